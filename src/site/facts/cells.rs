//! One value of a document as the parts of a cell.

use super::Shower;
use crate::locale::Lang;
use crate::model::field::{ChoiceWord, RefTarget, Shape};
use crate::model::{Kind, Page, library};
use crate::parse::{Content, Entry, Node};
use crate::site::here::Here;
use crate::site::view::{Cell, Link, Part};
use crate::value::{Date, parse_date};

impl Shower<'_> {
    pub(super) fn key_cell(self, shape: &Shape, key: &str) -> Cell {
        let part = match pick_scalar(shape, key) {
            Shape::Ref(target) => self.reference(*target, key),
            Shape::Choice(words) => Part {
                text: word(words, key, self.here.lang),
                ..Part::default()
            },
            _ => Part {
                text: self.month_on(key).unwrap_or_else(|| key.to_owned()),
                ..Part::default()
            },
        };
        Cell {
            parts: vec![part],
            numeric: false,
        }
    }

    /// `from-month-4` in words.
    fn month_on(self, key: &str) -> Option<String> {
        let month: usize = key.strip_prefix("from-month-")?.parse().ok()?;
        Some(self.here.count("from-month", month))
    }

    pub(super) fn parts(
        self,
        shape: &Shape,
        node: &Node,
        label: Option<&str>,
        out: &mut Vec<Part>,
    ) {
        match &node.content {
            Content::Null => {}
            Content::Scalar(text, _) => {
                let part = self.scalar(shape, text);
                out.push(Part {
                    label: label.map(str::to_owned),
                    ..part
                });
            }
            Content::List(items) => {
                let inner = match pick(shape, node) {
                    Shape::List(inner) => inner,
                    other => other,
                };
                for (at, item) in items.iter().enumerate() {
                    self.parts(inner, item, label.filter(|_| at == 0), out);
                }
            }
            Content::Map(entries) => self.entries(pick(shape, node), entries, label, out),
        }
    }

    fn entries(self, shape: &Shape, entries: &[Entry], label: Option<&str>, out: &mut Vec<Part>) {
        if let Some((first, last)) = days(entries) {
            let text = self.here.lang.days(first, last);
            return out.push(Part {
                label: label.map(str::to_owned),
                text,
                ..Part::default()
            });
        }
        for entry in entries {
            match shape {
                Shape::Record(fields) => {
                    let Some(field) = fields.iter().find(|field| field.key == entry.key.value)
                    else {
                        continue;
                    };
                    let name = field.name(self.here.lang);
                    self.parts(&field.shape(), &entry.value, Some(name), out);
                }
                Shape::Table(key, value) => {
                    let name = self
                        .key_cell(key, &entry.key.value)
                        .parts
                        .pop()
                        .unwrap_or_default()
                        .text;
                    // A filter names a column and its value; markets have names that readers know.
                    if entry.key.value == "market"
                        && let Some(market) = entry.value.text()
                    {
                        let label = Some(self.here.say("column-market"));
                        out.push(Part {
                            label,
                            text: self.here.market(market),
                            ..Part::default()
                        });
                    } else {
                        self.parts(value, &entry.value, Some(&name), out);
                    }
                }
                _ => self.parts(
                    &Shape::Any,
                    &entry.value,
                    label.or(Some(&entry.key.value)),
                    out,
                ),
            }
        }
    }

    fn scalar(self, shape: &Shape, text: &str) -> Part {
        match pick_scalar(shape, text) {
            Shape::Bool => Part {
                text: self.here.say(if text == "true" { "yes" } else { "no" }),
                ..Part::default()
            },
            Shape::Integer => Part {
                text: text
                    .parse()
                    .map_or_else(|_| text.to_owned(), |number| self.here.lang.integer(number)),
                ..Part::default()
            },
            Shape::Form(form) => {
                let spoken = self.here.written(form.id, text);
                Part {
                    text: spoken.text,
                    iso: spoken.iso,
                    ..Part::default()
                }
            }
            Shape::Choice(words) => Part {
                text: word(words, text, self.here.lang),
                ..Part::default()
            },
            Shape::Ref(target) => self.reference(*target, text),
            _ => Part {
                text: text.to_owned(),
                lang: self.foreign.map(|lang| lang.code().to_owned()),
                ..Part::default()
            },
        }
    }

    fn reference(self, target: RefTarget, id: &str) -> Part {
        let here = self.here;
        let link = match target {
            RefTarget::Party => here.link_by_id(Kind::Party, id),
            RefTarget::PartyOrPerson if here.site.playbook.party(id).is_some() => {
                here.link_by_id(Kind::Party, id)
            }
            RefTarget::Person | RefTarget::PartyOrPerson => here.person_link(id),
            RefTarget::Metric => here.link_by_id(Kind::Metric, id),
            RefTarget::Decision => here.link_by_id(Kind::Decision, id),
            RefTarget::Brief => here.link_by_id(Kind::Brief, id),
            RefTarget::Agreement => here.link_by_id(Kind::Agreement, id),
            RefTarget::Candidate => here.link_by_id(Kind::Candidate, id),
            RefTarget::Market => Link {
                text: here.market(id),
                ..Link::default()
            },
            RefTarget::ReadyMetric => Link {
                text: ready_metric(here, id),
                ..Link::default()
            },
            RefTarget::Ledger => Link {
                text: here.say_or(&format!("ledger-{id}"), id),
                ..Link::default()
            },
            RefTarget::Cadence => Link {
                text: here.say_or(&format!("cadence-{id}"), id),
                ..Link::default()
            },
            RefTarget::Object => self.object(id),
        };
        Part {
            text: link.text,
            lang: link.lang,
            href: link.href,
            ..Part::default()
        }
    }

    fn object(self, reference: &str) -> Link {
        match self.here.site.playbook.object(reference) {
            Some((document, Some(item))) => {
                let link = match table_with(&document.page, item) {
                    Some(table) => self
                        .here
                        .link_to_item(&document.page, &format!("{table}.{item}")),
                    None => self.here.link(&document.page),
                };
                Link {
                    text: format!("{} · {item}", link.text),
                    ..link
                }
            }
            Some((document, None)) => self.here.link(&document.page),
            None => Link {
                text: self
                    .here
                    .hidden(reference)
                    .unwrap_or_else(|| reference.to_owned()),
                ..Link::default()
            },
        }
    }
}

/// What a ready metric is called, and how it is written.
fn ready_metric(here: Here<'_>, reference: &str) -> String {
    match library::named(reference).and_then(library::document) {
        Some(document) => format!("{} ({reference})", document.in_language(here.lang).title()),
        None => reference.to_owned(),
    }
}

/// The first and the last day, where a record says nothing else.
fn days(entries: &[Entry]) -> Option<(Date, Date)> {
    let [first, last] = entries else { return None };
    let is_range =
        [("from", "to"), ("start", "end")].contains(&(first.key.as_str(), last.key.as_str()));
    let day = |entry: &Entry| parse_date(entry.value.text()?).ok();
    day(first)
        .zip(day(last))
        .filter(|(first, last)| is_range && first <= last)
}

/// The table of a document in which an item has a row of its own.
fn table_with<'p>(page: &'p Page, item: &str) -> Option<&'p str> {
    const WITH_ITEMS: [&str; 6] = [
        "expectations",
        "deliverables",
        "success",
        "cadences",
        "approvals",
        "decision_rights",
    ];
    let mut tables = page
        .fields
        .entries()
        .iter()
        .filter(|entry| WITH_ITEMS.contains(&entry.key.as_str()));
    tables
        .find(|entry| entry.value.get(item).is_some())
        .map(|entry| entry.key.value.as_str())
}

fn word(words: &[ChoiceWord], text: &str, lang: Lang) -> String {
    let found = words.iter().find(|word| word.word == text);
    found.map_or_else(
        || text.to_owned(),
        |word| (if lang == Lang::Ru { word.ru } else { word.en }).to_owned(),
    )
}

/// Of two shapes the one that a node is written in.
pub(super) fn pick<'s>(shape: &'s Shape, node: &Node) -> &'s Shape {
    let Shape::Either(one, other) = shape else {
        return shape;
    };
    let fits = |shape: &Shape| match (&node.content, shape) {
        (Content::List(_), shape) => matches!(shape, Shape::List(_)),
        (Content::Map(_), shape) => matches!(shape, Shape::Record(_) | Shape::Table(..)),
        (_, shape) => !matches!(shape, Shape::List(_) | Shape::Record(_) | Shape::Table(..)),
    };
    let (one, other) = (pick(one, node), pick(other, node));
    if fits(one) { one } else { other }
}

/// Of two shapes the one that a text reads as.
fn pick_scalar<'s>(shape: &'s Shape, text: &str) -> &'s Shape {
    match shape {
        Shape::Either(one, other) => {
            let one = pick_scalar(one, text);
            let is_date = text.len() == "2026-03-31".len();
            let fits = match one {
                Shape::Form(form) if form.id == "moment" => !is_date,
                Shape::List(_) | Shape::Record(_) | Shape::Table(..) => false,
                _ => true,
            };
            if fits { one } else { pick_scalar(other, text) }
        }
        Shape::List(inner) => pick_scalar(inner, text),
        _ => shape,
    }
}

/// Puts commas between the parts that stand alone and semicolons before those that have a label.
pub(super) fn separate(parts: &mut [Part]) {
    for at in 1..parts.len() {
        let mark = if parts[at].label.is_some() { ";" } else { "," };
        parts[at - 1].after = Some(mark.to_owned());
    }
}

//! The fields of a document, shown by their declaration: short facts as a list, records as tables.
//!
//! Nothing here knows a kind: what a field is called and what it holds comes from the table of fields, so a field added
//! to a kind, or declared by a playbook, is shown without a change on this floor.

use super::here::Here;
use super::view::{Cell, Column, Fact, Link, NamedTable, Part, Row, Table};
use crate::locale::Lang;
use crate::model::field::{ChoiceWord, Field, Record as _, RefTarget, Shape};
use crate::model::kinds::Common;
use crate::model::{Kind, Page};
use crate::parse::{Content, Entry, Node};
use crate::value::{Date, parse_date};

/// Common keys that are shown among the facts; the others have a place of their own on the page.
const COMMON: [&str; 4] = ["owner", "date", "tags", "audience"];

/// The fields of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) short: Vec<Fact>,
    pub(super) tables: Vec<NamedTable>,
}

/// Shows the fields of one document on one page of the site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shower<'a> {
    here: Here<'a>,
    /// The language free text is written in, where it is not the page's.
    foreign: Option<Lang>,
}

/// All fields of `page` in the order of their declaration, the common ones last.
pub(super) fn facts(here: Here<'_>, page: &Page) -> Facts {
    let own = here.site.playbook.config.own_fields(page.kind);
    let common = Common::FIELDS
        .iter()
        .filter(|field| COMMON.contains(&&*field.key));
    let shower = Shower::new(here, page);
    let mut facts = Facts::default();
    for field in page.kind.fields().iter().chain(&own).chain(common) {
        let Some(entry) = page
            .fields
            .get(&field.key)
            .filter(|entry| !is_empty(&entry.value))
        else {
            continue;
        };
        match shower.table(field, &entry.value) {
            Some(table) => facts.tables.push(table),
            None => facts.short.push(shower.fact(field, &entry.value)),
        }
    }
    facts
}

/// The value of one field of `page`, for lists of documents.
pub(super) fn cell(here: Here<'_>, page: &Page, key: &str) -> Option<(String, Cell)> {
    let own = here.site.playbook.config.own_fields(page.kind);
    let mut fields = page.kind.fields().iter().chain(&own).chain(Common::FIELDS);
    let field = fields.find(|field| field.key == key)?;
    let shower = Shower::new(here, page);
    let value = page
        .fields
        .get(key)
        .map(|entry| shower.value(field, &entry.value))
        .unwrap_or_default();
    Some((field.name(here.lang).to_owned(), value))
}

fn is_empty(node: &Node) -> bool {
    match &node.content {
        Content::Null => true,
        Content::Scalar(text, _) => text.trim().is_empty(),
        Content::List(items) => items.is_empty(),
        Content::Map(entries) => entries.is_empty(),
    }
}

impl<'a> Shower<'a> {
    fn new(here: Here<'a>, page: &Page) -> Self {
        Self {
            here,
            foreign: (page.lang != here.lang).then_some(page.lang),
        }
    }

    fn fact(self, field: &Field, node: &Node) -> Fact {
        let label = field.name(self.here.lang).to_owned();
        Fact {
            key: field.key.to_string(),
            label,
            cell: self.value(field, node),
        }
    }

    /// The value of a field. A phase is a text to the format, and a word to readers.
    fn value(self, field: &Field, node: &Node) -> Cell {
        match node.text().filter(|_| field.key == "phase") {
            Some(phase) => {
                let text = self.here.say_or(&format!("phase-{phase}"), phase);
                Cell {
                    parts: vec![Part {
                        text,
                        ..Part::default()
                    }],
                    numeric: false,
                }
            }
            None => self.cell(&field.shape(), node),
        }
    }

    fn cell(self, shape: &Shape, node: &Node) -> Cell {
        let mut parts = Vec::new();
        self.parts(shape, node, None, &mut parts);
        separate(&mut parts);
        Cell {
            parts,
            numeric: is_numeric(shape),
        }
    }

    /// Records with the same keys become a table.
    fn table(self, field: &Field, node: &Node) -> Option<NamedTable> {
        let shape = field.shape();
        let title = field.name(self.here.lang).to_owned();
        let id = format!("{}.", field.key);
        let (fields, key_name, rows) = match pick(&shape, node) {
            Shape::Table(key, value) => match &**value {
                Shape::Record(fields) => {
                    (*fields, self.key_name(key), self.keyed_rows(key, node, &id))
                }
                Shape::Table(inner_key, inner) => match &**inner {
                    Shape::Record(fields) => (
                        *fields,
                        self.key_name(key),
                        self.nested_rows(key, inner_key, node),
                    ),
                    _ => return None,
                },
                _ => return None,
            },
            Shape::List(value) => match &**value {
                Shape::Record(fields) => {
                    return Some(NamedTable {
                        id,
                        title,
                        table: self.list_table(fields, node),
                    });
                }
                _ => return None,
            },
            _ => return None,
        };
        let used = used(fields, rows.iter().map(|(_, _, record)| *record));
        let columns = std::iter::once(Column {
            label: key_name,
            numeric: false,
        })
        .chain(self.columns(&used))
        .collect();
        let rows = rows
            .into_iter()
            .map(|(id, head, record)| Row {
                id,
                head,
                cells: self.cells(&used, record),
            })
            .collect();
        Some(NamedTable {
            id,
            title,
            table: Table { columns, rows },
        })
    }

    fn keyed_rows<'n>(
        self,
        key: &Shape,
        node: &'n Node,
        id: &str,
    ) -> Vec<(Option<String>, Cell, &'n Node)> {
        let row = |entry: &'n Entry| {
            let head = self.key_cell(key, &entry.key.value);
            (Some(format!("{id}{}", entry.key.value)), head, &entry.value)
        };
        node.entries().iter().map(row).collect()
    }

    fn nested_rows<'n>(
        self,
        key: &Shape,
        inner: &Shape,
        node: &'n Node,
    ) -> Vec<(Option<String>, Cell, &'n Node)> {
        let mut rows = Vec::new();
        for outer in node.entries() {
            for entry in outer.value.entries() {
                let mut head = self.key_cell(key, &outer.key.value);
                head.parts
                    .extend(self.key_cell(inner, &entry.key.value).parts);
                separate(&mut head.parts);
                rows.push((None, head, &entry.value));
            }
        }
        rows
    }

    fn list_table(self, fields: &'static [Field], node: &Node) -> Table {
        let used = used(fields, node.items().iter());
        let Some((first, rest)) = used.split_first() else {
            return Table::default();
        };
        let columns = self.columns(&used).collect();
        let row = |record: &Node| Row {
            id: None,
            head: record
                .get(&first.key)
                .map(|entry| self.cell(&first.shape(), &entry.value))
                .unwrap_or_default(),
            cells: self.cells(rest, record),
        };
        Table {
            columns,
            rows: node.items().iter().map(row).collect(),
        }
    }

    fn columns(self, fields: &[&Field]) -> impl Iterator<Item = Column> {
        let column = move |field: &&Field| Column {
            label: field.name(self.here.lang).to_owned(),
            numeric: is_numeric(&field.shape()),
        };
        fields.iter().map(column).collect::<Vec<_>>().into_iter()
    }

    fn cells(self, fields: &[&Field], record: &Node) -> Vec<Cell> {
        let cell = |field: &&Field| match record.get(&field.key) {
            Some(entry) => self.cell(&field.shape(), &entry.value),
            None => Cell {
                parts: Vec::new(),
                numeric: is_numeric(&field.shape()),
            },
        };
        fields.iter().map(cell).collect()
    }

    fn key_name(self, key: &Shape) -> String {
        match key {
            Shape::Ref(target) => self.here.say(&format!("key-{}", target.name())),
            _ => self.here.say("key"),
        }
    }

    fn key_cell(self, shape: &Shape, key: &str) -> Cell {
        let part = match pick_scalar(shape, key) {
            Shape::Ref(target) => self.reference(*target, key),
            Shape::Choice(words) => Part {
                text: word(words, key, self.here.lang),
                ..Part::default()
            },
            _ => Part {
                text: key.to_owned(),
                ..Part::default()
            },
        };
        Cell {
            parts: vec![part],
            numeric: false,
        }
    }

    fn parts(self, shape: &Shape, node: &Node, label: Option<&str>, out: &mut Vec<Part>) {
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
                text: reference.to_owned(),
                ..Link::default()
            },
        }
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

/// The fields that at least one record states, in the order of their declaration.
fn used<'n>(
    fields: &'static [Field],
    records: impl Iterator<Item = &'n Node>,
) -> Vec<&'static Field> {
    let records: Vec<&Node> = records.collect();
    let is_used = |field: &&Field| {
        records.iter().any(|record| {
            record
                .get(&field.key)
                .is_some_and(|entry| !is_empty(&entry.value))
        })
    };
    fields.iter().filter(is_used).collect()
}

fn word(words: &[ChoiceWord], text: &str, lang: Lang) -> String {
    let found = words.iter().find(|word| word.word == text);
    found.map_or_else(
        || text.to_owned(),
        |word| (if lang == Lang::Ru { word.ru } else { word.en }).to_owned(),
    )
}

fn is_numeric(shape: &Shape) -> bool {
    match shape {
        Shape::Integer => true,
        Shape::Form(form) => ["money", "share", "number", "quantity", "value"].contains(&form.id),
        _ => false,
    }
}

/// Of two shapes the one that a node is written in.
fn pick<'s>(shape: &'s Shape, node: &Node) -> &'s Shape {
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
fn separate(parts: &mut [Part]) {
    for at in 1..parts.len() {
        let mark = if parts[at].label.is_some() { ";" } else { "," };
        parts[at - 1].after = Some(mark.to_owned());
    }
}

//! The text of documents, section by section, and their translations.

use std::collections::BTreeMap;

use super::change::{Change, Class};
use super::documents::listed;
use super::fields::{Judged, Seen, matters};
use super::weight::Weight;
use super::{About, Work, words};
use crate::locale::{Lang, Message};
use crate::model::{Document, Kind, Page};
use crate::text::Span;

/// What the prose of a document and of its translations says otherwise.
pub(super) fn changes(work: &Work<'_>, seen: &Seen<'_>, old: &Document) -> Vec<Change> {
    let mut changes: Vec<Change> = text(work, seen).into_iter().collect();
    let document = seen.document;
    for lang in Lang::ALL {
        let before = old.translations.get(&lang).map(|page| &**page);
        let now = document.translations.get(&lang).map(|page| &**page);
        changes.extend(translation(work, seen, lang, before, now));
    }
    changes
}

fn text(work: &Work<'_>, seen: &Seen<'_>) -> Option<Change> {
    let told = told(seen.old, seen.page())?;
    let message = Message::new("change-text")
        .with("document", words::title(seen.document))
        .with("sections", listed(&told.sections));
    let class = weight(seen);
    let judged = Judged::new("text-changed", Weight::All(class), message);
    let about = about(seen, seen.page(), false);
    Some(work.bare(&about, "text", told.at, judged))
}

/// Text that was signed was agreed to word by word.
fn weight(seen: &Seen<'_>) -> Class {
    let is_signed = |page: &Page| {
        let signoffs = page.common.signoffs.as_ref();
        signoffs.is_some_and(|signoffs| !signoffs.value.is_empty())
    };
    match seen.page().kind {
        _ if is_signed(seen.old) => Class::Breaking,
        kind if matters(kind) => Class::Notable,
        _ => Class::Minor,
    }
}

fn translation(
    work: &Work<'_>,
    seen: &Seen<'_>,
    lang: Lang,
    before: Option<&Page>,
    now: Option<&Page>,
) -> Option<Change> {
    let (kind, id, page, at) = match (before, now) {
        (None, None) => return None,
        (None, Some(now)) => (
            "translation-added",
            "change-translation-added",
            now,
            now.anchor,
        ),
        (Some(before), None) => (
            "translation-removed",
            "change-translation-removed",
            before,
            before.anchor,
        ),
        (Some(before), Some(now)) => {
            let fields = super::tree::differences(&[], &before.fields, &now.fields);
            let in_fields = fields.first().map(|difference| {
                if difference.now.is_some() {
                    difference.span
                } else {
                    now.anchor
                }
            });
            let at = in_fields.or_else(|| told(before, now).map(|told| told.at))?;
            ("translation-changed", "change-translation-changed", now, at)
        }
    };
    let message = Message::new(id)
        .with("document", words::title(seen.document))
        .with(
            "language",
            Message::new(format!("change-in-{}", lang.code())),
        );
    let class = if matches!(seen.page().kind, Kind::Agreement | Kind::Charter) {
        Class::Notable
    } else {
        Class::Minor
    };
    let judged = Judged::new(kind, Weight::All(class), message);
    let field = format!("translation.{}", lang.code());
    Some(work.bare(&about(seen, page, now.is_none()), &field, at, judged))
}

fn about<'p>(seen: &Seen<'_>, page: &'p Page, is_gone: bool) -> About<'p> {
    use crate::model::field::Choice as _;
    About {
        object: seen.page().object(),
        names: vec![(seen.page().kind.word().to_owned(), seen.page().id.clone())],
        file: &page.file,
        is_gone,
        at_most: seen.at_most(),
    }
}

/// Which sections of a text are not what they were, and where the first of them stands.
struct Told {
    sections: Vec<String>,
    at: Span,
}

fn told(old: &Page, new: &Page) -> Option<Told> {
    let (before, now) = (sections(old), sections(new));
    let spelled = |sections: &[Section]| {
        let keyed = sections.iter();
        let keyed = keyed.map(|section| (section.key.clone(), section.text.clone()));
        keyed.collect::<BTreeMap<_, _>>()
    };
    let (was, is) = (spelled(&before), spelled(&now));
    let changed = now.iter().filter(|it| was.get(&it.key) != Some(&it.text));
    let changed: Vec<&Section> = changed.collect();
    let gone = before.iter().filter(|it| !is.contains_key(&it.key));
    let gone: Vec<&Section> = gone.collect();
    if changed.is_empty() && gone.is_empty() {
        // The same sections in another order: the first that stands elsewhere is named.
        let misplaced = now
            .iter()
            .zip(&before)
            .find(|(now, old)| now.key != old.key);
        return misplaced.map(|(section, _)| Told {
            sections: vec![section.name(new)],
            at: section.at,
        });
    }
    let at = changed.first().map_or(new.anchor, |section| section.at);
    let names = changed.iter().map(|section| section.name(new));
    let names = names.chain(gone.iter().map(|section| section.name(old)));
    Some(Told {
        sections: names.collect(),
        at,
    })
}

/// A heading with what stands under it up to the next one.
struct Section {
    /// The heading and how many of that name stand before it; empty for what stands before the
    /// first heading.
    key: (String, usize),
    text: String,
    at: Span,
}

impl Section {
    /// Text before the first heading goes by the name of the document.
    fn name(&self, page: &Page) -> String {
        if self.key.0.is_empty() {
            page.title().to_owned()
        } else {
            self.key.0.clone()
        }
    }
}

fn sections(page: &Page) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let headings = &page.outline.headings;
    let starts = headings
        .iter()
        .map(|heading| (heading.text.trim(), heading.span));
    let opening = std::iter::once(("", Span::at(page.body.start)));
    let starts: Vec<(&str, Span)> = opening.chain(starts).collect();
    for (index, (name, span)) in starts.iter().enumerate() {
        let end = starts
            .get(index + 1)
            .map_or(page.body.end, |next| next.1.start);
        let text = page.file.slice(Span::new(span.start, end.max(span.start)));
        let text = normal(text);
        if name.is_empty() && text.is_empty() {
            continue;
        }
        let count = counts.entry((*name).to_owned()).or_default();
        let key = ((*name).to_owned(), *count);
        *count += 1;
        sections.push(Section {
            key,
            text,
            at: *span,
        });
    }
    sections
}

/// Runs of white space are one space outside of fenced code, where every sign counts.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if is_code || is_fence {
            out.push('\n');
            out.push_str(line.trim_end());
            is_code ^= is_fence;
            continue;
        }
        for word in line.split_whitespace() {
            out.push(' ');
            out.push_str(word);
        }
    }
    out.trim().to_owned()
}

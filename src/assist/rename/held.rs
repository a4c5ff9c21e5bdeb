//! What holds a name in place: words that people signed, sealed or decided, and words that only
//! people can read.

use super::super::Renamed;
use super::super::names::{self, Thing};
use super::after;
use crate::finding::Edit;
use crate::history::{digest, seals};
use crate::locale::Message;
use crate::model::field::{RefUse, inside_quotes};
use crate::model::{Document, Facts, Kind, Page, Playbook, Resolved};
use crate::rules::{Context, OPEN_AFTER_DECISION};

/// Refuses where an expression, a formula or a row of a ledger has the name among other words.
pub(super) fn by_loose_words(
    context: &Context<'_>,
    thing: &Thing,
    old: &str,
) -> Result<(), Message> {
    let playbook = context.playbook;
    let refused = |path: &str, line: usize| {
        let message = Message::new("assist-rename-loose");
        message
            .with("id", old)
            .with("path", path)
            .with("line", line)
    };
    for (file, text) in names::loose(playbook) {
        if has_word(&text.value, old) {
            let line = file.position(text.span.start).line;
            return Err(refused(file.path.as_str(), line));
        }
    }
    for (page, metric) in playbook.metrics() {
        let formula = metric.formula.as_ref();
        let literal = format!("'{old}'");
        if let Some(formula) = formula.filter(|formula| formula.contains(&literal)) {
            let line = page.file.position(formula.span.start).line;
            return Err(refused(page.path().as_str(), line));
        }
    }
    match thing {
        Thing::Item { .. } => by_rows(context, old),
        _ => Ok(()),
    }
}

/// Whether an id stands in a text as a word of its own.
fn has_word(text: &str, id: &str) -> bool {
    let is_inside = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + id.len()..].chars().next();
        !before.is_some_and(is_inside) && !after.is_some_and(is_inside)
    })
}

/// A deliverable is known to ledgers by its key, and no column says so.
fn by_rows(context: &Context<'_>, old: &str) -> Result<(), Message> {
    const COLUMNS: [(&str, &str); 2] = [("deliverables", "id"), ("performance", "asset")];
    for (ledger, column) in COLUMNS {
        let table = context.actuals.ledgers.table(ledger);
        let mut rows = table.into_iter().flat_map(|table| table.rows());
        if let Some(row) = rows.find(|row| row.word(column) == Some(old)) {
            let file = row.file();
            let line = file.position(row.span().start).line;
            let message = Message::new("assist-rename-row").with("id", old);
            return Err(message.with("path", file.path.as_str()).with("line", line));
        }
    }
    Ok(())
}

/// Refuses where what people acknowledged would read otherwise, or a reference would lead
/// elsewhere. Translations that were made from the text as it is are told its new digest.
pub(super) fn by_people(context: &Context<'_>, renamed: &mut Renamed) -> Result<(), Message> {
    let before = context.playbook;
    by_decisions(before, renamed)?;
    let odd = || Message::new("assist-rename-odd").with("path", before.config_file.path.as_str());
    let mut later = after::of(before, renamed).ok_or_else(odd)?;
    let digests = translated(before, &later, renamed);
    if !digests.is_empty() {
        renamed.edits.extend(digests);
        later = after::of(before, renamed).ok_or_else(odd)?;
    }
    for document in &before.documents {
        let path = after::moved_to(document.page.path(), renamed);
        let Some(now) = later.at(path) else {
            return Err(odd());
        };
        let has_other_words = (before, document, &later, now);
        if is_unsigned(has_other_words) {
            let message = Message::new("assist-rename-signed");
            return Err(message.with("path", document.page.path().as_str()));
        }
        if is_unsealed(has_other_words, renamed) {
            let message = Message::new("assist-rename-sealed");
            return Err(message.with("path", document.page.path().as_str()));
        }
        if let Some(lost) = lost(has_other_words) {
            let message = Message::new("assist-rename-ambiguous").with("id", &lost.id.value);
            return Err(message.with("path", document.page.path().as_str()));
        }
    }
    Ok(())
}

/// A document before and after, each with its playbook.
type Twice<'a> = (&'a Playbook, &'a Document, &'a Playbook, &'a Document);

/// Whether a digest that people wrote down fits before and not after.
fn is_unsigned((before, document, later, now): Twice<'_>) -> bool {
    let page = &document.page;
    let entries = page.common.signoffs.iter().flat_map(|it| it.value.iter());
    let signed = entries.filter_map(|entry| entry.value.as_ref());
    let is_lost = signed.into_iter().any(|entry| {
        let read = entry.read.as_ref().map(|lang| lang.value);
        let fits = |playbook: &Playbook, document: &Document| {
            let digest = digest::of_read(playbook, document, read);
            entry
                .digest
                .as_ref()
                .is_some_and(|it| it.value == digest.text())
        };
        fits(before, document) && !fits(later, now)
    });
    let charter = match &page.facts {
        Facts::Agreement(agreement) => agreement.charter_digest.as_ref(),
        Facts::Brief(brief) => brief.charter_digest.as_ref(),
        _ => None,
    };
    let follows = |playbook: &Playbook| {
        charter.is_some_and(|written| {
            let mut charters = playbook.of_kind(Kind::Charter);
            charters.any(|charter| {
                let whole = digest::of(playbook, charter);
                let source = digest::of_source(playbook, charter);
                [whole, source].iter().any(|it| it.text() == written.value)
            })
        })
    };
    is_lost || (follows(before) && !follows(later))
}

/// Whether a sealed sheet would say something else.
fn is_unsealed((before, document, later, now): Twice<'_>, renamed: &Renamed) -> bool {
    let Some(state) = seals::state(before, document) else {
        return false;
    };
    let is_edited = renamed
        .edits
        .iter()
        .any(|it| it.path == *document.page.path());
    seals::state(later, now) != Some(state) || (state == seals::SealState::NoSalt && is_edited)
}

/// A reference that led to one thing and would lead to none or to several.
fn lost<'a>((before, document, later, now): Twice<'a>) -> Option<&'a RefUse> {
    let leads = |playbook: &Playbook, it: &RefUse| {
        playbook.resolve(it.target, &it.id.value) == Resolved::One
    };
    let pairs = document.page.refs.iter().zip(&now.page.refs);
    let mut lost = pairs.filter(|(old, new)| leads(before, old) && !leads(later, new));
    lost.next().map(|(old, _)| old)
}

/// Refuses where a decision that was taken would say something else.
fn by_decisions(playbook: &Playbook, renamed: &Renamed) -> Result<(), Message> {
    let changes = |page: &Page| {
        let mut kept = page.fields.entries().iter();
        let edits: Vec<&Edit> = renamed
            .edits
            .iter()
            .filter(|edit| edit.path == *page.path())
            .collect();
        kept.any(|entry| {
            let span = entry.key.span.to(entry.value.span);
            let is_open = OPEN_AFTER_DECISION.contains(&entry.key.as_str());
            let is_inside =
                |edit: &&Edit| span.start <= edit.span.start && edit.span.end <= span.end;
            !is_open && edits.iter().any(is_inside)
        })
    };
    let decisions = playbook.decisions().map(|(page, _)| page);
    match decisions
        .filter(|page| page.is_closed())
        .find(|page| changes(page))
    {
        Some(page) => {
            let message = Message::new("assist-rename-decided");
            Err(message.with("path", page.path().as_str()))
        }
        None => Ok(()),
    }
}

/// The new digest of each source, for the translations that were made from it as it was.
fn translated(before: &Playbook, later: &Playbook, renamed: &Renamed) -> Vec<Edit> {
    let mut edits = Vec::new();
    for document in &before.documents {
        let path = after::moved_to(document.page.path(), renamed);
        let Some(now) = later.at(path) else {
            continue;
        };
        let (old, new) = (
            digest::of_source(before, document),
            digest::of_source(later, now),
        );
        for page in document.translations.values() {
            let from = page.translation.translated_from.as_ref();
            let from = from.filter(|from| from.value == old.text() && old.text() != new.text());
            edits.extend(from.map(|from| Edit {
                path: page.path().clone(),
                span: inside_quotes(&from.value, from.span),
                text: new.text().to_owned(),
            }));
        }
    }
    edits
}

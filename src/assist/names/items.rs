//! Names that are defined inside documents: people, expectations, deliverables, cadences, rights.

use super::fields::expectations;
use super::{Name, Part, Thing};
use crate::model::{Facts, Page, Playbook};
use crate::parse::Entry;
use crate::text::{Span, Spanned};

/// The keys under which a kind of documents keeps its items.
pub(in crate::assist) fn tables(page: &Page) -> &'static [&'static str] {
    match page.facts {
        Facts::Agreement(_) => &["expectations", "deliverables"],
        Facts::Brief(_) => &["expectations"],
        Facts::Alignment(_) => &["success"],
        Facts::Charter(_) => &["cadences", "approvals", "decision_rights"],
        _ => &[],
    }
}

/// The entry of an item, with its key as it is written.
pub(in crate::assist) fn item_entry<'p>(page: &'p Page, key: &str) -> Option<&'p Entry> {
    let in_table = |table: &&str| page.fields.get(table)?.value.get(key);
    let tables = tables(page).iter();
    tables
        .filter_map(|table| in_table(table))
        .next()
        .or_else(|| {
            let (first, rest) = key.split_once('.').unwrap_or((key, ""));
            let top = page.fields.get(first)?;
            let mut steps = rest.split('.').filter(|step| !step.is_empty());
            steps.try_fold(top, |entry, step| entry.value.get(step))
        })
}

/// The names of what a page defines, and those that refer to them within it.
pub(super) fn names(playbook: &Playbook, page: &Page) -> Vec<Name> {
    let mut names = Vec::new();
    let entries = tables(page)
        .iter()
        .filter_map(|table| page.fields.get(table));
    for entry in entries.flat_map(|table| table.value.entries()) {
        let thing = Thing::item(playbook, page, &entry.key.value);
        names.push(named(page, &entry.key, thing, Part::Definition));
    }
    if let Facts::Party(party) = &page.facts {
        for entry in party.people.iter().flat_map(|people| people.value.iter()) {
            let thing = Thing::Person(entry.key.value.clone());
            names.push(named(page, &entry.key, thing, Part::Definition));
        }
    }
    names.extend(of_brief(playbook, page));
    names
}

fn named(page: &Page, key: &Spanned<String>, thing: Thing, part: Part) -> Name {
    Name::new(&page.file, key.span, &key.value, thing, part)
}

/// A brief names its expectations under `forecast` and at the beginning of `fail`.
fn of_brief(playbook: &Playbook, page: &Page) -> Vec<Name> {
    let Facts::Brief(brief) = &page.facts else {
        return Vec::new();
    };
    let is_known = |key: &str| expectations(page).any(|(own, _)| own.value == key);
    let mut names = Vec::new();
    for entry in brief.forecast.iter().flat_map(|it| it.value.iter()) {
        if is_known(&entry.key) {
            let thing = Thing::item(playbook, page, &entry.key.value);
            names.push(named(page, &entry.key, thing, Part::Use));
        }
    }
    for line in brief.fail.iter().flat_map(|lines| lines.iter()) {
        let key = line.value.split(['<', '>']).next().unwrap_or("").trim();
        let at = page.file.slice(line.span).find(key);
        if let Some(at) = at.filter(|_| is_known(key)) {
            let start = line.span.start + at;
            let span = Span::new(start, start + key.len());
            let thing = Thing::item(playbook, page, key);
            names.push(Name::new(&page.file, span, key, thing, Part::Use));
        }
    }
    names
}

//! Documents: which of now is which of before, and what each says otherwise.

use std::collections::BTreeMap;

use super::change::{Change, Class};
use super::fields::{Judged, Seen, decision_step, judge, matters};
use super::tree::{Difference, differences, differences_at};
use super::weight::Weight;
use super::{About, Work, prose, words};
use crate::locale::{Arg, Message};
use crate::model::field::{Field, Record as _, Shape};
use crate::model::kinds::{Common, DecisionStatus, Expectation, Facts, Status};
use crate::model::{Document, Kind, Page, Playbook};
use crate::text::Span;

/// What documents say otherwise.
pub(super) fn changes(work: &Work<'_>) -> Vec<Change> {
    let (before, now) = (work.comparison.before, work.comparison.now);
    let pairs = pairs(before, now);
    let mut changes = Vec::new();
    let mut kept = vec![false; before.documents.len()];
    for (at, document) in now.documents.iter().enumerate() {
        let Some(old) = pairs.get(&at) else {
            changes.push(added(work, document));
            changes.extend(amended(work, document));
            continue;
        };
        kept[*old] = true;
        changes.extend(compared(work, &before.documents[*old], document));
    }
    let gone = before.documents.iter().zip(kept);
    let gone = gone.filter(|(_, is_kept)| !is_kept);
    changes.extend(gone.map(|(document, _)| removed(work, document)));
    changes
}

/// For documents of now the place of the same document before: the one of the same kind and id,
/// else that at the same path, else one with the very same text.
fn pairs(before: &Playbook, now: &Playbook) -> BTreeMap<usize, usize> {
    let mut pairs = Pairs {
        before,
        now,
        taken: vec![false; before.documents.len()],
        found: BTreeMap::new(),
    };
    pairs.pair_by(|page| (page.object(), page.path().to_string()));
    pairs.pair_by(Page::object);
    pairs.pair_by(|page| page.path().clone());
    pairs.pair_by(|page| page.file.text.clone());
    pairs.found
}

struct Pairs<'a> {
    before: &'a Playbook,
    now: &'a Playbook,
    taken: Vec<bool>,
    found: BTreeMap<usize, usize>,
}

impl Pairs<'_> {
    /// Pairs those of both sides that are still alone and have the same name.
    fn pair_by<K: Ord>(&mut self, name: impl Fn(&Page) -> K) {
        let mut free: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, document) in self.before.documents.iter().enumerate().rev() {
            if !self.taken[at] {
                free.entry(name(&document.page)).or_default().push(at);
            }
        }
        for (at, document) in self.now.documents.iter().enumerate() {
            if self.found.contains_key(&at) {
                continue;
            }
            if let Some(old) = free.get_mut(&name(&document.page)).and_then(Vec::pop) {
                self.taken[old] = true;
                self.found.insert(at, old);
            }
        }
    }
}

fn about(page: &Page, is_gone: bool, at_most: Class) -> About<'_> {
    About {
        object: page.object(),
        names: vec![name_of(page)],
        file: &page.file,
        is_gone,
        at_most,
    }
}

fn name_of(page: &Page) -> (String, String) {
    use crate::model::field::Choice as _;
    (page.kind.word().to_owned(), page.id.clone())
}

fn message(id: &'static str, document: &Document) -> Message {
    use crate::model::field::Choice as _;
    let kind = document.page.kind;
    Message::new(id)
        .with("document", words::title(document))
        .with("kind", words::words(|lang| kind.label(lang).to_owned()))
}

fn added(work: &Work<'_>, document: &Document) -> Change {
    let page = &*document.page;
    let about = about(page, false, draft_limit(page));
    if let Some(status) = page
        .decision_status()
        .filter(|_| page.kind == Kind::Decision)
    {
        let (kind, id, class) = decision_step(None, status);
        let judged = Judged::new(kind, Weight::All(class), message(id, document));
        return work.bare(&about, "", page.anchor, judged);
    }
    let class = if matters(page.kind) || page.kind == Kind::Alignment {
        Class::Notable
    } else {
        Class::Minor
    };
    let message = message("change-document-added", document);
    let judged = Judged::new("document-added", Weight::All(class), message);
    work.bare(&about, "", page.anchor, judged)
}

/// What was a record of something is missed; what both sides go by is lost.
fn removed(work: &Work<'_>, document: &Document) -> Change {
    let page = &*document.page;
    let about = about(page, true, draft_limit(page));
    let class = match page.kind {
        Kind::Page | Kind::Update => Class::Minor,
        Kind::Decision if page.decision_status() != Some(DecisionStatus::Accepted) => {
            Class::Notable
        }
        kind if matters(kind) => Class::Breaking,
        _ => Class::Notable,
    };
    let message = message("change-document-removed", document);
    let judged = Judged::new("document-removed", Weight::All(class), message);
    work.bare(&about, "", page.anchor, judged)
}

fn draft_limit(page: &Page) -> Class {
    match page.status() {
        Some(Status::Draft) if page.kind.has_life() => Class::Minor,
        _ => Class::Breaking,
    }
}

fn compared(work: &Work<'_>, old: &Document, document: &Document) -> Vec<Change> {
    let comparison = &work.comparison;
    let seen = Seen {
        before: comparison.before,
        now: comparison.now,
        old: &old.page,
        document,
        days: comparison.days,
    };
    let mut changes = Vec::new();
    if old.page.path() != document.page.path() {
        changes.push(moved(work, &old.page, document));
    }
    for difference in all_differences(&seen) {
        if !is_told_otherwise(work, &document.page, &difference) {
            changes.push(field_change(work, &seen, &difference));
        }
    }
    changes.extend(
        became_active(&seen)
            .then(|| amended(work, document))
            .into_iter()
            .flatten(),
    );
    changes.extend(prose::changes(work, &seen, old));
    changes
}

fn all_differences<'a>(seen: &Seen<'a>) -> Vec<Difference<'a>> {
    let own = seen.now.config.own_fields(seen.document.page.kind);
    let old = seen.before.config.own_fields(seen.old.kind);
    let tables: [&[Field]; 4] = [Common::FIELDS, seen.document.page.kind.fields(), &own, &old];
    differences(&tables, &seen.old.fields, &seen.document.page.fields)
}

fn field_change(work: &Work<'_>, seen: &Seen<'_>, difference: &Difference<'_>) -> Change {
    let is_gone = difference.now.is_none();
    let page = if is_gone { seen.old } else { seen.page() };
    let about = About {
        names: vec![name_of(page), name_of(seen.page())],
        ..about(page, is_gone, seen.at_most())
    };
    work.change(&about, difference, judge(seen, difference))
}

/// Whether a field was told already as a check that became weaker.
fn is_told_otherwise(work: &Work<'_>, page: &Page, difference: &Difference<'_>) -> bool {
    let at_page = || {
        let all = work.weakenings.iter();
        all.filter(|weakening| weakening.place.path == *page.path())
    };
    match difference.named().as_slice() {
        ["waivers", ..] => at_page().any(|weakening| weakening.tells(difference)),
        [key, ..] if page.kind == Kind::Metric => at_page().any(|weakening| {
            let name = weakening.names.first();
            name.is_some_and(|name| name.ends_with(&format!("#{key}")))
        }),
        _ => false,
    }
}

fn moved(work: &Work<'_>, old: &Page, document: &Document) -> Change {
    let page = &*document.page;
    let message = message("change-document-moved", document)
        .with("before", old.path().as_str())
        .with("after", page.path().as_str());
    let judged = Judged::new("document-moved", Weight::All(Class::Minor), message);
    let mut change = work.bare(
        &about(page, false, Class::Breaking),
        "",
        page.anchor,
        judged,
    );
    change.before = Some(old.path().to_string());
    change.after = Some(page.path().to_string());
    change
}

fn became_active(seen: &Seen<'_>) -> bool {
    let is_active = |page: &Page| page.status() == Some(Status::Active);
    is_active(seen.page()) && !is_active(seen.old)
}

/// What an amendment that is new, or newly active, makes of the promises it amends.
fn amended(work: &Work<'_>, document: &Document) -> Vec<Change> {
    let page = &*document.page;
    let comparison = &work.comparison;
    let base = match &page.facts {
        Facts::Agreement(agreement) => agreement.amends.as_ref(),
        _ => None,
    };
    let base = base.and_then(|base| comparison.before.document(Kind::Agreement, base.as_str()));
    let (Some(base), Some(promises)) = (base, page.fields.get("expectations")) else {
        return Vec::new();
    };
    let held = holders(comparison.before, &base.page, &page.id);
    let mut changes = Vec::new();
    for entry in promises.value.entries() {
        let promise = |page: &&Page| {
            let promises = page.fields.get("expectations")?;
            promises.value.get(&entry.key).map(|_| ())
        };
        let holder = held.iter().rev().find(|page| promise(page).is_some());
        let seen = Seen {
            before: comparison.before,
            now: comparison.now,
            old: holder.copied().unwrap_or(&base.page),
            document,
            days: comparison.days,
        };
        let old = seen.old.fields.get("expectations");
        let old = old.and_then(|table| table.value.get(&entry.key));
        let about = About {
            names: vec![name_of(page), name_of(&base.page)],
            ..about(page, false, own_limit(page))
        };
        let keys = ["expectations", entry.key.as_str()];
        let shape = Shape::Record(Expectation::FIELDS);
        let found = differences_at(&keys, &shape, old.map(|old| &old.value), Some(&entry.value));
        let found = found.iter().map(|difference| {
            let difference = at_key(difference, entry.key.span);
            work.change(&about, &difference, judge(&seen, &difference))
        });
        changes.extend(found);
    }
    changes
}

/// What an amendment leaves out is gone from the promise: it is told at the amendment's own key.
fn at_key<'a>(difference: &Difference<'a>, key: Span) -> Difference<'a> {
    let mut difference = difference.clone();
    if difference.now.is_none() {
        difference.span = key;
    }
    difference
}

fn own_limit(page: &Page) -> Class {
    match page.status() {
        Some(Status::Draft) => Class::Minor,
        Some(Status::Proposed) => Class::Notable,
        _ => Class::Breaking,
    }
}

/// The agreement and its active amendments, in the order in which each replaces the one before.
fn holders<'a>(before: &'a Playbook, base: &'a Page, except: &str) -> Vec<&'a Page> {
    let mut amendments: Vec<&Page> = before
        .agreements()
        .filter(|(page, agreement)| {
            let amends = agreement.amends.as_ref();
            page.id != except
                && page.status() == Some(Status::Active)
                && amends.is_some_and(|amends| amends.as_str() == base.id)
        })
        .map(|(page, _)| page)
        .collect();
    amendments.sort_by_key(|page| (page.begins(), page.id.clone()));
    std::iter::once(base).chain(amendments).collect()
}

/// Words for a list of names.
pub(super) fn listed(names: &[String]) -> Arg {
    let names = names.to_vec();
    words::words(|lang| {
        let quoted = names.iter().map(|name| words::quoted(name, lang));
        quoted.collect::<Vec<_>>().join(", ")
    })
}

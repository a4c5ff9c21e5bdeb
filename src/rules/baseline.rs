//! Findings that the playbook's baseline knows, and what of the baseline is needed no longer.

mod shrinking;

use std::collections::BTreeMap;

use super::{group_of, hygiene};
use crate::finding::{Cause, Finding, Level, Measure, Place};
use crate::locale::{Arg, Message};
use crate::model::Baseline;
use crate::model::baseline::{Key, Known};
use crate::text::DocPath;
use crate::value::{Currency, parse_currency};

pub use shrinking::Shrunk;
pub(super) use shrinking::{Judged, shrunk};

/// Findings that no baseline may know, beside those about waivers: what they tell is about this
/// change, about this clone, or about the baseline itself.
const NEVER: [&str; 3] = ["shallow-history", "stale-baseline", "weakened-check"];

/// Whether a baseline at `path` may know a finding. What the passing of time brings about is to be
/// done or waived, with an owner and an end: known once, it would be silent for ever.
fn may_know(finding: &Finding, path: &DocPath) -> bool {
    let is_about_waivers = finding.rule.ends_with("-waiver");
    finding.cause != Cause::Time
        && finding.waived_by.is_none()
        && !is_about_waivers
        && !NEVER.contains(&&*finding.rule)
        && finding.place.path != *path
}

fn key(finding: &Finding) -> Key {
    let scale = finding.measure.as_ref();
    Key {
        object: finding.subject().to_owned(),
        rule: finding.rule.to_string(),
        field: finding.field.clone(),
        scale: scale.map(|it| (it.unit.clone(), it.better)),
    }
}

/// Everything that a baseline at `path` would know of these findings.
pub fn known_of(findings: &[Finding], path: &DocPath) -> Vec<Known> {
    let mut groups: BTreeMap<Key, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| may_know(it, path)) {
        groups.entry(key(finding)).or_default().push(finding);
    }
    let known = groups.into_iter();
    known
        .filter_map(|(key, found)| worst(key, &found))
        .collect()
}

/// What findings of one key come to; nothing where there are none.
fn worst(key: Key, found: &[&Finding]) -> Option<Known> {
    let level = found.iter().map(|finding| finding.level).max()?;
    let measures = found.iter().filter_map(|finding| finding.measure.as_ref());
    let measure = measures
        .filter(|it| {
            key.scale
                .as_ref()
                .is_some_and(|(unit, better)| it.scale() == (unit, *better))
        })
        .min_by(|one, other| one.cmp_quality(other));
    Some(Known {
        measure: measure.cloned(),
        key,
        level,
        count: u32::try_from(found.len()).unwrap_or(u32::MAX),
    })
}

/// The entries of a baseline by key, each with the first of those that say it. Where a merge left
/// two, the stricter holds.
fn entries(baseline: &Baseline) -> BTreeMap<Key, (usize, Known)> {
    let mut entries: BTreeMap<Key, (usize, Known)> = BTreeMap::new();
    for (at, written) in baseline.entries.iter().enumerate() {
        let known = &written.known;
        entries
            .entry(known.key.clone())
            .and_modify(|(_, first)| *first = first.stricter(known))
            .or_insert_with(|| (at, known.clone()));
    }
    entries
}

/// The entry that may know a finding: one that measures the same, else one without a number.
fn entry_for(finding: &Finding, entries: &BTreeMap<Key, (usize, Known)>) -> Option<Key> {
    let exact = key(finding);
    let plain = Key {
        scale: None,
        ..exact.clone()
    };
    [exact, plain]
        .into_iter()
        .find(|key| entries.contains_key(key))
}

/// Marks the findings that the baseline knows. Those that are more, or worse, than it knows stay,
/// and say so.
pub(super) fn apply(findings: &mut [Finding], baseline: &Baseline) {
    let entries = entries(baseline);
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        let entry = may_know(finding, &baseline.file.path).then(|| entry_for(finding, &entries));
        if let Some(key) = entry.flatten() {
            groups.entry(key).or_default().push(at);
        }
    }
    for (key, group) in groups {
        let Some((at, known)) = entries.get(&key) else {
            continue;
        };
        let place = Place::new(&baseline.file.path, baseline.entries[*at].span);
        let count = u32::try_from(group.len()).unwrap_or(u32::MAX);
        for at in group {
            let finding = &mut findings[at];
            match worsening(finding, count, known) {
                Some(note) => finding.notes.push(note),
                None => finding.known_by = Some(place.clone()),
            }
        }
    }
}

/// In what a finding, one of `count`, goes beyond what is known.
fn worsening(finding: &Finding, count: u32, known: &Known) -> Option<Message> {
    if count > known.count {
        let note = Message::new("baseline-more");
        return Some(note.with("known", known.count).with("now", count));
    }
    if let (Some(now), Some(before)) = (&finding.measure, &known.measure)
        && now.is_worse_than(before)
    {
        let note = Message::new("baseline-worse");
        return Some(note.with("known", said(before)).with("now", said(now)));
    }
    (finding.level > known.level).then(|| {
        let level = Message::new(format!("level-{}", known.level));
        Message::new("baseline-level").with("known", level)
    })
}

/// A number with its unit, as far as languages know the unit.
fn said(measure: &Measure) -> Arg {
    let of = measure.unit.split('/').next().unwrap_or("");
    if of == "%" {
        return Arg::Share(measure.number);
    }
    let currency: Option<Currency> = parse_currency(of).ok();
    match currency {
        Some(currency) => Arg::Money(measure.number, currency.code().to_owned()),
        None => Arg::Decimal(measure.number),
    }
}

/// Whether a finding says that a file cannot be read as it is written.
fn is_unread(told: &Finding) -> bool {
    let is_of_reading = group_of(&told.rule).is_some_and(|group| group.id == "reading");
    is_of_reading && super::find(&told.rule).is_some_and(|rule| rule.level == Level::Error)
}

/// The ids of rules in the baseline that this program does not have.
pub(super) fn unknown_rules(baseline: &Baseline) -> impl Iterator<Item = Finding> {
    let path = &baseline.file.path;
    let unknown = baseline
        .entries
        .iter()
        .filter(|it| super::find(&it.rule.value).is_none());
    unknown.map(move |written| {
        let finding = hygiene::unknown_rule(Place::new(path, written.rule.span), &written.rule);
        let field = format!("known.{}", written.known.key.object);
        finding.object(path.as_str()).field(field)
    })
}

//! Waivers that were granted or prolonged.

use super::{DefaultLevel, Weakening, at_config, config_names};
use crate::finding::Place;
use crate::model::kinds::{DecisionStatus, WaiverEntry};
use crate::model::{Kind, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// Waivers that are new or hold longer.
pub(super) fn waivers(
    before: &Playbook,
    now: &Playbook,
    levels: &[DefaultLevel],
) -> Vec<Weakening> {
    let old = all_waivers(before, levels);
    let accepted = |entry: &WaiverEntry| {
        let id = entry.decision.as_ref()?.as_str();
        let document = now.document(Kind::Decision, id)?;
        let is_accepted = document.page.decision_status() == Some(DecisionStatus::Accepted);
        is_accepted.then(|| id.to_owned())
    };
    let same = |one: &WaiverEntry, other: &WaiverEntry| {
        let text = |value: &Option<Spanned<String>>| value.as_ref().map(|text| text.value.clone());
        text(&one.rule) == text(&other.rule)
            && text(&one.object) == text(&other.object)
            && text(&one.field) == text(&other.field)
    };
    let mut found = Vec::new();
    for (place, entry) in all_waivers(now, levels) {
        let until = |entry: &WaiverEntry| entry.until.as_ref().map(|until| until.value);
        let twin = old
            .iter()
            .find(|(at, other)| at.path == place.path && same(&entry, other));
        let is_new = twin.is_none();
        let is_longer = twin.is_some_and(|(_, twin)| until(&entry) > until(twin));
        if !(is_new || is_longer) {
            continue;
        }
        let rule = entry.rule.as_ref();
        let subject = rule.map(|rule| rule.value.clone()).unwrap_or_default();
        let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        found.push(Weakening {
            place: Place::new(&place.path, rule.map_or(place.span, |rule| rule.span)),
            names: config_names(&format!("waiver.{subject}")),
            variant: if is_new { "waiver" } else { "waiver-longer" },
            subject,
            before: text(twin.and_then(|(_, twin)| until(twin))),
            after: text(until(&entry)),
            decision: accepted(&entry),
        });
    }
    found
}

fn all_waivers(playbook: &Playbook, levels: &[DefaultLevel]) -> Vec<(Place, WaiverEntry)> {
    let config = playbook
        .config
        .waiver
        .iter()
        .flat_map(|entries| entries.value.iter());
    let config = config.map(|entry| (at_config(playbook, entry.span), entry.value.clone()));
    let pages = playbook.documents.iter().map(|document| &document.page);
    let own = pages.flat_map(|page| {
        let entries = page
            .common
            .waivers
            .iter()
            .flat_map(|entries| entries.value.iter());
        entries.map(|entry| (Place::new(page.path(), entry.span), entry.value.clone()))
    });
    config
        .chain(own)
        .filter(|(_, entry)| {
            let rule = entry.rule.as_ref();
            rule.is_some_and(|rule| levels.iter().any(|(id, _)| *id == rule.value))
        })
        .collect()
}

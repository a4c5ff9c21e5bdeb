//! Another profile, or one of the playbook's own that says something else.

use super::{DefaultLevel, Weakening, at_config, config_names};
use crate::compare::profiles::{ProfileDifference, profiles};
use crate::finding::{Level, Place};
use crate::model::profile::strictness::weakens;
use crate::model::{Config, Playbook};
use crate::text::Span;

/// How a decision's `changes` names the profile.
pub(super) const NAME: &str = "comity.toml#profile";

/// What the profile says otherwise, where that lets more pass. Where another one is named, that is
/// all there is to say; `comity profile diff` tells what differs.
pub(super) fn changes(
    before: &Playbook,
    now: &Playbook,
    levels: &[DefaultLevel],
) -> Vec<Weakening> {
    let name = |config: &Config| {
        let profile = config.profile.as_ref();
        profile
            .map_or("standard", |profile| profile.value.as_str())
            .to_owned()
    };
    let (old, new) = (name(&before.config), name(&now.config));
    let has_own = |playbook: &Playbook| playbook.lineage.own().next().is_some();
    if old == new && !has_own(before) && !has_own(now) {
        return Vec::new();
    }
    let mut differences = profiles(&before.lineage, &now.lineage);
    differences.retain(|difference| is_weaker(difference, levels));
    if old != new {
        let told = weakening(at_profile(now), "profile".to_owned(), old, new);
        return differences.first().map(|_| told).into_iter().collect();
    }
    let told = differences.into_iter();
    told.map(|difference| of_key(now, difference)).collect()
}

/// A key that says something else; of a gate what it no longer asks.
fn of_key(now: &Playbook, difference: ProfileDifference) -> Weakening {
    let place = place(now, &difference);
    let ProfileDifference {
        keys,
        key,
        before_text,
        after_text,
        ..
    } = difference;
    if let ([table, gate, rest @ ..], Some(before), None) = (&keys[..], &before_text, &after_text)
        && table == GATES
    {
        let subject = match rest {
            [] => key,
            _ => format!("{GATES}.{gate}: {before}"),
        };
        let told = weakening(place, subject, before.clone(), String::new());
        return Weakening {
            variant: "gone",
            ..told
        };
    }
    let said = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
    weakening(place, key, said(before_text), said(after_text))
}

/// The table of gates in a profile.
const GATES: &str = "gates";
/// The table of levels in a profile.
const RULES: &str = "rules";

/// Whether a difference lets more pass. A rule of which the profile does not speak has its own level.
fn is_weaker(difference: &ProfileDifference, levels: &[DefaultLevel]) -> bool {
    let usual = match difference.keys.as_slice() {
        [table, rule] if table == RULES => {
            let mut levels = levels.iter();
            levels.find_map(|(id, level)| (id == rule).then_some(Level::as_str(*level)))
        }
        _ => None,
    };
    let said = |text: &'_ Option<String>| text.clone().or_else(|| usual.map(str::to_owned));
    let (before, after) = (said(&difference.before_text), said(&difference.after_text));
    weakens(&difference.keys, before.as_deref(), after.as_deref())
}

/// Where the key stands now, or what it stood in: in the file that says it, else where the profile is
/// named.
fn place(now: &Playbook, difference: &ProfileDifference) -> Place {
    let keys: Vec<&str> = difference.keys.iter().map(String::as_str).collect();
    let layer = |keys: &[&str]| now.lineage.layer_of(keys).filter(|layer| layer.is_own);
    if let Some((layer, span)) = layer(&keys).zip(difference.span) {
        return Place::new(&layer.file.path, span);
    }
    let (mut node, mut found) = (now.lineage.merged(), None);
    for (at, key) in keys.iter().enumerate() {
        let Some(entry) = node.get(key) else { break };
        node = &entry.value;
        found = layer(&keys[..=at]).map(|layer| Place::new(&layer.file.path, entry.key.span));
    }
    found.unwrap_or_else(|| at_profile(now))
}

fn at_profile(now: &Playbook) -> Place {
    let named = now.config.profile.as_ref();
    at_config(now, named.map_or(Span::at(0), |profile| profile.span))
}

fn weakening(place: Place, subject: String, before: String, after: String) -> Weakening {
    Weakening {
        place,
        names: config_names("profile"),
        variant: "definition",
        subject,
        before,
        after,
        decision: None,
    }
}

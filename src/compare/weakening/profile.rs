//! Another profile, or one of the playbook's own that says something else.

use super::{Weakening, at_config, config_names};
use crate::compare::profiles::{ProfileDifference, profiles};
use crate::finding::Place;
use crate::model::{Config, Playbook};
use crate::text::Span;

/// How a decision's `changes` names the profile.
pub(super) const NAME: &str = "comity.toml#profile";

/// What the profile says otherwise. Where another one is named, that is all there is to say;
/// `comity profile diff` tells what differs.
pub(super) fn changes(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let name = |config: &Config| {
        let profile = config.profile.as_ref();
        profile
            .map_or("standard", |profile| profile.value.as_str())
            .to_owned()
    };
    let (old, new) = (name(&before.config), name(&now.config));
    if old != new {
        return vec![weakening(at_profile(now), "profile".to_owned(), old, new)];
    }
    let has_own = |playbook: &Playbook| playbook.lineage.own().next().is_some();
    if !has_own(before) && !has_own(now) {
        return Vec::new();
    }
    let differences = profiles(&before.lineage, &now.lineage);
    let told = differences.into_iter().map(|difference| {
        let place = place(now, &difference);
        let said = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
        let (old, new) = (said(difference.before_text), said(difference.after_text));
        weakening(place, difference.key, old, new)
    });
    told.collect()
}

/// Where the key stands now: in the file that says it, else where the profile is named.
fn place(now: &Playbook, difference: &ProfileDifference) -> Place {
    let keys: Vec<&str> = difference.keys.iter().map(String::as_str).collect();
    let layer = now.lineage.layer_of(&keys).filter(|layer| layer.is_own);
    match (layer, difference.span) {
        (Some(layer), Some(span)) => Place::new(&layer.file.path, span),
        _ => at_profile(now),
    }
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

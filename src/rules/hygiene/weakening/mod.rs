//! Where a playbook checks less than it did.

mod definitions;
mod grants;
mod levels;

use crate::finding::Place;
use crate::model::Playbook;
use crate::text::Span;

/// A place where a check became weaker.
pub(super) struct Weakening {
    /// The place that is weaker now.
    pub(super) place: Place,
    /// How a decision's `changes` may name it; any of these covers it.
    pub(super) names: Vec<String>,
    /// Which message tells it.
    pub(super) variant: &'static str,
    /// What became weaker.
    pub(super) subject: String,
    /// What was written before.
    pub(super) before: String,
    /// What is written now.
    pub(super) after: String,
}

/// Every place where `now` checks less than `before`.
pub(super) fn between(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let mut found = levels::rules(before, now);
    found.extend(definitions::kpi(before, now));
    found.extend(definitions::profile(before, now));
    found.extend(definitions::metrics(before, now));
    found.extend(grants::waivers(before, now));
    found
}

fn at_config(playbook: &Playbook, span: Span) -> Place {
    Place::new(&playbook.config_file.path, span)
}

fn config_names(key: &str) -> Vec<String> {
    vec![format!("comity.toml#{key}"), "comity.toml".to_owned()]
}

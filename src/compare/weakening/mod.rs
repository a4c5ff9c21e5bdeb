//! Where a playbook checks less than it did.
//!
//! What a rule's level is where none is written is told by the caller, since rules stand above.

mod baseline;
mod definitions;
mod gates;
mod grants;
mod levels;
mod profile;

use super::tree::Difference;
use crate::finding::{Level, Place};
use crate::model::Playbook;
use crate::text::Span;

/// A place where a check became weaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weakening {
    /// The place that is weaker now.
    pub place: Place,
    /// How a decision's `changes` may name it; any of these covers it.
    pub names: Vec<String>,
    /// Which message tells it.
    pub variant: &'static str,
    /// What became weaker.
    pub subject: String,
    /// What was written before.
    pub before: String,
    /// What is written now.
    pub after: String,
    /// The accepted decision that it names itself.
    pub decision: Option<String>,
}

impl Weakening {
    /// Whether it is the profile that says something else.
    pub(super) fn is_of_profile(&self) -> bool {
        self.names.first().is_some_and(|name| name == profile::NAME)
    }

    /// Whether a difference of fields says the same as this.
    pub(super) fn tells(&self, difference: &Difference<'_>) -> bool {
        let field = difference.field();
        let keys = difference.named();
        match (self.variant, keys.as_slice()) {
            ("level", ["rules", id] | ["rules", id, "level"]) => *id == self.subject,
            ("packs", ["packs", ..]) => true,
            ("limit", ["rules", rest @ ..]) => rest.join(".") == self.subject,
            ("definition" | "removed" | "gone", _) => {
                let name = self.names[0].split_once('#').map_or("", |name| name.1);
                field == name || field.starts_with(&format!("{name}."))
            }
            ("waiver", ["waiver" | "waivers"]) => {
                let rule = difference.now.and_then(|item| item.get("rule"));
                rule.is_some_and(|rule| rule.value.span == self.place.span)
            }
            ("waiver-longer", ["waiver" | "waivers", "until"]) => {
                difference.text_now().unwrap_or_default() == self.after
            }
            _ => false,
        }
    }
}

/// A rule and the level of its findings where no configuration names another.
pub type DefaultLevel = (&'static str, Level);

/// Every place where `now` checks less than `before`; `levels` are those of all rules.
pub fn between(before: &Playbook, now: &Playbook, levels: &[DefaultLevel]) -> Vec<Weakening> {
    let mut found = levels::rules(before, now, levels);
    found.extend(definitions::kpi(before, now));
    found.extend(definitions::packs(before, now));
    found.extend(profile::changes(before, now, levels));
    found.extend(definitions::metrics(before, now));
    found.extend(gates::gates(before, now));
    found.extend(gates::own_rules(before, now));
    found.extend(grants::waivers(before, now, levels));
    found.extend(baseline::changes(before, now));
    found
}

fn at_config(playbook: &Playbook, span: Span) -> Place {
    Place::new(&playbook.config_file.path, span)
}

fn config_names(key: &str) -> Vec<String> {
    vec![format!("comity.toml#{key}"), "comity.toml".to_owned()]
}

//! Rules that are milder, and limits that let more pass.

use super::{DefaultLevel, Weakening, at_config, config_names};
use crate::finding::Level;
use crate::model::config::{ALL_HOURS, BUSINESS_HOURS, RuleLevel, RuleSettings};
use crate::model::field::{Either, Keyed};
use crate::model::{Config, Playbook};
use crate::text::Span;
use crate::value::{Duration, Number};

/// Rules that became milder, and limits that were raised.
pub(super) fn rules(before: &Playbook, now: &Playbook, levels: &[DefaultLevel]) -> Vec<Weakening> {
    let mut found = Vec::new();
    for &(rule, default) in levels {
        // Levels of the profile are told with the profile.
        let old = level(before, rule, default);
        let new = level(now, rule, default);
        let is_of_profile =
            before.config.rule_level(rule).is_none() && now.config.rule_level(rule).is_none();
        if is_of_profile {
            continue;
        }
        if new < old {
            let entry = entry(&now.config, rule);
            let span = entry.map_or(Span::at(0), |entry| {
                entry
                    .value
                    .as_ref()
                    .map_or(entry.key.span, |value| value.span)
            });
            found.push(Weakening {
                place: at_config(now, span),
                names: config_names(&format!("rules.{rule}")),
                variant: "level",
                subject: rule.to_owned(),
                before: level_word(old),
                after: level_word(new),
                decision: None,
            });
        }
    }
    let settings = now.config.rules.iter().flat_map(|rules| rules.value.iter());
    for entry in settings {
        let Some(Either::That(settings)) = entry.value.as_ref().map(|value| &value.value) else {
            continue;
        };
        for (key, value) in &settings.options {
            let old = before.config.rule_option(&entry.key, key);
            if let Some(old) = old.filter(|old| is_looser(old, value)) {
                found.push(Weakening {
                    place: at_config(now, value.span),
                    names: config_names(&format!("rules.{}", entry.key.value)),
                    variant: "limit",
                    subject: format!("{}.{}", entry.key.value, key.value),
                    before: old.value.clone(),
                    after: value.value.clone(),
                    decision: None,
                });
            }
        }
    }
    found
}

fn entry<'a>(
    config: &'a Config,
    id: &str,
) -> Option<&'a Keyed<String, Either<RuleLevel, RuleSettings>>> {
    config
        .rules
        .iter()
        .flat_map(|rules| rules.value.iter())
        .find(|entry| entry.key.value == id)
}

/// The level of a rule under a configuration; `None`, the least, where it is off.
fn level(playbook: &Playbook, rule: &str, default: Level) -> Option<Level> {
    match playbook.rule_level(rule) {
        None => Some(default),
        Some(level) => level.level(),
    }
}

fn level_word(level: Option<Level>) -> String {
    level.map_or("off", Level::as_str).to_owned()
}

/// Limits are lengths of time or counts; a greater one lets more pass, and so does one of which only
/// hours of work count.
fn is_looser(before: &str, after: &str) -> bool {
    if before == ALL_HOURS && after == BUSINESS_HOURS {
        return true;
    }
    if let (Ok(before), Ok(after)) = (Duration::parse(before), Duration::parse(after)) {
        return after.approx_days() > before.approx_days();
    }
    matches!((Number::parse(before), Number::parse(after)), (Ok(before), Ok(after)) if after > before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_looser_when_more_time_passes() {
        assert!(is_looser("48h", "3d") && !is_looser("3d", "48h"));
        assert!(is_looser("all", "business") && !is_looser("business", "all"));
        assert!(is_looser("3", "4") && !is_looser("3", "3"));
    }
}

//! Which way each key of a profile is stricter, in one table.
//!
//! Whoever compares two states of a profile asks here whether a check became weaker. A new key of a
//! profile needs its line; a test tells which are missing.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::model::config::RuleLevel;
use crate::model::field::Choice as _;
use crate::value::{Duration, Every, Money, Number, Quantity, Share, parse_date};

/// Which way a key is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stricter {
    /// The smaller value; a limit that is gone is the weakest.
    Smaller,
    /// The greater value; a limit that is gone is the weakest.
    Greater,
    /// The longer list: each item asks for something.
    Longer,
    /// The shorter list: each item lets something pass.
    Shorter,
    /// `true`.
    Yes,
    /// `false`, or nothing.
    No,
    /// The higher level of findings.
    Level,
    /// Neither: another value means something else.
    Neither,
    /// Neither: it is only told to people.
    Told,
}

use Stricter::{Greater, Level, Longer, Neither, No, Shorter, Smaller, Told, Yes};

/// Every key, with `*` for a name of one's own; the items of a list count under the list's key.
const KEYS: &[(&str, Stricter)] = &[
    ("about", Told),
    ("about.*", Told),
    ("extends", Told),
    ("phase_order", Neither),
    ("rules.*", Level),
    ("phases.*", Neither),
    ("phases.*.min", Greater),
    ("phases.*.max", Smaller),
    ("phases.*.from_day", Greater),
    ("phases.*.by_day", Smaller),
    ("phases.*.optional", No),
    ("phases.*.budget", Smaller),
    ("phases.*.partners", Smaller),
    ("phases.*.campaigns", Smaller),
    ("phases.*.assets", Smaller),
    ("phases.*.verdict_within", Smaller),
    ("phases.*.checklist", Longer),
    ("months", Neither),
    ("months.from", Neither),
    ("months.phases", Neither),
    ("months.levels.*", Neither),
    ("people.channel_members", Smaller),
    ("people.async_needed_from", Smaller),
    ("people.silence", Smaller),
    ("people.escalation_levels", Greater),
    ("people.deciders", Smaller),
    ("people.owner_hours", Greater),
    ("people.update_tools", Neither),
    ("cadences.sync_at_least", Smaller),
    ("cadences.sync_mode", Neither),
    ("cadences.sync_minutes", Smaller),
    ("cadences.creators_at_most", Greater),
    ("cadences.figures_at_least", Smaller),
    ("cadences.decided_live", Smaller),
    ("cadences.reviews_from", Neither),
    ("lengths.words_per_page.*", Neither),
    ("lengths.*.min", Greater),
    ("lengths.*.max", Smaller),
    ("wording.vague.*", Longer),
    ("wording.binding.*", Longer),
    ("wording.placeholders", Longer),
    ("numbers.max_excluded", Neither),
    ("numbers.few", Smaller),
    ("numbers.max_late", Smaller),
    ("numbers.rate_age", Smaller),
    ("numbers.audience_parties", Greater),
    ("promises.kpis", Neither),
    ("promises.basis", Neither),
    ("promises.off_track_periods", Smaller),
    ("trends.periods", Smaller),
    ("trends.marks", Smaller),
    ("trends.change", Smaller),
    ("trends.cases", Smaller),
    ("promises.efficiency", Longer),
    ("promises.efficiency.month", Smaller),
    ("promises.efficiency.better_by", Greater),
    ("budgets.forecast_from", Smaller),
    ("budgets.forecast_over", Smaller),
    ("fees.asset", Neither),
    ("fees.agency", Neither),
    ("fees.agency_share", Neither),
    ("fees.strategist", Neither),
    ("fees.floor", Greater),
    ("fees.date", Told),
    ("fees.origin", Told),
    ("fees.origin.*", Told),
    ("deadlines.answer", Smaller),
    ("deadlines.on_time", Greater),
    ("deadlines.decision", Smaller),
    ("deadlines.decision_lost", Smaller),
    ("deadlines.lead_time", Greater),
    ("deadlines.good_lead_time", Greater),
    ("deadlines.rework", Greater),
    ("deadlines.feedback", Smaller),
    ("deadlines.notice", Greater),
    ("deadlines.last_notice", Greater),
    ("deadlines.payment.*", Smaller),
    ("health.perception_gap", Smaller),
    ("health.limping", Smaller),
    ("health.decision", Smaller),
    ("health.repeated_words", Smaller),
    ("history.recorded_within", Smaller),
    ("history.enough_records", Smaller),
    ("history.acknowledged_within", Smaller),
    ("history.signed_within", Smaller),
    ("history.intent_rounds", Smaller),
    ("history.intent_within", Smaller),
    ("forecasts.from_campaign", Smaller),
    ("forecasts.enough", Smaller),
    ("forecasts.coverage", Greater),
    ("gates.*", Longer),
    ("gates.*.phase", Neither),
    ("gates.*.conditions", Longer),
    ("gates.*.conditions.id", Neither),
    ("gates.*.conditions.at_least", Greater),
    ("gates.*.conditions.expr", Neither),
    ("gates.*.conditions.says", Told),
    ("gates.*.conditions.says.*", Told),
    ("gates.*.conditions.blames", Told),
    ("gates.*.without", Shorter),
    ("selection.candidates", Greater),
    ("selection.conversations", Greater),
    ("selection.conversations_chosen", Greater),
    ("selection.outweighs", Longer),
    ("selection.outweighs.more", Neither),
    ("selection.outweighs.than", Longer),
    ("selection.red_flags", Smaller),
    ("selection.raters", Greater),
    ("campaigns.must", Smaller),
    ("campaigns.shot_list.*", Longer),
    ("campaigns.post_mortem", Smaller),
    ("packs.*", Longer),
    ("packs.*.countries", Longer),
    ("packs.*.date", Told),
    ("packs.*.disclosure", Longer),
    ("packs.*.disclosure.since", Smaller),
    ("packs.*.disclosure.source", Told),
    ("packs.*.marking", Longer),
    ("packs.*.marking.since", Smaller),
    ("packs.*.marking.source", Told),
    ("holidays.*", Shorter),
    ("groundwork.objective", Smaller),
    ("groundwork.selection", Smaller),
    ("groundwork.charter", Smaller),
    ("groundwork.work", Smaller),
    ("groundwork.sealed_sheets", Yes),
    ("details.*", Longer),
    ("sections.*", Longer),
    ("sections.*.en", Neither),
    ("sections.*.ru", Neither),
];

/// Which way a key is stricter; `keys` as a difference of profiles names it, numbers of items among
/// them. What is not declared is taken for neither.
pub fn stricter(keys: &[String]) -> Stricter {
    let keys: Vec<&str> = named(keys).collect();
    let lengths = (1..=keys.len()).rev();
    let mut found = lengths.filter_map(|length| of(&keys[..length]));
    found.next().unwrap_or(Neither)
}

fn named(keys: &[String]) -> impl Iterator<Item = &str> {
    let keys = keys.iter().map(String::as_str);
    keys.filter(|key| key.parse::<usize>().is_err())
}

fn of(keys: &[&str]) -> Option<Stricter> {
    let is_called = |pattern: &str| {
        let parts: Vec<&str> = pattern.split('.').collect();
        let mut pairs = parts.iter().zip(keys);
        parts.len() == keys.len() && pairs.all(|(part, key)| *part == "*" || part == key)
    };
    let found = KEYS.iter().find(|(pattern, _)| is_called(pattern));
    found.map(|(_, stricter)| *stricter)
}

/// Whether less is checked where a key that said `before` says `after`; `None` where it says nothing.
pub fn weakens(keys: &[String], before: Option<&str>, after: Option<&str>) -> bool {
    let gone = before.is_some() && after.is_none();
    let came = before.is_none();
    match stricter(keys) {
        Told => false,
        Neither => true,
        Smaller | Greater if came || gone => gone,
        Smaller => order(before, after) != Some(Ordering::Greater),
        Greater => order(before, after) != Some(Ordering::Less),
        Longer => !items(after).is_superset(&items(before)),
        Shorter => !items(before).is_superset(&items(after)),
        Yes => after != Some("true"),
        No => after == Some("true"),
        Level => level(after) < level(before),
    }
}

/// How what was said compares with what is said; `None` where the two cannot be compared.
fn order(before: Option<&str>, after: Option<&str>) -> Option<Ordering> {
    fn by<T: PartialOrd>(
        read: impl Fn(&str) -> Option<T>,
        texts: (&str, &str),
    ) -> Option<Ordering> {
        read(texts.0)?.partial_cmp(&read(texts.1)?)
    }
    let texts = (before?, after?);
    let days = |text: &str| Some(Duration::parse(text).ok()?.approx_days());
    by(days, texts)
        .or_else(|| by(|text| Every::parse(text).ok(), texts))
        .or_else(|| by(|text| parse_date(text).ok(), texts))
        .or_else(|| by(|text| Money::parse(text).ok(), texts))
        .or_else(|| by(|text| Share::parse(text).ok(), texts))
        .or_else(|| by(|text| Number::parse(text).ok(), texts))
        .or_else(|| by(|text| Quantity::parse(text).ok(), texts))
}

fn items(text: Option<&str>) -> BTreeSet<&str> {
    text.map(|text| text.split(", ").collect())
        .unwrap_or_default()
}

fn level(text: Option<&str>) -> Option<crate::finding::Level> {
    RuleLevel::from_word(text?)?.level()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Profile;
    use crate::model::field::{Field, Record as _, Shape};

    fn gather(path: &str, fields: &[Field], found: &mut BTreeSet<String>) {
        for field in fields {
            let below = if path.is_empty() { "" } else { "." };
            inside(
                &format!("{path}{below}{}", field.key),
                &field.shape(),
                found,
            );
        }
    }

    /// The paths of all values, and of all lists.
    fn inside(path: &str, shape: &Shape, found: &mut BTreeSet<String>) {
        match shape {
            Shape::Record(fields) => gather(path, fields, found),
            Shape::Table(_, value) => inside(&format!("{path}.*"), value, found),
            Shape::List(item) => {
                found.insert(path.to_owned());
                inside(path, item, found);
            }
            Shape::Either(this, that) => {
                inside(path, this, found);
                inside(path, that, found);
            }
            _ => {
                found.insert(path.to_owned());
            }
        }
    }

    #[test]
    fn every_key_says_which_way_it_is_stricter() {
        let mut declared = BTreeSet::new();
        gather("", Profile::FIELDS, &mut declared);
        let line = |path: &str| of(&path.split('.').collect::<Vec<_>>());
        let missing = declared.iter().filter(|path| line(path).is_none());
        let missing: Vec<&String> = missing.collect();
        assert!(declared.len() > 100 && missing.is_empty(), "{missing:#?}");
        let is_above = |pattern: &str| {
            let parts = |path: &str| path.split('.').map(str::to_owned).collect::<Vec<_>>();
            let mut paths = declared.iter().map(|path| parts(path));
            paths.any(|path| {
                let fits = |(part, key): (&String, &String)| part == "*" || part == key;
                let pattern = parts(pattern);
                pattern.len() <= path.len() && pattern.iter().zip(&path).all(fits)
            })
        };
        let idle = KEYS.iter().filter(|(pattern, _)| !is_above(pattern));
        let idle: Vec<&str> = idle.map(|(pattern, _)| *pattern).collect();
        assert!(idle.is_empty(), "{idle:?}");
        let all: BTreeSet<&str> = KEYS.iter().map(|(pattern, _)| *pattern).collect();
        assert_eq!(all.len(), KEYS.len(), "a key stands twice");
    }

    fn is_weaker(key: &str, before: Option<&str>, after: Option<&str>) -> bool {
        let keys: Vec<String> = key.split('.').map(str::to_owned).collect();
        weakens(&keys, before, after)
    }

    #[test]
    fn limits_are_weaker_one_way() {
        for (key, strict, mild) in [
            ("deadlines.answer", "24h", "2d"),
            ("deadlines.on_time", "95 %", "90 %"),
            ("phases.pilot.budget", "4000 USD", "5000 USD"),
            ("phases.pilot.min", "4w", "20d"),
            ("cadences.sync_at_least", "week", "2 weeks"),
            ("people.owner_hours", "20 h/week", "10 h/week"),
            ("selection.raters", "3", "2"),
            ("rules.vague-wording", "warning", "off"),
        ] {
            assert!(is_weaker(key, Some(strict), Some(mild)), "{key}");
            assert!(!is_weaker(key, Some(mild), Some(strict)), "{key}");
            assert!(is_weaker(key, Some(strict), None), "{key}");
        }
        assert!(is_weaker(
            "phases.pilot.budget",
            Some("10 USD"),
            Some("9 EUR")
        ));
    }

    #[test]
    fn lists_are_weaker_where_they_ask_for_less() {
        assert!(is_weaker("gates.pilot", Some("conditions: [a]"), None));
        assert!(is_weaker(
            "gates.pilot.conditions.1",
            Some("exit-plan"),
            None
        ));
        assert!(!is_weaker(
            "gates.pilot.conditions.1",
            None,
            Some("exit-plan")
        ));
        assert!(is_weaker("holidays.RU.3", None, Some("2026-05-02")));
        assert!(!is_weaker(
            "wording.placeholders",
            Some("a, b"),
            Some("b, a")
        ));
    }

    #[test]
    fn another_meaning_is_told_and_words_are_not() {
        assert!(is_weaker("promises.kpis", Some("2"), Some("3")));
        assert!(is_weaker(
            "gates.pilot.conditions.0.expr",
            Some("a"),
            Some("b")
        ));
        assert!(!is_weaker("fees.origin.en", Some("a"), Some("b")));
        assert!(!is_weaker("phases.pilot.optional", Some("true"), None));
        assert!(is_weaker("phases.pilot.optional", None, Some("true")));
    }
}

//! How well Comity does: which breaks it sees and how soon, and how quiet it is elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use comity::finding::Level;
use comity::value::Date;

use crate::breaks::{BREAKS, Break};
use crate::watch::Look;
use crate::world::{Plan, month_after, plus};

/// A partnership with what was found in it.
pub(crate) struct Life {
    pub(crate) plan: Plan,
    pub(crate) looks: Vec<Look>,
}

/// How many warnings a month a healthy partnership may see.
const QUIET: usize = 2;

impl Life {
    /// In words that find it again.
    pub(crate) fn name(&self) -> String {
        let what = self.plan.broken.map(|(what, _)| what.known().name);
        let plan = &self.plan;
        let variant = what.map(|_| plan.variant);
        format!(
            "seed {} ({}, variant {variant:?}, {}..{})",
            plan.seed,
            what.unwrap_or("healthy"),
            plan.phases.exploration,
            plan.end
        )
    }

    /// The first day from `from` on, on which one of these rules speaks.
    fn first(&self, rules: &[&str], from: Date) -> Option<Date> {
        let mut looks = self.looks.iter().filter(|look| look.day >= from);
        let look = looks.find(|look| look.alarms.iter().any(|it| rules.contains(&&*it.rule)))?;
        Some(look.day)
    }

    /// What a healthy partnership, or one that has not broken yet, should not have seen.
    pub(crate) fn noise(&self) -> Vec<String> {
        let until = self
            .plan
            .broken
            .map_or(Date::MAX, |_| self.plan.first_trace());
        let quiet = self.looks.iter().filter(|look| look.day < until);
        let mut months: BTreeMap<Date, BTreeMap<&str, &str>> = BTreeMap::new();
        let mut noise = BTreeSet::new();
        for look in quiet {
            for alarm in &look.alarms {
                if alarm.level == Level::Error {
                    noise.insert(format!("{} error {} {}", look.day, alarm.rule, alarm.said));
                } else {
                    let month = months.entry(look.day.first_of_month()).or_default();
                    month.insert(&alarm.fingerprint, &alarm.said);
                }
            }
        }
        let loud = months.iter().filter(|(_, warnings)| warnings.len() > QUIET);
        noise.extend(loud.map(|(month, warnings)| {
            let said: Vec<_> = warnings.values().copied().collect();
            format!("{month} {} warnings: {}", warnings.len(), said.join(" | "))
        }));
        noise.into_iter().collect()
    }

    /// Why the break was not seen in time.
    pub(crate) fn miss(&self) -> Option<String> {
        let (what, _) = self.plan.broken?;
        let visible = self.plan.visible()?;
        let seen = self.first(what.known().expected, self.plan.first_trace());
        let limit = plus(month_after(visible, 1), i32::from(visible.day()) - 1);
        match seen {
            Some(day) if day <= limit => None,
            _ => Some(format!(
                "visible on {visible}, seen on {seen:?}, at the latest on {limit}"
            )),
        }
    }
}

impl Plan {
    /// Whether a rule is right to speak on a day: of the break once it has begun, or of what every
    /// partnership meets.
    fn is_true(&self, rule: &str, day: Date) -> bool {
        let known = self.broken.map(|(what, _)| what.known());
        let is_named = known
            .is_some_and(|known| known.expected.contains(&rule) || known.besides.contains(&rule));
        self.met().contains(&rule) || (is_named && self.first_trace() <= day)
    }
}

/// What a rule did.
#[derive(Default)]
struct Tally {
    /// Partnerships with a break for which it is named, and those in which it spoke in time.
    asked: usize,
    heard: usize,
    /// Partnerships in which it spoke, and those in which it was right.
    spoke: usize,
    right: usize,
    /// Days from when the break could be seen to when it spoke.
    delays: Vec<i32>,
}

/// Precision, recall and delay of each rule that is named for a break or spoke at all, and of each
/// break.
pub(crate) fn report(lives: &[Life]) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{:<26}{:>9}{:>9}{:>14}{:>10}",
        "break", "lives", "in time", "delay, median", "longest"
    );
    for known in &BREAKS {
        let of: Vec<&Life> = lives
            .iter()
            .filter(|life| life.plan.breaks(known.what))
            .collect();
        let delays = of
            .iter()
            .filter_map(|life| delay(life, known.expected))
            .collect();
        let (median, longest) = spread(delays);
        let seen = of.iter().filter(|life| life.miss().is_none()).count();
        let _ = writeln!(
            text,
            "{:<26}{:>9}{seen:>9}{median:>14}{longest:>10}",
            known.name,
            of.len()
        );
    }
    let _ = writeln!(
        text,
        "\n{:<26}{:>9}{:>9}{:>10}{:>14}{:>10}",
        "rule", "spoke", "right", "precision", "recall", "delay"
    );
    for (rule, tally) in tallies(lives) {
        let precision = share(tally.right, tally.spoke);
        let recall = if tally.asked == 0 {
            "-".to_owned()
        } else {
            format!("{}/{}", tally.heard, tally.asked)
        };
        let (median, _) = spread(tally.delays);
        let _ = writeln!(
            text,
            "{rule:<26}{:>9}{:>9}{precision:>10}{recall:>14}{median:>10}",
            tally.spoke, tally.right
        );
    }
    text.push_str(&quietness(lives));
    text
}

fn delay(life: &Life, rules: &[&str]) -> Option<i32> {
    let seen = life.first(rules, life.plan.first_trace())?;
    Some((seen - life.plan.visible()?).get_days().max(0))
}

fn tallies(lives: &[Life]) -> BTreeMap<&str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for life in lives {
        let known = life
            .plan
            .broken
            .map(|(what, _): (Break, Date)| what.known());
        for rule in known.iter().flat_map(|known| known.expected) {
            let tally = tallies.entry(rule).or_default();
            tally.asked += 1;
            let delay = delay(life, &[*rule]);
            tally.heard += usize::from(delay.is_some_and(|days| days <= 31));
            tally.delays.extend(delay);
        }
        let rules = life.looks.iter().flat_map(|look| &look.alarms);
        let rules: BTreeSet<&str> = rules.map(|alarm| &*alarm.rule).collect();
        for rule in rules {
            let first = life.first(&[rule], Date::MIN);
            let tally = tallies.entry(rule).or_default();
            tally.spoke += 1;
            tally.right += usize::from(first.is_some_and(|day| life.plan.is_true(rule, day)));
        }
    }
    tallies
}

/// Two alarms of each rule that were none, for whoever wants to know why.
pub(crate) fn false_alarms(lives: &[Life]) -> String {
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for life in lives {
        let mut seen = BTreeSet::new();
        for look in &life.looks {
            for alarm in &look.alarms {
                let rule = &*alarm.rule;
                if !life.plan.is_true(rule, look.day) && seen.insert(rule) {
                    let text = format!("{rule}: {} on {}: {}", life.name(), look.day, alarm.said);
                    told.entry(rule).or_default().push(text);
                }
            }
        }
    }
    let some = told.into_values().flat_map(|all| all.into_iter().take(2));
    some.map(|text| text + "\n").collect()
}

/// How many errors and warnings healthy partnerships saw.
fn quietness(lives: &[Life]) -> String {
    let healthy = lives.iter().filter(|life| life.plan.broken.is_none());
    let (mut months, mut warnings, mut errors, mut count) = (0, 0, 0, 0);
    for life in healthy {
        count += 1;
        let mut seen = BTreeSet::new();
        let mut with_looks = BTreeSet::new();
        for look in &life.looks {
            with_looks.insert(look.day.first_of_month());
            for alarm in &look.alarms {
                errors += usize::from(alarm.level == Level::Error);
                if alarm.level == Level::Warning {
                    seen.insert((look.day.first_of_month(), &alarm.fingerprint));
                }
            }
        }
        months += with_looks.len();
        warnings += seen.len();
    }
    format!(
        "\nhealthy: {count} partnerships, {months} months, {errors} errors, {warnings} warnings\n"
    )
}

fn spread(mut days: Vec<i32>) -> (String, String) {
    days.sort_unstable();
    let said = |day: Option<&i32>| day.map_or("-".to_owned(), |day| format!("{day} d"));
    (said(days.get(days.len() / 2)), said(days.last()))
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    format!("{} %", (part * 100 + whole / 2) / whole)
}

//! How well Comity does by one partnership: whether it sees the break and how soon, and how quiet it
//! is elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use comity::finding::Level;
use comity::value::Date;

use crate::evidence::MEETINGS;
use crate::watch::Look;
use crate::world::{Plan, month_after, plus};

/// A partnership with what was found in it.
pub(crate) struct Life {
    pub(crate) plan: Plan,
    pub(crate) looks: Vec<Look>,
    /// What its repository shows of what healthy partnerships meet.
    pub(crate) met: BTreeSet<&'static str>,
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

    pub(crate) fn is_healthy(&self) -> bool {
        self.plan.broken.is_none()
    }

    /// Everything that is wrong with it.
    pub(crate) fn faults(&self) -> Vec<String> {
        let faults = self.miss().into_iter().chain(self.noise());
        faults.chain(self.lacks()).collect()
    }

    /// Why the break was not seen in time.
    pub(crate) fn miss(&self) -> Option<String> {
        let (what, _) = self.plan.broken?;
        if self.is_seen_by(what.known().expected) {
            return None;
        }
        Some(format!(
            "visible on {:?}, seen on {:?}, at the latest on {:?}",
            self.plan.visible(),
            self.seen_by(what.known().expected),
            self.plan.last_in_time()
        ))
    }

    /// Whether one of these rules spoke of the break no later than a month after it could be seen.
    pub(crate) fn is_seen_by(&self, rules: &[&str]) -> bool {
        let seen = self.seen_by(rules).zip(self.plan.last_in_time());
        seen.is_some_and(|(day, last)| day <= last)
    }

    /// How many days after the break could be seen one of these rules spoke.
    pub(crate) fn delay(&self, rules: &[&str]) -> Option<i32> {
        let seen = self.seen_by(rules)?;
        Some((seen - self.plan.visible()?).get_days().max(0))
    }

    /// The first day since the break began on which one of these rules spoke.
    fn seen_by(&self, rules: &[&str]) -> Option<Date> {
        let from = self.plan.first_trace();
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

    /// What a healthy partnership should have met, and its repository does not show.
    fn lacks(&self) -> Vec<String> {
        let wanted = MEETINGS.iter().filter(|_| self.is_healthy());
        let lacking = wanted.filter(|(what, _)| !self.met.contains(what));
        lacking
            .map(|(what, _)| format!("does not show {what}"))
            .collect()
    }

    /// Whether a rule was right whenever it spoke.
    pub(crate) fn is_right(&self, rule: &str) -> bool {
        let mut looks = self.looks.iter();
        looks.all(|look| !look.tells(rule) || self.plan.is_true(rule, look.day))
    }
}

impl Look {
    pub(crate) fn tells(&self, rule: &str) -> bool {
        self.alarms.iter().any(|alarm| alarm.rule == rule)
    }
}

impl Plan {
    /// The last day on which a break is seen in time.
    fn last_in_time(&self) -> Option<Date> {
        let visible = self.visible()?;
        Some(plus(month_after(visible, 1), i32::from(visible.day()) - 1))
    }

    /// Whether a rule is right to speak on a day: of the break once it has begun, or of what every
    /// partnership meets.
    pub(crate) fn is_true(&self, rule: &str, day: Date) -> bool {
        let known = self.broken.map(|(what, _)| what.known());
        let is_named = known
            .is_some_and(|known| known.expected.contains(&rule) || known.besides.contains(&rule));
        self.meets(rule, day) || (is_named && self.first_trace() <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breaks::Break;
    use crate::watch::Alarm;

    fn alarm(rule: &str, level: Level, number: usize) -> Alarm {
        Alarm {
            rule: rule.to_owned(),
            level,
            fingerprint: number.to_string(),
            said: String::new(),
        }
    }

    fn life(what: Option<Break>, looks: Vec<Look>) -> Life {
        let met = MEETINGS.iter().map(|(what, _)| *what).collect();
        let plan = Plan::new(1, what);
        Life { plan, looks, met }
    }

    fn healthy(alarms: Vec<Alarm>) -> Vec<String> {
        let day = Date::constant(2026, 6, 10);
        life(None, vec![Look { day, alarms }]).faults()
    }

    #[test]
    fn a_break_that_is_told_late_or_not_at_all_is_a_fault() {
        let silent = life(Some(Break::Drift), Vec::new());
        let visible = silent.plan.visible().unwrap();
        let told = |day| {
            let alarms = vec![alarm("stale-signoff", Level::Warning, 0)];
            life(Some(Break::Drift), vec![Look { day, alarms }])
                .faults()
                .len()
        };
        assert_eq!(silent.faults().len(), 1);
        assert_eq!(told(visible), 0);
        assert_eq!(told(plus(visible, 28)), 0);
        assert_eq!(told(plus(visible, 32)), 1);
        let day = visible;
        let other = vec![alarm("late-payment", Level::Warning, 0)];
        let other = life(Some(Break::Drift), vec![Look { day, alarms: other }]);
        assert_eq!(other.faults().len(), 1, "another rule does not count");
    }

    #[test]
    fn an_error_or_a_third_warning_is_a_fault_of_a_healthy_partnership() {
        let warnings = |count| {
            let numbers = 0..count;
            let alarms = numbers.map(|number| alarm("slow-answers", Level::Warning, number));
            healthy(alarms.collect()).len()
        };
        assert_eq!([warnings(0), warnings(2), warnings(3)], [0, 0, 1]);
        let error = healthy(vec![alarm("gate-unmet", Level::Error, 0)]);
        assert_eq!(error.len(), 1);
    }

    #[test]
    fn a_healthy_partnership_that_meets_nothing_is_a_fault() {
        let mut easy = life(None, Vec::new());
        easy.met.remove("a pause");
        assert_eq!(easy.faults(), ["does not show a pause"]);
    }
}

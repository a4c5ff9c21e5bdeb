//! What is expected in which month of a partnership, and from where reviews are counted.

use super::Profile;
use crate::model::config::RuleLevel;
use crate::model::field::{Items, Table, choice, record};
use crate::value::{Date, Duration, DurationUnit};

choice! {
    /// From where reviews and health checks are counted.
    ReviewsFrom {
        Calendar = "calendar", "months and quarters of the calendar", "месяцы и кварталы календаря";
        Start = "start", "the first day of the partnership", "первый день партнёрства";
    }
}

record! {
    /// What is expected from one month on, up to the next step.
    MonthStep {
        from: u32 = "from", Required, "From: the month of the partnership, the first is 1", "С: месяц партнёрства, первый — 1";
        phases: Items<String> = "phases", Optional, "Phases: those in which the partnership may be", "Этапы: на каких может быть партнёрство";
        levels: Table<String, RuleLevel> = "levels", Optional, "Levels: of rules, in these months", "Уровни: правил, в эти месяцы";
    }
}

/// No partnership lasts a century.
const MONTHS: u32 = 1200;

impl MonthStep {
    /// The first day of the step.
    pub fn first_day(&self, started: Date) -> Option<Date> {
        let month = self.from.as_ref()?.value;
        let before = month.checked_sub(1).filter(|before| *before < MONTHS)?;
        Some(Duration::new(before, DurationUnit::Month).after(started))
    }
}

impl Profile {
    /// The step that `day` has reached in a partnership that began on `started`.
    pub fn month_step(&self, started: Date, day: Date) -> Option<&MonthStep> {
        let steps = self.months.iter().flat_map(|steps| steps.iter());
        let begun = steps.filter(|step| step.first_day(started).is_some_and(|first| first <= day));
        let month = |step: &MonthStep| step.from.as_ref().map(|from| from.value);
        begun.map(|step| &step.value).max_by_key(|step| month(step))
    }

    /// The level that a rule has in the month of `day`, where the profile gives it one.
    pub fn level_in_month(&self, rule: &str, started: Date, day: Date) -> Option<RuleLevel> {
        let levels = &self.month_step(started, day)?.levels;
        let mut levels = levels.iter().flat_map(|levels| levels.value.iter());
        let named = levels.find(|entry| entry.key.value == rule)?;
        Some(named.value.as_ref()?.value)
    }
}

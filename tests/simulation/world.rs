//! When partners work, and what happens to them: everything that the seed decides beforehand.

use comity::value::Date;
use jiff::ToSpan;

use crate::breaks::Break;
use crate::holidays;
use crate::people::{CREATORS, Creator, Person, Side, sides};
use crate::random::Random;

/// The first days of the phases.
#[derive(Clone, Copy)]
pub(crate) struct Phases {
    pub(crate) exploration: Date,
    pub(crate) alignment: Date,
    pub(crate) intent: Date,
    pub(crate) pilot: Date,
    pub(crate) framework: Date,
    pub(crate) scale: Date,
}

/// Which figure is off in the month that a healthy partnership misses, too.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Miss {
    Cost,
    Answers,
}

/// A partnership as it will go.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) brand: Side,
    pub(crate) agency: Side,
    pub(crate) creators: Vec<Creator>,
    pub(crate) phases: Phases,
    /// The last day that is simulated, which is the last of a month.
    pub(crate) end: Date,
    /// Whole months of `scale`, by their first days.
    pub(crate) months: Vec<Date>,
    /// The cost per engagement that is promised, in hundredths of a dollar.
    pub(crate) target: i32,
    /// The month with a missed figure.
    pub(crate) miss: (Date, Miss),
    /// The month in which something comes late.
    pub(crate) late: Date,
    /// The first and last day of the pause.
    pub(crate) pause: (Date, Date),
    /// The day on which an owner works for the last time, and whether it is the brand's.
    pub(crate) handover: (Date, bool),
    /// What breaks, and the month in which it begins.
    pub(crate) broken: Option<(Break, Date)>,
    /// Which of the ways in which this can break.
    pub(crate) variant: i32,
}

/// `date`, so many days later.
pub(crate) fn plus(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

/// The first day of the month that is so many after that of `date`.
pub(crate) fn month_after(date: Date, months: i32) -> Date {
    date.first_of_month().saturating_add(months.months())
}

/// The next Monday to Friday from `date` on.
pub(crate) fn workday(date: Date) -> Date {
    let weekday = i32::from(date.weekday().to_monday_zero_offset());
    plus(date, if weekday > 4 { 7 - weekday } else { 0 })
}

impl Plan {
    /// A partnership that goes well, or one that breaks.
    pub(crate) fn new(seed: u64, what: Option<Break>) -> Self {
        let random = &mut Random::new(seed);
        let (brand, agency) = sides(random);
        let started = plus(
            Date::constant(2026, 1, 5),
            7 * random.between(0, if what.is_none() { 20 } else { 12 }),
        );
        let length = random.between(what.map_or(6, Break::least_months), 12);
        let phases = phases(started, random, what == Some(Break::SkippedPilot));
        // Two whole months of `scale` there are: one that is missed, and one in which it is answered.
        let least = month_after(plus(phases.scale, -1), 2).last_of_month();
        let end = month_after(started, length - 1).last_of_month().max(least);
        let months = months(phases.scale, end);
        let whole = i32::try_from(months.len()).unwrap();
        let place = |number: i32| months[usize::try_from(number).unwrap()];
        let miss = place(random.between(0, whole - 2));
        let late = place(random.between(0, whole - 1));
        let paused = place(random.between(0, whole - 1));
        let pause = pause(paused, random);
        let handover = plus(place(random.between(0, whole - 2)), random.between(4, 20));
        let first_break = what.map_or(0, Break::first_month).min(whole - 1);
        let last_break = what.map_or(0, |it| (whole - it.months_needed()).max(first_break));
        let begins = place(random.between(first_break, last_break));
        let foreign = &CREATORS[usize::try_from(random.between(1, 2)).unwrap()];
        // In the month of a pause too few questions are asked to miss anything by.
        let is_miss_of_cost = random.chance(50) || paused == miss;
        Self {
            seed,
            brand,
            agency,
            creators: vec![CREATORS[0].clone(), foreign.clone()],
            phases,
            end,
            target: random.between(20, 30),
            miss: (
                miss,
                if is_miss_of_cost {
                    Miss::Cost
                } else {
                    Miss::Answers
                },
            ),
            late,
            pause,
            handover: (clear_of(handover, pause), random.chance(50)),
            broken: what.map(|what| (what, begins)),
            variant: random.between(0, 11),
            months,
        }
        .untangled()
        .answers_first()
    }

    /// Whoever has missed something answers before both teams go on holiday.
    fn answers_first(mut self) -> Self {
        let after = month_after(self.miss.0, 1);
        if after <= self.pause.0 && self.pause.0 < plus(after, 9) {
            self.pause = (plus(self.pause.0, 7), plus(self.pause.1, 7));
        }
        self
    }

    /// What a healthy partnership meets is left out where it would hide what breaks this one: one
    /// month's answer to a miss, or the month of a pause, starts counts anew.
    fn untangled(mut self) -> Self {
        let Some((what, begins)) = self.broken else {
            return self;
        };
        let mut before = self.months.iter().copied().filter(|month| *month < begins);
        let first = before.clone().next();
        let last = before.next_back();
        if self.miss.0 >= begins || what == Break::CostCreep {
            self.miss.0 = first
                .filter(|_| what != Break::CostCreep)
                .unwrap_or(Date::MIN);
        }
        if self.pause.1 >= begins {
            let length = (self.pause.1 - self.pause.0).get_days();
            let moved = last.map(|month| workday_monday(plus(month, 7)));
            self.pause = moved.map_or((Date::MIN, Date::MIN), |from| (from, plus(from, length)));
        }
        if self.handover.0 >= plus(begins, -25) {
            let moved = first.map(|month| clear_of(plus(month, 3), self.pause));
            self.handover.0 = moved
                .filter(|day| *day < plus(begins, -25))
                .unwrap_or(Date::MAX);
        }
        self
    }

    /// Whether this is broken in that way on that day.
    pub(crate) fn is_broken(&self, what: Break, day: Date) -> bool {
        self.broken
            .is_some_and(|(broken, begins)| broken == what && begins <= day)
    }

    /// Whether it breaks in that way at all.
    pub(crate) fn breaks(&self, what: Break) -> bool {
        self.broken.is_some_and(|(broken, _)| broken == what)
    }

    /// Whether the partnership stands still on that day.
    pub(crate) fn is_paused(&self, day: Date) -> bool {
        self.pause.0 <= day && day <= self.pause.1
    }

    /// Whether one of the sides has a public holiday, on which nothing is done together.
    pub(crate) fn is_holiday(&self, day: Date) -> bool {
        let mut sides = self.sides().into_iter();
        sides.any(|side| holidays::of(side.country).any(|holiday| holiday == day))
    }

    /// The last working day of the pilot, on which the sides say whether they go on.
    pub(crate) fn pilot_ends(&self) -> Date {
        self.day_before(plus(self.phases.framework, -3))
    }

    /// The first day from `day` on, on which both sides work.
    pub(crate) fn open_day(&self, day: Date) -> Date {
        let mut days = day.series(1.days());
        days.find(|day| self.is_open(*day)).unwrap()
    }

    /// The last day up to `day` on which both sides work.
    pub(crate) fn day_before(&self, day: Date) -> Date {
        let mut days = day.series(-1.days());
        days.find(|day| self.is_open(*day)).unwrap()
    }

    fn is_open(&self, day: Date) -> bool {
        workday(day) == day && !self.is_paused(day) && !self.is_holiday(day)
    }

    pub(crate) fn sides(&self) -> [&Side; 2] {
        [&self.brand, &self.agency]
    }

    /// Who owns a side on that day.
    pub(crate) fn owner<'a>(&'a self, side: &'a Side, day: Date) -> &'a Person {
        let (last, is_brand) = self.handover;
        let has_left = (side.id == self.brand.id) == is_brand && last < day;
        if has_left {
            &side.successor
        } else {
            &side.owner
        }
    }

    /// The side whose owner is succeeded.
    pub(crate) fn succeeded(&self) -> &Side {
        if self.handover.1 {
            &self.brand
        } else {
            &self.agency
        }
    }

    /// Whether a side says nothing any more.
    pub(crate) fn is_silent(&self, side: &Side, day: Date) -> bool {
        let is_first = side.id == self.brand.id;
        let is_meant = match self.variant % 3 {
            0 => is_first,
            1 => !is_first,
            _ => true,
        };
        is_meant && self.is_broken(Break::Silence, plus(day, -9))
    }

    /// A number of its own for a piece of the story, so that one piece does not move the others.
    pub(crate) fn random(&self, piece: u64) -> Random {
        Random::new(self.seed.wrapping_mul(1_000_003).wrapping_add(piece))
    }
}

fn workday_monday(date: Date) -> Date {
    let weekday = i32::from(date.weekday().to_monday_zero_offset());
    plus(date, (7 - weekday) % 7)
}

fn clear_of(day: Date, pause: (Date, Date)) -> Date {
    let is_near = plus(pause.0, -14) <= day && day <= plus(pause.1, 7);
    workday(if is_near { plus(pause.1, 14) } else { day })
}

/// Phases of a usual length.
fn phases(started: Date, random: &mut Random, skips_pilot: bool) -> Phases {
    let exploration = started;
    let alignment = plus(exploration, 7 * random.between(2, 3));
    let intent = plus(alignment, 7 * random.between(1, 2));
    let pilot = plus(intent, 7 * random.between(1, 2));
    let length = if skips_pilot {
        0
    } else {
        7 * random.between(4, 5)
    };
    let framework = plus(pilot, length);
    let scale = plus(framework, 7 * random.between(3, 4));
    Phases {
        exploration,
        alignment,
        intent,
        pilot,
        framework,
        scale,
    }
}

/// The first days of the whole months from `from` to `end`.
fn months(from: Date, end: Date) -> Vec<Date> {
    let first = month_after(plus(from, -1), 1);
    (0..24)
        .map(|number| month_after(first, number))
        .take_while(|month| *month < end)
        .collect()
}

/// One or two weeks from a Monday on, within one month.
fn pause(month: Date, random: &mut Random) -> (Date, Date) {
    let from = workday_monday(plus(month, random.between(1, 7)));
    let to = plus(from, 7 * random.between(1, 2) - 1);
    (from, to.min(plus(month.last_of_month(), -1)))
}

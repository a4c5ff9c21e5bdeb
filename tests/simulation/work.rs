//! What the sides do: campaigns with their deliverables and payments, and the rows of every week.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::people::{Creator, Person, Side};
use crate::random::Random;
use crate::world::{Miss, Plan, plus};
use crate::{briefs, deliverables, edits, payments, rows};

/// A campaign.
pub(crate) struct Campaign {
    pub(crate) id: String,
    pub(crate) number: usize,
    pub(crate) is_pilot: bool,
    pub(crate) sent: Date,
    pub(crate) start: Date,
    pub(crate) end: Date,
    /// Who makes how many assets, for how much of the own currency in all.
    pub(crate) work: Vec<(Creator, i32, i32)>,
}

/// From the pilot to the last day.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    let all = campaigns(plan);
    for campaign in &all {
        briefs::brief(plan, campaign, story);
        deliverables::tell(plan, campaign, story);
        payments::retainer(plan, campaign, story);
        briefs::close(plan, campaign, story);
    }
    rows::weekly(plan, &all, story);
    rows::effort_and_rates(plan, story);
    edits::tell(plan, story);
}

/// One in the pilot, then one in each whole month.
pub(crate) fn campaigns(plan: &Plan) -> Vec<Campaign> {
    const NAMES: [&str; 6] = ["rain", "river", "campfire", "summit", "harvest", "frost"];
    let random = &mut plan.random(1);
    let id = |start: Date, number: usize| {
        format!(
            "{}-{}",
            start.strftime("%Y-%m"),
            NAMES[number % NAMES.len()]
        )
    };
    let mut all = Vec::new();
    if !plan.breaks(Break::SkippedPilot) {
        let start = plus(plan.phases.pilot, 19);
        all.push(Campaign {
            id: id(start, 0),
            number: 0,
            is_pilot: true,
            sent: plan.open_day(plus(plan.phases.pilot, 1)),
            start,
            // A day before the sides say whether they go on, who read its report.
            end: plus(plan.pilot_ends(), -1),
            work: vec![(plan.creators[0].clone(), 1, 1900)],
        });
    }
    for (place, start) in plan.months.iter().enumerate() {
        let number = all.len();
        let assets = if number == 0 { 1 } else { random.between(1, 2) };
        let mut work = vec![(
            plan.creators[0].clone(),
            assets,
            assets * random.between(14, 18) * 100,
        )];
        if place > 0 {
            let other = plan.creators[1].clone();
            let fee = (f64::from(random.between(12, 16)) * 100.0 * other.rate).round();
            #[allow(clippy::cast_possible_truncation, reason = "a fee is a small number")]
            work.push((other, 1, fee as i32));
        }
        all.push(Campaign {
            id: id(*start, number),
            number,
            is_pilot: false,
            sent: plan.day_before(plus(*start, -25)),
            start: *start,
            end: start.last_of_month(),
            work,
        });
    }
    all
}

impl Plan {
    /// Who keeps the books on a day: the one whose task it is, else the other side, if it speaks.
    pub(crate) fn clerk(&self, of: &Side, day: Date) -> Option<&Person> {
        let mut sides = self.sides();
        sides.sort_by_key(|side| side.id != of.id);
        let speaking = sides.into_iter().find(|side| !self.is_silent(side, day));
        speaking.map(|side| &side.helper)
    }

    /// Who speaks for a side on a day.
    pub(crate) fn speaker<'a>(&'a self, side: &'a Side, day: Date) -> &'a Person {
        match self.is_lost(side) {
            Some(last) if last < day => &side.helper,
            _ => self.owner(side, day),
        }
    }

    fn luck_of(&self, month: Date) -> Random {
        let number = i32::from(month.year()) * 12 + i32::from(month.month());
        self.random(10_000 + u64::try_from(number).unwrap())
    }

    /// What an engagement costs in a month without accidents, as a share of the target.
    pub(crate) fn usual_cost(&self, month: Date) -> f64 {
        0.78 + 0.01 * f64::from(self.luck_of(month).between(0, 12))
    }

    /// What an engagement costs in a month, as a share of the target.
    pub(crate) fn cost(&self, month: Date) -> f64 {
        let month = month.first_of_month();
        let usual = self.usual_cost(month);
        let bad = 0.5 + usual;
        if let Some((what, begins)) = self.broken.filter(|(_, begins)| *begins <= month) {
            let months = (i32::from(month.year()) - i32::from(begins.year())) * 12
                + i32::from(month.month() - begins.month());
            match what {
                Break::CostCreep => {
                    let step = 1.055 + 0.005 * f64::from(self.variant % 4);
                    return 0.60 * step.powi(months);
                }
                Break::LimpingOn => return bad,
                _ => {}
            }
        }
        let is_missed = self.miss == (month, Miss::Cost);
        if is_missed { bad } else { usual }
    }
}

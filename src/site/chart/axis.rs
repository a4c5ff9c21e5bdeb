//! The axes: round figures upwards, months sideways.

use crate::locale::Lang;
use crate::value::Date;

/// The most figures at the vertical axis.
const MOST: f64 = 5.0;

/// The distances between figures that count as round, as multiples of a power of ten.
const ROUND: [f64; 9] = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0];

/// What two floats may differ by, in steps, and still be the same figure.
const SLACK: f64 = 1e-9;

/// The figures that the vertical axis must cover. Zero is among them where the values are far apart for their size, and
/// where they are all the same: else a small change would look like a large one.
pub(super) fn domain(values: &[f64]) -> Option<(f64, f64)> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    let is_flat = high - low <= SLACK * high.abs().max(low.abs());
    if low.abs() + high.abs() <= 0.0 {
        return Some((0.0, 1.0));
    }
    if is_flat || (low >= 0.0 && low <= high / 2.0) || (high <= 0.0 && high >= low / 2.0) {
        return Some((low.min(0.0), high.max(0.0)));
    }
    Some((low, high))
}

/// Three to five round figures that enclose everything between `low` and `high`.
pub(super) fn ticks(low: f64, high: f64) -> Vec<f64> {
    let power = 10_f64.powf(((high - low) / MOST).log10().floor());
    for step in ROUND.map(|round| round * power) {
        let first = (low / step + SLACK).floor();
        let last = (high / step - SLACK).ceil();
        if last - first < MOST {
            let mut ticks = Vec::new();
            let mut at = first;
            while at <= last {
                ticks.push(at * step);
                at += 1.0;
            }
            return ticks;
        }
    }
    vec![low, high]
}

/// The days of the horizontal axis: whole months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Calendar {
    first: Date,
    last: Date,
}

/// A month of the horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Month {
    /// Where it begins, as a share of the axis.
    pub(super) start: f64,
    /// Where its name stands.
    pub(super) middle: f64,
    /// Its short name, where there is room.
    pub(super) name: Option<String>,
    /// Its year, where that is told for the first time.
    pub(super) year: Option<String>,
}

impl Calendar {
    /// The months that hold all `days`.
    pub(super) fn of(days: &[Date]) -> Option<Self> {
        Some(Self {
            first: days.iter().min()?.first_of_month(),
            last: days.iter().max()?.last_of_month(),
        })
    }

    /// How many days it has.
    fn length(&self) -> f64 {
        f64::from((self.last - self.first).get_days() + 1)
    }

    /// Where a day begins, as a share of the axis; days beyond its ends are drawn at them.
    pub(super) fn start(&self, day: Date) -> f64 {
        (f64::from((day - self.first).get_days()) / self.length()).clamp(0.0, 1.0)
    }

    /// Where a day ends.
    pub(super) fn end(&self, day: Date) -> f64 {
        (f64::from((day - self.first).get_days() + 1) / self.length()).clamp(0.0, 1.0)
    }

    /// The middle of a period.
    pub(super) fn middle(&self, from: Date, to: Date) -> f64 {
        f64::midpoint(self.start(from), self.end(to))
    }

    /// Whether a time has a day in common with it.
    pub(super) fn overlaps(&self, from: Date, to: Date) -> bool {
        from <= self.last && self.first <= to
    }

    /// The months, named as densely as `room` allows: how wide a name is, as a share of the axis.
    pub(super) fn months(&self, room: f64, lang: Lang) -> Vec<Month> {
        let mut starts = vec![self.first];
        while let Some(next) = starts
            .last()
            .and_then(|month| month.last_of_month().tomorrow().ok())
            .filter(|next| *next <= self.last)
        {
            starts.push(next);
        }
        let shortest = 28.0 / self.length();
        let every = [1_u16, 2, 3, 4, 6, 12, 24, 60, 120]
            .into_iter()
            .find(|every| f64::from(*every) * shortest >= room)
            .unwrap_or(240);
        let mut year_told = None;
        let month = |(at, start): (usize, &Date)| {
            let is_named = at.is_multiple_of(usize::from(every));
            let is_new = is_named && year_told != Some(start.year());
            if is_new {
                year_told = Some(start.year());
            }
            Month {
                start: self.start(*start),
                middle: self.middle(*start, start.last_of_month()),
                name: is_named.then(|| short(*start, lang)),
                year: is_new.then(|| start.year().to_string()),
            }
        };
        starts.iter().enumerate().map(month).collect()
    }
}

/// `Mar`, `мар`
fn short(month: Date, lang: Lang) -> String {
    lang.month(month).chars().take(3).collect()
}

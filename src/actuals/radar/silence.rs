//! How long each side stays silent.

use super::months::{all, sources};
use super::{Point, Signal, View, What};
use crate::actuals::contributions::{Contribution, contributions};
use crate::finding::Place;
use crate::model::kinds::Better;
use crate::value::{Date, Period, PeriodKind, Unit};

/// A signal for each side that has added something.
pub(super) fn signals(view: &View<'_>) -> Vec<Signal> {
    let Some((page, _)) = view.playbook.partnership() else {
        return Vec::new();
    };
    let added = contributions(view.playbook, &view.actuals.ledgers, view.as_of);
    let signal = |side: &str, place: Place| {
        let mut own: Vec<&Contribution> = added.iter().filter(|it| it.is_of(side)).collect();
        own.sort_by(|one, other| (one.day, &one.place).cmp(&(other.day, &other.place)));
        let first = own.first()?.day;
        let last = Period::complete_on(view.as_of, PeriodKind::Month);
        let months = all(view, first, last).into_iter();
        let points: Vec<Point> = months.map(|month| point(view, &own, month)).collect();
        let kind = (Unit::parse("day").ok(), Better::Lower);
        let what = What::Silence(side.to_owned());
        (!points.is_empty()).then(|| view.signal(what, kind, points, place))
    };
    let sides = view.playbook.sides().into_iter();
    sides
        .filter_map(|side| signal(side.as_str(), Place::new(page.path(), side.span)))
        .collect()
}

/// The longest silence that a month saw end, or that lasted beyond it.
fn point(view: &View<'_>, own: &[&Contribution], month: Period) -> Point {
    let begin = own.partition_point(|it| it.day < month.first_day());
    let end = own.partition_point(|it| it.day <= month.last_day());
    let of_month = &own[begin..end];
    // What stands before the month is where its first silence began.
    let since = &own[begin.saturating_sub(1)..end];
    let days = since.iter().map(|it| it.day).chain([month.last_day()]);
    let days: Vec<Date> = days.collect();
    let silences = days.windows(2).map(|pair| quiet(view, pair[0], pair[1]));
    Point {
        period: month,
        campaign: None,
        value: silences.max().map(f64::from),
        n: u64::try_from(of_month.len()).unwrap_or(u64::MAX),
        sources: sources(of_month.iter().map(|it| &it.place.path)),
    }
}

/// How many days there are after `from` up to `to`, those of a pause left out.
fn quiet(view: &View<'_>, from: Date, to: Date) -> i32 {
    let days = from.series(jiff::Span::new().days(1)).skip(1);
    let waking = days
        .take_while(|day| *day <= to)
        .filter(|day| !view.clock.is_paused(*day));
    i32::try_from(waking.count()).unwrap_or(i32::MAX)
}

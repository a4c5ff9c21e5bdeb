//! What each side says of the communication in its health checks.

use std::collections::BTreeMap;

use super::months::{all, sources};
use super::{Point, Signal, View, What};
use crate::actuals::schedule::period_of;
use crate::finding::Place;
use crate::model::kinds::{Better, Facts, Status};
use crate::model::{Kind, Page};
use crate::text::Spanned;
use crate::value::{Period, PeriodKind};

/// The marks of one month, by side.
struct Month<'a> {
    page: &'a Page,
    marks: Vec<(&'a str, &'a Spanned<u32>)>,
}

/// A signal for each side's marks, and one for how far they lie apart.
pub(super) fn signals(view: &View<'_>) -> Vec<Signal> {
    let checks = checks(view);
    let sides = view.playbook.sides().into_iter();
    let own = |side: &str| {
        let mark = |month: &Month<'_>| {
            let mut marks = month.marks.iter();
            let (_, mark) = marks.find(|(of, _)| *of == side)?;
            Some((
                f64::from(mark.value),
                Place::new(month.page.path(), mark.span),
            ))
        };
        signal(view, &checks, What::Mark(side.to_owned()), &mark)
    };
    let mut signals: Vec<Signal> = sides.filter_map(|side| own(side.as_str())).collect();
    signals.extend(signal(view, &checks, What::Gap, &apart));
    signals
}

/// How far the marks of a month lie apart, and the lowest of them.
fn apart(month: &Month<'_>) -> Option<(f64, Place)> {
    let by_mark = |(_, mark): &&(&str, &Spanned<u32>)| mark.value;
    let (_, low) = month.marks.iter().min_by_key(by_mark)?;
    let (_, high) = month.marks.iter().max_by_key(by_mark)?;
    let gap = f64::from(high.value - low.value);
    (month.marks.len() > 1).then(|| (gap, Place::new(month.page.path(), low.span)))
}

/// The answered health checks by month, without drafts and without answers that came later.
fn checks<'a>(view: &View<'a>) -> BTreeMap<Period, Month<'a>> {
    let documents = view.playbook.of_kind(Kind::HealthCheck);
    let settled = documents.filter(|document| document.page.status() != Some(Status::Draft));
    let month = |page: &'a Page| {
        let last = period_of(page)?.last_day();
        let marks = marks(view, page);
        let is_known = last <= view.as_of && !marks.is_empty();
        is_known.then(|| (Period::of(last, PeriodKind::Month), Month { page, marks }))
    };
    settled
        .filter_map(|document| month(&document.page))
        .collect()
}

fn marks<'a>(view: &View<'a>, page: &'a Page) -> Vec<(&'a str, &'a Spanned<u32>)> {
    let Facts::HealthCheck(check) = &page.facts else {
        return Vec::new();
    };
    let entries = check.answers.iter().flat_map(|table| table.value.iter());
    let given = entries.filter_map(|entry| {
        let answer = entry.value.as_ref()?;
        let date = answer.date.as_ref().map(|date| date.value);
        let mark = answer.communication.as_ref()?;
        let is_given = date.is_none_or(|date| date <= view.as_of);
        is_given.then(|| (entry.key.as_str(), mark))
    });
    given
        .filter(|(side, _)| view.playbook.is_side(side))
        .collect()
}

/// A value for each month from the first that has one. The check of the last complete month may
/// not be written yet; its silence is told by other rules.
fn signal(
    view: &View<'_>,
    checks: &BTreeMap<Period, Month<'_>>,
    what: What,
    value: &dyn Fn(&Month<'_>) -> Option<(f64, Place)>,
) -> Option<Signal> {
    let known: BTreeMap<Period, (f64, Place)> = checks
        .iter()
        .filter_map(|(month, check)| Some((*month, value(check)?)))
        .collect();
    let (first, (latest, (_, place))) = known.keys().next().zip(known.last_key_value())?;
    let end = Period::complete_on(view.as_of, PeriodKind::Month).previous();
    let point = |month: Period| {
        let pages = checks.get(&month).map(|check| check.page.path());
        let found = known.get(&month);
        Point {
            period: month,
            campaign: None,
            value: found.map(|(value, _)| *value),
            n: u64::from(found.is_some()),
            sources: sources(pages.into_iter()),
        }
    };
    let months = all(view, first.first_day(), end.max(*latest));
    let better = match what {
        What::Gap => Better::Lower,
        _ => Better::Higher,
    };
    let points: Vec<Point> = months.into_iter().map(point).collect();
    Some(view.signal(what, (None, better), points, place.clone()))
}

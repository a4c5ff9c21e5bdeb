//! How much of its budget each campaign took.

use super::months::sources;
use super::{Point, Signal, View, What};
use crate::actuals::spending::{Books, of_campaign};
use crate::actuals::window::campaign;
use crate::finding::Place;
use crate::model::Page;
use crate::model::kinds::{Better, Brief};
use crate::value::Unit;

/// The share of their budgets that campaigns took, in the order in which they ended.
pub(super) fn signal(view: &View<'_>) -> Option<Signal> {
    let briefs = view.playbook.briefs();
    let settled = briefs.filter(|(page, _)| !page.is_draft(view.as_of));
    let mut ended: Vec<(Point, Place)> = settled
        .filter_map(|(page, brief)| point(view, page, brief))
        .collect();
    ended.sort_by_key(|(point, _)| (point.period.last_day(), point.campaign.clone()));
    let (_, place) = ended.last()?.clone();
    let points: Vec<Point> = ended.into_iter().map(|(point, _)| point).collect();
    let kind = (Unit::parse("%").ok(), Better::Lower);
    let is_told = points.iter().any(|point| point.value.is_some());
    is_told.then(|| view.signal(What::Budgets, kind, points, place))
}

/// A campaign that is over, whose brief states a budget.
fn point(view: &View<'_>, page: &Page, brief: &Brief) -> Option<(Point, Place)> {
    let window = campaign(page, brief, view.as_of).filter(|window| window.is_complete)?;
    let budget = brief.budget.as_ref()?;
    let books = Books {
        playbook: view.playbook,
        ledgers: &view.actuals.ledgers,
        as_of: view.as_of,
    };
    let spent = of_campaign(books, &page.id, Some(brief), budget.currency);
    let share = spent.and_then(|spent| spent.checked_div(budget.amount));
    let point = Point {
        period: window.period,
        campaign: window.campaign,
        value: share.map(crate::actuals::bounds::float),
        n: u64::from(share.is_some()),
        sources: sources(std::iter::once(page.path())),
    };
    Some((point, Place::new(page.path(), budget.span)))
}

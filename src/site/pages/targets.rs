//! How targets moved: which one held when, and what allowed the change.

use super::cells::{columns, dated, linked, number, row, table, words};
use super::graphs::Bundle;
use crate::actuals::bounds::Bounds;
use crate::actuals::in_force::Promise;
use crate::actuals::outcome::Outcome;
use crate::history::expectations::{Change, Field, Held};
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::chart::Step;
use crate::site::here::Here;
use crate::site::view::{Cell, Row, Section, TargetMove};
use crate::value::Date;

/// The targets that held for what an expectation measures, the oldest first; empty where Git was
/// not asked.
fn held<'a>(here: Here<'a>, outcome: &Outcome) -> &'a [Held] {
    let past = here.site.past.as_ref();
    past.map_or(&[], |past| {
        let campaign = outcome.campaign.as_deref();
        past.targets
            .held(&outcome.metric, &outcome.filters, campaign)
    })
}

/// The bounds that held over time, for a chart; `None` where the past does not tell all of them.
pub(super) fn steps(here: Here<'_>, outcome: &Outcome) -> Option<Vec<Step>> {
    let unit = outcome.unit.as_ref()?;
    let step = |held: &Held| {
        let target = held.target.as_ref()?;
        let bounds = Bounds::of(target, unit, outcome.better, outcome.baseline).ok()?;
        Some(Step {
            from: held.from,
            to: held.to.unwrap_or(here.site.options.as_of),
            low: bounds.low,
            high: bounds.high,
        })
    };
    let steps: Vec<Step> = held(here, outcome)
        .iter()
        .map(step)
        .collect::<Option<_>>()?;
    (!steps.is_empty()).then_some(steps)
}

/// How the targets on a metric moved, where one did.
pub(super) fn section(here: Here<'_>, bundle: &Bundle<'_>) -> Option<Section> {
    let mut rows: Vec<Row> = Vec::new();
    let mut told: Vec<&[(String, String)]> = Vec::new();
    for outcome in bundle.outcomes() {
        if told.contains(&&*outcome.filters) {
            continue;
        }
        told.push(&outcome.filters);
        let held = held(here, outcome);
        if held.len() > 1 {
            let which = super::judged::filters(here, &outcome.filters);
            rows.extend(held.iter().map(|held| held_row(here, &which, held)));
        }
    }
    let keys = ["which", "target", "from", "until", "written", "decision"];
    (!rows.is_empty()).then(|| Section {
        id: "_targets".to_owned(),
        title: here.say("targets-moved"),
        lede: Some(here.say("targets-moved-lede")),
        table: Some(table(columns(here, &keys), rows)),
        ..Section::default()
    })
}

fn held_row(here: Here<'_>, which: &str, held: &Held) -> Row {
    let which = if which.is_empty() {
        here.say("value")
    } else {
        which.to_owned()
    };
    let decision = held
        .change
        .as_ref()
        .and_then(|change| change.decision.as_ref());
    let decision = decision.map(|id| linked(here.link_by_id(Kind::Decision, id)));
    row(vec![
        words(which),
        number(Some(held.text.clone())),
        dated(Some(here.day(held.from))),
        dated(held.to.map(|day| here.day(day))),
        written(here, &held.object),
        decision.unwrap_or_default(),
    ])
}

/// The document that `KIND/ID#KEY` names.
fn written(here: Here<'_>, object: &str) -> Cell {
    let (document, _) = object.split_once('#').unwrap_or((object, ""));
    let link = document.split_once('/').and_then(|(kind, id)| {
        let kind = Kind::from_word(kind)?;
        Some(here.link_by_id(kind, id))
    });
    link.map_or_else(|| words(object), linked)
}

/// How a promise's own target moved since its document was signed first.
pub(super) fn moved(here: Here<'_>, promise: &Promise<'_>) -> Vec<TargetMove> {
    let Some(past) = here.site.past.as_ref() else {
        return Vec::new();
    };
    let Some(signed) = first_signed(promise) else {
        return Vec::new();
    };
    let object = format!("{}#{}", promise.page.object(), promise.key.value);
    let history = past.targets.histories.iter().find(|it| it.object == object);
    let zone = here.site.playbook.config.zone();
    let told = |change: &Change| {
        let day = change.step.at.to_zoned(zone.time_zone().clone()).date();
        let is_told = change.field == Field::Target && signed < day;
        Some(TargetMove {
            day: here.day(day),
            before: change.before.clone().filter(|_| is_told)?,
            after: change.after.clone()?,
            by: change.author.name.clone(),
            decision: change
                .decision
                .as_ref()
                .map(|id| here.link_by_id(Kind::Decision, id)),
        })
    };
    let changes = history.into_iter().flat_map(|history| &history.changes);
    changes.filter_map(told).collect()
}

fn first_signed(promise: &Promise<'_>) -> Option<Date> {
    let signoffs = promise.page.common.signoffs.as_ref()?.value.iter();
    let dates = signoffs.filter_map(|entry| Some(entry.value.as_ref()?.value.date.as_ref()?.value));
    dates.min()
}

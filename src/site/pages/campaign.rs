//! What a campaign brought, beside its brief.

use super::cells::{columns, linked, row, stated, table, traced, words};
use super::{deliveries, expectations, forecasts, judged};
use crate::actuals::figure::figure;
use crate::actuals::forecast::Forecasted;
use crate::actuals::in_force::Promise;
use crate::actuals::ledger::Row as LedgerRow;
use crate::actuals::outcome::Outcome;
use crate::model::field::Choice as _;
use crate::model::kinds::{Brief, Facts, Forecast};
use crate::model::{Kind, Page};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Cell, Origin, Row, Section, State, Tone};

/// Results, deliverables, payments, and what was learned.
pub(super) fn sections(here: Here<'_>, page: &Page, brief: &Brief) -> Vec<Section> {
    let mut sections = Vec::new();
    sections.extend(results(here, page, brief));
    let of_campaign = |ledger| -> Vec<LedgerRow<'_>> {
        let mut rows = deliveries::rows(here, ledger);
        rows.retain(|row| row.word("campaign") == Some(&page.id));
        rows
    };
    let delivered = of_campaign("deliverables");
    if !delivered.is_empty() {
        let kept = delivered
            .iter()
            .filter_map(|row| deliveries::timing(here, row, "delivered"));
        sections.push(Section {
            id: "_deliverables".to_owned(),
            title: here.say("deliverables"),
            lede: kept_lede(here, deliveries::kept(kept)),
            table: Some(deliveries::delivered(here, &delivered)),
            ..Section::default()
        });
    }
    let paid = of_campaign("payments");
    if !paid.is_empty() {
        let kept = paid
            .iter()
            .filter_map(|row| deliveries::timing(here, row, "paid"));
        sections.push(Section {
            id: "_payments".to_owned(),
            title: here.say("payments"),
            lede: kept_lede(here, deliveries::kept(kept)),
            table: Some(deliveries::paid(here, &paid)),
            ..Section::default()
        });
    }
    sections.extend(learned(here, page));
    sections
}

fn kept_lede(here: Here<'_>, kept: (usize, usize)) -> Option<String> {
    let text = deliveries::kept_text(here, kept)?;
    Some(here.say_with("on-time-k-of-n", &[("kept", Argument::Text(text))]))
}

/// Expected, forecast and actual side by side.
fn results(here: Here<'_>, page: &Page, brief: &Brief) -> Option<Section> {
    let all = here.site.promises();
    let own: Vec<&Promise<'_>> = all
        .iter()
        .filter(|promise| promise.page.path() == page.path())
        .collect();
    if own.is_empty() {
        return None;
    }
    let keys = [
        "expectation",
        "target",
        "forecast",
        "actual",
        "observations",
        "in-forecast",
        "state",
    ];
    let rows = own.iter().map(|promise| result(here, promise, brief));
    let forecasts: Vec<&Forecasted> = own
        .iter()
        .filter_map(|promise| forecasted(here, promise))
        .collect();
    Some(Section {
        id: "_results".to_owned(),
        title: here.say("results"),
        lede: Some(here.say("results-lede")),
        drawing: forecasts::of_campaign(here, &forecasts, "_forecast"),
        table: Some(table(columns(here, &keys), rows.collect())),
        ..Section::default()
    })
}

fn result(here: Here<'_>, promise: &Promise<'_>, brief: &Brief) -> Row {
    let told = expectations::row(here, promise);
    let outcome = expectations::outcome(here, promise);
    let latest = outcome.and_then(Outcome::latest);
    let count = latest.map(|latest| {
        here.lang
            .integer(i64::try_from(latest.measure.n).unwrap_or(i64::MAX))
    });
    let mut head = linked(told.what);
    for scope in told.scope {
        let mut more = words(scope);
        if let Some(last) = head.parts.last_mut() {
            last.after = Some(",".to_owned());
        }
        head.parts.append(&mut more.parts);
    }
    let forecast = forecasted(here, promise);
    let origin = told.actual_origin.or(told.to_date_origin);
    let interval = match (forecast, outcome) {
        (Some(forecast), Some(outcome)) => interval(here, forecast, outcome),
        _ => written(here, brief, &promise.key.value),
    };
    row(vec![
        head,
        traced(told.target, told.target_origin),
        traced(interval, forecast_origin(here, promise, brief)),
        traced(told.actual.or(told.to_date), origin.clone()),
        traced(count, origin),
        inside(here, forecast),
        stated(Some(told.state), told.why),
    ])
}

fn forecasted<'a>(here: Here<'a>, promise: &Promise<'_>) -> Option<&'a Forecasted> {
    let mut all = here.site.actuals.forecasts.forecasts.iter();
    all.find(|it| it.path == *promise.page.path() && it.key == promise.key.value)
}

fn interval(here: Here<'_>, forecast: &Forecasted, outcome: &Outcome) -> Option<String> {
    let unit = outcome.unit.as_ref()?;
    let [low, expect, high] = [forecast.low, forecast.expect, forecast.high]
        .map(|value| Argument::Text(figure(value, unit, here.lang)));
    Some(here.say_with(
        "interval",
        &[("low", low), ("expect", expect), ("high", high)],
    ))
}

/// Where the forecast is stated.
fn forecast_origin(here: Here<'_>, promise: &Promise<'_>, brief: &Brief) -> Option<Origin> {
    let mut entries = brief.forecast.iter().flat_map(|table| table.value.iter());
    let entry = entries.find(|entry| entry.key.value == promise.key.value)?;
    let item = format!("forecast.{}", entry.key.value);
    here.stated(promise.page, entry.key.span, &item)
}

/// The forecast as the brief states it.
fn written(here: Here<'_>, brief: &Brief, key: &str) -> Option<String> {
    let mut entries = brief.forecast.iter().flat_map(|table| table.value.iter());
    let entry = entries.find(|entry| entry.key.value == key)?;
    let Forecast { expect, low, high } = &entry.value.as_ref()?.value;
    let value = |value: &Option<crate::text::Spanned<crate::value::Value>>| {
        Some(Argument::Text(here.value(&value.as_ref()?.value)))
    };
    let arguments = [
        ("low", value(low)?),
        ("expect", value(expect)?),
        ("high", value(high)?),
    ];
    Some(here.say_with("interval", &arguments))
}

fn inside(here: Here<'_>, forecast: Option<&Forecasted>) -> Cell {
    let state = forecast.and_then(Forecasted::is_inside).map(|is_inside| {
        if is_inside {
            here.state("inside", Tone::Good)
        } else {
            here.state("outside", Tone::Warn)
        }
    });
    stated(state, None)
}

/// The post-mortems of the campaign.
fn learned(here: Here<'_>, page: &Page) -> Option<Section> {
    let documents = here.site.playbook.of_kind(Kind::PostMortem);
    let rows = documents.filter_map(|document| {
        let Facts::PostMortem(it) = &document.page.facts else {
            return None;
        };
        let is_about = it
            .campaign
            .as_ref()
            .is_some_and(|id| id.as_str() == page.id);
        let causes: Vec<&str> = it
            .causes
            .iter()
            .flat_map(|causes| causes.iter())
            .map(|cause| cause.value.label(here.lang))
            .collect();
        is_about.then(|| {
            row(vec![
                linked(here.link(&document.page)),
                words(causes.join(", ")),
            ])
        })
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Section {
        id: "_learned".to_owned(),
        title: here.say("learned"),
        table: Some(table(columns(here, &["post-mortem", "causes"]), rows)),
        ..Section::default()
    })
}

/// How a campaign ended, in the words of its brief.
pub(super) fn verdict(here: Here<'_>, brief: &Brief) -> Option<State> {
    use crate::model::kinds::CampaignVerdict;
    let verdict = brief.verdict.as_ref()?.value;
    let tone = match verdict {
        CampaignVerdict::Success => Tone::Good,
        CampaignVerdict::Mixed => Tone::Warn,
        CampaignVerdict::Failed => Tone::Bad,
    };
    Some(State {
        id: verdict.word().to_owned(),
        tone,
        name: verdict.label(here.lang).to_owned(),
    })
}

/// The value that weighs most among what a campaign was to bring: its metric and rows, the value, the target, the state.
pub(super) fn main_value(here: Here<'_>, page: &Page) -> [Cell; 4] {
    let mut outcomes: Vec<&Outcome> = here
        .site
        .actuals
        .outcomes
        .iter()
        .filter(|outcome| outcome.path == *page.path())
        .collect();
    outcomes.sort_by_key(|outcome| outcome.role.index());
    let Some(outcome) = outcomes.first() else {
        return Default::default();
    };
    let mut name = linked(here.link_by_id(Kind::Metric, &outcome.metric));
    let scope = judged::filters(here, &outcome.filters);
    if let Some(metric) = name.parts.last_mut().filter(|_| !scope.is_empty()) {
        metric.after = Some(",".to_owned());
    }
    name.parts.extend(words(scope).parts);
    let reading = judged::reading(here, outcome);
    // Of a campaign that runs only a part may be due, and a part of a target is no target.
    let mut whole = outcome.judgements.iter().rev().filter(|it| it.due >= 1.0);
    let target = whole.find_map(|it| judged::target(here, it, outcome.unit.as_ref()));
    [
        name,
        traced(
            reading.actual.or(reading.to_date),
            reading.actual_origin.or(reading.to_date_origin),
        ),
        traced(target, judged::stated(here, outcome)),
        stated(Some(reading.state), reading.why),
    ]
}

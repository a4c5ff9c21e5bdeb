//! Every campaign: when it ran, how it ended, what it brought; and what forecasts were worth.

use super::campaign::{main_value, verdict};
use super::cells::{columns, dated, linked, row, stated, table};
use super::{forecasts, list};
use crate::model::kinds::{Brief, Facts};
use crate::model::{Document, Kind};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Row, Section, Sheet};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let documents = list::in_order(here, Kind::Brief).into_iter();
    let rows = documents.filter_map(|document| match &document.page.facts {
        Facts::Brief(brief) => Some(line(here, document, brief)),
        _ => None,
    });
    let keys = [
        "campaign",
        "starts",
        "ends",
        "verdict",
        "main-value",
        "value",
        "target",
        "state",
    ];
    let mut sections = vec![Section {
        id: "_campaigns".to_owned(),
        title: here.say("all-campaigns"),
        table: Some(table(columns(here, &keys), rows.collect())),
        ..Section::default()
    }];
    sections.extend(forecasts(here));
    Sheet {
        title: here.say("kinds-brief"),
        lede: here.say("lede-brief"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

fn line(here: Here<'_>, document: &Document, brief: &Brief) -> Row {
    let dates = brief.dates.as_ref();
    let start = dates.and_then(|dates| dates.start.as_ref());
    let end = dates.and_then(|dates| dates.end.as_ref());
    let [name, value, target, state] = main_value(here, &document.page);
    row(vec![
        linked(here.link(&document.page)),
        dated(start.map(|day| here.day(day.value))),
        dated(end.map(|day| here.day(day.value))),
        // Until it has a verdict, what counts is that it runs.
        stated(
            verdict(here, brief).or_else(|| here.state_of(&document.page)),
            None,
        ),
        name,
        value,
        target,
        state,
    ])
}

/// What forecasts were worth, or how many campaigns are still wanted before that can be said.
pub(super) fn forecasts(here: Here<'_>) -> Option<Section> {
    let record = &here.site.actuals.forecasts;
    if record.forecasts.is_empty() {
        return None;
    }
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let share = |share: f64| {
        let unit = crate::value::Unit::parse("%").ok()?;
        let text = crate::actuals::figure::figure(share, &unit, here.lang);
        Some(Argument::Text(text))
    };
    let mut notes = Vec::new();
    if let Some(coverage) = record.coverage().and_then(share) {
        notes.push(here.say_with("forecast-coverage", &[("share", coverage)]));
    } else {
        let arguments = [
            ("have", count(record.campaigns)),
            ("want", count(record.enough)),
        ];
        notes.push(here.say_with("forecast-too-few", &arguments));
    }
    if let Some(skill) = record.skill() {
        let key = if skill > 0.0 {
            "forecast-better"
        } else {
            "forecast-worse"
        };
        let by = share(skill.abs())?;
        notes.push(here.say_with(key, &[("by", by)]));
    }
    Some(Section {
        id: "_forecasts".to_owned(),
        title: here.say("forecasts"),
        lede: Some(here.say("forecasts-lede")),
        graph: forecasts::of_all(here, "_calibration"),
        notes,
        ..Section::default()
    })
}

//! Early warning: which signals move the wrong way, since when, and by which values.

use super::cells::{self, columns, table, traced, words};
use super::{judged, sources};
use crate::actuals::radar::trend::Direction;
use crate::actuals::radar::{Point, Signal, Tally, What, radar};
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::chart::{SparkPoint, sparkline};
use crate::site::here::Here;
use crate::site::view::{Link, Origin, Radar, SignalEvidence, SignalRow, State, Tone};

/// How many of the latest periods a small line shows.
const DRAWN: usize = 12;

pub(super) fn view(here: Here<'_>) -> Radar {
    let site = here.site;
    if site.readers().is_some() {
        // Signals that rest on a part of what happened would warn of what is not so.
        return Radar {
            tally: here.say("radar-not-shown"),
            tone: Tone::Unknown,
            moving: Vec::new(),
            rest: String::new(),
            resting: Vec::new(),
        };
    }
    let signals = radar(&site.playbook, &site.actuals, site.options.as_of);
    let tally = Tally::of(&signals);
    let tone = match (tally.worsening, tally.watched > tally.unknown) {
        (0, true) => Tone::Good,
        (0, false) => Tone::Unknown,
        _ => Tone::Warn,
    };
    let (moving, resting): (Vec<&Signal>, Vec<&Signal>) =
        signals.iter().partition(|signal| signal.since().is_some());
    let numbered = moving.into_iter().enumerate();
    Radar {
        tally: tally.message().text(here.lang),
        tone,
        moving: numbered
            .map(|(at, signal)| SignalRow {
                evidence: Some(evidence(here, signal, at + 1)),
                ..row(here, signal)
            })
            .collect(),
        rest: here.count("radar-rest", resting.len()),
        resting: resting
            .into_iter()
            .map(|signal| row(here, signal))
            .collect(),
    }
}

fn row(here: Here<'_>, signal: &Signal) -> SignalRow {
    SignalRow {
        state: state(here, signal.direction()),
        what: what(here, signal),
        scope: match &signal.what {
            What::Promise { filters, .. } => judged::filters(here, filters),
            _ => String::new(),
        },
        told: signal.told(here.lang),
        evidence: None,
        spark: sparkline(&drawn(signal)),
    }
}

/// The periods of the run, each with its value, and where that comes from.
fn evidence(here: Here<'_>, signal: &Signal, number_of_it: usize) -> SignalEvidence {
    let line = |point: &Point| {
        let when = point.campaign.as_ref().map_or_else(
            || here.period(&point.period),
            |campaign| here.link_by_id(Kind::Brief, campaign).text,
        );
        let files = point.sources.iter().map(|(path, _)| path.as_str());
        let n = i64::try_from(point.n).unwrap_or(i64::MAX);
        let origin = origin(here, signal, point);
        cells::row(vec![
            words(when),
            traced(
                point.value.map(|value| signal.figure(value, here.lang)),
                origin.clone(),
            ),
            traced(Some(here.lang.integer(n)), origin),
            words(files.collect::<Vec<_>>().join(", ")),
        ])
    };
    let names = columns(here, &["period", "value", "observations", "file"]);
    SignalEvidence {
        id: format!("_signal-{number_of_it}"),
        table: table(names, signal.evidence().iter().map(line).collect()),
    }
}

/// The rows of a value on the page of its metric; of what no metric measures the page that shows it
/// in full, with the files that it comes from.
fn origin(here: Here<'_>, signal: &Signal, point: &Point) -> Option<Origin> {
    let files = point.sources.iter().map(|(path, _)| path.as_str());
    let title = files.collect::<Vec<_>>().join(", ");
    let href = match &signal.what {
        What::Promise {
            metric, filters, ..
        } => {
            let id = sources::rows_id(filters, &point.period, point.campaign.as_deref());
            here.way(here.metric_address(metric)?, &id)
        }
        _ => what(here, signal).href?,
    };
    point.value.map(|_| Origin { href, title })
}

fn state(here: Here<'_>, direction: Direction) -> State {
    let tone = match direction {
        Direction::Worsening => Tone::Warn,
        Direction::Improving => Tone::Good,
        Direction::Steady => Tone::Quiet,
        Direction::TooLittleKnown => Tone::Unknown,
    };
    State {
        id: direction.word().to_owned(),
        tone,
        name: direction.message().text(here.lang),
    }
}

fn drawn(signal: &Signal) -> Vec<SparkPoint> {
    let latest = &signal.points[signal.points.len().saturating_sub(DRAWN)..];
    let point = |point: &Point| SparkPoint {
        value: point.value,
        low: None,
        high: None,
    };
    latest.iter().map(point).collect()
}

/// What is watched, as a link to the page that shows it in full.
fn what(here: Here<'_>, signal: &Signal) -> Link {
    let addresses = &here.site.addresses;
    let list = |kind: Kind| addresses.lists.get(kind.word());
    let work = addresses.creators.as_ref().or_else(|| list(Kind::Brief));
    let address = match &signal.what {
        What::Promise { metric, .. } => return here.link_by_id(Kind::Metric, metric),
        What::Silence(side) => {
            let text = signal.what.name(&here.site.playbook, here.lang);
            let Link { href, .. } = here.link_by_id(Kind::Party, side);
            return Link {
                text,
                lang: None,
                href,
            };
        }
        What::Answers | What::Cadences => return charter(here, signal),
        What::Decisions => addresses.decisions.as_ref(),
        What::Approvals | What::Rounds | What::Deliveries | What::LeadTime => work,
        What::Payments | What::Budgets => addresses.budget.as_ref(),
        What::Mark(_) | What::Gap => list(Kind::HealthCheck),
    };
    Link {
        text: signal.what.name(&here.site.playbook, here.lang),
        lang: None,
        href: address.map(|address| here.href(address)),
    }
}

/// What was agreed about it.
fn charter(here: Here<'_>, signal: &Signal) -> Link {
    let charter = here.site.playbook.charter();
    let href = charter.and_then(|(page, _)| here.link(page).href);
    Link {
        text: signal.what.name(&here.site.playbook, here.lang),
        lang: None,
        href,
    }
}

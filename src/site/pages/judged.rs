//! How it went with what was promised, in the words of a page.

use super::sources;
use crate::actuals::figure::{bounds, figure};
use crate::actuals::outcome::{self, Judgement, Measure, Outcome, Reason};
use crate::actuals::window::Window;
use crate::model::Kind;
use crate::site::chart::{SparkPoint, sparkline};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Origin, State, Svg, Tone};
use crate::value::Unit;

/// What a reader is told of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) state: State,
    /// Why nobody can say, or for how long it has gone wrong.
    pub(super) why: Option<String>,
    pub(super) actual: Option<String>,
    /// What the value was reckoned from.
    pub(super) actual_origin: Option<Origin>,
    /// Which period that is, and on how many observations it rests.
    pub(super) evidence: Option<String>,
    pub(super) to_date: Option<String>,
    pub(super) to_date_origin: Option<Origin>,
    pub(super) currency_effect: Option<String>,
    pub(super) spark: Option<Svg>,
}

/// What a reader is told of an outcome: that of the last complete period, and what runs.
pub(super) fn reading(here: Here<'_>, outcome: &Outcome) -> Reading {
    let (state, why) = state(here, &outcome.state());
    let latest = outcome.latest();
    let unit = outcome.unit.as_ref();
    let running = outcome.running();
    let origin = |judgement: &Judgement| self::origin(here, outcome, judgement);
    Reading {
        actual_origin: latest.and_then(origin),
        to_date_origin: running.and_then(origin),
        why: why.or_else(|| in_a_row(here, outcome)),
        state,
        actual: latest.and_then(|latest| value(here, &latest.measure, unit)),
        evidence: latest.map(|latest| evidence(here, latest)),
        to_date: running.and_then(|running| {
            let value = value(here, &running.measure, unit)?;
            let when = window(here, &running.window);
            Some(here.say_with(
                "to-date",
                &[
                    ("value", Argument::Text(value)),
                    ("when", Argument::Text(when)),
                ],
            ))
        }),
        currency_effect: latest.and_then(|latest| currency_effect(here, &latest.measure, unit?)),
        spark: sparkline(&points(outcome)),
    }
}

/// What the value of a judgement was reckoned from.
pub(super) fn origin(here: Here<'_>, outcome: &Outcome, judgement: &Judgement) -> Option<Origin> {
    let measured = (&judgement.window, &judgement.measure);
    sources::of_measure(here, &outcome.metric, &outcome.filters, measured)
}

/// Where the target of an expectation is stated.
pub(super) fn stated(here: Here<'_>, outcome: &Outcome) -> Option<Origin> {
    let document = here.site.playbook.at(&outcome.path)?;
    let item = format!("expectations.{}", outcome.key);
    here.stated(&document.page, outcome.target_span?, &item)
}

/// A state in words, and why nobody can say.
pub(super) fn state(here: Here<'_>, state: &outcome::State) -> (State, Option<String>) {
    match state {
        outcome::State::OnTrack => (here.state("on-track", Tone::Good), None),
        outcome::State::OffTrack => (here.state("off-track", Tone::Bad), None),
        outcome::State::NotEvaluable(why) => {
            let state = here.state("not-evaluable", Tone::Unknown);
            (state, Some(reason(here, why)))
        }
    }
}

/// Why nobody can say.
pub(super) fn reason(here: Here<'_>, reason: &Reason) -> String {
    reason.message().text(here.lang).replace('`', "")
}

/// A value with its unit.
pub(super) fn value(here: Here<'_>, measure: &Measure, unit: Option<&Unit>) -> Option<String> {
    Some(figure(measure.value?, unit?, here.lang))
}

/// The bounds of good values.
pub(super) fn target(here: Here<'_>, judgement: &Judgement, unit: Option<&Unit>) -> Option<String> {
    Some(bounds(judgement.bounds?, unit?, here.lang)).filter(|target| !target.is_empty())
}

/// `March 2026`; a campaign has a name, which is told where it is in the page's language.
pub(super) fn window(here: Here<'_>, window: &Window) -> String {
    let campaign = window.campaign.as_ref();
    let title = campaign.map(|campaign| here.link_by_id(Kind::Brief, campaign));
    title
        .filter(|title| title.lang.is_none())
        .map_or_else(|| here.period(&window.period), |title| title.text)
}

/// `United States · Ann`; empty where all rows count.
pub(super) fn filters(here: Here<'_>, filters: &[(String, String)]) -> String {
    let name = |(column, value): &(String, String)| match column.as_str() {
        "market" => here.market(value),
        "campaign" => here.link_by_id(Kind::Brief, value).text,
        "creator" | "party" | "payee" => here.link_by_id(Kind::Party, value).text,
        "person" => here.person(value).text,
        _ => value.clone(),
    };
    filters.iter().map(name).collect::<Vec<_>>().join(" · ")
}

/// What a metric is called.
pub(super) fn metric_name(here: Here<'_>, id: &str) -> String {
    here.link_by_id(Kind::Metric, id).text
}

fn in_a_row(here: Here<'_>, outcome: &Outcome) -> Option<String> {
    let periods = outcome.off_track_in_a_row();
    (periods > 1).then(|| here.count("off-track-in-a-row", periods))
}

fn evidence(here: Here<'_>, judgement: &Judgement) -> String {
    let Measure { n, excluded, .. } = judgement.measure;
    let count = |count: u64| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let when = Argument::Text(window(here, &judgement.window));
    let arguments = [
        ("when", when),
        ("n", count(n)),
        ("excluded", count(excluded)),
    ];
    here.say_with("evidence", &arguments)
}

/// `+0.01 USD`, as exact as the value itself; nothing where that would be zero.
fn currency_effect(here: Here<'_>, measure: &Measure, unit: &Unit) -> Option<String> {
    // Four figures of the value are shown, so the effect has no figure behind the last of them.
    let place = 10_f64.powf(measure.value?.abs().log10().floor() - 3.0);
    let effect = (measure.currency_effect()? / place).round() * place;
    let is_seen = effect.is_finite() && effect.abs() > 0.0;
    let shown = figure(effect.abs(), unit, here.lang);
    let sign = if effect < 0.0 { "−" } else { "+" };
    is_seen.then(|| {
        let effect = format!("{sign}{shown}");
        here.say_with("currency-effect", &[("effect", Argument::Text(effect))])
    })
}

fn points(outcome: &Outcome) -> Vec<SparkPoint> {
    let complete = outcome
        .judgements
        .iter()
        .filter(|judgement| judgement.window.is_complete);
    complete
        .map(|judgement| SparkPoint {
            value: judgement.measure.value,
            low: judgement.bounds.and_then(|bounds| bounds.low),
            high: judgement.bounds.and_then(|bounds| bounds.high),
        })
        .collect()
}

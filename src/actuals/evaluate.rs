//! Expectations against actuals.

use std::collections::BTreeMap;

use super::bench::Bench;
use super::bounds::{Bounds, NoBounds};
use super::definition::Definition;
use super::in_force::{Promise, View, in_force};
use super::outcome::{Judgement, Measure, Outcome, Reason, State};
use super::window::{Span, Window};
use crate::model::kinds::{Better, ExpectationRole, Facts};
use crate::model::{Kind, Playbook};
use crate::value::{Date, Target};

/// Judges every expectation that names a metric: those in force, and those of campaigns that have
/// begun.
pub fn outcomes(playbook: &Playbook, bench: &Bench, as_of: Date) -> Vec<Outcome> {
    let promises = super::in_force::begun(playbook, as_of);
    judged(playbook, bench, &promises, as_of)
}

/// Judges on `as_of` the expectations that held on the earlier day `held`: what a pilot was to
/// reach is judged by its letter, also when that letter is over.
pub fn outcomes_held(playbook: &Playbook, bench: &Bench, held: Date, as_of: Date) -> Vec<Outcome> {
    let promises = in_force(playbook, held, View::LookingBack);
    judged(playbook, bench, &promises, as_of)
}

fn judged<'a>(
    playbook: &'a Playbook,
    bench: &'a Bench,
    promises: &[Promise<'a>],
    as_of: Date,
) -> Vec<Outcome> {
    let mut judge = Judge {
        playbook,
        bench,
        as_of,
        few: Few::of(playbook),
        then: BTreeMap::new(),
    };
    let outcomes = promises.iter().map(|promise| judge.outcome(promise));
    outcomes.flatten().collect()
}

struct Judge<'a> {
    playbook: &'a Playbook,
    bench: &'a Bench,
    as_of: Date,
    few: Few,
    /// What held on earlier days.
    then: BTreeMap<Date, Vec<Promise<'a>>>,
}

/// When cases are counted one by one instead of taken as a share.
#[derive(Clone, Copy)]
struct Few {
    few: u64,
    max_late: u64,
}

impl Few {
    fn of(playbook: &Playbook) -> Self {
        let limits = playbook.profile.numbers.as_ref();
        let few = limits.and_then(|limits| limits.few.as_ref());
        let max_late = limits.and_then(|limits| limits.max_late.as_ref());
        Self {
            few: few.map_or(0, |few| few.value.into()),
            max_late: max_late.map_or(0, |late| late.value.into()),
        }
    }
}

impl<'a> Judge<'a> {
    fn outcome(&mut self, promise: &Promise<'a>) -> Option<Outcome> {
        let expectation = promise.expectation;
        let metric = expectation.metric.as_ref()?;
        let campaign =
            matches!(promise.page.facts, Facts::Brief(_)).then(|| promise.page.id.clone());
        let role = expectation.role.as_ref();
        let negotiable = expectation.negotiable.as_ref();
        let target = expectation.target.as_ref();
        let definition = self.bench.definition(metric.as_str());
        let filters = filters(promise);
        let (judgements, baseline) =
            self.judgements(promise, definition.clone(), &filters, campaign.as_deref());
        Some(Outcome {
            path: promise.page.path().clone(),
            document: promise.page.id.clone(),
            key: promise.key.value.clone(),
            span: promise.key.span,
            target_span: target.map(|target| target.span),
            metric: metric.as_str().to_owned(),
            role: role.map_or(ExpectationRole::Tracked, |role| role.value),
            is_negotiable: negotiable.is_none_or(|negotiable| negotiable.value),
            owner: expectation
                .owner
                .as_ref()
                .map(|owner| owner.as_str().to_owned()),
            is_in_force: promise.standing == super::in_force::Standing::InForce,
            unit: definition
                .as_ref()
                .ok()
                .map(|definition| definition.unit.clone()),
            better: definition
                .as_ref()
                .map_or(Better::Target, |definition| definition.better),
            target: target.map(|target| target.value.clone()),
            baseline,
            judgements,
            campaign,
            filters,
        })
    }

    /// How it went in each window, and the baseline that improvements are measured against.
    fn judgements(
        &mut self,
        promise: &Promise<'a>,
        definition: Result<&Definition, Reason>,
        written: &[(String, String)],
        campaign: Option<&str>,
    ) -> (Vec<Judgement>, Option<f64>) {
        let span = Span::of(promise);
        let first = definition
            .as_ref()
            .ok()
            .and_then(|definition| self.bench.first_day(definition));
        let from = promise.from.unwrap_or(self.as_of);
        let since = match span {
            Span::Total => from,
            _ => first.map_or(from, |first| first.min(from)),
        };
        let windows = span.windows(self.playbook, since, promise.to, self.as_of, campaign);
        let bench = self.bench;
        let filters = definition
            .and_then(|definition| Ok((definition, Bench::filters(definition, written)?)));
        let (definition, mut filters) = match filters {
            Ok(ready) => ready,
            Err(reason) => {
                let unknown = |window| unknown(window, &reason);
                return (windows.into_iter().map(unknown).collect(), None);
            }
        };
        if let (Some(campaign), false) = (campaign, span == Span::Campaign) {
            filters.extend(bench.campaign_filter(definition, campaign));
        }
        let baseline = definition
            .baseline
            .and_then(|period| bench.over(definition, &filters, period).value);
        let mut judgements = Vec::with_capacity(windows.len());
        for window in windows {
            let target = self.target_then(promise, &window);
            let measure = bench.measure(definition, &filters, &window);
            judgements.push(self.judged(definition, window, measure, target, baseline));
        }
        (judgements, baseline)
    }

    /// The target that held on the last day of a window: an amendment of July says nothing of May.
    fn target_then(&mut self, promise: &Promise<'a>, window: &Window) -> Option<&'a Target> {
        let own = promise
            .expectation
            .target
            .as_ref()
            .map(|target| &target.value);
        let day = window.period.last_day().min(self.as_of);
        let covers =
            promise.from.is_some_and(|from| from <= day) && promise.to.is_none_or(|to| day <= to);
        if covers || window.campaign.is_some() {
            return own;
        }
        let playbook = self.playbook;
        let then = self
            .then
            .entry(day)
            .or_insert_with(|| in_force(playbook, day, View::LookingBack));
        let same = then.iter().find(|other| {
            other.key.value == promise.key.value
                && other.page.kind == Kind::Agreement
                && metric(other) == metric(promise)
                && filters(other) == filters(promise)
        })?;
        same.expectation.target.as_ref().map(|target| &target.value)
    }

    fn judged(
        &self,
        definition: &Definition,
        window: Window,
        measure: Measure,
        target: Option<&Target>,
        baseline: Option<f64>,
    ) -> Judgement {
        let bounds =
            target.map(|target| Bounds::of(target, &definition.unit, definition.better, baseline));
        let due = self.due_share(definition, &window);
        let state = match (&measure.fault, measure.value, bounds) {
            (Some(fault), ..) => State::NotEvaluable(fault.clone()),
            (None, None, _) => State::NotEvaluable(Reason::NoValue),
            (None, Some(_), None) => State::NotEvaluable(Reason::NoTarget),
            (None, Some(_), Some(Err(NoBounds::Unit))) => State::NotEvaluable(Reason::OtherUnit),
            (None, Some(_), Some(Err(NoBounds::Baseline))) => {
                State::NotEvaluable(Reason::NoBaseline)
            }
            (None, Some(value), Some(Ok(bounds))) => {
                let is_kept = bounds.scaled(due).hold(value)
                    || self.few.excuses(definition, &bounds, value, measure.n);
                if is_kept {
                    State::OnTrack
                } else {
                    State::OffTrack
                }
            }
        };
        Judgement {
            window,
            measure,
            bounds: bounds.and_then(Result::ok),
            due,
            state,
        }
    }

    /// How much of the target is due by now: of what adds up, as much as of the window is over.
    fn due_share(&self, definition: &Definition, window: &Window) -> f64 {
        if window.is_complete || !definition.is_additive {
            return 1.0;
        }
        let gone = (self.as_of - window.period.first_day()).get_days() + 1;
        f64::from(gone.max(0)) / f64::from(window.period.days().max(1))
    }
}

impl Few {
    /// Of few cases a share says little: 8 of 9 on time is one late, and that may be excused.
    fn excuses(self, definition: &Definition, bounds: &Bounds, value: f64, n: u64) -> bool {
        if !definition.formula.is_mean_of_cases() || n >= self.few {
            return false;
        }
        #[expect(clippy::cast_precision_loss, reason = "fewer than `few` cases")]
        let (n, max_late) = (n as f64, self.max_late as f64);
        match (bounds.low, bounds.high) {
            (Some(_), None) => (n * (1.0 - value)).round() <= max_late,
            (None, Some(_)) => (n * value).round() <= max_late,
            _ => false,
        }
    }
}

fn unknown(window: Window, reason: &Reason) -> Judgement {
    Judgement {
        window,
        measure: Measure {
            fault: Some(reason.clone()),
            ..Measure::default()
        },
        bounds: None,
        due: 1.0,
        state: State::NotEvaluable(reason.clone()),
    }
}

fn metric<'a>(promise: &Promise<'a>) -> Option<&'a str> {
    promise
        .expectation
        .metric
        .as_ref()
        .map(|metric| metric.as_str())
}

/// The filters of an expectation, as written.
fn filters(promise: &Promise<'_>) -> Vec<(String, String)> {
    let written = promise
        .expectation
        .filter
        .iter()
        .flat_map(|table| table.value.iter());
    written
        .filter_map(|entry| Some((entry.key.value.clone(), entry.value.as_ref()?.value.clone())))
        .collect()
}

//! The KPI rule: whether the partnership counts as working.

use super::outcome::{Outcome, State};
use crate::model::Playbook;
use crate::model::config::{Kpi, KpiBasis};
use crate::model::kinds::{Better, ExpectationRole};

/// What the KPI rule says.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Whether the partnership counts as working.
    pub state: Standing,
    /// How many KPIs pass, the primary one among them.
    pub passed: usize,
    /// How many must.
    pub needed: usize,
    /// Each KPI and guardrail, and whether it passes.
    pub parts: Vec<Part>,
}

impl Verdict {
    /// How many KPIs there are, the primary one among them.
    pub fn kpis(&self) -> usize {
        let is_kpi = |part: &&Part| part.role != ExpectationRole::Guardrail;
        self.parts.iter().filter(is_kpi).count()
    }
}

/// One KPI or guardrail.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its expectation: `2026-02-loi#us-cpe`.
    pub reference: String,
    /// How much it weighs.
    pub role: ExpectationRole,
    /// Whether it passes; `None` where nobody can say.
    pub passes: Option<bool>,
}

/// Whether the partnership counts as working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Enough KPIs pass, whatever the unknown ones are.
    Working,
    /// Too few pass, or one with a veto does not, whatever the unknown ones are.
    Failing,
    /// It depends on what nobody can say.
    Unknown,
}

impl Standing {
    /// Its word in messages and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Failing => "failing",
            Self::Unknown => "unknown",
        }
    }
}

/// Judges the outcomes in force by the `[kpi]` rule; `None` where the playbook has none, or no
/// KPI.
pub fn verdict(playbook: &Playbook, outcomes: &[Outcome]) -> Option<Verdict> {
    let kpi = &playbook.config.kpi.as_ref()?.value;
    let promises = playbook.profile.promises.as_ref();
    let usual = promises.and_then(|promises| promises.basis.as_ref());
    let basis = kpi.basis.as_ref().or(usual);
    let basis = basis.map_or(KpiBasis::Target, |basis| basis.value);
    let parts: Vec<Part> = outcomes
        .iter()
        .filter(|outcome| outcome.campaign.is_none() && outcome.role != ExpectationRole::Tracked)
        .map(|outcome| Part {
            reference: outcome.reference(),
            role: outcome.role,
            passes: passes(outcome, basis),
        })
        .collect();
    let kpis = || {
        parts
            .iter()
            .filter(|part| part.role != ExpectationRole::Guardrail)
    };
    if kpis().count() == 0 {
        return None;
    }
    let needed = needed(kpi).unwrap_or_else(|| kpis().count());
    let passed = kpis().filter(|part| part.passes == Some(true)).count();
    let possible = kpis().filter(|part| part.passes != Some(false)).count();
    let has_veto = |part: &&Part| match part.role {
        ExpectationRole::Guardrail => true,
        ExpectationRole::Primary => kpi.primary_must_pass.as_ref().is_none_or(|must| must.value),
        ExpectationRole::Kpi | ExpectationRole::Tracked => false,
    };
    let vetoes: Vec<Option<bool>> = parts
        .iter()
        .filter(has_veto)
        .map(|part| part.passes)
        .collect();
    let state = if possible < needed || vetoes.contains(&Some(false)) {
        Standing::Failing
    } else if passed >= needed && !vetoes.contains(&None) {
        Standing::Working
    } else {
        Standing::Unknown
    };
    Some(Verdict {
        state,
        passed,
        needed,
        parts,
    })
}

/// `2 of 3`: the first number; the second only tells readers.
fn needed(kpi: &Kpi) -> Option<usize> {
    let pass = kpi.pass.as_ref()?;
    pass.split_whitespace().next()?.parse().ok()
}

fn passes(outcome: &Outcome, basis: KpiBasis) -> Option<bool> {
    match basis {
        KpiBasis::Target => known(&outcome.state()),
        KpiBasis::Trend => trend(outcome),
        KpiBasis::Pace => outcome
            .running()
            .and_then(|running| known(&running.state))
            .or_else(|| known(&outcome.state())),
    }
}

fn known(state: &State) -> Option<bool> {
    match state {
        State::OnTrack => Some(true),
        State::OffTrack => Some(false),
        State::NotEvaluable(_) => None,
    }
}

/// A KPI passes by its trend where it is on target, or no worse than in the window before.
fn trend(outcome: &Outcome) -> Option<bool> {
    if known(&outcome.state()) == Some(true) {
        return Some(true);
    }
    let now = outcome.latest()?.measure.value?;
    let before = outcome.previous()?.measure.value?;
    match outcome.better {
        Better::Lower => Some(now < before),
        Better::Higher => Some(now > before),
        Better::Target => {
            let bounds = outcome.latest()?.bounds?;
            let away = |value: f64| {
                let below = bounds.low.map_or(0.0, |low| (low - value).max(0.0));
                let above = bounds.high.map_or(0.0, |high| (value - high).max(0.0));
                below + above
            };
            Some(away(now) < away(before))
        }
    }
}

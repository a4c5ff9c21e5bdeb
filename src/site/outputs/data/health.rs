//! What the sides say of one another: health checks and reviews.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Document, Of};
use crate::actuals::schedule::period_of;
use crate::model::Page;
use crate::model::field::{Choice as _, Table};
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, Facts, Verdict};
use crate::site::Site;

const SCHEMA: &str = "comity.data-health/v1";

/// `data/health.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HealthData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// Health checks and reviews, by path.
    checks: Vec<Check>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Check {
    #[serde(flatten)]
    document: Document,
    #[schemars(extend("enum" = ["health-check", "review"]))]
    kind: &'static str,
    /// The month or quarter it speaks of: `2026-03`, `2026-Q1`.
    period: Option<String>,
    /// What each side answered, by party.
    answers: BTreeMap<String, SideAnswer>,
    /// What both want.
    #[schemars(extend("enum" = VERDICTS))]
    verdict: Option<&'static str>,
    /// The decision that followed.
    decision: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
struct SideAnswer {
    by: Option<String>,
    date: Option<String>,
    /// Whether it thinks that the metrics are being hit.
    #[schemars(extend("enum" = ["on-track", "off-track", "not-sure", null]))]
    metrics: Option<&'static str>,
    /// From 1 (broken) to 5 (effortless).
    communication: Option<u32>,
    /// What is not done that should be.
    missing: Option<String>,
    /// What it wants.
    #[schemars(extend("enum" = VERDICTS))]
    verdict: Option<&'static str>,
}

const VERDICTS: [Option<&str>; 4] = [Some("continue"), Some("adapt"), Some("stop"), None];

pub(super) fn of(site: &Site) -> HealthData {
    let pages = site.playbook.documents.iter();
    let checks = pages.filter_map(|document| check(site, &document.page));
    HealthData {
        schema: SCHEMA,
        of: Of::site(site),
        checks: checks.collect(),
    }
}

fn check(site: &Site, page: &Page) -> Option<Check> {
    let (answers, verdict, decision) = match &page.facts {
        Facts::HealthCheck(it) => (&it.answers, &it.verdict, &it.decision),
        Facts::Review(it) => (&it.answers, &it.verdict, &it.decision),
        _ => return None,
    };
    let word = |verdict: &crate::text::Spanned<Verdict>| verdict.value.word();
    Some(Check {
        document: Document::of(site, page),
        kind: page.kind.word(),
        period: period_of(page).map(|period| period.to_string()),
        answers: answers
            .as_ref()
            .map(|all| told(&all.value))
            .unwrap_or_default(),
        verdict: verdict.as_ref().map(word),
        decision: decision.as_ref().map(|id| id.as_str().to_owned()),
    })
}

fn told(answers: &Table<PartyId, Answer>) -> BTreeMap<String, SideAnswer> {
    let entries = answers.iter().filter_map(|entry| {
        let answer = entry.value.as_ref()?;
        let told = SideAnswer {
            by: answer.by.as_ref().map(|by| by.as_str().to_owned()),
            date: super::day(answer.date.as_ref()),
            metrics: answer.metrics.as_ref().map(|it| it.value.word()),
            communication: answer.communication.as_ref().map(|it| it.value),
            missing: answer.missing.as_ref().map(|it| it.value.clone()),
            verdict: answer.verdict.as_ref().map(|it| it.value.word()),
        };
        Some((entry.key.as_str().to_owned(), told))
    });
    entries.collect()
}

//! What was promised, and how it went.

use schemars::JsonSchema;
use serde::Serialize;

use super::Of;
use crate::actuals::outcome::Outcome;
use crate::actuals::told;
use crate::site::Site;

const SCHEMA: &str = "comity.data-expectations/v1";

/// `data/expectations.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExpectationsData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// What the KPI rule says; null without one.
    kpi: Option<told::Kpi>,
    /// Those that name a metric: those in force, and those of campaigns that have begun.
    expectations: Vec<Expectation>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Promise")]
struct Expectation {
    #[serde(flatten)]
    told: told::Expectation,
    /// The page of its document below the root of the site.
    page: Option<String>,
}

pub(super) fn of(site: &Site) -> ExpectationsData {
    let expectation = |outcome: &Outcome| {
        let document = site.playbook.at(&outcome.path);
        let page = document.and_then(|document| site.address_of(&document.page));
        Expectation {
            told: told::expectation(outcome),
            page: page.map(str::to_owned),
        }
    };
    ExpectationsData {
        schema: SCHEMA,
        of: Of::site(site),
        kpi: site.actuals.verdict.as_ref().map(told::kpi),
        expectations: site.actuals.outcomes.iter().map(expectation).collect(),
    }
}

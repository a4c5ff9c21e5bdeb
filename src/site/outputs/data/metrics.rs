//! What is measured, over time.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Document, Of};
use crate::actuals::told;
use crate::model::Page;
use crate::model::field::Choice as _;
use crate::site::Site;

const SCHEMA: &str = "comity.data-metrics/v1";

/// `data/metrics.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetricsData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// How each is defined; a ready metric's keys are filled in.
    metrics: Vec<Metric>,
    /// Each over time: over all rows, and for each group that is never mixed.
    series: Vec<told::Metric>,
    /// Forecasts beside what came.
    forecasts: told::Forecasts,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Definition")]
struct Metric {
    #[serde(flatten)]
    document: Document,
    unit: Option<String>,
    #[schemars(extend("enum" = ["lower", "higher", "target", null]))]
    better: Option<&'static str>,
    ledger: Option<String>,
    /// An SQL aggregate over the ledger's columns.
    formula: Option<String>,
    owner: Option<String>,
    /// Fewer observations are not judged.
    min_n: Option<u32>,
}

pub(super) fn of(site: &Site) -> MetricsData {
    let metrics = site.playbook.metrics();
    MetricsData {
        schema: SCHEMA,
        of: Of::site(site),
        metrics: metrics
            .map(|(page, facts)| metric(site, page, facts))
            .collect(),
        series: site.series.iter().map(told::metric).collect(),
        forecasts: told::forecasts(&site.actuals.forecasts),
    }
}

fn metric(site: &Site, page: &Page, facts: &crate::model::kinds::Metric) -> Metric {
    let whole = site.playbook.metric_definition(facts);
    let owner = page.common.owner.as_ref();
    Metric {
        document: Document::of(site, page),
        unit: whole.unit.as_ref().map(|it| it.value.clone()),
        better: whole.better.as_ref().map(|it| it.value.word()),
        ledger: whole.ledger.as_ref().map(|it| it.as_str().to_owned()),
        formula: whole.formula.as_ref().map(|it| it.value.clone()),
        owner: owner.map(|it| it.as_str().to_owned()),
        min_n: whole.min_n.as_ref().map(|it| it.value),
    }
}

//! What `comity check` reports.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Of, Texts, in_all};
use crate::finding::{Finding, Place};
use crate::site::Site;
use crate::text::Position;

const SCHEMA: &str = "comity.data-findings/v1";

/// `data/findings.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingsData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// What is wrong, by path and place; waived findings among it.
    findings: Vec<Reported>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct Reported {
    rule: String,
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    level: &'static str,
    /// What is wrong, in one sentence, by language.
    message: Texts,
    /// The file, from the playbook's folder.
    path: String,
    /// The line, counted from 1; null where the file's text is not at hand.
    line: Option<usize>,
    /// The column, counted from 1 in characters.
    column: Option<usize>,
    /// What it is about, as references are written; empty where that is not known.
    object: String,
    /// What made it appear: only `time` can appear without a change.
    #[schemars(extend("enum" = ["text", "data", "time"]))]
    cause: &'static str,
    /// What accepts it.
    waiver: Option<Waiver>,
    /// The page of the document below the root of the site.
    page: Option<String>,
    /// Its name across runs, edits above it and languages.
    #[schemars(extend("pattern" = "^[0-9a-f]{16}$"))]
    fingerprint: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Waiver {
    reason: String,
    owner: String,
    /// The last day on which it holds.
    until: String,
}

pub(super) fn of(site: &Site) -> FindingsData {
    let findings = site.report.findings.iter();
    FindingsData {
        schema: SCHEMA,
        of: Of::site(site),
        findings: findings.map(|finding| reported(site, finding)).collect(),
    }
}

fn reported(site: &Site, finding: &Finding) -> Reported {
    let position = position(site, &finding.place);
    let document = site.playbook.at(&finding.place.path);
    let page = document.and_then(|document| site.address_of(&document.page));
    Reported {
        rule: finding.rule.to_string(),
        level: finding.level.as_str(),
        message: in_all(site, |lang| finding.headline(lang)),
        path: finding.place.path.to_string(),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        object: finding.object.clone(),
        cause: finding.cause.as_str(),
        waiver: finding.waived_by.as_ref().map(|waived| Waiver {
            reason: waived.reason.clone(),
            owner: waived.owner.clone(),
            until: waived.until.clone(),
        }),
        page: page.map(str::to_owned),
        fingerprint: finding.fingerprint(),
    }
}

fn position(site: &Site, place: &Place) -> Option<Position> {
    let start = place.span.start;
    let config = &site.playbook.config_file;
    if place.path == config.path {
        return Some(config.position(start));
    }
    let mut pages = site.playbook.pages();
    if let Some(page) = pages.find(|page| *page.path() == place.path) {
        return Some(page.file.position(start));
    }
    let ledger = site.actuals.ledgers.file(&place.path)?;
    Some(ledger.position(start))
}

//! What `comity check` reports.

use super::{Day, Link, Run, State, Text};
use serde::Serialize;

/// What `findings.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// The day everything is measured at.
    pub as_of: Day,
    /// How many of each level.
    pub summary: FindingSummary,
    /// The findings by who can mend them.
    pub owners: Vec<OwnerGroup>,
    /// Those that were there before and do not count, by document.
    pub known: Vec<FindingGroup>,
    /// The rules that were set aside.
    pub waivers: Vec<WaiverRow>,
}

/// How many findings there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingSummary {
    /// The worst of them, or that there are none.
    pub state: State,
    /// All that count.
    pub total: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Informations.
    pub infos: usize,
    /// Those a waiver sets aside.
    pub waived: usize,
    /// Those the baseline knows.
    pub known: usize,
    /// The findings page.
    pub href: String,
}

/// The findings one person can mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnerGroup {
    /// The address within the page.
    pub id: String,
    /// The person; null when the documents name nobody.
    pub owner: Option<Text>,
    /// How many.
    pub count: usize,
    /// The findings by document.
    pub documents: Vec<FindingGroup>,
}

/// The findings of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingGroup {
    /// The document, or the file where it is none.
    pub document: Link,
    /// The file.
    pub path: String,
    /// Its findings, in the order of the file.
    pub findings: Vec<FindingRow>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The level.
    pub state: State,
    /// The rule.
    pub rule: String,
    /// What is wrong.
    pub message: Vec<Run>,
    /// Where, as `charter.md:12:3`.
    pub place: String,
    /// Where it can be mended.
    pub edit: Option<String>,
    /// Why it matters.
    pub notes: Vec<Vec<Run>>,
    /// What to do.
    pub help: Option<Vec<Run>>,
    /// Why it is waived, when it is.
    pub waiver: Option<String>,
}

/// A rule that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaiverRow {
    /// The rule.
    pub rule: String,
    /// For which object.
    pub object: String,
    /// Why.
    pub reason: Text,
    /// Who answers for it.
    pub owner: Option<Text>,
    /// Until when.
    pub until: Option<Day>,
    /// Whether that day is over.
    pub is_over: bool,
    /// The decision behind it.
    pub decision: Option<Link>,
}

//! The expectation register.

use super::{Day, Link, State, Text};
use serde::Serialize;

/// What `expectations.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expectations {
    /// The day everything is measured at.
    pub as_of: Day,
    /// Those in force first, then the others with the reason.
    pub groups: Vec<ExpectationGroup>,
}

/// Expectations that stand alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExpectationGroup {
    /// The address within the page.
    pub id: String,
    /// The heading.
    pub title: String,
    /// One sentence on what these are.
    pub lede: String,
    /// The expectations.
    pub rows: Vec<ExpectationRow>,
}

/// One expectation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExpectationRow {
    /// The reference, such as `2026-02-loi#us-cpe`.
    pub reference: String,
    /// The metric, the cadence or the words it is about.
    pub what: Link,
    /// The target, read aloud; null for those in words.
    pub target: Option<String>,
    /// Where and per which period it holds.
    pub scope: Vec<String>,
    /// Its role, such as `primary`.
    pub role: Option<String>,
    /// Whether it may be negotiated; null when nobody has said.
    pub negotiable: Option<bool>,
    /// Who answers for it.
    pub owner: Option<Text>,
    /// Where it is written.
    pub written: Link,
    /// The term it holds for.
    pub from: Option<Day>,
    /// The term's last day.
    pub to: Option<Day>,
    /// How it stands.
    pub state: State,
    /// Why it stands so, or why it is not in force.
    pub why: Option<String>,
}

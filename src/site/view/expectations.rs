//! The expectation register.

use super::{Day, Link, Origin, State, Svg, Text};
use serde::Serialize;

/// What `expectations.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expectations {
    /// The day everything is measured at.
    pub as_of: Day,
    /// Those in force first, then those of ended campaigns, then the others with the reason.
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
    /// Where that is stated.
    pub target_origin: Option<Origin>,
    /// How the target moved since its document was signed first, the oldest first.
    pub moved: Vec<TargetMove>,
    /// The value of the last complete period; null where it cannot be told, and for those without a number.
    pub actual: Option<String>,
    /// What that was reckoned from.
    pub actual_origin: Option<Origin>,
    /// Which period that is, and on how many observations the value rests.
    pub evidence: Option<String>,
    /// The value of the period that still runs.
    pub to_date: Option<String>,
    /// What that was reckoned from.
    pub to_date_origin: Option<Origin>,
    /// What exchange rates did to the value.
    pub currency_effect: Option<String>,
    /// How the value went, the oldest period first.
    pub spark: Option<Svg>,
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

/// A change of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetMove {
    /// When it was made.
    pub day: Day,
    /// What the target was.
    pub before: String,
    /// What it became.
    pub after: String,
    /// Who made it.
    pub by: String,
    /// The decision that allowed it.
    pub decision: Option<Link>,
}

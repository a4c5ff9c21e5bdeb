//! The decision log.

use super::{Day, Drawing, Graph, Link, State, Text};
use serde::Serialize;

/// What `decisions.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// The day everything is measured at.
    pub as_of: Day,
    /// How many there are.
    pub count: usize,
    /// How many of each status, for the filter.
    pub statuses: Vec<StatusCount>,
    /// Other ways to choose among the rows: by quarter, by who drove it.
    pub filters: Vec<Filter>,
    /// When each was proposed and taken, drawn.
    pub graph: Option<Graph>,
    /// How long each took, beside how long it could.
    pub latency: Option<Drawing>,
    /// The decisions as plain lists, by status and by quarter.
    pub groups: Vec<DecisionGroup>,
    /// The decisions, the newest first.
    pub rows: Vec<DecisionRow>,
    /// Decisions that replaced one another.
    pub chains: Vec<Chain>,
}

/// How many decisions have a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    /// The status.
    pub state: State,
    /// How many.
    pub count: usize,
}

/// A way to choose among the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// What of a row is looked at: `quarter`, `party` or `driver`.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The values that rows have.
    pub options: Vec<FilterOption>,
}

/// A value that rows have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilterOption {
    /// The value as rows have it.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// How many rows have it.
    pub count: usize,
}

/// Decisions that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionGroup {
    /// What they have in common.
    pub title: String,
    /// The decisions.
    pub decisions: Vec<Link>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// The decision.
    pub decision: Link,
    /// Its status.
    pub state: State,
    /// Who drove it.
    pub driver: Option<Text>,
    /// Their id.
    pub driver_id: Option<String>,
    /// The party of whoever drove it.
    pub party: Option<Link>,
    /// The quarter to which it belongs, such as `2026-Q1`.
    pub quarter: Option<String>,
    /// Who decided.
    pub decider: Option<Text>,
    /// When it was proposed.
    pub proposed: Option<Day>,
    /// When it was taken.
    pub decided: Option<Day>,
    /// How long it took, or has waited so far.
    pub latency: Option<String>,
    /// How long it may take.
    pub limit: Option<String>,
    /// Whether it did.
    pub in_time: Option<State>,
    /// Whether what is written and what Git shows are more than a day apart.
    pub is_apart: bool,
    /// What it replaces.
    pub supersedes: Vec<Link>,
    /// What replaced it.
    pub superseded_by: Vec<Link>,
}

/// Decisions that replaced one another, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chain {
    /// The decisions.
    pub rows: Vec<DecisionRow>,
}

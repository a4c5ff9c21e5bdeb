//! The decision log.

use super::{Day, Link, State, Text};
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

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// The decision.
    pub decision: Link,
    /// Its status.
    pub state: State,
    /// Who drove it.
    pub driver: Option<Text>,
    /// Who decided.
    pub decider: Option<Text>,
    /// When it was proposed.
    pub proposed: Option<Day>,
    /// When it was taken.
    pub decided: Option<Day>,
    /// How long it took, or has waited so far.
    pub latency: Option<String>,
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

//! Early warning on the front page.

use super::{Link, State, Svg, Table, Tone};
use serde::Serialize;

/// What moves which way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Radar {
    /// How many signals are watched and which way they go, in one sentence.
    pub tally: String,
    /// Whether that is good.
    pub tone: Tone,
    /// Those that move, the wrong way first.
    pub moving: Vec<SignalRow>,
    /// Those that do not, or of which nobody can say.
    pub resting: Vec<SignalRow>,
    /// How many those are, in words.
    pub rest: String,
}

/// A value over time, and which way it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignalRow {
    /// Which way: `worsening`, `improving`, `steady` or `too-little-known`.
    pub state: State,
    /// What is watched, with the way to the page that shows it in full.
    pub what: Link,
    /// Which market or group of it; empty where all counts.
    pub scope: String,
    /// The values that tell so, and since when.
    pub told: String,
    /// Each period with its value, its observations and its files, where it moves.
    pub evidence: Option<SignalEvidence>,
    /// The values as a small line.
    pub spark: Option<Svg>,
}

/// What shows that a signal moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignalEvidence {
    /// The id of the name of what moves, which is the table's too.
    pub id: String,
    /// One row for each period.
    pub table: Table,
}

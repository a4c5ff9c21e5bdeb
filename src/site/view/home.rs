//! The front page: what a reader must know within five seconds.

use super::Origin;
use super::{
    Day, ExpectationRow, FindingSummary, Graph, Html, Link, Radar, State, Text, WaiverRow,
};
use serde::Serialize;

/// What `home.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The partnership's title.
    pub title: Text,
    /// The sort of partnership, since when, in which markets.
    pub kicker: Vec<String>,
    /// One paragraph under the title.
    pub summary: Option<Text>,
    /// The day everything is measured at.
    pub as_of: Day,
    /// Whether it is working.
    pub verdict: Verdict,
    /// The figures of the strip.
    pub figures: Vec<Figure>,
    /// Which signals move the wrong way.
    pub radar: Radar,
    /// Whether readers do not see everything, so that what is absent may be hidden.
    pub is_partial: bool,
    /// The phases, in order.
    pub phases: Vec<PhaseStep>,
    /// The two sides, as equals.
    pub sides: Vec<Side>,
    /// The one number that decides.
    pub primary: Option<Primary>,
    /// How many expectations are in force.
    pub in_force: usize,
    /// Those of them that decide beside the primary one: KPIs and guardrails.
    pub expectations: Vec<ExpectationRow>,
    /// The register's address.
    pub expectations_href: String,
    /// Decisions nobody has taken yet, the oldest first.
    pub open: Vec<OpenDecision>,
    /// The latest decisions.
    pub recent: Vec<RecentDecision>,
    /// The decision log's address; null when there are no decisions.
    pub decisions_href: Option<String>,
    /// What changed since the last edition.
    pub changes: Option<RecentChanges>,
    /// What comes next, and who is asked.
    pub next: Vec<NextDate>,
    /// The calendar with all of them.
    pub calendar_href: String,
    /// What `comity check` reports, counted.
    pub findings: FindingSummary,
    /// The rules that were set aside, by whom and until when.
    pub waivers: Vec<WaiverRow>,
    /// The text of the partnership's own page.
    pub prose: Option<Html>,
    /// The text's language where it is not the page's.
    pub prose_lang: Option<String>,
}

/// The answer to "is it working".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The answer.
    pub state: State,
    /// Why, in one sentence.
    pub why: String,
}

/// A figure of the strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The count or the word.
    pub value: String,
    /// What else to know, such as the oldest one's age.
    pub note: Option<String>,
    /// Where it is shown in full.
    pub href: Option<String>,
    /// The day it was measured at.
    pub as_of: Day,
}

/// A phase of the partnership's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseStep {
    /// The id, such as `pilot`.
    pub id: String,
    /// Its name in the page's language.
    pub name: String,
    /// `past`, `current`, `planned` or `undated`.
    pub position: String,
    /// The position in words.
    pub position_name: String,
    /// From when to when, or since when, in the page's language; nothing where no day is known.
    pub dates: Option<String>,
}

/// A side of the partnership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Its name.
    pub name: Link,
    /// What it is and where, such as `Agency · US`.
    pub about: Vec<String>,
    /// Its working hours and time zone.
    pub hours: Option<String>,
    /// Its partnership owner.
    pub owner: Option<Text>,
    /// Its other roles, such as the cultural bridge.
    pub people: Vec<PersonRow>,
}

/// A person and what they do here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// The role in the page's language.
    pub role: String,
    /// The name.
    pub name: Text,
}

/// The one number that decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Primary {
    /// The metric.
    pub metric: Link,
    /// The target, read aloud.
    pub target: String,
    /// Where that is stated.
    pub target_origin: Option<Origin>,
    /// What the value was reckoned from.
    pub actual_origin: Option<Origin>,
    /// What the value of the running period was reckoned from.
    pub to_date_origin: Option<Origin>,
    /// The value of the last complete period; null where it cannot be told.
    pub actual: Option<String>,
    /// Which period that is, and on how many observations the value rests.
    pub evidence: Option<String>,
    /// The value of the period that still runs.
    pub to_date: Option<String>,
    /// What exchange rates did to the value.
    pub currency_effect: Option<String>,
    /// The value over time.
    pub graph: Option<Graph>,
    /// Where and when it holds.
    pub scope: Vec<String>,
    /// The formula.
    pub formula: Option<String>,
    /// How it stands.
    pub state: State,
    /// Why it stands so, where that is not plain.
    pub why: Option<String>,
    /// Where it is written.
    pub written: Link,
}

/// A decision that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenDecision {
    /// The decision.
    pub decision: Link,
    /// Who drives it.
    pub driver: Option<Text>,
    /// Who must decide.
    pub decider: Option<Text>,
    /// Since when it waits.
    pub since: Option<Day>,
    /// How long that is, in words.
    pub age: Option<String>,
}

/// A decision that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecentDecision {
    /// The decision.
    pub decision: Link,
    /// Its status.
    pub state: State,
    /// When it was taken.
    pub decided: Option<Day>,
}

/// What changed since the last edition, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecentChanges {
    /// Since which edition.
    pub lede: String,
    /// The weightiest changes.
    pub lines: Vec<ChangeLine>,
    /// How many there are, as words that lead to all of them.
    pub more: String,
    /// The page with all of them, relative.
    pub href: String,
}

/// A change in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeLine {
    /// The sentence.
    pub text: String,
    /// How much it matters: `breaking`, `notable` or `minor`, to the party it matters most to.
    pub state: State,
}

/// A coming date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextDate {
    /// The day.
    pub day: Day,
    /// What happens.
    pub what: Link,
    /// Who is asked.
    pub who: Option<String>,
    /// How far off it is, in words.
    pub distance: String,
}

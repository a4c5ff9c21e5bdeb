//! Decisions for programs: the shape that `comity log --format json` and the site's `/data/decisions.json` share. Within a
//! version of either, keys are only added.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use schemars::JsonSchema;
use serde::Serialize;

use super::{DecisionLife, Event, Reversal, Stage, Taken, Unseen, When};
use crate::model::field::{Choice, Either};

/// A decision. Dates and lengths are Git's where it knows them, else those that are written; `dates`
/// and `latencies` have both.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Decision")]
pub struct Told {
    id: String,
    /// In the language that was asked for, where it is translated.
    title: String,
    /// The file; of a removed one where it stood last.
    path: String,
    /// Where it stands; null where that cannot be read.
    #[schemars(extend("enum" = ["proposed", "accepted", "rejected", "superseded", "withdrawn", null]))]
    status: Option<&'static str>,
    driver: Option<String>,
    /// The first who decides.
    decider: Option<String>,
    /// All who decide; exactly one where all is well.
    deciders: Vec<String>,
    /// The side that proposed it.
    proposed_by: Option<String>,
    /// A moment, or a day without one.
    proposed: Option<String>,
    /// When it was decided or withdrawn: a moment, or a day without one.
    decided: Option<String>,
    /// By the clock; null where it is not decided, or nobody knows.
    latency_hours: Option<f64>,
    /// Working hours of each side; null where the side states no time zone.
    business_hours: BTreeMap<String, Option<f64>>,
    /// Who says when it began and ended.
    #[schemars(extend("enum" = ["git", "written", "mixed", null]))]
    latency_source: Option<&'static str>,
    /// How many days it has been open; null where it is not.
    open_days: Option<i32>,
    supersedes: Vec<String>,
    superseded_by: Vec<String>,
    /// How its outcome was undone; null where it was not.
    reversed: Option<Undone>,
    /// What it allows to change.
    changes: Vec<String>,
    /// What is written beside what Git shows.
    dates: Dates,
    /// The two lengths, each from one source alone.
    latencies: Latencies,
    /// The commits that changed its file, the oldest first.
    commits: Vec<Commit>,
    /// The commit that removed it; null where it is there.
    removed: Option<Commit>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Dates {
    proposed: Pair,
    decided: Pair,
}

/// When something happened, by two accounts.
#[derive(Debug, Serialize, JsonSchema)]
struct Pair {
    /// As the document says: a moment, or a day without one.
    written: Option<String>,
    /// As Git shows: when the commit was written.
    git: Option<String>,
    /// The commit that Git shows.
    commit: Option<String>,
    /// How much later Git shows it; below zero where Git was first.
    difference_hours: Option<f64>,
    /// Whether the two are more than a day apart.
    apart: bool,
    /// Why Git cannot tell.
    #[schemars(extend("enum" = UNSEEN))]
    unknown: Option<&'static str>,
}

const UNSEEN: [Option<&str>; 8] = [
    Some("no-history"),
    Some("uncommitted"),
    Some("shallow"),
    Some("imported"),
    Some("arrived-decided"),
    Some("unproven"),
    Some("later"),
    None,
];

#[derive(Debug, Serialize, JsonSchema)]
struct Latencies {
    written: Option<Latency>,
    git: Option<Latency>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Latency {
    latency_hours: f64,
    business_hours: BTreeMap<String, Option<f64>>,
}

/// How the outcome of a decision was undone.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "how", rename_all = "kebab-case")]
enum Undone {
    /// Its status was changed to another outcome, or to none.
    TakenBack {
        /// What it became.
        to: &'static str,
        commit: String,
    },
    /// A decision that replaces it put back a field that it had changed.
    PutBack {
        by: String,
        object: String,
        field: String,
    },
}

#[derive(Debug, Serialize, JsonSchema)]
struct Commit {
    /// The full id.
    id: String,
    /// The name that Git has, `.mailmap` applied.
    author: String,
    /// The person of the playbook who declares the address.
    person: Option<String>,
    /// The party of that person.
    party: Option<String>,
    /// When it was written.
    date: String,
    /// When it was put where it is; later than `date` after a rebase.
    committed: String,
    /// The first line of its message.
    summary: String,
}

/// A decision under a title.
pub fn told(life: &DecisionLife, title: String) -> Told {
    let taken = life.taken.as_ref();
    let latency = |taken: Option<&Taken>| taken.map(latency);
    Told {
        id: life.id.clone(),
        title,
        path: life.path.to_string(),
        status: life.state.map(Choice::word),
        driver: life.driver.clone(),
        decider: life.deciders.first().cloned(),
        deciders: life.deciders.clone(),
        proposed_by: life.proposed_by.clone(),
        proposed: life.proposed.when().as_ref().map(when),
        decided: life.decided.when().as_ref().map(when),
        latency_hours: taken.map(|taken| hours(taken.clock)),
        business_hours: taken.map(business).unwrap_or_default(),
        latency_source: taken.map(|taken| taken.source.id()),
        open_days: life.open_days,
        supersedes: life.supersedes.clone(),
        superseded_by: life.superseded_by.clone(),
        reversed: life.reversed.as_ref().map(reversal),
        changes: life.changes.clone(),
        dates: Dates {
            proposed: pair(&life.proposed),
            decided: pair(&life.decided),
        },
        latencies: Latencies {
            written: latency(life.taken_as_written.as_ref()),
            git: latency(life.taken_in_git.as_ref()),
        },
        commits: life.commits.iter().map(commit).collect(),
        removed: life.removed.as_ref().map(commit),
    }
}

fn pair(stage: &Stage) -> Pair {
    let event = stage.event();
    Pair {
        written: stage.written.as_ref().map(when),
        git: event.map(|event| event.at.to_string()),
        commit: event.map(|event| event.id.clone()),
        difference_hours: stage.difference().map(hours),
        apart: stage.is_apart(),
        unknown: stage.unseen().map(Unseen::id),
    }
}

fn latency(taken: &Taken) -> Latency {
    Latency {
        latency_hours: hours(taken.clock),
        business_hours: business(taken),
    }
}

fn business(taken: &Taken) -> BTreeMap<String, Option<f64>> {
    let sides = taken.business.iter();
    sides
        .map(|(side, hours)| (side.clone(), hours.map(rounded)))
        .collect()
}

fn reversal(reversal: &Reversal) -> Undone {
    match reversal {
        Reversal::TakenBack { to, event } => Undone::TakenBack {
            to: to.word(),
            commit: event.id.clone(),
        },
        Reversal::PutBack { by, object, field } => Undone::PutBack {
            by: by.clone(),
            object: object.clone(),
            field: field.clone(),
        },
    }
}

fn commit(event: &Event) -> Commit {
    Commit {
        id: event.id.clone(),
        author: event.who.name.clone(),
        person: event.who.person.clone(),
        party: event.who.party.clone(),
        date: event.at.to_string(),
        committed: event.committed.to_string(),
        summary: event.summary.clone(),
    }
}

/// A moment or a day, as documents write it.
pub fn when(when: &When) -> String {
    match when {
        Either::This(moment) => moment.to_string(),
        Either::That(day) => day.to_string(),
    }
}

/// Hours, to the hundredth.
pub fn hours(length: SignedDuration) -> f64 {
    rounded(length.as_secs_f64() / 3600.0)
}

/// To the hundredth of an hour, which is less than a minute.
pub fn rounded(hours: f64) -> f64 {
    (hours * 100.0).round() / 100.0
}

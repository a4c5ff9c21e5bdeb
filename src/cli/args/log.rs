//! The arguments of `comity log`.

use std::path::PathBuf;

use clap::builder::ValueParser;

use super::{date, one_of};
use crate::model::field::Choice as _;
use crate::model::kinds::DecisionStatus;
use crate::value::{Date, Period, PeriodKind};

pub(super) const EXAMPLES: &str = "\
Examples:
  comity log                                  every decision, the oldest first
  comity log --open                           those that wait for somebody
  comity log --owner anna --quarter 2026-Q2   what Anna carried or decided in a quarter
  comity log --text \"cost engagement\"         those in which both words occur
  comity log --format csv > decisions.csv     for a spreadsheet

Marks: + accepted, - rejected, ? proposed, > superseded, x withdrawn, / removed.
It ends with 0 whatever it finds; `check` has rules about decisions that wait too long.";

/// The arguments of `comity log`.
#[derive(Debug, clap::Args)]
pub struct LogArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How it is shown; `comity schema log` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    pub format: LogFormat,
    /// Decisions that stand so; may be repeated
    #[arg(long, value_name = "STATE", value_parser = state())]
    pub state: Vec<LogState>,
    /// Decisions that nobody has made yet
    #[arg(long)]
    pub open: bool,
    /// Decisions of this person, as driver or decider
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    /// Decisions that this party proposed, or one of its people carried or made
    #[arg(long, value_name = "PARTY")]
    pub party: Option<String>,
    /// Decisions made in this quarter; those that are open by the day of their proposal
    #[arg(long, value_name = "2026-Q2", value_parser = quarter())]
    pub quarter: Option<Period>,
    /// Decisions in which all these words occur, in any language
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// The day on which it is looked at [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
}

/// How the log is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For a page or a comment.
    Markdown,
    /// For a spreadsheet.
    Csv,
}

/// Where a decision stands, as the log tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogState {
    /// As its document says.
    Status(DecisionStatus),
    /// Its document is gone.
    Removed,
}

fn format() -> ValueParser {
    one_of(vec![
        ("text", "for people", LogFormat::Text),
        ("json", "for programs", LogFormat::Json),
        ("markdown", "for a page or a comment", LogFormat::Markdown),
        ("csv", "for a spreadsheet", LogFormat::Csv),
    ])
}

fn state() -> ValueParser {
    let statuses = DecisionStatus::ALL.iter();
    let words = statuses.map(|status| (status.word(), "", LogState::Status(*status)));
    one_of(words.chain([("removed", "", LogState::Removed)]).collect())
}

fn quarter() -> ValueParser {
    ValueParser::new(|text: &str| {
        let period = Period::parse(text).ok();
        period
            .filter(|period| period.kind() == Some(PeriodKind::Quarter))
            .ok_or_else(|| format!("`{text}` is not a quarter; write it as 2026-Q2"))
    })
}

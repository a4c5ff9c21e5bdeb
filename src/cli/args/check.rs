//! `comity check`: what is checked, as of when, and how findings are shown.

use std::path::PathBuf;

use clap::builder::ValueParser;

use super::{BaselineArgs, FixArgs, date, one_of, reports};
use crate::cli::report::Format;
use crate::cli::report::files::ReportFile;
use crate::finding::Level;
use crate::value::Date;

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  comity check                                the playbook around this folder
  comity check charter.md metrics/            findings in these files only
  comity check clients/                       every playbook below
  comity check --as-of 2026-03-31             as it stood on a day
  comity check --only broken-link --only unknown-reference
  comity check --format github --fail-on-time for a scheduled job
  comity check --diff                         what --fix would mend, as a diff
  comity check --fix                          mend it, then tell what is left
  comity check --write-baseline               from now on only what is new or worse fails
  comity check --report sarif:comity.sarif --report junit:comity.xml
                                              two files for other programs in one run

A finding that appeared only because a date has passed does not fail the check, so that mending
a typo does not turn red at midnight; --fail-on-time makes it.

--format json prints one check; where PATH stands above several playbooks, it prints
{schema, verdict, playbooks: [one check each]}. `comity schema check` describes both.

With --format github a summary is added to $GITHUB_STEP_SUMMARY where GitHub has set it.";

/// The arguments of `comity check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// A playbook, a folder above several, or files of one [default: the playbook around this folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = reports::format())]
    pub format: &'static Format,
    /// Write what was found to a file too, in any of these formats; may be repeated
    ///
    /// The file's folder must exist; the file is replaced whole.
    #[arg(long, value_name = "FORMAT:FILE", value_parser = reports::report())]
    pub report: Vec<ReportFile>,
    /// The mildest level that fails the check
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = fail_on())]
    pub fail_on: FailOn,
    /// Let findings count that appeared because a date has passed
    #[arg(long)]
    pub fail_on_time: bool,
    /// The day on which everything is judged [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
    /// Run this rule only; may be repeated
    #[arg(long, value_name = "RULE")]
    pub only: Vec<String>,
    /// Leave this rule out; may be repeated
    #[arg(long, value_name = "RULE")]
    pub skip: Vec<String>,
    /// Tell only what lies in files that changed since this line of work left REV, and in what
    /// depends on them
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// Check again whenever a file changes, until interrupted
    #[arg(long)]
    pub watch: bool,
    /// What is mended.
    #[command(flatten)]
    pub fix: FixArgs,
    /// What was there before.
    #[command(flatten)]
    pub baseline: BaselineArgs,
}

/// The mildest level that fails a check; `None` where nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailOn(pub Option<Level>);

fn fail_on() -> ValueParser {
    let levels = Level::ALL
        .iter()
        .rev()
        .map(|level| (level.as_str(), "", FailOn(Some(*level))));
    one_of(levels.chain([("never", "", FailOn(None))]).collect())
}

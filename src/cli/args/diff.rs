//! What can be asked of `comity diff` and of the driver that Git calls.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{RangedU64ValueParser, ValueParser};

use super::{ReportFormat, one_of, report_format};
use crate::compare::Class;

pub(super) const EXAMPLES: &str = "\
Examples:
  comity diff                        this work against where it left the default branch
  comity diff main                   main against the files as they lie here
  comity diff 2026-Q1..2026-Q2       one edition against the next
  comity diff 2026-03-31..worktree   since a day
  comity diff --format markdown      for a comment on a proposed change
  comity diff --party lumen --fail-on breaking

A and B are revisions of Git, editions (2026-Q1), days (2026-03-31) or `worktree`, the files as
they lie here; B is the work tree where it is not named. It ends with 0 whatever it finds, unless
--fail-on says otherwise; a decision that covers a change is shown and does not lessen it.

So that `git log -p --ext-diff` and `git diff` read as sentences:
  echo '*.md diff=comity' >> .gitattributes
  git config diff.comity.command 'comity git-diff-driver'";

/// The arguments of `comity diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// What is compared [default: the merge base with the default branch, against the work tree]
    #[arg(value_name = "A[..B]")]
    pub range: Option<String>,
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How it is shown; `comity schema diff` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
    /// The mildest change that makes the command end with 1
    #[arg(long, value_name = "CLASS", default_value = "never", value_parser = fail_on())]
    pub fail_on: FailOnChange,
    /// Weigh changes for this party alone
    #[arg(long, value_name = "PARTY")]
    pub party: Option<String>,
    /// The longest Markdown; what does not fit is left out, the mildest first
    #[arg(long, value_name = "BYTES", default_value_t = 60_000, value_parser = RangedU64ValueParser::<usize>::new().range(1_000..))]
    pub max_bytes: usize,
}

/// The arguments with which Git calls its driver.
#[derive(Debug, clap::Args)]
pub struct DriverArgs {
    /// PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, as Git gives them
    #[arg(
        value_name = "ARGUMENT",
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub given: Vec<OsString>,
}

/// The mildest class that fails; `None` where nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailOnChange(pub Option<Class>);

fn fail_on() -> ValueParser {
    let classes = Class::ALL
        .iter()
        .rev()
        .map(|class| (class.word(), "", FailOnChange(Some(*class))));
    one_of(classes.chain([("never", "", FailOnChange(None))]).collect())
}

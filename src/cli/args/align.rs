//! What can be asked of `comity align`.

use std::path::PathBuf;

use super::{ReportFormat, report_format};

pub(super) const EXAMPLES: &str = "\
Examples:
  comity align                     the playbook around this folder
  comity align --format markdown   for a page, or a comment on a proposed change
  comity align --format json       for programs; `comity schema align` describes it

Marks: = match, + settled by a decision, ~ overlap, ? both answered in words of their own,
! conflict, < one side only, - no answer.";

/// The arguments of `comity align`.
#[derive(Debug, clap::Args)]
pub struct AlignArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How the comparison is shown; `comity schema align` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
}

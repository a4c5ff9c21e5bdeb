//! What can be asked of `doctor`.

use std::path::PathBuf;

use super::{ReportFormat, report_format};

pub(super) const DOCTOR_EXAMPLES: &str = "\
Examples:
  comity doctor                  what is missing or odd here, and the command that mends it
  comity doctor --verbose        also what is well
  comity doctor --format json    for programs

It looks at the machine and the repository; `comity check` looks at what the documents say.
It ends with 1 where something is missing, and changes nothing.";

/// The arguments of `comity doctor`.
#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How it is shown; `comity schema doctor` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
}

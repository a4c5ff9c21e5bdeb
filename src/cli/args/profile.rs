//! What can be asked of `comity profile`.

use clap::Subcommand;
use clap::builder::ValueParser;

use super::{ReportFormat, one_of, report_format};

pub(super) const EXAMPLES: &str = "\
Examples:
  comity profile show                      the profile of the playbook around this folder
  comity profile show lean                 one that comes with the program
  comity profile show --format toml        whole, to copy from
  comity profile diff standard loi-first   what changes for whoever changes over

A profile is named by its name, or by the path of a file in the playbook. Those that come with the
program: standard, loi-first, four-phase, lean, creator-first.";

/// The arguments of `comity profile`.
#[derive(Debug, clap::Args)]
pub struct ProfileArgs {
    /// What is asked.
    #[command(subcommand)]
    pub what: ProfileCommand,
}

/// What can be asked of profiles.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Print every limit with the file it comes from
    Show(ProfileShowArgs),
    /// Say key by key what two profiles say otherwise
    Diff(ProfileDiffArgs),
}

/// The arguments of `comity profile show`.
#[derive(Debug, clap::Args)]
pub struct ProfileShowArgs {
    /// The profile [default: that of the playbook around this folder, else `standard`]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// How it is shown; `comity schema profile-show` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    pub format: ProfileFormat,
}

/// The arguments of `comity profile diff`.
#[derive(Debug, clap::Args)]
pub struct ProfileDiffArgs {
    /// The one profile
    #[arg(value_name = "A")]
    pub before: String,
    /// The other
    #[arg(value_name = "B")]
    pub after: String,
    /// How it is shown; `comity schema profile-diff` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
}

/// How a profile is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// As a file of a profile.
    Toml,
}

fn format() -> ValueParser {
    one_of(vec![
        ("text", "for people", ProfileFormat::Text),
        ("json", "for programs", ProfileFormat::Json),
        (
            "toml",
            "as a profile of one's own would be written",
            ProfileFormat::Toml,
        ),
    ])
}

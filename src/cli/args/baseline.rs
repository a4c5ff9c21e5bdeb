//! `comity check --baseline`: what was there before and does not count.

use std::path::PathBuf;

/// What was there before.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "The baseline")]
pub struct BaselineArgs {
    /// The file with the findings that do not count, inside the playbook [default:
    /// comity-baseline.toml in its folder, where there is one]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all that is found now into the baseline, then tell what is left
    ///
    /// What the passing of time brings about is not for a baseline, nor is what is wrong with
    /// waivers.
    #[arg(
        long,
        conflicts_with_all = ["watch", "only", "skip", "changed_since", "fix", "unsafe_fixes", "diff"]
    )]
    pub write_baseline: bool,
    /// Tell what the baseline needs no longer instead of taking it out
    ///
    /// So it is in any case with CI set in the environment, with --as-of, --only, --skip and --watch.
    #[arg(long)]
    pub keep_baseline: bool,
}

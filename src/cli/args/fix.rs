//! `comity check --fix`: what is mended, and whether it is written.

/// What is mended.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Mending")]
pub struct FixArgs {
    /// Mend what can be mended without changing what anybody agreed to, then tell what is left
    ///
    /// Nothing is signed or decided: sign-offs, statuses, verdicts, answers, waivers, seals and
    /// the fields of decisions stay as they are, and so does every byte outside the edits.
    #[arg(long, conflicts_with = "watch")]
    pub fix: bool,
    /// Mend also what a person should look at, such as a name that is only nearly right; without
    /// --fix the changes are only shown
    #[arg(long, conflicts_with = "watch")]
    pub unsafe_fixes: bool,
    /// Show the changes as a diff and write nothing
    #[arg(long, conflicts_with = "watch")]
    pub diff: bool,
}

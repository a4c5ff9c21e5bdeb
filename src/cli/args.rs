//! The command line: what can be asked, and the texts of `--help`.
//!
//! The one place that knows clap. Values are taken as far as they stand alone; whether a rule or a
//! kind exists is for the commands to say, with the nearest one.

mod align;
mod baseline;
mod build;
mod check;
mod cms;
mod diff;
mod doctor;
mod editions;
mod fix;
mod init;
mod log;
mod lsp;
mod new;
mod profile;
mod reports;
mod review;
mod russian;
mod serve;
mod shell;
mod signoffs;
mod theme;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::console::Verbosity;
use super::environment;
use crate::locale::Lang;
use crate::model::library;
use crate::value::Date;
use values::{color, date, lang, one_of, report_format};

pub use align::AlignArgs;
pub use baseline::BaselineArgs;
pub use build::BuildArgs;
pub use check::{CheckArgs, FailOn};
pub use cms::{CmsArgs, CmsForge};
pub use diff::{DiffArgs, DriverArgs, FailOnChange};
pub use doctor::DoctorArgs;
pub use editions::EditionChoice;
pub use fix::FixArgs;
pub use init::{Forge, InitArgs};
pub use log::{LogArgs, LogFormat, LogState};
pub use lsp::LspArgs;
pub use new::{NewArgs, NewWhat};
pub use profile::{ProfileArgs, ProfileCommand, ProfileFormat};
pub use review::{DigestArgs, DigestFormat, ReviewArgs};
pub use serve::ServeArgs;
pub use shell::{CompletionsArgs, ManArgs, manual};
pub use signoffs::{RevealArgs, SealArgs, SignOffArgs, VerifyArgs};
pub use theme::{ThemeArgs, ThemeCheckArgs, ThemeCommand, ThemeNewArgs};

/// What a command line asks for.
#[derive(Debug, Parser)]
#[command(name = "comity", version, about = ABOUT, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
    /// What every command understands.
    #[command(flatten)]
    pub global: Global,
}

const ABOUT: &str = "Checks, dates and publishes the playbook of a partnership: \
    Markdown and CSV in a Git repository that both sides edit";

const EXAMPLES: &str = "\
Start here:
  comity example demo               write a whole playbook with its past, to look at
  cd demo && comity check           see what is wrong with it, and why
  comity explain unknown-reference  read the page of a rule or a ready metric

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 wrong usage or configuration,
3 no playbook found.";

/// What every command understands.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The language of messages [default: of the system's locale]
    ///
    /// `build` takes several and writes the site in each.
    #[arg(long, global = true, value_name = "en|ru", value_parser = lang(), hide_possible_values = true)]
    pub lang: Vec<Lang>,
    /// Say nothing but findings
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: findings that are waived or known from the baseline too
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Whether to use colour; `auto` follows the terminal, `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = color())]
    pub color: Color,
}

/// When outputs are coloured.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// On a terminal that wants it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Global {
    /// How much is to be said.
    pub fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Normal,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a playbook and say what is wrong, why, and what to do
    #[command(after_help = check::CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Begin a playbook: drafts that check clean, and the files with which a forge checks changes
    #[command(after_help = init::INIT_EXAMPLES)]
    Init(InitArgs),
    /// Add a document to the playbook: named, dated, in its place, with guidance in comments
    #[command(after_help = new::NEW_EXAMPLES)]
    New(NewArgs),
    /// Draft the quarterly review or the monthly health check, with the computed figures in it
    ///
    /// Run again it writes the figures anew and touches nothing else.
    #[command(after_help = review::REVIEW_EXAMPLES)]
    Review(ReviewArgs),
    /// Tell a person what changed and what waits for them, as a letter for a scheduled job to mail
    #[command(after_help = review::DIGEST_EXAMPLES)]
    Digest(DigestArgs),
    /// Write forms for people who do not write YAML: the configuration and page of a Git-backed editor
    #[command(after_help = cms::CMS_EXAMPLES)]
    Cms(CmsArgs),
    /// Publish the playbook as a static site, whole or not at all
    #[command(after_help = build::EXAMPLES)]
    Build(BuildArgs),
    /// Show the playbook in the browser as it is being written
    #[command(after_help = serve::EXAMPLES)]
    Serve(ServeArgs),
    /// Serve an editor: findings as one types, completion, links, renaming, mending
    #[command(after_help = lsp::EXAMPLES)]
    Lsp(LspArgs),
    /// Compare the sheets of both sides: where they agree, and what is left to settle
    ///
    /// Ends with 0 whatever it finds; `check` has rules about gaps.
    #[command(after_help = align::EXAMPLES)]
    Align(AlignArgs),
    /// Say where the partnership stands: phase, verdict, expectations with values, next dates
    #[command(after_help = STATUS_EXAMPLES)]
    Status(StatusArgs),
    /// Say what a change means for each party: sentences instead of lines
    #[command(after_help = diff::EXAMPLES)]
    Diff(DiffArgs),
    /// What Git calls to show one changed document as sentences; `comity diff --help` sets it up
    #[command(hide = true)]
    GitDiffDriver(DriverArgs),
    /// Tell the log of decisions out of Git: who, when, how long it took, what it replaced
    #[command(after_help = log::EXAMPLES)]
    Log(LogArgs),
    /// Acknowledge a text for a side, with its digest
    #[command(name = "signoff", after_help = signoffs::SIGNOFF_EXAMPLES)]
    SignOff(SignOffArgs),
    /// Say of every sign-off whether its text has changed, and how sure it is who signed
    #[command(after_help = signoffs::VERIFY_EXAMPLES)]
    Verify(VerifyArgs),
    /// Commit to an alignment sheet before showing it
    #[command(after_help = signoffs::SEAL_EXAMPLES)]
    Seal(SealArgs),
    /// Show a sealed sheet, once every side has sealed its own
    #[command(after_help = signoffs::SEAL_EXAMPLES)]
    Reveal(RevealArgs),
    /// Print the page of a rule or of a ready metric
    ///
    /// A rule's page says what it finds, why, with examples and settings; that of a ready metric
    /// says what its number is, what it is divided by and how to read it.
    #[command(after_help = explain_examples())]
    Explain(ExplainArgs),
    /// List every rule by group, with its level and when it fires
    ///
    /// A rule with `~` guesses; it never goes above a warning.
    Rules(RulesArgs),
    /// Show what a practice says, and what two of them say otherwise
    #[command(after_help = profile::EXAMPLES)]
    Profile(ProfileArgs),
    /// Copy files of a theme to change them, and check what was changed
    #[command(after_help = theme::EXAMPLES)]
    Theme(ThemeArgs),
    /// Print the JSON Schema of a kind of document, of comity.toml or of an output
    ///
    /// Inside a playbook the schema of a kind has the playbook's own fields too.
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(SchemaArgs),
    /// Write the example playbook as a Git repository with its dated history
    #[command(after_help = "Example:\n  comity example demo && cd demo && comity check")]
    Example(ExampleArgs),
    /// Say what is missing or odd on this machine and in this repository, and what mends it
    #[command(after_help = doctor::DOCTOR_EXAMPLES)]
    Doctor(DoctorArgs),
    /// Print a script with which a shell completes command lines
    #[command(after_help = shell::COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write the pages of the manual
    Man(ManArgs),
}

const SCHEMA_EXAMPLES: &str = "\
Examples:
  comity schema                    what there is
  comity schema brief              front matter of briefs, for editors with completion
  comity schema config             comity.toml
  comity schema --ledgers          columns of ledgers, for programs that write them
  comity schema check              what `comity check --format json` prints";

const STATUS_EXAMPLES: &str = "\
Examples:
  comity status                               the playbook around this folder
  comity status --as-of 2026-04-30            as it stood on a day
  comity status --format markdown --lang ru   for a comment or a mail, in Russian
  comity status --why                         what the current and the next gate ask
  comity status --why pilot                   what must hold before the pilot

It ends with 0 however the partnership stands; `comity check` is what fails.";

/// The arguments of `comity status`.
#[derive(Debug, clap::Args)]
pub struct StatusArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// What a gate asks and what holds, each with its place [default: the current and the next gate]
    #[arg(long, value_name = "GATE", num_args = 0..=1)]
    pub why: Option<Option<String>>,
    /// How it is shown; `comity schema status` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
    /// The day on which everything is judged [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
}

/// The arguments of `comity explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The rule's id, as findings show it in brackets, or `builtin/NAME` of a ready metric
    #[arg(value_name = "WHAT")]
    pub what: String,
}

fn explain_examples() -> String {
    let metrics = metric_lines();
    format!(
        "Examples:\n  comity explain unknown-reference\n  \
        comity explain builtin/on-time --lang ru\n\nReady metrics:{metrics}"
    )
}

/// The names of ready metrics, some to a line.
fn metric_lines() -> String {
    const IN_A_LINE: usize = 3;
    let references = library::references();
    let mut lines = String::new();
    for line in references.chunks(IN_A_LINE) {
        lines.extend(["\n  ", &line.join(", ")]);
    }
    lines
}

/// The arguments of `comity rules`.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// How the catalogue is shown; `comity schema rules` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
}

/// How an output other than findings is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For a page of documentation.
    Markdown,
}

/// The arguments of `comity schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// A kind of document, `translation`, `config`, or an output such as `check` [default: list them]
    #[arg(value_name = "WHAT")]
    pub what: Option<String>,
    /// The columns of all ledgers, as Table Schema of Frictionless
    #[arg(long, conflicts_with = "what")]
    pub ledgers: bool,
}

/// The arguments of `comity example`.
#[derive(Debug, clap::Args)]
pub struct ExampleArgs {
    /// The folder, absent or empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Write today's files alone, without a repository
    #[arg(long)]
    pub no_history: bool,
}

/// Whether the command line names nothing but the program.
pub fn are_none() -> bool {
    std::env::args_os().len() <= 1
}

/// Reads the command line; asks for help and wrong usage end the process here.
pub fn parse() -> Args {
    let line = editions::joined(std::env::args_os());
    match Args::try_parse_from(&line) {
        Ok(args) => args,
        Err(error) if asked_lang(&line) == Lang::Ru => russian::tell(&line, error),
        Err(error) => error.exit(),
    }
}

/// The language of a command line that cannot be read: `--lang`, else the system's.
fn asked_lang(line: &[OsString]) -> Lang {
    let said = line.iter().enumerate().find_map(|(at, word)| {
        let word = word.to_str()?;
        match word.strip_prefix("--lang=") {
            Some(lang) => Some(lang.to_owned()),
            None if word == "--lang" => Some(line.get(at + 1)?.to_str()?.to_owned()),
            None => None,
        }
    });
    let known = said.and_then(|said| Lang::ALL.into_iter().find(|lang| lang.code() == said));
    known.unwrap_or_else(environment::lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }
}

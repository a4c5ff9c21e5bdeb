//! What can be asked of `comity review` and `comity digest`.

use std::path::PathBuf;

use super::{date, one_of};
use crate::value::{Date, Period, PeriodKind};
use clap::builder::ValueParser;

pub(super) const REVIEW_EXAMPLES: &str = "\
Examples:
  comity review 2026-Q2                     reviews/2026-Q2.md: the quarterly review
  comity review 2026-06                     health/2026-06.md: the monthly health check
  comity review 2026-Q2 --dry-run           show it, write nothing
  comity review 2026-Q2 --as-of 2026-07-03  with what was open on that day
  comity new translation reviews/2026-Q2.md --lang ru && comity review 2026-Q2

The figures stand between two comment marks. Running it again writes what is between them anew, in
every language of the document, and nothing else: answers stay byte for byte.";

pub(super) const DIGEST_EXAMPLES: &str = "\
Examples:
  comity digest --for anna --since 2026-09-21
  comity digest --for dana --since 2026-09-21 --until 2026-09-27 --lang en
  comity digest --for anna --since 2026-09-21 --format html > letter.html

It speaks the person's language and tells times in the person's zone. It ends with 0 whatever there is
to tell; with --quiet-if-empty it prints nothing where there is nothing, so that no letter is sent.";

/// The arguments of `comity review`.
#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// A quarter (`2026-Q2`) for the quarterly review, a month (`2026-06`) for the health check
    #[arg(value_name = "PERIOD", value_parser = reviewed())]
    pub period: Period,
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// The day on which everything is judged [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
    /// Print the documents as they would be, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The arguments of `comity digest`.
#[derive(Debug, clap::Args)]
pub struct DigestArgs {
    /// For whom: the id of a person, as parties name them
    #[arg(long = "for", value_name = "PERSON")]
    pub person: String,
    /// The day after which changes are told: usually that of the last letter
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub since: Date,
    /// The last day that is told, and on which everything is judged [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub until: Option<Date>,
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", default_value = "markdown", value_parser = digest_format())]
    pub format: DigestFormat,
    /// Print nothing where there is nothing to say
    #[arg(long)]
    pub quiet_if_empty: bool,
}

/// How a digest is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestFormat {
    /// For terminals, chats and plain mail.
    Markdown,
    /// One document with everything in it.
    Html,
}

fn digest_format() -> ValueParser {
    one_of(vec![
        (
            "markdown",
            "for a terminal, a chat or plain mail",
            DigestFormat::Markdown,
        ),
        (
            "html",
            "one document to mail: nothing is loaded, no script",
            DigestFormat::Html,
        ),
    ])
}

fn reviewed() -> ValueParser {
    ValueParser::new(|text: &str| {
        let period = Period::parse(text).ok();
        let fits = |it: &Period| matches!(it.kind(), Some(PeriodKind::Month | PeriodKind::Quarter));
        period.filter(fits).ok_or_else(|| {
            format!("`{text}` is neither a quarter nor a month; write `2026-Q2` or `2026-06`")
        })
    })
}

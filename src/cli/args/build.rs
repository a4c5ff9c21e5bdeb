//! What `comity build` can be asked.

use std::path::PathBuf;

use clap::builder::ValueParser;

use super::{EditionChoice, date};
use crate::value::Date;

pub(super) const EXAMPLES: &str = "\
Examples:
  comity build                                to `site`, in every language of the playbook
  comity build --out public --base-url https://playbook.example/lumen/
  comity build --lang ru --as-of 2026-03-31   in Russian, as it stood on a day
  comity build --strict                       only if there is no error
  comity build --editions last 4              with the last four quarters, rather than all
  comity build --audience creator             only what names creators, or those they see
  comity build --audience party:ann-cooks     the same, with the rows of one party
  comity build --single-file --lang en        to `playbook.html`: one file, to mail or to print

Findings do not stop a build: readers see a site that says what is wrong with it. With --strict an
error ends the command with 1 and the old site stays.";

/// The arguments of `comity build`.
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub struct BuildArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// The site's folder: absent, empty, or a site that comity has made; with --single-file an HTML file
    /// [default: `site`, or `playbook.html`]
    #[arg(long, value_name = "DIR|FILE.html")]
    pub out: Option<PathBuf>,
    /// Write the whole playbook to one file that can be mailed; other languages beside it (`playbook.ru.html`)
    #[arg(long, conflicts_with = "editions")]
    pub single_file: bool,
    /// Replace the file even if comity did not make it
    #[arg(long, requires = "single_file")]
    pub force: bool,
    /// Where the site will live [default: `base_url` of comity.toml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish nothing and end with 1 where there is an error
    #[arg(long)]
    pub strict: bool,
    /// The day the site speaks of [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
    /// Which past quarters are rendered too, from the commits that closed them [default: all]
    #[arg(long, value_name = "none|last N|all", value_parser = editions())]
    pub editions: Option<EditionChoice>,
    /// Leave the playbook's own `theme/` aside: for previews of what strangers propose
    #[arg(long)]
    pub no_local_theme: bool,
    /// Build for readers who may see less: an audience of `[audiences]`, or party:ID [default: everything]
    #[arg(long, value_name = "NAME|party:ID")]
    pub audience: Option<String>,
}

pub(super) fn editions() -> ValueParser {
    ValueParser::new(|text: &str| EditionChoice::parse(text))
}

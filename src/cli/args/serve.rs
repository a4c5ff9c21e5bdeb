//! What `comity serve` can be asked.

use std::path::PathBuf;

use super::build::editions;
use super::{EditionChoice, date};
use crate::value::Date;

pub(super) const EXAMPLES: &str = "\
Examples:
  comity serve                        the playbook around this folder, at http://localhost:4747/
  comity serve --open                 and a browser that shows it
  comity serve --port 0               at any free port
  comity serve --lang ru --as-of 2026-03-31
  comity serve --editions none        without past quarters: it starts sooner
  comity serve --audience creator     as creators would see it

Pages are rendered when they are asked for, and nothing is written to disk. An open page follows
every save. Mistakes never end the preview: they are shown in the page, with their place. Only
this machine can see it. Ctrl-C ends it.";

/// The arguments of `comity serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// The port on this machine; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4747)]
    pub port: u16,
    /// Show it in the browser
    #[arg(long)]
    pub open: bool,
    /// The day the pages speak of [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
    /// Which past quarters are shown too, from the commits that closed them [default: all]
    #[arg(long, value_name = "none|last N|all", value_parser = editions())]
    pub editions: Option<EditionChoice>,
    /// Leave the playbook's own `theme/` aside: for previews of what strangers propose
    #[arg(long)]
    pub no_local_theme: bool,
    /// Show it as to readers who may see less: an audience of `[audiences]`, or party:ID [default: everything]
    #[arg(long, value_name = "NAME|party:ID")]
    pub audience: Option<String>,
}

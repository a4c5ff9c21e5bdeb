//! What can be asked of `comity theme`.

use std::path::PathBuf;

use clap::Subcommand;

use super::reports;
use crate::cli::report::Format;

pub(super) const EXAMPLES: &str = "\
Examples:
  comity theme list                          the themes that come with the program
  comity theme new                           theme.toml and a style sheet to begin with
  comity theme new templates/home.hbs i18n/ru.ftl
                                             these files of the chosen theme, to change them
  comity theme new --from broadsheet --into ../look static/css/tokens.css
  comity theme check                         the playbook's own theme/

A playbook chooses a theme with `theme = \"NAME\"` under `[site]` in comity.toml. A file in its own
`theme/` takes the place of the theme's file of the same path; all others stay and keep improving.
docs/themes.md says what is in a theme and what stays as it is.";

/// The arguments of `comity theme`.
#[derive(Debug, clap::Args)]
pub struct ThemeArgs {
    /// What is asked.
    #[command(subcommand)]
    pub what: ThemeCommand,
}

/// What can be asked of themes.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Say which themes come with the program, and which one is chosen here
    List,
    /// Copy files of a theme into the playbook's `theme/`; nothing is ever overwritten
    New(ThemeNewArgs),
    /// Check a theme's files, and render every page of the example with them
    ///
    /// Ends with 1 where there is anything to mend.
    Check(ThemeCheckArgs),
}

/// The arguments of `comity theme new`.
#[derive(Debug, clap::Args)]
pub struct ThemeNewArgs {
    /// Files of the theme, by their path in it [default: what one begins with]
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// The theme they are taken from [default: the one that the playbook chooses]
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// The folder they are written into [default: `theme/` of the playbook around this folder]
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
}

/// The arguments of `comity theme check`.
#[derive(Debug, clap::Args)]
pub struct ThemeCheckArgs {
    /// The theme's folder, or a playbook [default: the playbook around this folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = reports::format())]
    pub format: &'static Format,
}

//! What `comity lsp` can be asked.

use super::date;
use crate::value::Date;

pub(super) const EXAMPLES: &str = "\
Editors start it; nobody types it. It speaks the Language Server Protocol over standard input and
output, and finds the playbook upward from the folder or the document that is open.

  comity lsp                  messages in the language of the system, or of the editor's settings
  comity lsp --lang ru        messages in Russian

docs/editors.md says what to put into the settings of Neovim, Helix, Zed and VS Code.";

/// The arguments of `comity lsp`.
#[derive(Debug, clap::Args)]
pub struct LspArgs {
    /// The day on which everything is judged [default: `as_of` of comity.toml, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub as_of: Option<Date>,
    /// Nothing: the only way to speak is standard input and output; some editors name it
    #[arg(long, hide = true)]
    pub stdio: bool,
}

//! What shells and the manual are told of the command line: made from its declaration, so that they
//! never say anything else.

use std::io;
use std::path::PathBuf;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::Args;

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  comity completions bash > ~/.local/share/bash-completion/completions/comity
  comity completions zsh > ~/.zfunc/_comity              with ~/.zfunc in $fpath
  comity completions fish > ~/.config/fish/completions/comity.fish";

/// The arguments of `comity completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// The arguments of `comity man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The folder of the pages, such as ~/.local/share/man/man1
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

impl CompletionsArgs {
    /// The script that completes command lines in this shell.
    pub fn script(&self) -> String {
        let mut script = Vec::new();
        let mut command = Args::command();
        clap_complete::generate(self.shell, &mut command, "comity", &mut script);
        String::from_utf8_lossy(&script).into_owned()
    }
}

/// The pages of the manual by file name: one of the program, one of each command.
///
/// # Errors
/// Where a page cannot be made.
pub fn manual() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut command = Args::command();
    command.build();
    let mut pages = Vec::new();
    let commands = command.get_subcommands();
    let commands = commands.filter(|command| !command.is_hide_set());
    for command in std::iter::once(&command).chain(commands) {
        let name = command
            .get_display_name()
            .unwrap_or_else(|| command.get_name())
            .to_owned();
        let mut page = Vec::new();
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
        pages.push((format!("{name}.1"), page));
    }
    Ok(pages)
}

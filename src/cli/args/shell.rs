//! What shells and the manual are told of the command line: made from its declaration, so that they
//! never say anything else.

use std::io;
use std::path::PathBuf;

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Args, russian};
use crate::locale::Lang;

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
    /// The script that completes command lines in this shell, and explains them in a language.
    pub fn script(&self, lang: Lang) -> String {
        let mut script = Vec::new();
        let mut command = command(lang);
        clap_complete::generate(self.shell, &mut command, "comity", &mut script);
        String::from_utf8_lossy(&script).into_owned()
    }
}

fn command(lang: Lang) -> Command {
    match lang {
        Lang::En => Args::command(),
        Lang::Ru => russian::command(),
    }
}

/// How the manual's sections are headed.
const SECTIONS: [(&str, &str); 6] = [
    ("NAME", "ИМЯ"),
    ("SYNOPSIS", "ВЫЗОВ"),
    ("DESCRIPTION", "ОПИСАНИЕ"),
    ("OPTIONS", "ПАРАМЕТРЫ"),
    ("EXTRA", "ЕЩЁ"),
    ("VERSION", "ВЕРСИЯ"),
];

/// The pages of the manual by file name: one of the program, one of each command.
///
/// # Errors
/// Where a page cannot be made.
pub fn manual(lang: Lang) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut command = command(lang);
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
        if lang == Lang::Ru {
            page = headed_in_russian(&page);
        }
        pages.push((format!("{name}.1"), page));
    }
    Ok(pages)
}

fn headed_in_russian(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let lines = page.lines().map(|line| {
        let heading = line.strip_prefix(".SH ").map(|it| it.trim_matches('"'));
        let russian = heading.and_then(|it| SECTIONS.iter().find(|(english, _)| *english == it));
        match russian {
            Some((_, russian)) => format!(".SH {russian}\n"),
            None => format!("{line}\n"),
        }
    });
    lines.collect::<String>().into_bytes()
}

//! `comity init`: a playbook to begin with.

mod answers;
mod ask;
mod files;
mod said;

use std::io::{self, IsTerminal as _};
use std::path::Path;

use ask::Talk;
use files::NewFile;
use said::Said;

use super::args::InitArgs;
use super::console::{Console, Verbosity};
use super::environment::Environment;
use super::publish::write_beside;
use super::report::harmless::one_line;
use super::{Exit, Failure};
use crate::locale::Message;
use crate::source::CONFIG_FILE;
use crate::value::Zone;

/// Asks what is not said, and writes every file that is not there yet.
pub(super) fn run(
    args: &InitArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let folder = environment.folder.join(&args.folder);
    if folder.join(CONFIG_FILE).exists() {
        let shown = args.folder.display().to_string();
        let message =
            Message::new("init-is-playbook").with("folder", one_line(&shown).into_owned());
        return Err(Failure::new(message).into());
    }
    let said = Said::of(args, &environment.zone())?;
    let lang = console.view.lang;
    let is_person = io::stdin().is_terminal() && io::stderr().is_terminal() && !args.yes;
    let mut answers = if is_person {
        let mut talk = Talk {
            lang,
            input: &mut io::stdin().lock(),
            output: &mut io::stderr(),
        };
        talk.answers(said)?
    } else {
        said.with_defaults(lang)?
    };
    answers.make_distinct();
    let zone = Zone::parse(&answers.timezone).unwrap_or_else(|_| Zone::utc());
    let today = args.date.unwrap_or_else(|| environment.today(&zone));
    let files = files::files(&answers, today)?;
    let mut left = Vec::new();
    for file in &files {
        if !write(&folder, file)? {
            left.push(file.path.as_str());
        }
    }
    if console.view.verbosity == Verbosity::Quiet {
        return Ok(Exit::Fine);
    }
    let shown = args.folder.display().to_string();
    let mut told = format!(
        "{}\n",
        Message::new("init-done")
            .with("files", files.len() - left.len())
            .with("folder", one_line(&shown).into_owned())
            .text(lang)
    );
    for path in left {
        told += &Message::new("init-left").with("path", path).text(lang);
        told.push('\n');
    }
    told += &Message::new("init-next").text(lang);
    told.push('\n');
    console.print(&told)?;
    Ok(Exit::Fine)
}

/// Writes a file; `false` where there is one already.
fn write(folder: &Path, file: &NewFile) -> anyhow::Result<bool> {
    if folder.join(&file.path).exists() {
        return Ok(false);
    }
    write_beside(folder, [(file.path.as_str(), file.text.as_bytes())])?;
    Ok(true)
}

//! `comity theme`: files of a theme to change, and what is wrong with those that were changed.

mod check;
mod folder;
mod new;
mod sample;

use super::args::{ThemeArgs, ThemeCommand};
use super::console::Console;
use super::environment::Environment;
use super::{Exit, Failure};
use crate::locale::Message;
use crate::site::theme::{extended, theme_names};
use folder::Around;

pub(super) fn run(
    args: &ThemeArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    match &args.what {
        ThemeCommand::List => list(environment, console),
        ThemeCommand::New(args) => new::run(args, environment, console),
        ThemeCommand::Check(args) => check::run(args, environment, console),
    }
}

/// A line for each theme of the program.
fn list(environment: &Environment, console: &mut Console) -> anyhow::Result<Exit> {
    let lang = console.view.lang;
    let around = Around::of(&environment.folder)?;
    let chosen = around.map(|around| around.chosen()).transpose()?;
    let mut out = String::new();
    for name in theme_names() {
        let base = extended(name).map(|base| Message::new("theme-extends").with("base", base));
        let here = (chosen == Some(name)).then(|| Message::new("theme-chosen"));
        let said: Vec<String> = base
            .into_iter()
            .chain(here)
            .map(|it| it.text(lang))
            .collect();
        out += name;
        if !said.is_empty() {
            out.extend([" (", &said.join("; "), ")"]);
        }
        out.push('\n');
    }
    console.print(&out)?;
    Ok(Exit::Fine)
}

/// There is no theme in a folder.
fn nothing(folder: &str) -> Failure {
    Failure::new(Message::new("theme-none").with("folder", folder))
}

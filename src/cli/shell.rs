//! `comity completions` and `comity man`: what is installed beside the program.

use std::fs;

use anyhow::Context as _;

use super::Exit;
use super::args::{CompletionsArgs, ManArgs, manual};
use super::console::Console;
use super::rewrite;

/// Prints the script for a shell.
pub(super) fn completions(args: &CompletionsArgs, console: &mut Console) -> anyhow::Result<Exit> {
    console.print(&args.script())?;
    Ok(Exit::Fine)
}

/// Writes the pages of the manual; pages of another version are replaced.
pub(super) fn man(args: &ManArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let folder = &args.folder;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for (name, page) in manual().context("cannot make the manual")? {
        let place = folder.join(name);
        if place.exists() {
            rewrite::write(&place, &page)?;
        } else {
            fs::write(&place, page).with_context(|| format!("cannot write {}", place.display()))?;
        }
        console.print_aside(&format!("{}\n", place.display()));
    }
    Ok(Exit::Fine)
}

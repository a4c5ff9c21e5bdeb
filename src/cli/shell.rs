//! `comity completions` and `comity man`: what is installed beside the program.

use anyhow::Context as _;

use super::Exit;
use super::args::{CompletionsArgs, ManArgs, manual};
use super::console::Console;
use super::publish::write_beside;
use super::rewrite;

/// Prints the script for a shell.
pub(super) fn completions(args: &CompletionsArgs, console: &mut Console) -> anyhow::Result<Exit> {
    console.print(&args.script(console.view.lang))?;
    Ok(Exit::Fine)
}

/// Writes the pages of the manual; pages of another version are replaced.
pub(super) fn man(args: &ManArgs, console: &mut Console) -> anyhow::Result<Exit> {
    for (name, page) in manual(console.view.lang).context("cannot make the manual")? {
        let place = args.folder.join(&name);
        if place.exists() {
            rewrite::write(&place, &page)?;
        } else {
            write_beside(&args.folder, [(name.as_str(), page.as_slice())])?;
        }
        console.print_aside(&format!("{}\n", place.display()));
    }
    Ok(Exit::Fine)
}

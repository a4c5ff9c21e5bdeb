//! What `comity example` says when the example is written.

use super::{Depth, write};
use crate::cli::Exit;
use crate::cli::args::ExampleArgs;
use crate::cli::console::{Console, Verbosity};
use crate::cli::report::harmless::one_line;
use crate::locale::Message;

/// Writes the example where it was asked for, and says what there is to do with it.
pub(in crate::cli) fn run(args: &ExampleArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let depth = if args.no_history {
        Depth::FilesOnly
    } else {
        Depth::WithHistory
    };
    let example = write(&args.folder, depth)?;
    if console.view.verbosity == Verbosity::Quiet {
        return Ok(Exit::Fine);
    }
    let folder = args.folder.display().to_string();
    let message = match &example.history {
        Some(history) => Message::new("example-with-history").with("commits", history.commits),
        None => Message::new("example-files"),
    };
    let message = message
        .with("files", example.files)
        .with("folder", one_line(&folder).into_owned());
    console.print(&format!("{}\n", message.text(console.view.lang)))?;
    Ok(Exit::Fine)
}

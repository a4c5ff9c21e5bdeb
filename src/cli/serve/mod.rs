//! `comity serve`: a preview on this machine that follows every save.
//!
//! One thread watches the folder and keeps the model up to date ([`preview`]), one answers
//! ([`http`]), and pages are rendered on others when they are asked for ([`answer`]). Between them
//! stands the [`desk::Desk`], which holds what is shown. Nothing is written to disk.

mod address;
mod answer;
mod desk;
mod events;
mod frame;
mod good;
mod guard;
mod http;
mod preview;
mod problem;

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use super::args::ServeArgs;
use super::console::{Console, Verbosity};
use super::document::ensure_work_tree;
use super::environment::Environment;
use super::report::harmless::one_line;
use super::watch::Watch;
use super::{Exit, scope};
use crate::locale::{Lang, Message};
use desk::Desk;
use preview::Preview;

/// Serves a playbook until it is interrupted.
pub(super) fn run(
    args: &ServeArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    ensure_work_tree(&root)?;
    // Told before the work of reading: a port that is taken ends the command.
    let doors = http::open(args.port)?;
    let address = doors.address();
    // Watched before the first look, so that no change falls between the two.
    let watch = Watch::of([root.clone()])?;
    let desk = Arc::new(Desk::new(doors.port, console.view.lang)?);
    let preview = Preview::new(&root, args, languages, environment);
    let follower = Arc::clone(&desk);
    thread::Builder::new()
        .name("comity-follow".to_owned())
        .stack_size(STACK)
        .spawn(move || preview.follow(watch, &follower))?;
    // The first look may take a while; whoever asks before it is done waits for it.
    if console.view.verbosity > Verbosity::Quiet {
        let folder = one_line(&root.display().to_string()).into_owned();
        let message = Message::new("serving")
            .with("folder", folder)
            .with("address", address.clone());
        console.print(&format!("{}\n", message.text(console.view.lang)))?;
    }
    if args.open && !show(&address) {
        let message = Message::new("serve-no-browser").with("address", address);
        console.print_aside(&format!("{}\n", message.text(console.view.lang)));
    }
    http::serve(doors, desk)?;
    Ok(Exit::Fine)
}

/// What the thread that reads gets: as much as a main thread has.
const STACK: usize = 8 * 1024 * 1024;

/// Opens the user's browser; whether there was one to start.
fn show(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    let quiet = command
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.spawn().is_ok()
}

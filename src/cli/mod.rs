//! Arguments, printing and writing; everything a person or a script meets.
//!
//! The clock, the environment and the terminal are asked here and nowhere below.

mod align;
pub mod args;
mod baseline;
pub mod build;
mod cache;
mod changed;
mod check;
mod cms;
mod console;
mod diff;
mod digest;
pub mod doctor;
mod document;
mod environment;
pub mod example;
mod explain;
mod failure;
mod fix;
mod init;
mod log;
pub mod lsp;
mod new;
mod opened;
mod profile;
mod progress;
mod prose;
pub mod publish;
pub mod report;
mod review;
mod rewrite;
pub mod rules;
mod scaffold;
mod schema;
mod scope;
mod seal;
mod serve;
mod shell;
mod signoff;
pub mod site;
pub mod status;
mod theme;
mod then;
mod verify;
mod watch;

use std::process::ExitCode;

use args::{Args, Command};
use console::Console;
use environment::Environment;

pub use failure::Failure;

/// How a command ended, the same for every command and format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing stands in the way.
    Fine,
    /// There are findings at or above the level that was asked for.
    Findings,
    /// Wrong usage or configuration, or the tool could not work.
    Failed,
    /// There is no playbook.
    Nothing,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Says what to do first, to whom names no command.
pub fn first_steps() -> Exit {
    let environment = Environment::of_process();
    let is_inside = crate::source::find(&environment.folder).is_ok();
    let id = if is_inside {
        "welcome-inside"
    } else {
        "welcome-outside"
    };
    let text = crate::locale::Message::new(id).text(environment.lang);
    Console::new(&args::Global::default(), &environment).print_aside(&format!("{text}\n"));
    Exit::Failed
}

/// Does what the arguments say.
pub fn run(args: Args) -> Exit {
    let mut environment = Environment::of_process();
    let mut console = Console::new(&args.global, &environment);
    environment.progress = console.progress();
    let languages = args.global.lang;
    let done = match args.command {
        Command::Check(args) => check::run(&args, &environment, &mut console),
        Command::Status(args) => status::run(&args, &environment, &mut console),
        Command::Align(args) => align::run(&args, &environment, &mut console),
        Command::Diff(args) => diff::run(&args, &environment, &mut console),
        Command::GitDiffDriver(args) => diff::driver(&args, &environment, &mut console),
        Command::Log(args) => log::run(&args, &environment, &mut console),
        Command::SignOff(args) => signoff::run(&args, &environment, &mut console),
        Command::Verify(args) => verify::run(&args, &environment, &mut console),
        Command::Seal(args) => seal::seal(&args, &environment, &mut console),
        Command::Reveal(args) => seal::reveal(&args, &environment, &mut console),
        Command::Explain(args) => explain::run(&args, &mut console),
        Command::Rules(args) => rules::run(&args, &mut console),
        Command::Profile(args) => profile::run(&args, &environment, &mut console),
        Command::Theme(args) => theme::run(&args, &environment, &mut console),
        Command::Schema(args) => schema::run(&args, &environment, &mut console),
        Command::Init(args) => init::run(&args, &environment, &mut console),
        Command::New(args) => new::run(&args, &environment, &mut console, &languages),
        Command::Review(args) => review::run(&args, &environment, &mut console, &languages),
        Command::Digest(args) => digest::run(&args, &environment, &mut console, &languages),
        Command::Cms(args) => cms::run(&args, &environment, &mut console, &languages),
        Command::Doctor(args) => doctor::run(&args, &environment, &mut console),
        Command::Completions(args) => shell::completions(&args, &mut console),
        Command::Man(args) => shell::man(&args, &mut console),
        Command::Example(args) => example::command::run(&args, &mut console),
        Command::Serve(args) => serve::run(&args, &environment, &mut console, &languages),
        Command::Lsp(args) => lsp::run(&args, &environment, &languages),
        Command::Build(args) => {
            let render = if args.single_file {
                site::single_files
            } else {
                site::files
            };
            build::run(&args, &environment, &mut console, &languages, render)
        }
    };
    console.progress().end();
    done.unwrap_or_else(|error| console.tell_error(&error))
}

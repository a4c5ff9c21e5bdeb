//! Arguments, printing and writing; everything a person or a script meets.
//!
//! The clock, the environment and the terminal are asked here and nowhere below.

pub mod args;
mod check;
mod console;
mod environment;
pub mod example;
mod failure;
mod opened;
pub mod publish;
pub mod report;
mod scope;

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

/// Does what the arguments say.
pub fn run(args: Args) -> Exit {
    let environment = Environment::of_process();
    let mut console = Console::new(&args.global, &environment);
    let done = match args.command {
        Command::Check(args) => check::run(&args, &environment, &mut console),
    };
    done.unwrap_or_else(|error| console.tell_error(&error))
}

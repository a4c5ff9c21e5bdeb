//! The `comity` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    comity::cli::run(comity::cli::args::parse()).into()
}

//! The `comity` command.

use std::process::ExitCode;

// A check makes and drops many small texts on both cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if comity::cli::args::are_none() {
        return comity::cli::first_steps().into();
    }
    comity::cli::run(comity::cli::args::parse()).into()
}

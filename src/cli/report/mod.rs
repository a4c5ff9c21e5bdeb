//! What a check found, written for people, programs and forges: one file per format.
//!
//! A new format is a file with a `Format` in it, and its line in [`FORMATS`].

mod concise;
mod evidence;
mod full;
pub(super) mod harmless;
mod outcome;
mod summary;
mod texts;
mod window;

pub use super::console::{Verbosity, View};
pub use outcome::{Gate, Outcome, Verdict};
pub use texts::{Shown, Texts};

/// A way to write what a check found.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What `--help` says of it.
    pub about: &'static str,
    /// Writes it.
    pub write: fn(&[Outcome], &View) -> String,
}

/// Every format.
pub static FORMATS: &[&Format] = &[&full::FORMAT, &concise::FORMAT];

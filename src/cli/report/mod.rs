//! What a check found, written for people, programs and forges: one file per format.
//!
//! A new format is a file with a `Format` in it, and its line in [`FORMATS`].

mod concise;
mod evidence;
pub(super) mod files;
pub(super) mod fold;
mod full;
pub(super) mod github;
mod gitlab;
pub(super) mod harmless;
pub(super) mod inert;
pub mod json;
pub mod jsonl;
mod junit;
pub(super) mod markdown;
mod outcome;
mod rdjson;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;
mod texts;
mod window;
mod words;

use std::fmt;

pub use super::console::{Verbosity, View};
pub use outcome::{Gate, Outcome, Verdict};
pub(super) use sarif::page_uri;
pub use texts::{Point, Shown, Texts, Unit};

/// A way to write what a check found.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What `--help` says of it.
    pub about: &'static str,
    /// Writes it.
    pub write: fn(&[Outcome], &View, &mut String) -> fmt::Result,
}

impl Format {
    /// What a check found, in this format.
    pub fn text(&self, outcomes: &[Outcome], view: &View) -> Result<String, fmt::Error> {
        let mut out = String::new();
        (self.write)(outcomes, view, &mut out)?;
        Ok(out)
    }
}

/// Every format.
pub static FORMATS: &[&Format] = &[
    &full::FORMAT,
    &concise::FORMAT,
    &json::FORMAT,
    &jsonl::FORMAT,
    &github::FORMAT,
    &markdown::FORMAT,
    &sarif::FORMAT,
    &gitlab::FORMAT,
    &junit::FORMAT,
    &rdjson::FORMAT,
];

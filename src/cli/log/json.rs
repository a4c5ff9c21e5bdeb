//! The log for programs; `comity schema log` describes it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Log;
use crate::cli::report::json::pretty;
use crate::history::decisions::{Told, told};
pub(super) use crate::history::decisions::{hours, rounded, when};
use crate::locale::Lang;

/// The name of this output.
pub(in crate::cli) const SCHEMA: &str = "comity.log/v1";

/// What `comity log --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct LogOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The day on which it was looked at.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The commit whose files lie there; null outside of Git.
    commit: Option<String>,
    /// Why Git was not asked, in the language that was asked for; null where it was.
    not_checked: Option<String>,
    /// Those that fit, in the order of their proposals.
    decisions: Vec<Told>,
}

pub(super) fn write(log: &Log<'_>, lang: Lang) -> String {
    pretty(&LogOutput {
        schema: SCHEMA,
        as_of: log.as_of.day.to_string(),
        commit: log.commit.map(str::to_owned),
        not_checked: log.not_checked.map(|note| note.text(lang)),
        decisions: log
            .lives
            .iter()
            .map(|life| told(life, log.title_of(life, lang).to_owned()))
            .collect(),
    })
}

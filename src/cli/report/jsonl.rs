//! `jsonl`: one line of JSON for each finding, for logs and for programs that read a stream.

use std::fmt::{self, Write as _};

use schemars::JsonSchema;
use serde::Serialize;

use super::json::{JsonFinding, compact, folder, one};
use super::{Format, Outcome, View};

pub(super) static FORMAT: Format = Format {
    name: "jsonl",
    about: "one line of JSON for each finding; `comity schema check-line` describes it",
    write,
};

/// The name of this output.
pub const SCHEMA: &str = "comity.check-line/v1";

/// A line of `comity check --format jsonl`; waived findings have lines too. Within v1 keys are only
/// added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Line {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The playbook's folder, as it is reached from the folder the command ran in.
    playbook: String,
    /// The day on which it was judged.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    #[serde(flatten)]
    finding: JsonFinding,
}

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    for outcome in outcomes {
        for finding in &outcome.findings {
            let line = Line {
                schema: SCHEMA,
                playbook: folder(outcome),
                as_of: outcome.as_of.day.to_string(),
                finding: one(finding, outcome, view.lang),
            };
            out.write_str(&compact(&line))?;
        }
    }
    Ok(())
}

//! What was found, for people and for programs.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Check, State};
use crate::cli::args::ReportFormat;
use crate::cli::console::{Verbosity, View};
use crate::cli::report::harmless::one_line;
use crate::cli::report::json::pretty;
use crate::locale::Message;

/// The name of this output.
pub const SCHEMA: &str = "comity.doctor/v1";

/// What `comity doctor --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DoctorOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// Everything that was looked at, in the order in which it is mended best.
    checks: Vec<JsonCheck>,
}

/// One thing that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Check")]
struct JsonCheck {
    id: &'static str,
    /// `ok`, `odd` or `missing`.
    state: &'static str,
    /// One sentence in the language that was asked for.
    what: String,
    /// The command line that mends it; null where nothing is to be mended.
    mend: Option<String>,
}

pub(super) fn told(checks: &[Check], format: ReportFormat, view: View) -> String {
    match format {
        ReportFormat::Text => text(checks, view),
        ReportFormat::Markdown => markdown(checks, view),
        ReportFormat::Json => {
            let checks = checks.iter().map(|check| JsonCheck {
                id: check.id,
                state: check.state.word(),
                what: check.what.text(view.lang),
                mend: check.mend.clone(),
            });
            pretty(&DoctorOutput {
                schema: SCHEMA,
                checks: checks.collect(),
            })
        }
    }
}

/// Those that are worth a word: what is well is told to who asks for more.
fn worth(checks: &[Check], view: View) -> impl Iterator<Item = &Check> {
    let tells_all = view.verbosity == Verbosity::Verbose;
    checks
        .iter()
        .filter(move |check| tells_all || check.state != State::Fine)
}

fn text(checks: &[Check], view: View) -> String {
    let mut out = String::new();
    for check in worth(checks, view) {
        let word = Message::new(format!("doctor-{}", check.state.word())).text(view.lang);
        let word = colored(&word, check.state, view);
        let what = check.what.text(view.lang);
        let _ = writeln!(out, "{word}  {}", one_line(&what));
        if let Some(mend) = &check.mend {
            let _ = writeln!(out, "    $ {}", one_line(mend));
        }
    }
    if view.verbosity > Verbosity::Quiet {
        out += &summary(checks, view);
    }
    out
}

fn markdown(checks: &[Check], view: View) -> String {
    let mut out = String::new();
    for check in worth(checks, view) {
        let word = Message::new(format!("doctor-{}", check.state.word())).text(view.lang);
        let what = check.what.text(view.lang);
        let _ = writeln!(out, "- **{word}**: {}", one_line(&what));
        if let Some(mend) = &check.mend {
            let _ = writeln!(out, "\n      {}\n", one_line(mend));
        }
    }
    out + &summary(checks, view)
}

fn summary(checks: &[Check], view: View) -> String {
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    let message = Message::new("doctor-summary")
        .with("fine", count(State::Fine))
        .with("odd", count(State::Odd))
        .with("missing", count(State::Missing));
    format!("{}\n", message.text(view.lang))
}

fn colored(word: &str, state: State, view: View) -> String {
    if !view.is_colored {
        return word.to_owned();
    }
    let style: Style = match state {
        State::Fine => AnsiColor::Green.on_default(),
        State::Odd => AnsiColor::Yellow.on_default(),
        State::Missing => AnsiColor::BrightRed.on_default().bold(),
    };
    format!("{style}{word}{style:#}")
}

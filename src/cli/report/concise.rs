//! `concise`: one line for each finding, for searching and for editors.

use std::fmt::{self, Write as _};

use super::harmless::one_line;
use super::{Format, Outcome, Verbosity, View, summary};
use crate::finding::Finding;

pub(super) static FORMAT: Format = Format {
    name: "concise",
    about: "one line for each finding",
    write,
};

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    for outcome in outcomes {
        if outcomes.len() > 1 && view.verbosity != Verbosity::Quiet {
            writeln!(out, "{}", summary::title(outcome))?;
        }
        for finding in outcome.told(view) {
            writeln!(out, "{}", line(finding, outcome, view))?;
        }
        *out += &summary::closing(outcome, view);
    }
    Ok(())
}

/// `charter.md:3:8: error[missing-title]: this page has no title`
pub(super) fn line(finding: &Finding, outcome: &Outcome, view: &View) -> String {
    let at = outcome.texts.shown(&finding.place).start;
    let path = outcome.path(&finding.place.path);
    let Finding { level, rule, .. } = finding;
    let headline = finding.headline(view.lang);
    let line = format!(
        "{path}:{}:{}: {level}[{rule}]: {headline}",
        at.line, at.column
    );
    one_line(&line).into_owned()
}

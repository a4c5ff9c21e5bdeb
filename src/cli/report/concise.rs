//! `concise`: one line for each finding, for searching and for editors.

use super::harmless::one_line;
use super::{Format, Outcome, Verbosity, View, summary};
use crate::finding::Finding;

pub(super) static FORMAT: Format = Format {
    name: "concise",
    about: "one line for each finding",
    write,
};

fn write(outcomes: &[Outcome], view: &View) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        if outcomes.len() > 1 && view.verbosity != Verbosity::Quiet {
            out += &format!("{}\n", summary::title(outcome));
        }
        for finding in outcome.told(view) {
            out += &line(finding, outcome, view);
        }
        out += &summary::closing(outcome, view);
    }
    out
}

/// `charter.md:3:8: error[unknown-reference]: there is no person `dan``
fn line(finding: &Finding, outcome: &Outcome, view: &View) -> String {
    let at = outcome.texts.shown(&finding.place).start;
    let line = format!(
        "{}:{}:{}: {}[{}]: {}",
        outcome.path(&finding.place.path),
        at.line,
        at.column,
        finding.level,
        finding.rule,
        finding.headline(view.lang),
    );
    format!("{}\n", one_line(&line))
}

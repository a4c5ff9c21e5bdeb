//! What was mended, or would be, in words.

use std::fmt::Write as _;

use super::{Fixed, Wish};
use crate::cli::report::harmless::one_line;
use crate::finding::Safety;
use crate::locale::{Lang, Message};

/// How many findings were mended in how many files, each on a line, and what was left alone;
/// `shown` gives the path under which a reader knows a file.
pub(in crate::cli) fn told(
    fixed: &Fixed,
    wish: Wish,
    lang: Lang,
    shown: impl Fn(&str) -> String,
) -> String {
    let mut out = String::new();
    let id = match (fixed.findings.is_empty(), wish.writes) {
        (true, _) => "fix-nothing",
        (false, true) => "fix-done",
        (false, false) => "fix-would",
    };
    let head = Message::new(id)
        .with("n", fixed.findings.len())
        .with("files", fixed.changes.len());
    line(&mut out, "", &head.text(lang));
    for finding in &fixed.findings {
        let path = shown(finding.place.path.as_str());
        let said = format!("{path}: {} [{}]", finding.headline(lang), finding.rule);
        line(&mut out, "  ", &said);
    }
    for path in &fixed.stale {
        let stale = Message::new("fix-stale").with("path", shown(path.as_str()));
        line(&mut out, "", &stale.text(lang));
    }
    if fixed.unsafe_left > 0 && wish.least == Safety::Safe {
        let left = Message::new("fix-unsafe-left").with("n", fixed.unsafe_left);
        line(&mut out, "", &left.text(lang));
    }
    out
}

fn line(out: &mut String, indent: &str, text: &str) {
    // Writing to a string does not fail.
    _ = writeln!(out, "{indent}{}", one_line(text));
}

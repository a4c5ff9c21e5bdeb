//! Findings about rows, told once for each column and kind of fault.
//!
//! A column that was exported wrongly is wrong in every row: the first row is shown, the others are
//! counted.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::finding::{Cause, Edit, Finding, Fix, Place, Safety};
use crate::locale::Message;
use crate::value::ValueError;

/// What stands in more rows is not mended: such a change is one for a spreadsheet.
pub(super) const MOST_EDITS: usize = 500;

/// What findings that are told as one have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    /// The rule.
    pub(super) rule: &'static str,
    /// The kind of fault within the rule.
    pub(super) fault: &'static str,
    /// The column.
    pub(super) column: String,
}

/// The findings about a ledger.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// About files and their headers, each for itself.
    files: Vec<Finding>,
    /// About rows: the first of each kind, and how many more there are.
    rows: BTreeMap<Kind, (Finding, usize)>,
}

impl Told {
    /// Tells of a file.
    pub(super) fn of_file(&mut self, finding: Finding) {
        self.files.push(finding);
    }

    /// Tells of a row; `finding` is made for the first of its kind only.
    pub(super) fn of_row(&mut self, kind: Kind, finding: impl FnOnce() -> Finding) {
        let entry = self.rows.entry(kind);
        entry
            .and_modify(|(_, more)| *more += 1)
            .or_insert_with(|| (finding(), 0));
    }

    /// Adds an edit to the fix of what was told of a row of this kind just now.
    pub(super) fn mend(&mut self, kind: &Kind, edit: impl FnOnce() -> Edit) {
        let Some((finding, more)) = self.rows.get_mut(kind) else {
            return;
        };
        if *more >= MOST_EDITS {
            finding.fix = None;
            return;
        }
        let none = || Fix {
            safety: Safety::Unsafe,
            edits: Vec::new(),
        };
        let fix = finding.fix.get_or_insert_with(none);
        fix.edits.push(edit());
    }

    /// Adds what was told of a later file.
    pub(super) fn append(&mut self, later: Self) {
        self.files.extend(later.files);
        for (kind, (finding, more)) in later.rows {
            match self.rows.entry(kind) {
                Entry::Vacant(entry) => {
                    entry.insert((finding, more));
                }
                Entry::Occupied(mut entry) => {
                    let (first, before) = entry.get_mut();
                    *before += more + 1;
                    first.fix = joined(first.fix.take(), finding.fix);
                }
            }
        }
    }

    /// The findings; each of a row says how many more rows are like it.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        let rows = self
            .rows
            .into_values()
            .map(|(finding, more)| and_more(finding, more));
        self.files.into_iter().chain(rows).collect()
    }
}

/// One fix for what two would mend.
fn joined(one: Option<Fix>, other: Option<Fix>) -> Option<Fix> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.edits.extend(other.edits);
            (one.edits.len() <= MOST_EDITS).then_some(one)
        }
        (one, other) => one.or(other),
    }
}

/// The finding with a note that counts the other rows.
pub(super) fn and_more(finding: Finding, more: usize) -> Finding {
    let finding = finding.with("more", more);
    if more == 0 {
        return finding;
    }
    finding.note("ledger-more-rows")
}

/// A finding about the ledger `ledger`.
pub(super) fn of_ledger(rule: &'static str, ledger: &str, place: Place) -> Finding {
    Finding::new(rule, place)
        .cause(Cause::Data)
        .object(format!("ledger/{ledger}"))
        .with("ledger", ledger)
}

/// Why a text could not be read, with `form` as the id of the message that says what was wanted.
pub(super) fn reason(error: &ValueError, form: String) -> Message {
    let message = Message::new(format!("value-{}", error.kind.id()));
    let args = error.kind.args().into_iter();
    args.fold(
        message.with("form", Message::new(form)),
        |message, (name, text)| message.with(name, short(text)),
    )
}

/// A cell's text on one line, and not too much of it.
pub(super) fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut shown: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

//! What one playbook means otherwise than another, and how much that matters to each party.
//!
//! A pure comparison of two values: an edition with the one before it, a proposed change with what
//! it starts from. Every document, and `comity.toml`, is compared field by field; what is known to
//! mean something is told so, and the rest as a changed field, so that nothing that counts is
//! silent. Knows nothing of Git, of rules, and of how a change is shown.

mod apart;
mod canon;
mod change;
mod config;
pub mod covered;
mod documents;
mod fields;
mod files;
mod ledgers;
pub mod lists;
mod page;
pub mod profiles;
mod prose;
#[cfg(test)]
mod tests;
mod tree;
pub mod weakening;
mod weight;
mod words;

use std::collections::BTreeSet;

use covered::{Allowed, decision_for, newly_allowed};
use fields::Judged;
use tree::Difference;
use weakening::DefaultLevel;

pub use change::{Change, Class};
pub use page::{FieldChange, changed_fields};

use crate::finding::Place;
use crate::model::Playbook;
use crate::text::{SourceFile, Span};
use crate::value::Date;

/// What `now` means otherwise than `before`: the weightiest first, then by path and place.
///
/// Levels of rules are compared as far as they are written; [`Comparison`] takes more knowledge.
pub fn playbooks(before: &Playbook, now: &Playbook) -> Vec<Change> {
    Comparison::of(before, now).changes()
}

/// On which days the two playbooks stood so, where that is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// The day of the playbook before.
    pub before: Option<Date>,
    /// The day of the playbook now.
    pub now: Option<Date>,
}

/// Two playbooks to be compared, and what else is known of them.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    before: &'a Playbook,
    now: &'a Playbook,
    days: Days,
    levels: &'a [DefaultLevel],
}

impl<'a> Comparison<'a> {
    /// Two playbooks, of which nothing else is known.
    pub fn of(before: &'a Playbook, now: &'a Playbook) -> Self {
        Self {
            before,
            now,
            days: Days::default(),
            levels: &[],
        }
    }

    /// The days on which they stood so: whether a forecast came late, whether a term was over.
    #[must_use]
    pub fn on(self, days: Days) -> Self {
        Self { days, ..self }
    }

    /// The levels of all rules where none is written, to tell milder from stricter.
    #[must_use]
    pub fn with_levels(self, levels: &'a [DefaultLevel]) -> Self {
        Self { levels, ..self }
    }

    /// What the one means otherwise than the other: the weightiest first, then by path and place.
    pub fn changes(self) -> Vec<Change> {
        let work = self.work();
        let mut changes = documents::changes(&work);
        changes.extend(config::changes(&work));
        sort(&mut changes);
        changes
    }

    fn work(self) -> Work<'a> {
        Work {
            sides: weight::sides(self.before, self.now),
            allowed: newly_allowed(self.before, self.now),
            weakenings: weakening::between(self.before, self.now, self.levels),
            comparison: self,
        }
    }
}

/// Puts the weightiest changes first, those that weigh alike by path and place.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|one, other| {
        let key = |change: &Change| {
            (
                std::cmp::Reverse(change.class),
                change.place.path.clone(),
                change.line,
                change.field.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
}

/// A comparison under way.
struct Work<'a> {
    comparison: Comparison<'a>,
    /// The sides of both playbooks.
    sides: BTreeSet<String>,
    /// What decisions of this change allow.
    allowed: Vec<Allowed>,
    /// Where checks became weaker.
    weakenings: Vec<weakening::Weakening>,
}

/// What a change is about.
struct About<'a> {
    /// As references are written.
    object: String,
    /// The kind and id under which decisions may name it.
    names: Vec<(String, String)>,
    /// The file as it is, or as it was.
    file: &'a SourceFile,
    /// Whether the file is the one before.
    is_gone: bool,
    /// How heavy a change of it may be.
    at_most: Class,
}

impl Work<'_> {
    /// A change of a field.
    fn change(&self, about: &About<'_>, difference: &Difference<'_>, judged: Judged) -> Change {
        let field = difference.field();
        let mut change = self.bare(about, &field, difference.span, judged);
        change.before = difference.text_before();
        change.after = difference.text_now();
        change
    }

    /// A change without values: something came, went, or is told by its words alone.
    fn bare(&self, about: &About<'_>, field: &str, span: Span, judged: Judged) -> Change {
        let allowed_under = names_without_numbers(field);
        let mut names = about.names.iter();
        let decision =
            names.find_map(|(kind, id)| decision_for(&self.allowed, kind, id, &allowed_under));
        Change {
            kind: judged.kind,
            object: about.object.clone(),
            field: field.to_owned(),
            before: None,
            after: None,
            class: judged.weight.heaviest(about.at_most),
            classes: judged.weight.classes(&self.sides, about.at_most),
            place: Place::new(&about.file.path, span),
            line: about.file.position(span.start).line,
            is_gone: about.is_gone,
            decision: decision.map(str::to_owned),
            message: judged.message,
        }
    }
}

/// Decisions name items of lists by the list.
fn names_without_numbers(field: &str) -> String {
    let keys = field.split('.');
    let keys = keys.filter(|key| key.parse::<usize>().is_err());
    keys.collect::<Vec<_>>().join(".")
}

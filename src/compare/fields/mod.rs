//! What a changed field means: its sort, its words, and to whom it matters.
//!
//! A field without a meaning of its own here is told as a changed field, so nothing is silent.

mod agreement;
mod brief;
mod charter;
mod common;
mod decision;
mod expectation;
mod metric;
mod partnership;
mod people;

use super::change::Class::{self, Breaking, Minor, Notable};
use super::tree::Difference;
use super::weight::{Weight, party_of};
use super::{Days, words};
use crate::locale::{Arg, Message};
use crate::model::field::{Field, Record as _};
use crate::model::kinds::{Common, Status};
use crate::model::{Document, Kind, Page, Playbook};
use crate::value::{Duration, Money};
pub(super) use decision::step as decision_step;

/// A document on both sides, and what is around it.
pub(super) struct Seen<'a> {
    pub(super) before: &'a Playbook,
    pub(super) now: &'a Playbook,
    /// As it was.
    pub(super) old: &'a Page,
    /// As it is, with its translations.
    pub(super) document: &'a Document,
    pub(super) days: Days,
}

/// What a difference means.
pub(super) struct Judged {
    pub(super) kind: &'static str,
    pub(super) weight: Weight,
    pub(super) message: Message,
}

impl Judged {
    pub(super) fn new(kind: &'static str, weight: Weight, message: Message) -> Self {
        Self {
            kind,
            weight,
            message,
        }
    }
}

/// Whether something came, went, or is otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Came,
    Went,
    Changed,
}

impl Way {
    pub(super) fn of(difference: &Difference<'_>) -> Self {
        match (difference.before, difference.now) {
            (None, _) => Self::Came,
            (_, None) => Self::Went,
            _ => Self::Changed,
        }
    }
}

impl Seen<'_> {
    pub(super) fn page(&self) -> &Page {
        &self.document.page
    }

    pub(super) fn title(&self) -> Arg {
        words::title(self.document)
    }

    /// What the field is called.
    pub(super) fn label(&self, difference: &Difference<'_>) -> Arg {
        let own = self.now.config.own_fields(self.page().kind);
        let tables: [&[Field]; 3] = [Common::FIELDS, self.page().kind.fields(), &own];
        words::label(&tables, &difference.named())
    }

    /// Both sides in words.
    pub(super) fn both(&self, difference: &Difference<'_>) -> (Arg, Arg) {
        words::both(self.before, self.now, difference)
    }

    /// The message `id` with everything that messages of fields may ask for.
    pub(super) fn message(&self, id: &'static str, difference: &Difference<'_>) -> Message {
        let (before, after) = self.both(difference);
        Message::new(id)
            .with("document", self.title())
            .with("field", self.label(difference))
            .with("before", before)
            .with("after", after)
    }

    /// A changed field in words of its own, where it has no better ones.
    pub(super) fn plain(
        &self,
        kind: &'static str,
        weight: Weight,
        difference: &Difference<'_>,
    ) -> Judged {
        let id = match Way::of(difference) {
            _ if difference.is_order => "change-field-order",
            Way::Came => "change-field-added",
            Way::Went => "change-field-removed",
            Way::Changed => "change-field-changed",
        };
        Judged::new(kind, weight, self.message(id, difference))
    }

    /// The same, weighing alike for everybody.
    pub(super) fn alike(
        &self,
        kind: &'static str,
        class: Class,
        difference: &Difference<'_>,
    ) -> Judged {
        let class = if difference.is_order { Minor } else { class };
        self.plain(kind, Weight::All(class), difference)
    }

    /// The party of a person, now or before, as a list that is empty where it is not known.
    pub(super) fn party_of(&self, person: Option<&str>) -> Vec<String> {
        let known =
            |person: &str| party_of(self.now, person).or_else(|| party_of(self.before, person));
        person.and_then(known).into_iter().collect()
    }

    /// How heavy a change of this document may be: what is a draft has been promised to nobody.
    pub(super) fn at_most(&self) -> Class {
        let weight = |page: &Page| match page.status() {
            _ if !page.kind.has_life() => Breaking,
            Some(Status::Draft) => Minor,
            Some(Status::Proposed) => Notable,
            _ => Breaking,
        };
        weight(self.old).max(weight(self.page()))
    }
}

/// What a difference between two versions of a document means.
pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let keys = difference.named();
    common::judge(seen, difference, &keys).unwrap_or_else(|| of_kind(seen, difference, &keys))
}

fn of_kind(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Judged {
    let judged = match seen.page().kind {
        Kind::Agreement => agreement::judge(seen, difference, keys),
        Kind::Brief => brief::judge(seen, difference, keys),
        Kind::Charter => charter::judge(seen, difference, keys),
        Kind::Decision => Some(decision::judge(seen, difference)),
        Kind::Metric => Some(metric::judge(seen, difference, keys)),
        Kind::Partnership => partnership::judge(seen, difference, keys),
        Kind::Party => people::judge(seen, difference, keys),
        Kind::HealthCheck | Kind::Review => partnership::verdicts(seen, difference, keys),
        Kind::Alignment => match keys {
            ["success", ..] => expectation::judge(seen, difference, keys),
            _ => None,
        },
        _ => None,
    };
    judged.unwrap_or_else(|| {
        let class = if matters(seen.page().kind) {
            Notable
        } else {
            Minor
        };
        seen.alike("field-changed", class, difference)
    })
}

/// Whether documents of a kind state what both sides go by.
pub(super) fn matters(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Agreement
            | Kind::Brief
            | Kind::Charter
            | Kind::Decision
            | Kind::Metric
            | Kind::Partnership
            | Kind::Party
    )
}

/// The text of a scalar.
fn text(node: Option<&crate::parse::Node>) -> Option<&str> {
    node?.text().map(str::trim)
}

fn money(node: Option<&crate::parse::Node>) -> Option<Money> {
    Money::parse(text(node)?).ok()
}

fn duration(node: Option<&crate::parse::Node>) -> Option<Duration> {
    Duration::parse(text(node)?).ok()
}

/// Both ends of a difference, where both could be read.
fn pair<T>(
    difference: &Difference<'_>,
    read: impl Fn(Option<&crate::parse::Node>) -> Option<T>,
) -> Option<(T, T)> {
    Some((read(difference.before)?, read(difference.now)?))
}

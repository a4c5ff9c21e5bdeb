//! One change, and what it means to each party.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::locale::{Lang, Message};

/// How much a change matters to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Good to know.
    Minor,
    /// Worth a look before it is agreed to.
    Notable,
    /// The party gets less than was agreed, or owes more.
    Breaking,
}

impl Class {
    /// Every class, mildest first.
    pub const ALL: [Self; 3] = [Self::Minor, Self::Notable, Self::Breaking];

    /// The class as it is written in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Notable => "notable",
            Self::Breaking => "breaking",
        }
    }
}

/// Something that means otherwise than before.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What sort of change it is; a stable id such as `target-loosened`.
    pub kind: &'static str,
    /// What changed, as references are written: `agreement/2026-02-loi`, `comity.toml`, or the
    /// path of a file that is no document.
    pub object: String,
    /// The field of the object, with dots between the keys; empty where the object as a whole is
    /// meant.
    pub field: String,
    /// What was there, in one spelling.
    pub before: Option<String>,
    /// What is there, in one spelling.
    pub after: Option<String>,
    /// How much it matters: the heaviest of all parties.
    pub class: Class,
    /// How much it matters to each party, by id.
    pub classes: BTreeMap<String, Class>,
    /// Where it stands.
    pub place: Place,
    /// The line of that place, counted from 1.
    pub line: usize,
    /// Whether the place is in the text before, because it is gone now.
    pub is_gone: bool,
    /// The decision, accepted in the same change, that allows it.
    pub decision: Option<String>,
    /// What happened, in words.
    pub message: Message,
}

impl Change {
    /// What happened, in one sentence that stands alone.
    pub fn sentence(&self, lang: Lang) -> String {
        self.message.text(lang)
    }

    /// How much it matters to `party`; to somebody it does not name, as little as can be.
    pub fn class_for(&self, party: &str) -> Class {
        self.classes.get(party).copied().unwrap_or(Class::Minor)
    }
}

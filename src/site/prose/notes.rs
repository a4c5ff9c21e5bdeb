//! Where the footnotes of a document are found: under addresses of the site's own, whatever authors call them.

use std::collections::{BTreeMap, BTreeSet};

/// What the address of every footnote begins with.
const PREFIX: &str = "_note-";

/// Whether `id` is the address of a footnote.
pub(super) fn is_note(id: &str) -> bool {
    id.strip_prefix(PREFIX)
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The footnotes of one document, numbered as they are met.
#[derive(Debug, Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, usize>,
    defined: BTreeSet<usize>,
    last: usize,
}

impl Notes {
    /// The address of the footnote that the author calls `name`.
    pub(super) fn id(&mut self, name: &str) -> String {
        let number = self.numbers.get(name).copied();
        let number = number.unwrap_or_else(|| self.add(name));
        format!("{PREFIX}{number}")
    }

    /// The address of a definition. A second one of the same name cannot be linked to.
    pub(super) fn define(&mut self, name: &str) -> String {
        let number = self.numbers.get(name).copied();
        let fresh = number.filter(|number| !self.defined.contains(number));
        let number = fresh.unwrap_or_else(|| self.add(name));
        self.defined.insert(number);
        format!("{PREFIX}{number}")
    }

    fn add(&mut self, name: &str) -> usize {
        self.last += 1;
        let last = self.last;
        self.numbers.entry(name.to_owned()).or_insert(last);
        last
    }
}

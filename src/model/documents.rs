//! The documents of a playbook, and which of them are of each kind.

use std::ops::Deref;

use super::kinds::Kind;
use super::playbook::Document;

/// Documents, by path.
///
/// Nearly every rule asks for those of one kind, so they are put apart once.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    all: Vec<Document>,
    /// For each kind, by its place among the kinds, where its documents stand.
    places: Vec<Vec<usize>>,
}

impl Documents {
    /// Those of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Document> {
        let places = self.places.get(kind as usize).into_iter().flatten();
        places.filter_map(|place| self.all.get(*place))
    }
}

impl FromIterator<Document> for Documents {
    fn from_iter<I: IntoIterator<Item = Document>>(documents: I) -> Self {
        let all: Vec<Document> = documents.into_iter().collect();
        let mut places: Vec<Vec<usize>> = Vec::new();
        for (place, document) in all.iter().enumerate() {
            let kind = document.page.kind as usize;
            if places.len() <= kind {
                places.resize_with(kind + 1, Vec::new);
            }
            if let Some(of_kind) = places.get_mut(kind) {
                of_kind.push(place);
            }
        }
        Self { all, places }
    }
}

impl Deref for Documents {
    type Target = [Document];

    fn deref(&self) -> &[Document] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Documents {
    type Item = &'a Document;
    type IntoIter = std::slice::Iter<'a, Document>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

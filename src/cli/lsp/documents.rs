//! The texts that are open in the editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::TextDocumentContentChangeEvent as ContentChange;

use super::lines::{Columns, Lines};
use super::shift::Change;
use crate::text::{DocPath, Span};

/// A text that is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// Its address as the editor writes it.
    pub(super) uri: String,
    /// The playbook that it is part of, and where it stands there.
    pub(super) place: Option<(PathBuf, DocPath)>,
    /// The editor's number for this state of it.
    pub(super) version: i32,
    pub(super) text: Arc<str>,
}

/// Every text that is open, by address.
#[derive(Debug, Default)]
pub(super) struct Documents {
    all: BTreeMap<String, Open>,
}

impl Documents {
    pub(super) fn open(&mut self, document: Open) {
        self.all.insert(document.uri.clone(), document);
    }

    pub(super) fn close(&mut self, uri: &str) -> Option<Open> {
        self.all.remove(uri)
    }

    pub(super) fn get(&self, uri: &str) -> Option<&Open> {
        self.all.get(uri)
    }

    pub(super) fn get_mut(&mut self, uri: &str) -> Option<&mut Open> {
        self.all.get_mut(uri)
    }

    /// The text that is open for a file of the playbook in `root`.
    pub(super) fn at(&self, root: &Path, path: &DocPath) -> Option<&Open> {
        let mut all = self.of(root);
        all.find_map(|(at, open)| (at == path).then_some(open))
    }

    /// The texts that are open of the playbook in `root`.
    pub(super) fn of(&self, root: &Path) -> impl Iterator<Item = (&DocPath, &Open)> {
        let all = self.all.values().filter_map(|open| {
            let (home, path) = open.place.as_ref()?;
            Some((home, path, open))
        });
        all.filter_map(move |(home, path, open)| (home == root).then_some((path, open)))
    }

    /// Every text, so that its place can be found anew.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Open> {
        self.all.values_mut()
    }
}

impl Open {
    /// Makes what the editor says has been typed, in that order; what changed where.
    pub(super) fn type_in(
        &mut self,
        version: i32,
        changes: Vec<ContentChange>,
        columns: Columns,
    ) -> Vec<Change> {
        self.version = version;
        let made = changes.into_iter().map(|change| {
            let (span, new) = match change {
                ContentChange::TextDocumentContentChangePartial(part) => {
                    let lines = Lines::of_editor(Arc::clone(&self.text), columns);
                    (lines.span(part.range), part.text)
                }
                ContentChange::TextDocumentContentChangeWholeDocument(whole) => {
                    let span = difference(&self.text, &whole.text);
                    let kept = self.text.len() - span.end;
                    let end = whole.text.len() - kept;
                    (span, whole.text[span.start..end].to_owned())
                }
            };
            let change = Change::of(span, new.len());
            let mut text = self.text.to_string();
            text.replace_range(span.range(), &new);
            self.text = text.into();
            change
        });
        made.collect()
    }
}

/// The bytes of `old` between what both texts begin with and what both end with.
fn difference(old: &str, new: &str) -> Span {
    let same = |one: Option<(char, char)>| one.filter(|(old, new)| old == new);
    let mut pairs = old.chars().zip(new.chars());
    let mut start = 0;
    while let Some((letter, _)) = same(pairs.next()) {
        start += letter.len_utf8();
    }
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let mut pairs = old_rest.chars().rev().zip(new_rest.chars().rev());
    let mut kept = 0;
    while let Some((letter, _)) = same(pairs.next()) {
        kept += letter.len_utf8();
    }
    Span::new(start, old.len() - kept)
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{
        Position, Range, TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument,
    };
    use proptest::prelude::*;

    use super::*;

    fn document(text: &str) -> Open {
        Open {
            uri: "file:///a.md".to_owned(),
            place: None,
            version: 1,
            text: text.into(),
        }
    }

    fn part(line: u32, from: u32, to: u32, text: &str) -> ContentChange {
        let at = |character| Position { line, character };
        ContentChange::TextDocumentContentChangePartial(TextDocumentContentChangePartial {
            range: Range {
                start: at(from),
                end: at(to),
            },
            #[allow(deprecated, reason = "a field of the protocol that has to be named")]
            range_length: None,
            text: text.to_owned(),
        })
    }

    #[test]
    fn edits_are_made_one_after_another() {
        let mut open = document("имя: Юмен\r\nдва\r\n");
        let changes = vec![
            part(0, 5, 9, "Lumen"),
            part(1, 0, 0, "раз "),
            part(7, 0, 0, "три"),
        ];
        let made = open.type_in(2, changes, Columns::Utf16);
        assert_eq!(&*open.text, "имя: Lumen\r\nраз два\r\nтри");
        assert_eq!(
            made,
            [
                Change::of(Span::new(8, 16), 5),
                Change::of(Span::at(15), 7),
                Change::of(Span::at(30), 6)
            ]
        );
        assert_eq!(open.version, 2);
    }

    proptest! {
        #[test]
        fn a_whole_text_is_put_where_it_differs(old in "[aёю\n]{0,8}", new in "[aёю\n]{0,8}") {
            let mut open = document(&old);
            let whole = TextDocumentContentChangeWholeDocument { text: new.clone() };
            let whole = ContentChange::TextDocumentContentChangeWholeDocument(whole);
            let made = open.type_in(2, vec![whole], Columns::Utf16);
            prop_assert_eq!(&*open.text, new.as_str());
            prop_assert!(old != new || made == [Change::of(Span::at(old.len()), 0)]);
        }
    }
}

//! Places in files as an editor names them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use gen_lsp_types::{Location, Range};

use super::documents::Documents;
use super::lines::{Columns, Lines};
use super::session::Session;
use crate::finding::Place;
use crate::source::upward;
use crate::text::{DocPath, Span};

/// Turns places of a playbook into those of the editor; each text is looked through once.
pub(super) struct Places<'a> {
    pub(super) session: &'a Session,
    pub(super) documents: &'a Documents,
    columns: Columns,
    known: RefCell<BTreeMap<DocPath, Rc<Lines>>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(session: &'a Session, documents: &'a Documents, columns: Columns) -> Self {
        Self {
            session,
            documents,
            columns,
            known: RefCell::default(),
        }
    }

    /// The lines of a file; of an empty one where there is none.
    pub(super) fn lines(&self, path: &DocPath) -> Rc<Lines> {
        if let Some(lines) = self.known.borrow().get(path) {
            return Rc::clone(lines);
        }
        let lines = Rc::new(match self.documents.at(&self.session.root, path) {
            Some(open) => Lines::of_editor(Arc::clone(&open.text), self.columns),
            None => {
                let file = self.session.file(path, self.documents);
                let text = file.map_or_else(|| Arc::from(""), |file| Arc::clone(&file.text));
                Lines::of_disk(text, self.columns)
            }
        });
        let known = Rc::clone(&lines);
        self.known.borrow_mut().insert(path.clone(), known);
        lines
    }

    pub(super) fn range(&self, path: &DocPath, span: Span) -> Range {
        self.lines(path).range(span)
    }

    pub(super) fn uri(&self, path: &DocPath) -> String {
        self.session.uri(path, self.documents)
    }

    pub(super) fn location(&self, place: &Place) -> Location {
        Location {
            uri: self.uri(&place.path).into(),
            range: self.range(&place.path, place.span),
        }
    }
}

/// Where a file of the editor stands in a playbook.
pub(super) struct Found {
    /// The playbook's folder, without symlinks.
    pub(super) root: PathBuf,
    /// The same folder as the editor reaches it.
    pub(super) home: PathBuf,
    pub(super) path: DocPath,
}

/// Finds the playbook upward from a file or a folder, which need not be there yet.
pub(super) fn locate(file: &Path) -> Option<Found> {
    let there = file.ancestors().find(|path| path.exists())?;
    let canonical = there.canonicalize().ok()?;
    let rest = file.strip_prefix(there).ok()?;
    let whole = if rest.as_os_str().is_empty() {
        canonical.clone()
    } else {
        canonical.join(rest)
    };
    let folder = if canonical.is_dir() {
        &*canonical
    } else {
        canonical.parent()?
    };
    let root = upward(folder)?;
    let below = whole.strip_prefix(root).ok()?;
    let depth = below.components().count();
    let home = file.ancestors().nth(depth).map(Path::to_owned);
    let is_it = |home: &PathBuf| home.canonicalize().is_ok_and(|home| home == root);
    let parts: Vec<_> = below
        .iter()
        .map(|part| part.to_str())
        .collect::<Option<_>>()?;
    Some(Found {
        root: root.to_owned(),
        home: home.filter(is_it).unwrap_or_else(|| root.to_owned()),
        path: DocPath::new(&parts.join("/")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::Sandbox;

    #[test]
    fn a_file_belongs_to_the_playbook_above_it_whether_it_is_there_or_not() {
        let sandbox = Sandbox::of(&[
            ("p/comity.toml", ""),
            ("p/a.md", ""),
            ("b.md", ""),
            (".git/HEAD", ""),
        ]);
        let top = sandbox.path();
        for path in ["a.md", "new/ю.md", "new"] {
            let found = locate(&top.join("p").join(path)).unwrap();
            assert_eq!((found.root, found.path.as_str()), (top.join("p"), path));
        }
        assert_eq!(locate(&top.join("p")).unwrap().path.as_str(), "");
        assert!(locate(&top.join("b.md")).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn addresses_keep_the_folder_that_the_editor_knows() {
        let sandbox = Sandbox::of(&[("p/comity.toml", ""), ("p/d/a.md", "")]);
        let top = sandbox.path();
        std::os::unix::fs::symlink(top.join("p"), top.join("link")).unwrap();
        let found = locate(&top.join("link/d/a.md")).unwrap();
        assert_eq!((found.root, found.home), (top.join("p"), top.join("link")));
    }
}

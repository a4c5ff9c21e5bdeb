//! The document that a command line names: by its file, or as references name it.

use std::path::Path;

use super::environment::Environment;
use super::opened::Opened;
use super::{Failure, scope};
use crate::locale::Message;
use crate::model::{Document, Playbook};
use crate::source::is_bare;
use crate::text::DocPath;

/// The playbook around the first of `asked` that is a file, else around the environment's folder.
pub(super) fn opened(asked: &[String], environment: &Environment) -> anyhow::Result<Opened> {
    let file = asked.iter().map(Path::new).find(|path| path.exists());
    let root = scope::one(file, environment)?;
    Opened::read(&root, None, environment)
}

/// What [`opened`] gives, where the document is to be written anew.
///
/// # Errors
/// In a bare repository: its commits are not edited.
pub(super) fn editable(asked: &str, environment: &Environment) -> anyhow::Result<Opened> {
    let opened = opened(&[asked.to_owned()], environment)?;
    ensure_work_tree(&opened.root)?;
    Ok(opened)
}

/// The playbook around the environment's folder, to which something is to be added.
///
/// # Errors
/// In a bare repository, as [`editable`].
pub(super) fn editable_around(environment: &Environment) -> anyhow::Result<Opened> {
    let opened = opened(&[], environment)?;
    ensure_work_tree(&opened.root)?;
    Ok(opened)
}

/// Checks that files lie on disk.
pub(super) fn ensure_work_tree(root: &Path) -> Result<(), Failure> {
    if is_bare(root) {
        return Err(Failure::new(Message::new("no-work-tree")));
    }
    Ok(())
}

/// The document that `asked` names.
///
/// # Errors
/// Where the playbook has none; the nearest name is offered.
pub(super) fn find<'a>(opened: &'a Opened, asked: &str) -> Result<&'a Document, Failure> {
    let playbook = &opened.loaded.playbook;
    if let Ok(path) = Path::new(asked).canonicalize()
        && let Ok(inside) = path.strip_prefix(&opened.root)
    {
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let found = playbook.at(&DocPath::new(&parts.join("/")));
        return found.ok_or_else(|| unknown(playbook, asked));
    }
    let by_path = playbook.at(&DocPath::new(asked));
    let named = by_path.or_else(|| Some(playbook.object(asked)?.0));
    named.ok_or_else(|| unknown(playbook, asked))
}

fn unknown(playbook: &Playbook, asked: &str) -> Failure {
    let documents = playbook.documents.iter();
    let names = documents.flat_map(|document| {
        let page = &document.page;
        [page.id.clone(), page.path().to_string()]
    });
    let names: Vec<String> = names.collect();
    let failure = Failure::unknown("no-such-document", asked, names.iter().map(String::as_str));
    Failure {
        help: failure
            .help
            .or_else(|| Some(Message::new("no-such-document").attribute("help"))),
        ..failure
    }
}

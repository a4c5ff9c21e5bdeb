//! `comity git-diff-driver`: one document as Git hands it over, in sentences instead of lines.
//!
//! Git calls it in the top folder of the work tree with a path and two files, either of which may
//! be a temporary copy of some old state. The document is compared alone; kinds, people and
//! metrics are taken from the playbook around it as it lies on disk, where there is one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Context as _;

use super::text::mark;
use crate::cli::args::DriverArgs;
use crate::cli::console::{Console, View};
use crate::cli::environment::Environment;
use crate::cli::report::harmless::one_line;
use crate::cli::{Exit, Failure};
use crate::compare::{Change, Comparison};
use crate::locale::Message;
use crate::model::{Loaded, ParseCache, load};
use crate::rules::default_levels;
use crate::source::{CONFIG_FILE, Memory, Overlay, Source, WorkTree, find};
use crate::text::DocPath;

/// What Git writes where a file is not there.
const NOWHERE: &str = "/dev/null";

pub(in crate::cli) fn driver(
    args: &DriverArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let (path, old, new, renamed) = match args.given.as_slice() {
        // An unmerged path comes alone; Git itself says that it is unmerged.
        [_] => return Ok(Exit::Fine),
        // A renamed file has its new name, and what was the same, after the seven.
        [path, old, _, _, new, _, _, rest @ ..] => (path, old, new, rest.first()),
        _ => return Err(Failure::new(Message::new("driver-arguments")).into()),
    };
    let (old, new) = (bytes(old)?, bytes(new)?);
    let name = PathBuf::from(renamed.unwrap_or(path));
    let (root, inside) = place(&environment.folder, &name);
    let changes = if let Some(root) = root {
        compare(WorkTree::open(&root)?, &inside, old, new)
    } else {
        let config = Memory::of([(CONFIG_FILE, "format = 1\n")]);
        compare(config, &inside, old, new)
    };
    let former = renamed.map(|_| Path::new(path));
    console.print(&shown(former, &name, &changes, console.view))?;
    Ok(Exit::Fine)
}

/// What Git handed over; nothing where the file is not there.
fn bytes(path: &OsString) -> anyhow::Result<Option<Vec<u8>>> {
    if path == NOWHERE {
        return Ok(None);
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read {}", Path::new(path).display()))
        }
    }
}

/// The playbook around a path of the work tree, and the path inside it. The document, and even its
/// folder, may be gone from disk.
fn place(top: &Path, path: &Path) -> (Option<PathBuf>, DocPath) {
    let whole = top.join(path);
    let mut folders = whole.ancestors().skip(1);
    let nearest = folders.find(|folder| folder.is_dir()).unwrap_or(top);
    // A folder above several playbooks is none itself.
    let root = find(nearest).ok().filter(|roots| roots.len() == 1);
    let root = root.and_then(|roots| roots.into_iter().next());
    let inside = root.as_ref().and_then(|root| {
        let whole = nearest
            .canonicalize()
            .ok()?
            .join(whole.strip_prefix(nearest).ok()?);
        whole.strip_prefix(root).ok().map(Path::to_owned)
    });
    match inside {
        Some(inside) => (root, doc_path(&inside)),
        None => (None, doc_path(path)),
    }
}

fn doc_path(path: &Path) -> DocPath {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    DocPath::new(&parts.join("/"))
}

fn compare<S: Source>(
    around: S,
    path: &DocPath,
    old: Option<Vec<u8>>,
    new: Option<Vec<u8>>,
) -> Vec<Change> {
    let cache = ParseCache::new();
    let mut files = Overlay::over(around);
    let mut with = |bytes: Option<Vec<u8>>| -> anyhow::Result<Loaded> {
        match bytes {
            Some(bytes) => files.write(path.clone(), bytes),
            None => files.remove(path.clone()),
        }
        load(&files, &cache)
    };
    // A state without a readable configuration is no playbook: then there is nothing to say of it.
    let (Ok(before), Ok(now)) = (with(old), with(new)) else {
        return Vec::new();
    };
    let levels = default_levels();
    let comparison = Comparison::of(&before.playbook, &now.playbook).with_levels(&levels);
    let mut changes = comparison.changes();
    changes.retain(|change| change.place.path == *path);
    changes
}

/// The changes under the path, as Git shows those of other files.
fn shown(former: Option<&Path>, path: &Path, changes: &[Change], view: View) -> String {
    let former = former.map_or_else(String::new, |path| format!("{} → ", path.display()));
    let path = format!("{former}{}", path.display());
    let mut out = format!("comity {}\n", one_line(&path));
    if changes.is_empty() {
        let nothing = Message::new("driver-nothing").text(view.lang);
        return out + "  " + &nothing + "\n";
    }
    for change in changes {
        out += mark(change.class);
        out += &one_line(&change.sentence(view.lang));
        out.push('\n');
    }
    out
}

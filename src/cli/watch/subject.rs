//! A playbook's folder as something to watch: which changes in it, and beside it, matter.

use std::fs;
use std::path::{Path, PathBuf};

use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{Event, RecursiveMode};

use crate::source::git_folders;

/// What tells a folder from another one that has its name later.
pub(super) type Identity = (u64, u64);

/// A playbook's folder, and what lies outside it and decides what belongs to the playbook.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) root: PathBuf,
    /// Where Git keeps what this work tree is at, and what all work trees of the repository share.
    git: Vec<PathBuf>,
    /// The folders above, up to the top of the repository: their `.gitignore` counts too.
    above: Vec<PathBuf>,
}

impl Subject {
    pub(super) fn of(root: PathBuf) -> Self {
        let git = git_folders(&root);
        let tops = root.ancestors().position(|it| it.join(".git").exists());
        let above = root.ancestors().skip(1).take(tops.unwrap_or(0));
        Self {
            above: above.map(Path::to_owned).collect(),
            git,
            root,
        }
    }

    /// Which folder lies under the root now.
    pub(super) fn identity(&self) -> Option<Identity> {
        let found = fs::metadata(&self.root).ok().filter(fs::Metadata::is_dir)?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            (found.dev(), found.ino())
        };
        #[cfg(not(unix))]
        let identity = (0, u64::from(found.is_dir()));
        Some(identity)
    }

    /// The folders outside the root that are watched too.
    pub(super) fn beside(&self) -> Vec<(PathBuf, RecursiveMode)> {
        use RecursiveMode::{NonRecursive, Recursive};
        let above = self.above.iter().cloned();
        let mut folders: Vec<_> = above.map(|folder| (folder, NonRecursive)).collect();
        for git in self.git.iter().filter(|it| !it.starts_with(&self.root)) {
            folders.push((git.clone(), NonRecursive));
            folders.push((git.join("refs"), Recursive));
        }
        folders
    }

    /// Whether an event can change what is found: reading does not, nor does what happens in hidden
    /// folders, or to files that editors keep for themselves.
    pub(super) fn concerns(&self, event: &Event) -> bool {
        let is_reading = matches!(
            event.kind,
            EventKind::Access(_)
                | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
        );
        !is_reading && (event.paths.is_empty() || event.paths.iter().any(|path| self.has(path)))
    }

    fn has(&self, path: &Path) -> bool {
        let mut in_git = self
            .git
            .iter()
            .filter_map(|git| path.strip_prefix(git).ok());
        if let Some(inside) = in_git.next() {
            return is_place(inside);
        }
        // What lies above a playbook may be hidden: only the way inside it counts.
        match path.strip_prefix(&self.root) {
            Ok(inside) => is_content(inside),
            Err(_) => self.above.iter().any(|folder| {
                let name = path.strip_prefix(folder).ok();
                name.is_some_and(|name| name == Path::new(".gitignore"))
            }),
        }
    }
}

/// Whether a file of Git's says which commit is at hand, or which commits have names.
fn is_place(inside: &Path) -> bool {
    let names = ["HEAD", "packed-refs", "shallow", "refs"];
    let is_lock = inside.extension().is_some_and(|it| it == "lock");
    let first = inside.iter().next();
    !is_lock && first.is_some_and(|first| names.iter().any(|name| first == *name))
}

fn is_content(inside: &Path) -> bool {
    let is_hidden = inside.iter().any(|part| {
        let part = part.to_string_lossy();
        part.starts_with('.') && part != ".gitignore" && part != ".mailmap"
    });
    let is_backup = inside
        .extension()
        .is_some_and(|it| it == "swp" || it == "swx")
        || inside.to_string_lossy().ends_with('~');
    !is_hidden && !is_backup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_and_git_keep_for_themselves_is_no_change() {
        let subject = Subject {
            root: "/.hidden/p".into(),
            git: vec!["/.hidden/p/.git".into(), "/elsewhere/x.git".into()],
            above: vec!["/.hidden".into()],
        };
        let concerns =
            |path: &str| subject.concerns(&Event::new(EventKind::Any).add_path(path.into()));
        for path in [
            "/.hidden/p/.git/index",
            "/.hidden/p/.git/HEAD.lock",
            "/.hidden/p/.git/objects/ab/cd",
            "/.hidden/p/.a.md.swp",
            "/.hidden/p/a.md~",
            "/.hidden/p/.idea/x",
            "/.hidden/other.md",
            "/elsewhere/x.git/index",
        ] {
            assert!(!concerns(path), "{path}");
        }
        for path in [
            "/.hidden/p",
            "/.hidden/p/a.md",
            "/.hidden/p/метрики/cpe.md",
            "/.hidden/p/.gitignore",
            "/.hidden/p/.git/HEAD",
            "/.hidden/p/.git/refs/heads/main",
            "/.hidden/.gitignore",
            "/elsewhere/x.git/HEAD",
        ] {
            assert!(concerns(path), "{path}");
        }
    }
}

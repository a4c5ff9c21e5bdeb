//! A playbook as a commit has it, read from the repository without a work tree.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use git2::{ErrorCode, Oid, Repository};

use super::git_listing::{Listing, folder_in};
use super::git_open::{folder_of, is_partial, open_repository, other, resolve};
use super::{Entry, GitError, Origin, Skipped, Source, max_bytes, not_there};
use crate::text::{BlobId, DocPath};

/// The bytes of a file that some commit has.
///
/// # Errors
/// A [`GitError`] where they are not there, or more than `limit`.
pub fn read_blob(
    repository: &Mutex<Repository>,
    blob: &BlobId,
    limit: u64,
) -> Result<Arc<[u8]>, GitError> {
    let id = Oid::from_str(blob.as_str()).map_err(|error| other(&error))?;
    bytes_of(&lock(repository), id, limit)
}

/// The files of one commit; cheap to make for each of many commits over one open repository.
pub struct GitTree {
    // `Repository` may change threads but not be used by two at once.
    repository: Arc<Mutex<Repository>>,
    origin: Origin,
    files: Vec<(Entry, Oid)>,
    skipped: Vec<Skipped>,
}

impl GitTree {
    /// The files under `folder` (from the repository's root; empty for all) at `revision`, which
    /// is anything `git rev-parse` takes: a tag, a branch, `HEAD~3`, part of an id.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn open(repository: &Path, revision: &str, folder: &str) -> anyhow::Result<Self> {
        let repository = open_repository(repository)?;
        let object = resolve(&repository, revision)?.id();
        let repository = Arc::new(Mutex::new(repository));
        Self::at(&repository, object, folder)
    }

    /// The files of the playbook at `root` on disk as they were at `revision`.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn of_playbook(root: &Path, revision: &str) -> anyhow::Result<Self> {
        let folder = folder_of(&open_repository(root)?, root);
        Self::open(root, revision, &folder)
    }

    /// The files under `folder` of a commit (or tag, or tree) in an open repository.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn at(
        repository: &Arc<Mutex<Repository>>,
        object: Oid,
        folder: &str,
    ) -> anyhow::Result<Self> {
        let open = lock(repository);
        let found = open
            .find_object(object, None)
            .map_err(|error| other(&error))?;
        let origin = match found.peel_to_commit() {
            Ok(commit) => Origin::Commit(commit.id().to_string()),
            Err(_) => Origin::Tree(object.to_string()),
        };
        let root = found.peel_to_tree().map_err(|error| other(&error))?.id();
        let top = folder_in(&open, root, folder)?.ok_or_else(|| GitError::MissingFolder {
            folder: folder.to_owned(),
            revision: super::short(&object.to_string()).to_owned(),
        })?;
        let mut listing = Listing::default();
        listing.walk(&open, top)?;
        let Listing {
            mut files,
            mut skipped,
        } = listing;
        files.sort_unstable();
        skipped.sort();
        Ok(Self {
            repository: repository.clone(),
            origin,
            files,
            skipped,
        })
    }
}

impl Source for GitTree {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        Ok(self.files.iter().map(|(entry, _)| entry.clone()).collect())
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        let found = self
            .files
            .binary_search_by(|(entry, _)| entry.path.cmp(path));
        let index = found.map_err(|_| not_there(path, &self.origin))?;
        let repository = lock(&self.repository);
        bytes_of(&repository, self.files[index].1, max_bytes(path.as_str()))
            .with_context(|| format!("cannot read {path} in {}", self.origin))
    }

    fn origin(&self) -> Origin {
        self.origin.clone()
    }

    fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }
}

/// A lock is never held across a panic that could leave the repository half-changed: we only read.
fn lock(repository: &Mutex<Repository>) -> MutexGuard<'_, Repository> {
    repository.lock().unwrap_or_else(PoisonError::into_inner)
}

fn bytes_of(repository: &Repository, id: Oid, limit: u64) -> Result<Arc<[u8]>, GitError> {
    let missing = |error: git2::Error| match error.code() {
        ErrorCode::NotFound => GitError::MissingBlob {
            blob: id.to_string(),
            partial: is_partial(repository),
        },
        _ => other(&error),
    };
    let objects = repository.odb().map_err(|error| other(&error))?;
    let (len, _) = objects.read_header(id).map_err(missing)?;
    if len as u64 > limit {
        return Err(GitError::TooLarge { limit });
    }
    let object = objects.read(id).map_err(missing)?;
    Ok(object.data().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::WorkTree;
    use crate::source::sandbox::{Sandbox, git, shown};

    fn error(repository: &Path, revision: &str, folder: &str) -> String {
        match GitTree::open(repository, revision, folder) {
            Ok(tree) => panic!("it opened: {}", tree.origin()),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn a_commit_and_a_work_tree_cannot_be_told_apart() {
        let sandbox = Sandbox::of(&[
            (".gitattributes", "* -text\n"),
            (".github/x.yml", ""),
            (".mailmap", ""),
            ("a.md", "one\r\ntwo"),
            ("a/z.md", ""),
            ("site/.comity-site", "{}"),
            ("партнёры/Юмен.md", "текст"),
        ]);
        let id = sandbox.commit("first");
        let past = GitTree::open(&sandbox.path(), "HEAD", "").unwrap();
        let today = WorkTree::open(&sandbox.path()).unwrap();
        assert_eq!(past.list().unwrap(), today.list().unwrap());
        for entry in past.list().unwrap() {
            let bytes = past.read(&entry.path).unwrap();
            assert_eq!(bytes, today.read(&entry.path).unwrap());
        }
        assert_eq!(past.origin(), Origin::Commit(id));
    }

    #[test]
    fn a_folder_of_a_bare_repository_at_a_tag() {
        let sandbox = Sandbox::of(&[("team/playbook/a.md", "old"), ("b.md", "")]);
        sandbox.commit("first");
        sandbox.git(&["tag", "-a", "edition/2026-Q1", "-m", "the first quarter"]);
        sandbox.write("team/playbook/a.md", "new");
        sandbox.commit("second");
        let bare = Sandbox::empty();
        let from = sandbox.path().display().to_string();
        bare.git(&["clone", "--quiet", "--bare", &from, "bare.git"]);
        let bare = bare.path().join("bare.git");
        let tree = GitTree::open(&bare, "edition/2026-Q1", "team/playbook").unwrap();
        assert_eq!(shown(&tree), "a.md");
        assert_eq!(&*tree.read(&"a.md".into()).unwrap(), b"old");
        let root = sandbox.path().join("team/playbook");
        let tree = GitTree::of_playbook(&root, "HEAD").unwrap();
        assert_eq!(&*tree.read(&"a.md".into()).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_submodules_are_left_out() {
        let sandbox = Sandbox::of(&[("a.md", ""), ("module/b.md", "")]);
        std::os::unix::fs::symlink("a.md", sandbox.path().join("link.md")).unwrap();
        git(&sandbox.path().join("module"), &["init", "--quiet"]);
        let module = sandbox.path().join("module");
        git(&module, &["add", "."]);
        git(&module, &["commit", "--quiet", "-m", "inner"]);
        sandbox.commit("first");
        assert_eq!(
            shown(&GitTree::open(&sandbox.path(), "main", "").unwrap()),
            "a.md\n\
             | link.md was left out: it is a symlink in a commit\n\
             | module was left out: it is a repository of its own"
        );
    }

    #[test]
    fn a_mistyped_revision_is_told_with_the_one_that_was_meant() {
        let sandbox = Sandbox::of(&[("a.md", "")]);
        let id = &sandbox.commit("first")[..12];
        sandbox.git(&["tag", "edition/2026-Q1"]);
        let path = sandbox.path();
        assert_eq!(
            error(&path, "edition/2026-Q2", ""),
            "there is no revision `edition/2026-Q2`: did you mean `edition/2026-Q1`?"
        );
        assert_eq!(
            error(&path, "v1", ""),
            "there is no revision `v1`: `git fetch --tags` brings what the server has"
        );
        assert_eq!(
            error(&path, "HEAD", "nowhere"),
            format!(
                "there is no folder nowhere at `{id}`: `git ls-tree -d {id}` lists what is there"
            )
        );
    }

    #[test]
    fn a_repository_without_commits_and_no_repository_are_told_apart() {
        let sandbox = Sandbox::empty();
        assert!(error(&sandbox.path(), "HEAD", "").contains("`git init`"));
        sandbox.git(&["init", "--quiet"]);
        assert_eq!(
            error(&sandbox.path(), "HEAD", ""),
            "the repository has no commit yet: `git commit` makes one"
        );
    }

    #[test]
    fn a_shallow_clone_says_how_to_get_the_rest() {
        let sandbox = Sandbox::of(&[("a.md", "1")]);
        sandbox.commit("first");
        sandbox.write("a.md", "2");
        sandbox.commit("second");
        let from = format!("file://{}", sandbox.path().display());
        let clone = Sandbox::empty();
        clone.git(&["clone", "--quiet", "--depth=1", &from, "."]);
        assert!(error(&clone.path(), "HEAD~1", "").contains("git fetch --unshallow"));
        clone.git(&["fetch", "--quiet", "--unshallow", "--tags"]);
        assert!(GitTree::open(&clone.path(), "HEAD~1", "").is_ok());
    }

    #[test]
    fn a_partial_clone_says_how_to_get_a_missing_file() {
        let sandbox = Sandbox::of(&[("a.md", "1")]);
        sandbox.commit("first");
        sandbox.git(&["config", "uploadpack.allowFilter", "true"]);
        let from = format!("file://{}", sandbox.path().display());
        let clone = Sandbox::empty();
        clone.git(&[
            "clone",
            "-q",
            "--no-checkout",
            "--filter=blob:none",
            &from,
            ".",
        ]);
        let tree = GitTree::open(&clone.path(), "HEAD", "").unwrap();
        let told = format!("{:#}", tree.read(&"a.md".into()).unwrap_err());
        assert!(told.contains("`git fetch --refetch --no-filter`"), "{told}");
        clone.git(&["fetch", "--quiet", "--refetch", "--no-filter"]);
        let tree = GitTree::open(&clone.path(), "HEAD", "").unwrap();
        assert_eq!(&*tree.read(&"a.md".into()).unwrap(), b"1");
    }

    #[test]
    fn formats_libgit2_cannot_read_are_named() {
        for (format, told) in [
            ("--ref-format=reftable", "git refs migrate"),
            ("--object-format=sha256", "SHA-256"),
        ] {
            let sandbox = Sandbox::empty();
            sandbox.git(&["init", "--quiet", format]);
            let error = error(&sandbox.path(), "HEAD", "");
            assert!(error.contains(told), "{error}");
        }
    }
}

//! Playbooks and documents of the past, read from the repository when they are asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use git2::Repository;

use crate::finding::Report;
use crate::model::{Config, LoadError, Loaded, Page, ParseCache, load, read_page};
use crate::source::{GitError, GitTree, max_bytes, read_blob, resolve_commit};
use crate::text::{BlobId, DocPath, SourceFile};

/// Reads what commits hold. What was read once is kept.
pub struct Reader {
    repository: Arc<Mutex<Repository>>,
    folder: String,
    cache: ParseCache,
    playbooks: Mutex<BTreeMap<String, Option<Arc<Loaded>>>>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// Reads the playbook that stands in `folder` of a repository.
    pub(super) fn new(repository: Repository, folder: String, cache: &ParseCache) -> Self {
        Self {
            repository: Arc::new(Mutex::new(repository)),
            folder,
            cache: cache.clone(),
            playbooks: Mutex::default(),
        }
    }

    /// The playbook's folder, from the top of the repository; empty where it is the top.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Does something with the repository, while nobody else does.
    pub(super) fn with<T>(&self, work: impl FnOnce(&Repository) -> T) -> T {
        work(
            &self
                .repository
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// The full id of the commit that `revision` names: anything `git rev-parse` takes.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn resolve(&self, revision: &str) -> Result<String, GitError> {
        self.with(|repository| resolve_commit(repository, revision))
    }

    /// The whole message of a commit.
    ///
    /// # Errors
    /// Where the commit is not there.
    pub fn message(&self, commit: &str) -> Result<String, GitError> {
        self.with(|repository| {
            let found = repository.revparse_single(commit);
            let found = found.and_then(|object| object.peel_to_commit());
            let found = found.map_err(|_| GitError::missing(repository, commit))?;
            Ok(String::from_utf8_lossy(found.message_bytes()).into_owned())
        })
    }

    /// The playbook's files as a commit has them.
    ///
    /// # Errors
    /// A [`GitError`] where the commit is not there or has no such folder.
    pub fn files(&self, commit: &str) -> anyhow::Result<GitTree> {
        let id = self.with(|repository| {
            let found = repository.revparse_single(commit);
            found
                .map(|object| object.id())
                .map_err(|_| GitError::missing(repository, commit))
        })?;
        GitTree::at(&self.repository, id, &self.folder)
    }

    /// The playbook as a commit has it; `None` where it has none that can be read.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn playbook(&self, commit: &str) -> anyhow::Result<Option<Arc<Loaded>>> {
        let known = || {
            self.playbooks
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(found) = known().get(commit) {
            return Ok(found.clone());
        }
        let found = self.load(commit)?.map(Arc::new);
        known().insert(commit.to_owned(), found.clone());
        Ok(found)
    }

    fn load(&self, commit: &str) -> anyhow::Result<Option<Loaded>> {
        let files = match self.files(commit) {
            Ok(files) => files,
            Err(error) if matches!(error.downcast_ref(), Some(GitError::MissingFolder { .. })) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        match load(&files, &self.cache) {
            Ok(loaded) => Ok(Some(loaded)),
            Err(error) if error.downcast_ref::<LoadError>().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The text of a file whose bytes are known, as the file at `path` is read today.
    ///
    /// # Errors
    /// A [`GitError`] where the bytes are not there.
    pub(super) fn text(&self, path: &DocPath, blob: &BlobId) -> anyhow::Result<String> {
        let bytes = read_blob(&self.repository, blob, max_bytes(path.as_str()))?;
        Ok(SourceFile::new(path.clone(), &bytes).text.to_string())
    }

    /// A document whose bytes are known, read as `config` has documents read.
    ///
    /// # Errors
    /// A [`GitError`] where the bytes are not there.
    pub fn page(
        &self,
        path: &DocPath,
        blob: &BlobId,
        config: &Config,
    ) -> anyhow::Result<Arc<Page>> {
        let settings = self.cache.settings(config);
        if let Some((page, _)) = self.cache.get(settings, path, blob) {
            return Ok(page);
        }
        let bytes = read_blob(&self.repository, blob, max_bytes(path.as_str()))?;
        let mut report = Report::default();
        let page = read_page(SourceFile::new(path.clone(), &bytes), config, &mut report);
        let page = Arc::new(page);
        let findings = report.findings.into();
        self.cache
            .insert(settings, path, blob, Arc::clone(&page), findings);
        Ok(page)
    }
}

//! A playbook as it lies on disk: one walk, one reading, in parallel.
//!
//! The one place below `cli/` that reads files. A file that Git tracks although an ignore file
//! names it is left out here; bytes are taken as they are, whatever `core.autocrlf` says.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use rayon::prelude::*;

use super::known::{Known, Stamp};
use super::work_walk::{Found, doc_path, walk};
use super::{Entry, Origin, SkipReason, Skipped, Source, blob_id, max_bytes, not_there};
use crate::text::DocPath;

/// Larger files (pictures, recordings) are hashed and let go: a folder of them would fill memory.
const KEPT_BYTES: usize = 1024 * 1024;

/// The files under a folder at the moment it was opened.
#[derive(Debug)]
pub struct WorkTree {
    root: PathBuf,
    files: Vec<Held>,
    skipped: Vec<Skipped>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) entry: Entry,
    bytes: Option<Arc<[u8]>>,
}

enum Reading {
    Held(Option<Stamp>, Held),
    Skipped(Skipped),
    /// Deleted between the walk and the reading: editors do that whenever they save.
    Gone,
}

impl WorkTree {
    /// Reads every file under `root` that no `.gitignore` names.
    ///
    /// Hidden folders, other repositories and published sites are passed by. Symlinks are followed
    /// to listed files only, so that no link brings in `.git/config` or a file from elsewhere.
    ///
    /// # Errors
    /// Where a folder or file is there and cannot be read.
    pub fn open(root: &Path) -> anyhow::Result<Self> {
        Self::open_again(root, &mut Known::default())
    }

    /// Reads what has changed since `known` was filled from the same folder, and fills it anew.
    ///
    /// # Errors
    /// Where a folder or file is there and cannot be read.
    pub fn open_again(root: &Path, known: &mut Known) -> anyhow::Result<Self> {
        let root = root
            .canonicalize()
            .with_context(|| format!("cannot open {}", root.display()))?;
        anyhow::ensure!(
            root.is_dir(),
            "cannot open {}: it is not a folder",
            root.display()
        );
        let Found {
            files,
            links,
            skipped,
        } = walk(&root)?;
        let readings: Vec<Reading> = files
            .into_par_iter()
            .map(|path| read(&root, path, known))
            .collect::<anyhow::Result<_>>()?;
        let mut tree = Self {
            root,
            files: Vec::with_capacity(readings.len()),
            skipped,
        };
        let mut stamps = Vec::with_capacity(readings.len());
        for reading in readings {
            match reading {
                Reading::Held(stamp, held) => {
                    stamps.push(stamp);
                    tree.files.push(held);
                }
                Reading::Skipped(skipped) => tree.skipped.push(skipped),
                Reading::Gone => {}
            }
        }
        known.keep(stamps.into_iter().zip(tree.files.iter().cloned()));
        tree.sort();
        tree.follow(links);
        Ok(tree)
    }

    /// The folder, as an absolute path without symlinks.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn follow(&mut self, links: Vec<DocPath>) {
        let mut followed = Vec::new();
        for path in links {
            match self.target(&path) {
                Ok(target) => {
                    let blob = target.entry.blob.clone();
                    let bytes = target.bytes.clone();
                    followed.push(Held {
                        entry: Entry { path, blob },
                        bytes,
                    });
                }
                Err(reason) => self.skipped.push(Skipped {
                    path: path.to_string(),
                    reason,
                }),
            }
        }
        self.files.extend(followed);
        self.sort();
    }

    fn target(&self, link: &DocPath) -> Result<&Held, SkipReason> {
        let target = self.root.join(link.as_str()).canonicalize();
        let target = target.map_err(|_| SkipReason::BrokenLink)?;
        if target.is_dir() {
            return Err(SkipReason::LinkToFolder);
        }
        doc_path(&self.root, &target)
            .ok()
            .and_then(|path| self.held(&path))
            .ok_or(SkipReason::LinkOutside)
    }

    fn held(&self, path: &DocPath) -> Option<&Held> {
        let found = self
            .files
            .binary_search_by(|held| held.entry.path.cmp(path));
        found.ok().map(|index| &self.files[index])
    }

    fn sort(&mut self) {
        self.files
            .sort_unstable_by(|one, other| one.entry.path.cmp(&other.entry.path));
        self.skipped.sort();
    }
}

impl Source for WorkTree {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        Ok(self.files.iter().map(|held| held.entry.clone()).collect())
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        let held = self
            .held(path)
            .ok_or_else(|| not_there(path, &self.origin()))?;
        if let Some(bytes) = &held.bytes {
            return Ok(bytes.clone());
        }
        let bytes = bytes_of(&self.root.join(path.as_str()))
            .with_context(|| format!("cannot read {path} in {}", self.origin()))?;
        let limit = max_bytes(path.as_str()) / (1024 * 1024);
        let bytes = bytes.with_context(|| format!("{path} has grown beyond {limit} MiB"))?;
        Ok(bytes.into())
    }

    fn origin(&self) -> Origin {
        Origin::WorkTree(self.root.clone())
    }

    fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }
}

fn read(root: &Path, path: DocPath, known: &Known) -> anyhow::Result<Reading> {
    let place = root.join(path.as_str());
    // Taken before the bytes: a file that changes in between has another one next time.
    let stamp = known.stamp(&place);
    if let Some(held) = known.get(&path, stamp.as_ref()) {
        return Ok(Reading::Held(stamp, held));
    }
    let bytes = match bytes_of(&place) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            return Ok(Reading::Skipped(Skipped {
                path: path.to_string(),
                reason: SkipReason::too_large(path.as_str()),
            }));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Reading::Gone),
        Err(error) => return Err(error).with_context(|| format!("cannot read {path}")),
    };
    let blob = blob_id(&bytes);
    let bytes = (bytes.len() <= KEPT_BYTES).then(|| bytes.into());
    let entry = Entry { path, blob };
    Ok(Reading::Held(stamp, Held { entry, bytes }))
}

/// The file's bytes, or `None` where there are too many; asked of the open file, for it may grow.
fn bytes_of(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    let limit = max_bytes(&path.to_string_lossy());
    if len > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0) + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::{Sandbox, shown};
    use crate::source::{MAX_FILE_BYTES, MAX_LEDGER_BYTES};

    fn check(sandbox: &Sandbox, folder: &str, expected: &[&str]) {
        let tree = WorkTree::open(&sandbox.path().join(folder)).unwrap();
        assert_eq!(shown(&tree), expected.join("\n"));
    }

    #[test]
    fn ignore_files_count_from_their_own_folder_and_the_nearest_wins() {
        let sandbox = Sandbox::of(&[
            (".gitignore", "*.tmp\n/drafts/\n"),
            ("a.md", ""),
            ("a.tmp", ""),
            ("drafts/b.md", ""),
            ("deep/.gitignore", "!keep.tmp\nnotes.md\n"),
            ("deep/keep.tmp", ""),
            ("deep/other.tmp", ""),
            ("deep/drafts/notes.md", ""),
            ("later/notes.md", ""),
        ]);
        check(
            &sandbox,
            "",
            &[
                ".gitignore",
                "a.md",
                "deep/.gitignore",
                "deep/keep.tmp",
                "later/notes.md",
            ],
        );
    }

    #[test]
    fn ignore_files_above_the_playbook_count_up_to_the_repositorys_root() {
        let sandbox = Sandbox::of(&[
            (".gitignore", "*.md\n"),
            ("repository/.git/HEAD", ""),
            ("repository/.gitignore", "*.tmp\n/team/playbook/secret.md\n"),
            ("repository/team/.gitignore", "*.log\n"),
            ("repository/team/playbook/a.md", ""),
            ("repository/team/playbook/a.tmp", ""),
            ("repository/team/playbook/b.log", ""),
            ("repository/team/playbook/secret.md", ""),
        ]);
        check(&sandbox, "repository/team/playbook", &["a.md"]);
    }

    #[test]
    fn hidden_folders_sites_and_other_repositories_are_passed_by() {
        let sandbox = Sandbox::of(&[
            (".git/config", ""),
            (".github/x.md", ""),
            (".mailmap", ""),
            ("site/.comity-site", "{}"),
            ("site/index.html", ""),
            ("vendor/.git", "gitdir: elsewhere"),
            ("vendor/a.md", ""),
        ]);
        check(
            &sandbox,
            "",
            &[
                ".mailmap",
                "| vendor was left out: it is a repository of its own",
            ],
        );
    }

    #[cfg(unix)]
    #[test]
    fn symlinks_lead_to_listed_files_only() {
        use std::os::unix::fs::symlink;
        let sandbox = Sandbox::of(&[
            ("outside.md", "secret"),
            ("playbook/.git/config", "token"),
            ("playbook/a.md", "text"),
        ]);
        let root = sandbox.path().join("playbook");
        for (target, link) in [
            ("a.md", "inside.md"),
            ("../outside.md", "outside.md"),
            (".git/config", "config.md"),
            ("loop.md", "loop.md"),
            ("nowhere.md", "nowhere.md"),
            ("..", "up"),
        ] {
            symlink(target, root.join(link)).unwrap();
        }
        check(
            &sandbox,
            "playbook",
            &[
                "a.md",
                "inside.md",
                "| config.md was left out: the symlink leads out of the playbook",
                "| loop.md was left out: the symlink leads nowhere",
                "| nowhere.md was left out: the symlink leads nowhere",
                "| outside.md was left out: the symlink leads out of the playbook",
                "| up was left out: the symlink leads to a folder",
            ],
        );
        let tree = WorkTree::open(&root).unwrap();
        assert_eq!(&*tree.read(&"inside.md".into()).unwrap(), b"text");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_utf8_is_told() {
        use std::os::unix::ffi::OsStrExt as _;
        let sandbox = Sandbox::empty();
        let name = std::ffi::OsStr::from_bytes(b"bad\xff.md");
        std::fs::write(sandbox.path().join(name), "").unwrap();
        check(
            &sandbox,
            "",
            &["| bad\u{FFFD}.md was left out: its path is not UTF-8"],
        );
    }

    #[test]
    fn bytes_are_what_lies_on_disk_and_are_read_once() {
        let sandbox = Sandbox::of(&[("партнёры/Юмен.md", "раз\r\nдва\r\n")]);
        let tree = WorkTree::open(&sandbox.path()).unwrap();
        let entry = tree.list().unwrap().remove(0);
        sandbox.write("партнёры/Юмен.md", "later");
        let bytes = tree.read(&entry.path).unwrap();
        assert_eq!(&*bytes, "раз\r\nдва\r\n".as_bytes());
        assert_eq!(entry.blob, blob_id(&bytes));
    }

    #[test]
    fn large_files_are_read_again_and_huge_ones_are_left_out() {
        let sandbox = Sandbox::empty();
        let large = vec![b'x'; KEPT_BYTES + 1];
        sandbox.write("large.bin", &large);
        let huge = File::create(sandbox.path().join("huge.bin")).unwrap();
        huge.set_len(MAX_FILE_BYTES + 1).unwrap();
        let ledger = File::create(sandbox.path().join("huge.csv")).unwrap();
        ledger.set_len(MAX_LEDGER_BYTES + 1).unwrap();
        sandbox.write("ledger.csv", vec![b'1'; 17 * 1024 * 1024]);
        let told = "| huge.bin was left out: it is larger than 16 MiB";
        let ledger = "| huge.csv was left out: it is larger than 512 MiB";
        check(&sandbox, "", &["large.bin", "ledger.csv", told, ledger]);
        let tree = WorkTree::open(&sandbox.path()).unwrap();
        assert_eq!(&*tree.read(&"large.bin".into()).unwrap(), &large[..]);
    }

    #[test]
    fn a_missing_folder_is_an_error_that_names_it() {
        let error = WorkTree::open(Path::new("/no/such/playbook")).unwrap_err();
        assert_eq!(error.to_string(), "cannot open /no/such/playbook");
    }
}

//! `comity check --fix`: mends what has a fix and writes it, or shows what would be written.
//!
//! All rounds of mending happen in memory; each file is written once, at the end, and only where it
//! still is what was read.

mod preview;
mod told;

use std::path::Path;
use std::sync::Arc;

use super::args::{CheckArgs, FixArgs};
use super::environment::Environment;
use super::opened::{Caches, Opened};
use super::rewrite;
use crate::finding::{Finding, Safety};
use crate::rules::mend::{Mended, is_mendable, mend};
use crate::source::{self, Overlay, Source};
use crate::text::{BlobId, DocPath};

pub(super) use preview::preview;
pub(super) use told::told;

/// What is to be mended, and whether it is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// The least safe fixes that are made.
    pub(super) least: Safety,
    /// Whether files are written; else the changes are shown.
    pub(super) writes: bool,
}

impl Wish {
    /// What a command line asks for, if it asks for mending at all.
    pub(super) fn of(args: FixArgs) -> Option<Self> {
        let FixArgs {
            fix,
            unsafe_fixes,
            diff,
        } = args;
        let least = if unsafe_fixes {
            Safety::Unsafe
        } else {
            Safety::Safe
        };
        let writes = fix && !diff;
        (fix || unsafe_fixes || diff).then_some(Self { least, writes })
    }
}

/// What mending a playbook came to.
pub(super) struct Fixed {
    /// The findings that were mended, or would be.
    pub(super) findings: Vec<Finding>,
    /// The files that are others now, or would be.
    pub(super) changes: Vec<Change>,
    /// The files that somebody changed while they were read, and that were left alone.
    pub(super) stale: Vec<DocPath>,
    /// How many findings are left that only `--unsafe-fixes` mends.
    pub(super) unsafe_left: usize,
}

/// A file before and after.
pub(super) struct Change {
    pub(super) path: DocPath,
    blob: BlobId,
    before: Arc<[u8]>,
    after: Arc<[u8]>,
}

/// Mends what `find` finds in the playbook at `root`.
pub(super) fn fix(
    root: &Path,
    caches: &mut Caches,
    (args, wish): (&CheckArgs, Wish),
    environment: &Environment,
    find: impl Fn(&Opened) -> anyhow::Result<Vec<Finding>>,
) -> anyhow::Result<Fixed> {
    let base: Arc<dyn Source> = source::open(root)?.into();
    let mut files = Overlay::over(Arc::clone(&base));
    let mut unsafe_left = 0;
    let mended = mend(&mut files, wish.least, |files| {
        let files: Box<dyn Source> = Box::new(files.clone());
        let opened = Opened::of(files, root, args.as_of, environment, caches)?;
        let findings = find(&opened)?;
        let only_unsafe = findings.iter().filter(|finding| {
            is_mendable(finding, Safety::Unsafe) && !is_mendable(finding, wish.least)
        });
        unsafe_left = only_unsafe.count();
        Ok(findings)
    })?;
    let changes = changes(&mended, &*base, &files)?;
    let mut fixed = Fixed {
        findings: mended.findings,
        changes,
        stale: Vec::new(),
        unsafe_left,
    };
    if wish.writes {
        fixed.write(root)?;
    }
    Ok(fixed)
}

fn changes(
    mended: &Mended,
    base: &dyn Source,
    files: &Overlay<Arc<dyn Source>>,
) -> anyhow::Result<Vec<Change>> {
    let mut changes = Vec::new();
    for entry in base.list()? {
        if !mended.paths.contains(&entry.path) {
            continue;
        }
        let (before, after) = (base.read(&entry.path)?, files.read(&entry.path)?);
        // Fixes may have undone one another.
        if before != after {
            changes.push(Change {
                path: entry.path,
                blob: entry.blob,
                before,
                after,
            });
        }
    }
    Ok(changes)
}

impl Fixed {
    fn write(&mut self, root: &Path) -> anyhow::Result<()> {
        for change in std::mem::take(&mut self.changes) {
            let path = root.join(change.path.as_str());
            if rewrite::write_over(&path, &change.blob, &change.after)? {
                self.changes.push(change);
            } else {
                self.stale.push(change.path);
            }
        }
        let stale = &self.stale;
        self.findings.retain(|finding| {
            let fix = finding.fix.as_ref();
            !fix.is_some_and(|fix| fix.paths().iter().any(|path| stale.contains(path)))
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::args::{Args, Command};
    use crate::rules::{self, Selection};

    const BEFORE: &str = "---\ntitle: A\nonwer: dana\n---\n";

    /// Mends a folder in which `meddle` changes things while they are read; what came of it, and what
    /// the file says then.
    fn check(meddle: impl Fn(&Path), expected: &str) -> Fixed {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let document = root.join("a.md");
        std::fs::write(root.join("comity.toml"), "format = 1\nas_of = 2026-03-31\n").unwrap();
        std::fs::write(&document, BEFORE).unwrap();
        let mut environment = Environment::of_process();
        environment.cache = None;
        let args = Args::parse_from(["comity", "check", "--fix"]);
        let Command::Check(args) = args.command else {
            panic!("it is a check")
        };
        let wish = Wish::of(args.fix).unwrap();
        let mut caches = Caches::new(&environment);
        let find = |opened: &Opened| {
            let read = &opened.loaded.report;
            let checked = rules::check(&opened.context(), read, None, &Selection::default());
            meddle(&document);
            Ok(checked.report.findings)
        };
        let fixed = fix(&root, &mut caches, (&args, wish), &environment, find).unwrap();
        assert_eq!(std::fs::read_to_string(&document).unwrap(), expected);
        fixed
    }

    #[test]
    fn a_file_that_changed_since_it_was_read_is_left_alone() {
        let mended = BEFORE.replace("onwer", "owner");
        let fixed = check(|_| {}, &mended);
        assert_eq!((fixed.findings.len(), fixed.stale.len()), (1, 0));
        let other = "---\ntitle: B\nonwer: dana\n---\n";
        let fixed = check(|path| std::fs::write(path, other).unwrap(), other);
        assert_eq!((fixed.findings.len(), fixed.changes.len()), (0, 0));
        assert_eq!(fixed.stale, ["a.md".into()]);
    }
}

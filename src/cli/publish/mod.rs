//! Writes a site so that readers see the old one whole or the new one whole, never a mixture.
//!
//! Everything is written beside the site, under `.NAME.new-XXXXXX`, and then takes its place in
//! one step. The one module that writes files; it knows nothing of what is in them.

mod exchange;
mod place;
mod single;
mod writer;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;
use tempfile::TempDir;

use crate::source::SITE_MARKER;
use exchange::{remove_site, swap};
use place::{RANDOM_LETTERS, is_ours};
use writer::Writer;

pub use place::Place;
pub use single::FilePlaces;
pub use writer::{ensure_vacant, write_beside, write_new};

/// What a published folder says of itself, in the file that makes it ours to replace.
#[derive(Debug, Clone, Serialize)]
pub struct Marker {
    /// The tool and its version: `comity 0.1.0`.
    pub tool: String,
    /// The commit the site was built from; none for a work tree.
    pub commit: Option<String>,
    /// The day the site speaks of.
    pub as_of: Option<String>,
}

/// What has been published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The site's folder, without symlinks.
    pub folder: PathBuf,
    /// How many files it has, its marker not counted.
    pub files: usize,
    /// How many bytes they have together.
    pub bytes: u64,
}

/// Writes `files` beside `place` and puts them in its stead in one step.
///
/// An error, or the end of the process, at any moment leaves the old site whole; what was half
/// written is cleared away by the next publishing. Of two at once the later wins, whole.
///
/// # Errors
/// Where a file is an error itself, has a path that leads out of the site, or cannot be written.
pub fn publish(
    place: &Place,
    marker: &Marker,
    files: impl Iterator<Item = anyhow::Result<(String, Vec<u8>)>>,
) -> anyhow::Result<Published> {
    let shown = place.folder.display();
    let mut draft = Draft::begin(place).with_context(|| format!("cannot publish to {shown}"))?;
    let marker = serde_json::to_string_pretty(marker)? + "\n";
    draft.writer.write(SITE_MARKER, marker.as_bytes())?;
    let mut published = Published {
        folder: place.folder.clone(),
        files: 0,
        bytes: 0,
    };
    for file in files {
        let (path, bytes) = file?;
        draft.writer.write(&path, &bytes)?;
        published.files += 1;
        published.bytes += bytes.len() as u64;
    }
    draft.install(place)?;
    Ok(published)
}

/// A site that is being written and that nobody sees yet; dropped, it is removed.
struct Draft {
    folder: TempDir,
    writer: Writer,
    // While it is held, the folder is not taken for one that a killed process left behind.
    _lock: Option<File>,
}

impl Draft {
    fn begin(place: &Place) -> anyhow::Result<Self> {
        fs::create_dir_all(&place.parent)?;
        let _nobody_else = locked(&place.parent);
        clear_leftovers(place)?;
        let folder = new_folder(place)?;
        Ok(Self {
            writer: Writer::into(folder.path()),
            _lock: locked(folder.path()),
            folder,
        })
    }

    fn install(self, place: &Place) -> anyhow::Result<()> {
        self.take_place(place)?;
        // The new site is seen from here on. An old one that cannot be removed now is removed by
        // the next publishing.
        let _old = remove_site(self.folder.path());
        Ok(())
    }

    fn take_place(&self, place: &Place) -> anyhow::Result<()> {
        let _nobody_else = locked(&place.parent);
        // Somebody may have put files there while the site was being rendered.
        place.check()?;
        let shown = place.folder.display();
        swap(self.folder.path(), place)
            .with_context(|| format!("cannot put the new site in place of {shown}"))
    }
}

/// A folder only its owner may read would be a site nobody can be served.
fn new_folder(place: &Place) -> io::Result<TempDir> {
    let prefix = place.sibling_prefix("new");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).rand_bytes(RANDOM_LETTERS);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(&place.parent)
}

/// The folder, locked for this process until the value is dropped; the system unlocks the dead.
///
/// `None` where folders cannot be locked: then nothing is taken for a leftover.
fn locked(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn clear_leftovers(place: &Place) -> io::Result<()> {
    let mut leftovers = place.siblings("new")?;
    for old in place.siblings("old")? {
        // Killed between the two renames of `swap_in_two_steps`.
        if place.folder.exists() {
            leftovers.push(old);
        } else {
            fs::rename(&old, &place.folder)?;
        }
    }
    for folder in leftovers {
        let nobody_writes = File::open(&folder).is_ok_and(|file| file.try_lock().is_ok());
        if nobody_writes && is_ours(&folder)? {
            // Another run may be removing it right now; what stays is met again next time.
            let _removed = remove_site(&folder);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::exchange::swap_in_two_steps;
    use super::*;
    use crate::source::sandbox::Sandbox;

    fn marker() -> Marker {
        Marker {
            tool: "comity 0.1.0".to_owned(),
            commit: Some("3f2a91c04b1d".to_owned()),
            as_of: Some("2026-03-31".to_owned()),
        }
    }

    fn pages(pages: &[(&str, &str)]) -> Vec<anyhow::Result<(String, Vec<u8>)>> {
        let page = |(path, text): &(&str, &str)| Ok(((*path).to_owned(), text.as_bytes().to_vec()));
        pages.iter().map(page).collect()
    }

    fn try_publish(
        sandbox: &Sandbox,
        out: &str,
        files: Vec<anyhow::Result<(String, Vec<u8>)>>,
    ) -> anyhow::Result<Published> {
        let top = sandbox.path();
        let place = Place::new(&top.join(out), &top.join("playbook"))?;
        publish(&place, &marker(), files.into_iter())
    }

    fn refusal(sandbox: &Sandbox, out: &str) -> String {
        let refused = try_publish(sandbox, out, pages(&[("index.html", "x")])).unwrap_err();
        format!("{refused:#}").replace(&sandbox.path().display().to_string(), "")
    }

    /// Every file under the sandbox with what it says; markers by their name only.
    fn shown(sandbox: &Sandbox) -> String {
        let walk = walkdir::WalkDir::new(sandbox.path()).sort_by_file_name();
        let mut shown = Vec::new();
        for entry in walk.into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(sandbox.path()).unwrap();
                let text = if path.ends_with(SITE_MARKER) {
                    String::new()
                } else {
                    fs::read_to_string(entry.path()).unwrap()
                };
                shown.push(format!("{}={text}", path.display()));
            }
        }
        shown.join(" ")
    }

    #[test]
    fn a_second_publishing_removes_what_has_vanished() {
        let sandbox = Sandbox::empty();
        let first = pages(&[("index.html", "1"), ("a/b.html", "1")]);
        let published = try_publish(&sandbox, "out/site", first).unwrap();
        assert_eq!((published.files, published.bytes), (2, 2));
        try_publish(&sandbox, "out/site", pages(&[("index.html", "2")])).unwrap();
        assert_eq!(
            shown(&sandbox),
            "out/site/.comity-site= out/site/index.html=2"
        );
    }

    #[test]
    fn a_publishing_that_fails_leaves_the_old_site_whole() {
        let sandbox = Sandbox::empty();
        try_publish(&sandbox, "site", pages(&[("index.html", "1")])).unwrap();
        let mut files = pages(&[("index.html", "2")]);
        files.push(Err(anyhow::anyhow!("a page failed")));
        assert!(try_publish(&sandbox, "site", files).is_err());
        assert_eq!(shown(&sandbox), "site/.comity-site= site/index.html=1");
    }

    #[test]
    fn what_killed_runs_left_behind_is_cleared_and_what_others_left_is_not() {
        let sandbox = Sandbox::of(&[
            (".site.new-aB3dE6/.comity-site", "{}"),
            (".site.new-aB3dE6/index.html", "half"),
            (".site.new-folder/kept.txt", "1"),
            (".site.new-xxxxxx/kept.txt", "2"),
        ]);
        try_publish(&sandbox, "site", pages(&[("index.html", "1")])).unwrap();
        assert_eq!(
            shown(&sandbox),
            ".site.new-folder/kept.txt=1 .site.new-xxxxxx/kept.txt=2 \
             site/.comity-site= site/index.html=1"
        );
    }

    #[test]
    fn a_running_publishing_is_not_taken_for_a_killed_one() {
        let sandbox = Sandbox::empty();
        let top = sandbox.path();
        let place = Place::new(&top.join("site"), &top.join("playbook")).unwrap();
        let mut slow = Draft::begin(&place).unwrap();
        slow.writer.write(SITE_MARKER, b"{}").unwrap();
        try_publish(&sandbox, "site", pages(&[("quick.html", "")])).unwrap();
        slow.writer.write("slow.html", b"").unwrap();
        slow.install(&place).unwrap();
        assert_eq!(shown(&sandbox), "site/.comity-site= site/slow.html=");
    }

    #[test]
    fn a_site_taken_away_between_two_renames_is_put_back() {
        let sandbox = Sandbox::of(&[
            (".site.old-aB3dE6/.comity-site", "{}"),
            (".site.old-aB3dE6/index.html", "1"),
        ]);
        let files = vec![Err(anyhow::anyhow!("a page failed"))];
        assert!(try_publish(&sandbox, "site", files).is_err());
        assert_eq!(shown(&sandbox), "site/.comity-site= site/index.html=1");
    }

    #[test]
    fn two_renames_do_where_the_exchange_is_unknown() {
        let sandbox = Sandbox::empty();
        let place = Place::new(&sandbox.path().join("site"), Path::new("/playbook")).unwrap();
        try_publish(&sandbox, "site", pages(&[("index.html", "1")])).unwrap();
        sandbox.write(".site.new-aB3dE6/index.html", "2");
        let new = sandbox.path().join(".site.new-aB3dE6");
        swap_in_two_steps(&new, &place).unwrap();
        assert_eq!(shown(&sandbox), "site/index.html=2");
    }

    #[test]
    fn two_at_once_do_not_mix() {
        let sandbox = Sandbox::empty();
        std::thread::scope(|scope| {
            for text in ["one", "two", "three", "four"] {
                let sandbox = &sandbox;
                scope.spawn(move || {
                    for _ in 0..10 {
                        let files = pages(&[("a.html", text), ("b.html", text)]);
                        try_publish(sandbox, "site", files).unwrap();
                    }
                });
            }
        });
        let read = |name| fs::read_to_string(sandbox.path().join("site").join(name)).unwrap();
        assert_eq!(read("a.html"), read("b.html"));
        assert_eq!(fs::read_dir(sandbox.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_that_are_not_ours_are_refused() {
        let sandbox = Sandbox::of(&[
            ("playbook/docs/a.md", ""),
            ("photos/cat.jpg", ""),
            ("pages/.git", ""),
            ("pages/.comity-site", "{}"),
            ("file", ""),
        ]);
        let told = "/photos: it has files that comity did not make";
        assert!(refusal(&sandbox, "photos").contains(told));
        assert!(refusal(&sandbox, "pages").contains("it is a repository"));
        for holder in ["playbook", "", "playbook/docs/.."] {
            assert!(refusal(&sandbox, holder).contains("the playbook is in it"));
        }
        assert!(refusal(&sandbox, "playbook/.git/site").contains("`.git`"));
        assert!(refusal(&sandbox, "nowhere/../site").contains("`..`"));
        assert!(refusal(&sandbox, "file").contains("cannot publish to /file"));
        assert!(Place::new(Path::new("/"), &sandbox.path()).is_err());
        assert!(try_publish(&sandbox, "playbook/site", Vec::new()).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn symlinks_are_seen_for_what_they_are() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let sandbox = Sandbox::of(&[("playbook/docs/a.md", ""), ("real/empty/x", "")]);
        let link = |target, name| symlink(target, sandbox.path().join(name)).unwrap();
        link("playbook/docs", "docs");
        link(".", "here");
        link("nowhere", "dangling");
        assert!(refusal(&sandbox, "docs").contains("it is a symlink"));
        assert!(refusal(&sandbox, "here/playbook").contains("the playbook is in it"));
        assert!(refusal(&sandbox, "dangling/site").contains("cannot publish"));
        let published = try_publish(&sandbox, "here/site", pages(&[("a/b.html", "")])).unwrap();
        assert_eq!(published.folder, sandbox.path().join("site"));
        let mode = |path| {
            let metadata = fs::metadata(published.folder.join(path)).unwrap();
            metadata.permissions().mode() & 0o700
        };
        assert_eq!((mode("a/b.html"), mode("a")), (0o600, 0o700));
        // The folder is as open as any other one that is made here.
        let usual = fs::metadata(sandbox.path().join("playbook")).unwrap();
        let site = fs::metadata(&published.folder).unwrap();
        assert_eq!(site.permissions().mode(), usual.permissions().mode());
    }

    #[test]
    fn paths_stay_inside_and_are_written_once() {
        for path in [
            "../x",
            "/x",
            "a/../../x",
            "a//b",
            "",
            "a/.",
            "a\\b",
            ".comity-site",
        ] {
            let sandbox = Sandbox::empty();
            let refused = try_publish(&sandbox, "site", pages(&[(path, "x")]));
            assert!(refused.is_err(), "{path}");
            assert_eq!(shown(&sandbox), "", "{path}");
        }
        let sandbox = Sandbox::empty();
        assert!(try_publish(&sandbox, "site", pages(&[("a", "1"), ("a", "2")])).is_err());
    }
}

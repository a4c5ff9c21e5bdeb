//! What the past of a playbook follows from, as one text: programs that look again and again compare
//! it instead of walking.

use std::fmt::Write as _;
use std::path::Path;

use crate::model::Playbook;
use crate::source::{mailmap, open_repository, shallow_commits};

/// Everything that [`read`](super::read) of the playbook in the folder `root` depends on. `None`
/// where there is no repository, or none that can be read.
pub fn mark(root: &Path, playbook: &Playbook) -> Option<String> {
    let repository = open_repository(root).ok()?;
    let head = repository.head().ok()?;
    let commit = head.target()?;
    let mut mark = format!(
        "{commit} {:?}\n",
        String::from_utf8_lossy(head.name_bytes())
    );
    for reference in repository.references().ok()?.flatten() {
        let name = String::from_utf8_lossy(reference.name_bytes());
        // Writing to a string does not fail.
        let _ = match (reference.target(), reference.symbolic_target_bytes()) {
            (Some(id), _) => writeln!(mark, "{name} {id}"),
            (None, target) => writeln!(mark, "{name} {target:?}"),
        };
    }
    let config = &playbook.config;
    let _ = write!(
        mark,
        "{:?} {:?} {:?} {:?}",
        shallow_commits(&repository),
        mailmap(&repository, commit),
        config.history,
        config.zone(),
    );
    Some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::open;
    use crate::source::sandbox::Sandbox;

    #[test]
    fn whatever_the_past_follows_from_changes_the_mark() {
        let sandbox = Sandbox::of(&[("comity.toml", "format = 1\n")]);
        let now = || {
            let files = open(&sandbox.path()).unwrap();
            let loaded = load(&*files, &ParseCache::new()).unwrap();
            mark(&sandbox.path(), &loaded.playbook)
        };
        assert_eq!(now(), None);
        sandbox.commit("first");
        let mut before = now();
        assert!(before.is_some());
        assert_eq!(now(), before);
        sandbox.write("a.md", "not committed");
        assert_eq!(now(), before);
        let mut differs = |what: &str| {
            let after = now();
            assert_ne!(after, before, "{what}");
            before = after;
        };
        sandbox.commit("second");
        differs("a commit");
        sandbox.git(&["tag", "edition/2026-Q1"]);
        differs("a tag");
        sandbox.git(&["switch", "--quiet", "--create", "other"]);
        differs("a branch");
        sandbox.write(".mailmap", "Dana Reed <dana@example.org>\n");
        differs("a name");
        sandbox.write("comity.toml", "format = 1\n[history]\nsince = 2026-02-01\n");
        differs("a setting");
    }
}

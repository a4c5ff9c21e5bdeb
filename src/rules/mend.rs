//! Making the fixes of findings, in memory: round after round, until nothing is left to mend.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Edit, Finding, Fix, Safety, edited};
use crate::source::{Overlay, Source};
use crate::text::DocPath;

/// After so many rounds mending stops, whatever is left: fixes that undo each other would never end.
pub const MOST_ROUNDS: usize = 64;

/// What mending came to.
#[derive(Debug, Default)]
pub struct Mended {
    /// The findings whose fixes were made, in the order in which that was done.
    pub findings: Vec<Finding>,
    /// The files that are others now.
    pub paths: BTreeSet<DocPath>,
}

/// Whether a finding would be mended: it has a fix no less safe than `least`, and no waiver accepts
/// it.
pub fn is_mendable(finding: &Finding, least: Safety) -> bool {
    let allowed = |fix: &Fix| fix.safety == Safety::Safe || least == Safety::Unsafe;
    finding.waived_by.is_none() && finding.fix.as_ref().is_some_and(allowed)
}

/// Makes the fixes of what `find` finds in `files`, then those of what it finds in the result.
///
/// Of fixes that overlap the first is made; the next round sees what has become of the others. The
/// files below stay as they are.
///
/// # Errors
/// Those of `find`, and where a file cannot be read.
pub fn mend<S: Source>(
    files: &mut Overlay<S>,
    least: Safety,
    mut find: impl FnMut(&Overlay<S>) -> anyhow::Result<Vec<Finding>>,
) -> anyhow::Result<Mended> {
    let mut mended = Mended::default();
    for _ in 0..MOST_ROUNDS {
        let mut findings = find(files)?;
        findings.retain(|finding| is_mendable(finding, least));
        let mut round = Round::default();
        for finding in findings {
            if round.take(&finding, files)? {
                mended.findings.push(finding);
            }
        }
        if round.texts.is_empty() {
            break;
        }
        for (path, draft) in round.texts {
            if let Some(text) = edited(&draft.text, &draft.edits) {
                files.write(path.clone(), text);
                mended.paths.insert(path);
            }
        }
    }
    Ok(mended)
}

/// The fixes that are made at once.
#[derive(Default)]
struct Round {
    texts: BTreeMap<DocPath, Draft>,
}

/// A file and the edits that are to be made in it.
#[derive(Clone)]
struct Draft {
    text: String,
    edits: Vec<Edit>,
}

impl Round {
    /// Takes a finding's fix, all of it or nothing; `false` where it overlaps those taken before, or
    /// would change nothing.
    fn take(&mut self, finding: &Finding, files: &impl Source) -> anyhow::Result<bool> {
        let Some(fix) = &finding.fix else {
            return Ok(false);
        };
        let mut drafts = BTreeMap::new();
        for path in fix.paths() {
            let draft = match self.texts.get(path) {
                Some(draft) => draft.clone(),
                None => match draft(path, files)? {
                    Some(draft) => draft,
                    None => return Ok(false),
                },
            };
            drafts.insert(path.clone(), draft);
        }
        let mut changes = false;
        for edit in &fix.edits {
            let Some(draft) = drafts.get_mut(&edit.path) else {
                return Ok(false);
            };
            changes |= edit.span.of(&draft.text) != edit.text;
            draft.edits.push(edit.clone());
        }
        let fits = |draft: &Draft| edited(&draft.text, &draft.edits).is_some();
        let is_taken = changes && drafts.values().all(fits);
        if is_taken {
            self.texts.extend(drafts);
        }
        Ok(is_taken)
    }
}

/// The file as it is; `None` where it is no UTF-8, so that places are not those of its bytes.
fn draft(path: &DocPath, files: &impl Source) -> anyhow::Result<Option<Draft>> {
    let bytes = files.read(path)?;
    let text = std::str::from_utf8(&bytes).ok();
    Ok(text.map(|text| Draft {
        text: text.to_owned(),
        edits: Vec::new(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;
    use crate::source::Memory;
    use crate::text::Span;

    /// A finding at every `word`, which is to become the word that follows it here.
    fn find(text: &str, words: &[(&str, &str)]) -> Vec<Finding> {
        let found = words.iter().filter_map(|(word, mended)| {
            let at = text.find(word)?;
            let span = Span::new(at, at + word.len());
            let path: DocPath = "a.md".into();
            let fix = Fix::replace(Safety::Safe, &path, span, *mended);
            Some(Finding::new("wrong-value", Place::new(&path, span)).fix(fix))
        });
        found.collect()
    }

    fn check(text: &str, words: &[(&str, &str)], expected: &str, count: usize) {
        let mut files = Overlay::over(Memory::of([("a.md", text)]));
        let path: DocPath = "a.md".into();
        let mended = mend(&mut files, Safety::Safe, |files| {
            let bytes = files.read(&path)?;
            Ok(find(std::str::from_utf8(&bytes)?, words))
        });
        let mended = mended.unwrap();
        let text = files.read(&path).unwrap();
        assert_eq!(std::str::from_utf8(&text), Ok(expected));
        assert_eq!(mended.findings.len(), count);
        assert_eq!(mended.paths.contains(&path), count > 0);
    }

    #[test]
    fn rounds_go_on_until_nothing_is_left() {
        check(
            "раз два\r\n",
            &[("раз", "два"), ("два", "три")],
            "три три\r\n",
            3,
        );
        check("a b", &[("x", "y")], "a b", 0);
    }

    #[test]
    fn of_two_that_overlap_the_first_is_made() {
        check("abc", &[("ab", "1"), ("bc", "2")], "1c", 1);
    }

    #[test]
    fn fixes_that_never_end_are_stopped() {
        check("a", &[("a", "b"), ("b", "a")], "a", MOST_ROUNDS);
        check("a", &[("a", "a")], "a", 0);
    }

    #[test]
    fn what_a_waiver_accepts_and_what_is_not_safe_stays() {
        let path: DocPath = "a.md".into();
        let mut finding = find("раз", &[("раз", "два")]).remove(0);
        assert!(is_mendable(&finding, Safety::Safe));
        finding.fix = Some(Fix::replace(Safety::Unsafe, &path, Span::new(0, 6), "два"));
        assert!(!is_mendable(&finding, Safety::Safe));
        assert!(is_mendable(&finding, Safety::Unsafe));
        finding.waived_by = Some(crate::finding::Waived {
            place: finding.place.clone(),
            reason: String::new(),
            owner: String::new(),
            until: String::new(),
        });
        assert!(!is_mendable(&finding, Safety::Unsafe));
    }

    #[test]
    fn a_file_that_is_no_utf8_is_left_alone() {
        let mut files = Overlay::over(Memory::of([("a.md", &b"ab\xff"[..])]));
        let found = |_: &Overlay<Memory>| Ok(find("ab", &[("ab", "1")]));
        let mended = mend(&mut files, Safety::Safe, found).unwrap();
        assert_eq!(mended.findings.len() + mended.paths.len(), 0);
    }
}

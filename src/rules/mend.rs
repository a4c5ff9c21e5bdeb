//! Making the fixes of findings, in memory: round after round, until nothing is left to mend.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Edit, Finding, Fix, Safety};
use crate::source::{Overlay, Source};
use crate::text::{DocPath, Span};

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
        let already = mended.findings.len();
        for finding in findings {
            if round.take(&finding, files)? {
                mended.findings.push(finding);
            }
        }
        if mended.findings.len() == already {
            break;
        }
        for (path, draft) in round.drafts {
            let Some(draft) = draft.filter(|draft| !draft.edits.is_empty()) else {
                continue;
            };
            files.write(path.clone(), draft.edited());
            mended.paths.insert(path);
        }
    }
    Ok(mended)
}

/// The fixes that are made at once. Each file is read once a round and written once, however many
/// fixes it has.
#[derive(Default)]
struct Round {
    /// Nothing for a file that is no UTF-8, so that places are not those of its bytes.
    drafts: BTreeMap<DocPath, Option<Draft>>,
}

/// A file and the edits that are to be made in it.
struct Draft {
    text: String,
    /// By the byte at which they begin; none overlaps another.
    edits: BTreeMap<usize, (usize, String)>,
}

impl Round {
    /// Takes a finding's fix, all of it or nothing; `false` where it overlaps those taken before, or
    /// would change nothing.
    fn take(&mut self, finding: &Finding, files: &impl Source) -> anyhow::Result<bool> {
        let Some(fix) = &finding.fix else {
            return Ok(false);
        };
        let mut changes = false;
        for (taken, edit) in fix.edits.iter().enumerate() {
            let draft = self.draft(&edit.path, files)?;
            let Some(draft) = draft.filter(|draft| draft.fits(edit)) else {
                self.give_back(&fix.edits[..taken]);
                return Ok(false);
            };
            changes |= draft.text.get(edit.span.range()) != Some(&edit.text);
            let (end, text) = (edit.span.end, edit.text.clone());
            draft.edits.insert(edit.span.start, (end, text));
        }
        if !changes {
            self.give_back(&fix.edits);
        }
        Ok(changes)
    }

    /// The file as it is before this round.
    fn draft(&mut self, path: &DocPath, files: &impl Source) -> anyhow::Result<Option<&mut Draft>> {
        if !self.drafts.contains_key(path) {
            let draft = Draft::of(&files.read(path)?);
            self.drafts.insert(path.clone(), draft);
        }
        Ok(self.drafts.get_mut(path).and_then(Option::as_mut))
    }

    /// Forgets edits that were taken.
    fn give_back(&mut self, edits: &[Edit]) {
        for edit in edits {
            if let Some(Some(draft)) = self.drafts.get_mut(&edit.path) {
                draft.edits.remove(&edit.span.start);
            }
        }
    }
}

impl Draft {
    fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.to_owned();
        let edits = BTreeMap::new();
        Some(Self { text, edits })
    }

    /// Whether an edit is a piece of the text that no edit taken so far touches. Of two that begin
    /// at the same byte nobody could say which comes first.
    fn fits(&self, edit: &Edit) -> bool {
        let Span { start, end } = edit.span;
        let mut before = self.edits.range(..=start);
        let mut after = self.edits.range(start..);
        let is_behind = before
            .next_back()
            .is_none_or(|(last, (last_end, _))| *last < start && *last_end <= start);
        let is_ahead = after.next().is_none_or(|(next, _)| end <= *next);
        is_behind && is_ahead && self.text.get(edit.span.range()).is_some()
    }

    /// The text with the edits made in it; every other byte stays as it is.
    fn edited(&self) -> String {
        let text = &self.text;
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (start, (end, new)) in &self.edits {
            out.push_str(&text[done..*start]);
            out.push_str(new);
            done = *end;
        }
        out.push_str(&text[done..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::*;
    use crate::finding::{Place, edited};
    use crate::source::{Entry, Memory, Origin};

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

    /// Files that count how often one of them is read.
    struct Counted(Memory, AtomicUsize);

    impl Source for Counted {
        fn list(&self) -> anyhow::Result<Vec<Entry>> {
            self.0.list()
        }

        fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.read(path)
        }

        fn origin(&self) -> Origin {
            self.0.origin()
        }
    }

    fn finding(edits: Vec<Edit>) -> Finding {
        let place = Place::new(&edits[0].path, edits[0].span);
        let safety = Safety::Safe;
        Finding::new("wrong-value", place).fix(Fix { safety, edits })
    }

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            path: "a.md".into(),
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_file_is_read_once_a_round_however_many_fixes_it_has() {
        let files = Counted(
            Memory::of([("a.md", "ё ".repeat(3000))]),
            AtomicUsize::new(0),
        );
        let path: DocPath = "a.md".into();
        let findings: Vec<Finding> = (0..3000)
            .map(|at| finding(vec![edit(at * 3, at * 3 + 2, "е")]))
            .collect();
        let mut round = Round::default();
        for finding in &findings {
            assert!(round.take(finding, &files).unwrap());
        }
        assert_eq!(files.1.into_inner(), 1);
        let draft = round.drafts.remove(&path).flatten().unwrap();
        assert_eq!(draft.edited(), "е ".repeat(3000));
    }

    #[test]
    fn a_fix_that_does_not_fit_is_given_back_whole() {
        let mut files = Overlay::over(Memory::of([("a.md", "abcdef")]));
        let first = finding(vec![edit(2, 3, "C")]);
        let torn = finding(vec![edit(0, 1, "A"), edit(2, 4, "x")]);
        let last = finding(vec![edit(0, 1, "1")]);
        let mut rounds = vec![vec![first, torn, last]];
        let mended = mend(&mut files, Safety::Safe, |_| {
            Ok(rounds.pop().unwrap_or_default())
        });
        assert_eq!(mended.unwrap().findings.len(), 2);
        assert_eq!(&*files.read(&"a.md".into()).unwrap(), b"1bCdef");
    }

    proptest! {
        /// Taking edits one by one comes to what making all at once does, where that is possible.
        #[test]
        fn edits_fit_one_another_as_they_do_all_at_once(
            text in "[aё\r\n]{0,12}",
            spans in prop::collection::vec((0_usize..14, 0_usize..4), 1..6),
        ) {
            let files = Memory::of([("a.md", text.as_str())]);
            let mut round = Round::default();
            let mut taken: Vec<Edit> = Vec::new();
            for (start, length) in spans {
                let edit = edit(start, start + length, "new");
                let all: Vec<Edit> = taken.iter().chain([&edit]).cloned().collect();
                let fits = edited(&text, &all).is_some();
                let is_taken = round.take(&finding(vec![edit]), &files).unwrap();
                prop_assert_eq!(is_taken, fits);
                taken = if is_taken { all } else { taken };
            }
            let draft = round.drafts.remove(&DocPath::new("a.md")).flatten().unwrap();
            prop_assert_eq!(Some(draft.edited()), edited(&text, &taken));
        }
    }
}

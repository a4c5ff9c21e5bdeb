//! What holds of a baseline whatever is wrong: over the broken playbooks of the cases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use comity::finding::{Finding, Level};
use comity::model::{BASELINE_FILE, Baseline};
use comity::rules::{self, Checked, Selection, check_source};
use comity::source::Memory;
use comity::text::DocPath;
use proptest::prelude::*;
use rayon::prelude::*;

use crate::cases;
use crate::past::Files;

/// A playbook in which a baseline would know something.
#[derive(Debug, Clone)]
struct Old {
    name: String,
    files: Files,
    day: String,
}

static OLD: LazyLock<Vec<Old>> = LazyLock::new(|| {
    let all = cases::playbooks().into_par_iter();
    let all = all.map(|(name, mut files, day)| {
        files.remove(BASELINE_FILE);
        Old { name, files, day }
    });
    all.filter(|old| !known(&old.check()).is_empty()).collect()
});

impl Old {
    fn check(&self) -> Checked {
        let source = Memory::of(self.files.clone());
        check_source(&source, self.day.parse().unwrap(), &Selection::default()).unwrap()
    }

    fn with(&self, path: &str, bytes: Vec<u8>) -> Self {
        let mut other = self.clone();
        other.files.insert(path.to_owned(), bytes);
        other
    }

    fn under(&self, text: &str) -> Self {
        self.with(BASELINE_FILE, text.as_bytes().to_vec())
    }

    fn without(&self, path: &str) -> Self {
        let mut other = self.clone();
        other.files.remove(path);
        other
    }
}

fn known(checked: &Checked) -> Vec<comity::model::baseline::Known> {
    rules::known_of(&checked.report.findings, &DocPath::new(BASELINE_FILE))
}

/// The findings that a baseline may know and that count all the same, by rule, object and field.
fn counting(checked: &Checked) -> Vec<(String, String, String, Level)> {
    let counted = |finding: &&Finding| finding.counts();
    let findings = checked.report.findings.iter().filter(counted);
    let left: Vec<Finding> = findings.cloned().collect();
    let left = rules::known_of(&left, &DocPath::new(BASELINE_FILE)).into_iter();
    left.map(|it| (it.key.rule, it.key.object, it.key.field, it.level))
        .collect()
}

#[test]
fn what_is_written_is_known() {
    assert!(OLD.len() > 200, "{}", OLD.len());
    OLD.par_iter().for_each(|old| {
        let text = Baseline::text(&known(&old.check()));
        let after = old.under(&text).check();
        assert_eq!(counting(&after), [], "{}", old.name);
        assert_eq!(after.shrunk, None, "{}", old.name);
        assert_eq!(Baseline::text(&known(&after)), text, "{}", old.name);
    });
}

#[test]
fn a_missed_promise_is_known_with_its_number() {
    let mut named = OLD.iter();
    let case = "expectations-missed-expectation";
    let old = named.find(|old| old.name == case).unwrap();
    let known = known(&old.check()).into_iter();
    let missed = known.filter(|known| known.key.rule == "missed-expectation");
    let lines: Vec<String> = missed.map(|known| known.to_string()).collect();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(
            line.contains(", number = ") && line.contains(", better = "),
            "{line}"
        );
    }
}

/// Removes a file, so that what is wrong in it is mended, shrinks, and puts it back: all that was
/// known of it and had been taken out is told again.
fn comes_back(old: &Old, path: &str) -> Result<(), TestCaseError> {
    let all = known(&old.check());
    let under = old.under(&Baseline::text(&all));
    let Some(shrunk) = under.without(path).check().shrunk else {
        return Ok(());
    };
    let mended = under.without(path).under(&shrunk.text);
    prop_assert_eq!(
        mended.check().shrunk,
        None,
        "{}: it shrinks once",
        &old.name
    );
    let back = mended.with(path, old.files[path].clone());
    let now: BTreeMap<_, _> = known(&back.check())
        .into_iter()
        .map(|known| (known.key.clone(), known))
        .collect();
    let told = counting(&back.check());
    for line in all
        .iter()
        .filter(|known| !shrunk.text.contains(&known.to_string()))
    {
        let is_told = told.iter().any(|(rule, object, field, _)| {
            (rule, object, field) == (&line.key.rule, &line.key.object, &line.key.field)
        });
        prop_assert!(
            is_told,
            "{}: {line}\nnow: {:?}\n{}",
            old.name,
            now.get(&line.key),
            shrunk.text
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_mended_and_comes_back_is_told(at in any::<prop::sample::Index>(), file in any::<prop::sample::Index>()) {
        let old = at.get(&OLD);
        let paths: Vec<&String> = old.files.keys().filter(|path| *path != "comity.toml").collect();
        if !paths.is_empty() {
            comes_back(old, paths[file.index(paths.len())])?;
        }
    }

    #[test]
    fn text_that_moves_down_stays_known(at in any::<prop::sample::Index>(), lines in 1_usize..5) {
        let old = at.get(&OLD);
        let under = old.under(&Baseline::text(&known(&old.check())));
        let mut moved = under.clone();
        for (path, bytes) in &mut moved.files {
            let text = String::from_utf8_lossy(bytes);
            let is_page = DocPath::new(path).extension() == Some("md");
            if is_page && text.starts_with("---\n") && bytes.len() == text.len() {
                let remark = "# a remark\n".repeat(lines);
                *bytes = format!("---\n{remark}{}", &text[4..]).into_bytes();
            }
        }
        prop_assert_eq!(counting(&moved.check()), vec![], "{}", &old.name);
    }
}

//! A baseline that knows more than it did.

use super::Weakening;
use crate::finding::{Measure, Place};
use crate::model::baseline::{Key, Known, Written};
use crate::model::{BASELINE_FILE, Baseline, Playbook};
use crate::value::Number;

/// Entries that are new or know more, or a whole baseline that is new.
pub(super) fn changes(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let Some(baseline) = now.baseline.as_ref().filter(|it| !it.entries.is_empty()) else {
        return Vec::new();
    };
    let Some(old) = &before.baseline else {
        let n = baseline.entries.len().to_string();
        let first = &baseline.entries[0];
        return vec![at(baseline, first, "baseline-new").of(String::new(), n)];
    };
    // What could not be read may have known it all.
    if !old.is_whole {
        return Vec::new();
    }
    let entries = baseline.entries.iter();
    let grown = entries.filter_map(|written| grown(baseline, written, old));
    grown.collect()
}

fn grown(baseline: &Baseline, written: &Written, old: &Baseline) -> Option<Weakening> {
    let now = &written.known;
    let Some(was) = known_before(&now.key, old) else {
        let n = now.count.to_string();
        return Some(at(baseline, written, "baseline-added").of(String::new(), n));
    };
    let changed = |variant, before: String, after: String| {
        Some(at(baseline, written, variant).of(before, after))
    };
    if now.count > was.count {
        return changed(
            "baseline-count",
            was.count.to_string(),
            now.count.to_string(),
        );
    }
    if let (Some(number), Some(limit)) = (&now.measure, &was.measure)
        && number.is_worse_than(limit)
    {
        return changed("baseline-number", shown(limit), shown(number));
    }
    if now.level > was.level {
        return changed(
            "baseline-level",
            was.level.to_string(),
            now.level.to_string(),
        );
    }
    None
}

/// What was known under a key; an entry without a number knew any. Of several the strictest held.
fn known_before(key: &Key, old: &Baseline) -> Option<Known> {
    let plain = Key {
        scale: None,
        ..key.clone()
    };
    [key, &plain].into_iter().find_map(|key| {
        let entries = old.entries.iter().map(|written| &written.known);
        let same = entries.filter(|known| known.key == *key).cloned();
        same.reduce(|one, other| one.stricter(&other))
    })
}

fn shown(measure: &Measure) -> String {
    format!("{} {}", Number(measure.number), measure.unit)
}

fn at(baseline: &Baseline, written: &Written, variant: &'static str) -> Weakening {
    let Key {
        object,
        rule,
        field,
        ..
    } = &written.known.key;
    let path = baseline.file.path.as_str();
    let item = if field.is_empty() { "" } else { "#" };
    Weakening {
        place: Place::new(&baseline.file.path, written.rule.span),
        names: vec![path.to_owned(), BASELINE_FILE.to_owned()],
        variant,
        subject: format!("{rule}: {object}{item}{field}"),
        before: String::new(),
        after: String::new(),
        decision: None,
    }
}

impl Weakening {
    fn of(mut self, before: String, after: String) -> Self {
        (self.before, self.after) = (before, after);
        self
    }

    /// Whether it is the baseline that knows more.
    pub(in crate::compare) fn is_of_baseline(&self) -> bool {
        self.variant.starts_with("baseline-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    fn playbook(baseline: Option<&str>) -> Playbook {
        let mut files = vec![("comity.toml", "format = 1\n".to_owned())];
        files.extend(baseline.map(|lines| (BASELINE_FILE, format!("known = [\n{lines}\n]\n"))));
        let files = files.iter().map(|(path, text)| (*path, text.as_str()));
        let loaded = load(&Memory::of(files), &ParseCache::new()).unwrap();
        assert_eq!(loaded.report.findings, []);
        loaded.playbook
    }

    /// What became weaker, in which entry, and what it was and is.
    fn told(before: Option<&str>, now: Option<&str>) -> Vec<String> {
        let found = changes(&playbook(before), &playbook(now)).into_iter();
        found
            .map(|it| format!("{} {} {}>{}", it.variant, it.subject, it.before, it.after))
            .collect()
    }

    const LATE: &str = "{ rule = \"r\", object = \"o\", field = \"f\", level = \"warning\", \
        count = 2, number = 30, unit = \"%\", better = \"lower\" },";
    const NONE: [&str; 0] = [];

    #[test]
    fn what_shrinks_weakens_nothing() {
        let fewer = LATE.replace("count = 2", "count = 1").replace("30", "29.5");
        assert_eq!(told(Some(LATE), Some(&fewer)), NONE);
        assert_eq!(told(Some(LATE), Some("")), NONE);
        assert_eq!(told(Some(LATE), None), NONE);
        let plain =
            "{ rule = \"r\", object = \"o\", field = \"f\", level = \"error\", count = 2 },";
        assert_eq!(told(Some(plain), Some(LATE)), NONE);
    }

    #[test]
    fn more_of_anything_is_told() {
        let tell = |from: &str, to: &str| told(Some(LATE), Some(&LATE.replace(from, to)));
        assert_eq!(
            tell("count = 2", "count = 3"),
            ["baseline-count r: o#f 2>3"]
        );
        assert_eq!(tell("30", "30.1"), ["baseline-number r: o#f 30 %>30.1 %"]);
        assert_eq!(
            tell("warning", "error"),
            ["baseline-level r: o#f warning>error"]
        );
        assert_eq!(tell("\"r\"", "\"s\""), ["baseline-added s: o#f >2"]);
        assert_eq!(tell("\"%\"", "\"h\""), ["baseline-added r: o#f >2"]);
    }

    #[test]
    fn a_new_baseline_is_told_once() {
        let two = format!("{LATE}\n{}", LATE.replace("\"r\"", "\"s\""));
        assert_eq!(told(None, Some(&two)), ["baseline-new r: o#f >2"]);
        assert_eq!(told(None, Some("")), NONE);
    }
}

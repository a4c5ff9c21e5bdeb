//! Anchors of headings, as Git forges make them.

use std::collections::HashMap;

/// The anchor of a heading: lower case, spaces to hyphens, punctuation left out, letters of
/// every script kept.
pub fn slug(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    for letter in heading.trim().chars() {
        match letter {
            ' ' | '\t' => out.push('-'),
            '-' | '_' => out.push(letter),
            letter if letter.is_alphanumeric() => out.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// Gives each heading of a page an anchor of its own: the second `Plan` becomes `plan-1`.
#[derive(Debug, Default)]
pub struct Slugs {
    seen: HashMap<String, usize>,
}

impl Slugs {
    /// The anchor for the next heading of the page.
    pub fn next(&mut self, heading: &str) -> String {
        let base = slug(heading);
        let mut candidate = base.clone();
        while self.seen.contains_key(&candidate) {
            let times = self.seen.entry(base.clone()).or_insert(0);
            *times += 1;
            candidate = format!("{base}-{times}");
        }
        self.seen.insert(candidate.clone(), 0);
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_keep_cyrillic_and_drop_punctuation() {
        assert_eq!(slug("Как измеряем успех?"), "как-измеряем-успех");
        assert_eq!(slug("What works, and why"), "what-works-and-why");
    }

    #[test]
    fn equal_headings_get_a_number() {
        let mut slugs = Slugs::default();
        let anchors: Vec<_> = ["Plan", "Plan", "Plan 1", "Plan"]
            .map(|heading| slugs.next(heading))
            .into();
        assert_eq!(anchors, ["plan", "plan-1", "plan-1-1", "plan-2"]);
    }
}

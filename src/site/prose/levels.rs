//! The levels of headings on a page.

use crate::model::Page;
use crate::parse::Heading;
use crate::site::here::Here;
use crate::site::view::TocEntry;

/// On which level each heading of the text is shown: the page's title is the only one on the first, and none is skipped.
pub(super) struct Levels<'a> {
    headings: &'a [Heading],
    /// The level of each heading; none for the one that repeats the page's title.
    pub(super) shown: Vec<Option<u8>>,
}

impl<'a> Levels<'a> {
    /// `top` is the level of the text's highest headings.
    pub(super) fn of(headings: &'a [Heading], title: &str, top: u8) -> Self {
        let repeats = |(at, heading): (usize, &Heading)| {
            at == 0 && heading.level == 1 && heading.text.trim() == title.trim()
        };
        let rest = || {
            headings
                .iter()
                .enumerate()
                .filter(|entry| !repeats(*entry))
                .map(|(_, heading)| heading.level)
        };
        let shift = top - rest().min().unwrap_or(top).min(top);
        let mut last = top - 1;
        let level = |entry: (usize, &Heading)| {
            if repeats(entry) {
                return None;
            }
            last = (entry.1.level + shift).clamp(top, 6).min(last + 1);
            Some(last)
        };
        Self {
            headings,
            shown: headings.iter().enumerate().map(level).collect(),
        }
    }

    pub(super) fn toc(&self, here: Here<'_>, page: &Page) -> Vec<TocEntry> {
        let lang = here.foreign(page.lang);
        let shown = self
            .headings
            .iter()
            .zip(&self.shown)
            .filter_map(|(heading, level)| Some((heading, (*level)?)));
        let entry = |(heading, level): (&Heading, u8)| TocEntry {
            level,
            id: heading.anchor.clone(),
            text: heading.text.clone(),
            lang: lang.clone(),
        };
        shown.filter(|(_, level)| *level <= 3).map(entry).collect()
    }
}

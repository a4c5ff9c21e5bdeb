//! The headings that a kind of document must have.

use crate::model::field::Choice as _;
use crate::model::{Document, Facts, Page, Playbook};
use crate::parse::{Heading, Section};

/// A required heading, in the language of the document, and the sections that bear it.
pub(crate) struct Required<'a> {
    pub(crate) name: &'a str,
    pub(crate) sections: Vec<&'a Section>,
}

/// The required headings of a page of `document`.
///
/// Nothing is required of a document whose form could not be read, or whose text could not.
pub(crate) fn required<'a>(
    playbook: &'a Playbook,
    document: &Document,
    page: &'a Page,
) -> Vec<Required<'a>> {
    let kind = document.page.kind.word();
    let form = match &document.page.facts {
        Facts::Agreement(agreement) => agreement.form.as_ref().map(|form| form.value.word()),
        _ => None,
    };
    if let Facts::Metric(metric) = &document.page.facts
        && metric.uses.is_some()
    {
        // The library's page has them.
        return Vec::new();
    }
    let is_unknown = matches!(document.page.facts, Facts::Agreement(_)) && form.is_none();
    if document.page.is_broken && (is_unknown || page.body.is_empty()) {
        return Vec::new();
    }
    let of_form = form.map_or(&[][..], |form| {
        playbook.profile.sections(&format!("{kind}.{form}"))
    });
    let headings = if of_form.is_empty() {
        playbook.profile.sections(kind)
    } else {
        of_form
    };
    let required = headings.iter().map(|heading| {
        let name = heading.text(page.lang);
        let sections = page.outline.sections.iter();
        Required {
            name,
            sections: sections
                .filter(|section| is_called(heading_of(page, section), name))
                .collect(),
        }
    });
    required.collect()
}

/// The heading of a section.
pub(crate) fn heading_of<'a>(page: &'a Page, section: &Section) -> &'a Heading {
    &page.outline.headings[section.heading]
}

/// Whether a heading bears a name, whatever its case, number and final colon.
pub(crate) fn is_called(heading: &Heading, name: &str) -> bool {
    plain(&heading.text) == plain(name)
}

fn plain(heading: &str) -> String {
    let numberless = heading.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ')' | ' ' | '§')
    });
    let words: Vec<&str> = numberless
        .trim_end_matches([':', '.', '?', '!', ' '])
        .split_whitespace()
        .collect();
    words.join(" ").to_lowercase().replace('ё', "е")
}

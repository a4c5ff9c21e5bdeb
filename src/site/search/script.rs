//! The index as a script.

use serde::Serialize;

use super::entry::Entry;
use super::postings::Postings;
use crate::site::view::Tone;

/// The version of what the script assigns; `static/js/search/engine.js` reads this one.
const FORMAT: u32 = 1;

/// What the script assigns. `themes/default/README.md` documents it for other themes.
#[derive(Debug, Serialize)]
struct Index<'a> {
    format: u32,
    language: &'a str,
    /// Id and name of each group of results.
    kinds: Vec<(&'a str, String)>,
    /// Tone and name of each state.
    states: Vec<(Tone, &'a str)>,
    /// Address, title and the title's language of each page.
    pages: Vec<PageOf<'a>>,
    sections: Vec<Section<'a>>,
    words: String,
    places: String,
    lengths: String,
}

/// Address, title, language of the title.
type PageOf<'a> = (&'a str, &'a str, &'a str);

/// Page, anchor, heading, reference, kind, state, language, text. Pages, kinds and states are places in their lists; a
/// section without a state has that of −1.
type Section<'a> = (
    usize,
    &'a str,
    &'a str,
    &'a str,
    usize,
    isize,
    &'a str,
    &'a str,
);

/// The script that makes `entries` known; `name` says what a kind is called.
pub(in crate::site) fn script(
    lang: &str,
    entries: &[Entry],
    name: impl Fn(&str) -> String,
) -> String {
    let Postings {
        words,
        places,
        lengths,
    } = Postings::of(entries);
    let mut kinds: Vec<(&str, String)> = Vec::new();
    let mut states: Vec<(Tone, &str)> = Vec::new();
    let mut pages: Vec<PageOf<'_>> = Vec::new();
    let mut sections = Vec::with_capacity(entries.len());
    for entry in entries {
        let kind = place_of(
            &mut kinds,
            |it| it.0 == entry.kind,
            || (&entry.kind, name(&entry.kind)),
        );
        let state = entry.state.as_ref().map_or(-1, |state| {
            let state = (state.tone, state.name.as_str());
            isize::try_from(place_of(&mut states, |it| *it == state, || state)).unwrap_or(-1)
        });
        let title_lang = entry.title_lang.as_deref().unwrap_or("");
        let page = (entry.address.as_str(), entry.title.as_str(), title_lang);
        // The sections of a page come one after the other.
        if pages.last() != Some(&page) {
            pages.push(page);
        }
        sections.push((
            pages.len() - 1,
            entry.anchor.as_str(),
            entry.heading.as_str(),
            entry.reference.as_str(),
            kind,
            state,
            entry.lang.as_deref().unwrap_or(""),
            entry.text.as_str(),
        ));
    }
    let index = Index {
        format: FORMAT,
        language: lang,
        kinds,
        states,
        pages,
        sections,
        words,
        places,
        lengths,
    };
    assignment(lang, &index)
}

/// The place of what `is_it` in the list, to which it is added where it is not there yet.
fn place_of<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    if let Some(at) = list.iter().position(is_it) {
        return at;
    }
    list.push(new());
    list.len() - 1
}

fn assignment(lang: &str, index: &Index<'_>) -> String {
    // Texts and numbers alone are always written.
    let json = serde_json::to_string(index).unwrap_or_default();
    let [lang, json] = [format!("\"{lang}\""), json].map(|text| harmless(&text));
    format!(
        "var comitySearchIndex = window.comitySearchIndex || {{}};\ncomitySearchIndex[{lang}] = {json};\n"
    )
}

/// JSON that may stand in a script, even in one that stands in a page: nothing in it can be taken for a tag or a comment,
/// and no line ends within a text.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

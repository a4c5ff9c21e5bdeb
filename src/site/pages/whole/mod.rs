//! The whole playbook on one page, for paper and for mail: a cover, what is in it, and every page as a chapter.
//!
//! A chapter is the finished body of its page, so it says what that page says and nothing else. [`bind`] makes the bodies
//! fit together: places stay unique, headings go down, links between chapters stay on the page.

mod bind;
mod order;
mod tags;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{about, body, document_summary, home, searched};
use crate::model::field::Choice as _;
use crate::site::here::Here;
use crate::site::view::{Html, Text, TocChapter, Whole, WholeChapter, WholePart};
use crate::site::{RenderError, Subject};
use bind::{Binder, Bound};
use order::{Entry, Part};

/// What becomes of links and pictures that lead out of the chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Reach {
    /// The page is one of a site: they lead to its other files.
    Site,
    /// The page travels alone: pictures are in it, and links lead to the published site where its address is known.
    Alone,
}

/// The whole playbook as it stands at `here`.
pub(in crate::site) fn view(here: Here<'_>, reach: Reach) -> Result<Whole, RenderError> {
    let parts = order::parts(here);
    let chapters = bound(here, &parts);
    let entries: Vec<&Entry> = parts.iter().flat_map(|part| &part.entries).collect();
    let bodies: Result<Vec<Html>, RenderError> = entries
        .par_iter()
        .map(|entry| body(at(here, entry), entry.subject))
        .collect();
    let bodies = bodies?;
    let mut binder = Binder::new(here, reach, chapters);
    for (entry, body) in entries.iter().zip(&bodies) {
        binder.learn(&at(here, entry).path(), body.as_str());
    }
    let done: Vec<Html> = entries
        .par_iter()
        .zip(&bodies)
        .map(|(entry, body)| binder.bind(at(here, entry), body.as_str(), entry.is_headed()))
        .map(Html::trusted)
        .collect();
    let mut done = done.into_iter();
    let part = |part: &Part| WholePart {
        id: part.id.to_owned(),
        title: here.say(part.word),
        chapters: part
            .entries
            .iter()
            .zip(done.by_ref())
            .map(|(entry, body)| chapter(here, &binder, entry, body))
            .collect(),
    };
    let parts = parts.iter().map(part).collect();
    Ok(cover(here, parts))
}

fn at<'a>(here: Here<'a>, entry: &'a Entry) -> Here<'a> {
    Here {
        at: &entry.address,
        ..here
    }
}

/// Where every chapter begins, by the path of its page; lists that are left out lead to the first of their kind.
fn bound(here: Here<'_>, parts: &[Part]) -> BTreeMap<String, Bound> {
    let mut taken = BTreeSet::new();
    let mut chapters = BTreeMap::new();
    for entry in parts.iter().flat_map(|part| &part.entries) {
        let anchor = claim(&mut taken, &entry.address);
        let path = at(here, entry).path();
        if let Some(list) = entry.list.as_ref() {
            let list = here.site.addresses.path(here.lang, list);
            chapters
                .entry(list)
                .or_insert_with(|| Bound::new(anchor.clone()));
        }
        chapters.insert(path, Bound::new(anchor));
    }
    chapters
}

/// A place of its own for a page: `decisions/2026-02-03-x`. Places of the frame begin with `_`, those within a chapter
/// follow a `~`, so neither may be in it.
fn claim(taken: &mut BTreeSet<String>, address: &str) -> String {
    let stem = address.strip_suffix(".html").unwrap_or(address);
    let is_odd = |letter: char| letter.is_whitespace() || letter == '~';
    let stem = stem.replace(is_odd, "-");
    let stem = match stem.strip_prefix('_') {
        Some(rest) => format!("page-{rest}"),
        None => stem,
    };
    let mut anchor = stem.clone();
    let mut times = 1;
    while !taken.insert(anchor.clone()) {
        times += 1;
        anchor = format!("{stem}-{times}");
    }
    anchor
}

fn chapter(here: Here<'_>, binder: &Binder<'_>, entry: &Entry, body: Html) -> WholeChapter {
    let place = at(here, entry);
    let (_, title, _) = searched::listed(place, entry.subject);
    let kind = match entry.subject {
        Subject::Document(at) => here.site.playbook.documents.get(at),
        _ => None,
    };
    let kind = kind.map(|document| document.page.kind);
    let anchor = binder.anchor(&place.path());
    WholeChapter {
        toc: TocChapter {
            href: format!("#{}", crate::site::addresses::encoded(anchor)),
            title: title.text,
            lang: title.lang,
            kind: kind.map(|kind| kind.label(here.lang).to_owned()),
        },
        id: anchor.to_owned(),
        sort: kind.map_or("page", |kind| kind.word()).to_owned(),
        is_headed: entry.is_headed(),
        body,
    }
}

/// The cover: what it is, whose, and of which day.
fn cover(here: Here<'_>, parts: Vec<WholePart>) -> Whole {
    let site = here.site;
    let edition = site.options.edition.as_ref();
    let sides = site.playbook.sides().into_iter();
    let sides = sides.filter_map(|side| Some(here.title(site.playbook.party(side.as_str())?.0)));
    let commit = match edition {
        Some(edition) => edition.commit.get(..8).map(str::to_owned),
        None => about::last_change(here).map(|(commit, _)| commit),
    };
    let partnership = site.playbook.partnership();
    let document = partnership.and_then(|(page, _)| site.playbook.at(page.path()));
    Whole {
        title: home::heading(here).title,
        summary: document.and_then(|document| document_summary(here, document)),
        sides: sides.collect::<Vec<Text>>(),
        edition: edition.map(|edition| edition.id.clone()),
        as_of: here.day(site.options.as_of),
        commit,
        version: site.options.version.clone(),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_begin_at_places_that_nothing_else_has() {
        let mut taken = BTreeSet::new();
        let mut place = |address: &str| claim(&mut taken, address);
        assert_eq!(place("decisions/x.html"), "decisions/x");
        assert_eq!(place("план 1~2.html"), "план-1-2");
        assert_eq!(place("план-1-2.html"), "план-1-2-2");
        assert_eq!(place("_content.html"), "page-content");
    }
}

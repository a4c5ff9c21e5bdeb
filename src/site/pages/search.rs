//! What pages need to offer search, and the page that lists every other.

use super::layout::files;
use super::searched;
use crate::locale::Lang;
use crate::site::Subject;
use crate::site::addresses::{HOME, relative};
use crate::site::here::Here;
use crate::site::search;
use crate::site::view::{Link, ListedPage, PageGroup, Search, SearchIndex, SearchPage};

/// What the frame of the page at `here` needs.
pub(super) fn offer(here: Here<'_>) -> Search {
    let mut scripts = files(here, "js/vendor/", ".js");
    scripts.extend(files(here, "js/search/", ".js"));
    let addresses = &here.site.addresses;
    let index = |lang: Lang| SearchIndex {
        lang: lang.code().to_owned(),
        name: lang.name().to_owned(),
        src: relative(&here.path(), &search::address(lang)),
        home: relative(&here.path(), &addresses.path(lang, HOME)),
    };
    let others = here.site.options.languages.iter().copied();
    let others = others.filter(|lang| *lang != here.lang);
    let languages = std::iter::once(here.lang).chain(others);
    Search {
        href: here.href(&addresses.search),
        scripts,
        indexes: languages.map(index).collect(),
    }
}

/// Every page, by kind, in the order of their addresses' making: documents first.
pub(super) fn view(here: Here<'_>) -> SearchPage {
    let mut groups: Vec<PageGroup> = Vec::new();
    for (address, subject) in here.site.subjects() {
        let is_part = matches!(subject, Subject::Ledger(_, 1..));
        if is_part || !subject.is_listed() || address == here.at {
            continue;
        }
        let (kind, title, state) = searched::listed(here, subject);
        let page = ListedPage {
            link: Link {
                text: title.text,
                lang: title.lang,
                href: Some(here.href(&address)),
            },
            state,
        };
        match groups.iter_mut().find(|group| group.kind == kind) {
            Some(group) => group.pages.push(page),
            None => groups.push(PageGroup {
                title: searched::kind_name(here, &kind),
                kind,
                pages: vec![page],
            }),
        }
    }
    // What sums up the rest comes first, as in the navigation.
    groups.sort_by_key(|group| group.kind != searched::OVERVIEW);
    SearchPage { groups }
}

//! A document's page.

use super::{Heading, campaign, findings, history, list, lives, metric, signed, working_hours};
use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::model::kinds::Facts;
use crate::model::{Document, Kind, Page, library};
use crate::site::facts::facts;
use crate::site::here::Here;
use crate::site::prose::{Prose, prose, within};
use crate::site::view::{self, Crumb, Link, NamedTable, Notice, Pager, Section, Text, TocEntry};

/// A list of fewer headings tells a reader nothing that the page itself does not.
const FEWEST_HEADINGS: usize = 3;

/// How much of a text describes it in a search result.
const DESCRIPTION: usize = 160;

/// A metric's text with as many words explains the number itself; a shorter one leans on the
/// ready metric.
const ENOUGH_WORDS: usize = 60;

pub(super) fn heading(here: Here<'_>, document: &Document) -> Heading {
    let page = &document.page;
    let shown = document.in_language(here.lang);
    let title = here.title(page);
    let summary = page
        .common
        .summary
        .as_ref()
        .filter(|_| page.lang == here.lang);
    let summary = summary.map(|summary| summary.value.clone());
    let description =
        summary.unwrap_or_else(|| first_words(shown).unwrap_or_else(|| title.text.clone()));
    Heading {
        title,
        description,
        crumbs: crumbs(here, page.kind),
        source: Some(shown.path().to_string()),
    }
}

/// The beginning of the text, up to the end of a word.
pub(super) fn first_words(page: &Page) -> Option<String> {
    let text: String = page
        .outline
        .prose
        .iter()
        .map(|span| page.file.slice(*span))
        .collect::<Vec<_>>()
        .join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.strip_prefix(page.title()).unwrap_or(&text).trim();
    let Some((end, _)) = text.char_indices().nth(DESCRIPTION) else {
        return (!text.is_empty()).then(|| text.to_owned());
    };
    let words = text[..end]
        .rsplit_once(' ')
        .map_or(&text[..end], |(words, _)| words);
    Some(format!(
        "{}…",
        words.trim_end_matches(|letter: char| !letter.is_alphanumeric())
    ))
}

fn crumbs(here: Here<'_>, kind: Kind) -> Vec<Crumb> {
    let addresses = &here.site.addresses;
    let (text, address) = match kind {
        Kind::Decision => (here.say("decisions"), addresses.decisions.as_ref()),
        kind => (
            here.say(&format!("kinds-{}", kind.word())),
            addresses.lists.get(kind.word()),
        ),
    };
    address
        .map(|address| Crumb {
            text,
            lang: None,
            href: Some(here.href(address)),
        })
        .into_iter()
        .collect()
}

pub(super) fn view(here: Here<'_>, at: usize, document: &Document) -> view::Document {
    let page = &*document.page;
    let shown = document.in_language(here.lang);
    let facts = facts(here, page);
    let sections = sections(here, page);
    let Prose { markup, headings } = prose(here, shown);
    let state = here.state_of(page);
    view::Document {
        kind: page.kind.word().to_owned(),
        kind_name: page.kind.label(here.lang).to_owned(),
        title: here.title(page),
        is_draft: page.is_draft(here.site.options.as_of),
        notices: notices(here, page, shown.lang),
        summary: summary(here, document),
        toc: toc(headings, &sections, &facts.tables),
        facts: facts.short,
        tables: facts.tables,
        sections,
        prose: markup,
        prose_lang: here.foreign(shown.lang),
        ready: ready(here, page, shown),
        signoffs: signed::signoffs(here, page),
        history: history::section(here, shown),
        mentions: here
            .site
            .mentions
            .to(at)
            .filter_map(|from| here.site.playbook.documents.get(from))
            .map(|from| here.link(&from.page))
            .collect(),
        findings: findings::of_document(here, document),
        pager: pager(here, page),
        state,
    }
}

/// The text of the ready metric that a document uses, where the document's own is short.
fn ready(here: Here<'_>, page: &Page, shown: &Page) -> Option<view::Ready> {
    let name = library::used_by(page).filter(|_| shown.words() < ENOUGH_WORDS)?;
    let ready = library::document(name)?.in_language(here.lang);
    Some(view::Ready {
        title: ready.title().to_owned(),
        reference: format!("{}{name}", library::PREFIX),
        prose: within(here, ready),
    })
}

/// The summary is a field, so it is in the language of the source; above a translated text it would only be foreign.
pub(in crate::site) fn summary(here: Here<'_>, document: &Document) -> Option<Text> {
    let page = &document.page;
    let is_translated = document.in_language(here.lang).path() != page.path();
    let summary = page.common.summary.as_ref().filter(|_| !is_translated)?;
    Some(Text {
        text: summary.value.clone(),
        lang: here.foreign(page.lang),
    })
}

fn notices(here: Here<'_>, page: &Page, shown: Lang) -> Vec<Notice> {
    let notice = |kind: &str, key: &str| Notice {
        kind: kind.to_owned(),
        text: here.say(key),
    };
    let mut notices = Vec::new();
    if page.is_draft(here.site.options.as_of) {
        notices.push(notice("draft", "notice-draft"));
    }
    if shown != here.lang {
        notices.push(notice(
            "untranslated",
            &format!("notice-untranslated-{shown}"),
        ));
    }
    notices
}

/// What happened beside what the document says.
fn sections(here: Here<'_>, page: &Page) -> Vec<Section> {
    match &page.facts {
        Facts::Metric(it) => {
            metric::sections(here, page, &here.site.playbook.metric_definition(it))
        }
        Facts::Brief(it) => campaign::sections(here, page, it),
        Facts::Charter(_) => working_hours::sections(here),
        Facts::Decision(_) => lives::section(here, page).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn toc(headings: Vec<TocEntry>, sections: &[Section], tables: &[NamedTable]) -> Vec<TocEntry> {
    let entry = |id: &str, text: &str| TocEntry {
        level: 2,
        id: id.to_owned(),
        text: text.to_owned(),
        lang: None,
    };
    let sections = sections.iter().map(|it| entry(&it.id, &it.title));
    let tables = tables.iter().map(|it| entry(&it.id, &it.title));
    let toc: Vec<TocEntry> = sections.chain(headings).chain(tables).collect();
    if toc.len() < FEWEST_HEADINGS {
        Vec::new()
    } else {
        toc
    }
}

fn pager(here: Here<'_>, page: &Page) -> Pager {
    let documents = list::in_order(here, page.kind);
    let Some(at) = documents
        .iter()
        .position(|document| document.page.path() == page.path())
    else {
        return Pager::default();
    };
    let link =
        |at: usize| -> Option<Link> { documents.get(at).map(|document| here.link(&document.page)) };
    Pager {
        previous: at.checked_sub(1).and_then(link),
        next: link(at + 1),
    }
}

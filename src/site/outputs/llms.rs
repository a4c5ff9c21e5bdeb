//! `llms.txt` (llmstxt.org): what the playbook is, in a few words, and where each page is, for language models. Only where
//! `llms = true` under `[site]` asks for it.

use std::fmt::Write as _;

use super::twins;
use crate::locale::Lang;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::addresses::encoded;
use crate::site::here::Here;
use crate::site::{Site, Subject, pages};

/// Where the file lives below the root of its language.
pub(super) const ADDRESS: &str = "llms.txt";

/// Kinds of which there are so many that they may be left out where there is little room.
const OPTIONAL: [Kind; 4] = [
    Kind::Update,
    Kind::HealthCheck,
    Kind::Candidate,
    Kind::Alignment,
];

/// Whether a site has one.
pub(super) fn has_llms(site: &Site) -> bool {
    let settings = site.playbook.config.site.as_ref();
    let wish = settings.and_then(|site| site.value.llms.as_ref());
    site.options.edition.is_none() && wish.is_some_and(|wish| wish.value)
}

/// The file in a language.
pub(super) fn llms(site: &Site, lang: Lang) -> String {
    let here = Here {
        site,
        lang,
        at: ADDRESS,
    };
    let (summary, sections) = (summary(here), sections(here));
    let mut out = format!("# {}\n\n", one_line(&site.title(lang)));
    // Writing to a string does not fail.
    if let Some(summary) = summary {
        let _ = writeln!(out, "> {}\n", one_line(&summary));
    }
    let day = lang.long_date(site.options.as_of);
    let _ = writeln!(out, "{} {day}.\n", here.say("as-of"));
    for (title, lines) in sections {
        if !lines.is_empty() {
            let _ = writeln!(out, "## {title}\n\n{}", lines.concat());
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn summary(here: Here<'_>) -> Option<String> {
    let (page, _) = here.site.playbook.partnership()?;
    let document = here.site.playbook.at(page.path())?;
    let summary = pages::document_summary(here, document);
    summary.map(|summary| summary.text)
}

/// The site's own pages, the documents by kind, and what may be left out; links to the data come last but one.
fn sections(here: Here<'_>) -> Vec<(String, Vec<String>)> {
    let site = here.site;
    let own = site
        .subjects()
        .into_iter()
        .filter_map(|(address, subject)| {
            let title = match subject {
                Subject::Home => here.say("overview"),
                other => here.say(other.word()?),
            };
            subject
                .is_listed()
                .then(|| line(here, &title, &address, None))
        });
    let mut sections = vec![(here.say("site-pages"), own.collect())];
    let mut optional = Vec::new();
    for kind in Kind::ALL {
        let lines = site.playbook.of_kind(*kind).filter_map(|document| {
            let address = site.address_of(&document.page)?;
            let summary = document.in_language(here.lang).common.summary.as_ref();
            let summary = summary.map(|summary| summary.value.clone());
            let title = here.title(&document.page).text;
            (*kind != Kind::Partnership).then(|| line(here, &title, address, summary))
        });
        if OPTIONAL.contains(kind) {
            optional.extend(lines);
        } else {
            sections.push((kind.label(here.lang).to_owned(), lines.collect()));
        }
    }
    let data = super::data::Part::ALL.map(|part| {
        let href = site.absolute(part.path());
        let href = href.unwrap_or_else(|| here.shared(part.path()));
        format!("- [{}]({href})\n", part.path())
    });
    sections.push(("JSON".to_owned(), data.to_vec()));
    // The format knows this heading by its English name.
    sections.push(("Optional".to_owned(), optional));
    sections
}

fn line(here: Here<'_>, title: &str, address: &str, about: Option<String>) -> String {
    let site = here.site;
    let address = if twins::has_twins(site) {
        twins::address(address)
    } else {
        address.to_owned()
    };
    let path = site.addresses.path(here.lang, &address);
    let whole = site.options.base_url.as_deref();
    let href = whole.map(|base| format!("{}/{}", base.trim_end_matches('/'), encoded(&path)));
    let href = href.unwrap_or_else(|| here.href(&address));
    let href = href.replace('(', "%28").replace(')', "%29");
    let title = one_line(title).replace('[', "\\[").replace(']', "\\]");
    let about = about.map(|about| format!(": {}", one_line(&about)));
    format!("- [{title}]({href}){}\n", about.unwrap_or_default())
}

/// Text on one line, in which nothing is markup.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('<', "&lt;")
}

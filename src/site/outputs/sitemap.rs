//! `sitemap.xml`: where every page is, in which languages, and when it was last changed (sitemaps.org 0.9).

use std::fmt::Write as _;

use super::xml::xml;
use crate::locale::Lang;
use crate::site::{Item, Site, Subject};

/// Every page of today's site that search engines may list.
pub(super) fn site_map(site: &Site) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (path, item) in &site.items {
        if let Item::Page(lang, address, subject) = item
            && subject.is_listed()
        {
            out.push_str(&url(site, path, (*lang, address, *subject)));
        }
    }
    out.push_str("</urlset>\n");
    out
}

fn url(site: &Site, path: &str, (lang, address, subject): (Lang, &str, Subject)) -> String {
    let absolute = |path: &str| site.absolute(path).map(|it| xml(&it)).unwrap_or_default();
    // Writing to a string does not fail.
    let mut out = format!("<url><loc>{}</loc>", absolute(path));
    if let Some(day) = changed(site, lang, subject) {
        let _ = write!(out, "<lastmod>{day}</lastmod>");
    }
    let languages = &site.options.languages;
    let alternates = languages
        .iter()
        .map(|lang| (lang.code(), *lang))
        .chain(languages.first().map(|first| ("x-default", *first)))
        .filter(|_| languages.len() > 1);
    for (name, lang) in alternates {
        let href = absolute(&site.addresses.path(lang, address));
        let _ = write!(
            out,
            "<xhtml:link rel=\"alternate\" hreflang=\"{name}\" href=\"{href}\"/>"
        );
    }
    out.push_str("</url>\n");
    out
}

/// When the text of a document's page was last changed, as Git has it; what other pages show changes with every day.
fn changed(site: &Site, lang: Lang, subject: Subject) -> Option<jiff::Timestamp> {
    let Subject::Document(at) = subject else {
        return None;
    };
    let document = site.playbook.documents.get(at)?;
    let files = &site.past.as_ref()?.files;
    let own = files.get(document.page.path());
    let shown = files.get(document.in_language(lang).path());
    let latest = own.into_iter().chain(shown);
    latest
        .filter_map(|story| Some(story.changes.first()?.at))
        .max()
}

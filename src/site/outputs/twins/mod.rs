//! Markdown twins of pages, for programs that read text: what a page says, beside it as `.md`. Only where `markdown = true`
//! under `[site]` asks for them.
//!
//! A twin is made of the finished page, not of the document's source. So it says what readers see and nothing else: no
//! comments, no fields that no page shows, nothing that was kept from an audience.

mod markdown;
mod signs;
mod tree;

use crate::locale::Lang;
use crate::site::addresses::{decoded, encoded};
use crate::site::here::Here;
use crate::site::{Item, RenderError, Site, Subject, pages};
use crate::text::DocPath;
use markdown::Writer;

/// Where the twin of a page is, below the root of its language.
pub(in crate::site) fn address(page: &str) -> String {
    format!("{}.md", page.strip_suffix(".html").unwrap_or(page))
}

/// Whether the pages of a site have twins.
pub(in crate::site) fn has_twins(site: &Site) -> bool {
    let settings = site.playbook.config.site.as_ref();
    let wish = settings.and_then(|site| site.value.markdown.as_ref());
    site.options.edition.is_none() && wish.is_some_and(|wish| wish.value)
}

/// The pages that have one: all but that for lost addresses.
pub(super) fn twins(site: &Site) -> Vec<(String, Subject)> {
    if !has_twins(site) {
        return Vec::new();
    }
    let subjects = site.subjects().into_iter();
    subjects
        .filter(|(_, subject)| subject.is_listed())
        .collect()
}

/// The twin of the page at `at`.
pub(super) fn twin(
    site: &Site,
    lang: Lang,
    (at, subject): (&str, Subject),
) -> Result<String, RenderError> {
    let here = Here { site, lang, at };
    let body = pages::body(here, subject)?;
    let link = |href: &str| led(here, href);
    let writer = Writer { link: &link };
    Ok(writer.write(&tree::parse(body.as_str())))
}

/// Where a link of the page leads from its twin: to another twin, if there is one.
fn led(here: Here<'_>, href: &str) -> String {
    let (path, fragment) = href.find('#').map_or((href, ""), |at| href.split_at(at));
    let target = DocPath::new(&here.path()).join(&decoded(path));
    let item = target.and_then(|target| here.site.items.get(target.as_str()));
    match item {
        Some(Item::Page(_, _, subject)) if subject.is_listed() => {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let name = encoded(&address(&decoded(name)));
            let slash = if path.contains('/') { "/" } else { "" };
            format!("{folder}{slash}{name}{fragment}")
        }
        _ => href.to_owned(),
    }
}

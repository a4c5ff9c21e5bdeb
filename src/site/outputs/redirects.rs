//! Old addresses: a page each that leads to where the text is now, without a server's help and without a script.

use super::Output;
use crate::locale::Lang;
use crate::model::old_addresses::{OldAddress, of_document};
use crate::site::addresses::relative;
use crate::site::here::Here;
use crate::site::pages::{CSP, styles};
use crate::site::view::Redirect;
use crate::site::{RenderError, Site};

/// Every old address that a document states, in each language; that of a translation in its own alone. One that begins
/// with the folder of a language is that language's.
pub(super) fn redirects(site: &Site) -> Vec<(String, Output)> {
    let documents = site.playbook.documents.iter().enumerate();
    let led = documents.flat_map(|(at, document)| {
        let addresses = of_document(document);
        let led = addresses.flat_map(|address| paths(site, &address));
        led.map(move |(path, lang)| (path, Output::Redirect(lang, at)))
    });
    led.collect()
}

/// Where the pages at an old address are, and in which language.
fn paths(site: &Site, address: &OldAddress<'_>) -> Vec<(String, Lang)> {
    let Some(path) = &address.path else {
        return Vec::new();
    };
    let languages = &site.options.languages;
    let is_in = |lang: &&Lang| path.starts_with(&format!("{lang}/"));
    if let Some(lang) = languages.iter().skip(1).find(is_in) {
        return vec![(path.clone(), *lang)];
    }
    let page = address.page;
    let is_own = |lang: &&Lang| !page.is_translation || **lang == page.lang;
    let own = languages.iter().filter(is_own);
    own.map(|lang| (site.addresses.path(*lang, path), *lang))
        .collect()
}

/// The page at the old address `path` that leads to the document `at` in a language.
pub(super) fn redirect(
    site: &Site,
    path: &str,
    (lang, at): (Lang, usize),
) -> Result<String, RenderError> {
    let missing = || RenderError::NoSuchPath(path.to_owned());
    let document = site.playbook.documents.get(at).ok_or_else(missing)?;
    let address = site.addresses.documents.get(at).ok_or_else(missing)?;
    let here = Here {
        site,
        lang,
        at: address,
    };
    let new = here.path();
    let view = Redirect {
        lang: lang.code().to_owned(),
        title: here.title(&document.page).text,
        site: site.title(lang),
        href: relative(path, &new),
        canonical: site.absolute(&new),
        csp: CSP.to_owned(),
        styles: styles(site, path),
    };
    let page = site.theme.render(lang.code(), "redirect", &view)?;
    Ok(page.as_str().to_owned())
}

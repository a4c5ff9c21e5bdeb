//! Old addresses: a page each that leads to where the text is now, without a server's help and without a script.

use super::Output;
use crate::locale::Lang;
use crate::model::old_addresses::old_addresses;
use crate::site::addresses::relative;
use crate::site::here::Here;
use crate::site::view::Redirect;
use crate::site::{RenderError, Site};

/// Every old address that a document states, in each language; that of a translation in its own alone. One that begins
/// with the folder of a language is that language's.
pub(super) fn redirects(site: &Site) -> Vec<(String, Output)> {
    let languages = &site.options.languages;
    let mut redirects = Vec::new();
    for address in old_addresses(&site.playbook) {
        let from = address.page;
        let document = site.playbook.documents.iter().find(|document| {
            let mut pages = document.pages();
            pages.any(|page| page.path() == from.path())
        });
        let target = document.and_then(|document| site.address_of(&document.page));
        let Some((path, target)) = address.path.zip(target) else {
            continue;
        };
        let named = languages.iter().skip(1).find(|lang| path.starts_with(&format!("{lang}/")));
        if let Some(lang) = named {
            redirects.push((path, Output::Redirect(*lang, target.to_owned())));
            continue;
        }
        let own = languages.iter().filter(|lang| !from.is_translation || **lang == from.lang);
        redirects.extend(own.map(|lang| {
            let path = site.addresses.path(*lang, &path);
            (path, Output::Redirect(*lang, target.to_owned()))
        }));
    }
    redirects
}

/// The page at the old address `path` that leads to the page at `target` in a language.
pub(super) fn redirect(
    site: &Site,
    path: &str,
    (lang, target): (Lang, &str),
) -> Result<String, RenderError> {
    let here = Here {
        site,
        lang,
        at: target,
    };
    let document = site.addresses.documents.iter().position(|it| it == target);
    let document = document.and_then(|at| site.playbook.documents.get(at));
    let new = site.addresses.path(lang, target);
    let view = Redirect {
        lang: lang.code().to_owned(),
        title: document.map_or_else(|| site.title(lang), |it| here.title(&it.page).text),
        site: site.title(lang),
        href: relative(path, &new),
        canonical: site.absolute(&new),
        csp: crate::site::pages::CSP.to_owned(),
        styles: crate::site::pages::styles(site, path),
    };
    let page = site.theme.render(lang.code(), "redirect", &view)?;
    Ok(page.as_str().to_owned())
}

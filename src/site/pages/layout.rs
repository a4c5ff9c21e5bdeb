//! The frame around a page.

use super::{Heading, editions, search};
use crate::locale::Lang;
use crate::site::addresses::{HOME, relative};
use crate::site::here::Here;
use crate::site::view::{Alternate, Crumb, Html, Layout};
use crate::site::{Site, Subject, folder_of, outputs};

/// Nothing but this site's own files may be loaded, and nothing may be sent anywhere.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                   base-uri 'none'; form-action 'none'";

pub(super) fn view(here: Here<'_>, subject: Subject, heading: Heading, body: Html) -> Layout {
    let site = here.site;
    let mut crumbs = vec![Crumb {
        text: here.say("overview"),
        lang: None,
        href: Some(here.href(HOME)),
    }];
    crumbs.extend(heading.crumbs);
    crumbs.push(Crumb {
        text: heading.title.text.clone(),
        lang: heading.title.lang.clone(),
        href: None,
    });
    let edit = heading.source.as_ref().and_then(|source| here.edit(source));
    Layout {
        lang: here.lang.code().to_owned(),
        title: heading.title.text,
        title_lang: heading.title.lang,
        site: site.title(here.lang),
        description: heading.description,
        is_home: subject == Subject::Home,
        home: here.href(HOME),
        canonical: canonical(here, subject).filter(|_| subject != Subject::Whole),
        is_indexed: site.options.edition.is_none() && subject != Subject::Whole,
        edition: editions::notice(here, subject),
        editions: editions::links(here, subject),
        editions_href: editions::list(here),
        twin: twin(here, subject),
        feeds: outputs::feed_links(here),
        alternates: alternates(here),
        x_default: x_default(here),
        locale: locale(here.lang).to_owned(),
        preview: outputs::preview(here, subject),
        csp: CSP.to_owned(),
        styles: files(here, "css/", ".css"),
        early_scripts: files(here, "js/early", ".js"),
        scripts: files(here, "js/", ".js")
            .into_iter()
            .filter(|path| !path.contains("/js/early"))
            .collect(),
        about: here.href(&here.site.addresses.about),
        glossary: here.href(&here.site.addresses.glossary),
        paper: here.href(outputs::PAPER),
        whole: (subject != Subject::Whole).then(|| here.href(&here.site.addresses.whole)),
        search: search::offer(here),
        icon: files(here, "icon", ".svg").pop(),
        nav: marked(here, subject),
        crumbs,
        body,
        as_of: here.day(site.options.as_of),
        edit,
        source: heading.source,
        version: site.options.version.clone(),
        audience: here.audience(),
    }
}

/// Where readers who come from elsewhere are sent: a page of the past leads to that of today.
fn canonical(here: Here<'_>, subject: Subject) -> Option<String> {
    match editions::today(here, subject) {
        Some(address) => {
            let path = here.site.addresses.path(here.lang, &address);
            here.site.absolute(&path)
        }
        None => own(here, here.lang),
    }
}

/// Where the page itself will live on the web.
fn own(here: Here<'_>, lang: Lang) -> Option<String> {
    let path = here.site.addresses.path(lang, here.at);
    here.site.absolute(&format!("{}{path}", here.site.root))
}

fn twin(here: Here<'_>, subject: Subject) -> Option<String> {
    let has_one = outputs::has_twins(here.site) && subject.is_listed();
    has_one.then(|| here.href(&outputs::twin_address(here.at)))
}

/// Where readers of any other language are sent: to the first one.
fn x_default(here: Here<'_>) -> Option<String> {
    match here.site.options.languages.as_slice() {
        [first, _, ..] => own(here, *first),
        _ => None,
    }
}

fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en_GB",
        Lang::Ru => "ru_RU",
    }
}

fn alternates(here: Here<'_>) -> Vec<Alternate> {
    let alternate = |lang: &Lang| Alternate {
        lang: lang.code().to_owned(),
        name: lang.name().to_owned(),
        href: relative(&here.path(), &here.site.addresses.path(*lang, here.at)),
        canonical: own(here, *lang),
        is_current: *lang == here.lang,
    };
    here.site.options.languages.iter().map(alternate).collect()
}

/// The style sheets, as they are reached from a path of today's site.
pub(in crate::site) fn styles(site: &Site, from: &str) -> Vec<String> {
    statics(site, from, ("css/", ".css"))
}

/// The theme's files directly in a folder whose names start and end so.
pub(super) fn files(here: Here<'_>, start: &str, end: &str) -> Vec<String> {
    let from = format!("{}{}", here.site.root, here.path());
    statics(here.site, &from, (start, end))
}

fn statics(site: &Site, from: &str, (start, end): (&str, &str)) -> Vec<String> {
    let names = site.theme.statics().keys().filter(|name| {
        let rest = name.strip_prefix(start);
        rest.is_some_and(|rest| rest.ends_with(end) && !rest.contains('/'))
    });
    names
        .map(|name| relative(from, &format!("{}/{name}", site.assets)))
        .collect()
}

/// The folder's navigation with the entry of this page marked: the page itself, or the list it belongs to.
fn marked(here: Here<'_>, subject: Subject) -> Html {
    let Some(nav) = here
        .site
        .navs
        .get(&(here.lang, folder_of(here.at).to_owned()))
    else {
        return Html::default();
    };
    let own = here.href(here.at);
    let section = super::navigation::section(here, subject).map(|address| here.href(&address));
    let marks = [(Some(own), "page"), (section, "true")];
    for (href, current) in marks {
        let Some(href) = href else { continue };
        let link = format!("<a href=\"{}\"", crate::site::theme::escape(&href));
        if nav.as_str().contains(&link) {
            let marked =
                nav.as_str()
                    .replacen(&link, &format!("{link} aria-current=\"{current}\""), 1);
            return Html::trusted(marked);
        }
    }
    nav.clone()
}

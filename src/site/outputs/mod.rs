//! The files of a site that are not pages: for feed readers, calendars, search engines, networks and other programs.
//!
//! [`Output`] is the one list of them. A new one is a variant here, a line in [`Site::outputs`] that says where it is and
//! when, a line in [`Output::render`], and a file beside this one that writes it. Each is made of a [`Site`] alone, so
//! whatever is kept from a site's readers is kept from its outputs too.

mod calendar;
mod card;
pub mod data;
mod embed;
mod feeds;
mod icons;
mod ics;
mod llms;
mod paper;
mod redirects;
mod robots;
mod single;
mod sitemap;
mod twins;
mod versions;
mod xml;

use super::addresses::absolute;
use super::{RenderError, Site, Subject, pages, search};
use crate::locale::Lang;
pub(super) use calendar::address as calendar_address;
pub(super) use card::preview;
#[cfg(test)]
pub(super) use embed::base64;
pub(super) use embed::data_uri;
pub(super) use feeds::{Stream, links as feed_links};
pub(super) use paper::ADDRESS as PAPER;
pub use single::SINGLE_MARK;
pub(super) use twins::{address as twin_address, has_twins};

/// A file that is not a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Output {
    /// The coming dates, or those of a side, for calendars.
    Calendar(Lang, Option<String>),
    /// What is shown beside a link to pages of a kind.
    Card(Lang, card::Card),
    /// A part of the model, for programs.
    Data(data::Part),
    /// What stands in the margins of paper.
    Paper(Lang),
    /// What is new, for feed readers.
    Feed(Lang, Stream),
    /// What a page says, as Markdown; the page by its address.
    Twin(Lang, String, Subject),
    /// The list of pages, for language models.
    Llms(Lang),
    /// The editions, for those who switch between them.
    Versions,
    /// A page at an old address of the document at this place of the playbook.
    Redirect(Lang, usize),
    /// What the site's own search looks through.
    SearchIndex(Lang),
    /// Where every page is, for search engines.
    SiteMap,
    /// What search engines may look at.
    Robots,
}

impl Site {
    /// Every output with its path below the site's root. Past editions have their data and their calendar; what leads to the site as a whole
    /// is in today's only, for they are reached through it.
    pub(super) fn outputs(&self) -> Vec<(String, Output)> {
        let data = data::Part::ALL.into_iter();
        let mut outputs: Vec<(String, Output)> = data
            .map(|part| (part.path().to_owned(), Output::Data(part)))
            .collect();
        for lang in &self.options.languages {
            let path = |address: &str| self.addresses.path(*lang, address);
            let sides = self.playbook.sides().into_iter();
            let sides = sides.map(|side| Some(side.as_str().to_owned()));
            outputs.extend(std::iter::once(None).chain(sides).map(|side| {
                let address = calendar_address(side.as_deref());
                (path(&address), Output::Calendar(*lang, side))
            }));
            outputs.push((search::address(*lang), Output::SearchIndex(*lang)));
            outputs.push((path(PAPER), Output::Paper(*lang)));
        }
        if self.options.edition.is_some() {
            return outputs;
        }
        for lang in &self.options.languages {
            let path = |address: &str| self.addresses.path(*lang, address);
            let streams = feeds::streams(self).into_iter();
            outputs.extend(streams.map(|it| (path(it.address()), Output::Feed(*lang, it))));
            outputs.extend(card::cards(self, *lang));
            outputs.extend(twins::twins(self).into_iter().map(|(address, subject)| {
                let twin = path(&twins::address(&address));
                (twin, Output::Twin(*lang, address, subject))
            }));
            if llms::has_llms(self) {
                outputs.push((path(llms::ADDRESS), Output::Llms(*lang)));
            }
        }
        outputs.push(("robots.txt".to_owned(), Output::Robots));
        if self.options.base_url.is_some() {
            outputs.push(("sitemap.xml".to_owned(), Output::SiteMap));
        }
        if self.options.has_editions {
            outputs.push(("versions.json".to_owned(), Output::Versions));
        }
        outputs.extend(redirects::redirects(self));
        outputs
    }

    /// The absolute address of a path below the root of today's site; `None` where nobody said where it will live.
    pub(super) fn absolute(&self, path: &str) -> Option<String> {
        Some(absolute(self.options.base_url.as_ref()?, path))
    }
}

impl Output {
    /// The bytes of the file at `path`.
    pub(super) fn render(&self, site: &Site, path: &str) -> Result<Vec<u8>, RenderError> {
        Ok(match self {
            Self::Calendar(lang, party) => {
                calendar::calendar(site, *lang, party.as_deref()).into_bytes()
            }
            Self::Card(lang, card) => card::card(site, *lang, *card)?,
            Self::Data(part) => part.write(site).into_bytes(),
            Self::Paper(lang) => paper::margins(site, *lang).into_bytes(),
            Self::Feed(lang, stream) => feeds::feed(site, *lang, *stream).into_bytes(),
            Self::Redirect(lang, document) => {
                redirects::redirect(site, path, (*lang, *document))?.into_bytes()
            }
            Self::Twin(lang, address, subject) => {
                twins::twin(site, *lang, (address, *subject))?.into_bytes()
            }
            Self::Llms(lang) => llms::llms(site, *lang).into_bytes(),
            Self::Versions => versions::versions(site).into_bytes(),
            Self::SearchIndex(lang) => pages::search_index(site, *lang).into_bytes(),
            Self::SiteMap => sitemap::site_map(site).into_bytes(),
            Self::Robots => robots::robots(site).into_bytes(),
        })
    }
}

//! Preview pictures (OpenGraph): what networks and messengers show beside a link.
//!
//! One for each kind of page and language, for the page's own title stands beside it in words. It says whose playbook it
//! is and what sort of page, and nothing that was measured: such pictures are kept for long by whoever fetched them. They
//! are drawn here, with a font that is shipped, so that a build needs no network and gives the same bytes everywhere.

mod canvas;
mod letters;

use super::Output;
use crate::locale::Lang;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::here::Here;
use crate::site::view::Preview;
use crate::site::{RenderError, Site, Subject};
use canvas::{Canvas, Ink};
use letters::{Face, Lines};

/// The size that networks ask for.
const WIDTH: u16 = 1200;
const HEIGHT: u16 = 630;

/// The margin around the words.
const MARGIN: f32 = 88.0;
/// How high the band at the top is.
const BAND: u16 = 14;
/// The letters of the small lines, in pixels.
const SMALL: f32 = 36.0;
/// The letters of the large line: the first size at which it fits.
const LARGE: [f32; 4] = [108.0, 88.0, 72.0, 56.0];
/// How many lines the large words may have.
const MOST_LINES: usize = 3;

/// What a picture is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) enum Card {
    /// The playbook as a whole.
    Site,
    /// A document of a kind.
    Document(Kind),
    /// The list of the documents of a kind.
    List(Kind),
    /// A page of the site's own, by the word of its title.
    Page(&'static str),
}

impl Card {
    /// The picture of a page; none for one that nobody links to.
    fn of(site: &Site, subject: Subject) -> Option<Self> {
        Some(match subject {
            Subject::NotFound | Subject::Whole => return None,
            Subject::Home => Self::Site,
            Subject::Document(at) => Self::Document(site.playbook.documents.get(at)?.page.kind),
            Subject::List(kind) => Self::List(kind),
            other => Self::Page(other.word()?),
        })
    }

    /// Where the picture is below the root of its language.
    fn address(self) -> String {
        match self {
            Self::Site => "cards/site.png".to_owned(),
            Self::Document(kind) => format!("cards/{}.png", kind.word()),
            Self::List(kind) => format!("cards/list-{}.png", kind.word()),
            Self::Page(word) => format!("cards/page-{word}.png"),
        }
    }

    /// The large words; none for the site itself, whose title is enough.
    fn words(self, here: Here<'_>) -> Option<String> {
        match self {
            Self::Site => None,
            Self::Document(kind) => Some(kind.label(here.lang).to_owned()),
            Self::List(kind) => Some(here.say(&format!("kinds-{}", kind.word()))),
            Self::Page(word) => Some(here.say(word)),
        }
    }
}

/// Every picture of the site: of today's pages, and only where it is known where they will live, since networks want
/// absolute addresses.
pub(super) fn cards(site: &Site, lang: Lang) -> Vec<(String, Output)> {
    if site.options.base_url.is_none() || site.options.edition.is_some() {
        return Vec::new();
    }
    let subjects = site.subjects().into_iter();
    let mut cards: Vec<Card> = subjects
        .filter_map(|(_, subject)| Card::of(site, subject))
        .collect();
    cards.sort_unstable();
    cards.dedup();
    let path = |card: &Card| site.addresses.path(lang, &card.address());
    cards
        .into_iter()
        .map(|card| (path(&card), Output::Card(lang, card)))
        .collect()
}

/// What the head of a page says of its picture.
pub(in crate::site) fn preview(here: Here<'_>, subject: Subject) -> Option<Preview> {
    let site = here.site;
    let card = Card::of(site, subject).filter(|_| site.options.edition.is_none())?;
    let path = site.addresses.path(here.lang, &card.address());
    let title = site.title(here.lang);
    Some(Preview {
        url: site.absolute(&path)?,
        width: WIDTH,
        height: HEIGHT,
        alt: match card.words(here) {
            Some(words) => format!("{words} · {title}"),
            None => title,
        },
    })
}

/// The picture as a PNG.
pub(super) fn card(site: &Site, lang: Lang, card: Card) -> Result<Vec<u8>, RenderError> {
    let address = card.address();
    let here = Here {
        site,
        lang,
        at: &address,
    };
    let title = site.title(lang);
    let (above, large) = match card.words(here) {
        Some(words) => (title, words),
        None => (String::new(), title),
    };
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    canvas.band(0, BAND, Ink::Accent);
    let room = f32::from(WIDTH) - 2.0 * MARGIN;
    let small = |text: &str| Lines::fitting(Face::Regular, text, room, &[SMALL], 1);
    canvas.text(&small(&above), MARGIN, MARGIN, Ink::Soft);
    let large = Lines::fitting(Face::SemiBold, &large, room, &LARGE, MOST_LINES);
    let top = (f32::from(HEIGHT) - large.height()) / 2.0;
    canvas.text(&large, MARGIN, top, Ink::Full);
    let sides = small(&sides(here));
    let bottom = f32::from(HEIGHT) - MARGIN - sides.height();
    canvas.text(&sides, MARGIN, bottom, Ink::Soft);
    canvas
        .png()
        .map_err(|error| RenderError::Picture(address.clone(), error.to_string()))
}

/// Who keeps the playbook.
fn sides(here: Here<'_>) -> String {
    let sides = here.site.playbook.sides().into_iter();
    let names = sides.map(|side| here.link_by_id(Kind::Party, side.as_str()).text);
    names.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests;

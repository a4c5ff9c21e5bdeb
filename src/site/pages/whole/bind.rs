//! Makes the body of a page a chapter among others.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Reach;
use super::tags::{Piece, Tag, pieces};
use crate::site::addresses::{decoded, encoded, relative};
use crate::site::here::Here;
use crate::site::theme::escape;
use crate::site::{Item, outputs};
use crate::text::DocPath;

/// How far headings go down: the cover has the first level, the parts the second.
const DOWN: u8 = 2;

/// What leads around on a page of its own and has no place in a chapter.
const LEFT_OUT: [&str; 3] = ["toc", "pager", "filter"];

/// Attributes that name places on their own page.
const REFERENCES: [&str; 6] = [
    "for",
    "headers",
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
    "aria-owns",
];

/// Where a chapter begins, and which places are in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    anchor: String,
    places: BTreeSet<String>,
}

impl Bound {
    pub(super) fn new(anchor: String) -> Self {
        Self {
            anchor,
            places: BTreeSet::new(),
        }
    }
}

/// Knows all chapters, and makes each fit among them.
pub(super) struct Binder<'a> {
    /// The page that holds all of them.
    whole: Here<'a>,
    reach: Reach,
    /// By the path of the chapter's page in the site.
    chapters: BTreeMap<String, Bound>,
}

/// A chapter while it is being bound.
struct Chapter<'a> {
    here: Here<'a>,
    bound: &'a Bound,
}

impl<'a> Binder<'a> {
    pub(super) fn new(whole: Here<'a>, reach: Reach, chapters: BTreeMap<String, Bound>) -> Self {
        Self {
            whole,
            reach,
            chapters,
        }
    }

    /// Where the chapter of the page at `path` begins.
    pub(super) fn anchor(&self, path: &str) -> &str {
        self.chapters.get(path).map_or("", |bound| &bound.anchor)
    }

    /// Notes which places the body of the page at `path` has.
    pub(super) fn learn(&mut self, path: &str, body: &str) {
        let Some(bound) = self.chapters.get_mut(path) else {
            return;
        };
        for piece in kept(body, true) {
            let Piece::Open(tag) = piece else { continue };
            let ids = tag.attributes.iter().filter(|(name, _)| *name == "id");
            bound
                .places
                .extend(ids.filter_map(|(_, id)| Some(plain((*id)?))));
        }
    }

    /// The body of the page at `here` as a chapter.
    pub(super) fn bind(&self, here: Here<'_>, body: &str, is_headed: bool) -> String {
        let mut out = String::with_capacity(body.len() + body.len() / 4);
        let Some(bound) = self.chapters.get(&here.path()) else {
            return out;
        };
        let chapter = Chapter { here, bound };
        for piece in kept(body, is_headed) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Open(tag) => self.open(&chapter, &tag, &mut out),
                Piece::Close(name) => {
                    // Writing to a string does not fail.
                    let _ = write!(out, "</{}>", lowered(name));
                }
            }
        }
        out
    }

    fn open(&self, chapter: &Chapter<'_>, tag: &Tag<'_>, out: &mut String) {
        let level = level(tag.name);
        let _ = write!(out, "<{}", lowered(tag.name));
        let mut has_class = false;
        for (name, value) in &tag.attributes {
            has_class |= *name == "class";
            let Some(value) = value else {
                let _ = write!(out, " {name}");
                continue;
            };
            let value = match (*name, level) {
                ("class", Some(level)) => Some(Cow::from(format!("as-h{level} {value}"))),
                _ => self.value(chapter, name, value),
            };
            if let Some(value) = value {
                let _ = write!(out, " {name}=\"{}\"", value.replace('"', "&quot;"));
            }
        }
        if let Some(level) = level.filter(|_| !has_class) {
            let _ = write!(out, " class=\"as-h{level}\"");
        }
        let is_open = tag.attributes.iter().any(|(name, _)| *name == "open");
        // Paper cannot be clicked on.
        if tag.name == "details" && !is_open {
            out.push_str(" open");
        }
        out.push_str(if tag.is_closed { "/>" } else { ">" });
    }

    /// The value of an attribute in the chapter; none where it has no meaning there.
    fn value<'v>(&self, chapter: &Chapter<'_>, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
        let own = |place: &str| format!("{}~{place}", escape(&chapter.bound.anchor));
        Some(match name {
            "id" => own(value).into(),
            name if REFERENCES.contains(&name) => {
                let places: Vec<String> = value.split_whitespace().map(own).collect();
                places.join(" ").into()
            }
            "href" | "xlink:href" => escape(&self.lead(chapter, &plain(value))?).into(),
            "src" => escape(&self.picture(chapter, &plain(value))?).into(),
            // There would be hundreds of regions, many of one name, where one wants to find a few.
            "role" if value == "region" => "group".into(),
            _ if value.contains("url(#") => {
                let start = format!("url(#{}~", escape(&chapter.bound.anchor));
                value.replace("url(#", &start).into()
            }
            _ => value.into(),
        })
    }

    /// Where a link of a chapter leads; nowhere if that does not travel with the page.
    fn lead(&self, chapter: &Chapter<'_>, href: &str) -> Option<String> {
        let (path, place) = href.split_once('#').unwrap_or((href, ""));
        let place = decoded(place);
        if path.is_empty() {
            return Some(target(chapter.bound, &place));
        }
        if is_whole(path) {
            return Some(href.to_owned());
        }
        let (file, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
        let root = &self.whole.site.root;
        let from = DocPath::new(&format!("{root}{}", chapter.here.path()));
        let file = from.join(&decoded(file))?;
        let own = file.as_str().strip_prefix(root.as_str());
        if let Some(bound) = own.and_then(|path| self.chapters.get(path)) {
            return Some(target(bound, &place));
        }
        let fragment = href.find('#').map_or("", |at| &href[at..]);
        let lead = match self.reach {
            Reach::Site => relative(&format!("{root}{}", self.whole.path()), file.as_str()),
            Reach::Alone => self.whole.site.absolute(file.as_str())?,
        };
        Some(format!("{lead}{query}{fragment}"))
    }

    /// The source of a picture of a chapter.
    fn picture(&self, chapter: &Chapter<'_>, src: &str) -> Option<String> {
        if is_whole(src) {
            return Some(src.to_owned());
        }
        match self.reach {
            Reach::Site => self.lead(chapter, src),
            Reach::Alone => {
                let path = DocPath::new(&chapter.here.path()).join(&decoded(src))?;
                let item = self.whole.site.items.get(path.as_str())?;
                let Item::Attachment(file) = item else {
                    return None;
                };
                let bytes = self.whole.site.attachments.get(file)?;
                outputs::data_uri(file.as_str(), bytes)
            }
        }
    }
}

/// The link to a place in a chapter, or to its beginning where it has no such place.
fn target(bound: &Bound, place: &str) -> String {
    if bound.places.contains(place) {
        format!("#{}", encoded(&format!("{}~{place}", bound.anchor)))
    } else {
        format!("#{}", encoded(&bound.anchor))
    }
}

/// The pieces without those elements that have no place in a chapter; the opening too, where something else heads it.
fn kept(body: &str, is_headed: bool) -> impl Iterator<Item = Piece<'_>> {
    // The element that is being left out, and how many of its name are open.
    let mut skipped: Option<(&str, usize)> = None;
    pieces(body).filter(move |piece| {
        let Some((name, depth)) = skipped else {
            if let Piece::Open(tag) = piece
                && !tag.is_closed
                && is_left_out(tag, is_headed)
            {
                skipped = Some((tag.name, 1));
                return false;
            }
            return true;
        };
        let depth = match piece {
            Piece::Open(tag) if tag.name == name && !tag.is_closed => depth + 1,
            Piece::Close(it) if *it == name => depth - 1,
            _ => depth,
        };
        skipped = (depth > 0).then_some((name, depth));
        false
    })
}

fn is_left_out(tag: &Tag<'_>, is_headed: bool) -> bool {
    let is_status = tag
        .attributes
        .iter()
        .any(|(name, _)| *name == "data-filter-status");
    is_status || tag.has_class(&LEFT_OUT) || (!is_headed && tag.has_class(&["opening"]))
}

fn is_whole(address: &str) -> bool {
    let first = address.split('/').next().unwrap_or("");
    address.starts_with("//") || first.contains(':')
}

/// The level of a heading.
fn level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn lowered(name: &str) -> Cow<'_, str> {
    match level(name) {
        Some(level) => format!("h{}", (level + DOWN).min(6)).into(),
        None => name.into(),
    }
}

/// Undoes the escapes of an attribute's value.
fn plain(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

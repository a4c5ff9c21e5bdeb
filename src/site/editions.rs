//! The editions that are published together, and how their pages lead to one another.
//!
//! Each edition is a [`Site`] of its own, in a folder below that of today. What a page is about is told by words that mean
//! the same in all of them ([`Site::identity`]), so that a document which has moved since is still found.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::Site;
use super::contents::identity_of;
use super::past::Since;
use crate::history::Edition;
use crate::text::DocPath;
use crate::value::Date;

/// The folder of past editions.
pub(super) const FOLDER: &str = "editions/";

/// A past edition and its site.
#[derive(Debug)]
pub struct PastSite {
    /// The site.
    pub site: Site,
    /// The day on which its commit was made.
    pub committed: Option<Date>,
    /// Where files of that time stand today, where that is another place.
    pub moved: BTreeMap<DocPath, DocPath>,
}

/// What an edition's neighbours know of it.
#[derive(Debug, Clone)]
pub(super) struct Volume {
    /// Which edition it is; `None` for today's.
    pub(super) edition: Option<Edition>,
    /// The day on which its commit was made, for past ones.
    pub(super) committed: Option<Date>,
    /// Where it lives below the site of today.
    pub(super) root: String,
    /// What changed since the edition before it.
    pub(super) since: Option<Arc<Since>>,
    /// The address of each page, by what it is about.
    places: BTreeMap<String, String>,
    /// What a page of it is about in today's words, where that differs.
    today: BTreeMap<String, String>,
}

/// A site's place among the editions.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    /// All of them, oldest first; today's is the last.
    pub(super) volumes: Arc<[Volume]>,
    /// Which of them the site is.
    pub(super) own: usize,
}

/// Past editions that stay as they are while today's site changes, as it does while somebody writes.
///
/// For readers who see less they were made of what was seen then and is seen today: a document that was deleted since is
/// shown to the sides only.
#[derive(Debug)]
pub struct Shelf {
    past: Vec<PastSite>,
    volumes: Vec<Volume>,
}

impl Shelf {
    /// The past editions, oldest first.
    pub fn new(past: Vec<PastSite>) -> Self {
        let volumes = past.iter().map(Volume::of_past).collect();
        Self { past, volumes }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.past.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.past.is_empty()
    }

    /// The folders they live in, with the final `/`.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        self.past.iter().map(|past| past.site.root())
    }

    /// Makes today's site know of them.
    pub fn seat(&self, today: &mut Site) {
        let own = Volume::of(today);
        let volumes: Vec<Volume> = self.volumes.iter().cloned().chain([own]).collect();
        today.seat = (!self.is_empty()).then_some(Seat {
            own: self.len(),
            volumes: volumes.into(),
        });
    }

    /// The edition at `own`, knowing of the others and of today's site, which was seated here.
    pub fn edition(&self, own: usize, today: &Site) -> Option<Site> {
        let mut site = self.past.get(own)?.site.clone();
        let volumes = Arc::clone(&today.seat.as_ref()?.volumes);
        site.seat = Some(Seat { volumes, own });
        Some(site)
    }
}

impl Volume {
    fn of(site: &Site) -> Self {
        Self {
            edition: site.options.edition.clone(),
            committed: None,
            root: site.root.clone(),
            since: site.past.as_ref().and_then(|past| past.since.clone()),
            places: site.places(),
            today: BTreeMap::new(),
        }
    }

    fn of_past(past: &PastSite) -> Self {
        let moved = past.moved.iter();
        Self {
            committed: past.committed,
            today: moved
                .map(|(then, now)| (identity_of(then), identity_of(now)))
                .collect(),
            ..Self::of(&past.site)
        }
    }

    /// The address of the page that is about what `identity`, in today's words, says.
    pub(super) fn address(&self, identity: &str) -> Option<&str> {
        let mut moved = self.today.iter();
        let own = moved.find(|(_, now)| *now == identity);
        let own = own.map_or(identity, |(then, _)| then);
        // What moved here since was another page then.
        let is_taken = own == identity && self.today.contains_key(own);
        self.places
            .get(own)
            .filter(|_| !is_taken)
            .map(String::as_str)
    }
}

impl Seat {
    /// The edition that the site is.
    pub(super) fn volume(&self) -> &Volume {
        &self.volumes[self.own]
    }

    /// Today's edition.
    pub(super) fn today(&self) -> &Volume {
        &self.volumes[self.volumes.len() - 1]
    }

    /// Where the page that is about `identity`, in the words of this edition, stands in another.
    pub(super) fn address_in<'a>(&'a self, other: &'a Volume, identity: &str) -> Option<&'a str> {
        let now = self.volume().today.get(identity);
        other.address(now.map_or(identity, String::as_str))
    }
}

/// The folder of an edition. Whatever a tag is called, two have two folders.
pub(super) fn root_of(edition: &Edition) -> String {
    let mut root = FOLDER.to_owned();
    for letter in edition.id.chars() {
        if letter.is_alphanumeric() || "-_.".contains(letter) {
            root.push(letter);
        } else {
            // Writing to a string does not fail.
            let _ = write!(root, "~{:x}~", u32::from(letter));
        }
    }
    root + "/"
}

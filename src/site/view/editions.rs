//! Editions: what a page says of those beside its own.

use super::Day;
use serde::Serialize;

/// The edition that a page of the past belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionNotice {
    /// The edition's name, such as `2026-Q1`.
    pub id: String,
    /// The day it speaks of.
    pub as_of: Day,
    /// The day on which its commit was made.
    pub committed: Option<Day>,
    /// The commit, shortened.
    pub commit: String,
    /// The same page of today, relative; where there is none any more, today's front page.
    pub today: String,
    /// Whether the page is still there today.
    pub is_there: bool,
}

/// An edition, and where the page stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionLink {
    /// The edition's name; null for today's.
    pub id: Option<String>,
    /// The same page there, relative; where it has none, its front page.
    pub href: String,
    /// Whether the page is there.
    pub is_there: bool,
    /// Whether it is the edition of this page.
    pub is_current: bool,
    /// `previous` or `next` for the neighbours of this page's edition.
    pub neighbour: Option<String>,
}

/// A feed for feed readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// What it tells.
    pub title: String,
    /// Where it is, relative.
    pub href: String,
}

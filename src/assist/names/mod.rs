//! The names in a playbook: where each stands, what it names, and where that is defined.
//!
//! One list serves going to a definition, finding uses and renaming, so that they cannot disagree.

mod cells;
mod config;
mod fields;
mod items;
mod links;
mod thing;

use crate::model::{Page, Playbook};
use crate::rules::Context;
use crate::text::{DocPath, SourceFile, Span};

use super::View;

pub(super) use config::{loose, settings};
pub(super) use fields::column_target;
pub(super) use items::{item_entry, tables};
pub(super) use thing::{Thing, of_object, of_target};

/// What part a name plays where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// It makes the thing known.
    Definition,
    /// It refers to the thing, and would have to change with its name.
    Use,
    /// The file of the thing in the address of a link.
    Address,
    /// It leads to the thing without saying its name: the words of a link.
    Around,
}

/// A name in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Where it stands.
    pub(super) span: Span,
    /// The id itself, where it is written as it reads.
    pub(super) id: Option<Span>,
    /// What it names.
    pub(super) thing: Thing,
    /// What part it plays.
    pub(super) part: Part,
    /// The very file that is meant, where a link says.
    pub(super) file: Option<DocPath>,
}

impl Name {
    /// A name whose text may be the id alone.
    fn new(file: &SourceFile, span: Span, id: &str, thing: Thing, part: Part) -> Self {
        let inner = crate::model::field::inside_quotes(id, span);
        let is_exact = file.slice(inner) == id;
        Self {
            span,
            id: is_exact.then_some(inner),
            thing,
            part,
            file: None,
        }
    }
}

/// Every name in the file at `path`, in no order.
pub(super) fn in_file(context: &Context<'_>, path: &DocPath) -> Vec<Name> {
    let playbook = context.playbook;
    if let Some(page) = page_at(playbook, path) {
        return in_page(context, page);
    }
    if *path == playbook.config_file.path {
        return config::names(playbook);
    }
    if path.extension() == Some("csv") {
        return cells::names(context, path);
    }
    Vec::new()
}

/// Every name in a document.
pub(super) fn in_page(context: &Context<'_>, page: &Page) -> Vec<Name> {
    let mut names = fields::names(context, page);
    names.extend(items::names(context.playbook, page));
    names.extend(links::names(context.playbook, page));
    names
}

/// Every name of a thing in all files, in the order of files and places.
pub(super) fn all_of(context: &Context<'_>, thing: &Thing) -> Vec<(DocPath, Name)> {
    let playbook = context.playbook;
    let mut found: Vec<(DocPath, Name)> = Vec::new();
    let pages = playbook.pages().map(|page| page.path().clone());
    let ledgers = context.actuals.ledgers.tables().flat_map(|table| {
        let files = table.files.iter().map(|file| file.path.clone());
        files.filter(|path| path.extension() == Some("csv"))
    });
    let settings = std::iter::once(playbook.config_file.path.clone());
    let mut paths: Vec<DocPath> = pages.chain(ledgers).chain(settings).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let names = in_file(context, &path).into_iter();
        let mut own: Vec<Name> = names.filter(|name| name.thing == *thing).collect();
        own.sort_by_key(|name| (name.span, name.part));
        own.dedup_by_key(|name| name.span);
        found.extend(own.into_iter().map(|name| (path.clone(), name)));
    }
    found
}

/// The name at a place: of several the one that says least around it.
pub(super) fn at(view: &View<'_>, offset: usize) -> Option<Name> {
    let names = in_file(view.context, &view.file.path).into_iter();
    let touching = names.filter(|name| name.span.touches(offset));
    touching.min_by_key(|name| (name.span.end - name.span.start, name.part))
}

/// The page that is written in a file.
pub(super) fn page_at<'p>(playbook: &'p Playbook, path: &DocPath) -> Option<&'p Page> {
    let document = playbook.at(path)?;
    let page = document.pages().find(|page| page.path() == path)?;
    Some(page)
}

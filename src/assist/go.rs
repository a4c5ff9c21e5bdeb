//! Where a name leads, and who else uses it.

use super::View;
use super::names::{self, Part, Thing};
use crate::finding::Place;

/// Where the name at `offset` is defined.
pub fn definition(view: &View<'_>, offset: usize) -> Vec<Place> {
    let Some(name) = names::at(view, offset) else {
        return Vec::new();
    };
    let playbook = view.context.playbook;
    if let Some((page, heading)) = name.thing.heading(playbook) {
        return vec![Place::new(page.path(), heading.span)];
    }
    let mut places = match &name.thing {
        Thing::Document(kind, id) => {
            let document = playbook.document(*kind, id);
            let page = document.map(|document| {
                let meant = name.file.as_ref();
                let meant = meant.and_then(|path| names::page_at(playbook, path));
                meant.unwrap_or(&document.page)
            });
            let title = |page: &crate::model::Page| {
                let own = names::in_page(view.context, page);
                let own = own.into_iter().find(|it| it.part == Part::Definition);
                own.map(|own| Place::new(page.path(), own.span))
            };
            page.and_then(title).into_iter().collect()
        }
        Thing::File(path) => vec![Place::new(path, crate::text::Span::at(0))],
        thing => defined(view, thing),
    };
    places.sort();
    places
}

/// The places that make a thing known.
fn defined(view: &View<'_>, thing: &Thing) -> Vec<Place> {
    let all = names::all_of(view.context, thing).into_iter();
    let own: Vec<Place> = all
        .filter(|(_, name)| name.part == Part::Definition)
        .map(|(path, name)| Place::new(&path, name.span))
        .collect();
    match thing {
        // A key of the front matter that is no item of a table.
        Thing::Item { kind, id, key } if own.is_empty() => {
            let document = view.context.playbook.document(*kind, id);
            let entry = document.and_then(|it| Some((it, names::item_entry(&it.page, key)?)));
            let place = |(document, entry): (&crate::model::Document, &crate::parse::Entry)| {
                Place::new(document.page.path(), entry.key.span)
            };
            entry.map(place).into_iter().collect()
        }
        _ => own,
    }
}

/// Every place that uses the name at `offset`, in the order of files.
pub fn references(view: &View<'_>, offset: usize, with_definition: bool) -> Vec<Place> {
    let Some(name) = names::at(view, offset) else {
        return Vec::new();
    };
    let is_wanted = |part: Part| match part {
        Part::Definition => with_definition,
        Part::Use | Part::Address => true,
        Part::Around => false,
    };
    let all = names::all_of(view.context, &name.thing).into_iter();
    all.filter(|(_, name)| is_wanted(name.part))
        .map(|(path, name)| Place::new(&path, name.id.unwrap_or(name.span)))
        .collect()
}

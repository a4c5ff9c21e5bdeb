//! What changes when a name changes.
//!
//! A rename leaves everything as true as it was: where a text that was signed, sealed or decided
//! names the thing, it is refused, for whoever acknowledged those words should not find others.

mod after;
mod alias;
mod edits;
mod held;
mod id;
#[cfg(test)]
mod tests;

use super::names::{self, Name, Thing};
use super::{Renamed, View};
use crate::locale::Message;
use crate::model::{Kind, Page};
use crate::text::Span;

/// The name at `offset` where it can be renamed: where it stands, and what it is.
pub fn renamable(view: &View<'_>, offset: usize) -> Option<(Span, String)> {
    let name = names::at(view, offset)?;
    let old = id_of(view, &name.thing).ok()?;
    Some((name.id.unwrap_or(name.span), old))
}

/// What changes when the name at `offset` becomes `new`.
///
/// # Errors
///
/// Says in words why it cannot: nothing stands there that has a name, the name is taken or is no
/// id, or something that must not be edited names it.
pub fn rename(view: &View<'_>, offset: usize, new: &str) -> Result<Renamed, Message> {
    let Some(Name { thing, .. }) = names::at(view, offset) else {
        return Err(Message::new("assist-nothing-to-rename"));
    };
    let old = id_of(view, &thing)?;
    let new = new.trim();
    if new == old {
        return Ok(Renamed::default());
    }
    id::check(view.context, &thing, new)?;
    held::by_loose_words(view.context, &thing, &old)?;
    let mut renamed = edits::of(view.context, &thing, &old, new)?;
    held::by_people(view.context, &mut renamed)?;
    renamed
        .edits
        .sort_by(|one, other| (&one.path, one.span).cmp(&(&other.path, other.span)));
    Ok(renamed)
}

/// The id of a thing, or why it cannot have another.
fn id_of(view: &View<'_>, thing: &Thing) -> Result<String, Message> {
    let playbook = view.context.playbook;
    match thing {
        Thing::Document(kind, id) => {
            let document = playbook.document(*kind, id);
            let page = document.map(|document| &*document.page);
            match page.map(|page| fixed(view, page)) {
                Some(None) => Ok(id.clone()),
                Some(Some(reason)) => Err(reason.with("id", id)),
                None => Err(Message::new("assist-nothing-to-rename")),
            }
        }
        Thing::Person(id) | Thing::Market(id) => Ok(id.clone()),
        Thing::Item {
            kind: Kind::Alignment,
            key,
            ..
        } => Err(Message::new("assist-rename-sheet").with("id", key)),
        Thing::Item { kind, id, key } => {
            let document = playbook.document(*kind, id);
            let page = document.map(|document| &document.page);
            let is_item = page.is_some_and(|page| {
                let mut tables = names::tables(page).iter();
                tables.any(|table| {
                    let table = page.fields.get(table);
                    table.is_some_and(|table| table.value.get(key).is_some())
                })
            });
            if is_item {
                Ok(key.clone())
            } else {
                Err(Message::new("assist-nothing-to-rename"))
            }
        }
        _ => Err(Message::new("assist-nothing-to-rename")),
    }
}

/// Why a document must be called as it is: its name says what it is, or which period it is about.
fn fixed(view: &View<'_>, page: &Page) -> Option<Message> {
    if page.common.id.is_some() {
        return None;
    }
    match page.kind {
        Kind::Update | Kind::HealthCheck | Kind::Review => {
            Some(Message::new("assist-rename-period"))
        }
        kind if view.context.playbook.config.place(kind) == page.path().as_str() => {
            Some(Message::new("assist-rename-place"))
        }
        _ => None,
    }
}

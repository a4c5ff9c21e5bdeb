//! What there is to know about a place.

mod actual;
mod card;
mod figures;
mod key;
mod value;
mod zone;

use super::names::{self, Name, Part};
use super::{Hover, View};

pub(super) use actual::{beside, judged as of_outcome};
pub(super) use card::card;
pub(super) use key::about;
pub(super) use zone::local_hours;

/// What there is to know about the text at `offset`.
pub fn hover(view: &View<'_>, offset: usize) -> Option<Hover> {
    let name = names::at(view, offset);
    let own = |name: &Name| name.part != Part::Definition || name.id.is_some();
    if let Some(name) = name.as_ref().filter(|name| own(name))
        && let Some(markdown) = card(view, &name.thing)
    {
        return Some(Hover {
            span: name.span,
            markdown,
        });
    }
    key::hover(view, offset)
}

//! What there is to know about a place.

use super::{Hover, View};

/// What there is to know about the text at `offset`.
pub fn hover(view: &View<'_>, offset: usize) -> Option<Hover> {
    let _ = (view, offset);
    None
}

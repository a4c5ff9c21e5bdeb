//! What changes when a name changes.

use super::{Renamed, View};
use crate::locale::Message;
use crate::text::Span;

/// The name at `offset` where it can be renamed: where it stands, and what it is.
pub fn renamable(view: &View<'_>, offset: usize) -> Option<(Span, String)> {
    let _ = (view, offset);
    None
}

/// What changes when the name at `offset` becomes `new`.
///
/// # Errors
///
/// Says in words why it cannot: nothing stands there that has a name, the name is taken or is no
/// id, or something that must not be edited would dangle.
pub fn rename(view: &View<'_>, offset: usize, new: &str) -> Result<Renamed, Message> {
    let _ = (view, offset, new);
    Err(Message::new("assist-nothing-to-rename"))
}

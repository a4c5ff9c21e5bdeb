//! Where a piece of a value stands.

use std::ops::Range;

use crate::model::Page;
use crate::text::{Span, Spanned};

/// Where a piece of a text value stands in its file; the whole value where it was written with
/// escapes or over several lines.
pub(super) fn place_in(page: &Page, value: &Spanned<String>, piece: Range<usize>) -> Span {
    let written = page.file.slice(value.span);
    match written.find(&value.value) {
        Some(at) => Span::from(piece).shift(value.span.start + at),
        None => value.span,
    }
}

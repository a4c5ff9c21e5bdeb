//! Where a name leads, and who else uses it.

use super::View;
use crate::finding::Place;

/// Where the name at `offset` is defined.
pub fn definition(view: &View<'_>, offset: usize) -> Vec<Place> {
    let _ = (view, offset);
    Vec::new()
}

/// Every place that uses the name at `offset`, in the order of files.
pub fn references(view: &View<'_>, offset: usize, with_definition: bool) -> Vec<Place> {
    let _ = (view, offset, with_definition);
    Vec::new()
}

//! Where findings stand after something was typed, until the rules have looked again.

use crate::finding::{Finding, Fix};
use crate::text::{DocPath, Span};

/// A piece of text that another one came in the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    gone: Span,
    /// How many bytes came.
    came: usize,
}

impl Change {
    pub(super) fn of(gone: Span, came: usize) -> Self {
        Self { gone, came }
    }

    /// Where `span` stands afterwards. What was typed inside it belongs to it, what was typed at
    /// its edges does not; what is left of a span that was cut stays.
    fn moved(self, span: Span) -> Span {
        let Self { gone, came } = self;
        let after = |at: usize| at - gone.end + gone.start + came;
        if gone.start >= span.end && !(gone.is_empty() && span.is_empty()) {
            return span;
        }
        if gone.end <= span.start {
            return Span::new(after(span.start), after(span.end));
        }
        let start = if span.start <= gone.start {
            span.start
        } else {
            gone.start + came
        };
        let end = if span.end >= gone.end {
            after(span.end)
        } else {
            gone.start
        };
        Span::new(start.min(end), end.max(start))
    }

    fn touches(self, span: Span) -> bool {
        self.gone.start <= span.end && span.start <= self.gone.end
    }
}

/// Moves what `finding` points to in the file at `path`; a fix of text that was changed is dropped.
pub(super) fn shift(finding: &mut Finding, path: &DocPath, change: Change) {
    if finding.place.path == *path {
        finding.place.span = change.moved(finding.place.span);
    }
    for label in &mut finding.labels {
        if label.place.path == *path {
            label.place.span = change.moved(label.place.span);
        }
    }
    if let Some(fix) = finding.fix.take() {
        finding.fix = shifted(fix, path, change);
    }
}

fn shifted(mut fix: Fix, path: &DocPath, change: Change) -> Option<Fix> {
    for edit in fix.edits.iter_mut().filter(|edit| edit.path == *path) {
        if change.touches(edit.span) {
            return None;
        }
        edit.span = change.moved(edit.span);
    }
    Some(fix)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::{Place, Safety};

    fn check(span: (usize, usize), gone: (usize, usize), came: usize, expected: (usize, usize)) {
        let change = Change::of(Span::new(gone.0, gone.1), came);
        let moved = change.moved(Span::new(span.0, span.1));
        assert_eq!((moved.start, moved.end), expected);
    }

    #[test]
    fn what_stands_behind_moves_and_what_stands_before_stays() {
        check((10, 14), (2, 2), 3, (13, 17));
        check((10, 14), (2, 5), 1, (8, 12));
        check((10, 14), (14, 20), 9, (10, 14));
        check((10, 14), (10, 10), 2, (12, 16));
        check((10, 10), (10, 10), 2, (12, 12));
    }

    #[test]
    fn what_is_typed_inside_belongs_to_it_and_what_is_cut_is_gone() {
        check((10, 14), (11, 12), 5, (10, 18));
        check((10, 14), (8, 12), 1, (9, 11));
        check((10, 14), (12, 20), 3, (10, 12));
        check((10, 14), (8, 20), 2, (8, 10));
    }

    #[test]
    fn a_fix_lives_as_long_as_its_text() {
        let path: DocPath = "a.md".into();
        let fix = Fix::replace(Safety::Safe, &path, Span::new(10, 14), "new");
        let place = Place::new(&path, Span::new(10, 14));
        let mut finding = Finding::new("wrong-value", place).fix(fix);
        shift(&mut finding, &path, Change::of(Span::at(0), 2));
        let moved = &finding.fix.as_ref().unwrap().edits[0];
        assert_eq!(moved.span, Span::new(12, 16));
        shift(&mut finding, &path, Change::of(Span::new(15, 15), 1));
        assert_eq!(finding.fix, None);
        assert_eq!(finding.place.span, Span::new(12, 17));
    }

    proptest! {
        #[test]
        fn a_span_stays_inside_the_text(
            length in 0_usize..30, ends in prop::array::uniform4(0_usize..30), came in 0_usize..9,
        ) {
            let [a, b, c, d] = ends.map(|end| end.min(length));
            let gone = Span::new(a.min(b), a.max(b));
            let moved = Change::of(gone, came).moved(Span::new(c.min(d), c.max(d)));
            prop_assert!(moved.start <= moved.end);
            prop_assert!(moved.end <= length - (gone.end - gone.start) + came);
        }
    }
}

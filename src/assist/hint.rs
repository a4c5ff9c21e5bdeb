//! Words shown beside what is written: the actual beside the target, hours by the clock of the
//! playbook.

use super::hover::{beside, local_hours, of_outcome};
use super::names::page_at;
use super::{Hint, View};
use crate::model::Facts;
use crate::text::Span;

/// The hints for what is written in `within`, in the order of the text.
pub fn hints(view: &View<'_>, within: Span) -> Vec<Hint> {
    let mut hints = actuals(view);
    hints.extend(hours(view));
    hints.retain(|hint| within.touches(hint.offset));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// The actual behind each target that is judged.
fn actuals(view: &View<'_>) -> Vec<Hint> {
    let outcomes = view.context.actuals.outcomes.iter();
    let own = outcomes.filter(|outcome| outcome.path == view.file.path);
    own.filter_map(|outcome| {
        let offset = outcome.target_span?.end;
        Some(Hint {
            offset,
            text: beside(view, outcome)?,
            tooltip: Some(of_outcome(view, outcome)),
        })
    })
    .collect()
}

fn hours(view: &View<'_>) -> Option<Hint> {
    let page = page_at(view.context.playbook, &view.file.path)?;
    let Facts::Party(party) = &page.facts else {
        return None;
    };
    let hours = party.hours.as_ref()?;
    Some(Hint {
        offset: hours.span.end,
        text: local_hours(view, hours.value)?,
        tooltip: None,
    })
}

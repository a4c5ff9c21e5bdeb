//! How the cadences of the charter are kept.

use super::months::{Case, Together, points};
use super::{Signal, View, What};
use crate::actuals::schedule::{Slot, SlotState, slots};
use crate::finding::Place;
use crate::model::kinds::Better;
use crate::value::Unit;

/// The share of records that were there in time. Weekly and monthly ones count alike, each by the
/// month of its due day.
pub(super) fn signal(view: &View<'_>) -> Option<Signal> {
    let (page, _) = view.playbook.charter()?;
    let case = |slot: &Slot<'_>| Case {
        day: slot.due,
        value: if slot.state == SlotState::Kept {
            1.0
        } else {
            0.0
        },
        path: slot
            .kept_by
            .map_or_else(|| page.path().clone(), |kept| kept.path().clone()),
    };
    let slots = slots(view.playbook, view.as_of);
    let due = slots.iter().filter(|slot| slot.due <= view.as_of);
    let settled = due.filter(|slot| slot.state != SlotState::Open);
    let cases: Vec<Case> = settled.map(case).collect();
    let points = points(view, &cases, Together::Mean);
    let place = Place::new(page.path(), page.key_span("cadences"));
    let kind = (Unit::parse("%").ok(), Better::Higher);
    (!points.is_empty()).then(|| view.signal(What::Cadences, kind, points, place))
}

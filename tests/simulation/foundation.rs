//! What a partnership writes down before it works: who, why, with whom, how, for what.

use crate::chronicle::Chronicle;
use crate::world::Plan;
use crate::{agreements, candidates, charter, parties, sheets};

/// From the first day to the day on which campaigns begin.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    candidates::exploration(plan, story);
    sheets::alignment(plan, story);
    agreements::intent(plan, story);
    charter::charter_signed(plan, plan.phases.pilot, story);
    agreements::framework(plan, story);
    parties::handover(plan, story);
}

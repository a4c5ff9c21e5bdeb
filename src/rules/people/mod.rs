//! People and communication: who answers, who decides, where and when people talk.

mod cadence_too_dense;
mod cadence_too_sparse;
mod channel_silence;
mod commits;
mod crowded_channel;
mod decided_in_meetings;
mod meeting_outside_hours;
mod missing_contact;
mod missing_creator_guide;
mod missing_cultural_bridge;
mod missing_escalation;
mod missing_owner;
mod no_async_channel;
mod overlapping_rights;
mod overlong_sync;
mod owner_left;
mod roster;
mod several_deciders;
mod several_owners;
mod update_channel_count;

use super::Rule;

pub(super) use roster::sides;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &missing_owner::RULE,
    &several_owners::RULE,
    &owner_left::RULE,
    &missing_contact::RULE,
    &missing_creator_guide::RULE,
    &missing_cultural_bridge::RULE,
    &several_deciders::RULE,
    &overlapping_rights::RULE,
    &crowded_channel::RULE,
    &update_channel_count::RULE,
    &no_async_channel::RULE,
    &missing_escalation::RULE,
    &meeting_outside_hours::RULE,
    &cadence_too_sparse::RULE,
    &cadence_too_dense::RULE,
    &overlong_sync::RULE,
    &decided_in_meetings::RULE,
    &channel_silence::RULE,
];

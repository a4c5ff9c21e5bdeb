//! The charter, signed by both sides.

use comity::value::Date;

use crate::agreements::sign;
use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::front_page::index;
use crate::texts;
use crate::world::{Plan, plus};

const CHARTER: &str = "charter.md";

/// The charter as it stands on a day, signed by both.
pub(crate) fn charter_signed(plan: &Plan, day: Date, story: &mut Chronicle) {
    let [brand, agency] = plan.sides().map(|side| plan.owner(side, plus(day, 13)));
    story
        .on(day, (9, 0), &brand.author(), "charter: signed")
        .with(&agency.author())
        .write("index.md", index(plan, day))
        .write(CHARTER, charter(plan, day))
        .op(CHARTER, sign(&plan.brand, brand, day))
        .commit();
    story
        .on(day, (14, 0), &agency.author(), "charter: signed by us too")
        .op(CHARTER, sign(&plan.agency, agency, day))
        .commit();
}

fn charter(plan: &Plan, day: Date) -> String {
    let [brand, agency] = plan.sides().map(|side| &plan.owner(side, plus(day, 13)).id);
    let (analyst, contact) = (&plan.brand.helper.id, &plan.agency.helper.id);
    let bridges = [&plan.brand.bridge.id, &plan.agency.bridge.id];
    let countries = plan.sides().map(|side| side.country);
    let slot = match (countries.contains(&"US"), countries.contains(&"RU")) {
        (true, true) => "Tue 17:30 Europe/Moscow",
        (true, false) => "Tue 15:30 Europe/Berlin",
        _ => "Tue 11:00 Europe/Berlin",
    };
    let is_meddling = plan.is_broken(Break::Micromanaging, day);
    let meddling = if is_meddling && plan.variant % 3 == 0 {
        format!("  creative: {{ decider: {brand}, within: 24h, rounds: 5 }}\n")
    } else {
        String::new()
    };
    let pilot = plan.phases.pilot;
    format!(
        "---\nkind: charter\ntitle: How we work together\nstatus: active\nowner: {brand}\ndate: {pilot}\n\
         channels:\n\
         \x20 updates: {{ tool: this repository, purpose: updates, members: [{brand}, {analyst}, {agency}, {contact}] }}\n\
         \x20 quick: {{ tool: chat, purpose: quick, members: [{brand}, {analyst}, {agency}, {contact}] }}\n\
         cadences:\n\
         \x20 sync: {{ every: week, mode: live, minutes: 30, at: {slot}, kind: update }}\n\
         \x20 health: {{ every: month, kind: health-check, grace: 5d }}\n\
         \x20 review: {{ every: quarter, kind: review, grace: 14d }}\n\
         approvals:\n\
         \x20 video: {{ decider: {brand}, within: 48h, rounds: 2 }}\n{meddling}\
         decision_rights:\n\
         \x20 budget: {{ decider: {brand}, consulted: [{agency}], within: 48h }}\n\
         \x20 creative: {{ decider: {agency}, consulted: [{brand}], within: 48h }}\n\
         escalation:\n\
         \x20 - {{ level: 1, to: [{brand}, {agency}], within: 2d, when: an answer is 48 hours old }}\n\
         \x20 - {{ level: 2, to: [{}, {}], within: 5d, when: the owners disagree }}\n\
         effort: {{ from-month-1: 10..15 h/week, from-month-4: 5..10 h/week }}\n---\n\n\
         This page says how we behave on a Tuesday. The bridges are {} and {}.\n{}",
        plan.brand.sponsor.id,
        plan.agency.sponsor.id,
        bridges[0],
        bridges[1],
        texts::charter(),
    )
}

//! How both sides work: people, charter, phases, campaigns.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};

use super::*;

#[test]
fn people_of_a_side() {
    let lumen = |from, to| with("parties/lumen.md", from, to);
    assert_data_eq!(
        told(&lumen(
            "roles: [owner]",
            "roles: [owner], until: 2026-06-30"
        )),
        str![[r#"
owner-gone | parties/lumen.md:5 | people.dana.until | lumen notable, northwind breaking
  Dana Reed no longer answers for the partnership at “Lumen Agency”, and nobody has taken over

"#]]
    );
    assert_data_eq!(
        told_in_russian(&lumen("dana: { name: Dana Reed, roles: [owner] }, ", "")),
        str![[r#"
owner-gone | parties/lumen.md:5 | people.dana | lumen notable, northwind breaking
  «Lumen Agency»: Dana Reed больше не отвечает за партнёрство, и замены нет

"#]]
    );
    assert_data_eq!(
        told(&lumen(
            "roles: [analyst]",
            "roles: [analyst, cultural-bridge]"
        )),
        str![[r#"
roles-changed | parties/lumen.md:5 | people.li.roles.1 | lumen minor, northwind notable
  “Lumen Agency”: People · li · Roles added: “Cultural bridge”

"#]]
    );
    assert_data_eq!(
        told(&lumen("09:00-18:00", "10:00-19:00")),
        str![[r#"
availability-changed | parties/lumen.md:4 | hours | lumen minor, northwind notable
  “Lumen Agency”: Working hours changed from 09:00–18:00 to 10:00–19:00

"#]]
    );
}

#[test]
fn the_ways_in_which_both_sides_work() {
    let charter = |from, to| with("charter.md", from, to);
    assert_data_eq!(
        told(&charter("within: 48h", "within: 72h")),
        str![[r#"
answer-slower | charter.md:5 | approvals.video.within | lumen breaking, northwind notable
  “How we work”: Approvals · video · Within moved from 48 hours to 72 hours (24 hours longer)

"#]]
    );
    assert_data_eq!(
        told(&charter("every: week", "every: month")),
        str![[r#"
cadence-sparser | charter.md:4 | cadences.sync.every | lumen breaking, northwind breaking
  “How we work”: Cadences · sync · Every changed from 1 week to 1 month

"#]]
    );
    assert_data_eq!(
        told(&charter(", { level: 2, to: [dana], within: 5d }", "")),
        str![[r#"
escalation-removed | charter.md:7 | escalation.1 | lumen breaking, northwind breaking
  “How we work”: Escalation removed; it was level: 2, to: [dana], within: 5d

"#]]
    );
    assert_data_eq!(
        told(&charter("within: 5d", "within: 6d")),
        str![[r#"
escalation-changed | charter.md:7 | escalation.1.within | lumen notable, northwind notable
  “How we work”: Escalation · Within changed from 5 days to 6 days

"#]]
    );
    assert_data_eq!(
        told(&charter(
            "budget: { decider: anna }",
            "budget: { decider: [dana] }"
        )),
        str![[r#"
decider-changed | charter.md:6 | decision_rights.budget.decider | lumen breaking, northwind breaking
  “How we work”: Decision rights · budget · Decider changed from Anna Orlova to Dana Reed

"#]]
    );
    assert_data_eq!(
        told_in_russian(&charter("silence: approved", "silence: rejected")),
        str![[r#"
silence-changed | charter.md:5 | approvals.video.silence | lumen breaking, northwind breaking
  «How we work»: изменено «Согласование · video · Молчание»: было «значит согласие», стало «значит отказ»

"#]]
    );
}

#[test]
fn phases_verdicts_and_budgets() {
    let index = |from, to| with("index.md", from, to);
    assert_data_eq!(
        told(&index("to: 2026-03-20, b", "to: 2026-03-27, b")),
        str![[r#"
phase-moved | index.md:7 | phases.pilot.to | lumen notable, northwind notable
  “Northwind × Lumen”: Phases · pilot · To moved from 20 March 2026 to 27 March 2026 (7 days later)

"#]]
    );
    assert_data_eq!(
        told(&index(
            "4500 USD }",
            "5000 USD, verdicts: { lumen: stop } }"
        )),
        str![[r#"
budget-raised | index.md:7 | phases.pilot.budget | lumen notable, northwind breaking
  “Northwind × Lumen”: Phases · pilot · Budget raised from 4,500 USD to 5,000 USD (11.1 % higher)
verdict-given | index.md:7 | phases.pilot.verdicts.lumen | lumen breaking, northwind breaking
  “Northwind × Lumen”: Phases · pilot · Verdicts · lumen added: “Stop”

"#]]
    );
    assert_data_eq!(
        told(&index("[northwind, lumen]", "[northwind]")),
        str![[r#"
side-changed | index.md:5 | parties.1 | lumen breaking, northwind breaking
  “Northwind × Lumen”: Sides removed; it was “Lumen Agency”

"#]]
    );
}

#[test]
fn a_forecast_is_late_only_if_the_days_leave_no_doubt() {
    let forecast = "must: [the product]\nforecast: { cpe: { expect: 0.22 USD, low: 0.18 USD, high: 0.30 USD } }";
    let (before, now) = (
        playbook(&files()),
        playbook(&with("briefs/spring.md", "must: [the product]", forecast)),
    );
    let told = |day: Option<&str>| {
        let days = Days {
            before: day.map(|day| day.parse().unwrap()),
            now: None,
        };
        shown(&Comparison::of(&before, &now).on(days).changes(), Lang::En)
    };
    assert_data_eq!(
        told(None),
        str![[r#"
forecast-added | briefs/spring.md:7 | forecast.cpe | lumen notable, northwind notable
  Forecast of “cpe” made in “Spring”: expect: 0.22 USD, low: 0.18 USD, high: 0.30 USD

"#]]
    );
    assert_data_eq!(
        told(Some("2026-02-21")),
        str![[r#"
forecast-late | briefs/spring.md:7 | forecast.cpe | lumen breaking, northwind breaking
  Forecast of “cpe” made in “Spring” after the campaign began on 20 February 2026: expect: 0.22 USD, low: 0.18 USD, high: 0.30 USD

"#]]
    );
}

#[test]
fn what_creators_must_do_is_theirs_to_agree_to() {
    let now = with("briefs/spring.md", "[the product]", "[the product, a song]");
    assert_data_eq!(
        told(&now),
        str![[r#"
duty-added | briefs/spring.md:6 | must.1 | ann-cooks breaking, lumen notable, northwind notable
  “Spring”: Must added: “a song”

"#]]
    );
}

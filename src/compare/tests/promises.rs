//! Promises: targets, payments, terms, and what amends them.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};

use super::*;

#[test]
fn a_target_is_tighter_or_looser_by_so_much_for_somebody() {
    let tighter = loi("0.25 USD", "0.20 USD");
    assert_data_eq!(
        told(&tighter),
        str![[r#"
target-tightened | agreements/loi.md:10 | expectations.us-cpe.target | lumen breaking, northwind notable
  Target of “Cost per engagement” (United States) tightened from 0.25 USD to 0.20 USD (20 % lower) in “Letter of intent”

"#]]
    );
    assert_data_eq!(
        told_in_russian(&tighter),
        str![[r#"
target-tightened | agreements/loi.md:10 | expectations.us-cpe.target | lumen breaking, northwind notable
  «Letter of intent»: цель строже — «Цена вовлечения» (США): было 0,25 USD, стало 0,20 USD (на 20 % ниже)

"#]]
    );
    assert_data_eq!(
        told(&loi("0.25 USD", "at most 0.30 USD")),
        str![[r#"
target-loosened | agreements/loi.md:10 | expectations.us-cpe.target | lumen notable, northwind breaking
  Target of “Cost per engagement” (United States) loosened from 0.25 USD to at most 0.30 USD (20 % higher) in “Letter of intent”

"#]]
    );
    assert_data_eq!(
        told(&loi("target: 0.25 USD, ", "")),
        str![[r#"
target-loosened | agreements/loi.md:10 | expectations.us-cpe.target | lumen notable, northwind breaking
  Target of “Cost per engagement” (United States) loosened from 0.25 USD to none in “Letter of intent”

"#]]
    );
}

#[test]
fn promises_come_and_go() {
    let now = loi(
        "  weekly: { cadence: sync }",
        "  on-time: { text: everything in time }",
    );
    assert_data_eq!(
        told(&now),
        str![[r#"
expectation-removed | agreements/loi.md:11 | expectations.weekly | lumen breaking, northwind breaking
  Promise taken out of “Letter of intent”: the rhythm “sync”
expectation-added | agreements/loi.md:11 | expectations.on-time | lumen notable, northwind notable
  New promise in “Letter of intent”: “everything in time”

"#]]
    );
    assert_data_eq!(
        told_in_russian(&now),
        str![[r#"
expectation-removed | agreements/loi.md:11 | expectations.weekly | lumen breaking, northwind breaking
  Из документа «Letter of intent» убрано обещание: ритм «sync»
expectation-added | agreements/loi.md:11 | expectations.on-time | lumen notable, northwind notable
  Новое обещание в документе «Letter of intent»: «everything in time»

"#]]
    );
    assert_data_eq!(
        told(&loi("negotiable: false", "negotiable: true")),
        str![[r#"
negotiability-changed | agreements/loi.md:10 | expectations.us-cpe.negotiable | lumen notable, northwind breaking
  “Letter of intent”: Expectations · us-cpe · Negotiable changed from no to yes

"#]]
    );
    assert_data_eq!(
        told(&loi("role: primary", "role: tracked")),
        str![[r#"
role-changed | agreements/loi.md:10 | expectations.us-cpe.role | lumen breaking, northwind breaking
  “Letter of intent”: Expectations · us-cpe · Role changed from “Primary” to “Tracked”

"#]]
    );
}

#[test]
fn a_payment_is_seen_from_both_ends() {
    assert_data_eq!(
        told(&loi("within: 7d", "within: 30d")),
        str![[r#"
payment-later | agreements/loi.md:7 | payment.within | lumen breaking, northwind notable
  “Letter of intent”: payment is due later, 30 days after its trigger instead of 7 days (23 days longer)

"#]]
    );
    assert_data_eq!(
        told_in_russian(&loi("amount: 4500 USD", "amount: 4000 USD")),
        str![[r#"
payment-lowered | agreements/loi.md:7 | payment.amount | lumen breaking, northwind notable
  «Letter of intent»: уменьшено «Оплата · Сумма»: было 4 500 USD, стало 4 000 USD (на 11,1 % ниже)

"#]]
    );
    assert_data_eq!(
        told(&loi(
            "payment:",
            "payment:\n  - { amount: 100 USD, trigger: signed, within: 1d, to: ann-cooks }\n  -"
        )),
        str![[r#"
payment-added | agreements/loi.md:8 | payment.0 | ann-cooks notable, lumen breaking, northwind breaking
  “Letter of intent”: Payment added: amount: 100 USD, trigger: signed, within: 1d, to: ann-cooks

"#]]
    );
    assert_data_eq!(
        told(&loi("trigger: accepted", "trigger: published")),
        str![[r#"
payment-changed | agreements/loi.md:7 | payment.trigger | lumen breaking, northwind breaking
  “Letter of intent”: Payment · Trigger changed from “on acceptance” to “on publication”

"#]]
    );
}

#[test]
fn terms_and_scope() {
    assert_data_eq!(
        told(&loi("to: 2026-03-20", "to: 2026-04-03")),
        str![[r#"
term-lengthened | agreements/loi.md:5 | term.to | lumen notable, northwind notable
  Term of “Letter of intent” lengthened: last day 3 April 2026 instead of 20 March 2026 (14 days later)

"#]]
    );
    assert_data_eq!(
        told(&loi(", to: 2026-03-20", "")),
        str![[r#"
term-lengthened | agreements/loi.md:5 | term.to | lumen notable, northwind notable
  Term of “Letter of intent” no longer has a last day; it was 20 March 2026

"#]]
    );
    assert_data_eq!(
        told(&loi("one video, a", "two videos, a")),
        str![[r#"
scope-narrowed | agreements/loi.md:6 | scope.0 | lumen breaking, northwind breaking
  “Letter of intent”: Scope removed; it was “one video”
scope-widened | agreements/loi.md:6 | scope.0 | lumen notable, northwind notable
  “Letter of intent”: Scope added: “two videos”

"#]]
    );
}

#[test]
fn what_else_was_signed() {
    assert_data_eq!(
        told(&loi("due: 2026-03-05", "due: 2026-03-12")),
        str![[r#"
deadline-later | agreements/loi.md:8 | deliverables.video.due | lumen notable, northwind breaking
  “Letter of intent”: Deliverables · video · Due moved from 5 March 2026 to 12 March 2026 (7 days later)

"#]]
    );
    assert_data_eq!(
        told_in_russian(&loi("notice: 14d", "notice: 7d")),
        str![[r#"
notice-shorter | agreements/loi.md:12 | exit.notice | lumen breaking, northwind breaking
  «Letter of intent»: срок уведомления сокращён: был 14 дней, стал 7 дней (−7 дней)

"#]]
    );
    assert_data_eq!(
        told(&loi("status: active", "status: closed")),
        str![[r#"
status-changed | agreements/loi.md:3 | status | lumen breaking, northwind breaking
  “Letter of intent”: Status changed from “active” to “closed”

"#]]
    );
    assert_data_eq!(
        told(&loi(
            "signoffs: { northwind: { by: anna, date: 2026-02-10 } }\n",
            ""
        )),
        str![[r#"
signoff-removed | agreements/loi.md:13 | signoffs.northwind | lumen breaking, northwind breaking
  The sign-off of “Northwind” is gone from “Letter of intent”; it was by: anna, date: 2026-02-10

"#]]
    );
    assert_data_eq!(
        told(&loi("## Payment\n\nAs above.", "## Money\n\nAs agreed.")),
        str![[r#"
text-changed | agreements/loi.md:19 | text | lumen breaking, northwind breaking
  Text of “Letter of intent” changed: “Money”, “Payment”

"#]]
    );
}

#[test]
fn what_is_only_a_draft_was_promised_to_nobody() {
    let old = playbook(&loi("status: active", "status: draft"));
    let text = LOI
        .replace("status: active", "status: draft")
        .replace("0.25", "0.30");
    let new = playbook(&files().with("agreements/loi.md", text));
    assert_data_eq!(
        shown(&playbooks(&old, &new), Lang::En),
        str![[r#"
target-loosened | agreements/loi.md:10 | expectations.us-cpe.target | lumen minor, northwind minor
  Target of “Cost per engagement” (United States) loosened from 0.25 USD to 0.30 USD (20 % higher) in “Letter of intent”

"#]]
    );
}

#[test]
fn an_amendment_is_compared_with_what_it_amends() {
    let amendment = "---\ntitle: First amendment\nstatus: active\nform: amendment\namends: loi\n\
        expectations:\n  us-cpe: { metric: cpe, where: { market: us }, target: 0.20 USD, role: primary, owner: dana, negotiable: false }\n---\n";
    let decision = "---\ntitle: Tighter\nstatus: accepted\nchanges: [\"loi#us-cpe\"]\n---\n";
    let now = files()
        .with("agreements/amendment.md", amendment)
        .with("decisions/tighter.md", decision);
    assert_data_eq!(
        told(&now),
        str![[r#"
target-tightened | agreements/amendment.md:7 | expectations.us-cpe.target | lumen breaking, northwind notable | tighter
  Target of “Cost per engagement” (United States) tightened from 0.25 USD to 0.20 USD (20 % lower) in “First amendment”
document-added | agreements/amendment.md:1 |  | lumen notable, northwind notable
  Agreement added: “First amendment”
decision-made | decisions/tighter.md:1 |  | lumen notable, northwind notable
  Decision made: “Tighter”

"#]]
    );
}

//! What readers are told of changes to a small playbook.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by the machine"
)]

use snapbox::{assert_data_eq, str};

use super::{Change, Comparison, Days, playbooks};
use crate::finding::Level;
use crate::locale::Lang;
use crate::model::{ParseCache, Playbook, load};
use crate::source::Memory;

const CONFIG: &str = "\
format = 1
languages = [\"en\", \"ru\"]
currency = \"USD\"

[markets.us]
title = { en = \"United States\", ru = \"США\" }

[kpi]
pass = \"2 of 3\"
";
const INDEX: &str = "\
---
title: Northwind × Lumen
type: brand-agency
started: 2026-01-12
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, budget: 4500 USD }
---
";
const NORTHWIND: &str = "\
---
title: Northwind
type: brand
people: { anna: { name: Anna Orlova, roles: [owner] } }
---
";
const LUMEN: &str = "\
---
title: Lumen Agency
type: agency
hours: 09:00-18:00
people: { dana: { name: Dana Reed, roles: [owner] }, li: { name: Li Chen, roles: [analyst] } }
---
";
const CPE: &str = "\
---
title: Cost per engagement
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
min_n: 3
---
";
const CPE_RU: &str = "---\ntitle: Цена вовлечения\n---\n";
const LOI: &str = "\
---
title: Letter of intent
status: active
form: loi
term: { from: 2026-02-16, to: 2026-03-20 }
scope: [one video, a pilot report]
payment: { amount: 4500 USD, trigger: accepted, within: 7d }
deliverables: { video: { what: one video, due: 2026-03-05, party: lumen } }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary, owner: dana, negotiable: false }
  weekly: { cadence: sync }
exit: { notice: 14d }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
## Scope

One video.

## Payment

As above.
";
const CHARTER: &str = "\
---
title: How we work
channels: { updates: { tool: Docs, purpose: updates, members: [anna, dana] } }
cadences: { sync: { every: week } }
approvals: { video: { decider: anna, within: 48h, silence: approved } }
decision_rights: { budget: { decider: anna } }
escalation: [{ level: 1, to: [anna], within: 2d }, { level: 2, to: [dana], within: 5d }]
---
";
const BRIEF: &str = "\
---
title: Spring
status: active
creators: [ann-cooks]
dates: { start: 2026-02-20, end: 2026-03-20 }
must: [the product]
---
";

fn files() -> Memory {
    Memory::of([
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("parties/northwind.md", NORTHWIND),
        ("parties/lumen.md", LUMEN),
        ("metrics/cpe.md", CPE),
        ("metrics/cpe.ru.md", CPE_RU),
        ("agreements/loi.md", LOI),
        ("charter.md", CHARTER),
        ("briefs/spring.md", BRIEF),
    ])
}

fn playbook(files: &Memory) -> Playbook {
    load(files, &mut ParseCache::new()).unwrap().playbook
}

/// The files with one text in one of them replaced.
fn with(path: &str, from: &str, to: &str) -> Memory {
    use crate::source::Source as _;
    let bytes = files().read(&path.into()).unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(from), "{path} says nothing of {from}");
    files().with(path, text.replace(from, to))
}

fn shown(changes: &[Change], lang: Lang) -> String {
    let line = |change: &Change| {
        let classes = change.classes.iter();
        let classes: Vec<String> = classes
            .map(|(party, class)| format!("{party} {}", class.word()))
            .collect();
        let decision = change.decision.as_ref();
        let decision = decision.map(|id| format!(" | {id}")).unwrap_or_default();
        format!(
            "{} | {}:{} | {} | {}{decision}\n  {}\n",
            change.kind,
            change.place.path,
            change.line,
            change.field,
            classes.join(", "),
            change.sentence(lang).replace('\u{a0}', " "),
        )
    };
    changes.iter().map(line).collect()
}

fn told(now: &Memory) -> String {
    let (before, now) = (playbook(&files()), playbook(now));
    shown(&playbooks(&before, &now), Lang::En)
}

/// The same in Russian.
fn told_in_russian(now: &Memory) -> String {
    let (before, now) = (playbook(&files()), playbook(now));
    shown(&playbooks(&before, &now), Lang::Ru)
}

fn loi(from: &str, to: &str) -> Memory {
    with("agreements/loi.md", from, to)
}

#[test]
fn a_playbook_does_not_differ_from_itself() {
    assert_eq!(told(&files()), "");
}

#[test]
fn another_way_of_writing_is_no_change() {
    let mut text = LOI.replace(
        "term: { from: 2026-02-16, to: 2026-03-20 }",
        "term:\n  to: \"2026-03-20\" # the last day\n  from: 2026-02-16",
    );
    text = text
        .replace("0.25 USD", "\"0.250 USD\"")
        .replace("One video.", "One\nvideo.");
    let now = files().with("agreements/loi.md", text.replace('\n', "\r\n"));
    assert_eq!(told(&now), "");
    assert_eq!(told(&loi("target: 0.25 USD", "target: \"  0.25 USD\"")), "");
}

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
fn terms_scope_and_what_else_was_signed() {
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

#[test]
fn people_and_how_both_sides_work() {
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
fn checks_that_became_weaker_are_told_once() {
    let levels = [
        ("vague-wording", Level::Warning),
        ("broken-link", Level::Error),
    ];
    let before = playbook(&files());
    let config = CONFIG
        .replace("2 of 3", "1 of 3")
        .replace("languages", "profile = \"standard\"\nlanguages")
        + "[rules]\nvague-wording = \"off\"\nbroken-link = \"error\"\n[[waiver]]\nrule = \"broken-link\"\nuntil = 2026-06-30\n";
    let now = playbook(
        &files()
            .with("comity.toml", config)
            .with(
                "metrics/cpe.md",
                CPE.replace("min_n: 3", "min_n: 1")
                    .replace("USD/engagement", "\"USD/engagement\""),
            )
            .with(
                "decisions/d.md",
                "---\ntitle: D\nstatus: accepted\nchanges: [comity.toml#kpi]\n---\n",
            ),
    );
    let changes = Comparison::of(&before, &now).with_levels(&levels).changes();
    assert_data_eq!(
        shown(&changes, Lang::En),
        str![[r#"
kpi-rule-changed | comity.toml:10 | kpi.pass | lumen breaking, northwind breaking | d
  `kpi.pass` means something else: 1 of 3 instead of 2 of 3
check-weakened | comity.toml:12 | rules.vague-wording | lumen breaking, northwind breaking
  The check `vague-wording` is milder: off instead of warning
waiver-added | comity.toml:15 | waiver.broken-link | lumen breaking, northwind breaking
  Findings of `broken-link` are accepted until 30 June 2026
metric-redefined | metrics/cpe.md:7 | min_n | lumen breaking, northwind breaking
  “Cost per engagement” means something else: Minimum n changed from 3 to 1
config-changed | comity.toml:2 | profile | lumen notable, northwind notable
  comity.toml: Profile added: “standard”
check-strengthened | comity.toml:13 | rules.broken-link | lumen notable, northwind notable
  comity.toml: Rules · broken-link added: “error”
decision-made | decisions/d.md:1 |  | lumen notable, northwind notable
  Decision made: “D”

"#]]
    );
    assert_data_eq!(
        shown(&changes, Lang::Ru),
        str![[r#"
kpi-rule-changed | comity.toml:10 | kpi.pass | lumen breaking, northwind breaking | d
  `kpi.pass` значит другое: 1 of 3 вместо 2 of 3
check-weakened | comity.toml:12 | rules.vague-wording | lumen breaking, northwind breaking
  Проверка `vague-wording` мягче: off вместо warning
waiver-added | comity.toml:15 | waiver.broken-link | lumen breaking, northwind breaking
  Замечания `broken-link` принимаются до 30 июня 2026 г.
metric-redefined | metrics/cpe.md:7 | min_n | lumen breaking, northwind breaking
  «Цена вовлечения» значит другое: изменено «Минимум n», было 3, стало 1
config-changed | comity.toml:2 | profile | lumen notable, northwind notable
  comity.toml: добавлено «Профиль»: «standard»
check-strengthened | comity.toml:13 | rules.broken-link | lumen notable, northwind notable
  comity.toml: добавлено «Правила · broken-link»: «ошибка»
decision-made | decisions/d.md:1 |  | lumen notable, northwind notable
  Принято решение: «D»

"#]]
    );
}

#[test]
fn documents_come_go_move_and_are_translated() {
    let now = files()
        .with("metrics/cpe.ru.md", "---\ntitle: Цена за вовлечение\n---\n")
        .with(
            "updates/2026-W08.md",
            "---\ntitle: Week 8\nperiod: 2026-W08\n---\n",
        )
        .with(
            "decisions/d.md",
            "---\ntitle: Fewer calls\nstatus: proposed\n---\n",
        );
    let moved = Memory::of([("metrics/costs/cpe.md", CPE)]);
    let merged = |extra: &Memory, without: &[&str]| {
        use crate::source::Source as _;
        let all = [&now, extra];
        let read = |source: &Memory| -> Vec<(String, Vec<u8>)> {
            let entries = source.list().unwrap().into_iter();
            let read = |path: &crate::text::DocPath| source.read(path).unwrap().to_vec();
            entries
                .map(|entry| (entry.path.to_string(), read(&entry.path)))
                .collect()
        };
        let files = all.into_iter().flat_map(read);
        Memory::of(files.filter(|(path, _)| !without.contains(&path.as_str())))
    };
    let now = merged(&moved, &["metrics/cpe.md", "charter.md"]);
    assert_data_eq!(
        told(&now),
        str![[r#"
document-removed | charter.md:1 |  | lumen breaking, northwind breaking
  Charter removed: “How we work”
decision-proposed | decisions/d.md:1 |  | lumen notable, northwind notable
  Decision proposed: “Fewer calls”
document-moved | metrics/costs/cpe.md:1 |  | lumen minor, northwind minor
  “Cost per engagement” moved from metrics/cpe.md to metrics/costs/cpe.md
translation-removed | metrics/cpe.ru.md:1 | translation.ru | lumen minor, northwind minor
  The translation of “Cost per engagement” into Russian is gone
document-added | updates/2026-W08.md:1 |  | lumen minor, northwind minor
  Update added: “Week 8”

"#]]
    );
    assert_data_eq!(
        told_in_russian(&now),
        str![[r#"
document-removed | charter.md:1 |  | lumen breaking, northwind breaking
  Удалён документ (Устав): «How we work»
decision-proposed | decisions/d.md:1 |  | lumen notable, northwind notable
  Предложено решение: «Fewer calls»
document-moved | metrics/costs/cpe.md:1 |  | lumen minor, northwind minor
  Документ «Cost per engagement» перенесён: был metrics/cpe.md, стал metrics/costs/cpe.md
translation-removed | metrics/cpe.ru.md:1 | translation.ru | lumen minor, northwind minor
  У документа «Cost per engagement» больше нет перевода на русский
document-added | updates/2026-W08.md:1 |  | lumen minor, northwind minor
  Новый документ (Сводка): «Week 8»

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

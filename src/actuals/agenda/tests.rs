//! What is to come, of small playbooks.

use super::*;
use crate::actuals::{LedgerCache, read};
use crate::model::{ParseCache, load};
use crate::source::Memory;

const INDEX: &str = "---\nstarted: 2026-01-12\nparties: [a, b]\nphases:\n  pilot: { from: 2026-02-16, to: 2026-03-20 }\n---\n";
const CHARTER: &str = "---\nstatus: active\ncadences:\n  sync: { every: week, minutes: 30, at: Tue 17:30 Europe/Moscow, kind: update }\n  \
     talk: { every: 2 weeks, mode: live, at: Thu 23:30 Europe/Moscow, parties: [a] }\n  \
     note: { every: week, mode: async, at: Mon 10:00 Europe/Moscow }\n  review: { every: quarter, kind: review, grace: 14d }\n---\n";
const AGREEMENT: &str = "---\ntitle: Frame\nstatus: active\nform: agreement\nterm: { from: 2026-01-12, to: 2026-12-31 }\nexit: { notice: 30d }\n---\n";
const PAYMENTS: &str = "id,payee,amount,currency,due,campaign,paid\np-1,c,10.50,USD,2026-03-05,,\np-2,c,1,USD,2026-03-06,,2026-02-27\n\
     p-3,c,1,USD,2026-03-07,,2026-03-02\np-4,c,1,USD,2026-02-01,,\n";
const DELIVERABLES: &str = "id,campaign,party,due,delivered,published,url,rights_until\nv-1,spring,c,2026-03-08,,,,\n\
     v-2,spring,c,2026-02-01,2026-02-01,2026-02-02,https://a.example/v,2027-02-02\nv-3,spring,c,2026-02-01,2026-02-01,2026-02-02,,2027-02-02\n";

/// What is to come on a day, as `DATE SORT WHO TEXT`; without what comes every week unless it is asked for.
fn told(files: &[(&str, &str)], day: &str, with_routine: bool) -> Vec<String> {
    let day = day.parse().unwrap();
    let config = ("comity.toml", "format = 1\ntimezone = \"Europe/Moscow\"\n");
    let defaults = [config, ("index.md", INDEX)];
    let source = Memory::of(defaults.into_iter().chain(files.iter().copied()));
    let playbook = load(&source, &ParseCache::new()).unwrap().playbook;
    let (actuals, _) = read(&playbook, &source, day, &mut LedgerCache::default()).unwrap();
    let coming = coming(&playbook, &actuals.ledgers, day).into_iter();
    let wanted = coming.filter(|it| with_routine || !it.is_routine());
    let line = |it: Coming<'_>| {
        let who = match it.who {
            Who::Person(id) | Who::Party(id) => id,
            Who::Sides => "both",
            Who::Nobody => "-",
        };
        let text = it.text(&playbook, Lang::En).replace('\u{a0}', " ");
        format!("{} {} {who} {text}", it.date, it.sort.word())
    };
    wanted.map(line).collect()
}

#[test]
fn what_ledgers_owe_and_agreements_end_is_to_come() {
    let files = [
        ("agreements/frame.md", AGREEMENT),
        ("briefs/spring.md", "---\ntitle: Spring\n---\n"),
        ("ledgers/payments.csv", PAYMENTS),
        ("ledgers/deliverables.csv", DELIVERABLES),
    ];
    assert_eq!(
        told(&files, "2026-03-01", false),
        [
            "2026-03-05 payment c Payment p-1: 10.50 USD",
            "2026-03-07 payment c Payment p-3: 1 USD",
            "2026-03-08 deliverable c Spring: v-1 is due",
            "2026-03-20 gate both Pilot ends",
            "2026-12-01 notice both Frame: last day for notice",
            "2026-12-31 term - Frame: term ends",
            "2027-02-02 rights c Spring: v-2, rights end",
        ]
    );
}

#[test]
fn cadences_turn_for_five_weeks_and_meetings_have_an_hour() {
    let files = [("charter.md", CHARTER)];
    let all = told(&files, "2026-06-29", true);
    let starting = |start: &str| {
        let lines = all.iter().filter(|line| line.contains(start));
        lines.map(String::as_str).collect::<Vec<_>>()
    };
    assert_eq!(
        starting("Meeting: sync").first(),
        Some(&"2026-06-30 meeting both Meeting: sync")
    );
    assert_eq!(starting("Meeting: sync").len(), 5);
    assert_eq!(
        starting("Meeting: talk"),
        [
            "2026-07-02 meeting a Meeting: talk",
            "2026-07-16 meeting a Meeting: talk",
            "2026-07-30 meeting a Meeting: talk",
        ]
    );
    assert_eq!(starting("note"), Vec::<&str>::new());
    assert_eq!(
        told(&files, "2026-06-29", false),
        ["2026-07-14 review both Quarterly review, Q2 2026: due",]
    );
    let paused = INDEX.replace(
        "parties",
        "pauses: [{ from: 2026-06-01, to: 2026-07-20, reason: x }]\nparties",
    );
    let files = [("charter.md", CHARTER), ("index.md", &*paused)];
    assert_eq!(
        told(&files, "2026-06-29", true)
            .iter()
            .filter(|line| line.contains("sync") && line.contains("meeting"))
            .count(),
        2
    );
}

#[test]
fn a_date_keeps_its_key_when_it_is_moved() {
    let day = "2026-03-01".parse().unwrap();
    let key = |payments: &str| {
        let files = [
            ("comity.toml", "format = 1\n"),
            ("index.md", INDEX),
            ("ledgers/payments.csv", payments),
        ];
        let source = Memory::of(files);
        let playbook = load(&source, &ParseCache::new()).unwrap().playbook;
        let (actuals, _) = read(&playbook, &source, day, &mut LedgerCache::default()).unwrap();
        let coming = coming(&playbook, &actuals.ledgers, day);
        coming.first().unwrap().key()
    };
    let head = "id,payee,amount,currency,due\n";
    assert_eq!(
        key(&format!("{head}p-1,c,1,USD,2026-03-05\n")),
        key(&format!("{head}p-1,c,1,USD,2026-03-12\n"))
    );
}

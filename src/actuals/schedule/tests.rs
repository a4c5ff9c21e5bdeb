//! The schedule of small charters, slot by slot.

use super::*;
use crate::model::{ParseCache, load};
use crate::source::Memory;

fn playbook(files: &[(&str, &str)]) -> Playbook {
    let config = ("comity.toml", "format = 1\nlanguages = [\"en\", \"ru\"]\n");
    let files = files.iter().copied().chain([config]);
    let source = Memory::of(files);
    load(&source, &ParseCache::new()).unwrap().playbook
}

const CHARTER: &str = "charter.md";

/// The slots of a charter with these cadences, as `PERIOD DUE STATE`.
fn shown(index: &str, cadences: &str, others: &[(&str, &str)], as_of: &str) -> Vec<String> {
    let index = format!("---\n{index}\n---\n");
    let charter = format!("---\ncadences: {{ {cadences} }}\n---\n");
    let mut files = vec![("index.md", &*index), (CHARTER, &*charter)];
    files.extend(others);
    let playbook = playbook(&files);
    let slots = slots(&playbook, as_of.parse().unwrap());
    let line = |slot: &Slot<'_>| format!("{} {} {:?}", slot.period, slot.due, slot.state);
    slots.iter().map(line).collect()
}

#[test]
fn a_slot_is_kept_late_missed_or_open() {
    let late = "---\nperiod: 2026-02\nanswers: { lumen: { date: 2026-03-09 } }\n---\n";
    let found = shown(
        "started: 2026-01-01",
        "health: { every: month, kind: health-check, grace: 5d }",
        &[
            ("health/2026-01.md", "---\ntitle: x\n---\n"),
            ("health/feb.md", late),
        ],
        "2026-05-05",
    );
    assert_eq!(
        found,
        [
            "2026-01 2026-02-05 Kept",
            "2026-02 2026-03-05 Late(4)",
            "2026-03 2026-04-05 Missed",
            "2026-04 2026-05-05 Open",
            "2026-05 2026-06-05 Open",
        ]
    );
}

#[test]
fn a_week_that_had_begun_before_is_not_asked_for() {
    let sync = "sync: { every: week, kind: update }";
    let found = shown("started: 2026-01-14", sync, &[], "2026-01-26");
    assert_eq!(
        found,
        ["2026-W04 2026-01-25 Missed", "2026-W05 2026-02-01 Open"]
    );
    let update = ("updates/2026-W03.md", "---\nperiod: 2026-W03\n---\n");
    let kept = shown("started: 2026-01-14", sync, &[update], "2026-01-18");
    assert_eq!(kept, ["2026-W03 2026-01-18 Kept"]);
}

#[test]
fn pauses_and_the_end_stop_the_clock() {
    let index = "started: 2026-03-02\nended: 2026-03-29\n\
                 pauses: [{ from: 2026-03-05, to: 2026-03-15 }]";
    let found = shown(
        index,
        "sync: { every: week, kind: update }",
        &[],
        "2026-05-01",
    );
    assert_eq!(
        found,
        [
            "2026-W10 2026-03-19 Missed",
            "2026-W12 2026-03-22 Missed",
            "2026-W13 2026-03-29 Missed"
        ]
    );
}

#[test]
fn periods_from_an_anchor_are_counted_from_its_day() {
    let index = "started: 2026-01-12\nphases: { pilot: { from: 2026-01-31 } }";
    let check = (
        "health/first.md",
        "---\ndate: 2026-03-02\nanswers: {}\n---\n",
    );
    let found = shown(
        index,
        "checkpoint: { every: month, anchor: pilot.from, kind: health-check, grace: 3d }",
        &[check],
        "2026-04-03",
    );
    assert_eq!(
        found,
        [
            "2026-01-31..2026-02-27 2026-03-02 Kept",
            "2026-02-28..2026-03-30 2026-04-02 Missed",
            "2026-03-31..2026-04-29 2026-05-02 Open",
        ]
    );
}

#[test]
fn several_weeks_are_one_slot_and_weekends_are_free() {
    let both = shown(
        "started: 2026-01-05",
        "sync: { every: 2 weeks, kind: update }",
        &[("updates/2026-W03.md", "---\nperiod: 2026-W03\n---\n")],
        "2026-01-19",
    );
    assert_eq!(
        both,
        [
            "2026-01-05..2026-01-18 2026-01-18 Kept",
            "2026-01-19..2026-02-01 2026-02-01 Open"
        ]
    );
    let daily = shown(
        "started: 2026-01-09",
        "d: { every: day, kind: update }",
        &[],
        "2026-01-12",
    );
    assert_eq!(
        daily,
        [
            "2026-01-09..2026-01-09 2026-01-09 Missed",
            "2026-01-12..2026-01-12 2026-01-12 Open"
        ]
    );
}

#[test]
fn a_cadence_begins_with_its_charter_or_on_its_own_day() {
    let index = ("index.md", "---\nstarted: 2026-01-12\n---\n");
    let first = |charter: &str| {
        let playbook = playbook(&[index, (CHARTER, charter)]);
        let slots = slots(&playbook, "2026-03-01".parse().unwrap());
        slots.first().map(|slot| slot.period.to_string())
    };
    let with = |keys: &str| first(&format!("---\n{keys}\n---\n"));
    let dated = "date: 2026-02-16\ncadences: { sync: { every: week, kind: update } }";
    assert_eq!(with(dated).as_deref(), Some("2026-W08"));
    let own =
        "date: 2026-02-16\ncadences: { sync: { every: week, kind: update, from: 2026-02-02 } }";
    assert_eq!(with(own).as_deref(), Some("2026-W06"));
    let draft = "status: draft\ncadences: { sync: { every: week, kind: update } }";
    assert_eq!(with(draft), None);
    assert_eq!(with("cadences: { sync: { every: week } }"), None);
}

//! What documents give, and where a row of it stands.

use super::*;
use crate::actuals::ledger::Row;
use crate::model::{ParseCache, load};
use crate::source::Memory;

fn playbook(files: &[(&str, &str)]) -> Playbook {
    let files = files.iter().map(|(path, text)| (*path, (*text).to_owned()));
    let loaded = load(&Memory::of(files), &ParseCache::default()).unwrap();
    loaded.playbook
}

fn table(files: &[(&str, &str)], id: &str, as_of: &str) -> Table {
    let all = tables(&playbook(files), as_of.parse().unwrap());
    all.into_iter().find(|table| table.schema.id == id).unwrap()
}

const CONFIG: (&str, &str) = ("comity.toml", "format = 1\ntimezone = \"Europe/Moscow\"\n");

fn decision(keys: &str, as_of: &str) -> Vec<String> {
    let text = format!("---\n{keys}\n---\n");
    let table = table(&[CONFIG, ("decisions/cap.md", &text)], "decisions", as_of);
    let row = table.rows().next().unwrap();
    let moment = |name| row.moment(name).map(|it: Moment| it.instant().to_string());
    let date = row.date("date").map(|day| day.to_string());
    let status = row.word("status").map(str::to_owned);
    let all = [moment("proposed"), moment("decided"), status, date];
    all.map(Option::unwrap_or_default).to_vec()
}

#[test]
fn a_decision_belongs_to_the_day_it_was_made() {
    let keys = "status: accepted\nproposed: 2026-03-01T23:30-05:00\ndecided: 2026-03-04";
    assert_eq!(
        decision(keys, "2026-03-31"),
        [
            "2026-03-02T04:30:00Z",
            "2026-03-03T21:00:00Z",
            "accepted",
            "2026-03-04"
        ]
    );
}

#[test]
fn what_is_decided_after_the_day_is_open_on_it() {
    let keys = "status: accepted\nproposed: 2026-03-01\ndecided: 2026-03-04";
    assert_eq!(
        decision(keys, "2026-03-03"),
        ["2026-02-28T21:00:00Z", "", "proposed", "2026-03-01"]
    );
}

#[test]
fn a_withdrawn_decision_was_not_made() {
    let keys = "status: withdrawn\ndate: 2026-03-02\ndecided: 2026-03-04";
    assert_eq!(
        decision(keys, "2026-03-31"),
        ["", "", "withdrawn", "2026-03-02"]
    );
}

#[test]
fn a_decision_of_the_same_day_took_no_time_rather_than_less() {
    let keys = "status: accepted\nproposed: 2026-03-04T10:00+03:00\ndecided: 2026-03-04";
    let [proposed, decided, ..] = &decision(keys, "2026-03-31")[..] else {
        panic!("a row has four cells");
    };
    assert_eq!(proposed, decided);
    let backwards = "status: accepted\nproposed: 2026-03-04T10:00+03:00\ndecided: 2026-03-03";
    assert_eq!(decision(backwards, "2026-03-31")[1], "2026-03-02T21:00:00Z");
}

fn shown(row: Row<'_>, cell: &str) -> String {
    let file = row.file();
    format!("{}: {}", file.path, file.slice(row.cell_span(cell)))
}

#[test]
fn a_row_stands_in_the_document_that_gives_it() {
    let keys = "---\nstatus: accepted\ndecider: [anna]\nproposed: 2026-03-01\n---\n";
    let table = table(
        &[CONFIG, ("decisions/cap.md", keys)],
        "decisions",
        "2026-03-31",
    );
    let row = table.rows().next().unwrap();
    assert_eq!(row.word("decider"), Some("anna"));
    assert_eq!(shown(row, "decider"), "decisions/cap.md: anna");
    assert_eq!(shown(row, "status"), "decisions/cap.md: status");
    assert_eq!(row.file().slice(row.span()), "proposed: 2026-03-01");
}

const CHARTER: &str =
    "---\ndate: 2026-03-02\ncadences:\n  sync: { every: week, kind: update, grace: 2d }\n---\n";

#[test]
fn a_cadence_has_a_row_for_each_period_and_the_day_it_was_kept() {
    let files = [
        CONFIG,
        (
            "index.md",
            "---\ntitle: A\ntype: brand-agency\nstarted: 2026-03-02\nparties: [a, b]\n---\n",
        ),
        ("charter.md", CHARTER),
        (
            "updates/2026-W10.md",
            "---\nperiod: 2026-W10\ndate: 2026-03-09\n---\n",
        ),
        ("updates/2026-W12.md", "---\nperiod: 2026-W12\n---\n"),
    ];
    let table = table(&files, "cadences", "2026-03-24");
    let rows: Vec<String> = table
        .rows()
        .map(|row| {
            let kept = row
                .date("kept")
                .map_or("-".to_owned(), |day| day.to_string());
            let [cadence, period] = ["cadence", "period"].map(|name| row.word(name).unwrap());
            format!(
                "{cadence} {period} {} {kept} {}",
                row.date("due").unwrap(),
                row.file().path
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "sync 2026-W10 2026-03-10 2026-03-09 updates/2026-W10.md",
            "sync 2026-W11 2026-03-17 - charter.md",
            "sync 2026-W12 2026-03-24 2026-03-22 updates/2026-W12.md",
            "sync 2026-W13 2026-03-31 - charter.md",
        ]
    );
    let rows: Vec<Row<'_>> = table.rows().collect();
    assert_eq!(shown(rows[0], "kept"), "updates/2026-W10.md: date");
    assert_eq!(shown(rows[1], "cadence"), "charter.md: sync");
}

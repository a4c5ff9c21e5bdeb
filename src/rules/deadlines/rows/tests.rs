//! Which cases count, and how many of them may be late.

use super::*;
use crate::actuals::Actuals;
use crate::model::{ParseCache, load};
use crate::source::Memory;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_month_is_complete_on_its_last_day() {
    let month = |text| last_month(day(text)).to_string();
    assert_eq!(month("2026-03-31"), "2026-03");
    assert_eq!(month("2026-03-30"), "2026-02");
    assert_eq!(month("2026-01-01"), "2025-12");
}

#[test]
fn few_cases_are_counted_and_many_are_a_share() {
    let source = Memory::of([("comity.toml", "format = 1\n")]);
    let playbook = load(&source, &ParseCache::new()).unwrap().playbook;
    let actuals = Actuals::default();
    let context = Context {
        playbook: &playbook,
        actuals: &actuals,
        as_of: day("2026-03-31"),
    };
    let wanted = Share::of_percent(Decimal::from(90));
    let is_bad = |late: usize, n: usize| {
        let case = |at| Worst {
            row: at,
            by: i64::from(at < late),
            is_open: false,
        };
        Tally::of((0..n).map(case)).is_bad(&context, wanted)
    };
    assert!(!is_bad(0, 0));
    assert!(!is_bad(1, 9), "one late of nine is luck");
    assert!(is_bad(2, 9));
    assert!(!is_bad(2, 20), "90 % is enough");
    assert!(is_bad(3, 20));
}

#[test]
fn the_worst_case_is_the_latest_one() {
    let case = |(row, by)| Worst {
        row,
        by,
        is_open: false,
    };
    let tally = Tally::of([(0, 1), (1, 5), (2, -3)].into_iter().map(case));
    assert_eq!((tally.n, tally.late), (3, 2));
    assert_eq!(tally.worst.map(|worst| worst.row), Some(1));
}

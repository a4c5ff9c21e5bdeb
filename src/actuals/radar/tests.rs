//! Which signals playbooks show, and which way they go.

use std::fmt::Write as _;

use super::{Signal, What, radar};
use crate::actuals::{LedgerCache, read};
use crate::locale::Lang;
use crate::model::{ParseCache, Playbook, load};
use crate::source::Memory;

const INDEX: &str = "---\ntitle: N × L\nstarted: 2026-01-01\nparties: [northwind, lumen]\n---\n";
const NORTHWIND: &str = "---\ntitle: Northwind\ntype: brand\ntimezone: Europe/Moscow\n---\n";
const LUMEN: &str = "---\ntitle: Lumen\ntype: agency\ntimezone: America/New_York\n---\n";

fn signals(day: &str, files: &[(&str, &str)]) -> (Playbook, Vec<Signal>) {
    let common = [
        ("comity.toml", "format = 1\n"),
        ("index.md", INDEX),
        ("parties/northwind.md", NORTHWIND),
        ("parties/lumen.md", LUMEN),
    ];
    let all: std::collections::BTreeMap<&str, &str> =
        common.into_iter().chain(files.iter().copied()).collect();
    let source = Memory::of(all);
    let playbook = load(&source, &ParseCache::default()).unwrap().playbook;
    let day = day.parse().unwrap();
    let (actuals, _) = read(&playbook, &source, day, &mut LedgerCache::default()).unwrap();
    let signals = radar(&playbook, &actuals, day);
    (playbook, signals)
}

/// What one signal says in English.
fn told(day: &str, files: &[(&str, &str)], word: &str) -> String {
    let (_, signals) = signals(day, files);
    let found = signals.iter().find(|signal| signal.what.word() == word);
    found.map_or_else(
        || "not watched".to_owned(),
        |signal| {
            let told = signal.told(Lang::En).replace('\u{a0}', " ");
            format!("{}: {told}", signal.direction().word())
        },
    )
}

/// Payments due on the 10th and the 20th of each month, that many days late each.
fn payments(late: &[(&str, [i64; 2])]) -> String {
    let mut text = "id,payee,amount,currency,due,paid\n".to_owned();
    for (month, days) in late {
        for (due, days) in [10, 20].into_iter().zip(days) {
            let paid = due + days;
            _ = writeln!(
                text,
                "{month}-{due},lumen,100,USD,{month}-{due},{month}-{paid}"
            );
        }
    }
    text
}

#[test]
fn payments_that_come_later_each_month_are_told_with_their_months() {
    let months = [
        ("2026-01", [0, 0]),
        ("2026-02", [0, 1]),
        ("2026-03", [1, 2]),
        ("2026-04", [4, 5]),
    ];
    let ledger = payments(&months);
    let files = [("ledgers/payments.csv", ledger.as_str())];
    assert_eq!(
        told("2026-05-03", &files, "payments"),
        "worsening: worse in 3 of the last 3 months: 0 → 0.5 → 1.5 → 4.5 days, since 1 February 2026"
    );
    let (_, all) = signals("2026-05-03", &files);
    let signal = &all[0];
    assert_eq!(signal.what, What::Payments, "the worst comes first");
    let evidence: Vec<String> = signal
        .evidence()
        .iter()
        .map(|point| {
            let (path, n) = &point.sources[0];
            format!("{} {:?} {path} {n}", point.period, point.value)
        })
        .collect();
    assert_eq!(
        evidence,
        [
            "2026-01 Some(0.0) ledgers/payments.csv 2",
            "2026-02 Some(0.5) ledgers/payments.csv 2",
            "2026-03 Some(1.5) ledgers/payments.csv 2",
            "2026-04 Some(4.5) ledgers/payments.csv 2",
        ]
    );
    assert_eq!(signal.ends(), Some((0.0, 4.5)));
    assert_eq!(
        told("2026-04-29", &files, "payments"),
        "too-little-known: 3 periods in a row are known; a trend takes 4",
        "April is not over"
    );
}

#[test]
fn a_month_without_payments_ends_the_row_and_a_paused_one_does_not() {
    let months = [
        ("2026-01", [0, 0]),
        ("2026-02", [0, 1]),
        ("2026-04", [1, 2]),
        ("2026-05", [4, 5]),
    ];
    let ledger = payments(&months);
    let files = [("ledgers/payments.csv", ledger.as_str())];
    assert_eq!(
        told("2026-05-31", &files, "payments"),
        "too-little-known: 2 periods in a row are known; a trend takes 4"
    );
    let paused = INDEX.replace(
        "---\ntitle",
        "---\npauses: [{ from: 2026-03-01, to: 2026-03-31, reason: fair }]\ntitle",
    );
    let files = [files[0], ("index.md", &paused)];
    assert_eq!(
        told("2026-05-31", &files, "payments"),
        "worsening: worse in 3 of the last 3 months: 0 → 0.5 → 1.5 → 4.5 days, since 1 February 2026"
    );
    let ended = INDEX.replace("---\ntitle", "---\nended: 2026-05-30\ntitle");
    let files = [files[0], ("index.md", &ended)];
    assert_eq!(told("2026-05-31", &files, "payments"), "not watched");
}

#[test]
fn one_case_a_month_is_an_anecdote() {
    let mut ledger = "id,from,to,asked,answered\n".to_owned();
    for (month, hour) in [("01", "10"), ("02", "12"), ("03", "15"), ("04", "20")] {
        let asked = format!("2026-{month}-07T08:00+03:00");
        _ = writeln!(
            ledger,
            "r-{month},northwind,lumen,{asked},2026-{month}-07T{hour}:00+03:00"
        );
    }
    let files = [("ledgers/requests.csv", ledger.as_str())];
    let anecdotes = "too-little-known: the last period holds too little to tell";
    assert_eq!(told("2026-04-30", &files, "answers"), anecdotes);
    let one = ("comity.toml", "format = 1\nprofile = \"own.toml\"\n");
    let own = ("own.toml", "extends = \"standard\"\n[trends]\ncases = 1\n");
    assert_eq!(
        told("2026-04-30", &[files[0], one, own], "answers"),
        "worsening: worse in 3 of the last 3 months: 2 → 4 → 7 → 12 h, since 1 February 2026"
    );
}

const METRIC: &str = "---\ntitle: Cost per engagement\nunit: USD/engagement\nbetter: lower\nledger: performance\nformula: sum(spend) / sum(engagements)\n---\n";
const AGREEMENT: &str = "---\ntitle: Framework\nstatus: active\nterm: { from: 2026-01-01 }\nsignoffs: { northwind: { date: 2025-12-30 }, lumen: { date: 2025-12-30 } }\nexpectations:\n  cpe: { metric: cpe, target: at most 0.5 USD }\n---\n";

#[test]
fn what_rates_do_is_no_trend() {
    let performance = |spend: [u32; 4], currency: &str| {
        let mut text = "date,market,spend,currency,engagements\n".to_owned();
        for (month, spend) in (1..).zip(spend) {
            _ = writeln!(text, "2026-0{month}-15,us,{spend},{currency},1000");
        }
        text
    };
    let rates = "date,base,quote,rate\n2026-01-15,EUR,USD,1.0\n2026-02-15,EUR,USD,1.1\n2026-03-15,EUR,USD,1.2\n2026-04-15,EUR,USD,1.3\n";
    let told = |ledger: &str| {
        let files = [
            ("agreements/framework.md", AGREEMENT),
            ("metrics/cpe.md", METRIC),
            ("ledgers/performance.csv", ledger),
            ("ledgers/rates.csv", rates),
            (
                "comity.toml",
                "format = 1\ncurrency = \"USD\"\nfx = \"transaction-date\"\nfx_date = 2026-01-15\n",
            ),
        ];
        told("2026-04-30", &files, "promise")
    };
    assert_eq!(
        told(&performance([200, 210, 230, 260], "USD")),
        "worsening: worse in 3 of the last 3 months: 0.20 → 0.21 → 0.23 → 0.26 USD, since 1 February 2026"
    );
    assert_eq!(
        told(&performance([200, 200, 200, 200], "EUR")),
        "steady: 0.20 → 0.20 → 0.20 → 0.20 USD, since 1 January 2026, at the budget's exchange rates"
    );
}

#[test]
fn a_promise_is_watched_in_place_of_the_ledger_it_measures() {
    let turnaround = "---\ntitle: Turnaround\nunit: h\nbetter: lower\nledger: requests\nformula: median(hours(asked, answered))\n---\n";
    let ledger = "id,from,to,asked,answered\nr-1,northwind,lumen,2026-01-07T08:00+03:00,2026-01-07T10:00+03:00\nr-2,northwind,lumen,2026-01-08T08:00+03:00,2026-01-08T10:00+03:00\n";
    let words = |agreement: &str| -> Vec<&'static str> {
        let files = [
            ("agreements/framework.md", agreement),
            ("metrics/turnaround.md", turnaround),
            ("ledgers/requests.csv", ledger),
        ];
        let (_, signals) = signals("2026-02-10", &files);
        signals.iter().map(|signal| signal.what.word()).collect()
    };
    let promised = AGREEMENT.replace(
        "metric: cpe, target: at most 0.5 USD",
        "metric: turnaround, target: at most 48h",
    );
    assert_eq!(words(&promised), ["promise", "silence", "silence"]);
    let draft = promised.replace("status: active", "status: draft");
    assert_eq!(words(&draft), ["answers", "silence", "silence"]);
}

#[test]
fn marks_fall_in_two_steps_and_may_rest_between_them() {
    let check = |north: u32, lumen: u32| {
        format!(
            "---\ntitle: Check\nanswers: {{ northwind: {{ communication: {north} }}, lumen: {{ communication: {lumen} }} }}\n---\n"
        )
    };
    let months = [
        ("health/2026-01.md", check(5, 4)),
        ("health/2026-02.md", check(4, 4)),
        ("health/2026-03.md", check(4, 5)),
        ("health/2026-04.md", check(3, 4)),
    ];
    let files: Vec<(&str, &str)> = months
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let (playbook, all) = signals("2026-04-30", &files);
    let marks: Vec<String> = all
        .iter()
        .filter(|signal| matches!(signal.what, What::Mark(_) | What::Gap))
        .map(|signal| {
            let name = signal.what.name(&playbook, Lang::Ru);
            format!("{name}: {}", signal.told(Lang::Ru).replace('\u{a0}', " "))
        })
        .collect();
    assert_eq!(
        marks,
        [
            "Общение глазами стороны «Northwind»: хуже в 2 из последних 3 месяцев: 5 → 4 → 4 → 3, с 1 февраля 2026 г.",
            "Общение глазами стороны «Lumen»: 4 → 5 → 4, с 1 февраля 2026 г.",
            "Расхождение оценок сторон: 0 → 1 → 1, с 1 февраля 2026 г.",
        ]
    );
    let later = told("2026-06-05", &files, "mark");
    assert_eq!(
        later, "worsening: worse in 2 of the last 3 months: 5 → 4 → 4 → 3, since 1 February 2026",
        "the check of May may still come"
    );
}

#[test]
fn silence_counts_waking_days_and_cadences_count_records() {
    let mut ledger = "id,from,to,asked,answered\n".to_owned();
    for (id, day) in ["01-05", "01-31", "02-14", "02-28", "03-22", "03-31"]
        .into_iter()
        .enumerate()
    {
        _ = writeln!(
            ledger,
            "r-{id},northwind,lumen,2026-{day}T08:00+03:00,2026-{day}T09:00+03:00"
        );
    }
    let charter = "---\ntitle: Charter\nstatus: active\ndate: 2026-01-01\ncadences: { sync: { every: week, kind: update, from: 2026-01-05 } }\n---\n";
    let update = "---\ntitle: Sync\nattended: []\n---\n";
    let files = [
        ("ledgers/requests.csv", ledger.as_str()),
        ("charter.md", charter),
        ("updates/2026-W02.md", update),
        ("updates/2026-W03.md", update),
    ];
    let (_, all) = signals("2026-03-31", &files);
    let values = |wanted: &What| -> Vec<Option<f64>> {
        let found = all.iter().find(|signal| signal.what == *wanted);
        found
            .map(|it| it.points.iter().map(|point| point.value).collect())
            .unwrap_or_default()
    };
    let northwind = What::Silence("northwind".to_owned());
    assert_eq!(values(&northwind), [Some(26.0), Some(14.0), Some(22.0)]);
    assert_eq!(
        values(&What::Cadences),
        [Some(2.0 / 3.0), Some(0.0), Some(0.0)],
        "weeks that end in a month are its own"
    );
}

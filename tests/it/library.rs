//! The ready metrics over a quarter of a small partnership, beside values that were worked out by
//! hand.

use std::fmt::Write as _;

use comity::actuals::formula::Formula;
use comity::actuals::ledger::{ColumnSchema, ColumnType, Role, built_in, derived};
use comity::model::library;
use serde_json::Value;

use crate::support::Playbook;

/// The day is a Tuesday; what is dated later has not happened.
const CONFIG: &str = r#"
format = 1
as_of = 2026-03-31
currency = "USD"

[markets.us]

[ledgers.performance.columns]
followers = { type = "count", role = "snapshot" }
"#;

/// Ten assets of five creators, all of 12 March, and one that is dated after the day.
const PERFORMANCE: &str = "\
date,market,spend,currency,campaign,creator,platform,asset,impressions,reach,views,engagements,clicks,signups,sales,revenue,followers
2026-03-12,us,100,USD,spring,ann,youtube,a1,10000,4000,5000,400,50,10,2,300,10000
2026-03-12,us,50,USD,summer,ann,youtube,a2,10000,4000,5000,200,50,10,2,300,10000
2026-03-12,us,150,USD,spring,bob,youtube,b1,10000,5000,5000,300,50,10,2,300,10000
2026-03-12,us,100,USD,spring,bob,youtube,b2,10000,5000,5000,500,50,10,2,300,10000
2026-03-12,us,200,USD,spring,cat,youtube,c1,10000,5000,5000,100,50,10,2,300,10000
2026-03-12,us,50,USD,summer,cat,youtube,c2,10000,5000,5000,400,50,10,2,300,20000
2026-03-12,us,100,USD,summer,dan,youtube,d1,10000,5000,5000,300,50,10,2,300,20000
2026-03-12,us,100,USD,summer,dan,youtube,d2,10000,5000,5000,200,50,10,2,300,20000
2026-03-12,us,100,USD,spring,eve,youtube,e1,10000,5000,5000,500,50,10,2,300,20000
2026-03-12,us,50,USD,summer,eve,youtube,e2,10000,5000,5000,100,50,10,2,300,20000
2026-04-02,us,9999,USD,summer,eve,youtube,e3,1,1,1,1,1,1,1,1,1
";

/// In time, late, missing, not yet due, in time.
const DELIVERABLES: &str = "\
id,campaign,party,due,briefed,delivered,requirements,requirements_met,rounds
d1,spring,ann,2026-03-10,2026-03-01,2026-03-10,10,9,1
d2,spring,bob,2026-03-12,2026-03-02,2026-03-14,10,10,2
d3,spring,cat,2026-03-20,2026-03-06,,5,4,0
d4,summer,dan,2026-03-31,2026-03-03,,5,2,3
d5,summer,eve,2026-03-25,,2026-03-24,10,5,4
";

/// In time, late, missing, in time.
const PAYMENTS: &str = "\
id,payee,amount,currency,due,paid
p1,ann,100,USD,2026-03-10,2026-03-10
p2,bob,100,USD,2026-03-15,2026-03-16
p3,cat,100,USD,2026-03-20,
p4,dan,100,USD,2026-03-25,2026-03-20
";

/// Northwind works from 9 to 18 in UTC, Monday to Friday. The ninth question is asked on a Friday
/// at 17 and answered on Monday at 10, the tenth is open since the morning of the day.
const REQUESTS: &str = "\
id,from,to,asked,answered
r1,lumen,northwind,2026-03-02T09:00Z,2026-03-02T10:00Z
r2,lumen,northwind,2026-03-02T09:00Z,2026-03-02T11:00Z
r3,lumen,northwind,2026-03-02T09:00Z,2026-03-02T12:00Z
r4,lumen,northwind,2026-03-02T09:00Z,2026-03-02T13:00Z
r5,lumen,northwind,2026-03-02T09:00Z,2026-03-02T14:00Z
r6,lumen,northwind,2026-03-02T09:00Z,2026-03-02T15:00Z
r7,lumen,northwind,2026-03-02T09:00Z,2026-03-02T16:00Z
r8,lumen,northwind,2026-03-02T09:00Z,2026-03-02T17:00Z
r9,lumen,northwind,2026-03-06T17:00Z,2026-03-09T10:00Z
r10,lumen,northwind,2026-03-31T09:00Z,
";

const EFFORT: &str = "\
week,person,hours
2026-W10,anna,5
2026-W10,dana,3
2026-W11,anna,6
2026-W12,dana,4
2026-W13,anna,6
";

/// 24 hours, 48 hours, open for 36 and 72 hours, withdrawn, made on a day nobody wrote down.
const DECISIONS: [(&str, &str); 6] = [
    (
        "one",
        "status: accepted\nproposed: 2026-03-02T10:00Z\ndecided: 2026-03-03T10:00Z",
    ),
    (
        "two",
        "status: rejected\nproposed: 2026-03-04\ndecided: 2026-03-06",
    ),
    ("three", "status: proposed\nproposed: 2026-03-30T12:00Z"),
    (
        "four",
        "status: accepted\nproposed: 2026-03-29\ndecided: 2026-04-02",
    ),
    ("five", "status: withdrawn\nproposed: 2026-03-01"),
    ("six", "status: accepted\nproposed: 2026-03-01"),
];

/// What came of the charter's cadences: an update in time, one late, none for two weeks (the second
/// may still come), and the health check of March in time.
const RECORDS: [(&str, &str); 3] = [
    (
        "updates/2026-W10.md",
        "title: A\nperiod: 2026-W10\ndate: 2026-03-09",
    ),
    (
        "updates/2026-W11.md",
        "title: B\nperiod: 2026-W11\ndate: 2026-03-20",
    ),
    (
        "health/2026-03.md",
        "title: C\nperiod: 2026-03\ndate: 2026-03-30",
    ),
];

const CHARTER: &str = "title: Charter
status: active
date: 2026-03-01
cadences:
  sync: { every: week, from: 2026-03-02, kind: update, grace: 2d }
  look: { every: month, from: 2026-03-01, kind: health-check }";

const INDEX: &str = "title: Northwind and Lumen
type: brand-agency
started: 2026-03-01
parties: [northwind, lumen]";

fn playbook() -> Playbook {
    let page = |keys: &str| format!("---\n{keys}\n---\n");
    let mut playbook = Playbook::empty()
        .file("comity.toml", CONFIG)
        .file("index.md", page(INDEX))
        .file("charter.md", page(CHARTER))
        .file("ledgers/performance.csv", PERFORMANCE)
        .file("ledgers/deliverables.csv", DELIVERABLES)
        .file("ledgers/payments.csv", PAYMENTS)
        .file("ledgers/requests.csv", REQUESTS)
        .file("ledgers/effort.csv", EFFORT);
    let party = |person: &str, keys: &str| {
        page(&format!(
            "title: T\ntimezone: UTC\nhours: 09:00-18:00\n{keys}\n\
             people: {{ {person}: {{ name: N }} }}"
        ))
    };
    playbook = playbook
        .file("parties/northwind.md", party("anna", "type: brand"))
        .file("parties/lumen.md", party("dana", "type: agency"));
    for creator in ["ann", "bob", "cat", "dan", "eve"] {
        let path = format!("parties/{creator}.md");
        playbook = playbook.file(&path, page("title: T\ntype: creator"));
    }
    for brief in ["spring", "summer"] {
        playbook = playbook.file(&format!("briefs/{brief}.md"), page("title: T"));
    }
    for (name, keys) in DECISIONS {
        let path = format!("decisions/{name}.md");
        playbook = playbook.file(&path, page(&format!("title: T\n{keys}")));
    }
    for (path, keys) in RECORDS {
        playbook = playbook.file(path, page(keys));
    }
    for name in library::names() {
        let keys = format!("title: T\nuses: builtin/{name}");
        playbook = playbook.file(&format!("metrics/{name}.md"), page(&keys));
    }
    playbook
}

/// Each metric, its value, how many observations it rests on and how many rows it leaves out: one of
/// five is more than the profile allows, and then the figure is not to be judged.
const EXPECTED: [(&str, f64, u64, u64); 22] = [
    // Sync: W10 in time, W11 late, W12 missing, W13 due on the day and no case yet; look: in time.
    ("cadence-adherence", 2.0 / 4.0, 4, 0),
    // W10 8, W11 6, W12 4, W13 6: 24 hours in 4 weeks.
    ("coordination-hours", 24.0 / 4.0, 4, 0),
    // Spend 100 + 50 + 150 + 100 + 200 + 50 + 100 + 100 + 100 + 50 = 1000; sign-ups 10 · 10.
    ("cost-per-outcome", 1000.0 / 100.0, 10, 0),
    // Sales 10 · 2.
    ("cpa", 1000.0 / 20.0, 10, 0),
    // Clicks 10 · 50.
    ("cpc", 1000.0 / 500.0, 10, 0),
    // Engagements 400 + 200 + 300 + 500 + 100 + 400 + 300 + 200 + 500 + 100 = 3000.
    ("cpe", 0.333_333_333_333, 10, 0),
    // Impressions 10 · 10 000; 1000 · 1000 / 100 000.
    ("cpm", 10.0, 10, 0),
    // Views 10 · 5000.
    ("cpv", 1000.0 / 50_000.0, 10, 0),
    // Ann, Cat and Eve of five creators did two campaigns.
    ("creator-repeat", 3.0 / 5.0, 5, 0),
    // 24, 36, 48 and 72 hours: the middle of 36 and 48.
    ("decision-latency", 42.0, 4, 0),
    // 3000 engagements / 10 assets / (5 · 10 000 + 5 · 20 000) / 10 followers = 300 / 15 000.
    ("engagement-rate-followers", 0.02, 10, 0),
    ("engagement-rate-impressions", 3000.0 / 100_000.0, 10, 0),
    // 0.1 + 0.05 + 0.06 + 0.1 + 0.02 + 0.08 + 0.06 + 0.04 + 0.1 + 0.02 = 0.63, of ten.
    ("engagement-rate-reach", 0.063, 10, 0),
    ("engagement-rate-views", 3000.0 / 50_000.0, 10, 0),
    // 9, 10, 14 and 28 days: the middle of 10 and 14. d5 does not say when it was asked for.
    ("lead-time", 12.0, 4, 1),
    // d1 and d5 of d1, d2, d3 and d5.
    ("on-time", 2.0 / 4.0, 4, 0),
    // p1 and p4 of four.
    ("payment-on-time", 2.0 / 4.0, 4, 0),
    // 9 + 10 + 4 + 2 + 5 of 10 + 10 + 5 + 5 + 10.
    ("quality", 30.0 / 40.0, 5, 0),
    // Revenue 10 · 300.
    ("roas", 3000.0 / 1000.0, 10, 0),
    // 1 + 2 + 0 + 3 + 4, of five.
    ("rounds", 2.0, 5, 0),
    // 1, 2, 2, 3, 4, 5, 6, 7, 8 and 9 hours: the ninth 1 + 1, the tenth 9 so far. The middle of the
    // fifth and the sixth.
    ("turnaround", 4.5, 10, 0),
    // At place (10 - 1) · 0.9 = 8.1, counted from 0: a tenth of the way from 8 to 9.
    ("turnaround-p90", 8.1, 10, 0),
];

#[test]
fn every_ready_metric_gives_what_was_worked_out_by_hand() {
    let names: Vec<&str> = EXPECTED.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, library::names());
    let status = playbook().json(&["status", "--format", "json"]);
    let mut wrong = String::new();
    for (name, value, n, excluded) in EXPECTED {
        let found = window(&status, name, "2026-03-12");
        let got = found["value"].as_f64().unwrap_or(f64::NAN);
        let is_equal = (got - value).abs() <= 1e-12 * value.abs()
            && found["n"] == n
            && found["excluded"] == excluded
            && found["reason"].is_null() == (excluded == 0);
        if !is_equal {
            writeln!(wrong, "{name}: {found}, not {value} of {n}").unwrap();
        }
    }
    assert_eq!(wrong, "");
}

/// What was measured of a metric in the window that holds a day.
fn window<'a>(status: &'a Value, metric: &str, day: &str) -> &'a Value {
    let metrics = status["metrics"].as_array().unwrap();
    let found = metrics.iter().find(|it| it["id"] == metric);
    let windows = found.unwrap_or_else(|| panic!("{metric} has no window"))["windows"].as_array();
    let holds = |window: &&Value| {
        let [from, to] = ["from", "to"].map(|end| window[end].as_str().unwrap());
        from <= day && day <= to
    };
    windows.unwrap().iter().find(holds).unwrap()
}

#[test]
fn every_formula_fits_its_ledger() {
    let followers = ColumnSchema {
        name: "followers".into(),
        column_type: ColumnType::Count,
        is_required: false,
        role: Role::Snapshot,
        refers: None,
        en: "Followers".into(),
        ru: "Подписчики".into(),
    };
    let mut schemas: Vec<_> = built_in().into_iter().chain(derived()).collect();
    schemas[0].columns.push(followers);
    for name in library::names() {
        let metric = library::metric(name).unwrap();
        let ledger = metric.ledger.as_ref().unwrap().as_str();
        let schema = schemas.iter().find(|schema| schema.id == ledger).unwrap();
        let formula = metric.formula.as_ref().unwrap();
        if let Err(fault) = Formula::check(formula, schema) {
            panic!("{name}: {fault:?}");
        }
        let counted = metric.count.as_ref();
        assert!(
            counted.is_none_or(|column| schema.position(column).is_some()),
            "{name}: {counted:?}"
        );
    }
}

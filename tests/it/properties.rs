//! What holds of results whatever the ledgers say.

use std::fmt::Write as _;

use comity::actuals::outcome::{Outcome, State};
use comity::actuals::{self, Actuals, LedgerCache};
use comity::model::{ParseCache, load};
use comity::source::Memory;
use proptest::prelude::*;

/// A row of the performance ledger.
#[derive(Debug, Clone)]
struct Row {
    day: u32,
    market: &'static str,
    spend: u32,
    currency: &'static str,
    engagements: u32,
}

const HEAD: &str = "date,market,spend,currency,asset,engagements\n";

/// Every row has an asset of its own, so that no two share a key.
fn csv(rows: &[(usize, Row)]) -> String {
    let mut text = HEAD.to_owned();
    for (id, row) in rows {
        let Row {
            day,
            market,
            spend,
            currency,
            engagements,
        } = row;
        writeln!(
            text,
            "2026-03-{day:02},{market},{spend},{currency},a{id},{engagements}"
        )
        .unwrap();
    }
    text
}

fn numbered(rows: &[Row]) -> Vec<(usize, Row)> {
    rows.iter().cloned().enumerate().collect()
}

fn row() -> impl Strategy<Value = Row> {
    let market = prop_oneof![Just("us"), Just("ru")];
    (1..=31_u32, market, 0..50_000_u32, 0..500_u32).prop_map(|(day, market, spend, engagements)| {
        Row {
            day,
            market,
            spend,
            currency: "USD",
            engagements,
        }
    })
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 1..40)
}

const CONFIG: &str =
    "format = 1\ncurrency = \"USD\"\nfx = \"transaction-date\"\n\n[markets.us]\n[markets.ru]\n";

const CPE: &str = "---\nkind: metric\ntitle: CPE\nunit: USD/engagement\nbetter: lower\n\
    ledger: performance\nformula: sum(spend) / sum(engagements)\n---\n";

/// A playbook with one expectation for each market, and these files beside it.
fn playbook(ledgers: &[(&str, String)]) -> Memory {
    let agreement = "---\nkind: agreement\ntitle: LOI\nstatus: active\nform: loi\n\
        term: { from: 2026-03-01, to: 2026-12-31 }\nexpectations:\n  \
        us: { metric: cpe, where: { market: us }, target: 100 USD, per: month }\n  \
        ru: { metric: cpe, where: { market: ru }, target: 100 USD, per: month }\n\
        signoffs: { lumen: { by: dana, date: 2026-03-01 } }\n---\n";
    let index = "---\nkind: partnership\ntitle: P\ntype: brand-agency\nstarted: 2026-03-01\nparties: [lumen]\n---\n";
    let files = [
        ("comity.toml", CONFIG.to_owned()),
        ("index.md", index.to_owned()),
        ("metrics/cpe.md", CPE.to_owned()),
        ("agreements/loi.md", agreement.to_owned()),
    ];
    Memory::of(files.into_iter().chain(ledgers.iter().cloned()))
}

fn judged_on(ledgers: &[(&str, String)], day: &str) -> Actuals {
    let source = playbook(ledgers);
    let loaded = load(&source, &ParseCache::new()).unwrap();
    let day = day.parse().unwrap();
    let mut cache = LedgerCache::default();
    actuals::read(&loaded.playbook, &source, day, &mut cache)
        .unwrap()
        .0
}

fn judged(ledgers: &[(&str, String)]) -> Actuals {
    judged_on(ledgers, "2026-03-31")
}

fn of<'a>(actuals: &'a Actuals, key: &str) -> &'a Outcome {
    let mut outcomes = actuals.outcomes.iter();
    outcomes
        .find(|outcome| outcome.key == key)
        .expect("the expectation is judged")
}

fn value(actuals: &Actuals, key: &str) -> Option<f64> {
    of(actuals, key).latest()?.measure.value
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(other.abs()),
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_ratio_is_the_ratio_of_sums(rows in rows()) {
        let actuals = judged(&[("ledgers/performance.csv", csv(&numbered(&rows)))]);
        for market in ["us", "ru"] {
            let there: Vec<&Row> = rows.iter().filter(|row| row.market == market).collect();
            let spend: f64 = there.iter().map(|row| f64::from(row.spend)).sum();
            let engagements: f64 = there.iter().map(|row| f64::from(row.engagements)).sum();
            let ratio = (engagements > 0.0).then(|| spend / engagements);
            prop_assert!(near(value(&actuals, market), ratio));
            let n = of(&actuals, market).latest().unwrap().measure.n;
            prop_assert_eq!(n, there.len() as u64);
        }
    }

    #[test]
    fn rows_of_another_market_change_nothing(rows in rows(), more in rows()) {
        let alone = judged(&[("ledgers/performance.csv", csv(&numbered(&rows)))]);
        let mut all = rows.clone();
        all.extend(more.into_iter().map(|row| Row { market: "ru", ..row }));
        let both = judged(&[("ledgers/performance.csv", csv(&numbered(&all)))]);
        prop_assert_eq!(value(&alone, "us"), value(&both, "us"));
        prop_assert_eq!(of(&alone, "us").state(), of(&both, "us").state());
    }

    #[test]
    fn neither_order_nor_the_split_into_files_matters(
        shuffled in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(numbered(&rows)).prop_shuffle())),
        at in 0..40_usize,
    ) {
        let (rows, shuffled) = shuffled;
        let one = judged(&[("ledgers/performance.csv", csv(&numbered(&rows)))]);
        let (first, second) = shuffled.split_at(at.min(shuffled.len()));
        let two = judged(&[
            ("ledgers/performance/a.csv", csv(first)),
            ("ledgers/performance/deep/b.csv", csv(second)),
        ]);
        for market in ["us", "ru"] {
            prop_assert!(near(value(&one, market), value(&two, market)));
            prop_assert_eq!(of(&one, market).state().id(), of(&two, market).state().id());
        }
    }

    #[test]
    fn a_rate_of_one_changes_nothing(rows in rows()) {
        let dollars = judged(&[("ledgers/performance.csv", csv(&numbered(&rows)))]);
        let euros: Vec<Row> = rows.iter().map(|row| Row { currency: "EUR", ..row.clone() }).collect();
        let mut rates = "date,base,quote,rate,source\n".to_owned();
        for day in 1..=31 {
            writeln!(rates, "2026-03-{day:02},EUR,USD,1,bank").unwrap();
        }
        let euros = judged(&[
            ("ledgers/performance.csv", csv(&numbered(&euros))),
            ("ledgers/rates.csv", rates),
        ]);
        for market in ["us", "ru"] {
            prop_assert_eq!(value(&dollars, market), value(&euros, market));
        }
    }

    #[test]
    fn without_a_rate_nothing_is_told(rows in rows()) {
        let euros: Vec<Row> = rows.iter().map(|row| Row { currency: "EUR", ..row.clone() }).collect();
        let actuals = judged(&[("ledgers/performance.csv", csv(&numbered(&euros)))]);
        for market in ["us", "ru"] {
            prop_assert_eq!(value(&actuals, market), None);
            prop_assert!(matches!(of(&actuals, market).state(), State::NotEvaluable(_)));
        }
    }

    #[test]
    fn before_all_rows_nothing_is_green(rows in rows(), day in 1..=28_u32) {
        let later: Vec<Row> = rows.iter().map(|row| Row { day: 29, ..row.clone() }).collect();
        let ledgers = [("ledgers/performance.csv", csv(&numbered(&later)))];
        let actuals = judged_on(&ledgers, &format!("2026-03-{day:02}"));
        for outcome in &actuals.outcomes {
            for judgement in &outcome.judgements {
                prop_assert!(matches!(judgement.state, State::NotEvaluable(_)));
            }
            prop_assert!(matches!(outcome.state(), State::NotEvaluable(_)));
        }
        prop_assert!(!actuals.outcomes.is_empty());
    }
}

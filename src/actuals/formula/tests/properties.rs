//! What holds for any rows.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "thirty rows are few"
)]

use proptest::prelude::*;

use super::*;

type Line = (Option<u8>, Option<i16>, Option<u16>);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let market = prop::option::weighted(0.9, 0..3_u8);
    let spend = prop::option::weighted(0.9, any::<i16>());
    let views = prop::option::weighted(0.9, any::<u16>());
    prop::collection::vec((market, spend, views), 0..30)
}

fn table(lines: &[Line]) -> Rows {
    let shown = |cell: Option<String>| cell.unwrap_or_default();
    let line = |(market, spend, views): &Line| {
        let market = shown(market.map(|market| format!("m{market}")));
        let spend = shown(spend.map(|spend| (f64::from(spend) / 100.0).to_string()));
        let views = shown(views.map(|views| views.to_string()));
        format!("{market},{spend},{views}")
    };
    let lines: Vec<String> = lines.iter().map(line).collect();
    rows(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

fn all(lines: &[Line], text: &str) -> Answer {
    answer(&engine(&table(lines)), text, 0..lines.len())
}

/// The lines with both numbers, as floats.
fn complete(lines: &[Line]) -> Vec<(f64, f64)> {
    let both =
        |(_, spend, views): &Line| Some((f64::from((*spend)?) / 100.0, f64::from((*views)?)));
    lines.iter().filter_map(both).collect()
}

fn is_close(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * right.abs().max(1.0),
        (left, right) => left == right,
    }
}

/// Hyndman & Fan 7 by the letter: sorted, and interpolated at `(n − 1) p`.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let place = values.len().checked_sub(1)? as f64 * share;
    let [low, high] = [place.floor(), place.ceil()].map(|place| values[place as usize]);
    Some(low + (high - low) * place.fract())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_quotient_of_sums_is_the_quotient_of_the_sums(lines in lines()) {
        let complete = complete(&lines);
        let sums = complete.iter().fold((0.0, 0.0), |sums, line| (sums.0 + line.0, sums.1 + line.1));
        let expected = (sums.1 != 0.0).then(|| sums.0 / sums.1);
        let answer = all(&lines, "sum(spend) / sum(views)");
        prop_assert!(is_close(answer.value, expected), "{answer:?} {expected:?}");
        prop_assert_eq!(answer.n, complete.len() as u64);
        prop_assert_eq!(answer.n + answer.excluded, lines.len() as u64);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(lines in lines(), turn in 0..30_usize) {
        let mut turned = lines.clone();
        turned.rotate_left(turn.min(lines.len()));
        turned.reverse();
        for text in [
            "sum(spend) / sum(views)",
            "avg(spend)",
            "median(spend)",
            "p90(views)",
            "repeat_share(market, views)",
            "count(distinct market) + max(views)",
        ] {
            let [before, after] = [&lines, &turned].map(|lines| all(lines, text));
            prop_assert!(is_close(before.value, after.value), "{}: {:?} {:?}", text, before, after);
            prop_assert_eq!((before.n, before.excluded), (after.n, after.excluded));
        }
    }

    #[test]
    fn rows_that_a_filter_excludes_change_nothing(lines in lines(), more in lines()) {
        let only = |lines: &[Line], is_first: bool| -> Vec<Line> {
            let keep = |line: &&Line| (line.0 == Some(0)) == is_first;
            lines.iter().filter(keep).copied().collect()
        };
        let (inside, outside) = (only(&lines, true), only(&more, false));
        let mixed: Vec<Line> = outside.iter().chain(&inside).chain(&outside).copied().collect();
        for text in ["sum(spend) / sum(views)", "median(spend)", "count(*)"] {
            let engine = engine(&table(&mixed));
            let formula = formula(text);
            let of_market = engine.answer("t", &formula, 0..mixed.len(), &[(0, "m0")], None);
            prop_assert_eq!(of_market.unwrap(), all(&inside, text));
            let start = outside.len();
            let of_range = engine.answer("t", &formula, start..start + inside.len(), &[], None);
            prop_assert_eq!(of_range.unwrap(), all(&inside, text));
        }
    }

    #[test]
    fn quantiles_equal_a_direct_computation(lines in lines()) {
        let spend: Vec<f64> = lines.iter().filter_map(|line| Some(f64::from(line.1?) / 100.0)).collect();
        for (text, share) in [("median(spend)", 0.5), ("p90(spend)", 0.9)] {
            let (answer, expected) = (all(&lines, text), quantile(spend.clone(), share));
            prop_assert!(is_close(answer.value, expected), "{answer:?} {expected:?}");
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a-z0-9 ()+*/'\",.<>=-]{0,60}|\\PC{0,40}") {
        match Formula::check(&text, &schema()) {
            Ok(formula) => drop(engine(&table(&[])).answer("t", &formula, 0..0, &[], None)),
            Err(fault) => prop_assert!(text.get(fault.range.clone()).is_some(), "{fault:?}"),
        }
    }
}

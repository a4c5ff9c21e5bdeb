//! Values of metrics as people read them.

use rust_decimal::Decimal;

use super::bounds::Bounds;
use crate::locale::{Arg, Lang};
use crate::value::{Period, PeriodKind, Unit};

/// Figures that are shown; a target of 0.20 USD is told from 0.2004 USD.
const SIGNIFICANT: u32 = 4;

/// How many values of a long row stand before its last one.
const SHOWN: usize = 5;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A value with its unit: `0.1835 USD`, `93.3 %`, `35.2 h`. A rate of money leaves out what it is
/// per, for the metric's name says that.
pub fn figure(value: f64, unit: &Unit, lang: Lang) -> String {
    if unit.is_share() {
        return lang.share(rounded(value * 100.0, Some(1)));
    }
    if let Some(currency) = unit.currency() {
        return lang.money(rounded(value, None), currency.code());
    }
    format!(
        "{}{NO_BREAK}{}",
        number(value, lang),
        unit_name(value, unit, lang)
    )
}

/// A value that has no unit.
pub fn number(value: f64, lang: Lang) -> String {
    lang.number(rounded(value, None))
}

/// Values one after another, the unit told once: `1.8 → 2.6 → 3.4 days`. Of a long row the first and
/// the last few are shown.
pub fn row(values: &[f64], unit: Option<&Unit>, lang: Lang) -> String {
    let figure = |value: f64| match unit {
        Some(unit) => figure(value, unit, lang),
        None => number(value, lang),
    };
    let shown: Vec<String> = values.iter().copied().map(figure).collect();
    let Some((last, before)) = shown.split_last() else {
        return String::new();
    };
    let bare = |text: &String| match text.rsplit_once(NO_BREAK) {
        Some((number, _)) if unit.is_some() => number.to_owned(),
        _ => text.clone(),
    };
    let mut parts: Vec<String> = before.iter().map(bare).collect();
    if parts.len() > SHOWN {
        parts.splice(1..=parts.len() - SHOWN, ["…".to_owned()]);
    }
    parts.push(last.clone());
    parts.join(" → ")
}

/// A unit as a language shortens it; those that a playbook has made up stay as they are written.
fn unit_name(value: f64, unit: &Unit, lang: Lang) -> String {
    const COUNTED: [&str; 4] = ["day", "week", "month", "year"];
    const RUSSIAN: [(&str, &str); 6] = [
        ("min", "мин"),
        ("h", "ч"),
        ("day", "дн."),
        ("week", "нед."),
        ("month", "мес."),
        ("year", "г."),
    ];
    let known = RUSSIAN.iter().find(|(short, _)| *short == unit.of());
    match (lang, known, unit.per()) {
        (Lang::Ru, Some((_, name)), None) => (*name).to_owned(),
        (Lang::En, Some((name, _)), None)
            if COUNTED.contains(name) && value.total_cmp(&1.0).is_ne() =>
        {
            format!("{name}s")
        }
        _ => unit.to_string(),
    }
}

/// The bounds of a target in words: `at most 0.20 USD`.
pub fn bounds(bounds: Bounds, unit: &Unit, lang: Lang) -> String {
    let say = |id: &'static str, figures: &[(&'static str, f64)]| {
        let message = crate::locale::Message::new(id);
        let with = |message: crate::locale::Message, (name, value): &(&'static str, f64)| {
            message.with(*name, figure(*value, unit, lang))
        };
        figures.iter().fold(message, with).text(lang)
    };
    match (bounds.low, bounds.high) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => {
            say("bounds-exactly", &[("value", low)])
        }
        (Some(low), Some(high)) => say("bounds-between", &[("low", low), ("high", high)]),
        (Some(low), None) => say("bounds-at-least", &[("value", low)]),
        (None, Some(high)) => say("bounds-at-most", &[("value", high)]),
        (None, None) => String::new(),
    }
}

/// A period in words: `April 2026`, `16 February – 20 March 2026`.
pub fn period(period: &Period, lang: Lang) -> String {
    let first = period.first_day();
    match period.kind() {
        Some(PeriodKind::Week) => lang.week(first),
        Some(PeriodKind::Month) => lang.month(first),
        Some(PeriodKind::Quarter) => lang.quarter(first),
        Some(PeriodKind::Year) => lang.year(first.year()),
        None => lang.days(first, period.last_day()),
    }
}

/// A value in both languages, for messages that do not know theirs yet.
pub fn figure_arg(value: f64, unit: &Unit) -> Arg {
    in_both(|lang| figure(value, unit, lang))
}

/// The bounds of a target in both languages.
pub fn bounds_arg(ends: Bounds, unit: &Unit) -> Arg {
    in_both(|lang| bounds(ends, unit, lang))
}

/// A period in both languages.
pub fn period_arg(of: &Period) -> Arg {
    in_both(|lang| period(of, lang))
}

fn in_both(say: impl Fn(Lang) -> String) -> Arg {
    Arg::Words {
        en: say(Lang::En),
        ru: say(Lang::Ru),
    }
}

/// A value as evidence of a finding, in no language: `0.433 USD`.
pub fn plain(value: f64, unit: &Unit) -> String {
    if unit.is_share() {
        return format!("{} %", rounded(value * 100.0, Some(1)));
    }
    let unit = unit
        .currency()
        .map_or_else(|| unit.to_string(), |it| it.code().to_owned());
    format!("{} {unit}", rounded(value, None))
}

/// The bounds of a target as evidence of a finding, in the signs that targets may be written with:
/// `<= 0.25 USD`.
pub fn plain_bounds(bounds: Bounds, unit: &Unit) -> String {
    match (bounds.low, bounds.high) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => plain(low, unit),
        (Some(low), Some(high)) => format!("{}..{}", plain(low, unit), plain(high, unit)),
        (Some(low), None) => format!(">= {}", plain(low, unit)),
        (None, Some(high)) => format!("<= {}", plain(high, unit)),
        (None, None) => String::new(),
    }
}

/// A float as a decimal with few digits: `places` after the point, or a few significant ones,
/// but never less than the whole part.
fn rounded(value: f64, places: Option<u32>) -> Decimal {
    let exact = Decimal::from_f64_retain(value).unwrap_or_default();
    let rounded = match places {
        Some(places) => exact.round_dp(places),
        None if exact.abs() >= Decimal::from(1_000) => exact.round_dp(0),
        None => exact.round_sf(SIGNIFICANT).unwrap_or(exact),
    };
    rounded.normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, unit: &str) -> [String; 2] {
        let unit = Unit::parse(unit).unwrap();
        Lang::ALL.map(|lang| figure(value, &unit, lang).replace(NO_BREAK, "~"))
    }

    #[test]
    fn a_value_is_shown_with_few_digits_and_its_unit() {
        assert_eq!(
            shown(0.183_456_789, "USD/engagement"),
            ["0.1835~USD", "0,1835~USD"]
        );
        assert_eq!(shown(0.933_333, "%"), ["93.3~%", "93,3~%"]);
        assert_eq!(shown(35.218_75, "h"), ["35.22~h", "35,22~ч"]);
        assert_eq!(
            shown(123_456.7, "sales"),
            ["123,457~sales", "123~457~sales"]
        );
        assert_eq!(shown(2.5, "USD/sale"), ["2.50~USD", "2,50~USD"]);
    }

    #[test]
    fn a_row_of_values_names_its_unit_once() {
        let row = |values: &[f64], unit: &str| {
            let unit = Unit::parse(unit).unwrap();
            Lang::ALL.map(|lang| row(values, Some(&unit), lang).replace(NO_BREAK, "~"))
        };
        assert_eq!(
            row(&[1.8, 2.6, 1.0], "day"),
            ["1.8 → 2.6 → 1~day", "1,8 → 2,6 → 1~дн."]
        );
        assert_eq!(row(&[1.0, 0.4], "%"), ["100 → 40~%", "100 → 40~%"]);
        assert_eq!(
            row(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.5], "USD"),
            [
                "1 → … → 4 → 5 → 6 → 7 → 8.50~USD",
                "1 → … → 4 → 5 → 6 → 7 → 8,50~USD"
            ]
        );
        assert_eq!(super::row(&[1200.0, 3.0], None, Lang::Ru), "1\u{a0}200 → 3");
        assert_eq!(super::row(&[], None, Lang::En), "");
    }

    #[test]
    fn evidence_speaks_no_language() {
        let unit = Unit::parse("USD/engagement").unwrap();
        let ends = |low, high| plain_bounds(Bounds { low, high }, &unit);
        assert_eq!(plain(1234.5, &unit), "1234 USD");
        assert_eq!(ends(None, Some(0.25)), "<= 0.25 USD");
        assert_eq!(ends(Some(0.2), Some(0.25)), "0.2 USD..0.25 USD");
        let unit = Unit::parse("h").unwrap();
        let at_least = Bounds {
            low: Some(2.0),
            high: None,
        };
        assert_eq!(plain_bounds(at_least, &unit), ">= 2 h");
    }

    #[test]
    fn bounds_are_read_aloud() {
        let unit = Unit::parse("%").unwrap();
        let say =
            |low, high, lang| bounds(Bounds { low, high }, &unit, lang).replace(NO_BREAK, " ");
        assert_eq!(say(Some(0.9), None, Lang::En), "at least 90 %");
        assert_eq!(say(None, Some(0.9), Lang::Ru), "не больше 90 %");
        assert_eq!(say(Some(0.2), Some(0.3), Lang::En), "between 20 % and 30 %");
        assert_eq!(say(Some(0.2), Some(0.2), Lang::Ru), "ровно 20 %");
    }
}

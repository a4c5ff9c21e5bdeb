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

/// Counted things that many playbooks share, in Russian: for 1, for 2, for 5.
const THINGS: [(&str, [&str; 3]); 14] = [
    ("campaign", ["кампания", "кампании", "кампаний"]),
    ("click", ["клик", "клика", "кликов"]),
    ("creator", ["автор", "автора", "авторов"]),
    ("engagement", ["реакция", "реакции", "реакций"]),
    ("order", ["заказ", "заказа", "заказов"]),
    ("point", ["балл", "балла", "баллов"]),
    ("post", ["публикация", "публикации", "публикаций"]),
    ("request", ["запрос", "запроса", "запросов"]),
    ("round", ["круг", "круга", "кругов"]),
    ("sale", ["продажа", "продажи", "продаж"]),
    (
        "short",
        ["короткое видео", "коротких видео", "коротких видео"],
    ),
    ("story", ["история", "истории", "историй"]),
    ("video", ["видео", "видео", "видео"]),
    ("view", ["просмотр", "просмотра", "просмотров"]),
];

/// What Russian calls things that are counted, as the number before them wants it: a fraction has the
/// genitive singular, `2,5 круга`.
fn russian_things(value: f64, unit: &Unit, case: Case) -> Option<&'static str> {
    let name = unit.of().to_lowercase();
    let is_it = |thing: &str| {
        let plural = thing.strip_suffix('y').map(|stem| format!("{stem}ies"));
        name == thing || name == plural.unwrap_or_else(|| format!("{thing}s"))
    };
    let (_, [one, few, many]) = THINGS.iter().find(|(thing, _)| is_it(thing))?;
    let value = (value * 1e4).round() / 1e4;
    // Only whole numbers below a hundred decide the form, and those are exact.
    let (rest, is_whole) = (value.abs() % 100.0, value.fract().total_cmp(&0.0).is_eq());
    let last = rest % 10.0;
    let is_teen = (11.0..15.0).contains(&rest);
    Some(match last {
        _ if !is_whole => few,
        last if !is_teen && (1.0..2.0).contains(&last) => match case {
            Case::Plain => one,
            Case::Genitive => few,
        },
        last if case == Case::Plain && !is_teen && (2.0..5.0).contains(&last) => few,
        _ => many,
    })
}

/// How the words around a figure decline it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Plain,
    /// As after `не больше`.
    Genitive,
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
    if let (Lang::Ru, None, Some(things)) =
        (lang, unit.per(), russian_things(value, unit, Case::Plain))
    {
        return things.to_owned();
    }
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
            let things = russian_things(*value, unit, Case::Genitive);
            let things = things.filter(|_| lang == Lang::Ru && id != "bounds-exactly");
            message.with(
                *name,
                match things {
                    Some(things) => format!("{}{NO_BREAK}{things}", number(*value, lang)),
                    None => figure(*value, unit, lang),
                },
            )
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
            shown(123_456.7, "boxes"),
            ["123,457~boxes", "123~457~boxes"]
        );
        assert_eq!(shown(2.5, "USD/sale"), ["2.50~USD", "2,50~USD"]);
    }

    #[test]
    fn things_that_are_counted_are_named_in_russian_as_their_number_wants_it() {
        let russian = |value: f64| shown(value, "rounds")[1].clone();
        let said = [1.0, 2.0, 5.0, 11.0, 21.0, 112.0, 0.0, 1.4].map(russian);
        assert_eq!(
            said,
            [
                "1~круг",
                "2~круга",
                "5~кругов",
                "11~кругов",
                "21~круг",
                "112~кругов",
                "0~кругов",
                "1,4~круга"
            ]
        );
        assert_eq!(shown(2.0, "stories"), ["2~stories", "2~истории"]);
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
        let unit = Unit::parse("rounds").unwrap();
        let say = |low, high| bounds(Bounds { low, high }, &unit, Lang::Ru).replace(NO_BREAK, " ");
        assert_eq!(say(None, Some(2.0)), "не больше 2 кругов");
        assert_eq!(say(None, Some(1.0)), "не больше 1 круга");
        assert_eq!(say(Some(2.0), Some(2.0)), "ровно 2 круга");
    }
}

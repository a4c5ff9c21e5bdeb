//! Units: what is counted, and per what.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use iso_currency::Currency;

use super::ValueErrorKind::UnknownUnit;
use super::error::present;
use super::{ValueError, form};

/// A unit such as `h/week`, `USD/engagement`, `%` or `videos`.
///
/// Units are the playbook's own words. Time has fixed short names, `hours` and `h` being one
/// unit; other words are compared without case and plural, and printed as they were written.
#[derive(Debug, Clone)]
pub struct Unit {
    of: String,
    per: Option<String>,
}

impl Unit {
    /// Reads `videos` or `USD/engagement`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::UNIT)?;
        let mut parts = text.split('/');
        let unit = Self {
            of: name(parts.next().unwrap_or("")),
            per: parts.next().map(name),
        };
        let known = is_name(&unit.of) && unit.per.as_deref().is_none_or(is_name);
        if known && parts.next().is_none() {
            return Ok(unit);
        }
        let written = text.to_owned();
        Err(ValueError::new(UnknownUnit { written }, form::UNIT))
    }

    /// The unit that counts `currency`.
    pub fn of_currency(currency: Currency) -> Self {
        Self::named(currency.code())
    }

    pub(super) fn named(of: &str) -> Self {
        Self {
            of: of.to_owned(),
            per: None,
        }
    }

    /// What is counted: `USD` of `USD/engagement`.
    pub fn of(&self) -> &str {
        &self.of
    }

    /// Per what it is counted: `engagement` of `USD/engagement`.
    pub fn per(&self) -> Option<&str> {
        self.per.as_deref()
    }

    /// The currency, where money is counted.
    pub fn currency(&self) -> Option<Currency> {
        Currency::from_code(&self.of)
    }

    /// Whether it is a share of a whole.
    pub fn is_share(&self) -> bool {
        self.of == "%"
    }

    /// Whether it counts time.
    pub fn is_time(&self) -> bool {
        TIME.iter().any(|(short, _)| *short == self.of)
    }

    /// Whether a figure given in `other` is one of this unit.
    ///
    /// A rate may be given without its `per`: `0.25 USD` where the unit is `USD/engagement`.
    /// A bare number will do for things that are counted, but for money, time and shares it
    /// would leave open what is meant.
    pub fn accepts(&self, other: Option<&Self>) -> bool {
        match other {
            None => self.currency().is_none() && !self.is_share() && !self.is_time(),
            Some(other) => {
                key(&self.of) == key(&other.of) && (other.per.is_none() || self == other)
            }
        }
    }

    fn key(&self) -> (String, Option<String>) {
        (key(&self.of), self.per.as_deref().map(key))
    }
}

const TIME: &[(&str, &[&str])] = &[
    (
        "min",
        &["minute", "minutes", "mins", "мин", "минут", "минута"],
    ),
    (
        "h",
        &["hour", "hours", "hr", "hrs", "ч", "час", "часа", "часов"],
    ),
    ("day", &["d", "days", "день", "дня", "дней"]),
    (
        "week",
        &[
            "w",
            "wk",
            "weeks",
            "нед",
            "неделя",
            "неделю",
            "недели",
            "недель",
        ],
    ),
    (
        "month",
        &["mo", "months", "мес", "месяц", "месяца", "месяцев"],
    ),
    (
        "quarter",
        &["q", "quarters", "квартал", "квартала", "кварталов"],
    ),
    ("year", &["y", "yr", "years", "год", "года", "лет"]),
];

fn name(written: &str) -> String {
    let word = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let lowered = word.to_lowercase();
    let time = TIME
        .iter()
        .find(|(short, others)| *short == lowered || others.contains(&&*lowered));
    time.map_or(word, |(short, _)| (*short).to_owned())
}

/// A percent sign, or words that begin with a letter and could not be read as a number or range.
fn is_name(name: &str) -> bool {
    let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    name == "%" || (name.starts_with(char::is_alphabetic) && name.chars().all(allowed))
}

/// The word that one video and three videos share; codes of currencies stay as they are.
fn key(name: &str) -> String {
    if Currency::from_code(name).is_some() {
        return name.to_owned();
    }
    let lowered = name.to_lowercase();
    let endings = [
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ies", "y"),
    ];
    for (plural, singular) in endings {
        if let Some(stem) = lowered.strip_suffix(plural).filter(|stem| stem.len() > 1) {
            return format!("{stem}{singular}");
        }
    }
    match lowered.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lowered,
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Unit {}

impl Hash for Unit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for Unit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Unit {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.of)?;
        self.per.iter().try_for_each(|per| write!(f, "/{per}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap()
    }

    #[test]
    fn names_of_one_unit_are_one() {
        assert_eq!(unit("hours/weeks").to_string(), "h/week");
        assert_eq!(unit("ч/неделю"), unit("h/week"));
        assert_eq!(unit("Videos"), unit("video"));
        assert_eq!(unit("replies"), unit("reply"));
        assert_eq!(unit("videos").to_string(), "videos");
        assert_ne!(unit("USD/engagement"), unit("USD/sale"));
    }

    #[test]
    fn a_rate_may_leave_out_per_what_and_money_may_not_leave_out_the_currency() {
        let rate = unit("USD/engagement");
        assert!(rate.accepts(Some(&unit("USD"))));
        assert!(rate.accepts(Some(&unit("USD/engagements"))));
        assert!(!rate.accepts(Some(&unit("USD/sale"))));
        assert!(!rate.accepts(None));
        assert!(unit("videos").accepts(None));
    }

    #[test]
    fn no_unit_begins_with_a_digit_or_ends_in_nothing() {
        for text in ["3", "h/", "/h", "h/week/day", "a:b", "..5"] {
            assert!(Unit::parse(text).is_err(), "{text}");
        }
    }
}

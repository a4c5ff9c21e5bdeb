//! Targets: what a figure should come to.

use std::fmt;

use super::ValueErrorKind::{NotPositive, StrictComparison};
use super::band::printed_ends;
use super::error::present;
use super::target_words::{Words, take_words};
use super::{Band, Share, Unit, Value, ValueError, form};

/// What a figure should come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// `at least 90 %`
    AtLeast(Value),
    /// `at most 3`
    AtMost(Value),
    /// `exactly 3 videos`
    Exactly(Value),
    /// `0.25 USD`: the metric says whether lower is better.
    Plain(Value),
    /// `between 20 % and 30 %`
    Between(Value, Value),
    /// `20 % better than baseline`
    Improvement {
        /// By how much of the baseline.
        by: Share,
    },
}

impl Target {
    /// Reads a target in English or Russian words, or with `<=` and `>=`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::TARGET)?;
        match take_words(text) {
            Words::AtLeast(value) => value_in(value).map(Self::AtLeast),
            Words::AtMost(value) => value_in(value).map(Self::AtMost),
            Words::Exactly(value) => value_in(value).map(Self::Exactly),
            Words::Between(low, high) => between(text, low, high),
            Words::BetterBy(share) => improvement(share),
            Words::Strict { mended, value } => Err(strict(text, mended, value)),
            Words::None(value) => plain(value),
        }
    }

    /// The unit of its figures; `None` for bare numbers and for improvements.
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::AtLeast(value)
            | Self::AtMost(value)
            | Self::Exactly(value)
            | Self::Plain(value)
            | Self::Between(_, value) => value.unit(),
            Self::Improvement { .. } => None,
        }
    }

    /// Its figures, the lower first.
    pub fn values(&self) -> Vec<&Value> {
        match self {
            Self::AtLeast(value)
            | Self::AtMost(value)
            | Self::Exactly(value)
            | Self::Plain(value) => vec![value],
            Self::Between(low, high) => vec![low, high],
            Self::Improvement { .. } => Vec::new(),
        }
    }
}

fn value_in(text: &str) -> Result<Value, ValueError> {
    let text = present(text, form::TARGET)?;
    Value::parse(text).map_err(|error| error.expecting(form::TARGET))
}

fn plain(text: &str) -> Result<Target, ValueError> {
    if let Some((low, high)) = text.split_once("..") {
        let Target::Between(low, high) = between(text, low, high)? else {
            return Err(ValueError::unreadable(text, form::TARGET));
        };
        let mended = Target::Between(low, high);
        return Err(ValueError::misspelled(text, mended, form::TARGET));
    }
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return Err(ValueError::unreadable(text, form::TARGET));
    }
    value_in(text).map(Target::Plain)
}

fn between(text: &str, low: &str, high: &str) -> Result<Target, ValueError> {
    let band = Band::<Value>::from_ends(text, low, high, form::TARGET)
        .map_err(|error| error.expecting(form::TARGET))?;
    Ok(Target::Between(band.low, band.high))
}

fn improvement(share: &str) -> Result<Target, ValueError> {
    let by = Share::parse(share)?;
    if by.percent.is_sign_negative() || by.percent.is_zero() {
        let written = share.trim().to_owned();
        return Err(ValueError::new(NotPositive { written }, form::TARGET));
    }
    Ok(Target::Improvement { by })
}

fn strict(text: &str, mended: &str, value: &str) -> ValueError {
    match value_in(value) {
        Ok(value) => {
            let kind = StrictComparison {
                written: text.to_owned(),
                mended: format!("{mended} {value}"),
            };
            ValueError::new(kind, form::TARGET)
        }
        Err(error) => error,
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(value) => write!(f, "at least {value}"),
            Self::AtMost(value) => write!(f, "at most {value}"),
            Self::Exactly(value) => write!(f, "exactly {value}"),
            Self::Plain(value) => value.fmt(f),
            Self::Between(low, high) => {
                let [low, high] = printed_ends(low, high);
                write!(f, "between {low} and {high}")
            }
            Self::Improvement { by } => write!(f, "{by} better than baseline"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        match Target::parse(text) {
            Ok(target) => target.to_string(),
            Err(error) => format!("{} {:?}", error.kind.id(), error.kind.args()),
        }
    }

    #[test]
    fn targets_mean_the_same_in_both_languages() {
        for (canonical, others) in [
            (
                "at least 90 %",
                &[
                    "At least 90%",
                    "не меньше 90 %",
                    "не менее чем 90 %",
                    ">= 90 %",
                    "≥90 %",
                    "от 90 %",
                    "no less than 90 %",
                    "как минимум 90 %",
                    "Не ниже 90 %",
                ][..],
            ),
            (
                "at most 3",
                &[
                    "at most 3",
                    "не больше 3",
                    "не более 3",
                    "<= 3",
                    "≤ 3",
                    "до 3",
                    "no more than 3",
                    "не выше 3",
                ],
            ),
            ("exactly 3 videos", &["ровно 3 videos", "exactly 3 videos"]),
            (
                "between 20 and 30 %",
                &[
                    "between 20 % and 30 %",
                    "between 20 and 30 %",
                    "от 20 % до 30 %",
                    "от 20 до 30 %",
                    "между 20 и 30 %",
                ],
            ),
            (
                "20 % better than baseline",
                &[
                    "20% better than the baseline",
                    "на 20 % лучше базы",
                    "на 20 % лучше базового уровня",
                    "на 20 % лучше, чем база",
                ],
            ),
            ("0.25 USD", &["0.25 USD"]),
        ] {
            for text in others {
                assert_eq!(reading(text), canonical, "{text}");
            }
        }
    }

    #[test]
    fn comparisons_that_leave_the_figure_out_are_refused_kindly() {
        for text in ["< 0.25 USD", "less than 0.25 USD", "меньше 0.25 USD"] {
            let expected = [("written", text), ("mended", "at most 0.25 USD")];
            assert_eq!(reading(text), format!("strict-comparison {expected:?}"));
        }
        assert!(reading("> 90 %").contains("at least 90 %"));
        assert!(reading("20..30 %").contains("between 20 and 30 %"));
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Target::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("at least"), "empty");
        assert_eq!(kind(">="), "empty");
        assert_eq!(kind("between 30 and 20 %"), "backward-range");
        assert_eq!(kind("between 20 USD and 30 %"), "mixed-units");
        assert_eq!(kind("between 20 %"), "missing-end");
        assert_eq!(kind("0 % better than baseline"), "not-positive");
        assert_eq!(kind("20 better than baseline"), "missing-unit");
        assert_eq!(kind("at least 0,25 USD"), "misspelled");
        assert_eq!(kind("as good as we can"), "unreadable");
    }
}

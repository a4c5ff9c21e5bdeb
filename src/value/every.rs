//! How often something recurs.

use std::fmt;

use super::ValueErrorKind::NotPositive;
use super::duration::meant;
use super::error::present;
use super::{Duration, DurationUnit, ValueError, form};

/// A recurrence: `day`, `week`, `2 weeks`, `month`, `quarter`, `30d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Every {
    length: Duration,
}

impl Every {
    /// Reads `2 weeks`; `weekly` and its like are understood too.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::EVERY)?;
        let length = one(text).map_or_else(|| many(text), Ok)?;
        if length.is_clock() {
            return Err(ValueError::unreadable(text, form::EVERY));
        }
        if length.count == 0 {
            let written = text.to_owned();
            return Err(ValueError::new(NotPositive { written }, form::EVERY));
        }
        Ok(Self { length })
    }

    /// The time from one to the next.
    pub fn length(self) -> Duration {
        self.length
    }

    /// How many units lie between two.
    pub fn count(self) -> u32 {
        self.length.count
    }

    /// What is counted.
    pub fn unit(self) -> DurationUnit {
        self.length.unit
    }
}

fn one(text: &str) -> Option<Duration> {
    let unit = match text {
        "daily" => DurationUnit::Day,
        "weekly" => DurationUnit::Week,
        "monthly" => DurationUnit::Month,
        "quarterly" => DurationUnit::Quarter,
        "yearly" | "annually" => DurationUnit::Year,
        name => meant(name)?,
    };
    Some(Duration::new(1, unit))
}

/// `2 weeks` or `2w`: both are said of what recurs.
fn many(text: &str) -> Result<Duration, ValueError> {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(ValueError::unreadable(text, form::EVERY));
    }
    let spelled = text.split_once(' ').and_then(|(count, word)| {
        let unit = meant(word.trim())?;
        Some(format!("{count}{}", unit.letters()))
    });
    Duration::parse(spelled.as_deref().unwrap_or(text))
        .map_err(|error| error.expecting(form::EVERY))
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count() {
            1 => f.write_str(self.unit().name()),
            count => write!(f, "{count} {}s", self.unit().name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recurrences_are_read_as_people_say_them() {
        for (text, printed) in [
            ("week", "week"),
            ("weekly", "week"),
            ("1w", "week"),
            ("2 weeks", "2 weeks"),
            ("30d", "30 days"),
            ("quarter", "quarter"),
        ] {
            assert_eq!(Every::parse(text).unwrap().to_string(), printed);
        }
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Every::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("0 weeks"), "not-positive");
        assert_eq!(kind("biweekly"), "unreadable");
        assert_eq!(kind("2 hours"), "unreadable");
        assert_eq!(kind("2 moons"), "unknown-unit");
    }
}

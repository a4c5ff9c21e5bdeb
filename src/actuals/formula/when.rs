//! Days and moments in cells.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::value::{Moment, parse_date};

/// A day or a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    Day(Date),
    Moment(Timestamp),
}

impl When {
    /// Reads an ISO day or moment.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() == 10 {
            return parse_date(text).ok().map(Self::Day);
        }
        if let Ok(moment) = text.parse() {
            return Some(Self::Moment(moment));
        }
        let moment = Moment::parse(text).ok()?;
        Some(Self::Moment(moment.instant()))
    }

    /// Days since 1970 began in UTC, with fractions.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Day(day) => f64::from((day - Date::constant(1970, 1, 1)).get_days()),
            Self::Moment(moment) => {
                moment.duration_since(Timestamp::UNIX_EPOCH).as_secs_f64() / DAY
            }
        }
    }

    /// Seconds from one to another of the same sort; a day has 86 400.
    pub(super) fn seconds_until(self, end: Self) -> Option<f64> {
        match (self, end) {
            (Self::Day(start), Self::Day(end)) => Some(f64::from((end - start).get_days()) * DAY),
            (Self::Moment(start), Self::Moment(end)) => {
                Some(end.duration_since(start).as_secs_f64())
            }
            _ => None,
        }
    }
}

/// The seconds of a day.
pub(super) const DAY: f64 = 86_400.0;

/// A moment as formulas compare it: in UTC, in whole seconds, always equally long.
pub(super) fn comparable(moment: Timestamp) -> String {
    let second = moment.as_second();
    let whole = Timestamp::from_second(second).unwrap_or(moment);
    whole.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Whether a text is already a moment as formulas compare it.
pub(super) fn is_comparable(text: &str) -> bool {
    text.len() == 20 && text.ends_with('Z')
}

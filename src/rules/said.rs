//! Lengths of time as messages say them.

use crate::locale::Message;
use crate::value::{Date, Duration, DurationUnit};

/// A duration: `48 hours`.
pub(in crate::rules) fn length(duration: Duration) -> Message {
    let id = format!("length-{}", duration.unit.name());
    Message::new(id).with("n", duration.count)
}

/// A duration of which only working time counts: `48 working hours`.
pub(in crate::rules) fn working(duration: Duration) -> Message {
    match duration.unit {
        DurationUnit::Minute | DurationUnit::Hour | DurationUnit::Day => {
            let id = format!("length-working-{}", duration.unit.name());
            Message::new(id).with("n", duration.count)
        }
        _ => length(duration),
    }
}

/// The days from `from` to `to`: `12 days`.
pub(in crate::rules) fn days(from: Date, to: Date) -> Message {
    Message::new("length-day").with("n", (to - from).get_days())
}

/// How far `date` is ahead of `day`: `today`, `in 12 days`.
pub(in crate::rules) fn ahead(day: Date, date: Date) -> Message {
    Message::new("days-ahead").with("n", (date - day).get_days())
}

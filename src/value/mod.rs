//! The values a playbook is made of: money, shares, durations, periods, targets.
//!
//! Each is read with `parse` from the text of a field and printed by `Display` in one canonical
//! spelling that reads back as the same value. Numbers are exact decimals.
//! Knows nothing of files, of messages to people, of the clock or of the machine's time zones.

mod band;
mod date;
mod duration;
mod error;
mod every;
mod hours;
mod moment;
mod money;
mod number;
mod period;
mod quantity;
mod share;
mod slot;
mod target;
mod target_words;
mod unit;
mod value_of;
mod written;
mod zone;

pub use band::Band;
pub use date::{Date, parse_date};
pub use duration::{Duration, DurationUnit};
pub use error::{ValueError, ValueErrorKind, form};
pub use every::Every;
pub use hours::Hours;
pub use iso_currency::Currency;
pub use moment::Moment;
pub use money::{Money, parse_currency};
pub use number::{Number, parse_decimal};
pub use period::{Period, PeriodKind};
pub use quantity::Quantity;
pub use rust_decimal::Decimal;
pub use share::Share;
pub use slot::Slot;
pub use target::Target;
pub use unit::Unit;
pub use value_of::Value;
pub use written::{Written, canonical};
pub use zone::Zone;

#[cfg(test)]
mod round_trip;

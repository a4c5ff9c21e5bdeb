//! What all values have in common: a form, a reading, a spelling.

use std::fmt;

use super::{
    Band, Date, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share, Slot,
    Target, Unit, Value, ValueError, Zone, form, parse_date,
};

/// A value that is read from text and printed as text.
pub trait Written: Sized + fmt::Display {
    /// The id of its form, one of [`form::ALL`].
    const FORM: &'static str;

    /// Reads it.
    fn read(text: &str) -> Result<Self, ValueError>;
}

macro_rules! read_by {
    ($($type:ty: $form:ident by $parse:path,)*) => {
        $(impl Written for $type {
            const FORM: &'static str = form::$form;

            fn read(text: &str) -> Result<Self, ValueError> {
                $parse(text)
            }
        })*
    };
}

read_by! {
    Date: DATE by parse_date,
    Duration: DURATION by Duration::parse,
    Every: EVERY by Every::parse,
    Hours: HOURS by Hours::parse,
    Moment: MOMENT by Moment::parse,
    Money: MONEY by Money::parse,
    Number: NUMBER by Number::parse,
    Period: PERIOD by Period::parse,
    Quantity: QUANTITY by Quantity::parse,
    Share: SHARE by Share::parse,
    Slot: SLOT by Slot::parse,
    Target: TARGET by Target::parse,
    Unit: UNIT by Unit::parse,
    Value: VALUE by Value::parse,
    Zone: ZONE by Zone::parse,
}

impl<T: Written + PartialOrd> Written for Band<T> {
    const FORM: &'static str = form::BAND;

    fn read(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

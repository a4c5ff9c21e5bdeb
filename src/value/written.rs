//! What all values have in common: a form, a reading, a spelling.

use std::fmt;

use super::{
    Band, Date, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share, Slot,
    Target, Unit, Value, ValueError, Zone, form, parse_currency, parse_date,
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

/// The canonical spelling of `text`, read as a value of the form `form`; nothing where it cannot
/// be read as one, or where there is no such form.
pub fn canonical(form: &str, text: &str) -> Option<String> {
    fn spelled<T: Written>(text: &str) -> Option<String> {
        T::read(text).ok().map(|value| value.to_string())
    }
    match form {
        form::BAND => spelled::<Band<Money>>(text).or_else(|| spelled::<Band<Quantity>>(text)),
        form::CURRENCY => parse_currency(text).ok().map(|it| it.code().to_owned()),
        form::DATE => spelled::<Date>(text),
        form::DURATION => spelled::<Duration>(text),
        form::EVERY => spelled::<Every>(text),
        form::HOURS => spelled::<Hours>(text),
        form::MOMENT => spelled::<Moment>(text),
        form::MONEY => spelled::<Money>(text),
        form::NUMBER => spelled::<Number>(text),
        form::PERIOD => spelled::<Period>(text),
        form::QUANTITY => spelled::<Quantity>(text),
        form::SHARE => spelled::<Share>(text),
        form::SLOT => spelled::<Slot>(text),
        form::TARGET => spelled::<Target>(text),
        form::UNIT => spelled::<Unit>(text),
        form::VALUE => spelled::<Value>(text),
        form::ZONE => spelled::<Zone>(text),
        _ => None,
    }
}

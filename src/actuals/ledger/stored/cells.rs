//! The cells of one column as bytes, and back.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::actuals::ledger::cells::empty;
use crate::actuals::ledger::schema::ColumnType;
use crate::actuals::ledger::table::{Cells, Words};
use crate::source::store::bytes::{Input, put_bytes, put_u64, put_whole};
use crate::value::{Date, Decimal, Moment};

/// Values that are kept as whole numbers, and such that are kept as they are.
const WHOLE: u8 = 0;
const RAW: u8 = 1;

/// Floats hold every whole number up to this one.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Appends the cells; of which type they are is for the schema to say.
pub(super) fn put(out: &mut Vec<u8>, cells: &Cells) {
    match cells {
        Cells::Words(words) => put_words(out, words),
        Cells::Numbers(numbers) => put_numbers(out, numbers),
        Cells::Amounts(amounts) => put_amounts(out, amounts),
        Cells::Dates(dates) => put_whole(out, dates.iter().map(|day| day.map(day_code))),
        Cells::Moments(moments) => put_moments(out, moments),
        Cells::Flags(flags) => put_whole(out, flags.iter().map(|flag| flag.map(i64::from))),
    }
}

/// The cells of `rows` rows; `None` where the bytes do not hold exactly these.
pub(super) fn read(mut input: Input<'_>, column_type: ColumnType, rows: usize) -> Option<Cells> {
    let input = &mut input;
    let cells = match empty(column_type) {
        Cells::Words(_) => Cells::Words(words(input, rows)?),
        Cells::Numbers(_) => Cells::Numbers(numbers(input, rows)?),
        Cells::Amounts(_) => Cells::Amounts(amounts(input, rows)?),
        Cells::Dates(_) => Cells::Dates(dates(input, rows)?),
        Cells::Moments(_) => Cells::Moments(moments(input, rows)?),
        Cells::Flags(_) => Cells::Flags(input.whole(rows, |code| match code {
            None => Some(None),
            Some(0) => Some(Some(false)),
            Some(1) => Some(Some(true)),
            Some(_) => None,
        })?),
    };
    input.0.is_empty().then_some(cells)
}

fn put_words(out: &mut Vec<u8>, words: &Words) {
    let lengths = words
        .known
        .iter()
        .map(|word| i64::try_from(word.len()).ok());
    put_u64(out, words.known.len() as u64);
    put_whole(out, lengths);
    put_bytes(out, words.known.concat().as_bytes());
    let places = words.rows.iter().copied();
    put_whole(
        out,
        places.map(|place| (place != Words::EMPTY).then_some(i64::from(place))),
    );
}

fn words(input: &mut Input<'_>, rows: usize) -> Option<Words> {
    let count = usize::try_from(input.u64()?).ok()?;
    let lengths = input.whole(count, |length| usize::try_from(length?).ok())?;
    let mut rest = input.text()?;
    let mut known = Vec::with_capacity(count);
    for length in lengths {
        let (word, after) = rest.split_at_checked(length)?;
        known.push(word.into());
        rest = after;
    }
    let place = |place: Option<i64>| {
        let Some(place) = place else {
            return Some(Words::EMPTY);
        };
        let is_known = usize::try_from(place).ok()? < count;
        u32::try_from(place).ok().filter(|_| is_known)
    };
    let rows = input.whole(rows, place)?;
    rest.is_empty().then(|| Words::of(known, rows))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "only whole numbers that an integer holds are turned into one"
)]
fn put_numbers(out: &mut Vec<u8>, numbers: &[f64]) {
    let is_whole = |number: &f64| {
        let is_nought_below = *number == 0.0 && number.is_sign_negative();
        number.is_nan() || (number.fract() == 0.0 && number.abs() <= EXACT && !is_nought_below)
    };
    if numbers.iter().all(is_whole) {
        out.push(WHOLE);
        let numbers = numbers.iter();
        put_whole(
            out,
            numbers.map(|number| (!number.is_nan()).then_some(*number as i64)),
        );
        return;
    }
    out.push(RAW);
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "what was written was a float before"
)]
fn numbers(input: &mut Input<'_>, rows: usize) -> Option<Vec<f64>> {
    if input.u8()? == WHOLE {
        return input.whole(rows, |number| {
            Some(number.map_or(f64::NAN, |number| number as f64))
        });
    }
    let bytes = input.take(rows.checked_mul(size_of::<f64>())?)?;
    let (all, _) = bytes.as_chunks();
    Some(all.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect())
}

fn put_amounts(out: &mut Vec<u8>, amounts: &[Option<Decimal>]) {
    const FAR: i128 = 1 << 62;
    let is_small = |amount: &Decimal| {
        let is_nought_below = amount.is_zero() && amount.is_sign_negative();
        amount.mantissa().abs() < FAR && !is_nought_below
    };
    if amounts.iter().flatten().all(is_small) {
        out.push(WHOLE);
        let mantissa = |amount: Decimal| i64::try_from(amount.mantissa()).unwrap_or_default();
        put_whole(out, amounts.iter().map(|amount| amount.map(mantissa)));
        let scale = |amount: Decimal| i64::from(amount.scale());
        put_whole(out, amounts.iter().map(|amount| amount.map(scale)));
        return;
    }
    out.push(RAW);
    for amount in amounts {
        out.push(u8::from(amount.is_some()));
        out.extend_from_slice(&amount.unwrap_or_default().serialize());
    }
}

fn amounts(input: &mut Input<'_>, rows: usize) -> Option<Vec<Option<Decimal>>> {
    if input.u8()? == WHOLE {
        let mut mantissas = input.whole(rows, Some)?.into_iter();
        return input.whole(rows, |scale| match (mantissas.next()?, scale) {
            (None, None) => Some(None),
            (Some(mantissa), Some(scale)) => {
                let scale = u32::try_from(scale).ok()?;
                Decimal::try_new(mantissa, scale).ok().map(Some)
            }
            _ => None,
        });
    }
    let bytes = input.take(rows.checked_mul(17)?)?;
    let (all, _) = bytes.as_chunks::<17>();
    let amount = |[is_there, bytes @ ..]: &[u8; 17]| {
        let amount = Decimal::deserialize(*bytes);
        (*is_there != 0).then_some(amount)
    };
    Some(all.iter().map(amount).collect())
}

/// A number for a day, in the order of days.
fn day_code(day: Date) -> i64 {
    i64::from(day.year()) * 512 + i64::from(day.month()) * 32 + i64::from(day.day())
}

fn day(code: i64) -> Option<Date> {
    let part = |number: i64| i8::try_from(number).ok();
    let year = i16::try_from(code.div_euclid(512)).ok()?;
    let in_year = code.rem_euclid(512);
    Date::new(year, part(in_year / 32)?, part(in_year % 32)?).ok()
}

fn dates(input: &mut Input<'_>, rows: usize) -> Option<Vec<Option<Date>>> {
    // Rows of one day stand together.
    let mut last = (day_code(Date::default()), Date::default());
    input.whole(rows, |code| {
        let Some(code) = code else {
            return Some(None);
        };
        if code != last.0 {
            last = (code, day(code)?);
        }
        Some(Some(last.1))
    })
}

fn put_moments(out: &mut Vec<u8>, moments: &[Option<Moment>]) {
    let parts: [fn(Moment) -> i64; 3] = [
        |moment| moment.instant().as_second(),
        |moment| i64::from(moment.instant().subsec_nanosecond()),
        |moment| i64::from(moment.offset().seconds()),
    ];
    for part in parts {
        put_whole(out, moments.iter().map(|moment| moment.map(part)));
    }
}

fn moments(input: &mut Input<'_>, rows: usize) -> Option<Vec<Option<Moment>>> {
    let seconds = input.whole(rows, Some)?.into_iter();
    let mut instants = seconds.zip(input.whole(rows, Some)?);
    input.whole(rows, |offset| match (instants.next()?, offset) {
        ((None, None), None) => Some(None),
        ((Some(second), Some(nanosecond)), Some(offset)) => {
            let nanosecond = i32::try_from(nanosecond).ok()?;
            let instant = Timestamp::new(second, nanosecond).ok()?;
            let offset = Offset::from_seconds(i32::try_from(offset).ok()?).ok()?;
            Some(Some(Moment::of(instant, offset)))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(cells: &Cells, column_type: ColumnType, rows: usize) -> Result<(), TestCaseError> {
        let mut out = Vec::new();
        put(&mut out, cells);
        let again = read(Input(&out), column_type, rows);
        prop_assert_eq!(format!("{:?}", again), format!("{:?}", Some(cells)));
        prop_assert!(read(Input(&out), column_type, rows + 1).is_none());
        Ok(())
    }

    fn some<T: std::fmt::Debug>(
        one: impl Strategy<Value = T>,
    ) -> impl Strategy<Value = Vec<Option<T>>> {
        prop::collection::vec(prop::option::of(one), 0..20)
    }

    fn decimal() -> impl Strategy<Value = Decimal> {
        let most = (1_i128 << 96) - 1;
        let mantissa = prop_oneof![-100_000_i128..100_000, -most..=most];
        (mantissa, 0_u32..=28, any::<bool>()).prop_map(|(mantissa, scale, is_turned)| {
            let amount = Decimal::from_i128_with_scale(mantissa, scale);
            if is_turned { -amount } else { amount }
        })
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec(any::<f64>(), 0..20), whole in some(-1000_i32..1000)) {
            let numbers: Vec<f64> = numbers.into_iter().map(|it| if it.is_nan() { f64::NAN } else { it }).collect();
            let rows = numbers.len();
            check(&Cells::Numbers(numbers), ColumnType::Number, rows)?;
            let whole: Vec<f64> = whole.into_iter().map(|it| it.map_or(f64::NAN, f64::from)).collect();
            let rows = whole.len();
            check(&Cells::Numbers(whole), ColumnType::Count, rows)?;
        }

        #[test]
        fn amounts_come_back(amounts in some(decimal())) {
            let rows = amounts.len();
            check(&Cells::Amounts(amounts), ColumnType::Money, rows)?;
        }

        #[test]
        fn days_and_moments_come_back(parts in some((-9999_i16..=9999, 1_i8..=12, 1_i8..=28, -86_399..=86_399_i32))) {
            let rows = parts.len();
            let day = |(year, month, day, _): (i16, i8, i8, i32)| Date::new(year, month, day).unwrap();
            let days = parts.iter().map(|it| it.map(day)).collect();
            check(&Cells::Dates(days), ColumnType::Date, rows)?;
            let moment = |it: (i16, i8, i8, i32)| {
                let instant = Timestamp::new(i64::from(it.3) * 1_000_000, i32::from(it.0)).unwrap();
                Moment::of(instant, Offset::from_seconds(it.3).unwrap())
            };
            let moments = parts.iter().map(|it| it.map(moment)).collect();
            check(&Cells::Moments(moments), ColumnType::Moment, rows)?;
        }

        #[test]
        fn words_and_flags_come_back(written in prop::collection::vec("[ab|ж]{0,2}", 0..20), flags in some(any::<bool>())) {
            let mut words = Words::default();
            for word in &written {
                words.push(word);
            }
            let words = Words::of(words.known, words.rows);
            check(&Cells::Words(words), ColumnType::Text, written.len())?;
            let rows = flags.len();
            check(&Cells::Flags(flags), ColumnType::YesNo, rows)?;
        }
    }
}

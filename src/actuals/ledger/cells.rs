//! From the text of a cell to its value.
//!
//! A column keeps the text it read last: rows of one day stand together, and so do their weeks.

use super::constraint::Bounds;
use super::dialect::Dialect;
use super::number::{Exact, decimal, exact};
use super::schema::{ColumnSchema, ColumnType};
use super::table::{Cells, Words};
use crate::value::{
    Date, Decimal, Moment, Period, PeriodKind, ValueError, ValueErrorKind, form, parse_currency,
    parse_date,
};

/// Why a cell has no value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fault {
    /// It cannot be read.
    Value(ValueError),
    /// It can never be so: the end of the message's id, and the bound.
    Bound(&'static str, f64),
    /// The row must have it.
    Empty,
}

/// What reading a cell was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// It has a value, or may be empty.
    Fine,
    /// A number that would be another one if its mark set thousands apart.
    Doubtful,
    /// It has none.
    Faulty(Fault),
}

/// A column that is being read.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) cells: Cells,
    column_type: ColumnType,
    is_required: bool,
    bounds: Bounds,
    /// Whether some number shows that the mark in numbers is the decimal one.
    pub(super) shows_decimal_mark: bool,
    last: LastDay,
}

/// The day read last and its text.
#[derive(Debug, Default)]
struct LastDay {
    text: [u8; 10],
    len: usize,
    day: Date,
}

impl Builder {
    pub(super) fn new(ledger: &str, column: &ColumnSchema) -> Self {
        Self {
            cells: empty(column.column_type),
            column_type: column.column_type,
            is_required: column.is_required,
            bounds: Bounds::of(ledger, column),
            shows_decimal_mark: false,
            last: LastDay::default(),
        }
    }

    /// Reads one more cell; always adds a row, an empty one where there is no value.
    pub(super) fn push(&mut self, text: &str, dialect: Dialect) -> Outcome {
        let text = trimmed(text);
        if text.is_empty() {
            self.push_nothing();
            return if self.is_required {
                Outcome::Faulty(Fault::Empty)
            } else {
                Outcome::Fine
            };
        }
        let read = match self.column_type {
            ColumnType::Text => {
                self.word(text);
                Ok(true)
            }
            ColumnType::Number | ColumnType::Count | ColumnType::Money => {
                self.number(text, dialect)
            }
            ColumnType::Currency => self.currency(text),
            ColumnType::Date => self.day(text, |text| {
                fast_date(text).map_or_else(|| parse_date(text), Ok)
            }),
            ColumnType::Week => self.day(text, monday),
            ColumnType::Moment => self.moment(text),
            ColumnType::YesNo => self.flag(text),
        };
        match read {
            Ok(true) => Outcome::Fine,
            Ok(false) => Outcome::Doubtful,
            Err(fault) => {
                self.push_nothing();
                Outcome::Faulty(fault)
            }
        }
    }

    fn push_nothing(&mut self) {
        push_nothing(&mut self.cells);
    }

    fn word(&mut self, text: &str) {
        if let Cells::Words(words) = &mut self.cells {
            words.push(text);
        }
    }

    /// A code that stands in the column already is one.
    fn currency(&mut self, text: &str) -> Result<bool, Fault> {
        if let Cells::Words(words) = &mut self.cells {
            if words.place(text).is_none() {
                parse_currency(text).map_err(Fault::Value)?;
            }
            words.push(text);
        }
        Ok(true)
    }

    fn number(&mut self, text: &str, dialect: Dialect) -> Result<bool, Fault> {
        let mark = if dialect.decimal == ',' { b',' } else { b'.' };
        let fast = exact(text.as_bytes(), mark);
        let (float, exact_decimal) = if let Some(fast) = fast {
            (fast.float(), None)
        } else {
            let slow = decimal(text, dialect).map_err(Fault::Value)?;
            (float(slow), Some(slow))
        };
        let is_whole = fast.map_or_else(
            || exact_decimal.is_some_and(|it| it.is_integer()),
            Exact::is_whole,
        );
        if self.column_type == ColumnType::Count && !is_whole {
            let written = text.to_owned();
            let error = ValueError::new(ValueErrorKind::NotWhole { written }, form::NUMBER);
            return Err(Fault::Value(error));
        }
        if let Some((what, bound)) = self.bounds.broken(float) {
            return Err(Fault::Bound(what, bound));
        }
        match &mut self.cells {
            Cells::Numbers(numbers) => numbers.push(float),
            Cells::Amounts(amounts) => {
                amounts.push(exact_decimal.or_else(|| fast.map(Exact::decimal)));
            }
            _ => {}
        }
        let Some(fast) = fast.filter(|_| !dialect.has_marks) else {
            return Ok(true);
        };
        self.shows_decimal_mark |= fast.shows_decimal_mark();
        Ok(!fast.could_be_thousands())
    }

    fn day(
        &mut self,
        text: &str,
        read: impl FnOnce(&str) -> Result<Date, ValueError>,
    ) -> Result<bool, Fault> {
        let day = if self.last.len > 0 && self.last.text[..self.last.len] == *text.as_bytes() {
            self.last.day
        } else {
            let day = read(text).map_err(Fault::Value)?;
            self.last.keep(text, day);
            day
        };
        if let Cells::Dates(dates) = &mut self.cells {
            dates.push(Some(day));
        }
        Ok(true)
    }

    fn moment(&mut self, text: &str) -> Result<bool, Fault> {
        let moment = Moment::parse(text).map_err(Fault::Value)?;
        if let Cells::Moments(moments) = &mut self.cells {
            moments.push(Some(moment));
        }
        Ok(true)
    }

    fn flag(&mut self, text: &str) -> Result<bool, Fault> {
        let flag = match text {
            "true" => true,
            "false" => false,
            other => return Err(Fault::Value(no_flag(other))),
        };
        if let Cells::Flags(flags) = &mut self.cells {
            flags.push(Some(flag));
        }
        Ok(true)
    }
}

impl LastDay {
    fn keep(&mut self, text: &str, day: Date) {
        if let Some(kept) = self.text.get_mut(..text.len()) {
            kept.copy_from_slice(text.as_bytes());
            self.len = text.len();
            self.day = day;
        }
    }
}

/// No cells yet, for a column of that type.
pub(super) fn empty(column_type: ColumnType) -> Cells {
    match column_type {
        ColumnType::Text | ColumnType::Currency => Cells::Words(Words::default()),
        ColumnType::Number | ColumnType::Count => Cells::Numbers(Vec::new()),
        ColumnType::Money => Cells::Amounts(Vec::new()),
        ColumnType::Date | ColumnType::Week => Cells::Dates(Vec::new()),
        ColumnType::Moment => Cells::Moments(Vec::new()),
        ColumnType::YesNo => Cells::Flags(Vec::new()),
    }
}

/// Adds an empty cell.
pub(super) fn push_nothing(cells: &mut Cells) {
    match cells {
        Cells::Words(words) => words.push(""),
        Cells::Numbers(numbers) => numbers.push(f64::NAN),
        Cells::Amounts(amounts) => amounts.push(None),
        Cells::Dates(dates) => dates.push(None),
        Cells::Moments(moments) => moments.push(None),
        Cells::Flags(flags) => flags.push(None),
    }
}

/// The text without the white space around it; most cells have none.
pub(super) fn trimmed(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) {
        text
    } else {
        text.trim()
    }
}

/// `2026-03-31`, where it is such a day.
fn fast_date(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| i16::from(byte - b'0'))?;
            Some(number * 10 + digit)
        })
    };
    let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else {
        return None;
    };
    let (month, day) = (number(&bytes[5..7])?, number(&bytes[8..])?);
    Date::new(
        number(&bytes[..4])?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// The Monday of `2026-W12`.
fn monday(text: &str) -> Result<Date, ValueError> {
    let period = Period::parse(text)?;
    if period.kind() == Some(PeriodKind::Week) {
        return Ok(period.first_day());
    }
    let written = text.to_owned();
    let kind = ValueErrorKind::Unreadable { written };
    Err(ValueError::new(kind, form::PERIOD))
}

fn no_flag(text: &str) -> ValueError {
    let written = text.to_owned();
    let mended = match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "да" => Some("true"),
        "false" | "no" | "n" | "0" | "нет" => Some("false"),
        _ => None,
    };
    let kind = match mended.map(str::to_owned) {
        Some(mended) => ValueErrorKind::Misspelled { written, mended },
        None => ValueErrorKind::Unreadable { written },
    };
    ValueError::new(kind, form::VALUE)
}

fn float(decimal: Decimal) -> f64 {
    decimal.to_string().parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::super::schema::Role;
    use super::*;

    fn builder(column_type: ColumnType) -> Builder {
        let column = ColumnSchema {
            name: "x".into(),
            column_type,
            is_required: false,
            role: Role::Fact,
            refers: None,
            en: "X: x".into(),
            ru: "X: x".into(),
        };
        Builder::new("own", &column)
    }

    fn fault(column_type: ColumnType, text: &str) -> String {
        match builder(column_type).push(text, Dialect::default()) {
            Outcome::Faulty(Fault::Value(error)) => error.kind.id().to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn each_type_refuses_what_it_is_not() {
        for (column_type, text, kind) in [
            (ColumnType::Date, "31.03.2026", "misspelled"),
            (ColumnType::Date, "2026-02-30", "no-such-day"),
            (ColumnType::Count, "1.5", "not-whole"),
            (ColumnType::Number, "ten", "not-a-number"),
            (ColumnType::Money, "1,234", "ambiguous-number"),
            (ColumnType::Currency, "usd", "misspelled"),
            (ColumnType::Week, "2026-W54", "no-such-week"),
            (ColumnType::Week, "2026-03", "unreadable"),
            (ColumnType::Moment, "2026-03-31", "missing-time"),
            (ColumnType::YesNo, "Yes", "misspelled"),
            (ColumnType::Count, "-1", "Faulty(Bound(\"least\", 0.0))"),
        ] {
            assert_eq!(fault(column_type, text), kind, "{text}");
        }
    }

    #[test]
    fn every_cell_is_a_row_whether_it_has_a_value_or_not() {
        let mut column = builder(ColumnType::Date);
        for text in ["2026-03-31", "", "tomorrow", "2026-03-31", " 2026-04-01 "] {
            column.push(text, Dialect::default());
        }
        let Cells::Dates(dates) = column.cells else {
            panic!("a column of days")
        };
        let shown: Vec<String> = dates
            .iter()
            .map(|day| day.map_or_else(String::new, |day| day.to_string()))
            .collect();
        assert_eq!(shown, ["2026-03-31", "", "", "2026-03-31", "2026-04-01"]);
    }

    #[test]
    fn a_week_is_kept_as_its_monday() {
        let mut column = builder(ColumnType::Week);
        assert_eq!(column.push("2026-W12", Dialect::default()), Outcome::Fine);
        let Cells::Dates(dates) = column.cells else {
            panic!("a column of days")
        };
        assert_eq!(dates[0].unwrap().to_string(), "2026-03-16");
    }
}

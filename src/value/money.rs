//! Amounts of money.

use std::cmp::Ordering;
use std::fmt;

use iso_currency::Currency;
use rust_decimal::Decimal;

use super::ValueErrorKind::{MissingCurrency, NotANumber, UnknownCurrency};
use super::error::present;
use super::number::{decimal, split_number};
use super::{ValueError, form};

/// An exact amount in one currency; amounts in different ones cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// Reads `4500 USD`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::MONEY)?;
        let (number, tail) = split_number(text);
        if number.is_empty() {
            return Err(currency_first(text));
        }
        let amount = decimal(number, form::MONEY)?;
        let code = tail.trim();
        let written = code.to_owned();
        if code.is_empty() {
            let written = text.to_owned();
            return Err(ValueError::new(MissingCurrency { written }, form::MONEY));
        }
        let Some(currency) = meant(code) else {
            return Err(ValueError::new(UnknownCurrency { written }, form::MONEY));
        };
        if currency.code() != code || code.len() == tail.len() {
            let mended = Self { amount, currency };
            return Err(ValueError::misspelled(text, mended, form::MONEY));
        }
        Ok(Self { amount, currency })
    }
}

/// Reads the code of a currency: `USD`.
pub fn parse_currency(text: &str) -> Result<Currency, ValueError> {
    let text = present(text, form::CURRENCY)?;
    let written = text.to_owned();
    let currency =
        meant(text).ok_or_else(|| ValueError::new(UnknownCurrency { written }, form::CURRENCY))?;
    if currency.code() == text {
        Ok(currency)
    } else {
        Err(ValueError::misspelled(
            text,
            currency.code(),
            form::CURRENCY,
        ))
    }
}

/// The currency a code, a code in small letters or a common sign stands for.
fn meant(code: &str) -> Option<Currency> {
    let code = match code {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "₽" | "руб" | "руб." | "р." | "рублей" => "RUB",
        other => other,
    };
    Currency::from_code(&code.to_uppercase())
}

/// `USD 4500` and `$4500`.
fn currency_first(text: &str) -> ValueError {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '-';
    let split = text.find(is_number).unwrap_or(text.len());
    let (code, number) = text.split_at(split);
    let amount = decimal(number, form::MONEY).ok();
    let Some((amount, currency)) = amount.zip(meant(code.trim())) else {
        let written = text.to_owned();
        return ValueError::new(NotANumber { written }, form::MONEY);
    };
    ValueError::misspelled(text, Money { amount, currency }, form::MONEY)
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }
}

/// Equal amounts are printed alike: without a fraction, or with all digits of the small coin.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut amount = self.amount.normalize();
        let coin = self.currency.exponent().map_or(0, u32::from);
        if (1..coin).contains(&amount.scale()) {
            amount.rescale(coin);
        }
        write!(f, "{amount} {}", self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        match Money::parse(text) {
            Ok(money) => money.to_string(),
            Err(error) => format!("{} {:?}", error.kind.id(), error.kind.args()),
        }
    }

    #[test]
    fn equal_amounts_are_printed_alike() {
        assert_eq!(reading("4500 USD"), "4500 USD");
        assert_eq!(reading("4500.00 USD"), "4500 USD");
        assert_eq!(reading("-12.5 EUR"), "-12.50 EUR");
        assert_eq!(reading("0.125 USD"), "0.125 USD");
    }

    #[test]
    fn a_clear_but_wrong_spelling_comes_back_mended() {
        for text in ["USD 4500", "$4500", "4500USD", "4500 usd", "4500 $"] {
            let expected = [("written", text), ("mended", "4500 USD")];
            assert_eq!(reading(text), format!("misspelled {expected:?}"));
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(reading("4500"), r#"missing-currency [("written", "4500")]"#);
        assert_eq!(reading("5 XYZ"), r#"unknown-currency [("written", "XYZ")]"#);
        assert_eq!(
            reading("some USD"),
            r#"not-a-number [("written", "some USD")]"#
        );
    }

    #[test]
    fn currencies_are_not_compared() {
        let [dollars, euros] = ["5 USD", "5 EUR"].map(|text| Money::parse(text).unwrap());
        assert_eq!(dollars.partial_cmp(&euros), None);
    }
}

//! Numbers, money and shares as each language writes them.

use rust_decimal::Decimal;

use super::Lang;

/// Keeps a number and what belongs to it on one line.
const NO_BREAK: char = '\u{a0}';

impl Lang {
    /// `1,250,000.5`, `1 250 000,5`
    pub fn number(self, number: Decimal) -> String {
        self.digits(&number.normalize().to_string())
    }

    /// `1,250`, `1 250`
    pub fn integer(self, number: i64) -> String {
        self.digits(&number.to_string())
    }

    /// `4,500 USD`, `4 500 USD`; a fraction has two digits at least.
    pub fn money(self, amount: Decimal, currency: &str) -> String {
        let mut amount = amount.normalize();
        if amount.scale() == 1 {
            amount.rescale(2);
        }
        format!("{}{NO_BREAK}{currency}", self.digits(&amount.to_string()))
    }

    /// `90 %` in both languages.
    pub fn share(self, percent: Decimal) -> String {
        format!("{}{NO_BREAK}%", self.number(percent))
    }

    /// Takes a plain number such as `-1250.5` to the language's signs.
    pub(super) fn digits(self, plain: &str) -> String {
        let (separator, point) = match self {
            Self::En => (',', '.'),
            Self::Ru => (NO_BREAK, ','),
        };
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let (sign, whole) = match whole.strip_prefix('-') {
            Some(whole) => ("-", whole),
            None => ("", whole),
        };
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(say: impl Fn(Lang) -> String) -> [String; 2] {
        Lang::ALL.map(|lang| say(lang).replace(NO_BREAK, "~"))
    }

    #[test]
    fn thousands_are_set_apart() {
        let million = Decimal::new(12_500_005, 1);
        assert_eq!(
            both(|it| it.number(million)),
            ["1,250,000.5", "1~250~000,5"]
        );
        assert_eq!(both(|it| it.integer(-123_456)), ["-123,456", "-123~456"]);
        assert_eq!(both(|it| it.integer(100)), ["100", "100"]);
    }

    #[test]
    fn money_and_shares_keep_their_units_near() {
        let amount = Decimal::new(45_005, 1);
        assert_eq!(
            both(|it| it.money(amount, "USD")),
            ["4,500.50~USD", "4~500,50~USD"]
        );
        assert_eq!(
            both(|it| it.share(Decimal::new(125, 1))),
            ["12.5~%", "12,5~%"]
        );
    }
}

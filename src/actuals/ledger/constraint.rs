//! What a number of a built-in ledger can never be.

use super::schema::{ColumnSchema, ColumnType};

/// The bounds of a column's numbers; a bound itself belongs to them, but for `above`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Bounds {
    /// The least.
    pub(super) least: Option<f64>,
    /// What every number is greater than.
    pub(super) above: Option<f64>,
    /// The most.
    pub(super) most: Option<f64>,
}

/// Hours of a week.
const WEEK_HOURS: f64 = 168.0;

impl Bounds {
    /// The bounds of a column of the ledger `ledger`.
    ///
    /// What a playbook counts in a ledger of its own may well be below zero, unless it is a count.
    pub(super) fn of(ledger: &str, column: &ColumnSchema) -> Self {
        let none = Self::default();
        let never_negative = Self {
            least: Some(0.0),
            ..none
        };
        match (ledger, &*column.name, column.column_type) {
            (_, _, ColumnType::Count)
            | ("performance", "spend" | "revenue", _)
            | ("payments", "amount", _) => never_negative,
            ("effort", "hours", _) => Self {
                most: Some(WEEK_HOURS),
                ..never_negative
            },
            ("rates", "rate", _) => Self {
                above: Some(0.0),
                ..none
            },
            _ => none,
        }
    }

    /// The bound that `number` breaks: the end of the message's id, and the bound.
    pub(super) fn broken(self, number: f64) -> Option<(&'static str, f64)> {
        if let Some(least) = self.least.filter(|least| number < *least) {
            return Some(("least", least));
        }
        if let Some(above) = self.above.filter(|above| number <= *above) {
            return Some(("above", above));
        }
        let most = self.most.filter(|most| number > *most)?;
        Some(("most", most))
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    #[test]
    fn a_bound_is_named_when_it_is_broken() {
        let bounds = |ledger: &str, name: &str| {
            let schema = built_in().into_iter().find(|it| it.id == ledger).unwrap();
            let place = schema.position(name).unwrap();
            Bounds::of(ledger, &schema.columns[place])
        };
        assert_eq!(bounds("rates", "rate").broken(0.0), Some(("above", 0.0)));
        assert_eq!(bounds("rates", "rate").broken(0.1), None);
        assert_eq!(
            bounds("effort", "hours").broken(169.0),
            Some(("most", 168.0))
        );
        assert_eq!(
            bounds("performance", "views").broken(-1.0),
            Some(("least", 0.0))
        );
        assert_eq!(bounds("performance", "views").broken(0.0), None);
    }
}

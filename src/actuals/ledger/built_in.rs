//! The six ledgers whose columns are fixed.

use super::schema::{ColumnSchema, ColumnType, LedgerSchema, Role};

use ColumnType::{Count, Currency, Date, Moment, Money, Number, Text, Week};

type Columns = &'static [(&'static str, ColumnType)];

const BUILT_IN: [(&str, Columns); 6] = [
    (
        "performance",
        &[
            ("date", Date),
            ("market", Text),
            ("spend", Money),
            ("currency", Currency),
            ("campaign", Text),
            ("creator", Text),
            ("platform", Text),
            ("asset", Text),
            ("impressions", Count),
            ("reach", Count),
            ("views", Count),
            ("engagements", Count),
            ("clicks", Count),
            ("signups", Count),
            ("trials", Count),
            ("sales", Count),
            ("revenue", Money),
        ],
    ),
    (
        "deliverables",
        &[
            ("id", Text),
            ("campaign", Text),
            ("party", Text),
            ("due", Date),
            ("briefed", Date),
            ("delivered", Date),
            ("accepted", Date),
            ("published", Date),
            ("rounds", Count),
            ("requirements", Count),
            ("requirements_met", Count),
            ("url", Text),
            ("disclosure", Text),
            ("marking", Text),
            ("rights_until", Date),
        ],
    ),
    (
        "payments",
        &[
            ("id", Text),
            ("payee", Text),
            ("amount", Money),
            ("currency", Currency),
            ("due", Date),
            ("campaign", Text),
            ("triggered", Date),
            ("paid", Date),
            ("status", Text),
        ],
    ),
    (
        "requests",
        &[
            ("id", Text),
            ("from", Text),
            ("to", Text),
            ("asked", Moment),
            ("answered", Moment),
            ("topic", Text),
            ("decision", Text),
        ],
    ),
    (
        "effort",
        &[("week", Week), ("person", Text), ("hours", Number)],
    ),
    (
        "rates",
        &[
            ("date", Date),
            ("base", Currency),
            ("quote", Currency),
            ("rate", Number),
            ("source", Text),
        ],
    ),
];

/// The schemas of the built-in ledgers.
pub fn built_in() -> Vec<LedgerSchema> {
    let schema = |(id, columns): &(&str, Columns)| LedgerSchema {
        id: (*id).to_owned(),
        columns: columns.iter().map(column).collect(),
        key: Vec::new(),
        dated_by: None,
    };
    BUILT_IN.iter().map(schema).collect()
}

fn column((name, column_type): &(&'static str, ColumnType)) -> ColumnSchema {
    ColumnSchema {
        name: (*name).into(),
        column_type: *column_type,
        is_required: false,
        role: Role::Fact,
        refers: None,
        en: (*name).into(),
        ru: (*name).into(),
    }
}

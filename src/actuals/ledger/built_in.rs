//! The ledgers whose columns are fixed: six of files, and two that documents give.

use std::borrow::Cow;

use super::columns;
use super::schema::{ColumnSchema, LedgerSchema};
use crate::locale::Lang;

/// A built-in ledger: its id, what one row is in both languages, its columns, key and day.
struct BuiltIn {
    id: &'static str,
    en: &'static str,
    ru: &'static str,
    columns: fn() -> Vec<ColumnSchema>,
    key: &'static [&'static str],
    dated_by: &'static str,
}

const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn {
        id: "performance",
        en: "Performance: a measurement of one asset or day",
        ru: "Результаты: измерение одной публикации или одного дня",
        columns: columns::performance,
        key: &["date", "market", "campaign", "creator", "platform", "asset"],
        dated_by: "date",
    },
    BuiltIn {
        id: "deliverables",
        en: "Deliverables: a thing to be delivered",
        ru: "Материалы: то, что нужно сдать",
        columns: columns::deliverables,
        key: &["id"],
        dated_by: "due",
    },
    BuiltIn {
        id: "payments",
        en: "Payments: an obligation to pay",
        ru: "Платежи: обязательство заплатить",
        columns: columns::payments,
        key: &["id"],
        dated_by: "due",
    },
    BuiltIn {
        id: "requests",
        en: "Requests: a question that needs an answer",
        ru: "Запросы: вопрос, на который нужен ответ",
        columns: columns::requests,
        key: &["id"],
        dated_by: "asked",
    },
    BuiltIn {
        id: "effort",
        en: "Effort: coordination work of a person in a week",
        ru: "Трудозатраты: работа человека по координации за неделю",
        columns: columns::effort,
        key: &["week", "person"],
        dated_by: "week",
    },
    BuiltIn {
        id: "rates",
        en: "Rates: an exchange rate of a day",
        ru: "Курсы: обменный курс на день",
        columns: columns::rates,
        key: &["date", "base", "quote"],
        dated_by: "date",
    },
];

const DERIVED: [BuiltIn; 2] = [
    BuiltIn {
        id: "decisions",
        en: "Decisions: a decision",
        ru: "Решения: одно решение",
        columns: columns::decisions,
        key: &["id"],
        dated_by: "date",
    },
    BuiltIn {
        id: "cadences",
        en: "Cadences: a period of a cadence of the charter",
        ru: "Ритмы: один период ритма из устава",
        columns: columns::cadences,
        key: &["cadence", "period"],
        dated_by: "due",
    },
];

/// Every built-in ledger, in the order of [`crate::model::BUILT_IN_LEDGERS`].
pub fn built_in() -> Vec<LedgerSchema> {
    BUILT_IN.iter().map(BuiltIn::schema).collect()
}

/// Every ledger that documents give, in the order of [`crate::model::DERIVED_LEDGERS`]. Nobody
/// writes a file of it.
pub fn derived() -> Vec<LedgerSchema> {
    DERIVED.iter().map(BuiltIn::schema).collect()
}

/// What such a ledger is called and what one row of it is: `Name: meaning`.
pub fn built_in_words(id: &str, lang: Lang) -> Option<&'static str> {
    let mut all = BUILT_IN.iter().chain(&DERIVED);
    let ledger = all.find(|ledger| ledger.id == id)?;
    Some(match lang {
        Lang::En => ledger.en,
        Lang::Ru => ledger.ru,
    })
}

impl BuiltIn {
    fn schema(&self) -> LedgerSchema {
        LedgerSchema {
            id: self.id.to_owned(),
            columns: (self.columns)(),
            key: self.key.iter().map(|name| Cow::Borrowed(*name)).collect(),
            dated_by: Some(Cow::Borrowed(self.dated_by)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BUILT_IN_LEDGERS, DERIVED_LEDGERS};

    #[test]
    fn the_model_knows_the_same_ledgers() {
        let ids = |all: Vec<LedgerSchema>| -> Vec<String> {
            all.into_iter().map(|schema| schema.id).collect()
        };
        assert_eq!(ids(built_in()), BUILT_IN_LEDGERS);
        assert_eq!(ids(derived()), DERIVED_LEDGERS);
    }

    #[test]
    fn keys_and_days_are_columns_and_required_ones_come_first() {
        for schema in built_in().into_iter().chain(derived()) {
            let names = schema.key.iter().chain(&schema.dated_by);
            for name in names {
                assert!(schema.position(name).is_some(), "{} {name}", schema.id);
            }
            assert!(
                schema
                    .columns
                    .is_sorted_by_key(|column| !column.is_required)
            );
            let mut words = schema.columns.iter().flat_map(|it| [&it.en, &it.ru]);
            assert!(words.all(|word| word.contains(": ")), "{}", schema.id);
        }
    }
}

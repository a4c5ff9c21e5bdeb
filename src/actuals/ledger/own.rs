//! The ledgers of a playbook: the built-in ones, and what `[ledgers]` in `comity.toml` adds.

use super::built_in::built_in;
use super::dialect::{Dialect, IsMark as _};
use super::schema::{ColumnSchema, ColumnType, LedgerSchema, Role};
use crate::finding::{Finding, Place, Report};
use crate::locale::Lang;
use crate::model::config::{ColumnSettings, ColumnWord, LedgerSettings, RoleWord};
use crate::model::{Config, DERIVED_LEDGERS};
use crate::text::{DocPath, Span, Spanned, nearest};

/// A ledger and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Declared {
    pub(super) schema: LedgerSchema,
    pub(super) dialect: Dialect,
}

/// Every ledger that the playbook may have, the built-in ones first.
pub(super) fn declared(config: &Config, path: &DocPath, report: &mut Report) -> Vec<Declared> {
    let mut ledgers: Vec<Declared> = built_in()
        .into_iter()
        .map(|schema| Declared {
            schema,
            dialect: Dialect::default(),
        })
        .collect();
    let built_in = ledgers.len();
    for (name, settings) in config.ledger_settings() {
        if DERIVED_LEDGERS.contains(&name.value.as_str()) {
            report.push(name_taken(path, name));
            continue;
        }
        let found = ledgers[..built_in]
            .iter()
            .position(|ledger| ledger.schema.id == name.value);
        let place = found.unwrap_or_else(|| {
            ledgers.push(nothing_declared(name));
            ledgers.len() - 1
        });
        let section = Section {
            path,
            name,
            settings,
        };
        section.apply(&mut ledgers[place], found.is_some(), report);
    }
    ledgers
}

fn name_taken(path: &DocPath, name: &Spanned<String>) -> Finding {
    Finding::new("wrong-value", Place::new(path, name.span))
        .variant("derived-ledger")
        .field(format!("ledgers.{}", name.value))
        .with("ledger", &name.value)
}

fn nothing_declared(name: &str) -> Declared {
    let schema = LedgerSchema {
        id: name.to_owned(),
        columns: Vec::new(),
        key: Vec::new(),
        dated_by: None,
    };
    Declared {
        schema,
        dialect: Dialect::default(),
    }
}

struct Section<'a> {
    path: &'a DocPath,
    name: &'a str,
    settings: &'a LedgerSettings,
}

impl Section<'_> {
    fn apply(&self, ledger: &mut Declared, is_built_in: bool, report: &mut Report) {
        ledger.dialect = Dialect::of(self.settings);
        self.check_marks(report);
        let fixed = if is_built_in {
            ledger.schema.columns.len()
        } else {
            0
        };
        let columns = self
            .settings
            .columns
            .iter()
            .flat_map(|columns| columns.value.iter());
        for entry in columns {
            let Some(column) = &entry.value else { continue };
            match ledger.schema.position(&entry.key.value) {
                Some(place) if place < fixed => {
                    self.change(
                        &mut ledger.schema.columns[place],
                        &entry.key,
                        column,
                        report,
                    );
                }
                _ => {
                    let column = self.own_column(&entry.key, column, report);
                    ledger.schema.columns.push(column);
                }
            }
        }
        ledger.schema.columns[fixed..].sort_by_key(|column| !column.is_required);
        self.key(ledger, is_built_in, report);
        self.day(ledger, is_built_in, report);
    }

    /// One mark cannot do two things.
    fn check_marks(&self, report: &mut Report) {
        let (Some(decimal), Some(thousands)) = (&self.settings.decimal, &self.settings.thousands)
        else {
            return;
        };
        let mark = Dialect::of(&LedgerSettings {
            decimal: Some(*decimal),
            ..LedgerSettings::default()
        });
        if thousands.value.is(mark.decimal) {
            let finding = self
                .wrong_value(thousands.span, "thousands")
                .variant("same-mark");
            report.push(finding.with("mark", mark.decimal.to_string()));
        }
    }

    /// Of a built-in column only its role may be chosen: what the platforms of one playbook count
    /// up, those of another report by day.
    fn change(
        &self,
        column: &mut ColumnSchema,
        name: &Spanned<String>,
        settings: &ColumnSettings,
        report: &mut Report,
    ) {
        if let Some(role) = &settings.role {
            column.role = self::role(role.value);
        }
        let fixed = [
            settings.column_type.as_ref().map(|it| it.span),
            settings.required.as_ref().map(|it| it.span),
            settings.refers.as_ref().map(|it| it.span),
        ];
        for span in fixed.into_iter().flatten() {
            let finding = self.wrong_value(span, &format!("columns.{}", name.value));
            report.push(
                finding
                    .variant("built-in-column")
                    .with("column", &name.value),
            );
        }
    }

    fn own_column(
        &self,
        name: &Spanned<String>,
        settings: &ColumnSettings,
        report: &mut Report,
    ) -> ColumnSchema {
        let column_type = settings.column_type.as_ref();
        let refers = settings.refers.as_ref();
        if let (Some(written), Some(_)) = (column_type, refers)
            && written.value != ColumnWord::Text
        {
            let finding = self.wrong_value(written.span, &format!("columns.{}", name.value));
            report.push(finding.variant("named-by-text"));
        }
        let column_type = column_type.filter(|_| refers.is_none());
        let title = |lang| {
            let title = settings.title.as_ref().map_or("", |title| title.text(lang));
            if title.is_empty() {
                name.value.clone()
            } else {
                title.to_owned()
            }
        };
        ColumnSchema {
            name: name.value.clone().into(),
            column_type: column_type.map_or(ColumnType::Text, |it| self::column_type(it.value)),
            is_required: settings.required.as_ref().is_some_and(|it| it.value),
            role: settings
                .role
                .as_ref()
                .map_or(Role::Fact, |it| role(it.value)),
            refers: refers.map(|it| it.value.target()),
            en: title(Lang::En).into(),
            ru: title(Lang::Ru).into(),
        }
    }

    fn key(&self, ledger: &mut Declared, is_built_in: bool, report: &mut Report) {
        let Some(key) = &self.settings.key else {
            return;
        };
        if is_built_in {
            report.push(self.wrong_value(key.span, "key").variant("built-in-ledger"));
            return;
        }
        for name in key.iter() {
            if ledger.schema.position(name).is_none() {
                report.push(self.no_column(name, "key", &ledger.schema));
            } else if !ledger.schema.key.iter().any(|known| **known == name.value) {
                ledger.schema.key.push(name.value.clone().into());
            }
        }
    }

    fn day(&self, ledger: &mut Declared, is_built_in: bool, report: &mut Report) {
        let Some(name) = &self.settings.dated_by else {
            return;
        };
        if is_built_in {
            report.push(
                self.wrong_value(name.span, "dated_by")
                    .variant("built-in-ledger"),
            );
            return;
        }
        let Some(place) = ledger.schema.position(name) else {
            report.push(self.no_column(name, "dated_by", &ledger.schema));
            return;
        };
        let column_type = ledger.schema.columns[place].column_type;
        if matches!(
            column_type,
            ColumnType::Date | ColumnType::Moment | ColumnType::Week
        ) {
            ledger.schema.dated_by = Some(name.value.clone().into());
        } else {
            let finding = self.wrong_value(name.span, "dated_by").variant("not-a-day");
            report.push(finding.with("column", &name.value));
        }
    }

    fn no_column(&self, name: &Spanned<String>, field: &str, schema: &LedgerSchema) -> Finding {
        let known = schema.columns.iter().map(|column| &*column.name);
        let finding = self
            .wrong_value(name.span, field)
            .variant("column")
            .with("column", &name.value);
        match nearest(name, known) {
            Some(near) => finding.with("near", near).help("did-you-mean"),
            None => finding,
        }
    }

    fn wrong_value(&self, span: Span, field: &str) -> Finding {
        let place = Place::new(self.path, span);
        Finding::new("wrong-value", place)
            .field(format!("ledgers.{}.{field}", self.name))
            .with("ledger", self.name)
    }
}

fn column_type(word: ColumnWord) -> ColumnType {
    match word {
        ColumnWord::Text => ColumnType::Text,
        ColumnWord::Number => ColumnType::Number,
        ColumnWord::Count => ColumnType::Count,
        ColumnWord::Money => ColumnType::Money,
        ColumnWord::Currency => ColumnType::Currency,
        ColumnWord::Date => ColumnType::Date,
        ColumnWord::Moment => ColumnType::Moment,
        ColumnWord::Week => ColumnType::Week,
        ColumnWord::YesNo => ColumnType::YesNo,
    }
}

fn role(word: RoleWord) -> Role {
    match word {
        RoleWord::Fact => Role::Fact,
        RoleWord::Event => Role::Event,
        RoleWord::Plan => Role::Plan,
        RoleWord::Snapshot => Role::Snapshot,
    }
}

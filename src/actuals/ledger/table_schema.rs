//! What other programs may know of a ledger's columns, as Table Schema.
//!
//! Version 2 of the standard (<https://datapackage.org/standard/table-schema/>): types, constraints
//! and keys have its names. What it has no word for stands under `comity`.

use serde_json::{Map, Value, json};

use super::constraint::Bounds;
use super::schema::{ColumnSchema, ColumnType, LedgerSchema, Role};
use crate::locale::Lang;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

/// The Table Schema of a ledger, with titles and descriptions in `lang`.
pub fn table_schema(schema: &LedgerSchema, lang: Lang) -> Value {
    let fields: Vec<Value> = schema
        .columns
        .iter()
        .map(|column| field(&schema.id, column, lang))
        .collect();
    let mut out = json!({
        "$schema": PROFILE,
        "fields": fields,
        "fieldsMatch": "superset",
        "missingValues": [""],
    });
    let is_required = |name: &str| {
        let place = schema.position(name);
        place.is_some_and(|place| schema.columns[place].is_required)
    };
    // A primary key of the standard has no empty part.
    if schema.key.iter().all(|name| is_required(name)) && !schema.key.is_empty() {
        out["primaryKey"] = json!(schema.key);
    } else if !schema.key.is_empty() {
        out["uniqueKeys"] = json!([schema.key]);
    }
    if let Some(name) = &schema.dated_by {
        out["comity"] = json!({ "dated_by": name });
    }
    out
}

fn field(ledger: &str, column: &ColumnSchema, lang: Lang) -> Value {
    let (name, meaning) = column.words(lang);
    let mut field = json!({
        "name": column.name,
        "type": type_name(column.column_type),
        "title": name,
    });
    if !meaning.is_empty() {
        field["description"] = json!(meaning);
    }
    match column.column_type {
        ColumnType::Moment => field["format"] = json!("any"),
        ColumnType::YesNo => {
            field["trueValues"] = json!(["true"]);
            field["falseValues"] = json!(["false"]);
        }
        _ => {}
    }
    let constraints = constraints(ledger, column);
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    let mut own = Map::new();
    if column.role != Role::Fact {
        own.insert("role".to_owned(), json!(column.role.word()));
    }
    if let Some(target) = column.refers {
        own.insert("refers".to_owned(), json!(target.name()));
    }
    if !own.is_empty() {
        field["comity"] = Value::Object(own);
    }
    field
}

fn type_name(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Text | ColumnType::Currency | ColumnType::Week => "string",
        ColumnType::Number | ColumnType::Money => "number",
        ColumnType::Count => "integer",
        ColumnType::Date => "date",
        ColumnType::Moment => "datetime",
        ColumnType::YesNo => "boolean",
    }
}

fn constraints(ledger: &str, column: &ColumnSchema) -> Map<String, Value> {
    let mut constraints = Map::new();
    let mut add = |name: &str, value: Value| constraints.insert(name.to_owned(), value);
    if column.is_required {
        add("required", json!(true));
    }
    let bounds = Bounds::of(ledger, column);
    let bounds = [
        ("minimum", bounds.least),
        ("exclusiveMinimum", bounds.above),
        ("maximum", bounds.most),
    ];
    for (name, bound) in bounds {
        if let Some(bound) = bound {
            add(name, json!(bound));
        }
    }
    match column.column_type {
        ColumnType::Currency => add("pattern", json!("[A-Z]{3}")),
        ColumnType::Week => add("pattern", json!("[0-9]{4}-W[0-9]{2}")),
        _ => None,
    };
    constraints
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    #[test]
    fn a_column_is_told_in_the_words_of_the_standard() {
        let rates = built_in().pop().unwrap();
        let schema = table_schema(&rates, Lang::En);
        assert_eq!(schema["primaryKey"], json!(["date", "base", "quote"]));
        let rate = &schema["fields"][3];
        assert_eq!(rate["type"], "number");
        let expected = json!({ "required": true, "exclusiveMinimum": 0.0 });
        assert_eq!(rate["constraints"], expected);
        let performance = &built_in()[0];
        let schema = table_schema(performance, Lang::Ru);
        assert_eq!(schema["primaryKey"], Value::Null);
        assert_eq!(schema["uniqueKeys"][0][0], "date");
        assert_eq!(schema["fields"][0]["title"], "Дата");
    }
}

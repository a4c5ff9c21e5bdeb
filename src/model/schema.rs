//! JSON Schemas of front matter and configuration, out of the declarations of the fields.
//!
//! They follow the JSON Schema specification, draft 2020-12, and describe the data as a YAML 1.2
//! parser gives it: dates are text, and a plain `12` may be a number where text is wanted.

use serde_json::{Map, Value, json};

use super::config::Config;
use super::field::{Choice, ChoiceWord, Field, Need, Record, RefTarget, Shape};
use super::kinds::{Common, DecisionStatus, Kind, PartnershipStatus, Status, Translation};
use super::library;
use super::profile::Profile;
use crate::locale::Lang;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of the front matter of documents of `kind`, with the playbook's `own` fields.
pub fn of_kind(kind: Kind, own: &[Field], lang: Lang) -> Value {
    let fields: Vec<&Field> = Common::FIELDS
        .iter()
        .chain(kind.fields())
        .chain(own)
        .collect();
    let mut schema = record(&fields, lang);
    schema["properties"]["kind"]["const"] = json!(kind.word());
    schema["properties"]["status"] = words(status_words(kind), lang);
    if kind == Kind::Decision
        && let Some(required) = schema["required"].as_array_mut()
    {
        required.push(json!("status"));
    }
    let note = Kind::WORDS[kind.index()];
    named(
        schema,
        &format!("comity.{}/v1", kind.word()),
        if lang == Lang::En { note.en } else { note.ru },
    )
}

/// The schema of a translation's front matter.
pub fn of_translation(lang: Lang) -> Value {
    let fields: Vec<&Field> = Translation::FIELDS.iter().collect();
    let mut schema = record(&fields, lang);
    for key in ["kind", "lang"] {
        schema["properties"][key] = json!({ "type": "string" });
    }
    schema["properties"]["aliases"] = json!({ "type": "array", "items": { "type": "string" } });
    named(schema, "comity.translation/v1", "Translation")
}

/// The schema of `comity.toml`.
pub fn of_config(lang: Lang) -> Value {
    let fields: Vec<&Field> = Config::FIELDS.iter().collect();
    let mut schema = record(&fields, lang);
    schema["properties"]["format"]["const"] = json!(super::config::FORMAT);
    named(schema, "comity.config/v1", "comity.toml")
}

/// The schema of a profile. A profile that extends another may leave out what it takes from there.
pub fn of_profile(lang: Lang) -> Value {
    let fields: Vec<&Field> = Profile::FIELDS.iter().collect();
    let mut schema = record(&fields, lang);
    let required = schema["required"].take();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("required");
    }
    for property in schema["properties"].as_object_mut().into_iter().flatten() {
        let (_, property) = property;
        allow_parts(property);
    }
    schema["anyOf"] = json!([{ "required": ["extends"] }, { "required": required }]);
    named(schema, "comity.profile/v1", "Profile")
}

/// Lets tables leave out keys, however deep they stand; items of lists stay whole.
fn allow_parts(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.remove("required");
            for (_, inner) in keys.iter_mut().filter(|(key, _)| *key != "items") {
                allow_parts(inner);
            }
        }
        Value::Array(each) => each.iter_mut().for_each(allow_parts),
        _ => {}
    }
}

/// The words that `status` of documents of `kind` may be.
pub fn status_words(kind: Kind) -> &'static [ChoiceWord] {
    match kind {
        Kind::Decision => DecisionStatus::WORDS,
        Kind::Partnership => PartnershipStatus::WORDS,
        _ => Status::WORDS,
    }
}

fn named(mut schema: Value, id: &str, title: &str) -> Value {
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!(DIALECT));
    out.insert(
        "$id".to_owned(),
        json!(format!("https://comity.example/schema/{id}.json")),
    );
    out.insert("title".to_owned(), json!(title));
    if let Some(rest) = schema.as_object_mut() {
        out.append(rest);
    }
    Value::Object(out)
}

fn record(fields: &[&Field], lang: Lang) -> Value {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.key.to_string(), property(field, lang));
    }
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.need == Need::Required)
        .map(|field| &*field.key)
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "patternProperties": { "^x-": true },
        "additionalProperties": false,
    });
    let replaceable: Vec<&str> = fields
        .iter()
        .filter(|field| field.need == Need::UnlessUses)
        .map(|field| &*field.key)
        .collect();
    if !replaceable.is_empty() {
        schema["anyOf"] = json!([given(&["uses"]), given(&replaceable)]);
    }
    schema
}

/// That all of `keys` are there and not left empty.
fn given(keys: &[&str]) -> Value {
    let filled = keys
        .iter()
        .map(|key| ((*key).to_owned(), json!({ "not": { "type": "null" } })));
    json!({ "required": keys, "properties": filled.collect::<Map<_, _>>() })
}

fn property(field: &Field, lang: Lang) -> Value {
    let shape = shape(&field.shape(), lang);
    let mut schema = if field.need == Need::Required {
        shape
    } else {
        nullable(shape)
    };
    schema["title"] = json!(field.name(lang));
    schema["description"] = json!(field.meaning(lang));
    schema
}

fn nullable(schema: Value) -> Value {
    let null = json!({ "type": "null" });
    json!({ "anyOf": Value::Array(vec![schema, null]) })
}

fn words(words: &[ChoiceWord], lang: Lang) -> Value {
    let label = |word: &ChoiceWord| if lang == Lang::En { word.en } else { word.ru };
    let each: Vec<Value> = words
        .iter()
        .map(|word| json!({ "const": word.word, "title": label(word) }))
        .collect();
    json!({ "oneOf": each })
}

fn shape(of: &Shape, lang: Lang) -> Value {
    match of {
        Shape::Ref(RefTarget::ReadyMetric) => json!({ "enum": library::references() }),
        Shape::Text | Shape::Ref(_) => json!({ "type": ["string", "number"] }),
        Shape::Integer => json!({ "type": "integer", "minimum": 0 }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Form(form) => json!({
            "type": ["string", "number"],
            "pattern": form.pattern,
            "examples": [form.example],
        }),
        Shape::Choice(known) => words(known, lang),
        Shape::Words(words) => json!({ "enum": words }),
        Shape::List(inner) => json!({ "type": "array", "items": nullable(shape(inner, lang)) }),
        Shape::Table(key, value) => table(key, value, lang),
        Shape::Record(fields) => record(&fields.iter().collect::<Vec<_>>(), lang),
        Shape::Either(this, that) => json!({ "anyOf": [shape(this, lang), shape(that, lang)] }),
        Shape::Any => json!(true),
    }
}

fn table(key: &Shape, value: &Shape, lang: Lang) -> Value {
    let mut schema =
        json!({ "type": "object", "additionalProperties": nullable(shape(value, lang)) });
    if let Shape::Choice(known) = key {
        let mut allowed: Vec<Value> = known
            .iter()
            .map(|word| json!({ "const": word.word }))
            .collect();
        allowed.push(json!({ "pattern": "^x-" }));
        schema["propertyNames"] = json!({ "anyOf": allowed });
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_schema_that_names_its_required_keys() {
        for kind in Kind::ALL {
            let schema = of_kind(*kind, &[], Lang::En);
            let required = schema["required"].as_array().unwrap();
            assert!(required.contains(&json!("title")), "{kind:?}");
        }
    }
}

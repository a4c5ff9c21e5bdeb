//! `comity profile show`: every limit with the file it comes from.

use std::fmt::Write as _;

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::super::args::ProfileFormat;
use super::super::console::{Console, View};
use super::super::report::harmless::one_line;
use super::super::report::json::pretty;
use super::{Exit, about, in_words, names, toml};
use crate::compare::profiles::{ProfileValue, values};
use crate::locale::Lang;
use crate::model::profile::Lineage;
use crate::parse::{Content, Node, Style as Written};

/// The name of the JSON output.
pub(in crate::cli) const SCHEMA: &str = "comity.profile-show/v1";

/// What `comity profile show --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct ProfileShowOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The profile, and what it extends, one after the other.
    profiles: Vec<String>,
    about: String,
    values: Vec<JsonValue>,
}

/// A key with what it says.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Value")]
struct JsonValue {
    /// The key, with dots between its parts.
    key: String,
    /// What the file says.
    value: Value,
    /// The key in words, in the language that was asked for.
    name: String,
    /// The value in words.
    said: String,
    /// The profile that says it.
    from: String,
}

pub(super) fn run(
    lineage: &Lineage,
    format: ProfileFormat,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let view = console.view;
    let values = values(lineage);
    let shown = match format {
        ProfileFormat::Text => text(lineage, &values, view),
        ProfileFormat::Json => pretty(&output(lineage, &values, view.lang)),
        ProfileFormat::Toml => toml::write(&values),
    };
    console.print(&shown)?;
    Ok(Exit::Fine)
}

fn text(lineage: &Lineage, values: &[ProfileValue<'_>], view: View) -> String {
    let bold = if view.is_colored {
        Style::new().bold()
    } else {
        Style::new()
    };
    let mut out = format!(
        "{bold}{}{bold:#}\n{}\n",
        one_line(&names(lineage).join(" → ")),
        one_line(about(lineage, view.lang))
    );
    let told: Vec<&ProfileValue<'_>> = values.iter().filter(|it| it.keys[0] != "about").collect();
    let key_width = told.iter().map(|it| rest(&it.keys).chars().count()).max();
    let mut table = "";
    for value in told {
        if value.keys[0] != table {
            table = &value.keys[0];
            let _ = write!(out, "\n{bold}{}{bold:#}\n", one_line(table));
        }
        let key = rest(&value.keys);
        let pad = key_width.unwrap_or(0).saturating_sub(key.chars().count());
        let said = in_words(&value.said, view.lang);
        let from = value.layer.map_or("", |layer| layer.name.as_str());
        let (key, said, from) = (one_line(&key), one_line(&said), one_line(from));
        let _ = writeln!(out, "  {key}{:pad$}  {said}  ← {from}", "");
    }
    out
}

/// A key inside its table; the table itself where it holds nothing else.
fn rest(keys: &[String]) -> String {
    if keys.len() == 1 {
        keys.join(".")
    } else {
        keys[1..].join(".")
    }
}

fn output(lineage: &Lineage, values: &[ProfileValue<'_>], lang: Lang) -> ProfileShowOutput {
    let values = values.iter().filter(|it| it.keys[0] != "about");
    let values = values.map(|it| JsonValue {
        key: it.key.clone(),
        value: json(it.node),
        name: in_words(&it.label, lang),
        said: in_words(&it.said, lang),
        from: it
            .layer
            .map_or_else(String::new, |layer| layer.name.clone()),
    });
    ProfileShowOutput {
        schema: SCHEMA,
        profiles: names(lineage),
        about: about(lineage, lang).to_owned(),
        values: values.collect(),
    }
}

fn json(node: &Node) -> Value {
    match &node.content {
        Content::Null => Value::Null,
        Content::Scalar(text, Written::Plain) => match serde_json::from_str(text) {
            Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
            _ => Value::from(text.as_str()),
        },
        Content::Scalar(text, _) => Value::from(text.as_str()),
        Content::List(items) => items.iter().map(json).collect(),
        Content::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|it| (it.key.value.clone(), json(&it.value)));
            Value::Object(entries.collect())
        }
    }
}

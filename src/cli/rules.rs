//! `comity rules`: the catalogue of rules.

use std::fmt::{self, Write as _};

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;

use super::Exit;
use super::args::{ReportFormat, RulesArgs};
use super::console::{Console, View};
use super::report::json::pretty;
use crate::locale::{Lang, Message};
use crate::rules::{self, GROUPS, Group};

/// The name of the JSON output.
pub const SCHEMA: &str = "comity.rules/v1";

/// What `comity rules --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulesOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    rules: Vec<JsonRule>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Rule")]
struct JsonRule {
    id: &'static str,
    group: &'static str,
    /// The level of its findings where `[rules]` does not say otherwise.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    level: &'static str,
    /// Whether it guesses: then it never goes above a warning.
    heuristic: bool,
    /// Whether it looks at the history in Git.
    history: bool,
    /// When it fires, in the language that was asked for.
    summary: String,
}

pub(super) fn run(args: &RulesArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let view = console.view;
    let mut out = String::new();
    match args.format {
        ReportFormat::Text => text(view, &mut out)?,
        ReportFormat::Markdown => markdown(view.lang, &mut out)?,
        ReportFormat::Json => out = pretty(&output(view.lang)),
    }
    console.print(&out)?;
    Ok(Exit::Fine)
}

fn text(view: View, out: &mut String) -> fmt::Result {
    let lang = view.lang;
    let bold = if view.is_colored {
        Style::new().bold()
    } else {
        Style::new()
    };
    let longest = rules::all().map(|rule| rule.id.len()).max().unwrap_or(0);
    for group in groups() {
        writeln!(out, "{bold}{}{bold:#}", name(group, lang))?;
        for rule in group.rules {
            let mark = if rule.is_heuristic { '~' } else { ' ' };
            let (id, level) = (rule.id, rule.level.as_str());
            writeln!(
                out,
                "  {id:longest$}  {level:7} {mark} {}",
                rule.summary(lang)
            )?;
        }
        out.push('\n');
    }
    writeln!(out, "{}", word("rules-legend", lang))
}

fn markdown(lang: Lang, out: &mut String) -> fmt::Result {
    let head = ["rules-rule", "rules-level", "rules-summary"]
        .map(|id| word(id, lang))
        .join(" | ");
    for group in groups() {
        writeln!(out, "## {}\n\n| {head} |\n|---|---|---|", name(group, lang))?;
        for rule in group.rules {
            let mark = if rule.is_heuristic { " ~" } else { "" };
            let summary = rule.summary(lang).replace('|', "\\|");
            writeln!(out, "| `{}` | {}{mark} | {summary} |", rule.id, rule.level)?;
        }
        out.push('\n');
    }
    writeln!(out, "{}", word("rules-legend", lang))
}

fn groups() -> impl Iterator<Item = &'static Group> {
    GROUPS.iter().filter(|group| !group.rules.is_empty())
}

fn word(id: &'static str, lang: Lang) -> String {
    Message::new(id).text(lang)
}

fn output(lang: Lang) -> RulesOutput {
    let rules = GROUPS
        .iter()
        .flat_map(|group| group.rules.iter().map(move |rule| (group, rule)));
    let rules = rules.map(|(group, rule)| JsonRule {
        id: rule.id,
        group: group.id,
        level: rule.level.as_str(),
        heuristic: rule.is_heuristic,
        history: rule.is_about_the_past(),
        summary: rule.summary(lang),
    });
    RulesOutput {
        schema: SCHEMA,
        rules: rules.collect(),
    }
}

fn name(group: &Group, lang: Lang) -> String {
    Message::new(format!("group-{}", group.id)).text(lang)
}

//! `comity profile diff`: what two profiles say otherwise.

use std::fmt::Write as _;

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::args::ReportFormat;
use super::super::console::{Console, View};
use super::super::report::harmless::{in_markdown, one_line};
use super::super::report::json::pretty;
use super::{Exit, in_words, names};
use crate::compare::lists::ListChange;
use crate::compare::profiles::{
    ProfileDifference, Said, ToldDifference, profiles, told_differences,
};
use crate::locale::{Arg, Lang, Message};
use crate::model::profile::Lineage;

/// The name of the JSON output.
pub(in crate::cli) const SCHEMA: &str = "comity.profile-diff/v1";

/// What `comity profile diff --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct ProfileDiffOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The one profile, and what it extends.
    before: Vec<String>,
    /// The other, and what it extends.
    after: Vec<String>,
    differences: Vec<JsonDifference>,
}

/// A key that says something else.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Difference")]
struct JsonDifference {
    /// The key, with dots between its parts; numbers for items of lists.
    key: String,
    /// The key in words, in the language that was asked for.
    name: String,
    /// What the one says, in the spelling of profiles; null where it says nothing.
    before: Option<String>,
    /// What the other says.
    after: Option<String>,
    /// The difference as a sentence.
    text: String,
}

pub(super) fn run(
    before: &Lineage,
    after: &Lineage,
    format: ReportFormat,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let view = console.view;
    let ends = [name(before), name(after)];
    let told = || told_differences(before, after);
    let shown = match format {
        ReportFormat::Text => text(&ends, &told(), view),
        ReportFormat::Markdown => markdown(&ends, &told(), view.lang),
        ReportFormat::Json => pretty(&ProfileDiffOutput {
            schema: SCHEMA,
            before: names(before),
            after: names(after),
            differences: differences(before, after, view.lang),
        }),
    };
    console.print(&shown)?;
    Ok(Exit::Fine)
}

fn differences(before: &Lineage, after: &Lineage, lang: Lang) -> Vec<JsonDifference> {
    let found = profiles(before, after);
    found.iter().map(|it| json(it, lang)).collect()
}

fn name(lineage: &Lineage) -> String {
    names(lineage).into_iter().next().unwrap_or_default()
}

fn text(ends: &[String; 2], found: &[ToldDifference], view: View) -> String {
    let bold = if view.is_colored {
        Style::new().bold()
    } else {
        Style::new()
    };
    let title = one_line(&ends.join(" → ")).into_owned();
    let mut out = format!("{bold}{title}{bold:#}\n");
    for difference in found {
        let key = one_line(&difference.key);
        let sentence = told(difference, view.lang);
        let _ = writeln!(out, "  {key}\n    {}", one_line(&sentence));
    }
    let _ = writeln!(out, "{}", count(found.len(), view.lang));
    out
}

fn markdown(ends: &[String; 2], found: &[ToldDifference], lang: Lang) -> String {
    let title = in_markdown(&ends.join(" → "));
    let mut out = format!("## {title}\n\n");
    for difference in found {
        let sentence = in_markdown(&told(difference, lang));
        let _ = writeln!(out, "- `{}`: {sentence}", difference.key);
    }
    let gap = if found.is_empty() { "" } else { "\n" };
    let _ = writeln!(out, "{gap}{}", count(found.len(), lang));
    out
}

fn count(differences: usize, lang: Lang) -> String {
    Message::new("profile-diff-count")
        .with("count", differences)
        .text(lang)
}

fn told(difference: &ToldDifference, lang: Lang) -> String {
    match &difference.said {
        Said::Whole(before, after) => sentence(&difference.label, [before, after], lang),
        Said::List(change) => Message::new("profile-diff-list")
            .with("field", difference.label.clone())
            .with("changes", changes(change, lang).join("; "))
            .text(lang),
    }
}

/// `Deadlines · Answer: 72 hours instead of 48 hours`.
fn sentence(label: &Arg, [before, after]: [&Option<Arg>; 2], lang: Lang) -> String {
    let id = match (before, after) {
        (None, _) => "profile-diff-added",
        (_, None) => "profile-diff-removed",
        _ => "profile-diff-changed",
    };
    let said = [("before", before), ("after", after)];
    let said = said
        .into_iter()
        .filter_map(|(name, it)| Some((name, it.clone()?)));
    let message = Message::new(id).with("field", label.clone());
    said.fold(message, |message, (name, it)| message.with(name, it))
        .text(lang)
}

/// `added “kpi-count”`, `removed “exit-plan”`, `“intent” comes after “pilot” now`.
fn changes(change: &ListChange, lang: Lang) -> Vec<String> {
    let items = |id: &'static str, items: &[Arg]| {
        let words: Vec<String> = items.iter().map(|item| in_words(item, lang)).collect();
        let message = Message::new(id).with("items", words.join(", "));
        (!items.is_empty()).then(|| message.text(lang))
    };
    let added = items("profile-diff-items-added", &change.added);
    let removed = items("profile-diff-items-removed", &change.removed);
    let moved = change.moved.iter().map(|moved| {
        let message = match &moved.after {
            Some(after) => Message::new("profile-diff-item-after").with("after", after.clone()),
            None => Message::new("profile-diff-item-first"),
        };
        message.with("item", moved.item.clone()).text(lang)
    });
    added.into_iter().chain(removed).chain(moved).collect()
}

fn json(difference: &ProfileDifference, lang: Lang) -> JsonDifference {
    JsonDifference {
        key: difference.key.clone(),
        name: in_words(&difference.label, lang),
        before: difference.before_text.clone(),
        after: difference.after_text.clone(),
        text: {
            let (before, after) = (&difference.before, &difference.after);
            let before = difference.before_text.as_ref().map(|_| before.clone());
            let after = difference.after_text.as_ref().map(|_| after.clone());
            sentence(&difference.label, [&before, &after], lang)
        },
    }
}

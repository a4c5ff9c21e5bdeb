//! `comity explain`: the page of one rule or of one ready metric.

use anstyle::Style;

use super::args::ExplainArgs;
use super::console::{Console, View};
use super::{Exit, Failure, prose};
use crate::locale::Message;
use crate::model::library;
use crate::rules::{self, Rule};
use crate::text::nearest;

/// Lines longer than this are hard to read.
const WIDTH: usize = 90;

pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let view = console.view;
    let rule = rules::find(&args.what).map(|rule| page(rule, view));
    let text = rule.or_else(|| ready_metric(library::named(&args.what)?, view));
    match text {
        Some(text) => console.print(&text)?,
        None => return Err(unknown(&args.what).into()),
    }
    Ok(Exit::Fine)
}

fn unknown(what: &str) -> Failure {
    let failure = Failure::unknown("no-such-page", what, rules::all().map(|rule| rule.id));
    let is_rule = rules::all().any(|rule| nearest(what, [rule.id]).is_some());
    match library::nearest(what).filter(|_| !is_rule) {
        Some(near) => Failure {
            help: Some(Message::new("did-you-mean").with("near", near)),
            ..failure
        },
        None => failure,
    }
}

/// The page of a ready metric: what it is called, the keys that come with it, its text.
fn ready_metric(name: &str, view: View) -> Option<String> {
    let document = library::document(name)?;
    let page = document.in_language(view.lang);
    let bold = bold(view);
    let head = format!(
        "{bold}{}{name}{bold:#} · {}\n",
        library::PREFIX,
        page.title()
    );
    let keys = format!("```\n{}\n```\n\n", library::keys(&document.page));
    let text = keys + page.file.slice(page.body);
    let text = prose::terminal(&text, view.width.min(WIDTH), view.is_colored);
    Some(format!("{head}\n{text}"))
}

fn bold(view: View) -> Style {
    if view.is_colored {
        Style::new().bold()
    } else {
        Style::new()
    }
}

fn page(rule: &Rule, view: View) -> String {
    let lang = view.lang;
    let bold = bold(view);
    let level = Message::new(format!("level-{}", rule.level)).text(lang);
    let group = rules::group_of(rule.id).map(|group| Message::new(format!("group-{}", group.id)));
    let group = group.map(|group| group.text(lang)).unwrap_or_default();
    let head = format!("{bold}{}{bold:#} · {level} · {group}", rule.id);
    let guesses = rule
        .is_heuristic
        .then(|| Message::new("rule-is-heuristic").text(lang));
    let docs = prose::terminal(rule.docs, view.width.min(WIDTH), view.is_colored);
    let lines = [head, rule.summary(lang)].into_iter().chain(guesses);
    lines
        .chain([String::new(), docs])
        .collect::<Vec<_>>()
        .join("\n")
}

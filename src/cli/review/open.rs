//! What is open on the day of the review: actions and decisions.

use std::fmt::Write as _;

use super::markdown::Writer;
use crate::actuals::tasks::Task;
use crate::cli::report::inert::markdown as escaped;
use crate::locale::Message;
use crate::model::Page;
use crate::value::Date;

pub(super) fn section(writer: &Writer<'_>) -> String {
    let facts = writer.facts;
    let mut out = writer.heading("review-open");
    if facts.tasks.is_empty() && facts.waiting.is_empty() {
        _ = writeln!(out, "{}", writer.say("review-nothing-open"));
        return out;
    }
    let late = |due: &Option<Date>| due.is_some();
    let overdue = facts.tasks.iter().filter(|(_, due)| late(due)).count();
    let said = Message::new("review-open-count")
        .with("actions", facts.tasks.len())
        .with("overdue", overdue)
        .with("decisions", facts.waiting.len());
    _ = writeln!(out, "{}\n", said.text(writer.lang));
    for (task, due) in &facts.tasks {
        out += &action(writer, task, *due);
    }
    for (page, due) in &facts.waiting {
        out += &decision(writer, page, *due);
    }
    out
}

fn action(writer: &Writer<'_>, task: &Task<'_>, overdue: Option<Date>) -> String {
    let lang = writer.lang;
    let what = escaped(task.what.unwrap_or(task.key));
    let owner = task.owner.map_or_else(
        || writer.say("review-nobody"),
        |owner| escaped(writer.facts.playbook.name_of(owner.as_str())),
    );
    let (id, day) = match overdue {
        Some(due) => ("review-overdue-since", due),
        None => ("review-due", task.due.value),
    };
    let when = Message::new(id).with("day", lang.long_date(day)).text(lang);
    let mark = if overdue.is_some() { "**" } else { "" };
    format!(
        "- {mark}{when}{mark}: {what}, {owner} ({})\n",
        writer.link(task.page)
    )
}

fn decision(writer: &Writer<'_>, page: &Page, due: Option<Date>) -> String {
    let lang = writer.lang;
    let link = writer.link(page);
    let Some(due) = due else {
        let said = writer.say("review-waits");
        return format!("- {said}: {link}\n");
    };
    let is_late = due < writer.facts.as_of;
    let id = if is_late {
        "review-waits-late"
    } else {
        "review-waits-until"
    };
    let said = Message::new(id).with("day", lang.long_date(due)).text(lang);
    let mark = if is_late { "**" } else { "" };
    format!("- {mark}{said}{mark}: {link}\n")
}

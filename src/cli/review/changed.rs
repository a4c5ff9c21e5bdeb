//! What changed in the period: phases, decisions, documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::markdown::Writer;
use crate::actuals::phases::{Dated, name};
use crate::cli::report::inert::markdown as escaped;
use crate::compare::Change;
use crate::history::decisions::DecisionLife;
use crate::locale::Message;
use crate::model::field::Choice as _;
use crate::model::{Document, Kind};
use crate::text::DocPath;
use crate::value::Date;

/// Kinds of which there are so many that they are counted and not named.
const COUNTED: [Kind; 2] = [Kind::Update, Kind::HealthCheck];

/// How many documents are named in one list.
const NAMED: usize = 12;

pub(super) fn section(writer: &Writer<'_>) -> String {
    let facts = writer.facts;
    let mut out = writer.heading("review-changed");
    let mut lines = String::new();
    for phase in &facts.phases {
        lines += &of_phase(writer, phase);
    }
    for (day, life) in &facts.decided {
        lines += &of_decision(writer, *day, life);
    }
    match &facts.changes {
        None => _ = writeln!(lines, "- {}", writer.say("review-no-history")),
        Some(changes) => lines += &of_documents(writer, changes),
    }
    if lines.is_empty() {
        lines = format!("{}\n", writer.say("review-nothing-changed"));
    }
    out += &lines;
    out
}

fn of_phase(writer: &Writer<'_>, phase: &Dated) -> String {
    let lang = writer.lang;
    let period = writer.facts.period;
    let name = escaped(&name(&phase.id, lang));
    let mut out = String::new();
    for (id, day) in [
        ("review-phase-began", phase.from),
        ("review-phase-ended", phase.to),
    ] {
        if let Some(day) = day.filter(|day| period.contains(*day)) {
            let said = Message::new(id)
                .with("phase", name.clone())
                .with("day", lang.long_date(day));
            _ = writeln!(out, "- {}", said.text(lang));
        }
    }
    out
}

fn of_decision(writer: &Writer<'_>, day: Date, life: &DecisionLife) -> String {
    let lang = writer.lang;
    let state = life.state.map(|state| state.label(lang).to_lowercase());
    let said = Message::new("review-decided").with("day", lang.long_date(day));
    let link = writer.link(&life.page);
    format!(
        "- {}: {link}, {}\n",
        said.text(lang),
        state.unwrap_or_default()
    )
}

/// What happened to documents, by what sort of change it was.
#[derive(Default)]
struct Sorted<'a> {
    new: BTreeSet<&'a DocPath>,
    changed: BTreeMap<&'a DocPath, Vec<&'a Change>>,
    gone: Vec<&'a Change>,
}

fn of_documents(writer: &Writer<'_>, changes: &[Change]) -> String {
    let playbook = writer.facts.playbook;
    let mut sorted = Sorted::default();
    for change in changes {
        if change.kind == "document-removed" {
            sorted.gone.push(change);
            continue;
        }
        let Some(document) = playbook.at(&change.place.path) else {
            continue;
        };
        // What was decided is told above.
        if change.is_gone || document.page.kind == Kind::Decision {
            continue;
        }
        let path = document.page.path();
        if change.kind == "document-added" {
            sorted.new.insert(path);
        } else {
            sorted.changed.entry(path).or_default().push(change);
        }
    }
    let new: Vec<&Document> = sorted
        .new
        .iter()
        .filter_map(|path| playbook.at(path))
        .collect();
    let mut out = added(writer, &new);
    for (path, changes) in &sorted.changed {
        if let (Some(document), false) = (playbook.at(path), sorted.new.contains(path)) {
            out += &altered(writer, document, changes);
        }
    }
    for change in sorted.gone {
        _ = writeln!(out, "- {}", escaped(&change.sentence(writer.lang)));
    }
    out
}

/// The new documents, each kind on a line.
fn added(writer: &Writer<'_>, new: &[&Document]) -> String {
    let lang = writer.lang;
    let mut by_kind: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in new {
        let kind = document.page.kind;
        by_kind.entry(kind.word()).or_default().push(document);
    }
    let mut out = String::new();
    for documents in by_kind.values() {
        let kind = documents[0].page.kind;
        let label = kind.label(lang).to_lowercase();
        let n = documents.len();
        if COUNTED.contains(&kind) || n > NAMED {
            let said = Message::new("review-new-count")
                .with("kind", label)
                .with("n", n);
            _ = writeln!(out, "- {}", said.text(lang));
        } else {
            let links: Vec<String> = documents.iter().map(|it| writer.link(&it.page)).collect();
            let said = Message::new("review-new").with("kind", label);
            _ = writeln!(out, "- {}: {}", said.text(lang), links.join(", "));
        }
    }
    out
}

/// A document that says something else: the weightiest change in words, and how many more there are.
fn altered(writer: &Writer<'_>, document: &Document, changes: &[&Change]) -> String {
    let lang = writer.lang;
    // Changes come the weightiest first. That a text is another one says less than what a fact was changed to.
    let of_facts = changes
        .iter()
        .find(|change| !matches!(change.field.as_str(), "" | "text"));
    let first = of_facts.or(changes.first());
    let first = first.map(|change| escaped(&change.sentence(lang)));
    let more = changes.len().saturating_sub(1);
    let more = (more > 0).then(|| Message::new("review-more").with("n", more).text(lang));
    let words: Vec<String> = first.into_iter().chain(more).collect();
    let words = words.join("; ");
    let link = writer.link(&document.page);
    // Most sentences name the document; there the link stands.
    let title = escaped(document.in_language(lang).title());
    if words.contains(&title) {
        format!("- {}\n", words.replacen(&title, &link, 1))
    } else {
        format!("- {link}: {words}\n")
    }
}

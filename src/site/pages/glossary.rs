//! What the words of the site mean: those of the field as this program uses them, the playbook's own
//! metrics, and the kinds of documents.

use super::cells::{columns, linked, row, table, words};
use super::list;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::model::kinds::Facts;
use crate::site::here::{Here, plain};
use crate::site::view::{Cell, Link, Part, Row, Section, Sheet};

/// The words, by the end of their messages: from who takes part to what is checked.
const WORDS: [&str; 42] = [
    "party",
    "owner",
    "bridge",
    "sheet",
    "gap",
    "loi",
    "agreement",
    "charter",
    "phase",
    "gate",
    "expectation",
    "metric",
    "primary",
    "kpi",
    "guardrail",
    "baseline",
    "target",
    "actual",
    "n",
    "not-evaluable",
    "currency-effect",
    "ledger",
    "sign-off",
    "decision",
    "driver",
    "decider",
    "latency",
    "health-check",
    "perception-gap",
    "review",
    "verdict",
    "post-mortem",
    "forecast",
    "calibration",
    "edition",
    "finding",
    "rule",
    "waiver",
    "profile",
    "audience",
    "as-of",
    "commit",
];

pub(super) fn view(here: Here<'_>) -> Sheet {
    let mut sections = vec![field(here)];
    sections.extend(metrics(here));
    sections.push(kinds(here));
    Sheet {
        title: here.say("glossary"),
        lede: here.say("glossary-lede"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

/// The words of the field, in the order of their names.
fn field(here: Here<'_>) -> Section {
    let mut entries: Vec<(String, Row)> = WORDS
        .iter()
        .map(|id| {
            let name = here.say(&format!("term-{id}"));
            let meaning = words(here.say(&format!("means-{id}")));
            let mut entry = row(vec![words(name.clone()), meaning]);
            entry.id = Some(format!("term-{id}"));
            (name.to_lowercase(), entry)
        })
        .collect();
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    let rows = entries.into_iter().map(|(_, row)| row).collect();
    Section {
        id: "_words".to_owned(),
        title: here.say("glossary-words"),
        table: Some(table(columns(here, &["word", "meaning"]), rows)),
        ..Section::default()
    }
}

/// The playbook's own metrics: what each counts, and how; nothing without any.
fn metrics(here: Here<'_>) -> Option<Section> {
    let documents = here.site.playbook.of_kind(Kind::Metric);
    let rows: Vec<Row> = documents
        .map(|document| {
            let shown = document.in_language(here.lang);
            let summary = shown.common.summary.as_ref();
            let said = summary.map(|summary| Part {
                text: summary.value.clone(),
                lang: here.foreign(shown.lang),
                ..Part::default()
            });
            let formula = match &document.page.facts {
                Facts::Metric(metric) => {
                    let definition = here.site.playbook.metric_definition(metric);
                    definition.formula.as_ref().map(|it| it.value.clone())
                }
                _ => None,
            };
            let formula = formula.map(|text| Part {
                label: Some(format!("{}:", here.say("formula"))),
                text,
                ..Part::default()
            });
            let meaning = Cell {
                parts: said.into_iter().chain(formula).collect(),
                numeric: false,
            };
            row(vec![linked(here.link(&document.page)), meaning])
        })
        .collect();
    (!rows.is_empty()).then(|| Section {
        id: "_metrics".to_owned(),
        title: here.say("glossary-metrics"),
        table: Some(table(columns(here, &["metric", "meaning"]), rows)),
        ..Section::default()
    })
}

/// The kinds of documents, with the way to their lists.
fn kinds(here: Here<'_>) -> Section {
    let line = |kind: &Kind| {
        let addresses = &here.site.addresses;
        let list = addresses.lists.get(kind.word());
        let list = list.or(addresses
            .decisions
            .as_ref()
            .filter(|_| *kind == Kind::Decision));
        let name = Link {
            href: list.map(|address| here.way(address, "")),
            ..plain(kind.label(here.lang))
        };
        row(vec![linked(name), words(list::lede(here, *kind))])
    };
    let rows = Kind::ALL.iter().map(line).collect();
    Section {
        id: "_kinds".to_owned(),
        title: here.say("glossary-kinds"),
        table: Some(table(columns(here, &["kind", "meaning"]), rows)),
        ..Section::default()
    }
}

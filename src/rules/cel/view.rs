//! What expressions can look at: the playbook and its results, read-only, under fixed names.
//!
//! Names and types follow from the declarations of the kinds' fields. A value is made only when an
//! expression asks for it.

use std::collections::BTreeMap;

use cel::Value;

use super::super::Context;
use super::types::Type;
use super::values::{day, fields, list, map, text};
use crate::actuals::outcome::Outcome;
use crate::actuals::phases::{current, dated};
use crate::actuals::sheets::compare;
use crate::model::field::{Choice as _, Field, Record as _};
use crate::model::kinds::Common;
use crate::model::{Config, Kind, Page};

/// The kinds of which a playbook has one document, and the names of those documents.
const SINGLE: [(&str, Kind); 3] = [
    ("index", Kind::Partnership),
    ("charter", Kind::Charter),
    ("selection", Kind::Selection),
];

/// The kinds of which a playbook has many documents, and the names of their lists.
const LISTS: [(&str, Kind); 12] = [
    ("parties", Kind::Party),
    ("candidates", Kind::Candidate),
    ("sheets", Kind::Alignment),
    ("agreements", Kind::Agreement),
    ("metrics", Kind::Metric),
    ("briefs", Kind::Brief),
    ("decisions", Kind::Decision),
    ("updates", Kind::Update),
    ("health_checks", Kind::HealthCheck),
    ("reviews", Kind::Review),
    ("post_mortems", Kind::PostMortem),
    ("pages", Kind::Page),
];

/// What a rule about documents calls the one it looks at.
pub(in crate::rules) const THIS: &str = "this";

/// The names that expressions may use, with their types; `this` is the kind of document that a
/// rule is about.
pub(in crate::rules) fn names(config: &Config, this: Option<Kind>) -> Vec<(&'static str, Type)> {
    let mut names = vec![("as_of", Type::Time), ("phase", Type::Text)];
    names.extend(SINGLE.map(|(name, kind)| (name, document_type(config, kind))));
    let of_many = |(name, kind)| (name, Type::List(Box::new(document_type(config, kind))));
    names.extend(LISTS.map(of_many));
    names.push(("results", Type::List(Box::new(result_type()))));
    names.push((
        "kpi",
        Type::record([
            ("state", Type::Text),
            ("passed", Type::Int),
            ("needed", Type::Int),
            ("of", Type::Int),
        ]),
    ));
    let gap = Type::record([("name", Type::Text), ("state", Type::Text)]);
    names.push(("gaps", Type::List(Box::new(gap))));
    names.extend(this.map(|kind| (THIS, document_type(config, kind))));
    names
}

/// A document: its name and place, the keys that all have, those of its kind and the playbook's own.
fn document_type(config: &Config, kind: Kind) -> Type {
    let own = config.own_fields(kind);
    let Type::Record(declared) = Type::fields(declared(kind, &own)) else {
        return Type::Any;
    };
    let keys = ["id", "kind", "path", "title"].map(|key| (key, Type::Text));
    let rest = declared.iter().map(|(key, of)| (key.as_str(), of.clone()));
    let rest = rest.filter(|(key, _)| keys.iter().all(|(known, _)| known != key));
    Type::record(keys.iter().cloned().chain(rest))
}

fn declared(kind: Kind, own: &[Field]) -> impl Iterator<Item = &Field> {
    Common::FIELDS.iter().chain(kind.fields()).chain(own)
}

fn result_type() -> Type {
    Type::record([
        ("id", Type::Text),
        ("document", Type::Text),
        ("key", Type::Text),
        ("metric", Type::Text),
        ("role", Type::Text),
        ("owner", Type::Text),
        ("campaign", Type::Text),
        ("unit", Type::Text),
        ("target", Type::Text),
        ("negotiable", Type::Bool),
        ("in_force", Type::Bool),
        ("state", Type::Text),
        ("value", Type::Double),
        ("n", Type::Int),
    ])
}

/// The values of names, made once each.
pub(in crate::rules) struct View<'a> {
    context: &'a Context<'a>,
    made: BTreeMap<&'static str, Value>,
}

impl<'a> View<'a> {
    /// A view of a playbook in which nothing has been looked at yet.
    pub(in crate::rules) fn of(context: &'a Context<'a>) -> Self {
        let made = BTreeMap::new();
        Self { context, made }
    }

    /// What stands under a name, where it is known.
    pub(in crate::rules) fn value(&mut self, name: &str) -> Option<Value> {
        if let Some(value) = self.made.get(name) {
            return Some(value.clone());
        }
        let (name, value) = self.make(name)?;
        self.made.insert(name, value.clone());
        Some(value)
    }

    fn make(&self, name: &str) -> Option<(&'static str, Value)> {
        if let Some((name, kind)) = SINGLE.into_iter().find(|(known, _)| *known == name) {
            let page = self.context.playbook.of_kind(kind).next();
            let value = page.map(|document| self.document(&document.page));
            return Some((name, value.unwrap_or_else(|| map([]))));
        }
        if let Some((name, kind)) = LISTS.into_iter().find(|(known, _)| *known == name) {
            let documents = self.context.playbook.of_kind(kind);
            return Some((name, list(documents.map(|it| self.document(&it.page)))));
        }
        let context = self.context;
        match name {
            "as_of" => Some(("as_of", day(context.as_of)?)),
            "phase" => Some(("phase", text(&phase(context)))),
            "results" => Some(("results", list(context.actuals.outcomes.iter().map(result)))),
            "kpi" => Some(("kpi", kpi(context))),
            "gaps" => Some(("gaps", gaps(context))),
            _ => None,
        }
    }

    /// A document as expressions see it.
    pub(in crate::rules) fn document(&self, page: &Page) -> Value {
        let own = self.context.playbook.config.own_fields(page.kind);
        let mut entries = fields(declared(page.kind, &own), &page.fields);
        // A metric says through the ready metric that it uses what it does not say itself.
        if page.kind == Kind::Metric {
            for field in page.kind.fields() {
                let ready = self.context.playbook.ready_entry(page, &field.key);
                let value = ready.and_then(|it| super::values::value(&it.value, &field.shape()));
                entries.extend(value.map(|value| (field.key.to_string(), value)));
            }
        }
        let keys = [
            ("id", page.id.as_str()),
            ("kind", page.kind.word()),
            ("path", page.path().as_str()),
            ("title", page.title()),
        ];
        entries.extend(keys.map(|(key, value)| (key.to_owned(), text(value))));
        map(entries)
    }
}

fn phase(context: &Context<'_>) -> String {
    let phases = dated(context.playbook);
    current(&phases, context.as_of).map_or_else(String::new, |phase| phase.id.clone())
}

fn kpi(context: &Context<'_>) -> Value {
    let Some(verdict) = &context.actuals.verdict else {
        return map([]);
    };
    map([
        ("state".to_owned(), text(verdict.state.id())),
        ("passed".to_owned(), count(verdict.passed)),
        ("needed".to_owned(), count(verdict.needed)),
        ("of".to_owned(), count(verdict.kpis())),
    ])
}

fn count(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn gaps(context: &Context<'_>) -> Value {
    let comparison = compare(context.playbook);
    list(comparison.gaps.iter().map(|gap| {
        map([
            ("name".to_owned(), text(&gap.name())),
            ("state".to_owned(), text(gap.state().word())),
        ])
    }))
}

/// What became of an expectation, in its last complete window.
fn result(outcome: &Outcome) -> Value {
    let latest = outcome.latest();
    let texts = [
        ("id", Some(outcome.reference())),
        ("document", Some(outcome.document.clone())),
        ("key", Some(outcome.key.clone())),
        ("metric", Some(outcome.metric.clone())),
        ("role", Some(outcome.role.word().to_owned())),
        ("owner", outcome.owner.clone()),
        ("campaign", outcome.campaign.clone()),
        ("unit", outcome.unit.as_ref().map(ToString::to_string)),
        ("target", outcome.target.as_ref().map(ToString::to_string)),
        ("state", Some(outcome.state().id().to_owned())),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(key, it)| Some((key, text(&it?))));
    let number = latest
        .and_then(|latest| latest.measure.value)
        .map(Value::Float);
    let n = latest.and_then(|latest| i64::try_from(latest.measure.n).ok());
    let others = [
        ("negotiable", Some(Value::Bool(outcome.is_negotiable))),
        ("in_force", Some(Value::Bool(outcome.is_in_force))),
        ("value", number),
        ("n", n.map(Value::Int)),
    ];
    let others = others.into_iter().filter_map(|(key, it)| Some((key, it?)));
    map(texts.chain(others).map(|(key, it)| (key.to_owned(), it)))
}

//! What may be chosen: words of lists, ids, people, units, currencies, languages, zones.

use super::super::hover::card;
use super::super::names::{Thing, column_target, of_target};
use super::super::say::meaning;
use super::super::shapes::Step;
use super::super::{Sort, View};
use super::page;
use crate::actuals::ledger::schemas;
use crate::locale::Lang;
use crate::model::field::{Choice as _, RefTarget, Shape};
use crate::model::kinds::Metric;
use crate::model::{Facts, Kind, library};
use crate::rules;
use crate::value::Zone;

/// Something that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) text: String,
    pub(super) sort: Sort,
    pub(super) detail: Option<String>,
    pub(super) documentation: Option<String>,
}

impl Choice {
    pub(super) fn new(text: impl Into<String>, sort: Sort, detail: Option<String>) -> Self {
        Self {
            text: text.into(),
            sort,
            detail,
            documentation: None,
        }
    }
}

/// What a shape lets an author choose from.
pub(super) fn of_shape(view: &View<'_>, shape: &Shape) -> Vec<Choice> {
    match shape {
        Shape::Choice(words) => words
            .iter()
            .map(|word| {
                let detail = meaning(word, view.lang).to_owned();
                let sort = match language(word.word) {
                    Some(_) => Sort::Unit,
                    None => Sort::Value,
                };
                Choice::new(word.word, sort, Some(detail))
            })
            .collect(),
        Shape::Words(words) => {
            let words = words.iter();
            words
                .map(|word| Choice::new(word, Sort::Value, None))
                .collect()
        }
        Shape::Bool => ["true", "false"]
            .map(|it| Choice::new(it, Sort::Value, None))
            .to_vec(),
        Shape::Ref(target) => ids(view, *target),
        Shape::Form(form) => of_form(view, form.id),
        Shape::List(item) => of_shape(view, item),
        Shape::Either(this, that) => {
            let mut found = of_shape(view, this);
            let more = of_shape(view, that);
            let more: Vec<Choice> = more.into_iter().filter(|it| !found.contains(it)).collect();
            found.extend(more);
            found
        }
        _ => Vec::new(),
    }
}

fn language(code: &str) -> Option<Lang> {
    Lang::parse(code).filter(|lang| lang.code() == code)
}

/// The ids that a reference may name, each with what it is called.
fn ids(view: &View<'_>, target: RefTarget) -> Vec<Choice> {
    let playbook = view.context.playbook;
    let known = playbook.known(target).into_iter();
    let choice = |id: String| {
        let sort = match (target, playbook.person(&id)) {
            (RefTarget::Person | RefTarget::PartyOrPerson, Some(_)) => Sort::Person,
            _ => Sort::Reference,
        };
        let thing = of_target(playbook, target, &id);
        let detail = thing.as_ref().and_then(|thing| title(view, thing));
        Choice::new(id, sort, detail)
    };
    known.map(choice).collect()
}

/// What a thing is called.
fn title(view: &View<'_>, thing: &Thing) -> Option<String> {
    let playbook = view.context.playbook;
    match thing {
        Thing::Document(kind, id) => {
            let document = playbook.document(*kind, id)?;
            Some(document.in_language(view.lang).title().to_owned())
        }
        Thing::Person(id) => {
            let (page, person) = playbook.person(id)?;
            let name = person.name.as_ref().map_or(id.as_str(), |name| &name.value);
            let party = playbook.at(page.path())?.in_language(view.lang);
            Some(format!("{name} · {}", party.title()))
        }
        Thing::ReadyMetric(name) => {
            let document = library::document(name)?;
            Some(document.in_language(view.lang).title().to_owned())
        }
        Thing::Item { kind, id, .. } => {
            let document = playbook.document(*kind, id)?;
            Some(document.in_language(view.lang).title().to_owned())
        }
        Thing::Market(_) | Thing::Ledger(_) => {
            let card = card(view, thing)?;
            Some(card.lines().next()?.replace("**", "").replace('`', ""))
        }
        _ => None,
    }
}

/// Values of a written form that are chosen rather than made up.
fn of_form(view: &View<'_>, form: &str) -> Vec<Choice> {
    match form {
        "zone" => {
            let zones = Zone::names().into_iter();
            zones
                .map(|zone| Choice::new(zone, Sort::Unit, None))
                .collect()
        }
        "currency" => currencies(view),
        "every" => ["week", "2 weeks", "month", "quarter", "year"]
            .map(|it| Choice::new(it, Sort::Value, None))
            .to_vec(),
        "date" => {
            let day = view.context.as_of;
            vec![Choice::new(
                day.to_string(),
                Sort::Value,
                Some(view.lang.long_date(day)),
            )]
        }
        _ => Vec::new(),
    }
}

/// The currencies that the playbook counts in, its own first.
pub(super) fn currencies(view: &View<'_>) -> Vec<Choice> {
    let config = &view.context.playbook.config;
    let own = config.currency.iter().map(|currency| currency.value);
    let markets = config
        .markets
        .iter()
        .flat_map(|markets| markets.value.iter());
    let markets = markets.filter_map(|it| Some(it.value.as_ref()?.currency.as_ref()?.value));
    let mut found: Vec<Choice> = Vec::new();
    for currency in own.chain(markets) {
        let name = currency.name().to_owned();
        let choice = Choice::new(currency.code(), Sort::Unit, Some(name));
        if !found.contains(&choice) {
            found.push(choice);
        }
    }
    found
}

/// What the keys of a table may be whose names are free: columns under `where`, expectations under
/// `forecast`, phases, rules, kinds.
pub(super) fn text_keys(view: &View<'_>, path: &[Step]) -> Vec<Choice> {
    let keys: Vec<&str> = path.iter().filter_map(Step::key).collect();
    match keys.as_slice() {
        [.., key, "where"] => columns(view, &metric_of(view, key)),
        ["forecast"] => expectations(view),
        ["phases"] => phases(view),
        ["rules"] => rule_ids(view),
        ["kinds"] => Kind::WORDS
            .iter()
            .map(|it| {
                Choice::new(
                    it.word,
                    Sort::Value,
                    Some(meaning(it, view.lang).to_owned()),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Texts of which the playbook knows what they may be.
pub(super) fn texts(view: &View<'_>, path: &[Step]) -> Vec<Choice> {
    let keys: Vec<&str> = path.iter().filter_map(Step::key).collect();
    match keys.as_slice() {
        ["waivers" | "waiver", "rule"] => rule_ids(view),
        ["waivers" | "waiver", "object"] => ids(view, RefTarget::Object),
        ["languages"] => Lang::ALL
            .map(|it| Choice::new(it.code(), Sort::Unit, Some(it.name().to_owned())))
            .to_vec(),
        ["unit"] => units(view),
        ["split_by" | "count"] => own_columns(view),
        ["phase"] => phases(view),
        ["tags"] => tags(view),
        ["profile"] => crate::model::Profile::names()
            .into_iter()
            .map(|name| Choice::new(name, Sort::Value, None))
            .collect(),
        [.., expectation, "where", column] => {
            let target =
                column_target(view.context.playbook, &metric_of(view, expectation), column);
            target.map_or_else(Vec::new, |target| ids(view, target))
        }
        _ => Vec::new(),
    }
}

fn rule_ids(view: &View<'_>) -> Vec<Choice> {
    let all = rules::all();
    all.map(|rule| Choice::new(rule.id, Sort::Value, Some(rule.summary(view.lang))))
        .collect()
}

fn phases(view: &View<'_>) -> Vec<Choice> {
    let order = view.context.playbook.profile.phase_order.as_ref();
    let names = order.into_iter().flat_map(|order| order.value.iter());
    names
        .map(|name| {
            let title = crate::actuals::phases::name(&name.value, view.lang);
            Choice::new(&name.value, Sort::Value, Some(title))
        })
        .collect()
}

/// The units that metrics of this playbook and the ready ones have.
fn units(view: &View<'_>) -> Vec<Choice> {
    let unit = |metric: &Metric| Some(metric.unit.as_ref()?.value.clone());
    let own = view.context.playbook.metrics();
    let mut units: Vec<String> = own.filter_map(|(_, metric)| unit(metric)).collect();
    let ready = library::names().into_iter().filter_map(library::metric);
    units.extend(ready.filter_map(unit).filter(|unit| !unit.contains('{')));
    units.sort();
    units.dedup();
    units
        .into_iter()
        .map(|unit| Choice::new(unit, Sort::Unit, None))
        .collect()
}

fn tags(view: &View<'_>) -> Vec<Choice> {
    let pages = view.context.playbook.pages();
    let tags = pages.flat_map(|page| page.common.tags.iter().flat_map(|tags| tags.value.iter()));
    let mut tags: Vec<String> = tags.map(|tag| tag.value.clone()).collect();
    tags.sort();
    tags.dedup();
    tags.into_iter()
        .map(|tag| Choice::new(tag, Sort::Value, None))
        .collect()
}

fn expectations(view: &View<'_>) -> Vec<Choice> {
    let table = page(view).and_then(|page| page.fields.get("expectations"));
    let entries = table.map_or(&[][..], |table| table.value.entries());
    entries
        .iter()
        .map(|entry| Choice::new(&entry.key.value, Sort::Reference, None))
        .collect()
}

/// The metric that an expectation of this page names, as far as the page can be read.
fn metric_of(view: &View<'_>, expectation: &str) -> String {
    let page = page(view);
    let tables = page.map_or(&[][..], super::super::names::tables);
    let found = tables.iter().find_map(|table| {
        let table = page?.fields.get(table)?;
        let entry = table.value.get(expectation)?;
        Some(entry.value.get("metric")?.value.text()?.to_owned())
    });
    found.unwrap_or_default()
}

/// The columns of the ledger that a metric reads.
fn columns(view: &View<'_>, metric: &str) -> Vec<Choice> {
    let playbook = view.context.playbook;
    let found = playbook.metrics().find(|(page, _)| page.id == metric);
    let ledger = found.and_then(|(_, metric)| playbook.metric_definition(metric).ledger.clone());
    ledger.map_or_else(Vec::new, |ledger| of_ledger(view, ledger.as_str()))
}

/// The columns of the ledger that the metric of this page reads.
fn own_columns(view: &View<'_>) -> Vec<Choice> {
    let Some(Facts::Metric(metric)) = page(view).map(|page| &page.facts) else {
        return Vec::new();
    };
    let metric = view.context.playbook.metric_definition(metric);
    let ledger = metric.ledger.as_ref();
    ledger.map_or_else(Vec::new, |ledger| of_ledger(view, ledger.as_str()))
}

fn of_ledger(view: &View<'_>, ledger: &str) -> Vec<Choice> {
    let schemas = schemas(&view.context.playbook.config);
    let schema = schemas.into_iter().find(|schema| schema.id == ledger);
    let columns = schema.into_iter().flat_map(|schema| schema.columns);
    columns
        .map(|column| {
            let (name, meaning) = column.words(view.lang);
            let detail = if meaning.is_empty() { name } else { meaning };
            Choice::new(
                column.name.to_string(),
                Sort::Value,
                Some(detail.to_owned()),
            )
        })
        .collect()
}

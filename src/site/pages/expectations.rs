//! The expectation register.

use std::borrow::Cow;

use crate::actuals::in_force::{Promise, Standing, promises};
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::model::field::Either;
use crate::model::kinds::{Expectation, Facts, Metric};
use crate::site::here::{Here, plain};
use crate::site::theme::Argument;
use crate::site::view::{ExpectationGroup, ExpectationRow, Expectations, Link, State, Text, Tone};
use crate::value::Date;

pub(super) fn view(here: Here<'_>) -> Expectations {
    let as_of = here.site.options.as_of;
    let (in_force, others): (Vec<Promise<'_>>, Vec<Promise<'_>>) =
        promises(&here.site.playbook, as_of)
            .into_iter()
            .partition(|promise| promise.standing == Standing::InForce);
    let group = |id: &str, promises: &[Promise<'_>]| ExpectationGroup {
        id: id.to_owned(),
        title: here.say(id),
        lede: here.say(&format!("{id}-lede")),
        rows: promises.iter().map(|promise| row(here, promise)).collect(),
    };
    let mut groups = vec![group("in-force", &in_force)];
    if !others.is_empty() {
        groups.push(group("not-in-force", &others));
    }
    Expectations {
        as_of: here.day(as_of),
        groups,
    }
}

pub(super) fn row(here: Here<'_>, promise: &Promise<'_>) -> ExpectationRow {
    let expectation = promise.expectation;
    let (state, why) = standing(here, &promise.standing);
    ExpectationRow {
        reference: format!("{}#{}", promise.page.id, promise.key.value),
        what: what(here, promise),
        target: target(here, expectation),
        scope: scope(here, expectation),
        role: expectation
            .role
            .as_ref()
            .map(|role| role.value.label(here.lang).to_owned()),
        negotiable: expectation
            .negotiable
            .as_ref()
            .map(|negotiable| negotiable.value),
        owner: expectation
            .owner
            .as_ref()
            .map(|owner| here.person(owner.as_str())),
        written: here.link_to_item(promise.page, &format!("expectations.{}", promise.key.value)),
        from: promise.from.map(|date| here.day(date)),
        to: promise.to.map(|date| here.day(date)),
        state,
        why,
    }
}

fn what(here: Here<'_>, promise: &Promise<'_>) -> Link {
    let expectation = promise.expectation;
    if let Some(metric) = &expectation.metric {
        return here.link_by_id(Kind::Metric, metric.as_str());
    }
    if let Some(cadence) = &expectation.cadence {
        let name = here.say_or(&format!("cadence-{}", cadence.as_str()), cadence.as_str());
        let text = here.say_with("kept-cadence", &[("cadence", Argument::Text(name))]);
        return match here.site.playbook.charter() {
            Some((page, _)) => Link {
                text,
                lang: None,
                ..here.link_to_item(page, &format!("cadences.{}", cadence.as_str()))
            },
            None => plain(&text),
        };
    }
    let text = expectation
        .text
        .as_ref()
        .map_or(promise.key.value.as_str(), |text| text.value.as_str());
    Link {
        text: text.to_owned(),
        lang: here.foreign(promise.page.lang),
        href: None,
    }
}

/// What the number of an expectation is.
pub(super) fn metric<'a>(here: Here<'a>, expectation: &Expectation) -> Option<Cow<'a, Metric>> {
    let id = expectation.metric.as_ref()?;
    let playbook = &here.site.playbook;
    match &playbook.document(Kind::Metric, id.as_str())?.page.facts {
        Facts::Metric(metric) => Some(playbook.metric_definition(metric)),
        _ => None,
    }
}

pub(super) fn target(here: Here<'_>, expectation: &Expectation) -> Option<String> {
    let better = metric(here, expectation)
        .and_then(|metric| metric.better.as_ref().map(|better| better.value));
    expectation
        .target
        .as_ref()
        .map(|target| here.target(target, better))
}

pub(super) fn scope(here: Here<'_>, expectation: &Expectation) -> Vec<String> {
    let filters = expectation
        .filter
        .iter()
        .flat_map(|filter| filter.value.iter());
    let shown = filters.filter_map(|entry| {
        let (column, value) = (&entry.key.value, entry.value.as_ref()?.value.as_str());
        let name = here.say_or(&format!("column-{column}"), column);
        let value = if column == "market" {
            here.market(value)
        } else {
            value.to_owned()
        };
        Some(format!("{name}: {value}"))
    });
    let mut scope: Vec<String> = shown.collect();
    scope.extend(expectation.per.as_ref().map(|per| match &per.value {
        Either::This(scope) => scope.label(here.lang).to_owned(),
        Either::That(length) => length.to_string(),
    }));
    scope.extend(rights(here, expectation));
    scope
}

/// Who proposes and who decides, for expectations in words.
fn rights(here: Here<'_>, expectation: &Expectation) -> Vec<String> {
    let side = |key: &str, party: &str| {
        let party = here.link_by_id(Kind::Party, party).text;
        here.say_with(key, &[("party", Argument::Text(party))])
    };
    let proposes = expectation
        .proposes
        .as_ref()
        .map(|party| side("proposes", party.as_str()));
    let decides = expectation
        .decides
        .as_ref()
        .map(|party| side("decides", party.as_str()));
    proposes.into_iter().chain(decides).collect()
}

/// How an expectation stands. Nothing compares it with what happened yet, so nothing is ever shown as good.
fn standing(here: Here<'_>, standing: &Standing) -> (State, Option<String>) {
    let on = |key: &str, date: Date| {
        here.say_with(key, &[("date", Argument::Text(here.lang.long_date(date)))])
    };
    let why = match standing {
        Standing::InForce => return (here.state("not-evaluated", Tone::Unknown), None),
        Standing::NotActive(Some(status)) => here.say(&format!("why-{}", status.word())),
        Standing::NotActive(None) => here.say("why-no-status"),
        Standing::Unsigned(sides) => {
            let names: Vec<String> = sides
                .iter()
                .map(|side| here.link_by_id(Kind::Party, side).text)
                .collect();
            here.say_with(
                "why-unsigned",
                &[("sides", Argument::Text(names.join(", ")))],
            )
        }
        Standing::NotYet(date) => on("why-not-yet", *date),
        Standing::Over(date) => on("why-over", *date),
        Standing::Replaced(by) => {
            let Text { text, .. } = title_of(here, by);
            here.say_with("why-replaced", &[("by", Argument::Text(text))])
        }
        Standing::NoTerm => here.say("why-no-term"),
    };
    (here.state("not-in-force", Tone::Quiet), Some(why))
}

fn title_of(here: Here<'_>, agreement: &str) -> Text {
    let found = here.site.playbook.document(Kind::Agreement, agreement);
    found.map_or_else(
        || Text {
            text: agreement.to_owned(),
            lang: None,
        },
        |document| here.title(&document.page),
    )
}

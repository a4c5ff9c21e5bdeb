//! The expectation register.

use std::borrow::Cow;

use super::judged::{self, Reading};
use super::{rhythm, targets};
use crate::actuals::figure;
use crate::actuals::in_force::{Promise, Standing, promises};
use crate::actuals::outcome::Outcome;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::model::field::Either;
use crate::model::kinds::{Expectation, Facts, Metric, Status};
use crate::site::here::{Here, plain};
use crate::site::theme::Argument;
use crate::site::view::{
    ExpectationGroup, ExpectationRow, Expectations, Link, Origin, State, Text, Tone,
};
use crate::value::{Date, Target};

pub(super) fn view(here: Here<'_>) -> Expectations {
    let as_of = here.site.options.as_of;
    let all = promises(&here.site.playbook, as_of);
    let group = |id: &str, belongs: &dyn Fn(&Promise<'_>) -> bool| ExpectationGroup {
        id: id.to_owned(),
        title: here.say(id),
        lede: here.say(&format!("{id}-lede")),
        rows: all
            .iter()
            .filter(|promise| belongs(promise))
            .map(|promise| row(here, promise))
            .collect(),
    };
    let is_in_force = |promise: &Promise<'_>| promise.standing == Standing::InForce;
    let has_ended = |promise: &Promise<'_>| is_of_ended_campaign(promise, as_of);
    let mut groups = vec![
        group("in-force", &is_in_force),
        group("ended-campaigns", &has_ended),
        group("not-in-force", &|promise| {
            !is_in_force(promise) && !has_ended(promise)
        }),
    ];
    let mut is_first = true;
    groups.retain(|group| std::mem::take(&mut is_first) || !group.rows.is_empty());
    Expectations {
        as_of: here.day(as_of),
        groups,
    }
}

/// Whether an expectation is that of a campaign that ran and is over.
pub(super) fn is_of_ended_campaign(promise: &Promise<'_>, as_of: Date) -> bool {
    let is_over = match &promise.standing {
        Standing::Over(_) => true,
        Standing::NotActive(status) => *status == Some(Status::Closed),
        _ => false,
    };
    let has_begun = promise.from.is_some_and(|from| from <= as_of);
    is_over && has_begun && matches!(promise.page.facts, Facts::Brief(_))
}

pub(super) fn row(here: Here<'_>, promise: &Promise<'_>) -> ExpectationRow {
    let expectation = promise.expectation;
    let outcome = outcome(here, promise);
    let is_judged = promise.standing == Standing::InForce
        || is_of_ended_campaign(promise, here.site.options.as_of);
    let reading = outcome.map(|outcome| judged::reading(here, outcome));
    let cadence = expectation.cadence.as_ref();
    let reading = reading.or_else(|| rhythm::reading(here, cadence?.as_str()));
    let reading = reading.filter(|_| is_judged);
    let (state, why) = match &reading {
        Some(reading) => (reading.state.clone(), reading.why.clone()),
        None => standing(here, promise),
    };
    let told = |of: fn(&Reading) -> &Option<String>| reading.as_ref().and_then(|it| of(it).clone());
    let from = |of: fn(&Reading) -> &Option<Origin>| reading.as_ref().and_then(|it| of(it).clone());
    ExpectationRow {
        reference: format!("{}#{}", promise.page.id, promise.key.value),
        what: what(here, promise),
        target: full_target(here, expectation, outcome),
        target_origin: stated(here, promise),
        moved: targets::moved(here, promise),
        actual: told(|it| &it.actual),
        actual_origin: from(|it| &it.actual_origin),
        evidence: told(|it| &it.evidence),
        to_date: told(|it| &it.to_date),
        to_date_origin: from(|it| &it.to_date_origin),
        currency_effect: told(|it| &it.currency_effect),
        spark: reading.as_ref().and_then(|it| it.spark.clone()),
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

/// Where the target of a promise is stated.
pub(super) fn stated(here: Here<'_>, promise: &Promise<'_>) -> Option<Origin> {
    let span = promise.expectation.target.as_ref()?.span;
    let item = format!("expectations.{}", promise.key.value);
    here.stated(promise.page, span, &item)
}

/// What became of a promise.
pub(super) fn outcome<'a>(here: Here<'a>, promise: &Promise<'_>) -> Option<&'a Outcome> {
    here.site.outcome(promise.page.path(), &promise.key.value)
}

/// The target; one that improves on a baseline says the figure too.
fn full_target(
    here: Here<'_>,
    expectation: &Expectation,
    outcome: Option<&Outcome>,
) -> Option<String> {
    let written = target(here, expectation)?;
    let improves = matches!(
        expectation.target.as_ref().map(|target| &target.value),
        Some(Target::Improvement { .. })
    );
    let bounds = outcome.filter(|_| improves).and_then(|outcome| {
        let bounds = outcome.latest()?.bounds?;
        Some(figure::bounds(bounds, outcome.unit.as_ref()?, here.lang))
    });
    Some(bounds.map_or_else(|| written.clone(), |bounds| format!("{written}: {bounds}")))
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

/// How an expectation without an outcome stands. What is not known is never shown as good.
fn standing(here: Here<'_>, promise: &Promise<'_>) -> (State, Option<String>) {
    let standing = &promise.standing;
    let on = |key: &str, date: Date| {
        here.say_with(key, &[("date", Argument::Text(here.lang.long_date(date)))])
    };
    if is_of_ended_campaign(promise, here.site.options.as_of)
        && let Standing::NotActive(_) = standing
        && let Some(to) = promise.to
    {
        let why = on("why-over", to);
        return (here.state("not-in-force", Tone::Quiet), Some(why));
    }
    let why = match standing {
        Standing::InForce => return unjudged(here, promise.expectation),
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

/// An expectation in force that no number stands behind, or that nothing has been compared with.
fn unjudged(here: Here<'_>, expectation: &Expectation) -> (State, Option<String>) {
    let is_in_words = expectation.metric.is_none() && expectation.text.is_some();
    if is_in_words {
        return (here.state("in-words", Tone::Quiet), None);
    }
    (here.state("not-evaluated", Tone::Unknown), None)
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

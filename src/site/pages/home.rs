//! The front page.

use super::{
    Heading, changes, decisions, document, expectations, findings, next_dates, phases, radar,
    sides, verdict,
};
use crate::actuals::in_force::{Promise, Standing};
use crate::actuals::phases::{Dated, current, dated};
use crate::model::Page;
use crate::model::field::Choice as _;
use crate::model::kinds::ExpectationRole;
use crate::site::here::Here;
use crate::site::prose::{Prose, prose};
use crate::site::theme::Argument;
use crate::site::view::{Figure, FindingSummary, Home, OpenDecision, RecentDecision, Text};
use crate::value::Date;

/// How many of the latest decisions the front page shows.
const RECENT: usize = 5;

pub(super) fn heading(here: Here<'_>) -> Heading {
    let Some((page, _)) = here.site.playbook.partnership() else {
        let title = here.site.title(here.lang);
        return Heading {
            title: Text {
                text: title.clone(),
                lang: None,
            },
            description: title,
            ..Heading::default()
        };
    };
    let found = here.site.playbook.at(page.path());
    let mut heading = found
        .map(|document| document::heading(here, document))
        .unwrap_or_default();
    heading.title = title(here);
    heading.crumbs.clear();
    heading
}

/// The site's title in the page's language wins over a front page that is not translated.
fn title(here: Here<'_>) -> Text {
    let own = here
        .site
        .playbook
        .partnership()
        .map(|(page, _)| here.title(page));
    own.filter(|title| title.lang.is_none())
        .unwrap_or_else(|| Text {
            text: here.site.title(here.lang),
            lang: None,
        })
}

pub(super) fn view(here: Here<'_>) -> Home {
    let site = here.site;
    let all = site.promises();
    let in_force: Vec<Promise<'_>> = all
        .into_iter()
        .filter(|promise| promise.standing == Standing::InForce)
        .collect();
    let open = open(here);
    let findings = findings::summary(here);
    let partnership = site
        .playbook
        .partnership()
        .and_then(|(page, _)| site.playbook.at(page.path()));
    let shown = partnership.map(|document| document.in_language(here.lang));
    let prose = shown.map(|page| prose(here, page)).unwrap_or_default();
    let Prose { markup, .. } = prose;
    Home {
        title: title(here),
        kicker: kicker(here),
        summary: partnership.and_then(|document| document::summary(here, document)),
        as_of: here.day(site.options.as_of),
        verdict: verdict::view(here, in_force.len()),
        figures: figures(here, &in_force, &open, &findings),
        radar: radar::view(here),
        phases: phases::steps(here),
        sides: sides::view(here),
        primary: verdict::primary(here, &in_force),
        in_force: in_force.len(),
        is_partial: site.readers().is_some(),
        expectations: in_force
            .iter()
            .filter(|promise| decides(promise))
            .map(|promise| expectations::row(here, promise))
            .collect(),
        expectations_href: here.href(&site.addresses.expectations),
        open,
        recent: recent(here),
        decisions_href: site
            .addresses
            .decisions
            .as_ref()
            .map(|address| here.href(address)),
        changes: changes::recent(here),
        next: next_dates::view(here),
        calendar_href: here.href(&site.addresses.calendar),
        findings,
        waivers: findings::waivers(here),
        prose: markup,
        prose_lang: shown.and_then(|page| here.foreign(page.lang)),
    }
}

fn kicker(here: Here<'_>) -> Vec<String> {
    let Some((page, partnership)) = here.site.playbook.partnership() else {
        return Vec::new();
    };
    let mut kicker = Vec::new();
    kicker.extend(
        partnership
            .partnership_type
            .as_ref()
            .map(|sort| sort.value.label(here.lang).to_owned()),
    );
    kicker.extend(here.state_of(page).map(|state| state.name));
    let since = |date: Date| {
        here.say_with(
            "since-day",
            &[("date", Argument::Text(here.lang.long_date(date)))],
        )
    };
    kicker.extend(partnership.started.as_ref().map(|date| since(date.value)));
    let markets: Vec<String> = partnership
        .markets
        .iter()
        .flat_map(|markets| markets.iter())
        .map(|market| here.market(market.as_str()))
        .collect();
    if !markets.is_empty() {
        kicker.push(markets.join(", "));
    }
    let hardest = partnership.hardest.as_ref();
    let hardest = hardest.map(|it| Argument::Text(it.value.label(here.lang).to_owned()));
    kicker.extend(hardest.map(|it| here.say_with("hardest-now", &[("what", it)])));
    kicker
}

fn figures(
    here: Here<'_>,
    in_force: &[Promise<'_>],
    open: &[OpenDecision],
    findings: &FindingSummary,
) -> Vec<Figure> {
    let as_of = here.day(here.site.options.as_of);
    let figure = |label: &str, value: String, note: Option<String>, href: Option<String>| Figure {
        label: here.say(label),
        value,
        note,
        href,
        as_of: as_of.clone(),
    };
    let mut figures = Vec::new();
    let dated = dated(&here.site.playbook);
    if let Some(phase) = current(&dated, here.site.options.as_of) {
        figures.push(figure(
            "phase",
            phases::name(here, &phase.id),
            progress(here, phase),
            Some("#_phases".to_owned()),
        ));
    }
    // Counts of what is shown would pass for counts of what there is.
    if here.site.readers().is_some() {
        return figures;
    }
    let binding = in_force
        .iter()
        .filter(|promise| {
            promise
                .expectation
                .negotiable
                .as_ref()
                .is_some_and(|negotiable| !negotiable.value)
        })
        .count();
    let href = here.href(&here.site.addresses.expectations);
    figures.push(figure(
        "in-force-short",
        here.lang.integer(count(in_force.len())),
        Some(here.count("not-negotiable", binding)),
        Some(href),
    ));
    let oldest = open.first().and_then(|open| open.age.as_ref());
    let oldest =
        oldest.map(|age| here.say_with("oldest-waits", &[("age", Argument::Text(age.clone()))]));
    let href = here
        .site
        .addresses
        .decisions
        .as_ref()
        .map(|address| here.href(address));
    figures.push(figure(
        "open-decisions",
        here.lang.integer(count(open.len())),
        oldest,
        href,
    ));
    figures.push(figure(
        "findings",
        here.lang.integer(count(findings.total)),
        Some(worst(here, findings)),
        Some(findings.href.clone()),
    ));
    figures
}

/// How many there are of the worst findings.
fn worst(here: Here<'_>, findings: &FindingSummary) -> String {
    match (findings.errors, findings.warnings) {
        (0, 0) => findings.state.name.clone(),
        (0, warnings) => here.count("count-warnings", warnings),
        (errors, _) => here.count("count-errors", errors),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Which day of how many it is.
fn progress(here: Here<'_>, phase: &Dated) -> Option<String> {
    let (from, to) = (phase.from?, phase.to?);
    let day = i64::from((here.site.options.as_of - from).get_days()) + 1;
    let of = i64::from((to - from).get_days()) + 1;
    Some(here.say_with(
        "day-of",
        &[("day", Argument::Count(day)), ("of", Argument::Count(of))],
    ))
}

/// Whether an expectation decides beside the primary one, which has a place of its own.
fn decides(promise: &Promise<'_>) -> bool {
    let role = promise.expectation.role.as_ref().map(|role| role.value);
    matches!(
        role,
        Some(ExpectationRole::Kpi | ExpectationRole::Guardrail)
    )
}

fn open(here: Here<'_>) -> Vec<OpenDecision> {
    let row = |(page, decision, since): (&Page, &crate::model::kinds::Decision, Option<Date>)| {
        OpenDecision {
            decision: here.link(page),
            driver: decisions::driver(here, decision),
            decider: decisions::decider(here, decision),
            since: since.map(|date| here.day(date)),
            age: decision
                .proposed
                .as_ref()
                .map(|since| decisions::waited(here, &since.value)),
        }
    };
    decisions::open(here).into_iter().map(row).collect()
}

fn recent(here: Here<'_>) -> Vec<RecentDecision> {
    let mut taken: Vec<(Date, &Page)> = decisions::all(here)
        .into_iter()
        .filter_map(|(page, decision)| {
            Some((
                decisions::date(here, &decision.decided.as_ref()?.value),
                page,
            ))
        })
        .collect();
    taken.sort_by(|one, other| (other.0, &other.1.id).cmp(&(one.0, &one.1.id)));
    taken.truncate(RECENT);
    let row = |(date, page): (Date, &Page)| RecentDecision {
        decision: here.link(page),
        state: decisions::state(here, page),
        decided: Some(here.day(date)),
    };
    taken.into_iter().map(row).collect()
}

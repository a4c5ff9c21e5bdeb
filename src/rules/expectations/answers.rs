//! What was done about a miss: a decision, or a post-mortem.

use super::super::{Context, judged};
use crate::actuals::outcome::{Judgement, Outcome};
use crate::finding::Place;
use crate::model::field::Either;
use crate::model::kinds::{Decision, DecisionStatus, Facts, PostMortem, Verdict};
use crate::model::{Kind, Page, Playbook};
use crate::value::{Date, Period};

/// What was done about a miss.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// When.
    pub(super) day: Date,
    /// Where it is written.
    pub(super) place: Place,
}

/// The first answer to what came out in a window.
pub(super) fn to(
    context: &Context<'_>,
    outcome: &Outcome,
    judgement: &Judgement,
) -> Option<Answer> {
    let answers = all(context, outcome, judgement);
    answers.into_iter().min_by_key(|answer| answer.day)
}

/// The day of the last answer to what came out in a window.
pub(super) fn last_day(
    context: &Context<'_>,
    outcome: &Outcome,
    judgement: &Judgement,
) -> Option<Date> {
    let answers = all(context, outcome, judgement);
    answers.into_iter().map(|answer| answer.day).max()
}

/// Accepted decisions since the window's last day that name the expectation, or that a health check
/// or review of the time named when it wanted to adapt or stop; and post-mortems of campaigns of
/// the time.
fn all(context: &Context<'_>, outcome: &Outcome, judgement: &Judgement) -> Vec<Answer> {
    let playbook = context.playbook;
    let window = &judgement.window;
    let campaign = window.campaign.as_deref().or(outcome.campaign.as_deref());
    let decisions = playbook
        .decisions()
        .filter(|(page, decision)| {
            names(playbook, page, decision, outcome)
                || is_of_campaign(decision, campaign)
                || is_named_by_check(playbook, &page.id, &window.period)
        })
        .filter_map(|(page, decision)| of_decision(page, decision));
    let post_mortems =
        playbook
            .of_kind(Kind::PostMortem)
            .filter_map(|document| match &document.page.facts {
                Facts::PostMortem(post_mortem) => of_post_mortem(
                    context,
                    &document.page,
                    post_mortem,
                    (campaign, &window.period),
                ),
                _ => None,
            });
    let answers = decisions.chain(post_mortems);
    let in_time = answers
        .filter(|answer| window.period.last_day() <= answer.day && answer.day <= context.as_of);
    in_time.collect()
}

/// A decision that was accepted, also where a later one has taken its place.
fn of_decision(page: &Page, decision: &Decision) -> Option<Answer> {
    let status = page.decision_status()?;
    let decided = decision.decided.as_ref()?;
    let was_accepted = matches!(
        status,
        DecisionStatus::Accepted | DecisionStatus::Superseded
    );
    was_accepted.then(|| Answer {
        day: match &decided.value {
            Either::This(moment) => moment.date(),
            Either::That(day) => *day,
        },
        place: Place::new(page.path(), decided.span),
    })
}

/// Whether a decision names an expectation: under `changes` or `settles`, or in its text.
fn names(playbook: &Playbook, page: &Page, decision: &Decision, outcome: &Outcome) -> bool {
    let changes = decision.changes.iter().flat_map(|changes| changes.iter());
    let settles = decision.settles.iter().flat_map(|settles| settles.iter());
    let is_changed = changes
        .into_iter()
        .any(|object| is_reference(playbook, object.as_str(), outcome));
    let is_settled = settles
        .into_iter()
        .any(|item| item.value == outcome.key || is_reference(playbook, &item.value, outcome));
    let text = page.body.of(&page.file.text);
    is_changed || is_settled || text.contains(&outcome.reference())
}

/// Whether a reference leads to an expectation, to its document, or to what that amends.
fn is_reference(playbook: &Playbook, reference: &str, outcome: &Outcome) -> bool {
    let Some((document, item)) = playbook.object(reference) else {
        return false;
    };
    let amended = match playbook.at(&outcome.path).map(|own| &own.page.facts) {
        Some(Facts::Agreement(agreement)) => agreement.amends.as_ref(),
        _ => None,
    };
    let is_document = *document.page.path() == outcome.path
        || amended.is_some_and(|base| base.as_str() == document.page.id);
    is_document && item.is_none_or(|item| item == outcome.key)
}

fn is_of_campaign(decision: &Decision, campaign: Option<&str>) -> bool {
    let own = decision.campaign.as_ref().map(|own| own.as_str());
    own.is_some() && own == campaign
}

/// Whether a health check or review of the time wanted to adapt or stop, and named the decision.
fn is_named_by_check(playbook: &Playbook, decision: &str, window: &Period) -> bool {
    playbook.documents.iter().any(|document| {
        let page = &*document.page;
        let (period, verdict, named) = match &page.facts {
            Facts::HealthCheck(check) => (&check.period, &check.verdict, &check.decision),
            Facts::Review(review) => (&review.period, &review.verdict, &review.decision),
            _ => return false,
        };
        let wants_change = verdict
            .as_ref()
            .is_some_and(|verdict| verdict.value != Verdict::Continue);
        let is_named = named
            .as_ref()
            .is_some_and(|named| named.as_str() == decision);
        let period = judged::period_of(page, period.as_ref());
        wants_change && is_named && period.is_some_and(|period| period.overlaps(window))
    })
}

fn of_post_mortem(
    context: &Context<'_>,
    page: &Page,
    post_mortem: &PostMortem,
    (campaign, window): (Option<&str>, &Period),
) -> Option<Answer> {
    let about = post_mortem.campaign.as_ref()?;
    let days = days_of(context.playbook, about.as_str());
    let is_of_the_time = match campaign {
        Some(campaign) => campaign == about.as_str(),
        None => days.is_some_and(|days| days.overlaps(window)),
    };
    let day = page.common.date.as_ref().map(|date| date.value);
    let answer = || Answer {
        day: day.unwrap_or_else(|| window.last_day()),
        place: Place::new(page.path(), about.span),
    };
    (is_of_the_time && !page.is_draft(context.as_of)).then(answer)
}

fn days_of(playbook: &Playbook, campaign: &str) -> Option<Period> {
    let (_, brief) = playbook.briefs().find(|(page, _)| page.id == campaign)?;
    let dates = brief.dates.as_ref()?;
    Period::between(dates.start.as_ref()?.value, dates.end.as_ref()?.value)
}

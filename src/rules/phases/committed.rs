//! Money that agreements promise while a pilot runs, beside the most that a pilot may cost.

use super::super::{Context, options};
use super::stated::Stated;
use crate::actuals::bench;
use crate::actuals::phases::{PILOT, limits};
use crate::actuals::rates::Policy;
use crate::model::kinds::{Agreement, AgreementForm, Payment, PaymentTrigger};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::{Date, Decimal, Money, Period};

/// The most that a pilot may cost: what `[rules]` says for a rule, else the profile.
pub(super) fn ceiling(context: &Context<'_>, rule: &'static str) -> Option<Money> {
    let profile = limits(context.playbook, PILOT).and_then(|limits| limits.budget.as_ref());
    options::money(context, (rule, "budget"), profile)
}

/// The days of a phase; one without an end lasts until `day`.
pub(super) fn days_of(phase: &Stated<'_>, day: Date) -> Option<Period> {
    let last = phase.to().map_or(day, |to| to.value);
    Period::between(phase.from()?.value, last)
}

/// An amount in the currency of a ceiling; `None` without a rate.
pub(super) fn told(context: &Context<'_>, money: Money, to: Money) -> Option<Decimal> {
    let rates = bench::rates(context.playbook, &context.actuals.ledgers, context.as_of);
    let policy = Policy::of(context.playbook);
    let day = context.as_of;
    rates.convert(money.amount, money.currency, to.currency, day, policy)
}

/// What an agreement promises to pay.
pub(super) struct Promised<'a> {
    pub(super) page: &'a Page,
    pub(super) sum: Decimal,
    /// The largest amount.
    pub(super) span: Span,
}

/// What each agreement that holds in some days of a pilot promises to pay in them.
pub(super) fn promised<'a>(
    context: &Context<'a>,
    pilot: Period,
    ceiling: Money,
) -> Vec<Promised<'a>> {
    let playbook: &'a Playbook = context.playbook;
    let holding = playbook.agreements().filter(|(page, agreement)| {
        let form = agreement.form.as_ref().map(|form| form.value);
        form != Some(AgreementForm::Amendment) && !page.is_closed() && holds(agreement, pilot)
    });
    let all = holding.filter_map(|(page, agreement)| {
        let payments = agreement.payment.as_ref()?;
        let amounts: Option<Vec<(Decimal, Span)>> = payments
            .iter()
            .map(|payment| {
                let amount = payment.amount.as_ref()?;
                let each = told(context, amount.value, ceiling)?;
                Some((each * times(payment, pilot), amount.span))
            })
            .collect();
        let amounts = amounts?;
        let (_, span) = amounts.iter().max_by_key(|(amount, _)| *amount).copied()?;
        let sum = amounts.iter().map(|(amount, _)| *amount).sum();
        Some(Promised { page, sum, span })
    });
    all.collect()
}

/// Whether an agreement's term has days in common with a pilot; the day on which it ends belongs
/// to what begins then.
fn holds(agreement: &Agreement, pilot: Period) -> bool {
    let Some(term) = &agreement.term else {
        return false;
    };
    let begins = term.from.as_ref().map(|from| from.value);
    let ends = term.to.as_ref().map(|to| to.value);
    begins.is_some_and(|from| from < pilot.last_day())
        && ends.is_none_or(|to| pilot.first_day() <= to)
}

/// How often an amount is paid in a pilot: once, or once for each 30 days.
fn times(payment: &Payment, pilot: Period) -> Decimal {
    let trigger = payment.trigger.as_ref().map(|trigger| trigger.value);
    if trigger != Some(PaymentTrigger::Monthly) {
        return Decimal::ONE;
    }
    let months = Decimal::from(pilot.days()) / Decimal::from(30);
    months.round().max(Decimal::ONE)
}

//! Conditions on what is signed, and on what stands in it.

use super::super::signed;
use super::built_in::Ask;
use super::condition::{Evidence, Verdict};
use crate::history::signoffs::{Grounds, TextState, states};
use crate::locale::{Arg, Message};
use crate::model::kinds::{Agreement, AgreementForm};
use crate::model::{Page, Playbook};
use crate::text::Span;

pub(super) fn intent_signed(ask: &Ask<'_>) -> Verdict {
    use AgreementForm::{Agreement, Loi, Terms};
    signed_one_of(ask, &[Loi, Terms, Agreement], "evidence-no-intent")
}

pub(super) fn agreement_signed(ask: &Ask<'_>) -> Verdict {
    signed_one_of(ask, &[AgreementForm::Agreement], "evidence-no-agreement")
}

/// Whether every side has signed one agreement of these forms.
fn signed_one_of(ask: &Ask<'_>, forms: &[AgreementForm], none: &'static str) -> Verdict {
    let playbook = ask.context.playbook;
    let all = playbook.agreements();
    let of_form =
        all.filter(|(_, it)| it.form.as_ref().is_some_and(|it| forms.contains(&it.value)));
    let found: Vec<(&Page, &Agreement)> = of_form.collect();
    let is_signed = |page: &Page| signed::by_all(playbook, page).is_some();
    let signed = found.iter().find(|(page, _)| is_signed(page));
    match signed.or(found.last()) {
        Some((page, _)) => signatures(ask, page),
        None => Verdict::fails(Evidence::maybe_at(
            ask.front_place("phases"),
            Message::new(none),
        )),
    }
}

pub(super) fn charter_signed(ask: &Ask<'_>) -> Verdict {
    match ask.context.playbook.charter() {
        Some((page, _)) => signatures(ask, page),
        None => Verdict::fails(Evidence::maybe_at(
            ask.front_place("phases"),
            Message::new("evidence-no-charter"),
        )),
    }
}

/// Whether every side has signed a document, and the text is still the one that was signed.
fn signatures(ask: &Ask<'_>, page: &Page) -> Verdict {
    let playbook = ask.context.playbook;
    let missing = signed::missing(playbook, page);
    let span = page.key_span("signoffs");
    if !missing.is_empty() {
        let missing = missing.into_iter().map(str::to_owned).collect();
        let says = Message::new("evidence-unsigned")
            .with("document", &page.id)
            .with("sides", Arg::All(missing));
        return Verdict::fails(Evidence::at(page, span, says));
    }
    let Some(days) = signed::by_all(playbook, page) else {
        return Verdict::unknown(Evidence::maybe_at(
            ask.front_place("parties"),
            Message::new("evidence-no-sides"),
        ));
    };
    // What is over was carried out as it was signed.
    if let Some(changed) = changed(playbook, page).filter(|_| !page.is_closed()) {
        let says = Message::new("evidence-changed-since").with("document", &page.id);
        return Verdict::unknown(Evidence::at(page, changed, says));
    }
    let says = Message::new("evidence-signed")
        .with("document", &page.id)
        .with("date", days.last.value);
    Verdict::holds(Evidence::at(page, days.last.span, says))
}

/// Where a signature stands whose text has changed since.
fn changed(playbook: &Playbook, page: &Page) -> Option<Span> {
    let document = playbook.at(page.path())?;
    let states = states(playbook, document, None, &Grounds::of(None)).ok()?;
    let mut changed = states
        .iter()
        .filter(|state| matches!(state.text, TextState::Differs(_)));
    changed
        .find(|state| playbook.is_side(&state.party))
        .map(|state| state.span)
}

/// The agreements that all sides have signed, the last one first.
fn signed_agreements(playbook: &Playbook) -> Vec<(&Page, &Agreement)> {
    let all = playbook.agreements();
    let mut signed: Vec<_> = all
        .filter(|(page, _)| signed::by_all(playbook, page).is_some())
        .collect();
    signed.reverse();
    signed
}

/// What one of the signed agreements must say: the key under which it is written.
fn one_says(ask: &Ask<'_>, key: &'static str, is_there: fn(&Agreement) -> bool) -> Verdict {
    let signed = signed_agreements(ask.context.playbook);
    let Some((last, _)) = signed.first() else {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-nothing-signed")));
    };
    let found = signed.iter().find(|(_, agreement)| is_there(agreement));
    let says = |id: String, page: &Page| Message::new(id).with("document", &page.id);
    match found {
        Some((page, _)) => {
            let says = says(format!("evidence-{key}"), page);
            Verdict::holds(Evidence::at(page, page.key_span(key), says))
        }
        None => {
            let says = says(format!("evidence-no-{key}"), last);
            Verdict::fails(Evidence::at(last, last.anchor, says))
        }
    }
}

pub(super) fn payment_stated(ask: &Ask<'_>) -> Verdict {
    one_says(ask, "payment", |agreement| {
        agreement
            .payment
            .as_ref()
            .is_some_and(|payments| !payments.is_empty())
    })
}

pub(super) fn exit_plan(ask: &Ask<'_>) -> Verdict {
    one_says(ask, "exit", |agreement| {
        let exit = agreement.exit.as_ref();
        exit.is_some_and(|exit| exit.notice.is_some() || exit.checklist.is_some())
    })
}

pub(super) fn budget_stated(ask: &Ask<'_>) -> Verdict {
    let front = ask.context.playbook.partnership();
    let Some((page, phases)) = front.and_then(|(page, it)| Some((page, it.phases.as_ref()?)))
    else {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-no-phases")));
    };
    let Some(entry) = phases.iter().find(|entry| entry.key.value == ask.phase) else {
        return Verdict::unknown(Evidence::maybe_at(
            ask.front_place("phases"),
            Message::new("evidence-no-phases"),
        ));
    };
    let budget = entry.value.as_ref().and_then(|phase| phase.budget.as_ref());
    match budget {
        Some(budget) => {
            let money = Arg::Money(budget.value.amount, budget.value.currency.code().to_owned());
            let says = Message::new("evidence-budget").with("budget", money);
            Verdict::holds(Evidence::at(page, budget.span, says))
        }
        None => {
            let says = Message::new("evidence-no-budget");
            Verdict::fails(Evidence::at(page, entry.key.span, says))
        }
    }
}

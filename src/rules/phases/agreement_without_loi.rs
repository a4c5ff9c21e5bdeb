use super::super::{Check, Context, Rule, signed};
use super::long_term_before_pilot::longest;
use crate::actuals::phases::{INTENT, limits};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::{Agreement, AgreementForm, Status};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "agreement-without-loi",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An agreement that is proposed or active follows nothing that all sides had signed before: no letter of
intent, no terms, no earlier agreement.

An agreement for a pilot alone, and one that a creator or freelancer signs too, needs none before it.

**Why.** A page that is hard to agree on is a warning that costs two weeks; a contract that is hard to
agree on costs a lawyer as well.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-04-framework.md
---
form: agreement
status: active
term: { from: 2026-04-13, to: 2027-04-12 }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
form: loi
signoffs: { northwind: { by: anna, date: 2026-02-12 }, lumen: { by: dana, date: 2026-02-13 } }
---
==> agreements/2026-04-framework.md
---
form: agreement
status: active
term: { from: 2026-04-13, to: 2027-04-12 }
---
```

**Configuration.** `agreement-without-loi = "off"` under `[rules]`; a profile without the phase `intent`
asks for no letter.

**Origin.** Founders and agencies write down on one or two pages what both intend before anybody drafts a
contract. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    if limits(playbook, INTENT).is_none() || playbook.sides().is_empty() {
        return;
    }
    for (page, agreement) in playbook.agreements() {
        if !is_formal(page, agreement) || is_of_pilot(playbook, agreement) {
            continue;
        }
        let day = day_of(page, agreement);
        if !others_sign(playbook, page) && !follows(playbook, page, day) {
            let finding = agreement_without_loi(page, form_span(page, agreement));
            report.push(with_letter(finding, playbook));
        }
    }
}

/// Whether it is an agreement that somebody already proposes.
fn is_formal(page: &Page, agreement: &Agreement) -> bool {
    let form = agreement.form.as_ref().map(|form| form.value);
    let is_meant = matches!(page.status(), Some(Status::Proposed | Status::Active));
    form == Some(AgreementForm::Agreement) && is_meant
}

/// Whether it lasts no longer than a pilot.
fn is_of_pilot(playbook: &Playbook, agreement: &Agreement) -> bool {
    let Some(term) = &agreement.term else {
        return false;
    };
    let days = term.from.as_ref().zip(term.to.as_ref());
    let ends = longest(playbook).zip(days);
    ends.is_some_and(|(longest, (from, to))| to.value < longest.after(from.value))
}

/// Whether a party that is no side signs it, too.
fn others_sign(playbook: &Playbook, page: &Page) -> bool {
    let signoffs = page.common.signoffs.iter().flat_map(|all| all.value.iter());
    let mut parties = signoffs.map(|entry| entry.key.as_str());
    parties.any(|party| !playbook.is_side(party))
}

/// The day on which it was first signed, else dated, else on which it begins.
fn day_of(page: &Page, agreement: &Agreement) -> Option<Date> {
    let dated = page.common.date.as_ref().map(|date| date.value);
    let term = agreement.term.as_ref().and_then(|term| term.from.as_ref());
    signed::first(page)
        .or(dated)
        .or(term.map(|from| from.value))
}

/// Whether all sides had signed something else by that day.
fn follows(playbook: &Playbook, page: &Page, day: Option<Date>) -> bool {
    let mut others = playbook
        .agreements()
        .filter(|(other, _)| other.id != page.id);
    others.any(|(other, _)| {
        let signed = signed::by_all(playbook, other);
        signed.is_some_and(|signed| day.is_none_or(|day| signed.last.value <= day))
    })
}

/// Points at the letter of intent that is there and was not signed in time.
fn with_letter(finding: Finding, playbook: &Playbook) -> Finding {
    let mut letters = playbook.agreements().filter(|(_, agreement)| {
        let form = agreement.form.as_ref().map(|form| form.value);
        matches!(form, Some(AgreementForm::Loi | AgreementForm::Terms))
    });
    let Some((letter, agreement)) = letters.next() else {
        return finding;
    };
    let place = Place::new(letter.path(), form_span(letter, agreement));
    let finding = finding.variant("unsigned").with("letter", &letter.id);
    finding.label(place, "agreement-without-loi-letter")
}

fn form_span(page: &Page, agreement: &Agreement) -> Span {
    agreement
        .form
        .as_ref()
        .map_or(page.anchor, |form| form.span)
}

fn agreement_without_loi(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span)
        .field("form")
        .with("agreement", &page.id)
}

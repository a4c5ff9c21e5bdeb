use super::super::{Check, Context, Rule};
use super::stated::{self, Stated};
use crate::actuals::phases::{EXIT, SCALE, limits};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::Arg;
use crate::model::kinds::{Agreement, Exit, Status};
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "missing-exit-plan",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
`scale` has begun, and no agreement that holds in it says under `exit` how it ends: with what notice, or
what is settled then. Or the partnership has ended, or is in its phase `exit`, and no agreement has a
`checklist` there; one that names some points of the profile's list has to name all of them.

**Why.** While both sides like each other the exit costs one line. Later it costs the relation.

```bad
==> index.md
---
phases:
  scale: { from: 2026-03-16 }
---
==> agreements/2026-03-framework.md
---
form: agreement
status: active
term: { from: 2026-03-16, to: 2027-03-15 }
---
```

```bad
==> index.md
---
ended: 2026-03-20
phases:
  exit: { from: 2026-03-09, to: 2026-03-20 }
---
==> agreements/2026-02-loi.md
---
form: loi
status: active
exit: { notice: 7d }
---
```

```good
==> index.md
---
phases:
  scale: { from: 2026-03-16 }
---
==> agreements/2026-03-framework.md
---
form: agreement
status: active
term: { from: 2026-03-16, to: 2027-03-15 }
exit: { notice: 30d, checklist: [payments, rights, data, feedback] }
---
```

**Configuration.** `checklist` of `[phases.exit]` in the profile; in `standard`: `payments`, `rights`, `data`,
`feedback`. A list in other words counts as it is. `missing-exit-plan = "off"` under `[rules]`.

**Origin.** A consultant winds down what struggles by a list and keeps the relation; an agency asks before
the start what happens if it does not go to plan. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let clock = Clock::of(playbook);
    let exit = stated::find(playbook, EXIT).filter(|exit| exit.has_begun(context.as_of));
    if clock.is_over(context.as_of) || exit.is_some() {
        report.extend(without_checklist(playbook, exit));
        return;
    }
    let scale = stated::find(playbook, SCALE).filter(|scale| scale.has_begun(context.as_of));
    report.extend(scale.and_then(|scale| without_terms(playbook, &scale)));
}

/// That nothing in force in `scale` says how it ends.
fn without_terms(playbook: &Playbook, scale: &Stated<'_>) -> Option<Finding> {
    let begin = scale.from()?.value;
    let agreements = playbook
        .agreements()
        .filter(|found| is_of_scale(found, begin));
    let agreements: Vec<(&Page, &Agreement)> = agreements.collect();
    if agreements
        .iter()
        .any(|(page, agreement)| says_how(page, agreement))
    {
        return None;
    }
    let Some((page, agreement)) = agreements.first() else {
        let finding = missing_exit_plan(scale.page, scale.key.span).cause(Cause::Time);
        return Some(finding.variant("nothing").field(format!("phases.{SCALE}")));
    };
    let key = page.fields.get("exit").map(|entry| entry.key.span);
    let form = agreement
        .form
        .as_ref()
        .map_or(page.anchor, |form| form.span);
    let finding = missing_exit_plan(page, key.unwrap_or(form)).with("agreement", &page.id);
    Some(finding.label(scale.place(scale.key.span), "missing-exit-plan-scale"))
}

/// Whether an agreement is meant to hold when `scale` begins or later.
fn is_of_scale((page, agreement): &(&Page, &Agreement), begin: Date) -> bool {
    let to = agreement.term.as_ref().and_then(|term| term.to.as_ref());
    let is_meant = matches!(page.status(), Some(Status::Active | Status::Closed));
    is_meant && to.is_none_or(|to| begin < to.value)
}

/// Whether an agreement says how it ends; what cannot be read may say so.
fn says_how(page: &Page, agreement: &Agreement) -> bool {
    let says = |exit: &Spanned<Exit>| exit.notice.is_some() || exit.checklist.is_some();
    page.is_broken || agreement.exit.as_ref().is_some_and(says)
}

/// That the end has come and nobody has written what is to be settled.
fn without_checklist(playbook: &Playbook, exit: Option<Stated<'_>>) -> Option<Finding> {
    let wanted = limits(playbook, EXIT)?.checklist.as_ref()?;
    let wanted: Vec<&str> = wanted.iter().map(|item| item.as_str()).collect();
    let lists = playbook.agreements().filter_map(|(page, agreement)| {
        let list = agreement.exit.as_ref()?.checklist.as_ref()?;
        (page.status() != Some(Status::Draft) && !list.is_empty()).then_some((page, list))
    });
    let lists: Vec<(&Page, &Spanned<Vec<Spanned<String>>>)> = lists.collect();
    let Some((page, list)) = lists.last() else {
        let place = end_of(playbook, exit).filter(|_| has_something_to_settle(playbook));
        return place.map(|(page, span)| {
            let finding = missing_exit_plan(page, span).variant("checklist");
            with_items(finding, &wanted)
        });
    };
    let has = |item: &&str| {
        lists
            .iter()
            .any(|(_, list)| list.iter().any(|own| own.value == *item))
    };
    let missing: Vec<&str> = wanted.iter().copied().filter(|item| !has(item)).collect();
    if missing.is_empty() || missing.len() == wanted.len() {
        return None;
    }
    let finding = missing_exit_plan(page, list.span).field("exit.checklist");
    let finding = finding.variant("items").with("agreement", &page.id);
    Some(with_items(finding, &missing))
}

/// Whether there were agreements, all of which could be read; talks that came to nothing leave
/// nothing behind.
fn has_something_to_settle(playbook: &Playbook) -> bool {
    let is_meant = |page: &Page| page.status() != Some(Status::Draft);
    let is_unread = playbook.agreements().any(|(page, _)| page.is_broken);
    !is_unread && playbook.agreements().any(|(page, _)| is_meant(page))
}

/// Where the playbook says that it ends.
fn end_of<'a>(playbook: &'a Playbook, exit: Option<Stated<'a>>) -> Option<(&'a Page, Span)> {
    if let Some(exit) = exit {
        return Some((exit.page, exit.key.span));
    }
    let (page, partnership) = playbook.partnership()?;
    let ended = partnership.ended.as_ref().map(|ended| ended.span);
    Some((page, ended.unwrap_or_else(|| page.key_span("status"))))
}

fn with_items(finding: Finding, items: &[&str]) -> Finding {
    let items = items.iter().map(|item| (*item).to_owned()).collect();
    finding.with("items", Arg::All(items))
}

fn missing_exit_plan(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span).field("exit")
}

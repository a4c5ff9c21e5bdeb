use super::super::{Check, Context, Rule, options, said};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::kinds::{Agreement, AgreementForm, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "notice-deadline",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The last day on which an agreement in force can be given notice comes near: the end of its `term`
less the `notice` of its `exit`. Thirty days before, the profile `standard` informs; in the last seven
days it warns. After that day there is nothing to decide any more.

An amendment that changes the term moves the day. Letters of intent end by themselves and are left
out, and so is an agreement that another one follows on.

**Why.** Nobody forgets the end of a contract; everybody forgets the day before which it had to be
spoken about.

```bad
==> agreements/2025-04-framework.md
---
form: agreement
status: active
term: { from: 2025-05-01, to: 2026-05-15 }
exit: { notice: 30d }
---
```

```good
==> agreements/2025-04-framework.md
---
form: agreement
status: active
term: { from: 2025-05-01, to: 2026-12-31 }
exit: { notice: 30d }
---
```

```good
==> agreements/2025-04-framework.md
---
form: agreement
status: active
term: { from: 2025-05-01, to: 2026-05-15 }
exit: { notice: 30d }
---
==> agreements/2026-03-longer.md
---
form: amendment
status: active
amends: 2025-04-framework
term: { from: 2026-03-01, to: 2027-05-15 }
---
```

**Configuration.** `notice-deadline = { before = "60d", last = "14d" }` under `[rules]`. The finding is
caused by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners write down how a partnership ends before it begins. It is a practice, not a
law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    if Clock::of(playbook).is_over(day) {
        return;
    }
    let limits = playbook.profile.deadlines.as_ref();
    let before = limits.and_then(|limits| limits.notice.as_ref());
    let last = limits.and_then(|limits| limits.last_notice.as_ref());
    let before = options::duration(context, (RULE.id, "before"), before);
    let last = options::duration(context, (RULE.id, "last"), last);
    let Some(before) = before else { return };
    for (page, agreement) in playbook
        .agreements()
        .filter(|found| is_in_force(found, day))
    {
        let Some(notice) = Notice::of(playbook, (page, agreement), day) else {
            continue;
        };
        let is_near = before.before(notice.date) <= day && day <= notice.date;
        let is_last = last.is_some_and(|last| last.before(notice.date) <= day);
        if is_near && !is_followed(playbook, (page, agreement), notice.end.value.0) {
            report.push(notice.finding(page, is_last, day));
        }
    }
}

fn is_in_force((page, agreement): &(&Page, &Agreement), day: Date) -> bool {
    let from = agreement.term.as_ref().and_then(|term| term.from.as_ref());
    page.status() == Some(Status::Active) && from.is_some_and(|from| from.value <= day)
}

/// Whether it is neither a letter of intent nor an amendment.
fn stands_alone(agreement: &Agreement) -> bool {
    let form = agreement.form.as_ref().map(|form| form.value);
    !matches!(form, Some(AgreementForm::Loi | AgreementForm::Amendment))
}

/// The day by which notice has to be given.
struct Notice<'a> {
    length: &'a Spanned<Duration>,
    /// The last day of the term, and where it stands.
    end: Spanned<(Date, Place)>,
    date: Date,
}

impl<'a> Notice<'a> {
    fn of(
        playbook: &'a Playbook,
        (page, agreement): (&'a Page, &'a Agreement),
        day: Date,
    ) -> Option<Self> {
        if !stands_alone(agreement) {
            return None;
        }
        let amendments = playbook.agreements().filter(|(_, other)| {
            let amends = other.amends.as_ref();
            amends.is_some_and(|amends| amends.as_str() == page.id)
        });
        let valid = amendments.filter(|found| is_in_force(found, day));
        let all = std::iter::once((page, agreement)).chain(valid);
        let ends = all.filter_map(|(page, agreement)| {
            let term = agreement.term.as_ref()?;
            let (from, to) = (term.from.as_ref()?.value, term.to.as_ref()?);
            let place = Place::new(page.path(), to.span);
            Some((from, Spanned::new((to.value, place), to.span)))
        });
        let end = ends.max_by_key(|(from, _)| *from)?.1;
        let length = agreement.exit.as_ref()?.notice.as_ref()?;
        let date = length.value.before(end.value.0);
        Some(Self { length, end, date })
    }

    fn finding(&self, page: &Page, is_last: bool, day: Date) -> Finding {
        let (end, place) = &self.end.value;
        let mut finding = page
            .finding(RULE.id, self.length.span)
            .cause(Cause::Time)
            .field("exit.notice")
            .with("agreement", &page.id)
            .with("date", self.date)
            .with("end", *end)
            .with("when", said::ahead(day, self.date))
            .label(place.clone(), "notice-deadline-term");
        finding.evidence.expected = Some(self.date.to_string());
        finding.level(if is_last { Level::Warning } else { Level::Info })
    }
}

/// Whether an agreement that began later goes on where this one ends.
fn is_followed(playbook: &Playbook, own: (&Page, &Agreement), end: Date) -> bool {
    let first = |agreement: &Agreement| {
        let term = agreement.term.as_ref()?;
        Some(term.from.as_ref()?.value)
    };
    let begun = first(own.1);
    let next = end.tomorrow().unwrap_or(end);
    playbook.agreements().any(|(other, agreement)| {
        let to = agreement.term.as_ref().and_then(|term| term.to.as_ref());
        let from = first(agreement);
        stands_alone(agreement)
            && other.status() == Some(Status::Active)
            && begun < from
            && from.is_some_and(|from| from <= next)
            && to.is_none_or(|to| end < to.value)
    })
}

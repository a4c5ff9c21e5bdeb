use super::super::{Check, Context, Rule, options, said};
use crate::actuals::notice::{Notice, notices};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::value::Date;

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
    for notice in notices(playbook, day) {
        let is_near = before.before(notice.date) <= day && day <= notice.date;
        let is_last = last.is_some_and(|last| last.before(notice.date) <= day);
        if is_near {
            report.push(notice_deadline(&notice, is_last, day));
        }
    }
}

fn notice_deadline(notice: &Notice<'_>, is_last: bool, day: Date) -> Finding {
    let (end, place) = &notice.end.value;
    let mut finding = notice
        .page
        .finding(RULE.id, notice.length.span)
        .cause(Cause::Time)
        .field("exit.notice")
        .with("agreement", &notice.page.id)
        .with("date", notice.date)
        .with("end", *end)
        .with("when", said::ahead(day, notice.date))
        .label(place.clone(), "notice-deadline-term");
    finding.evidence.expected = Some(notice.date.to_string());
    finding.level(if is_last { Level::Warning } else { Level::Info })
}

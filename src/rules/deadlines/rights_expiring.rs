use super::super::{Check, Context, Rule, options, said};
use super::rows;
use crate::actuals::ledger::{Row, Table};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::{Agreement, Status, Usage};
use crate::text::Spanned;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "rights-expiring",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A right to use content ends soon: an entry of `rights.usage` in an agreement that is or was in force
has its `until` within 30 days (the profile `standard` informs) or within seven (it warns). The same is told of what was published:
rows of the ledger `deliverables` with `published`, `url` and `rights_until`. Content whose right has
ended and whose row still holds an address is live without a right, which is an error. Take it down
and empty the cell, or prolong the right and write the new day.

This is told after the partnership's end too: content stays where it is, and the right does not.

**Why.** A video that was paid for once and shown a day too long is paid for twice. Prolonging costs a
letter while the right lasts, and a lawyer after it.

```bad
==> agreements/2025-02-loi.md
---
status: closed
rights: { usage: { channels: [youtube], until: 2026-04-20 } }
---
```

```bad
==> ledgers/deliverables.csv
id,campaign,party,due,published,url,rights_until
video-1,spring,ann-cooks,2025-03-05,2025-03-06,https://video.example/1,2026-03-30
```

```good
==> ledgers/deliverables.csv
id,campaign,party,due,published,url,rights_until
video-1,spring,ann-cooks,2025-03-05,2025-03-06,,2026-03-30
```

```good
==> agreements/2025-02-loi.md
---
status: closed
rights: { usage: { channels: [youtube], until: 2027-03-31 } }
---
```

**Configuration.** `rights-expiring = { before = "60d", last = "14d" }` under `[rules]`. The finding is
caused by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners put rights on the list of what is settled at the end. It is a practice, not
a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let limits = context.playbook.profile.deadlines.as_ref();
    let before = limits.and_then(|limits| limits.notice.as_ref());
    let last = limits.and_then(|limits| limits.last_notice.as_ref());
    let Some(before) = options::duration(context, (RULE.id, "before"), before) else {
        return;
    };
    let last = options::duration(context, (RULE.id, "last"), last);
    let limits = (before, last);
    for (page, agreement) in context.playbook.agreements() {
        for usage in usages(page, agreement) {
            report.extend(judge(page, usage, limits, context.as_of));
        }
    }
    let rows = rows::table(context, "deliverables").into_iter();
    for row in rows.flat_map(Table::rows) {
        report.extend(judge_row(row, limits, context.as_of));
    }
}

/// How urgent it is that a right ends on `until`: before its end, and not too early.
fn urgency(until: Date, (before, last): Limits, day: Date) -> Option<Level> {
    let is_near = before.before(until) <= day && day <= until;
    let is_last = last.is_some_and(|last| last.before(until) <= day);
    let level = if is_last { Level::Warning } else { Level::Info };
    is_near.then_some(level)
}

/// How long before the end a right is told, and how long before it is warned of.
type Limits = (Duration, Option<Duration>);

/// The rights that both sides have agreed on.
fn usages<'a>(page: &Page, agreement: &'a Agreement) -> impl Iterator<Item = &'a Spanned<Usage>> {
    let has_held = matches!(page.status(), Some(Status::Active | Status::Closed));
    let rights = agreement.rights.as_ref().filter(|_| has_held);
    let usage = rights.and_then(|rights| rights.usage.as_ref());
    usage.into_iter().flat_map(|usage| usage.value.iter())
}

fn judge(page: &Page, usage: &Usage, limits: Limits, day: Date) -> Option<Finding> {
    let until = usage.until.as_ref()?;
    let level = urgency(until.value, limits, day)?;
    Some(rights_expiring(page, usage, until, day).level(level))
}

/// Something that was published and is to be seen still.
fn judge_row(row: Row<'_>, limits: Limits, day: Date) -> Option<Finding> {
    let until = row.date("rights_until")?;
    rows::happened(row, "published", day)?;
    row.word("url")?;
    if until < day {
        let finding = of_content(row, until).variant("ended").level(Level::Error);
        return Some(finding.with("length", said::days(until, day)));
    }
    let level = urgency(until, limits, day)?;
    let finding = of_content(row, until).variant("content").level(level);
    Some(finding.with("when", said::ahead(day, until)))
}

fn of_content(row: Row<'_>, until: Date) -> Finding {
    let id = rows::word(row, "id");
    let mut finding = rows::finding(RULE.id, row)
        .cause(Cause::Time)
        .field(id)
        .with("id", id)
        .with("party", rows::word(row, "party"))
        .with("date", until);
    finding.evidence.expected = Some(until.to_string());
    finding
}

fn rights_expiring(page: &Page, usage: &Usage, until: &Spanned<Date>, day: Date) -> Finding {
    let channels = usage.channels.iter().flat_map(|all| all.value.iter());
    let channels: Vec<String> = channels.map(|channel| channel.value.clone()).collect();
    let mut finding = page
        .finding(RULE.id, until.span)
        .cause(Cause::Time)
        .field(format!("rights.usage.{}", until.value))
        .with("date", until.value)
        .with("when", said::ahead(day, until.value));
    finding.evidence.expected = Some(until.value.to_string());
    if channels.is_empty() {
        return finding.variant("unnamed");
    }
    finding.with("channels", crate::locale::Arg::All(channels))
}

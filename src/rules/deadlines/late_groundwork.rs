use super::super::{Check, Context, Rule, said, signed};
use super::rows;
use crate::actuals::ledger::Table;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::kinds::{AgreementForm, Partnership, SelectionMode};
use crate::model::{Kind, Page, Playbook};
use crate::text::Span;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "late-groundwork",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
So many days after `started` in `index.md`, the groundwork is not there: after 7 days the front page
states no `objective`, after 14 there is no selection with its criteria, after 21 no charter, or a draft
of one (profile `standard`).

Three weeks after all sides have signed the letter of intent nothing joint has begun: no campaign has
started, and nothing was delivered. An agreement that all sides have signed ends that question.

A partnership that grew from an existing relationship (`selection: existing-relationship`) needs no
selection. Paused days do not count, and after the end nothing is asked.

**Why.** Each of the three is what the next one leans on: criteria without an objective are taste, and a
campaign without agreed channels is run by whoever shouts.

```bad as-of=2026-01-31
==> index.md
---
started: 2026-01-12
---
```

```bad as-of=2026-02-10
==> index.md
---
started: 2026-01-12
selection: existing-relationship
objective: { stage: awareness, primary: reach }
---
==> charter.md
---
status: draft
---
```

```good as-of=2026-02-10
==> index.md
---
started: 2026-01-12
objective: { stage: awareness, primary: reach }
---
==> selection.md
---
title: Choosing a partner
---
==> charter.md
---
title: How we work
---
```

```good as-of=2026-01-18
==> index.md
---
started: 2026-01-12
---
```

**Configuration.** The days are those of the profile, under `[groundwork]`. `late-groundwork =
"warning"` or `"off"` under `[rules]`. The finding is caused by time: `--fail-on` counts it only with
`--fail-on-time`.

**Origin.** A strategist gives each of the first three weeks one task: the objective, the criteria for
partners, and how to communicate; campaigns begin in the fourth. Others write the playbook after the
pilot. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    let Some((page, partnership)) = playbook.partnership().filter(|_| clock.runs(day)) else {
        return;
    };
    let Some(started) = partnership.started.as_ref().map(|started| started.value) else {
        return;
    };
    for (piece, within) in lacking(playbook, (page, partnership), day) {
        let due = clock.deadline(started, within.after(started));
        if due.is_some_and(|due| due < day) {
            let span = page.key_span("started");
            report.push(late_groundwork(page, span, piece, (started, day), within));
        }
    }
    report.extend(idle_letter(context, &clock));
}

/// That nothing joint followed on a letter of intent.
fn idle_letter(context: &Context<'_>, clock: &Clock) -> Option<Finding> {
    let (playbook, day) = (context.playbook, context.as_of);
    let within = playbook.profile.groundwork.as_ref()?.work.as_ref()?.value;
    let signed = |wanted: AgreementForm| {
        let of_form = playbook.agreements().filter(move |(_, agreement)| {
            let form = agreement.form.as_ref();
            form.is_some_and(|form| form.value == wanted)
        });
        of_form.filter_map(|(page, _)| Some((page, signed::by_all(playbook, page)?.last)))
    };
    let (page, letter) = signed(AgreementForm::Loi).min_by_key(|(_, last)| last.value)?;
    let due = clock.deadline(letter.value, within.after(letter.value))?;
    let is_moot = signed(AgreementForm::Agreement).next().is_some();
    if day <= due || is_moot || has_work(context) {
        return None;
    }
    let days = (letter.value, day);
    Some(late_groundwork(page, letter.span, "work", days, within))
}

/// Whether a campaign has started, or something was delivered.
fn has_work(context: &Context<'_>) -> bool {
    let day = context.as_of;
    let mut briefs = context.playbook.briefs();
    let has_started = briefs.any(|(page, brief)| {
        let start = brief.dates.as_ref().and_then(|dates| dates.start.as_ref());
        !page.is_draft(day) && start.is_some_and(|start| start.value <= day)
    });
    let delivered = || {
        let table = rows::table(context, "deliverables");
        let mut rows = table.into_iter().flat_map(Table::rows);
        rows.any(|row| rows::happened(row, "delivered", day).is_some())
    };
    has_started || delivered()
}

/// The pieces that are not there, and how long they may take.
fn lacking(
    playbook: &Playbook,
    (page, partnership): (&Page, &Partnership),
    day: Date,
) -> Vec<(&'static str, Duration)> {
    let Some(limits) = &playbook.profile.groundwork else {
        return Vec::new();
    };
    let mode = partnership.selection.as_ref().map(|mode| mode.value);
    let is_selected = mode == Some(SelectionMode::ExistingRelationship)
        || playbook.of_kind(Kind::Selection).next().is_some();
    let has_charter = playbook
        .charter()
        .is_some_and(|(charter, _)| !charter.is_draft(day));
    let pieces = [
        (
            "objective",
            page.fields.get("objective").is_some(),
            &limits.objective,
        ),
        ("selection", is_selected, &limits.selection),
        ("charter", has_charter, &limits.charter),
    ];
    let missing = pieces.into_iter().filter(|(_, is_there, _)| !is_there);
    missing
        .filter_map(|(piece, _, within)| Some((piece, within.as_ref()?.value)))
        .collect()
}

fn late_groundwork(
    page: &Page,
    span: Span,
    piece: &'static str,
    (started, day): (Date, Date),
    within: Duration,
) -> Finding {
    let mut finding = page
        .finding(RULE.id, span)
        .variant(piece)
        .cause(Cause::Time)
        .field(piece)
        .with("length", said::days(started, day))
        .with("limit", said::days(started, within.after(started)));
    finding.evidence.expected = Some(format!("within {within}"));
    finding
}

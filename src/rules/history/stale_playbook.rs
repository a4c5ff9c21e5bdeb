use std::sync::Arc;

use super::super::{Check, Context, Rule, options, said, signed};
use super::past::{day_of, named, states};
use super::wording::{apart, words};
use crate::actuals::schedule::{Clock, due_day};
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::locale::Message;
use crate::model::field::{Choice as _, Table};
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, Facts, Status};
use crate::model::{Kind, Page, Playbook};
use crate::value::{Date, Duration, Period, PeriodKind};

pub(super) static RULE: Rule = Rule {
    id: "stale-playbook",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
For more than a quarter both sides have not said together that the playbook is still theirs. They say
so when all of them sign the charter, or when all of them answer in a quarterly review, also in one
that changes nothing. The limit is that of the profile and the grace that the charter gives to
reviews. Where Git shows that the charter was changed since, the finding says when.

While the partnership is paused the clock stands still, and after its end nothing is asked.

**Why.** Most partnerships fail since expectations drift apart over time, not since they were wrong
at the start. A playbook that nobody has looked at for a quarter describes another partnership.

```bad as-of=2026-09-30
==> index.md
---
parties: [northwind, lumen]
---
==> charter.md
---
status: active
signoffs: { northwind: { by: anna, date: 2026-02-12 }, lumen: { by: dana, date: 2026-02-13 } }
---
```

```good as-of=2026-09-30
==> index.md
---
parties: [northwind, lumen]
---
==> charter.md
---
status: active
signoffs: { northwind: { by: anna, date: 2026-02-12 }, lumen: { by: dana, date: 2026-02-13 } }
---
==> reviews/2026-Q2.md
---
answers:
  northwind: { by: anna, date: 2026-07-09, verdict: continue }
  lumen: { by: dana, date: 2026-07-10, verdict: continue }
---
```

**Configuration.** `stale-playbook = { within = "6mo" }` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** A strategist asks to update the playbook every quarter. It is a practice, not a law of
nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let mut charters = playbook.of_kind(Kind::Charter);
    let charter = charters.find(|document| document.page.status() == Some(Status::Active));
    let Some(charter) = charter.map(|document| &document.page) else {
        return;
    };
    let profile = playbook.profile.history.as_ref();
    let standard = profile.and_then(|limits| limits.acknowledged_within.as_ref());
    let Some(within) = options::duration(context, (RULE.id, "within"), standard) else {
        return;
    };
    let clock = Clock::of(playbook);
    let Some(last) = acknowledged(playbook, charter, day).filter(|_| clock.runs(day)) else {
        return;
    };
    let since = clock
        .resumed(day)
        .map_or(last.day, |resumed| resumed.max(last.day));
    if due(playbook, within, since) < day {
        let changed = timeline.and_then(|it| changed_since(context, it, charter, last.day));
        report.push(stale_playbook(charter, &last, changed, day));
    }
}

/// When both sides last said that the playbook is theirs, and where.
struct Acknowledged {
    day: Date,
    place: Place,
}

fn acknowledged(playbook: &Playbook, charter: &Page, day: Date) -> Option<Acknowledged> {
    let signed = signed::by_all(playbook, charter).map(|signed| Acknowledged {
        day: signed.last.value,
        place: Place::new(charter.path(), signed.last.span),
    });
    let reviews = playbook.of_kind(Kind::Review);
    let reviews = reviews.filter_map(|document| answered(playbook, &document.page));
    let all = signed.into_iter().chain(reviews);
    all.filter(|it| it.day <= day).max_by_key(|it| it.day)
}

/// When the last side answered, where all did.
fn answered(playbook: &Playbook, page: &Page) -> Option<Acknowledged> {
    let Facts::Review(review) = &page.facts else {
        return None;
    };
    let answers: &Table<PartyId, Answer> = &review.answers.as_ref()?.value;
    let of_side = |side: &str| {
        let entry = answers.iter().find(|entry| entry.key.as_str() == side)?;
        entry.value.as_ref()?.date.as_ref()
    };
    let sides = playbook.sides();
    let days: Option<Vec<_>> = sides.iter().map(|side| of_side(side.as_str())).collect();
    let last = days?.into_iter().max_by_key(|date| date.value)?;
    Some(Acknowledged {
        day: last.value,
        place: Place::new(page.path(), last.span),
    })
}

/// The last day on which the next word of both sides is in time: reviews have their grace.
fn due(playbook: &Playbook, within: Duration, since: Date) -> Date {
    let due = within.after(since);
    let quarter = Period::of(due, PeriodKind::Quarter);
    let grace = due_day(playbook, Kind::Review.word(), quarter) - quarter.last_day();
    due.checked_add(grace).unwrap_or(due)
}

/// The commit that last changed what the charter says, if that was after `day`.
fn changed_since(
    context: &Context<'_>,
    timeline: &Timeline,
    charter: &Arc<Page>,
    day: Date,
) -> Option<Message> {
    let states = states(context, timeline, charter);
    let mut changes = states.windows(2).rev();
    let last =
        changes.find(|pair| apart(&words(&pair[0].page), &words(&pair[1].page)).is_some())?;
    let commit = last[1].commit;
    let is_later = commit.is_none_or(|commit| day < day_of(context, timeline, commit));
    is_later.then(|| named(context, timeline, commit))
}

fn stale_playbook(
    charter: &Page,
    last: &Acknowledged,
    changed: Option<Message>,
    day: Date,
) -> Finding {
    let finding = charter
        .finding(RULE.id, charter.key_span("signoffs"))
        .cause(Cause::Time)
        .field("signoffs")
        .with("date", last.day)
        .with("length", said::days(last.day, day));
    let mut finding = match changed {
        Some(changed) => finding.variant("changed").with("where", changed),
        None => finding,
    };
    finding.evidence.observed = Some(format!("{}d", (day - last.day).get_days()));
    finding.evidence.window = Some(format!("{}..{day}", last.day));
    finding.label(last.place.clone(), "stale-playbook-last")
}

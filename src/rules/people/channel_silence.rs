use super::super::{Check, Context, Rule, options, signed};
use super::commits::last_commit;
use crate::actuals::contributions::{Contribution, contributions};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::locale::Message;
use crate::model::kinds::{Agreement, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "channel-silence",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An agreement holds, and one side has added nothing for longer than the profile says, which is 21
days in the profile `standard`.

What a side adds is an update that its people attended, an answer in a health check or review, a
decision that it proposed or that its people drove or decided, a sign-off, and what it asked or
answered in the ledger `requests`. An update that does not say who attended speaks for everybody.
Where Git is read, a commit to the playbook counts for the sides of its author and of those whom it
names as `Co-authored-by:`, by the addresses under `people.ID.git`.

An agreement of any form holds once all sides have signed it, or when it is `active` and its term has
begun. While the partnership is paused nothing is awaited, and after a pause the days are counted
anew; after its end neither.

**Why.** Saying yes and then being quiet is the commonest way to leave. Three weeks are long enough
to ask, and short enough to mend.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
---
==> health/2026-02.md
---
answers:
  northwind: { by: anna, date: 2026-03-20 }
  lumen: { by: dana, date: 2026-03-02 }
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
signoffs: { northwind: { date: 2026-02-10 }, lumen: { date: 2026-02-11 } }
---
==> health/2026-02.md
---
answers: { northwind: { by: anna, date: 2026-03-20 } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
---
==> updates/2026-W12.md
---
period: 2026-W12
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/lumen.md
---
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
==> parties/northwind.md
---
type: brand
timezone: Europe/Moscow
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
---
==> ledgers/requests.csv
id,from,to,asked,answered
r-01,northwind,dana,2026-03-16T11:20+03:00,2026-03-17T09:05-04:00
```

```good
==> index.md
---
parties: [northwind, lumen]
pauses: [{ from: 2026-03-01, to: 2026-03-20, reason: trade fair }]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
---
```

**Configuration.** `channel-silence = { after = "30d" }` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners count a partner who disappears after agreeing in principle among the red
flags. It is a practice, not a law of nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let Some((page, _)) = playbook.partnership() else {
        return;
    };
    let clock = Clock::of(playbook);
    let Some(agreed) = agreed(playbook, day).filter(|_| clock.runs(day)) else {
        return;
    };
    let profile = playbook.profile.people.as_ref();
    let standard = profile.and_then(|people| people.silence.as_ref());
    let Some(limit) = options::duration(context, (RULE.id, "after"), standard) else {
        return;
    };
    let resumed = clock.resumed(day).unwrap_or(agreed.value.0);
    let all = contributions(playbook, &context.actuals.ledgers, day);
    for side in playbook.sides() {
        let own = all.iter().filter(|added| added.is_of(side.as_str()));
        let last = own
            .max_by_key(|added| added.day)
            .filter(|last| last.day > agreed.value.0);
        let since = last.map_or(agreed.value.0, |last| last.day).max(resumed);
        if limit.after(since) < day {
            let silence = Silence {
                side: side.as_str(),
                since,
                last,
                has_committed: false,
            };
            let commit = timeline.and_then(|it| last_commit(context, it, side.as_str(), since));
            let is_silent = commit.is_none_or(|commit| limit.after(commit) < day);
            let silence = silence.with_commit(commit);
            report.extend(is_silent.then(|| silence.finding((page, side.span), &agreed, day)));
        }
    }
}

/// The day since which an agreement holds, and where that is written.
type Agreed = Spanned<(Date, Place)>;

fn agreed(playbook: &Playbook, day: Date) -> Option<Agreed> {
    let all = playbook.agreements();
    let days = all.filter_map(|(page, agreement)| holds_since(playbook, page, agreement));
    let earliest = days.min_by_key(|(date, _)| *date)?;
    let span = earliest.1.span;
    (earliest.0 <= day).then(|| Spanned::new(earliest, span))
}

fn holds_since(playbook: &Playbook, page: &Page, agreement: &Agreement) -> Option<(Date, Place)> {
    let term = agreement.term.as_ref().and_then(|term| term.from.as_ref());
    let begun = term.filter(|_| page.status() == Some(Status::Active));
    let signed = signed::by_all(playbook, page).map(|signed| signed.last);
    let days = begun.into_iter().chain(signed);
    let first = days.min_by_key(|date| date.value)?;
    Some((first.value, Place::new(page.path(), first.span)))
}

struct Silence<'a> {
    side: &'a str,
    since: Date,
    last: Option<&'a Contribution>,
    has_committed: bool,
}

impl Silence<'_> {
    /// A commit that came later is the last sign of life; it stands in no file.
    fn with_commit(self, commit: Option<Date>) -> Self {
        match commit {
            Some(since) => Self {
                since,
                last: None,
                has_committed: true,
                ..self
            },
            None => self,
        }
    }

    fn finding(&self, here: (&Page, crate::text::Span), agreed: &Agreed, day: Date) -> Finding {
        let (page, span) = here;
        let days = self.since.until(day).map_or(0, |span| span.get_days());
        let finding = page
            .finding(RULE.id, span)
            .cause(Cause::Time)
            .field(format!("parties.{}", self.side))
            .with("side", self.side)
            .with("date", self.since)
            .with("length", Message::new("length-day").with("n", days));
        let mut finding = match self.last {
            Some(last) => finding.label(last.place.clone(), "channel-silence-last"),
            None if self.has_committed => finding,
            None => finding
                .variant("never")
                .label(agreed.value.1.clone(), "channel-silence-agreed"),
        };
        finding.evidence.observed = Some(format!("{days}d"));
        finding.evidence.window = Some(format!("{}..{day}", self.since));
        finding
    }
}

use jiff::Timestamp;

use super::super::{Check, Context, Rule, options, said};
use super::working_time;
use crate::actuals::schedule::{Clock, day_of, decided_by};
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::locale::Message;
use crate::model::field::Either;
use crate::model::kinds::{Decision, DecisionRight, DecisionStatus};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Duration, Moment, Zone};

pub(super) static RULE: Rule = Rule {
    id: "decision-overdue",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A decision is still proposed after the time in which it was to be made: 48 hours in the profile
`standard`. After 14 days it counts as lost, which is an error.

The charter may give a decision right a time of its own, `within`. It holds for a decision that has
the right's name among its `tags`, and otherwise for whatever its decider decides; of several rights
the longest time counts, since it is not known which one is meant. Time runs by the clock from
`proposed` (else from `date`), and the last day, in the time zone of the decider's party, is still on
time. Paused days do not count, and after the end of the partnership nothing is awaited.

With `clock = "business"` only working time counts: the `hours` of the decider's party in its time
zone, without Saturdays, Sundays and the holidays of its country, whether or not the other side works
then, since only the decider can decide. `48h` are then 48 hours of work, which is more than five days,
and `2d` are two working days; weeks and longer stay those of the calendar. Where the decider, or the
time zone of the decider's party, is not known, the calendars of both sides are tried, and the time is
up when it is up by the later one. The 14 days stay those of the calendar.

**Why.** A late no costs a campaign, and a late yes costs two: the one that waited and the one that was
planned instead. A decider who needs longer can say until when.

```bad
==> decisions/2026-03-25-boost.md
---
status: proposed
proposed: 2026-03-25T10:00-05:00
---
```

```bad
==> charter.md
---
decision_rights: { production: { decider: dana, within: 24h } }
---
==> decisions/2026-03-29-reshoot.md
---
status: proposed
decider: dana
proposed: 2026-03-29T10:00-05:00
---
```

```good
==> decisions/2026-03-29-boost.md
---
status: proposed
proposed: 2026-03-29T10:00-05:00
---
```

```good
==> charter.md
---
decision_rights: { budget: { decider: anna, within: 7d } }
---
==> decisions/2026-03-25-boost.md
---
status: proposed
decider: anna
proposed: 2026-03-25T10:00-05:00
---
```

```bad
==> comity.toml
format = 1
rules = { decision-overdue = { within = "18h", clock = "business" } }
==> parties/lumen.md
---
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
==> decisions/2026-03-27-boost.md
---
status: proposed
decider: dana
proposed: 2026-03-27T08:00-04:00
---
```

```good
==> comity.toml
format = 1
rules = { decision-overdue = { within = "18h", clock = "business" } }
==> parties/lumen.md
---
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
==> decisions/2026-03-27-boost.md
---
status: proposed
decider: dana
proposed: 2026-03-27T17:00-04:00
---
==> decisions/2026-03-28-weekend.md
---
status: proposed
decider: dana
proposed: 2026-03-28
---
```

**Configuration.** `decision-overdue = { within = "72h", lost = "21d", clock = "business" }` under
`[rules]`; the time that a decision right states goes before `within`, and `clock` is `all` where it is
not set. The finding is caused by time: `--fail-on` counts it
only with `--fail-on-time`.

**Origin.** Practitioners ask for decisions in two days instead of two weeks. It is a practice, not a
law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    if !clock.runs(day) {
        return;
    }
    for (page, decision) in playbook.decisions() {
        let is_open = page.decision_status() == Some(DecisionStatus::Proposed)
            && decided_by(decision, day).is_none();
        if is_open {
            report.extend(judge(context, &clock, page, decision));
        }
    }
}

fn judge(
    context: &Context<'_>,
    clock: &Clock,
    page: &Page,
    decision: &Decision,
) -> Option<Finding> {
    let (playbook, day) = (context.playbook, context.as_of);
    let proposed = proposed(page, decision)?;
    let begin = day_of(&proposed.value);
    let (limit, right) = Limit::of(context, page, decision)?;
    let due = limit.due_day(playbook, decider(decision), &proposed.value)?;
    let due = clock.deadline(begin, due)?;
    if day <= due {
        return None;
    }
    let profile = playbook.profile.deadlines.as_ref();
    let standard = profile.and_then(|limits| limits.decision_lost.as_ref());
    let lost = options::duration(context, (RULE.id, "lost"), standard);
    let lost = lost.and_then(|lost| clock.deadline(begin, lost.after(begin)));
    let is_lost = lost.is_some_and(|lost| lost.max(due) < day);
    let open = Open {
        since: begin,
        limit,
        right,
        is_lost,
    };
    Some(open.finding(page, &proposed, day))
}

fn proposed(page: &Page, decision: &Decision) -> Option<Spanned<Either<Moment, Date>>> {
    let own = decision.proposed.clone();
    let date = page.common.date.as_ref();
    own.or_else(|| Some(Spanned::new(Either::That(date?.value), date?.span)))
}

/// How long a decision may take.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionLimit {
    /// The time in words: `48 hours`.
    pub said: Message,
    /// The last day on which it is in time.
    pub due: Date,
    /// The moment at which the time is up, where it runs by the clock from a moment and nothing has
    /// stopped it since.
    pub moment: Option<Timestamp>,
}

/// How long `decision` may take; `None` where nothing says so, or it was never proposed.
pub(in crate::rules) fn limit_of(
    context: &Context<'_>,
    page: &Page,
    decision: &Decision,
) -> Option<DecisionLimit> {
    let proposed = proposed(page, decision)?.value;
    let (limit, _) = Limit::of(context, page, decision)?;
    let own = limit.due_day(context.playbook, decider(decision), &proposed)?;
    let due = Clock::of(context.playbook).deadline(day_of(&proposed), own)?;
    Some(DecisionLimit {
        said: limit.said(),
        due,
        moment: limit.moment(&proposed).filter(|_| due == own),
    })
}

/// How long a decision may take.
#[derive(Clone, Copy)]
struct Limit {
    within: Duration,
    /// Whether only hours of work count.
    is_business: bool,
}

impl Limit {
    /// The time that a right gives, else that of the rule.
    fn of(
        context: &Context<'_>,
        page: &Page,
        decision: &Decision,
    ) -> Option<(Self, Option<Right>)> {
        let profile = context.playbook.profile.deadlines.as_ref();
        let standard = profile.and_then(|limits| limits.decision.as_ref());
        let right = right(context.playbook, page, decision);
        let stated = right.as_ref().map(|right| right.within);
        let within =
            stated.or_else(|| options::duration(context, (RULE.id, "within"), standard))?;
        let limit = Self {
            within,
            is_business: options::is_business(context, (RULE.id, "clock")),
        };
        Some((limit, right))
    }

    /// The last day on which a decision is in time.
    fn due_day(
        self,
        playbook: &Playbook,
        decider: Option<&str>,
        proposed: &Either<Moment, Date>,
    ) -> Option<Date> {
        let by_work = || working_time::due_day(playbook, decider, proposed, self.within);
        let working = self.is_business.then(by_work).flatten();
        let zone = decider.and_then(|decider| zone_of(playbook, decider));
        working.or_else(|| by_clock(proposed, self.within, zone))
    }

    /// The moment at which the time is up, where it runs by the clock from a moment.
    fn moment(self, proposed: &Either<Moment, Date>) -> Option<Timestamp> {
        match proposed {
            Either::This(moment) if !self.is_business => {
                let end = self.within.after_moment(&moment.to_zoned())?;
                Some(end.timestamp())
            }
            _ => None,
        }
    }

    fn said(self) -> Message {
        if self.is_business {
            said::working(self.within)
        } else {
            said::length(self.within)
        }
    }
}

fn by_clock(
    proposed: &Either<Moment, Date>,
    within: Duration,
    zone: Option<&Zone>,
) -> Option<Date> {
    match proposed {
        Either::That(day) => Some(within.after(*day)),
        Either::This(moment) => {
            let start = zone.map_or_else(|| moment.to_zoned(), |zone| moment.in_zone(zone));
            Some(within.after_moment(&start)?.date())
        }
    }
}

fn decider(decision: &Decision) -> Option<&str> {
    decision.first_decider().map(|person| person.as_str())
}

fn zone_of<'a>(playbook: &'a Playbook, person: &str) -> Option<&'a Zone> {
    let (page, _) = playbook.person(person)?;
    let (_, party) = playbook.party(&page.id)?;
    party.timezone.as_ref().map(|zone| &zone.value)
}

/// The time that a decision right gives, and where.
struct Right {
    within: Duration,
    place: Place,
}

/// The right that a decision's tags name, else the most patient of those its decider has.
fn right(playbook: &Playbook, page: &Page, decision: &Decision) -> Option<Right> {
    let (home, charter) = playbook.charter()?;
    let rights = charter.decision_rights.as_ref()?;
    let tags = page.common.tags.iter().flat_map(|tags| tags.value.iter());
    let tags: Vec<&str> = tags.map(|tag| tag.value.as_str()).collect();
    let decider = decider(decision);
    let entries = || {
        let stated = rights.iter();
        stated.filter_map(|entry| Some((&entry.key.value, &entry.value.as_ref()?.value)))
    };
    let tagged = entries().filter(|(name, _)| tags.contains(&name.as_str()));
    let own = entries().filter(|(_, right)| decider.is_some_and(|it| decides(right, it)));
    let longest = |rights: &mut dyn Iterator<Item = &DecisionRight>| {
        let within = rights.filter_map(|right| right.within);
        within.max_by_key(|within| within.value.approx_days())
    };
    let found = longest(&mut tagged.map(|(_, right)| right))
        .or_else(|| longest(&mut own.map(|(_, right)| right)))?;
    Some(Right {
        within: found.value,
        place: Place::new(home.path(), found.span),
    })
}

fn decides(right: &DecisionRight, person: &str) -> bool {
    let deciders = right.decider.iter().flat_map(|decider| decider.iter());
    deciders
        .into_iter()
        .any(|decider| decider.as_str() == person)
}

/// A decision that waits.
struct Open {
    since: Date,
    limit: Limit,
    right: Option<Right>,
    is_lost: bool,
}

impl Open {
    fn finding(self, page: &Page, proposed: &Spanned<Either<Moment, Date>>, day: Date) -> Finding {
        let mut finding = page
            .finding(RULE.id, proposed.span)
            .cause(Cause::Time)
            .field("proposed")
            .with("decision", &page.id)
            .with("date", self.since)
            .with("length", said::days(self.since, day))
            .with("limit", self.limit.said());
        if self.is_lost {
            finding = finding.variant("lost").level(Level::Error);
        }
        if let Some(right) = self.right {
            finding = finding.label(right.place, "decision-overdue-right");
        }
        finding.evidence.observed = Some(format!("{}d", (day - self.since).get_days()));
        finding.evidence.expected = Some(self.limit.within.to_string());
        finding.evidence.window = Some(format!("{}..{day}", self.since));
        finding
    }
}

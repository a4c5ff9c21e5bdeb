use super::super::{Check, Context, Rule, options, said};
use super::past::{Blobs, is_import};
use crate::actuals::schedule::{day_of, period_of};
use crate::finding::{Finding, Label, Level, Place, Report, Toward};
use crate::history::{CommitNo, Timeline};
use crate::locale::Message;
use crate::model::Page;
use crate::model::field::{Keyed, Table};
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, DecisionStatus, Facts};
use crate::text::{Span, Spanned};
use crate::value::{Date, Duration, DurationUnit};

pub(super) static RULE: Rule = Rule {
    id: "late-record",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Over the last quarter, what happened was written down much later than it happened: the median of the
days between the event and the commit that recorded it is above the profile's limit, 7 days in the
profile `standard`. Told once, with the median, the number of records, and the latest ones.

Counted are decisions (`decided`), weekly updates (the end of the period), and each side's answers in
health checks and reviews (`date`). With fewer than 5 records nothing is said. The earlier of the two
dates of a commit counts, so that a rebase makes nobody late. What the first commit brought in, and
what is older than `[history] since`, is not counted.

**Why.** What is written down on the day is a record; what is written down a month later is a memory,
and the two sides have different ones.

```yaml
decided: 2026-03-02      # committed on 2026-03-27
```

**Configuration.** `late-record = { within = "10d", enough = 8 }` under `[rules]`.

**Origin.** A facilitator asks to write things down while they happen. It is a practice, not a law of
nature.
"#,
    check: Check::History(check),
};

/// How far back records are looked at: older habits are history.
const LOOKED_AT: Duration = Duration {
    count: 1,
    unit: DurationUnit::Quarter,
};

/// How many records are shown.
const SHOWN: usize = 3;

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    let profile = context.playbook.profile.history.as_ref();
    let within = profile.and_then(|limits| limits.recorded_within.as_ref());
    let enough = profile.and_then(|limits| limits.enough_records.as_ref());
    let Some(within) = options::duration(context, (RULE.id, "within"), within) else {
        return;
    };
    let Some(enough) = options::count(context, (RULE.id, "enough"), enough) else {
        return;
    };
    let mut records = records(context, timeline);
    let begin = LOOKED_AT.before(context.as_of);
    records.retain(|record| begin < record.recorded && record.recorded <= context.as_of);
    records.sort_by_key(|record| (record.days(), record.place.clone()));
    if records.is_empty() || records.len() < enough {
        return;
    }
    let median = &records[(records.len() - 1) / 2];
    if within.after(median.event) < median.recorded {
        report.extend(late_record(context, &records, median.days(), within));
    }
}

/// Something that happened, and when it was written down.
struct Record {
    event: Date,
    recorded: Date,
    place: Place,
}

impl Record {
    /// What is written down beforehand is in time.
    fn days(&self) -> i32 {
        (self.recorded - self.event).get_days().max(0)
    }
}

fn records(context: &Context<'_>, timeline: &Timeline) -> Vec<Record> {
    let blobs = Blobs::of(timeline);
    let mut records = Vec::new();
    for document in &context.playbook.documents {
        let page = &document.page;
        let events = events(page);
        if events.is_empty() {
            continue;
        }
        let past = blobs.pages(context, timeline, page.path());
        for event in events {
            let mut commits = past
                .iter()
                .filter(|(_, page)| event.is_in(page))
                .map(|(commit, _)| *commit);
            let Some(first) = commits.next() else {
                continue;
            };
            if timeline.is_proven(first) && !is_import(timeline, first) {
                let recorded = commits
                    .chain([first])
                    .map(|it| written(context, timeline, it));
                records.extend(recorded.min().map(|recorded| Record {
                    event: event.day,
                    recorded,
                    place: Place::new(page.path(), event.span),
                }));
            }
        }
    }
    records
}

/// The earlier of a commit's two days.
fn written(context: &Context<'_>, timeline: &Timeline, commit: CommitNo) -> Date {
    let zone = context.playbook.config.zone();
    let commit = timeline.graph.commit(commit);
    let days = [commit.authored, commit.committed].map(|at| at.in_zone(&zone).date());
    days[0].min(days[1])
}

/// Something that a document says has happened.
struct Event {
    day: Date,
    span: Span,
    /// Whose answer it is, where it is one.
    party: Option<String>,
}

impl Event {
    fn is_in(&self, page: &Page) -> bool {
        let is_same = |event: &Event| event.day == self.day && event.party == self.party;
        events(page).iter().any(is_same)
    }
}

fn events(page: &Page) -> Vec<Event> {
    match &page.facts {
        Facts::Decision(decision) => {
            let is_decided = matches!(
                page.decision_status(),
                Some(
                    DecisionStatus::Accepted
                        | DecisionStatus::Rejected
                        | DecisionStatus::Superseded
                )
            );
            let decided = decision.decided.as_ref().filter(|_| is_decided);
            let event = decided.map(|decided| (day_of(&decided.value), decided.span));
            event.into_iter().map(of_all).collect()
        }
        Facts::Update(update) => {
            let stated = update.period.as_ref().map(|period| period.span);
            let span = stated.unwrap_or(page.anchor);
            let period = period_of(page).map(|period| (period.last_day(), span));
            period.into_iter().map(of_all).collect()
        }
        Facts::HealthCheck(check) => of_answers(check.answers.as_ref()),
        Facts::Review(review) => of_answers(review.answers.as_ref()),
        _ => Vec::new(),
    }
}

fn of_all((day, span): (Date, Span)) -> Event {
    Event {
        day,
        span,
        party: None,
    }
}

fn of_answers(answers: Option<&Spanned<Table<PartyId, Answer>>>) -> Vec<Event> {
    let entries = answers.into_iter().flat_map(|table| table.value.iter());
    let event = |entry: &Keyed<PartyId, Answer>| {
        let date = entry.value.as_ref()?.date.as_ref()?;
        Some(Event {
            day: date.value,
            span: date.span,
            party: Some(entry.key.as_str().to_owned()),
        })
    };
    entries.filter_map(event).collect()
}

/// Stands on the front page, since it is about a habit, and shows the latest records.
fn late_record(
    context: &Context<'_>,
    records: &[Record],
    median: i32,
    within: Duration,
) -> Option<Finding> {
    let last = records.last()?;
    let length = |days: i32| Message::new("length-day").with("n", days);
    let finding = match context.playbook.partnership() {
        Some((page, _)) => page.finding(RULE.id, page.anchor),
        None => Finding::new(RULE.id, last.place.clone()),
    };
    let mut finding = finding
        .with("median", length(median))
        .with("records", records.len())
        .with("limit", said::length(within));
    for record in records.iter().rev().take(SHOWN) {
        let message = Message::new("late-record-one")
            .with("length", length(record.days()))
            .with("event", record.event)
            .with("recorded", record.recorded);
        let place = record.place.clone();
        finding.labels.push(Label { place, message });
    }
    let begin = LOOKED_AT.before(context.as_of);
    finding.set_measure(median, "days", Toward::Lower);
    finding.evidence.observed = Some(format!("{median}d"));
    finding.evidence.expected = Some(format!("<= {within}"));
    finding.evidence.n = u64::try_from(records.len()).ok();
    finding.evidence.window = Some(format!("{begin}..{}", context.as_of));
    Some(finding)
}

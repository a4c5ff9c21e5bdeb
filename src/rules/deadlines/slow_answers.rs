use super::super::{Check, Context, Rule, options, said};
use super::rows::{self, Promise, Tally, Worst};
use crate::actuals::ledger::Row;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report, Toward};
use crate::locale::Message;
use crate::model::Playbook;
use crate::value::{Date, Duration, Moment, Period, Share, Target, Value, Zone};

pub(super) static RULE: Rule = Rule {
    id: "slow-answers",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Too many of the questions that were asked in the last complete month waited longer for an answer than
was agreed. A question that is still open and older than the limit counts as slow, of whichever month
it is; a younger one does not count yet, since nobody knows how long it will wait.

The limit is what an agreement in force promises: an expectation whose metric is computed from `asked`
and `answered` of the ledger `requests`. Else it is 48 hours (profile `standard`), by the clock. Nine of
ten answers have to come in time, and of fewer than ten questions one may wait.

**Why.** A partner who is slow to answer before the contract will not be quicker after it.

```bad as-of=2026-03-31
==> ledgers/requests.csv
id,from,to,asked,answered
r-1,northwind,lumen,2026-03-02T10:00+03:00,2026-03-09T10:00-04:00
r-2,northwind,lumen,2026-03-12T10:00+03:00,2026-03-13T10:00-04:00
r-3,lumen,northwind,2026-03-20T10:00-04:00,
```

```good as-of=2026-03-31
==> ledgers/requests.csv
id,from,to,asked,answered
r-1,northwind,lumen,2026-03-02T10:00+03:00,2026-03-09T10:00-04:00
r-2,northwind,lumen,2026-03-12T10:00+03:00,2026-03-13T10:00-04:00
r-3,lumen,northwind,2026-03-30T10:00-04:00,
```

**Configuration.** `slow-answers = { within = "72h" }` under `[rules]`; what an agreement promises goes
before it.

**Origin.** Practitioners measure how long the partner takes to answer, and count silence among the red
flags. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    let table = rows::table(context, "requests").filter(|_| clock.runs(day));
    let Some(table) = table else { return };
    let promise = rows::promise(playbook, ("requests", &["asked", "answered"]), day);
    let limits = playbook.profile.deadlines.as_ref();
    let standard = limits.and_then(|limits| limits.answer.as_ref());
    let own = || options::duration(context, (RULE.id, "within"), standard);
    let wanted = limits.and_then(|limits| limits.on_time.as_ref());
    let limit = promise.as_ref().and_then(most).or_else(own);
    let Some((limit, wanted)) = limit.zip(wanted) else {
        return;
    };
    let month = rows::last_month(day);
    let case = |row| case(playbook, &clock, row, (limit, month, day));
    let tally = Tally::of(table.rows().filter_map(case));
    if let Some(worst) = tally.worst.filter(|_| tally.is_bad(context, wanted.value)) {
        report.push(slow_answers(
            &tally,
            worst,
            (limit, wanted.value, month),
            promise,
        ));
    }
}

fn most(promise: &Promise<'_>) -> Option<Duration> {
    match promise.target {
        Target::AtMost(Value::Duration(limit)) | Target::Plain(Value::Duration(limit)) => {
            Some(*limit)
        }
        _ => None,
    }
}

/// A question of the month that was answered, or one that has been open too long; how many minutes
/// it waited beyond the limit.
fn case<'a>(
    playbook: &Playbook,
    clock: &Clock,
    row: Row<'a>,
    (limit, month, day): (Duration, Period, Date),
) -> Option<Worst<Row<'a>>> {
    let asked = row.moment("asked")?;
    let zone = zone(playbook, row.word("to").unwrap_or(""));
    let start = zone.map_or_else(|| asked.to_zoned(), |zone| asked.in_zone(zone));
    let due = limit.after_moment(&start)?;
    let answered = row.moment("answered").filter(|it| it.date() <= day);
    let minutes = |until: Moment| (until.instant() - due.timestamp()).get_seconds() / 60;
    let last_day = clock.deadline(start.date(), due.date())?;
    let is_stopped = last_day != due.date();
    let (by, is_open) = match answered {
        Some(answered) if is_stopped => (i64::from(last_day < answered.date()), false),
        Some(answered) => (minutes(answered), false),
        None if last_day < day => {
            let days = last_day.until(day).ok()?.get_days();
            (i64::from(days) * 24 * 60, true)
        }
        None => return None,
    };
    (is_open || month.contains(asked.date())).then_some(Worst { row, by, is_open })
}

/// The zone of a party, or of the party that a person belongs to.
fn zone<'a>(playbook: &'a Playbook, actor: &str) -> Option<&'a Zone> {
    let home = playbook.person(actor).map(|(page, _)| page.id.as_str());
    let (_, party) = playbook.party(home.unwrap_or(actor))?;
    party.timezone.as_ref().map(|zone| &zone.value)
}

fn slow_answers(
    tally: &Tally<Row<'_>>,
    worst: Worst<Row<'_>>,
    (limit, wanted, month): (Duration, Share, Period),
    promise: Option<Promise<'_>>,
) -> Finding {
    let hours = Message::new("length-h").with("n", (worst.by + 59) / 60);
    let mut finding = rows::finding(RULE.id, worst.row)
        .cause(if worst.is_open {
            Cause::Time
        } else {
            Cause::Data
        })
        .field("answered")
        .with("late", tally.late)
        .with("n", tally.n)
        .with("id", rows::word(worst.row, "id"))
        .with("party", rows::word(worst.row, "to"))
        .with("limit", said::length(limit))
        .with("length", hours);
    if worst.is_open {
        finding = finding.variant("open");
    }
    if let Some(promise) = promise {
        finding = finding.label(promise.place, "slow-answers-promised");
    }
    finding.set_measure(tally.late_percent(), "%", Toward::Lower);
    finding.evidence.observed = Some(format!("{} of {}", tally.n - tally.late, tally.n));
    finding.evidence.expected = Some(format!("at least {wanted} within {limit}"));
    finding.evidence.n = u64::try_from(tally.n).ok();
    finding.evidence.window = Some(format!("{}..{}", month.first_day(), month.last_day()));
    finding
}

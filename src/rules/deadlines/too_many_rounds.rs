use super::super::{Check, Context, Rule};
use super::rows::{self, Tally, Worst};
use crate::actuals::ledger::Row;
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::model::Playbook;
use crate::text::Spanned;
use crate::value::{Date, Period};

pub(super) static RULE: Rule = Rule {
    id: "too-many-rounds",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Something that was due in the last complete month, or since, went through more rounds of changes than
was agreed: the `rounds` of its campaign's brief, else the highest `rounds` among the approvals of the
charter. Where neither says a number, nothing is asked.

**Why.** The third round seldom makes a thing better. It says that the brief did not tell what was
wanted, or that somebody joined late.

```bad as-of=2026-03-31
==> briefs/2026-03-spring.md
---
rounds: 2
---
==> ledgers/deliverables.csv
id,campaign,party,due,delivered,rounds
video-1,2026-03-spring,lumen,2026-03-05,2026-03-05,3
```

```good as-of=2026-03-31
==> charter.md
---
approvals: { video: { decider: anna, rounds: 2 }, short: { decider: anna, rounds: 1 } }
---
==> ledgers/deliverables.csv
id,campaign,party,due,delivered,rounds
video-1,2026-03-spring,lumen,2026-03-05,2026-03-05,2
```

**Configuration.** `too-many-rounds = "error"` or `"off"` under `[rules]`.

**Origin.** Practitioners agree on the number of revision rounds before the first one. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let Some(table) = rows::table(context, "deliverables") else {
        return;
    };
    let month = rows::last_month(day);
    let case = |row| case(playbook, row, (month, day));
    let tally = Tally::of(table.rows().filter_map(case));
    if let Some(worst) = tally.worst {
        report.extend(too_many_rounds(playbook, &tally, worst));
    }
}

/// A thing that was due in the month or since, and how many rounds it had beyond those agreed.
fn case<'a>(
    playbook: &Playbook,
    row: Row<'a>,
    (month, day): (Period, Date),
) -> Option<Worst<Row<'a>>> {
    let due = row.date("due")?;
    let rounds = rounds(row)?;
    let agreed = agreed(playbook, row)?;
    (month.first_day() <= due && due <= day).then(|| Worst {
        row,
        by: rounds - i64::from(agreed.value.0),
        is_open: false,
    })
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "counts are whole and small"
)]
fn rounds(row: Row<'_>) -> Option<i64> {
    row.number("rounds").map(|rounds| rounds.round() as i64)
}

/// How many rounds were agreed for a row, and where.
fn agreed(playbook: &Playbook, row: Row<'_>) -> Option<Spanned<(u32, Place)>> {
    let campaign = row.word("campaign");
    let mut briefs = playbook.briefs();
    let brief = briefs.find(|(page, _)| Some(page.id.as_str()) == campaign);
    let own = brief.and_then(|(page, brief)| Some((page, brief.rounds.as_ref()?)));
    let (page, rounds) = own.or_else(|| {
        let (page, charter) = playbook.charter()?;
        let approvals = charter.approvals.as_ref()?.iter();
        let rounds = approvals.filter_map(|entry| entry.value.as_ref()?.rounds.as_ref());
        Some((page, rounds.max_by_key(|rounds| rounds.value)?))
    })?;
    let place = Place::new(page.path(), rounds.span);
    Some(Spanned::new((rounds.value, place), rounds.span))
}

fn too_many_rounds(
    playbook: &Playbook,
    tally: &Tally<Row<'_>>,
    worst: Worst<Row<'_>>,
) -> Option<Finding> {
    let (limit, place) = agreed(playbook, worst.row)?.value;
    let rounds = rounds(worst.row)?;
    let mut finding = rows::finding(RULE.id, worst.row)
        .cause(Cause::Data)
        .field("rounds")
        .with("late", tally.late)
        .with("n", tally.n)
        .with("id", rows::word(worst.row, "id"))
        .with("party", rows::word(worst.row, "party"))
        .with("rounds", rounds)
        .with("limit", limit)
        .label(place, "too-many-rounds-agreed");
    finding.set_measure(rounds, "rounds", Toward::Lower);
    finding.evidence.observed = Some(rounds.to_string());
    finding.evidence.expected = Some(format!("at most {limit}"));
    finding.evidence.n = u64::try_from(tally.n).ok();
    Some(finding)
}

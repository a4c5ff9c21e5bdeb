use super::super::options;
use super::super::{Check, Context, Rule};
use super::wrong_primary_count::{has_role, lasting};
use crate::actuals::in_force::Promise;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::ExpectationRole::{Kpi, Primary};

pub(super) static RULE: Rule = Rule {
    id: "wrong-kpi-count",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Of the expectations in force more or fewer are KPIs than the profile says, which is 3 in the profile
`standard`: the one with `role: primary` and two with `role: kpi`. Others are `tracked` or a
`guardrail`, as many as you like. Expectations of a single campaign do not count. A primary one that
is not there is told by `wrong-primary-count` and counted as if it were.

**Why.** One number can be bought at the cost of all others; ten are an excuse, since one of them is
always good.

```bad
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
  on-time: { metric: on-time, target: at least 90 %, role: kpi }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```bad
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
  on-time: { metric: on-time, target: at least 90 %, role: kpi }
  quality: { metric: quality, target: at least 90 %, role: kpi }
  answers: { metric: turnaround, target: at most 48h, role: kpi }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```good
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
  on-time: { metric: on-time, target: at least 90 %, role: kpi }
  answers: { metric: turnaround, target: at most 48h, role: kpi }
  quality: { metric: quality, target: at least 90 %, role: guardrail }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

**Configuration.** `wrong-kpi-count = { kpis = 4 }` under `[rules]`; the profile's is `promises.kpis`.

**Origin.** Practitioners disagree whether one metric is best or exactly three; one primary and two
beside it are both. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(wanted) = wanted(context) else {
        return;
    };
    let lasting = lasting(context.playbook, context.as_of);
    let Some(any) = lasting.first() else {
        return;
    };
    let primaries = lasting.iter().filter(|it| has_role(it, Primary)).count();
    let kpis = kpis(&lasting);
    let count = kpis.len() + usize::from(primaries == 0);
    if count != wanted {
        let place = if count > wanted { kpis.last() } else { None };
        let finding = wrong_kpi_count(any, place.copied(), (count, wanted));
        let others = kpis.iter().filter(|it| count > wanted && !is(place, it));
        report.push(others.fold(finding, |finding, other| {
            let place = Place::new(other.page.path(), other.key.span);
            finding.label(place, "wrong-kpi-count-other")
        }));
    }
}

/// How many KPIs there are to be, the primary one included.
pub(in crate::rules) fn wanted(context: &Context<'_>) -> Option<usize> {
    let profile = context.playbook.profile.promises.as_ref();
    let standard = profile.and_then(|promises| promises.kpis.as_ref());
    options::count(context, (RULE.id, "kpis"), standard)
}

/// The expectations by which success is judged.
pub(in crate::rules) fn kpis<'p, 'a>(lasting: &'p [Promise<'a>]) -> Vec<&'p Promise<'a>> {
    let is_kpi = |it: &&Promise<'_>| has_role(it, Primary) || has_role(it, Kpi);
    lasting.iter().filter(is_kpi).collect()
}

fn is(place: Option<&&Promise<'_>>, other: &Promise<'_>) -> bool {
    place.is_some_and(|place| std::ptr::eq(*place, other))
}

/// Points at the last KPI where there are too many, else at the table in which one is missing.
fn wrong_kpi_count(
    any: &Promise<'_>,
    last: Option<&Promise<'_>>,
    (count, wanted): (usize, usize),
) -> Finding {
    let (page, span) = match last {
        Some(last) => (last.page, last.key.span),
        None => (any.page, any.page.key_span("expectations")),
    };
    let finding = page
        .finding(RULE.id, span)
        .with("n", count)
        .with("wanted", wanted)
        .field("expectations");
    let mut finding = if last.is_some() {
        finding.variant("many")
    } else {
        finding
    };
    finding.evidence.observed = Some(count.to_string());
    finding.evidence.expected = Some(wanted.to_string());
    finding
}

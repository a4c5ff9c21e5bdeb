use super::super::{Check, Context, Rule};
use super::stated::{Stated, promises, successes, unit};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::{Facts, Metric};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::{Target, Unit};

pub(super) static RULE: Rule = Rule {
    id: "unit-mismatch",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A target is given in another unit than its metric, or in another currency. A rate may be given without
its `per`: `0.25 USD` where the metric counts `USD/engagement`; hours may be given as days. Or the
metric is never mixed over markets (`split_by: [market]`), there are several of them, and the
expectation does not say under `where` which one it is about.

**Why.** A target in the wrong unit is met or missed by accident. And what an engagement costs in one
country says nothing about another one, so that a target over both is met by doing less in the dearer.

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { us-cpe: { metric: cpe, target: 0.25 EUR, where: { market: us } } }
---
==> metrics/cpe.md
---
unit: USD/engagement
---
```

```bad
==> alignment/lumen.md
---
party: lumen
success: { on-time: { metric: on-time, target: at least 9 } }
---
==> metrics/on-time.md
---
unit: "%"
---
```

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { cpe: { metric: cpe, target: 0.25 USD } }
---
==> metrics/cpe.md
---
unit: USD/engagement
split_by: [market]
---
```

```good
==> agreements/2026-02-loi.md
---
status: active
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, where: { market: us } }
  answers: { metric: turnaround, target: at most 2d }
  better: { metric: turnaround, target: 20 % better than baseline }
---
==> metrics/cpe.md
---
unit: USD/engagement
split_by: [market]
---
==> metrics/turnaround.md
---
unit: h
---
```

A campaign in one market is about that:

```good
==> briefs/spring.md
---
markets: [us]
expectations: { cpe: { metric: cpe, target: 0.25 USD } }
---
==> metrics/cpe.md
---
unit: USD/engagement
split_by: [market]
---
```

**Configuration.** `unit-mismatch = "off"` under `[rules]`.

**Origin.** Analysts show each market against its own baseline and compare no raw figures across
them. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for stated in promises(playbook).into_iter().chain(successes(playbook)) {
        let target = stated.expectation.target.as_ref();
        let Some((target, (page, metric))) = target.zip(stated.metric(playbook)) else {
            continue;
        };
        report.extend(wrong_unit(stated, target, (page, &metric)));
        if mixes_markets(playbook, stated, &metric) {
            report.push(mixed_markets(stated, target));
        }
    }
}

fn wrong_unit(
    stated: Stated<'_>,
    target: &Spanned<Target>,
    (page, metric): (&Page, &Metric),
) -> Option<Finding> {
    let wanted = unit(metric)?;
    if matches!(target.value, Target::Improvement { .. }) || accepts(&wanted, &target.value) {
        return None;
    }
    let given = target.value.unit();
    let is_other_currency = wanted.currency().is_some()
        && given
            .as_ref()
            .is_some_and(|given| given.currency().is_some());
    let finding = unit_mismatch(stated, target)
        .with("metric", &page.id)
        .with("unit", wanted.to_string())
        .with(
            "given",
            given.as_ref().map(Unit::to_string).unwrap_or_default(),
        );
    let finding = match (given, is_other_currency) {
        (None, _) => finding.variant("bare"),
        (Some(_), true) => finding.variant("currency"),
        (Some(_), false) => finding,
    };
    let place = metric
        .unit
        .as_ref()
        .map(|unit| Place::new(page.path(), unit.span));
    Some(match place {
        Some(place) => finding.label(place, "unit-mismatch-unit"),
        None => finding,
    })
}

/// Both ends of a range are of one unit; days and hours are one sort of thing.
fn accepts(wanted: &Unit, target: &Target) -> bool {
    let given = target.unit();
    let both_time = |given: &Unit| {
        wanted.is_time() && given.is_time() && wanted.per().is_none() && given.per().is_none()
    };
    wanted.accepts(given.as_ref()) || given.as_ref().is_some_and(both_time)
}

/// Whether a figure that differs by market is promised for several of them at once.
fn mixes_markets(playbook: &Playbook, stated: Stated<'_>, metric: &Metric) -> bool {
    let mut splits = metric.split_by.iter().flat_map(|all| all.value.iter());
    let mut filter = stated
        .expectation
        .filter
        .iter()
        .flat_map(|all| all.value.iter());
    splits.any(|column| column.value == "market")
        && !filter.any(|entry| entry.key.value == "market")
        && markets(playbook, stated.page) > 1
}

/// How many markets a document is about: those of a campaign, else of the partnership, else all.
fn markets(playbook: &Playbook, page: &Page) -> usize {
    let own = match &page.facts {
        Facts::Brief(brief) => brief.markets.as_ref(),
        _ => None,
    };
    let partnership = playbook.partnership();
    let named = own.or_else(|| partnership?.1.markets.as_ref());
    let all = || {
        playbook
            .config
            .markets
            .as_ref()
            .map_or(0, |all| all.value.len())
    };
    named.map_or_else(all, |named| named.value.len())
}

fn mixed_markets(stated: Stated<'_>, target: &Spanned<Target>) -> Finding {
    let metric = stated.expectation.metric.as_ref();
    let name = metric.map_or("", |metric| metric.as_str());
    unit_mismatch(stated, target)
        .variant("markets")
        .with("metric", name)
}

fn unit_mismatch(stated: Stated<'_>, target: &Spanned<Target>) -> Finding {
    stated.finding(RULE.id, target.span)
}

use super::super::{Check, Context, Rule, options};
use super::checks;
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Place, Report, Toward};
use crate::model::Page;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "perception-gap",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
In the latest health check or review that all sides have answered, their marks for `communication`,
from 1 to 5, lie further apart than the profile says, which is by more than one in the profile
`standard`.

**Why.** Two sides that both say three have a problem they share. Where one says five and the other
two, one of them has a problem that the other does not know of.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers: { northwind: { communication: 5 }, lumen: { communication: 2 } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers: { northwind: { communication: 4 }, lumen: { communication: 3 } }
---
```

**Configuration.** `perception-gap = { points = 2 }` under `[rules]`: the widest gap that is left alone.

**Origin.** Practitioners let each side answer for itself because the answers differ. It is a practice,
not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let limits = playbook.profile.health.as_ref();
    let standard = limits.and_then(|limits| limits.perception_gap.as_ref());
    let points = options::count(context, (RULE.id, "points"), standard);
    let Some(points) = points.filter(|_| !Clock::of(playbook).is_over(day)) else {
        return;
    };
    for check in checks::latest(playbook, day) {
        let answers = check.by_side(playbook, day);
        let marks = answers.iter().filter_map(|one| {
            let mark = one.answer.communication.as_ref()?;
            Some((one.side.as_str(), mark))
        });
        let marks: Vec<Mark<'_>> = marks.collect();
        let low = marks.iter().min_by_key(|(_, mark)| mark.value);
        let high = marks.iter().max_by_key(|(_, mark)| mark.value);
        let ends = low.zip(high);
        let gap = ends.filter(|(low, high)| is_wider(low.1.value, high.1.value, points));
        report.extend(gap.map(|(low, high)| perception_gap(check.page, *low, *high, points)));
    }
}

/// A side and its mark.
type Mark<'a> = (&'a str, &'a Spanned<u32>);

fn is_wider(low: u32, high: u32, points: usize) -> bool {
    usize::try_from(high - low).is_ok_and(|gap| gap > points)
}

fn perception_gap(page: &Page, low: Mark<'_>, high: Mark<'_>, points: usize) -> Finding {
    let mut finding = page
        .finding(RULE.id, low.1.span)
        .field("answers.communication")
        .with("check", page.title())
        .with("low", low.0)
        .with("low-mark", low.1.value)
        .with("high", high.0)
        .with("high-mark", high.1.value)
        .label(Place::new(page.path(), high.1.span), "perception-gap-other");
    finding.set_measure(high.1.value - low.1.value, "points", Toward::Lower);
    finding.evidence.observed = Some((high.1.value - low.1.value).to_string());
    finding.evidence.expected = Some(format!("at most {points}"));
    finding
}

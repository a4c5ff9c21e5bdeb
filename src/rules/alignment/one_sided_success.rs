use super::super::{Check, Context, Rule};
use super::stated::{Stated, successes};
use crate::finding::{Finding, Level, Report};
use crate::model::Playbook;

pub(super) static RULE: Rule = Rule {
    id: "one-sided-success",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
All that a sheet calls success is what the other side has to do. An expectation is the other side's
effort when its `owner` belongs to another side, or its `where` picks the rows of another one
(`party`, `from` or `to`), and its metric does not measure a result: results are in the ledger
`performance`.

**Why.** "Success is when you answer faster" is a complaint. A partner who wants no result for the two
together has nothing to lose when there is none.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/lumen.md
---
people: { dana: { name: Dana } }
---
==> metrics/on-time.md
---
ledger: deliverables
---
==> alignment/northwind.md
---
party: northwind
success:
  on-time: { metric: on-time, target: at least 90 %, owner: dana }
  answers: { metric: on-time, target: at least 95 %, where: { party: lumen } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/lumen.md
---
people: { dana: { name: Dana } }
---
==> metrics/on-time.md
---
ledger: deliverables
---
==> metrics/cpa.md
---
ledger: performance
---
==> alignment/northwind.md
---
party: northwind
success:
  on-time: { metric: on-time, target: at least 90 %, owner: dana }
  us-cpa: { metric: cpa, target: 30 USD, owner: dana }
---
```

**Configuration.** `one-sided-success = "off"` under `[rules]`.

**Origin.** Practitioners count it among the red flags when a partner defines success by the other's
effort alone. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// The columns of ledgers that name who has to do something.
const WHO: [&str; 3] = ["party", "from", "to"];
/// The ledger of what came of the work.
const RESULTS: &str = "performance";

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let all = successes(playbook);
    for (page, sheet) in playbook.sheets() {
        let own: Vec<Stated<'_>> = all
            .iter()
            .copied()
            .filter(|stated| stated.page.path() == page.path())
            .collect();
        let Some(side) = sheet.party.as_ref().map(|party| party.as_str()) else {
            continue;
        };
        let others: Vec<Option<&str>> = own
            .iter()
            .map(|stated| effort_of_another(playbook, *stated, side))
            .collect();
        if let Some(Some(other)) = others.first()
            && others.iter().all(Option::is_some)
        {
            report.push(one_sided_success(own[0], side, other));
        }
    }
}

/// The other side whose effort an expectation asks for.
fn effort_of_another<'a>(
    playbook: &'a Playbook,
    stated: Stated<'a>,
    side: &str,
) -> Option<&'a str> {
    if stated.expectation.metric.is_some() {
        let (_, metric) = stated.metric(playbook)?;
        if metric.ledger.as_ref()?.as_str() == RESULTS {
            return None;
        }
    }
    let owner = stated.expectation.owner.as_ref();
    let home = owner.and_then(|owner| playbook.person(owner.as_str()));
    let home = home.map(|(page, _)| page.id.as_str());
    let filter = stated.expectation.filter.iter();
    let named = filter
        .flat_map(|filter| filter.value.iter())
        .filter(|entry| WHO.contains(&entry.key.value.as_str()))
        .filter_map(|entry| Some(entry.value.as_ref()?.value.as_str()));
    let mut parties = named.chain(home);
    parties.find(|party| *party != side && playbook.is_side(party))
}

fn one_sided_success(first: Stated<'_>, side: &str, other: &str) -> Finding {
    let page = first.page;
    let finding = page.finding(RULE.id, page.key_span(first.table));
    let finding = finding.field(first.table);
    finding.with("side", side).with("other", other)
}

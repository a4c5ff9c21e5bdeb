use super::super::custom::{Broken, broken};
use super::super::gates::words;
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};
use crate::locale::Arg;
use crate::model::config::RuleLevel;

pub(super) static RULE: Rule = Rule {
    id: "own-rule-broken",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A rule that the playbook has written for itself, `[[own_rule]]` of `comity.toml`, is not true of a
document, or of the playbook. What an own rule asks for and is not written is not judged: `has(…)` asks
whether something is there.

**Why.** No program knows what two companies have agreed on among themselves.

```bad
==> comity.toml
format = 1
[[own_rule]]
id = "small-budgets"
kind = "brief"
expr = "this.budget.amount <= 5000.0"
says = { en = "the budget is above 5000", ru = "бюджет больше 5000" }
blames = "budget"
==> briefs/2026-04-thaw.md
---
budget: 7000 USD
---
```

```bad
==> comity.toml
format = 1
[[own_rule]]
id = "a-decision-a-campaign"
expr = "size(decisions) >= size(briefs)"
says = { en = "there are more campaigns than decisions", ru = "кампаний больше, чем решений" }
==> briefs/2026-04-thaw.md
---
title: Thaw
---
```

```good
==> comity.toml
format = 1
[[own_rule]]
id = "small-budgets"
kind = "brief"
expr = "this.budget.amount <= 5000.0"
says = { en = "the budget is above 5000", ru = "бюджет больше 5000" }
blames = "budget"
==> briefs/2026-04-thaw.md
---
budget: 4500 USD
---
==> briefs/2026-05-river.md
---
title: River
---
```

**Configuration.** `level = "warning"` or `"off"` in the rule's own table; a waiver names `own-rule-broken` and, as
`field`, the rule's id. `own-rule-broken = "off"` under `[rules]` passes over all of them.

**Origin.** It is what the playbook says itself.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let found = broken(context).into_iter();
    report.extend(found.filter_map(|broken| own_rule_broken(&broken)));
}

/// `None` where the rule is off.
fn own_rule_broken(broken: &Broken<'_>) -> Option<Finding> {
    let level = broken.rule.level.as_ref().map(|level| level.value);
    let level = level.unwrap_or(RuleLevel::Error).level()?;
    let id = broken.rule.id.as_ref()?;
    let says = broken.rule.says.as_ref();
    let says = says.map_or_else(|| Arg::from(&id.value), |says| words(&says.value));
    let finding = Finding::new(RULE.id, broken.place.clone())
        .level(level)
        .field(&id.value)
        .with("id", &id.value)
        .with("words", says);
    Some(match broken.page {
        Some(page) => finding.object(page.object()),
        None => finding,
    })
}

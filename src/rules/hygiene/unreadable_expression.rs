use super::super::custom::{Faulty, faulty};
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-expression",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
An expression of an own rule or of an own condition cannot be read or run: it has a mistake of
writing, names something that is not there, compares what cannot be compared, is no condition, or may
take more work than 1,000,000 steps. What an expression may look at is on the page about gates.

**Why.** A rule that cannot be run finds nothing, and looks as if all were well.

```bad
==> comity.toml
format = 1
[[own_rule]]
id = "small-budgets"
kind = "brief"
expr = "this.buget.amount <= 5000.0"
says = { en = "the budget is above 5000", ru = "бюджет больше 5000" }
```

```bad
==> comity.toml
format = 1
[gates.pilot]
conditions = [{ id = "budget-agreed", expr = "index.phases.pilot.budget > 5000" }]
```

```bad
==> comity.toml
format = 1
[gates.pilot]
conditions = [{ id = "budget-agreed", expr = "size(briefs) >" }]
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
```

**Configuration.** `unreadable-expression = "warning"` under `[rules]`.

**Origin.** A check that silently does nothing is worse than none.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.extend(faulty(context).into_iter().map(unreadable_expression));
}

fn unreadable_expression(faulty: Faulty<'_>) -> Finding {
    let finding = Finding::new(RULE.id, faulty.place).variant(faulty.trouble.variant);
    let finding = finding.with("id", faulty.id).field(faulty.id);
    let args = faulty.trouble.args.into_iter();
    let finding = args.fold(finding, |finding, (name, value)| finding.with(name, value));
    match faulty.trouble.near {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

use super::super::{Check, Context, Rule, default_levels};
use crate::compare::covered::newly_allowed;
use crate::compare::weakening::{self, Weakening};
use crate::finding::{Finding, Level, Report};
use crate::history::{Base, Timeline};

pub(super) static RULE: Rule = Rule {
    id: "weakened-check",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A change makes a check weaker than it was where this work began, and no decision of the same
change says so: a rule's level lowered or switched off, a limit raised, a waiver added or
prolonged, the baseline grown, the KPI rule loosened, a profile that lets more pass, a gate that asks
less, or a metric's formula, ledger, direction, baseline, count or minimum n rewritten, be it by another
ready metric. What grows stricter is not told; a key that only means something else, such as the number of KPIs, is.

**Why.** Loosening the ruler is the quietest way to reach a target. It may be right, and then both
sides should have decided it.

**How it is compared.** Today's files against the commit at which the branch left the default
branch; on the default branch itself, against the commit before the last. A decision covers a
weakening when it is accepted, was not so at that commit, and its `changes` names the place:
`comity.toml`, `comity.toml#rules.ID`, `comity.toml#kpi`, or the metric (`metric/cpe` or
`metric/cpe#formula`), or the baseline (`comity-baseline.toml`). A waiver is covered by the accepted
decision it names itself. A baseline that comes with the first `comity.toml` weakens nothing.

Shown as two states of one file, so these examples have no tests of their own on this page:

```toml
# before
[rules]
vague-wording = "warning"
```

```toml
# after: needs a decision with `changes: ["comity.toml#rules.vague-wording"]`
[rules]
vague-wording = "off"
```

**Origin.** Partnership practice asks for change control: what may change without a new
acknowledgement is written down, and the rest needs one. A practice, not a law of nature.
"#,
    check: Check::History(check),
};

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    let Some(base) = &timeline.base else { return };
    let now = context.playbook;
    let found = weakening::between(&base.playbook, now, &default_levels());
    let allowed = newly_allowed(&base.playbook, now);
    let open = found
        .iter()
        .filter(|weakening| weakening.decision.is_none())
        .filter(|weakening| {
            let mut names = weakening.names.iter();
            !names.any(|name| allowed.iter().any(|it| it.name == *name))
        });
    for weakening in open {
        report.push(weakened(weakening, base));
    }
}

fn weakened(weakening: &Weakening, base: &Base) -> Finding {
    let commit: String = base.commit.chars().take(8).collect();
    Finding::new(RULE.id, weakening.place.clone())
        .variant(weakening.variant)
        .with("subject", weakening.subject.clone())
        .with("before", weakening.before.clone())
        .with("after", weakening.after.clone())
        .with("commit", commit)
        .with("name", weakening.names[0].clone())
        .field(weakening.names[0].clone())
}

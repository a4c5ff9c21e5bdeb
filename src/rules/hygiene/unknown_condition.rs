use super::super::gates::mistakes;
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Place, Report};

pub(super) static RULE: Rule = Rule {
    id: "unknown-condition",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
`[gates.NAME]` asks a condition that does not come with the program and has no `expr` of its own, or
leaves out one that the profile does not ask.

**Why.** A gate that asks nothing is open, and nobody is told.

```bad
==> comity.toml
format = 1
[gates.pilot]
conditions = ["owner-named"]
```

```bad
==> comity.toml
format = 1
[gates.pilot]
without = ["exit-plan"]
```

```good
==> comity.toml
format = 1
[gates.pilot]
conditions = ["exit-plan", { id = "two-briefs", expr = "size(briefs) >= 2" }]
without = ["owners-named"]
```

**Configuration.** `unknown-condition = "warning"` under `[rules]`, for a playbook that is read by several
versions of this program.

**Origin.** A misspelled setting that is silently ignored is the oldest trap of configuration files.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let found = mistakes(context.playbook).into_iter();
    report.extend(found.map(|it| unknown_condition(it.id, it.place, it.near)));
}

fn unknown_condition(id: &str, place: Place, near: Option<&str>) -> Finding {
    let finding = Finding::new(RULE.id, place).with("id", id).field(id);
    match near {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

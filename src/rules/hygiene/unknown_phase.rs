use super::super::gates::phaseless;
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Place, Report};

pub(super) static RULE: Rule = Rule {
    id: "unknown-phase",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
`[gates.NAME]` stands before a phase that does not exist: its `phase`, or its name where it has none, is
neither a phase of the profile nor one that the front page dates.

**Why.** Nobody ever comes to that phase, so the gate is never asked.

```bad
==> comity.toml
format = 1
[gates.second-market]
phase = "scael"
conditions = ["exit-plan"]
```

```bad
==> comity.toml
format = 1
[gates.pilto]
conditions = ["exit-plan"]
```

```good
==> comity.toml
format = 1
[gates.second-market]
phase = "scale"
conditions = ["exit-plan"]
[gates.market-test]
conditions = ["owners-named"]
==> index.md
---
phases: { market-test: { from: 2026-05-04 } }
---
```

**Configuration.** `unknown-phase = "warning"` under `[rules]`.

**Origin.** A misspelled setting that is silently ignored is the oldest trap of configuration files.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let found = phaseless(context.playbook).into_iter();
    report.extend(found.map(|it| unknown_phase(it.id, it.place, it.near)));
}

fn unknown_phase(id: &str, place: Place, near: Option<&str>) -> Finding {
    let finding = Finding::new(RULE.id, place).with("id", id).field(id);
    match near {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

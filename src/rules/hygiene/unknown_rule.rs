use super::super::{Check, Context, Rule, all, find};
use crate::finding::{Finding, Fix, Level, Place, Report, Safety};
use crate::model::field::inside_quotes;
use crate::text::{Spanned, nearest};

pub(super) static RULE: Rule = Rule {
    id: "unknown-rule",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
`[rules]` of `comity.toml` or a waiver names a rule that this program does not have.

**Why.** A rule that was to be switched on, or made milder, is neither, and nobody is told. `comity
rules` lists them all.

```bad
==> comity.toml
format = 1
[rules]
crowded-chanel = "off"
```

```bad
==> charter.md
---
title: How we work
waivers: [{ rule: crowded-rooms, reason: the launch, owner: dana, until: 2026-12-31 }]
---
```

```good
==> comity.toml
format = 1
[rules]
crowded-channel = "off"
```

**Configuration.** `unknown-rule = "warning"` under `[rules]`, for a playbook that is read by several
versions of this program.

**Origin.** A misspelled setting that is silently ignored is the oldest trap of configuration files.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let config = &context.playbook.config;
    for entry in config.rules.iter().flat_map(|rules| rules.value.iter()) {
        if find(&entry.key).is_none() {
            let place = Place::new(&context.playbook.config_file.path, entry.key.span);
            let finding = unknown_rule(place, &entry.key).object("comity.toml");
            report.push(finding.field(format!("rules.{}", entry.key.value)));
        }
    }
}

/// A finding that `id`, written at `place`, is the id of no rule; the nearest one is offered.
pub(in crate::rules) fn unknown_rule(place: Place, id: &Spanned<String>) -> Finding {
    let path = place.path.clone();
    let finding = Finding::new(RULE.id, place).with("rule", &id.value);
    match nearest(id, all().map(|rule| rule.id)) {
        Some(near) => {
            let fix = Fix::replace(Safety::Unsafe, &path, inside_quotes(id, id.span), near);
            finding.with("near", near).help("did-you-mean").fix(fix)
        }
        None => finding,
    }
}

use super::super::baseline;
use super::super::options::OPTIONS;
use super::super::{Check, Context, Rule, all, find};
use crate::finding::{Finding, Fix, Level, Place, Report, Safety};
use crate::locale::Message;
use crate::model::field::{Either, inside_quotes};
use crate::text::{DocPath, Spanned, nearest};

pub(super) static RULE: Rule = Rule {
    id: "unknown-rule",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
`[rules]` of `comity.toml`, a waiver or the baseline names a rule that this program does not have, an
option that the rule does not know, or a value that the option cannot hold.

**Why.** A rule that was to be switched on, or made milder, is neither, and nobody is told. `comity
rules` lists them all.

```bad
==> comity.toml
format = 1
[rules]
crowded-chanel = "off"
```

```bad
==> comity.toml
format = 1
[rules]
crowded-channel = { membres = 8 }
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
        let path = &context.playbook.config_file.path;
        if find(&entry.key).is_none() {
            let place = Place::new(path, entry.key.span);
            let finding = unknown_rule(place, &entry.key).object("comity.toml");
            report.push(finding.field(format!("rules.{}", entry.key.value)));
        } else if let Some(Either::That(settings)) = entry.value.as_ref().map(|value| &value.value)
        {
            let wrong = settings.options.iter();
            let wrong = wrong.filter_map(|(key, value)| wrong_option(path, &entry.key, key, value));
            report.extend(wrong);
        }
    }
    let baseline = context.playbook.baseline.iter();
    report.extend(baseline.flat_map(|baseline| baseline::unknown_rules(baseline)));
    for layer in context.playbook.lineage.own() {
        for id in layer.rules() {
            let place = Place::new(&layer.file.path, id.span);
            let finding = find(id).is_none().then(|| unknown_rule(place, id));
            report.extend(finding.map(|it| {
                it.object(layer.file.path.as_str())
                    .field(format!("rules.{}", id.value))
            }));
        }
    }
}

/// A finding where a rule does not know an option, or cannot read its value: the limit would
/// silently stay what it was.
fn wrong_option(
    path: &DocPath,
    rule: &str,
    key: &Spanned<String>,
    value: &Spanned<String>,
) -> Option<Finding> {
    let known = || OPTIONS.iter().filter(|(of, ..)| *of == rule);
    let field = format!("rules.{rule}.{}", key.value);
    let told = |span| {
        let finding = Finding::new(RULE.id, Place::new(path, span)).object("comity.toml");
        finding
            .field(field)
            .with("rule", rule)
            .with("option", &key.value)
    };
    match known().find(|(_, name, _)| *name == key.value) {
        Some((.., form)) if form.accepts(value) => None,
        Some((.., form)) => {
            let finding = told(value.span).variant("value");
            Some(
                finding
                    .with("text", &value.value)
                    .with("form", Message::new(form.message())),
            )
        }
        None => {
            let finding = told(key.span).variant("option");
            Some(match nearest(key, known().map(|(_, name, _)| *name)) {
                Some(near) => finding.with("near", near).help("did-you-mean"),
                None => finding,
            })
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

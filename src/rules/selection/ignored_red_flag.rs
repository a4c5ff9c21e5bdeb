use super::super::options;
use super::super::{Check, Context, Rule};
use super::choice::{Choice, choices};
use crate::finding::{Finding, Level, Report};
use crate::model::Playbook;
use crate::model::field::Items;
use crate::model::kinds::DecisionStatus;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "ignored-red-flag",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A candidate was chosen although `red_flags` are written down about it, and no accepted decision says why:
one that the selection names under `decision`, or that names the selection or the candidate under
`changes`. One flag is enough in the profile `standard`.

**Why.** What gave pause before the first invoice gives more of it afterwards. There may be good reasons
to go on; whoever writes them down can be reminded of them.

```bad
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
red_flags: ["asked for the fee before asking for the product"]
---
```

```good
==> selection.md
---
chosen: lumen
decision: 2026-01-23-lumen
---
==> decisions/2026-01-23-lumen.md
---
status: accepted
---
==> candidates/lumen.md
---
red_flags: ["asked for the fee before asking for the product"]
---
```

```good
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
red_flags: []
---
==> candidates/kite.md
---
red_flags: ["eight days for the first answer"]
---
```

**Configuration.** `ignored-red-flag = { flags = 2 }` under `[rules]`: so many have to be there.

**Origin.** Practitioners list warning signs: vague wishes, slow answers, money before the common cause.
One of them stops at the first, another counts them. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let profile = context.playbook.profile.selection.as_ref();
    let standard = profile.and_then(|limits| limits.red_flags.as_ref());
    let Some(enough) = options::count(context, (RULE.id, "flags"), standard) else {
        return;
    };
    for choice in choices(context) {
        let Some(flags) = choice.chosen.facts.red_flags.as_ref() else {
            continue;
        };
        let is_flagged = !flags.is_empty() && enough <= flags.len();
        if is_flagged && !is_answered(context.playbook, &choice) {
            report.push(ignored_red_flag(&choice, flags));
        }
    }
}

/// Whether an accepted decision stands behind the choice.
fn is_answered(playbook: &Playbook, choice: &Choice<'_>) -> bool {
    let named = choice
        .selection
        .and_then(|(_, selection)| selection.decision.as_ref());
    let objects: Vec<String> = [
        Some(choice.chosen.page),
        choice.selection.map(|(page, _)| page),
    ]
    .into_iter()
    .flatten()
    .map(crate::model::Page::object)
    .collect();
    playbook.decisions().any(|(page, decision)| {
        let mut changes = decision.changes.iter().flat_map(|it| it.value.iter());
        let is_named = named.is_some_and(|id| id.as_str() == page.id);
        let is_about = changes.any(|reference| {
            let object = playbook.object(reference.as_str());
            object.is_some_and(|(document, _)| objects.contains(&document.page.object()))
        });
        page.decision_status() == Some(DecisionStatus::Accepted) && (is_named || is_about)
    })
}

fn ignored_red_flag(choice: &Choice<'_>, flags: &Spanned<Items<String>>) -> Finding {
    let candidate = choice.chosen.page;
    let first = flags.iter().next().map_or("", |flag| flag.as_str());
    candidate
        .finding(RULE.id, flags.span)
        .with("candidate", candidate.id.as_str())
        .with("count", flags.len())
        .with("flag", first)
        .field("red_flags")
        .label(choice.place(), "ignored-red-flag.chosen")
}

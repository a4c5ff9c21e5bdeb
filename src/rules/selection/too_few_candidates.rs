use super::super::{Check, Context, Rule, options};
use super::choice::{Choice, applicants, choices};
use crate::finding::{Finding, Level, Report, Toward};

pub(super) static RULE: Rule = Rule {
    id: "too-few-candidates",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A partner was chosen, and fewer candidates were spoken with than the profile says, which is three in
the profile `standard`. The chosen one counts. A candidate whose `conversations` are empty, or only to
come, does not.

Somebody is chosen when the selection names them under `chosen`, or, where it names nobody, when a
candidate has `outcome: selected`. With `selection: existing-relationship` on the front page nothing is
asked: who has worked together before chooses otherwise.

**Why.** The first candidate always looks good: there is nothing beside them. A third conversation
costs an hour and shows what the first two had in common.

```bad
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
conversations: [{ date: 2026-01-15 }]
---
==> candidates/bright-kite.md
---
conversations: [{ date: 2026-01-20 }]
---
==> candidates/harbor.md
---
outcome: rejected
---
```

```good
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
conversations: [{ date: 2026-01-15 }]
---
==> candidates/bright-kite.md
---
conversations: [{ date: 2026-01-20 }]
---
==> candidates/harbor.md
---
conversations: [{ date: 2026-01-19 }]
---
```

```good
==> index.md
---
selection: existing-relationship
---
==> candidates/lumen.md
---
outcome: selected
---
```

**Configuration.** `too-few-candidates = { candidates = 2 }` under `[rules]`.

**Origin.** A facilitator asks for talks with three or four possible partners before one is chosen. It
is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let limits = context.playbook.profile.selection.as_ref();
    let standard = limits.and_then(|limits| limits.candidates.as_ref());
    let Some(wanted) = options::count(context, (RULE.id, "candidates"), standard) else {
        return;
    };
    // Conversations that cannot be read are told elsewhere, and took place.
    let spoken = applicants(context.playbook)
        .filter(|candidate| candidate.talks(context.as_of).is_none_or(|count| 0 < count))
        .count();
    for choice in choices(context) {
        if spoken < wanted {
            report.push(too_few_candidates(&choice, spoken, wanted));
        }
    }
}

fn too_few_candidates(choice: &Choice<'_>, spoken: usize, wanted: usize) -> Finding {
    let mut finding = choice
        .page
        .finding(RULE.id, choice.span)
        .field(choice.field)
        .with("candidate", &choice.chosen.page.id)
        .with("n", spoken)
        .with("wanted", wanted);
    finding.set_measure(spoken, "candidates", Toward::Higher);
    finding.evidence.observed = Some(spoken.to_string());
    finding.evidence.expected = Some(wanted.to_string());
    finding
}

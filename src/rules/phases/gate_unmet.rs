use super::super::gates::{Answer, Condition, Gate, Stands, near};
use super::super::{Check, Context, Rule};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Label, Level, Report};
use crate::history::Timeline;
use crate::locale::{Arg, Lang, Message};
use crate::model::Page;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "gate-unmet",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A phase has begun, and a condition of the gate before it does not hold. Each such condition is listed
with its evidence; those of which nobody can say whether they hold are listed too, and alone they are
no finding. `comity status --why` prints them all. Which conditions a gate asks is said by
`[gates.NAME]` of the profile and of `comity.toml`.

**Why.** What is skipped is paid for later: a pilot without a signed letter ends in a quarrel about
what was promised, and a contract without a pilot in one about everything else.

No letter of intent and no agreement is there:

```bad
==> comity.toml
format = 1
[gates.pilot]
without = ["owners-named", "budget-stated"]
==> index.md
---
parties: [northwind, lumen]
phases: { pilot: { from: 2026-02-16 } }
---
```

One side wants to change something, and the framework has begun:

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, verdicts: { northwind: continue, lumen: adapt } }
  framework: { from: 2026-03-20 }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, verdicts: { northwind: continue, lumen: continue } }
  framework: { from: 2026-03-20 }
---
==> parties/northwind.md
---
people: { anna: { name: Anna, roles: [owner] } }
---
==> parties/lumen.md
---
people: { dana: { name: Dana, roles: [owner] } }
---
```

A condition that the partnership does not need is left out, which is a weakened check and needs a
decision:

```good
==> comity.toml
format = 1
[gates.framework]
without = ["pilot-verdict", "owners-named"]
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, verdicts: { northwind: continue, lumen: adapt } }
  framework: { from: 2026-03-20 }
---
```

**Configuration.** `[gates.NAME]` in `comity.toml`: `conditions` adds some, `without` leaves some out.
`gate-unmet = "warning"` or `"off"` under `[rules]`. It is caused by time, since a phase begins on its
day: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners do not go on while goals differ, before one metric is agreed on, or before a
pilot has worked and both sides want more. It is a practice, not a law of nature.
"#,
    check: Check::MaybeHistory(check),
};

/// How many places are marked; the notes name every condition.
const MARKED: usize = 6;

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let playbook = context.playbook;
    let Some((page, partnership)) = playbook.partnership() else {
        return;
    };
    if page.is_closed() || Clock::of(playbook).is_over(context.as_of) {
        return;
    }
    let phases = partnership.phases.iter().flat_map(|all| all.value.iter());
    let spans: Vec<(&str, Span)> = phases
        .map(|entry| (entry.key.value.as_str(), entry.key.span))
        .collect();
    let gates = near(context, timeline).into_iter();
    for gate in gates.filter(|gate| gate.stands == Stands::Current) {
        let span = spans.iter().find(|(id, _)| *id == gate.phase);
        let span = span.map_or(page.key_span("phases"), |(_, span)| *span);
        if gate.answer() == Answer::Fails {
            report.push(gate_unmet(page, span, &gate));
        }
    }
}

fn gate_unmet(page: &Page, span: Span, gate: &Gate) -> Finding {
    let phase = |lang| crate::actuals::phases::name(&gate.phase, lang);
    let name = Arg::Words {
        en: phase(Lang::En),
        ru: phase(Lang::Ru),
    };
    let failing = gate.with(Answer::Fails).count();
    let mut finding = page
        .finding(RULE.id, span)
        .cause(Cause::Time)
        .field(format!("phases.{}", gate.phase))
        .with("gate", &gate.id)
        .with("phase", name)
        .with("count", failing)
        .with("of", gate.conditions.len());
    let answers = [
        (Answer::Fails, "gate-unmet-fails"),
        (Answer::Unknown, "gate-unmet-unknown"),
    ];
    for (answer, id) in answers {
        finding
            .notes
            .extend(gate.with(answer).map(|it| note(it, id)));
    }
    let evidence = gate.with(Answer::Fails).flat_map(Condition::decisive);
    let marked = evidence.filter_map(|it| {
        let place = it.place.clone().filter(|place| *place != finding.place)?;
        let message = it.says.clone();
        Some(Label { place, message })
    });
    finding.labels = marked.take(MARKED).collect();
    finding
}

/// A condition and the first thing that its answer rests on.
fn note(condition: &Condition, id: &'static str) -> Message {
    let note = Message::new(id).with("condition", condition.says.clone());
    match condition.decisive().next() {
        Some(evidence) => note.with("evidence", evidence.says.clone()),
        None => note.with("evidence", ""),
    }
}

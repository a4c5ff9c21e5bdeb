use super::super::{Check, Context, Rule};
use super::roster::{has_left, is_over, written};
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::field::{RefTarget, RefUse};
use crate::model::ids::PersonId;
use crate::model::kinds::{Facts, Kind, Person};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "owner-left",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
Somebody who is responsible has left (`until` is over) and nobody stands in on the day of the
check: neither the person under `replaced_by` nor, where that one has left too, the next in the row.

Responsible are the owner of a document or an expectation, of an action or a blocker that is not
done, the contact of a creator or a campaign, who decides in the charter, and who drives or decides
an open decision. Closed documents keep the names of their time; so do updates, health checks,
reviews, post-mortems and sheets, which are records.

**Why.** A promise outlives the person who gave it only if somebody took it over. Otherwise it is
found out when the date has passed.

```bad
==> parties/lumen.md
---
people: { li: { name: Li, until: 2026-03-20 } }
---
==> metrics/cpe.md
---
owner: li
---
```

The successor has not come yet:

```bad
==> parties/lumen.md
---
people:
  li: { name: Li, until: 2026-03-20, replaced_by: sam }
  sam: { name: Sam, from: 2026-04-10 }
---
==> parties/ann-cooks.md
---
type: creator
contact: li
---
```

```good
==> parties/lumen.md
---
people:
  li: { name: Li, until: 2026-03-20, replaced_by: sam }
  sam: { name: Sam, from: 2026-03-16 }
---
==> metrics/cpe.md
---
owner: li
---
```

What is closed or done stays as it was:

```good
==> parties/lumen.md
---
people: { li: { name: Li, until: 2026-03-20 } }
---
==> briefs/2026-02-first.md
---
status: closed
owner: li
contact: li
---
==> post-mortems/2026-02-first.md
---
owner: li
actions: { shorter-brief: { owner: li, due: 2026-03-01, done: 2026-02-27 } }
---
```

**Configuration.** `owner-left = "warning"` or `"off"` under `[rules]`. The finding is caused by time:
`--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners tell that partnerships fall apart when an owner leaves without a
successor. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    if is_over(playbook, day) {
        return;
    }
    for page in playbook.documents.iter().map(|document| &*document.page) {
        for reference in page
            .refs
            .iter()
            .filter(|used| is_responsible(page, used, day))
        {
            let Some((home, person)) = playbook.person(&reference.id) else {
                continue;
            };
            if has_left(person, day) {
                let successor = successor(playbook, person, day);
                report.extend(owner_left((page, reference), (home, person), &successor));
            }
        }
    }
}

/// Who takes over from somebody who has left.
enum Successor<'a> {
    Here,
    /// The next in the row has not come yet.
    Later(&'a Spanned<PersonId>, &'a Spanned<Date>),
    Nobody,
}

/// The first in the row of successors who has not left by `day`.
fn successor<'a>(playbook: &'a Playbook, person: &'a Person, day: Date) -> Successor<'a> {
    const LONGEST_ROW: usize = 100;
    let mut person = person;
    for _ in 0..LONGEST_ROW {
        let id = person.replaced_by.as_ref();
        let next = id.and_then(|id| Some((id, playbook.person(id.as_str())?.1)));
        let Some((id, next)) = next else { break };
        match &next.from {
            _ if has_left(next, day) => person = next,
            Some(from) if day < from.value => return Successor::Later(id, from),
            _ => return Successor::Here,
        }
    }
    Successor::Nobody
}

/// Whether a reference makes somebody answerable for something that is still open.
fn is_responsible(page: &Page, reference: &RefUse, day: Date) -> bool {
    if reference.target != RefTarget::Person {
        return false;
    }
    let keys: Vec<&str> = reference.field.split('.').collect();
    match keys[..] {
        [table @ ("actions" | "blockers"), item, "owner"] => {
            written(page, &[table, item, "done"]).is_none()
        }
        ["owner"]
        | ["expectations", _, "owner"]
        | ["contact" | "driver" | "decider" | "decision-makers", ..]
        | ["approvals" | "decision_rights", _, "decider", ..] => is_open(page, day),
        _ => false,
    }
}

fn is_open(page: &Page, day: Date) -> bool {
    const RECORDS: [Kind; 5] = [
        Kind::Update,
        Kind::HealthCheck,
        Kind::Review,
        Kind::PostMortem,
        Kind::Alignment,
    ];
    let is_settled = match &page.facts {
        Facts::Agreement(agreement) => {
            let term = agreement.term.as_ref();
            let last = term.and_then(|term| term.to.as_ref());
            last.is_some_and(|last| last.value < day)
        }
        Facts::Brief(brief) => brief.verdict.is_some(),
        Facts::Selection(selection) => selection.chosen.is_some(),
        Facts::Candidate(candidate) => candidate.outcome.is_some(),
        _ => false,
    };
    !page.is_closed() && !is_settled && !RECORDS.contains(&page.kind)
}

fn owner_left(
    (page, used): (&Page, &RefUse),
    (home, person): (&Page, &Person),
    successor: &Successor<'_>,
) -> Option<Finding> {
    let until = person.until.as_ref()?;
    let finding = page
        .finding(RULE.id, used.id.span)
        .field(used.field.clone())
        .with("person", &used.id.value)
        .with("date", until.value);
    let finding = match successor {
        Successor::Here => return None,
        Successor::Nobody => finding.with("file", home.path().as_str()),
        Successor::Later(id, from) => finding
            .variant("later")
            .with("successor", id.as_str())
            .with("from", from.value),
    };
    let place = Place::new(home.path(), until.span);
    Some(finding.label(place, "owner-left-until").cause(Cause::Time))
}

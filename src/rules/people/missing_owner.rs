use super::super::{Check, Context, Rule};
use super::roster::{Holder, Side, is_over, role_of, sides};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::kinds::{Person, Role};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "missing-owner",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A side has no partnership owner on the day of the check: nobody among its `people` has the role
`owner`, or the one who had it has left (`until`) or has not come yet (`from`).

Only sides are asked, that is, the parties that `index.md` lists. A partnership that has ended
needs no owner.

**Why.** What belongs to everybody is done by nobody. The other side needs one name to write to,
and that name needs the right to answer.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
people: { anna: { name: Anna, roles: [owner] } }
---
==> parties/lumen.md
---
people: { dana: { name: Dana, roles: [member] } }
---
```

```bad
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people: { dana: { name: Dana, roles: [owner], until: 2026-03-30 } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
people: { anna: { name: Anna, roles: [owner] } }
---
==> parties/lumen.md
---
people:
  li: { name: Li, roles: [owner], until: 2026-03-30, replaced_by: dana }
  dana: { name: Dana, roles: [owner], from: 2026-03-20 }
---
```

A creator that is not a side needs no owner.

```good
==> index.md
---
parties: [northwind]
---
==> parties/northwind.md
---
people: { anna: { name: Anna, roles: [owner] } }
---
==> parties/ann-cooks.md
---
type: creator
---
```

**Configuration.** `missing-owner = "warning"` or `"off"` under `[rules]`. A profile may say how much time
an owner plans at least, `owner_hours = "10 h/week"` under `[people]`: an `allocation` below it is a
warning.

**Origin.** Practitioners ask for one owner on each side who holds communication and decisions,
full-time at first. It is what worked for them, not a law of nature: two founders who share a desk
may do without.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if is_over(context.playbook, context.as_of) {
        return;
    }
    for side in sides(context.playbook) {
        let owners = side.with_role(Role::Owner, context.as_of);
        if owners.is_empty() {
            report.push(missing_owner(side, context.as_of));
        }
        report.extend(owners.iter().filter_map(|it| too_little(context, side, it)));
    }
}

/// That an owner plans less time than the profile says; what is not stated is not judged.
fn too_little(context: &Context<'_>, side: Side<'_>, owner: &Holder<'_>) -> Option<Finding> {
    let limits = context.playbook.profile.people.as_ref()?;
    let wanted = &limits.owner_hours.as_ref()?.value;
    let planned = owner.person.allocation.as_ref()?;
    (planned.value < *wanted).then(|| {
        let page = side.page;
        let mut finding = page
            .finding(RULE.id, planned.span)
            .variant("hours")
            .level(Level::Warning)
            .with("person", &owner.id.value)
            .with("planned", planned.value.to_string())
            .with("wanted", wanted.to_string())
            .field("people");
        finding.evidence.observed = Some(planned.value.to_string());
        finding.evidence.expected = Some(format!(">= {wanted}"));
        finding
    })
}

fn missing_owner(side: Side<'_>, day: Date) -> Finding {
    let page = side.page;
    let with_day = |which: Which| {
        let owners = side.people();
        let owners = owners.filter(|(_, person)| role_of(person, Role::Owner).is_some());
        owners
            .filter_map(move |(id, person)| Some((id, which(person)?)))
            .collect::<Vec<_>>()
    };
    let comes = with_day(|owner| owner.from.as_ref());
    let comes = comes.into_iter().filter(|(_, from)| day < from.value);
    let left = with_day(|owner| owner.until.as_ref());
    let left = left.into_iter().filter(|(_, until)| until.value < day);
    let next = comes.min_by_key(|(_, from)| from.value);
    let last = left.max_by_key(|(_, until)| until.value);
    let known = next.map(|it| (it, "later")).or(last.map(|it| (it, "left")));
    let finding = match known {
        Some(((id, date), variant)) => page
            .finding(RULE.id, date.span)
            .variant(variant)
            .with("person", &id.value)
            .with("date", date.value)
            .cause(Cause::Time),
        None => page.finding(RULE.id, page.key_span("people")),
    };
    finding.with("side", side.id).field("people")
}

/// Which of a person's two days is meant.
type Which = fn(&Person) -> Option<&Spanned<Date>>;

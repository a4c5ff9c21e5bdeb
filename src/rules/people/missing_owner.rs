use super::super::{Check, Context, Rule};
use super::roster::{Side, has_left, is_over, role_of, sides};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::kinds::Role;
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

**Configuration.** `missing-owner = "warning"` or `"off"` under `[rules]`.

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
        if side.with_role(Role::Owner, context.as_of).is_empty() {
            report.push(missing_owner(side, context.as_of));
        }
    }
}

fn missing_owner(side: Side<'_>, day: Date) -> Finding {
    let page = side.page;
    let owners = side
        .people()
        .filter(|(_, person)| role_of(person, Role::Owner).is_some());
    let last = owners
        .filter(|(_, person)| has_left(person, day))
        .filter_map(|(id, person)| Some((id, person.until.as_ref()?)))
        .max_by_key(|(_, until)| until.value);
    let finding = match last {
        Some((id, until)) => page
            .finding(RULE.id, until.span)
            .variant("left")
            .with("person", &id.value)
            .with("date", until.value)
            .cause(Cause::Time),
        None => page.finding(RULE.id, page.key_span("people")),
    };
    finding.with("side", side.id).field("people")
}

use super::super::{Check, Context, Rule};
use super::roster::{Holder, Side, is_over, sides};
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::Arg;
use crate::model::kinds::Role;

pub(super) static RULE: Rule = Rule {
    id: "several-owners",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
More than one person of a side has the role `owner` on the day of the check. Somebody who hands
over, that is, who names another owner under `replaced_by`, is not counted, so both may work side
by side for a while.

**Why.** Two owners are two answers to one question. The other side asks the one it likes better,
and what was promised to it is news to the second.

```bad
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people:
  dana: { name: Dana, roles: [owner] }
  li: { name: Li, roles: [cultural-bridge, owner] }
---
```

```good
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people:
  dana: { name: Dana, roles: [owner] }
  li: { name: Li, roles: [cultural-bridge] }
---
```

```good
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people:
  li: { name: Li, roles: [owner], until: 2026-04-15, replaced_by: dana }
  dana: { name: Dana, roles: [owner], from: 2026-03-20 }
---
```

**Configuration.** `several-owners = "warning"` or `"off"` under `[rules]`.

**Origin.** Practitioners advise against running a partnership by committee and ask for one owner
on each side. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if is_over(context.playbook, context.as_of) {
        return;
    }
    for side in sides(context.playbook) {
        let owners = side.with_role(Role::Owner, context.as_of);
        let staying: Vec<Holder<'_>> = owners
            .iter()
            .filter(|owner| !hands_over(owner, &owners))
            .copied()
            .collect();
        if let [first, second, ..] = staying[..] {
            let names = staying.iter().map(|owner| owner.id.value.clone()).collect();
            report.push(several_owners(side, [first, second], names));
        }
    }
}

fn hands_over(owner: &Holder<'_>, owners: &[Holder<'_>]) -> bool {
    let successor = owner.person.replaced_by.as_ref();
    successor.is_some_and(|id| owners.iter().any(|other| other.id.value == id.value.0))
}

fn several_owners(side: Side<'_>, [first, second]: [Holder<'_>; 2], all: Vec<String>) -> Finding {
    let finding = side.page.finding(RULE.id, second.role.span);
    let place = Place::new(side.page.path(), first.role.span);
    finding
        .with("side", side.id)
        .with("people", Arg::All(all))
        .with("first", &first.id.value)
        .label(place, "several-owners-first")
        .field("people")
}

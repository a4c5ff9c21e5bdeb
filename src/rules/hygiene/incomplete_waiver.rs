use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "incomplete-waiver",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A waiver lacks one of `rule`, `object`, `reason`, `owner` and `until`, and so accepts nothing. In the
`waivers` of a document the object is the document itself.

**Why.** A waiver is an agreement between people: what is accepted, why, who answers for it, and until
when. Without a name and a day it is a way to be left in peace.

```bad
==> comity.toml
format = 1
[[waiver]]
rule = "crowded-channel"
object = "charter"
reason = "the launch needs everybody"
==> charter.md
---
title: How we work
---
```

```bad
==> charter.md
---
title: How we work
waivers: [{ rule: crowded-channel, reason: "", owner: dana, until: 2026-12-31 }]
---
```

```good
==> charter.md
---
title: How we work
waivers:
  - { rule: crowded-channel, reason: the launch needs everybody, owner: dana, until: 2026-12-31 }
---
```

A key that is there and cannot be read is told by `wrong-value` alone:

```good
==> charter.md
---
title: How we work
waivers:
  - { rule: crowded-channel, reason: the launch needs everybody, owner: dana, until: next year }
---
```

**Configuration.** None that would make sense: a playbook may only lower its level. It cannot be
waived.

**Origin.** Auditors ask these five questions of every exception. It is a practice, not a law of
nature.
"#,
    check: Check::Reading,
};

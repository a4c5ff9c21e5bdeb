use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "expired-waiver",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
The last day of a waiver (`until`) is over. It accepts nothing any more, and what it accepted is told
again.

**Why.** An exception was agreed for a time. If nobody looks at it when the time is over, it is the
rule.

```bad
==> comity.toml
format = 1
[[waiver]]
rule = "crowded-channel"
object = "charter"
reason = "the launch needs everybody"
owner = "dana"
until = 2026-03-30
==> charter.md
---
title: How we work
---
```

```good
==> comity.toml
format = 1
[[waiver]]
rule = "crowded-channel"
object = "charter"
reason = "the launch needs everybody"
owner = "dana"
until = 2026-03-31
==> charter.md
---
title: How we work
---
```

**Configuration.** `expired-waiver = "warning"` under `[rules]`. The finding is caused by time:
`--fail-on` counts it only with `--fail-on-time`. It cannot be waived.

**Origin.** It is how teams that keep a list of exceptions keep it short; a practice, not a law of
nature.
"#,
    check: Check::Reading,
};

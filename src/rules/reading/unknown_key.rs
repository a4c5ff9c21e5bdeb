use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "unknown-key",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A key is written that documents of this kind, or `comity.toml`, do not have. The nearest known key
is offered.

**Why.** A misspelled key looks agreed and takes no effect: nobody is reminded of `revew_by`.

```bad
---
title: Cost per engagement decides
kind: decision
status: accepted
revew_by: 2026-05-01
---
```

```good
---
title: Cost per engagement decides
kind: decision
status: accepted
review_by: 2026-05-01
x-budget-code: MK-17
---
```

**Configuration.** Keys that begin with `x-` are anybody's own. Keys that should be checked and
shown are declared under `[kinds.KIND.fields]`:

```good
==> comity.toml
format = 1

[kinds.decision.fields.budget_code]
type = "text"
==> decisions/2026-02-03-primary.md
---
title: Cost per engagement decides
status: accepted
budget_code: MK-17
---
```
"#,
    check: Check::Reading,
};

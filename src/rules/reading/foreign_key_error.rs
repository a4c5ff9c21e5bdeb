use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "foreign-key-error",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A cell names a party, person, market, campaign or decision that the playbook does not have, or a
correction names a row that is not there.

**Why.** A row that belongs to nobody is missing from every figure by creator, market or campaign, and the
total does not add up.

```bad
==> parties/ann-cooks.md
---
title: Ann
type: creator
timezone: America/New_York
people: { ann: { name: Ann Lee } }
---
==> ledgers/effort.csv
week,person,hours
2026-W08,anne,9
```

```good
==> parties/ann-cooks.md
---
title: Ann
type: creator
timezone: America/New_York
people: { ann: { name: Ann Lee } }
---
==> ledgers/effort.csv
week,person,hours
2026-W08,ann,9
```
",
    check: Check::Reading,
};

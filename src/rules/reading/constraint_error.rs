use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "constraint-error",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A cell holds what can never be: a required cell is empty, a count or a revenue is below zero, an
exchange rate is not above it, a person worked more hours than a week has. Such a cell counts as empty.

**Why.** A sum takes such a number in without a word. A refund or a correction is a row of its own, or
replaces the row it corrects.

```bad
==> ledgers/rates.csv
date,base,quote,rate
2026-02-16,USD,RUB,0
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

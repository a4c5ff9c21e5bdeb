use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-label",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Two columns of a ledger's file have the same name. The first of them is read.

**Why.** One reader takes the first column, another the last, and both believe to see the same numbers.

```bad
==> ledgers/rates.csv
date,base,quote,rate,rate
2026-02-16,USD,RUB,82.40,82.41
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

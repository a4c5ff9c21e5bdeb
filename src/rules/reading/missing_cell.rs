use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "missing-cell",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A row of a ledger has fewer cells than its first line has names. What is there is read.

**Why.** Where a cell is missing, the ones after it may stand in the wrong column, or the export was cut
off in the middle of a line.

```bad
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

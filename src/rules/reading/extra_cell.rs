use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "extra-cell",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A row of a ledger has more cells than its first line has names. Such a row is not read. Empty cells at
the end are forgiven, for spreadsheets write them.

**Why.** Nobody knows which cell belongs to which column. Most often a comma stands inside a number or a
text that is not in quotes.

```bad
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82,40,central bank
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

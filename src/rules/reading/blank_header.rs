use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "blank-header",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A file of a ledger is empty, its first line has no names, or one of its columns has no name.

**Why.** The first line says what each column is. Without it the numbers below have no meaning, and a
column without a name is not read.

```bad
==> ledgers/rates.csv
date,base,quote,rate,
2026-02-16,USD,RUB,82.40,x
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "type-error",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A cell is not of its column's type: no date where a date is wanted, no number, no currency, no week.
Such a cell counts as empty.

**Why.** What cannot be read is left out of every figure, and the figure looks whole. A spelling that the
other side may read otherwise is never guessed.

```bad
==> ledgers/rates.csv
date,base,quote,rate
16.02.2026,USD,RUB,82.40
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

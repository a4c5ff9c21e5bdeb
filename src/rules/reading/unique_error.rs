use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "unique-error",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Two rows of a ledger have the same key: the same id, or the same day, market, campaign, creator,
platform and asset. Rows that differ in `reported_by` may stand side by side.

**Why.** A day that was exported twice counts twice. A correction names the row it replaces in the column
`replaces`, and takes its place.

```bad
==> ledgers/rates.csv
date,base,quote,rate
2026-02-16,USD,RUB,82.40
2026-02-16,USD,RUB,82.41
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```

```good
==> ledgers/rates.csv
date,base,quote,rate,replaces
2026-02-16,USD,RUB,82.40,
2026-02-16,USD,RUB,82.41,2026-02-16/USD/RUB
```
",
    check: Check::Reading,
};

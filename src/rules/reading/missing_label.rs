use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "missing-label",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
The first line of a ledger's file lacks a column that the ledger must have. Where a column of nearly
that name is there, it is shown; where the whole line is one cell, the delimiter is another one, and
the line for `comity.toml` is offered.

**Why.** A ledger without its days, markets or amounts answers no question, and a misspelled column looks
as if it were read.

```bad
==> ledgers/rates.csv
date,base,qoute,rate
2026-02-16,USD,RUB,82.40
```

```bad
==> ledgers/rates.csv
date;base;quote;rate
2026-02-16;USD;RUB;82.40
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```

```good
==> comity.toml
format = 1
[ledgers.rates]
delimiter = ";"
decimal = ","
==> ledgers/rates.csv
date;base;quote;rate
2026-02-16;USD;RUB;82,40
```
"#,
    check: Check::Reading,
};

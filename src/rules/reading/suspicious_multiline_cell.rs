use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "suspicious-multiline-cell",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A cell of a ledger goes over many lines, or a quote opens it that nothing closes.

**Why.** A forgotten quote swallows the rows that follow it, and they are missing without a word.

```bad
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,"central bank
2026-02-17,USD,RUB,82.41,central bank
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
"#,
    check: Check::Reading,
};

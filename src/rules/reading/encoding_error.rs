use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "encoding-error",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A file of a ledger is not written in the encoding that the playbook names for it, UTF-8 where it names
none; or a letter was lost when the file was converted. Such a file is not read.

**Why.** Names with wrong letters are other names, and their rows would be counted apart.

```bad
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,Казначейств�
```

```good
==> ledgers/rates.csv
date,base,quote,rate,source
2026-02-16,USD,RUB,82.40,central bank
```
",
    check: Check::Reading,
};

use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-number",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A number can be read in two ways: `1,234` is a thousand and more to some readers, and one and a
quarter to others.

**Why.** A comma is the decimal sign in Russian and the sign of thousands in English. Inside braces
it even ends the value: `{ target: 0,25 USD }` is two entries to YAML, and a target of zero. In a ledger
`1.234` has two readings too, unless `decimal` is declared or another number shows what the point is.

```bad
---
title: Spring unboxing
kind: brief
budget: 1,234 USD
---
```

```bad
---
title: Letter of intent
kind: agreement
form: loi
expectations: { us-cpe: { target: 0,25 USD } }
---
```

```bad
==> ledgers/rates.csv
date,base,quote,rate
2026-02-16,EUR,USD,1.234
```

```good
==> ledgers/rates.csv
date,base,quote,rate
2026-02-16,EUR,USD,1.234
2026-02-17,EUR,USD,1.23
```

```good
---
title: Letter of intent
kind: agreement
form: loi
expectations: { us-cpe: { target: 0.25 USD } }
---
```
",
    check: Check::Reading,
};

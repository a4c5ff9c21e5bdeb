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
it even ends the value: `{ target: 0,25 USD }` is two entries to YAML, and a target of zero.

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

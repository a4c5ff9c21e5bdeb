use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "wrong-value",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A value is none of the words that can stand in its place, or is not written in the form that the
field wants: money `4500 USD`, a share `90 %`, a duration `48h`, a date `2026-03-31`.

**Why.** What the program cannot read, the other side may read otherwise: `05.06.2026` is a day in
June in Moscow and in May in New York. Such a value is never guessed.

```bad
---
title: Spring unboxing
kind: brief
budget: 2500
dates: { start: 20.02.2026, end: 2026-03-20 }
---
```

```bad
---
title: Letter of intent
kind: agreement
form: letter
---
```

```good
---
title: Spring unboxing
kind: brief
budget: 2500 USD
dates: { start: 2026-02-20, end: 2026-03-20 }
---
```
",
    check: Check::Reading,
};

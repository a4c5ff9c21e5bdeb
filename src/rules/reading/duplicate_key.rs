use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-key",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A key stands twice in one table of the front matter or of `comity.toml`. Both places are shown.

**Why.** YAML readers disagree on which of the two counts, so the two sides may each see another
target. It mostly happens when two branches add the same key and are merged.

```bad
---
title: Letter of intent
kind: agreement
form: loi
expectations:
  cpe: { target: 0.25 USD }
  cpe: { target: 0.30 USD }
---
```

```good
---
title: Letter of intent
kind: agreement
form: loi
expectations:
  cpe: { target: 0.25 USD }
  cpe-ru: { target: 0.30 USD }
---
```
",
    check: Check::Reading,
};

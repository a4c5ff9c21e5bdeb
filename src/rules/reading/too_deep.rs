use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "too-deep",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Tables and lists are nested deeper than a reader can follow.

**Why.** People write three or four levels; more than twenty-four are a slip of an editor, or an
attempt to bring the program to its knees. What is deeper is not read.

```bad
---
title: Deep
x-tree: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}}}}}}}}}}}}}}
---
```

```good
---
title: Flat
x-tree: {a: {a: {a: 1}}}
---
```
",
    check: Check::Reading,
};

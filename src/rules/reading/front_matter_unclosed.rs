use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "front-matter-unclosed",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A document begins with `---` (or `+++`), and no such line follows.

**Why.** Without an end nobody can tell fields from prose; forges show the whole document as text.
Until it is closed, the fields are taken to end before the first blank line.

```bad
---
title: How we name files

Files are named after what is in them.
```

```good
---
title: How we name files
---

Files are named after what is in them.
```
",
    check: Check::Reading,
};

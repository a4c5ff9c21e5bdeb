use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "unquoted-comparison",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A target begins with `>` or `<` and stands without quotes.

**Why.** To YAML a bare `>` opens a block of text: `target: >= 90 %` cannot be read, and a lonely
`target: >` silently becomes empty. The line with quotes is offered; words need none.

```bad
---
title: Letter of intent
kind: agreement
form: loi
expectations:
  on-time:
    target: >= 90 %
---
```

```bad
---
title: Letter of intent
kind: agreement
form: loi
expectations:
  on-time:
    target: >
---
```

```good
---
title: Letter of intent
kind: agreement
form: loi
expectations:
  on-time: { target: ">= 90 %" }
  rounds: { target: at most 3 }
---
```
"#,
    check: Check::Reading,
};

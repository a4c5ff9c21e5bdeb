use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "unknown-kind",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A document says `kind:` with a word that is no kind of document. The nearest one is offered, and
nothing else is told about the keys of the document until the kind is known.

**Why.** The kind decides which keys a document has and where it is listed.

```bad
---
title: Letter of intent
kind: agrement
form: loi
---
```

```good
---
title: Letter of intent
kind: agreement
form: loi
---
```
",
    check: Check::Reading,
};

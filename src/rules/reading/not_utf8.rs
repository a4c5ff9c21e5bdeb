use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "not-utf8",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A document, or `comity.toml`, is not text in UTF-8: it is written in another encoding, a letter was
lost when it was converted, or it is too large to be a document.

**Why.** Letters of another encoding look different on each computer, and Git compares bytes: a
Cyrillic page in Windows-1251 is unreadable on the other side. UTF-16 is a binary file to Git, so
nobody sees what changed. Ledgers may name their encoding; documents have one.

```bad
---
title: Как мы работаем
---

Созвон по втор�икам.
```

```good
---
title: Как мы работаем
---

Созвон по вторникам.
```
",
    check: Check::Reading,
};

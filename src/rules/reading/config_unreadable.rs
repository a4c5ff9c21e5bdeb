use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "config-unreadable",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
`comity.toml`, the profile it names, or the baseline cannot be read as TOML.

**Why.** Without its configuration a playbook is checked by defaults that nobody agreed on: other
levels, other languages, no markets. Without its baseline all that was known is told again.

```bad
==> comity.toml
format = 1
profile = standard
```

```good
==> comity.toml
format = 1
profile = "standard"
```
"#,
    check: Check::Reading,
};

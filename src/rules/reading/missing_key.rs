use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "missing-key",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A key without which a document of its kind says too little is not there, or is left empty.
A metric that `uses` a ready one need not repeat its keys.

**Why.** A party without a time zone, a metric without an owner, a decision without a status:
someone has to ask, across an ocean and eight hours. In a draft it is only information.

```bad
==> parties/lumen.md
---
title: Lumen Agency
type: agency
---
```

```bad
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone:
---
```

```good
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone: America/New_York
---
==> metrics/on-time.md
---
title: Deliverables on time
uses: builtin/on-time
---
```

**Configuration.** A playbook makes keys of its own required with `required = true` under
`[kinds.KIND.fields.KEY]`.
",
    check: Check::Reading,
};

use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "front-matter-unreadable",
    level: Level::Error,
    is_heuristic: false,
    docs: r##"
The fields between the `---` lines at the top of a document cannot be read as YAML (or as TOML
between `+++`, or as JSON).

**Why.** The program reads what a YAML parser reads, not what was meant: a title with a colon, a
hashtag or a handle without quotes turns into something else. The line that mends it is offered
where it can be told. One broken entry costs that entry; the others are read.

```bad
---
title: Spring: unboxing
---
```

```bad
---
title: Handles
tags: [unboxing]
summary: @dana answers questions
---
```

```bad
---
title: Hashtags
tags:
  - #ad
---
```

```good
---
title: "Spring: unboxing"
summary: "@dana answers questions"
tags: ["#ad"]
---
```

**Note.** Anchors, aliases, tags and merge keys are not read: a document says everything where it
is read, and cannot grow while it is being read.
"##,
    check: Check::Reading,
};

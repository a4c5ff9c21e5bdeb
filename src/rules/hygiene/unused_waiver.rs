use super::super::{Check, Rule};
use crate::finding::Level;

pub(super) static RULE: Rule = Rule {
    id: "unused-waiver",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A waiver accepts nothing: what it was granted for has been mended, its `object` names neither a
document nor a file, its rule is switched off, or it is for a finding about waivers, which cannot be
waived. A waiver of a rule that was not run this time is left alone.

**Why.** A forgotten exception is a hole: it will accept the same mistake when it is made again, and
nobody will hear of it.

```bad
==> comity.toml
format = 1
[[waiver]]
rule = "crowded-channel"
object = "chartre"
reason = "the launch needs everybody"
owner = "dana"
until = 2026-12-31
==> charter.md
---
title: How we work
---
```

```bad
==> comity.toml
format = 1
rules = { crowded-channel = "off" }
==> charter.md
---
title: How we work
waivers: [{ rule: crowded-channel, reason: the launch, owner: dana, until: 2026-12-31 }]
---
```

```good
==> comity.toml
format = 1
[[waiver]]
rule = "crowded-channel"
object = "charter"
reason = "the launch needs everybody"
owner = "dana"
until = 2026-12-31
==> charter.md
---
title: How we work
---
```

(The good example is judged with this rule alone: whether the channel is crowded was not asked.)

**Configuration.** `unused-waiver = "off"` under `[rules]`. It cannot be waived.

**Origin.** Tools that check program text warn of suppressions that suppress nothing. It is a practice,
not a law of nature.
"#,
    check: Check::Reading,
};

use super::super::{Check, Context, Rule};

use super::length::measured;
use crate::finding::{Level, Report};
use crate::value::Decimal;

pub(super) static RULE: Rule = Rule {
    id: "document-too-long",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A letter of intent, an agreement or a charter is longer than the profile allows. Markdown has no
pages, so words are counted: 400 English or 330 Russian ones fill a page.

**Why.** Practitioners hold that a letter of intent of two pages is read and one of ten is signed
unread; what nobody reads across a language border is not agreed.

```bad
==> comity.toml
format = 1
profile = "our-profile.toml"
==> our-profile.toml
about = "Short documents, so that this example stays short."

[lengths]
words_per_page = { en = 10, ru = 8 }
loi = { max = 2 }
charter = { min = 1, max = 10 }
==> agreements/2026-02-loi.md
---
title: Letter of intent for the spring pilot
form: loi
---

Lumen makes three videos until 5 March, and Northwind pays 4500 USD when they are accepted.
Both sides tell each other about everything that may be in the way of it.
```

```good
==> comity.toml
format = 1
profile = "our-profile.toml"
==> our-profile.toml
about = "Short documents, so that this example stays short."

[lengths]
words_per_page = { en = 10, ru = 8 }
loi = { max = 2 }
charter = { min = 1, max = 10 }
==> agreements/2026-02-loi.md
---
title: Letter of intent for the spring pilot
form: loi
---

Lumen makes three videos until 5 March, and Northwind pays 4500 USD when they are accepted.
```

**Configuration.** The limits are those of the profile, under `[lengths]`.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for measured in measured(context.playbook) {
        let limit = measured.limits.max.as_ref().map(|limit| limit.value.0);
        let broken =
            limit.filter(|limit| Decimal::from(measured.words) > measured.words_of(*limit));
        report.extend(broken.map(|limit| measured.finding(RULE.id, limit, "<=")));
    }
}

use super::super::{Check, Context, Rule};

use super::length::measured;
use crate::finding::{Level, Report};
use crate::value::Decimal;

pub(super) static RULE: Rule = Rule {
    id: "document-too-short",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A charter is shorter than the profile wants. Markdown has no pages, so words are counted: 400
English or 330 Russian ones fill a page. A document without any text is left to other rules,
and a draft is not measured: it is still being written.

**Why.** Practitioners hold that a charter under five pages leaves out what teams will later argue
about: who decides, how fast, and whom to call.

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
==> charter.md
---
title: How we work
---

We meet every Tuesday.
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
==> charter.md
---
title: How we work
---

We meet every Tuesday.
Anna decides about the budget within two days.
```

**Configuration.** The limits are those of the profile, under `[lengths]`.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let measured = measured(context.playbook).into_iter();
    for measured in measured.filter(|it| !it.document.page.is_draft(context.as_of)) {
        let limit = measured.limits.min.as_ref().map(|limit| limit.value.0);
        let broken =
            limit.filter(|limit| Decimal::from(measured.words) < measured.words_of(*limit));
        report.extend(broken.map(|limit| measured.finding(RULE.id, limit, ">=")));
    }
}

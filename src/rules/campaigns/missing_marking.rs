use super::super::{Check, Context, Rule};
use super::assets::lacking;
use crate::finding::{Level, Report};

pub(super) static RULE: Rule = Rule {
    id: "missing-marking",
    level: Level::Warning,
    is_heuristic: false,
    docs: r##"
An asset was published in a market whose pack asks for a marking, such as the Russian `erid`, and the
cell `marking` of its row in the ledger `deliverables` is empty or a dash. What the cell says is not
judged.

Packs are tables of the profile (`[packs.ru]`), each with the countries it is for, its date and its
sources. All of them are off until `packs` in `comity.toml` names them. Which market an asset belongs
to is told as for `missing-disclosure`. What was published before the pack's `since` is left alone.

**Why.** A mark is given before publication and cannot be got after it. An asset without one is fined
on both sides of the contract, and the fine is found by a robot.

```bad
==> comity.toml
format = 1
packs = ["ru"]
==> parties/dasha-idet.md
---
type: creator
market: ru
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure,marking
post-1,spring,dasha-idet,2026-03-05,2026-03-06,"Реклама, имя рекламодателя",
```

```good
==> comity.toml
format = 1
packs = ["ru"]
==> parties/dasha-idet.md
---
type: creator
market: ru
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure,marking
post-1,spring,dasha-idet,2026-03-05,2026-03-06,"Реклама, имя рекламодателя",erid 2Vtzqn8kFJ1
```

```good
==> comity.toml
format = 1
packs = ["ru"]
==> parties/ann-cooks.md
---
type: creator
market: us
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure,marking
video-1,spring,ann-cooks,2026-03-05,2026-03-06,"#ad",
```

**Configuration.** `packs = ["us", "ru"]` at the top of `comity.toml`; `missing-marking = "error"` under
`[rules]`.

**Origin.** Creators and agencies who publish in Russia keep for each asset the mark of the register. It
is a practice, not a law of nature, and no legal advice.
"##,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lacking = lacking(context, ("marking", |pack| pack.marking.as_deref()));
    report.extend(lacking.iter().map(|lack| lack.finding(RULE.id, "pack-on")));
}

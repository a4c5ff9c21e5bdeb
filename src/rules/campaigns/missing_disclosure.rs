use super::super::{Check, Context, Rule};
use super::assets::lacking;
use crate::finding::{Level, Report};

pub(super) static RULE: Rule = Rule {
    id: "missing-disclosure",
    level: Level::Warning,
    is_heuristic: false,
    docs: r##"
An asset was published in a market whose pack asks for a disclosure, and the cell `disclosure` of its
row in the ledger `deliverables` is empty or a dash. What the cell says is not judged.

Packs are tables of the profile (`[packs.us]`), each with the countries it is for, its date and its
sources. All of them are off until `packs` in `comity.toml` names them. A market is that of the row,
where your ledger has a column `market`; else that of the creator; else those of the campaign. It
belongs to the country it is named after, or to its `country` under `[markets]`. What was published
before the pack's `since` is left alone.

**Why.** An advertisement that hides what it is costs the creator the trust they live on, and the brand
a letter from a regulator. Nobody can add a label to a video that everybody has seen.

```bad
==> comity.toml
format = 1
packs = ["us"]
==> parties/ann-cooks.md
---
type: creator
market: us
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure
video-1,spring,ann-cooks,2026-03-05,2026-03-06,
```

```good
==> comity.toml
format = 1
packs = ["us"]
==> parties/ann-cooks.md
---
type: creator
market: us
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure
video-1,spring,ann-cooks,2026-03-05,2026-03-06,"#ad, spoken and on screen"
```

No pack is switched on:

```good
==> parties/ann-cooks.md
---
type: creator
market: us
---
==> ledgers/deliverables.csv
id,campaign,party,due,published,disclosure
video-1,spring,ann-cooks,2026-03-05,2026-03-06,
```

**Configuration.** `packs = ["us", "ru"]` at the top of `comity.toml`; `missing-disclosure = "error"`
under `[rules]`.

**Origin.** Creators and agencies keep for each asset what it was labelled with. It is a practice, not
a law of nature, and no legal advice.
"##,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lacking = lacking(context, ("disclosure", |pack| pack.disclosure.as_deref()));
    report.extend(lacking.iter().map(|lack| lack.finding(RULE.id, "pack-on")));
}

use super::super::{Check, Rule};
use crate::finding::{Finding, Level, Place};

pub(super) static RULE: Rule = Rule {
    id: "stale-baseline",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The baseline, `comity-baseline.toml`, knows findings that are there no more, or knows them as worse
than they are.

A baseline lists what was wrong when a playbook came under these checks, so that only what is new
fails: `comity check --write-baseline` makes it. An entry knows the findings of a rule about a field
of an object, how many there are, how bad they are and, where a number is judged, that number. No
line counts, so moving text keeps them known. More of them, a higher level or a worse number are told
again.

**Why.** What has been mended and comes back would be taken for old. So the list may only shrink:
`comity check` takes out what is mended and writes down what got better, wherever it may write the
file. It does not write with `CI` set in the environment, with `--keep-baseline`, `--as-of` or
`--watch`, and in a bare repository; there this is told instead.

```bad
==> comity.toml
format = 1
==> charter.md
---
title: How we work
---
==> comity-baseline.toml
known = [
  { rule = "missing-contact", object = "party/ann-cooks", field = "contact", level = "error" },
]
```

An entry of something that is there stays as long as its rule is not run:

```good
==> comity.toml
format = 1
==> charter.md
---
title: How we work
---
==> comity-baseline.toml
known = [
  { rule = "placeholder-text", object = "charter", level = "error", count = 3 },
]
```

**What no baseline knows.** Findings that the passing of time brings about: an overdue decision is to
be decided, or waived by somebody until a day. Findings about waivers, about the baseline, about a
cut-off clone, and what a change weakens. An entry that is added, or made to know more, is told by
`weakened-check`.

**What keeps an entry.** Something that cannot be judged for now is not mended. While a file or a row
cannot be read nothing is taken out; nor is an entry of a document in which a key cannot be read, of
a field of which something new is told, or of a rule that did not run.

**Configuration.** `stale-baseline = "error"` under `[rules]` where every change is to bring the shrunk
file along.

**Origin.** Tools that check program text keep such lists when they are taken into use late, and know
that a list which does not shrink is a hole. It is a practice, not a law of nature.
"#,
    check: Check::Reading,
};

/// A finding that entries of the baseline are needed no longer, or know too much.
pub(in crate::rules) fn stale_baseline(place: Place, gone: usize, better: usize) -> Finding {
    let path = place.path.clone();
    Finding::new(RULE.id, place)
        .object(path.as_str())
        .with("path", path.as_str())
        .with("n", gone + better)
        .with("gone", gone)
        .with("better", better)
}

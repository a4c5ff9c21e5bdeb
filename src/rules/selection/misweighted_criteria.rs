use super::super::{Check, Context, Rule};
use super::choice::{is_asked, selections};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Page;
use crate::model::kinds::Selection;
use crate::model::profile::Outweighing;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "misweighted-criteria",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The weights of the `criteria` in a selection do not add up to 100; or a criterion weighs more than one
that the profile puts before it. In the profile `standard` communication weighs at least as much as reach
and network, and clear KPIs at least as much as the size of the budget.

A criterion is known by the first word of its key, up to a hyphen or underscore. Where several have the
word, the heaviest counts; where none has it, nothing is compared. Closed selections, drafts, and those
without a readable weight are left alone, and with `selection: existing-relationship` on the front page
nothing is asked.

**Why.** A large network that answers on Thursdays is worth less than a small one that answers. And who
sees weights that add up to 130 cannot tell how much any of them is.

```bad
==> selection.md
---
criteria: { reach: { weight: 60 }, communication: { weight: 40 } }
---
```

```bad
==> selection.md
---
criteria: { communication: { weight: 80 }, reach: { weight: 50 } }
---
```

```good
==> selection.md
---
criteria: { communication: { weight: 40 }, creator-fit: { weight: 45 }, reach: { weight: 15 } }
---
```

**Configuration.** The pairs are those of the profile, `outweighs` under `[selection]`.
`misweighted-criteria = "off"` under `[rules]`.

**Origin.** A facilitator says that ease of communication matters more than the size of a network; an
analyst puts the size of the budget last, and gives shares of success that nobody has checked. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// What all weights add up to.
const WHOLE: u32 = 100;

/// A criterion: its key and its weight.
type Weighed<'a> = (&'a Spanned<String>, &'a Spanned<u32>);

fn check(context: &Context<'_>, report: &mut Report) {
    if !is_asked(context) {
        return;
    }
    let limits = context.playbook.profile.selection.as_ref();
    let pairs = limits.and_then(|limits| limits.outweighs.as_ref());
    for (document, selection) in selections(context.playbook) {
        let page = &document.page;
        let Some(criteria) = weighed(selection) else {
            continue;
        };
        if page.is_closed() || page.is_draft(context.as_of) || criteria.is_empty() {
            continue;
        }
        let sum: u32 = criteria.iter().map(|(_, weight)| weight.value).sum();
        if sum != WHOLE {
            report.push(misweighted_sum(page, sum));
        }
        for pair in pairs.iter().flat_map(|pairs| pairs.value.iter()) {
            report.extend(judge(page, &criteria, &pair.value));
        }
    }
}

/// The criteria of a selection; `None` where a weight is missing or unreadable.
fn weighed(selection: &Selection) -> Option<Vec<Weighed<'_>>> {
    let criteria = selection.criteria.as_ref()?;
    let weighed = criteria.iter().map(|entry| {
        let weight = entry.value.as_ref()?.weight.as_ref()?;
        Some((&entry.key, weight))
    });
    weighed.collect()
}

fn judge(page: &Page, criteria: &[Weighed<'_>], pair: &Outweighing) -> Option<Finding> {
    let heavier = heaviest(criteria, pair.more.as_ref()?.value.as_str())?;
    let lighter = pair.than.as_ref()?.iter();
    let lighter = lighter.filter_map(|word| heaviest(criteria, word.as_str()));
    let lighter = lighter.max_by_key(|(_, weight)| weight.value)?;
    (heavier.1.value < lighter.1.value).then(|| misweighted_criteria(page, heavier, lighter))
}

/// Of the criteria whose key begins with a word, the heaviest.
fn heaviest<'a>(criteria: &[Weighed<'a>], word: &str) -> Option<Weighed<'a>> {
    let is_called = |key: &str| key.split(['-', '_']).next() == Some(word);
    let called = criteria.iter().filter(|(key, _)| is_called(key.as_str()));
    called.copied().max_by_key(|(_, weight)| weight.value)
}

fn misweighted_sum(page: &Page, sum: u32) -> Finding {
    let mut finding = page
        .finding(RULE.id, page.key_span("criteria"))
        .variant("sum")
        .with("sum", sum.to_string())
        .field("criteria");
    finding.evidence.observed = Some(sum.to_string());
    finding.evidence.expected = Some(WHOLE.to_string());
    finding
}

fn misweighted_criteria(page: &Page, heavier: Weighed<'_>, lighter: Weighed<'_>) -> Finding {
    let place = Place::new(page.path(), heavier.1.span);
    page.finding(RULE.id, lighter.1.span)
        .with("more", heavier.0.as_str())
        .with("less", lighter.0.as_str())
        .with("own", heavier.1.value.to_string())
        .with("other", lighter.1.value.to_string())
        .field(format!("criteria.{}.weight", lighter.0.value))
        .label(place, "misweighted-criteria.other")
}

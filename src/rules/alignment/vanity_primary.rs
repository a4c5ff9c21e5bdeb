use super::super::{Check, Context, Rule};
use super::stated::{metric, promises};
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::ExpectationRole;
use crate::model::{Page, Playbook};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "vanity-primary",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The primary metric of an agreement or brief, or `objective.primary` of the front page, is earned media
value, a number of followers, or an engagement rate whose `denominator` is not said. It is known by
the id or the title of the metric.

**Why.** Such numbers look well whatever happens. Followers come and do not buy, an earned media value
is a price that nobody paid, and an engagement rate by views is half or double the one by followers.

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { emv: { metric: emv, target: at least 10000 USD, role: primary } }
---
==> metrics/emv.md
---
title: Earned media value
---
```

```bad
==> index.md
---
objective: { stage: awareness, primary: er }
---
==> metrics/er.md
---
title: Engagement rate
unit: "%"
---
```

```bad
==> index.md
---
objective: { stage: awareness, primary: audience }
---
==> metrics/audience.md
---
title: Подписчики
---
```

```good
==> index.md
---
objective: { stage: consideration, primary: er }
---
==> metrics/er.md
---
title: Engagement rate by impressions
unit: "%"
denominator: impressions
---
==> agreements/2026-02-loi.md
---
status: active
expectations: { fans: { metric: followers, target: at least 1000, role: tracked } }
---
==> metrics/followers.md
---
title: New followers
---
```

**Configuration.** `vanity-primary = "off"` under `[rules]`.

**Origin.** Analysts track such numbers and let them decide nothing. It is a practice, not a law of
nature.
"#,
    check: Check::Playbook(check),
};

/// How the titles and ids of such metrics begin their words.
const VALUE: [&str; 3] = ["emv", "earned media value", "earned-media-value"];
const FOLLOWERS: [&str; 4] = ["follower", "subscriber", "подписчик", "фолловер"];
const RATE: [&str; 3] = ["engagement rate", "engagement-rate", "вовлечённост"];

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let mut told = Vec::new();
    for stated in promises(playbook) {
        let role = stated.expectation.role.as_ref().map(|role| role.value);
        let metric = stated.expectation.metric.as_ref();
        let Some(id) = metric.filter(|_| role == Some(ExpectationRole::Primary)) else {
            continue;
        };
        if let Some(variant) = vanity(playbook, id.as_str()) {
            told.push(id.as_str());
            let field = format!("expectations.{}.metric", stated.key.value);
            let place = (stated.page, id.span);
            report.push(vanity_primary(place, id.as_str(), variant).field(field));
        }
    }
    let objective = playbook.partnership().and_then(|(page, partnership)| {
        let primary = partnership.objective.as_ref()?.primary.as_ref()?;
        Some((page, primary)).filter(|(page, _)| !page.is_closed())
    });
    // One metric is one mistake: where the agreement has it, the front page only follows.
    if let Some((page, primary)) = objective.filter(|(_, id)| !told.contains(&id.as_str()))
        && let Some(variant) = vanity(playbook, primary.as_str())
    {
        let finding = vanity_primary((page, primary.span), primary.as_str(), variant);
        report.push(finding.field("objective.primary"));
    }
}

/// Which sort of vain number a metric is.
fn vanity(playbook: &Playbook, id: &str) -> Option<&'static str> {
    let found = metric(playbook, id);
    let title = found.as_ref().map_or("", |(page, _)| page.title());
    let name = format!("{id} {title}").to_lowercase().replace('ё', "е");
    let has = |words: &[&str]| {
        let mut words = words.iter().map(|word| word.replace('ё', "е"));
        words.any(|word| begins_a_word(&name, &word))
    };
    if has(&VALUE) {
        return Some("value");
    }
    if has(&FOLLOWERS) {
        return Some("followers");
    }
    let is_undefined = found.is_some_and(|(_, metric)| metric.denominator.is_none());
    (is_undefined && has(&RATE)).then_some("rate")
}

fn begins_a_word(name: &str, word: &str) -> bool {
    let is_start = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
    name.match_indices(word).any(|(at, _)| is_start(at))
}

fn vanity_primary((page, span): (&Page, Span), metric: &str, variant: &str) -> Finding {
    let finding = page.finding(RULE.id, span).with("metric", metric);
    match variant {
        "value" => finding,
        variant => finding.variant(variant),
    }
}

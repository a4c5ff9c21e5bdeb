use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};
use crate::model::{Facts, Page};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "missing-attribution",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A metric counts what happens after the content was seen (`signups`, `trials`, `sales` or `revenue` of
the ledger `performance`) and does not say under `attribution` by which method, and within which time, a
result is put down to the partnership. Drafts and closed metrics are left alone.

**Why.** Whoever bought would perhaps have bought anyway, or came through another door. Two sides that
count with two methods have two results, and each believes its own.

```bad
==> metrics/cpa.md
---
ledger: performance
formula: sum(spend) / sum(sales)
---
```

```bad
==> metrics/return.md
---
uses: builtin/roas
---
```

```good
==> metrics/cpa.md
---
ledger: performance
formula: sum(spend) / sum(sales)
attribution: { method: promo code, window: 30d, source: the shop's export }
---
==> metrics/cpe.md
---
ledger: performance
formula: sum(spend) / sum(engagements)
---
```

**Configuration.** `missing-attribution = "off"` under `[rules]`.

**Origin.** An analyst follows results down to sign-ups and trials, and asks of each how it is traced.
It is a practice, not a law of nature.
"#,
    check: Check::Page(check),
};

/// Columns of the ledger `performance` that count what people did later, elsewhere.
const DOWNSTREAM: [&str; 4] = ["signups", "trials", "sales", "revenue"];
const LEDGER: &str = "performance";

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let Facts::Metric(metric) = &page.facts else {
        return;
    };
    let is_at_work = !page.is_closed() && !page.is_draft(context.as_of) && !page.is_broken;
    let definition = context.playbook.metric_definition(metric);
    let ledger = definition.ledger.as_ref().map(|ledger| ledger.as_str());
    if !is_at_work || page.fields.get("attribution").is_some() || ledger != Some(LEDGER) {
        return;
    }
    if let Some(column) = definition.formula.as_ref().and_then(downstream) {
        report.push(missing_attribution(page, column));
    }
}

/// The first such column that a formula names.
fn downstream(formula: &Spanned<String>) -> Option<&'static str> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words = formula.value.split(|letter| !is_word(letter));
    let mut columns = words.filter_map(|word| {
        let mut names = DOWNSTREAM.into_iter();
        names.find(|name| word.eq_ignore_ascii_case(name))
    });
    columns.next()
}

fn missing_attribution(page: &Page, column: &str) -> Finding {
    let key = if page.fields.get("formula").is_some() {
        "formula"
    } else {
        "uses"
    };
    page.finding(RULE.id, page.key_span(key))
        .with("column", column)
        .field("attribution")
}

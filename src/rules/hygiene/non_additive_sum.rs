use std::ops::Range;

use super::super::place::place_in;
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::Facts;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "non-additive-sum",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The formula of a metric adds up `reach`: the column stands, in any spelling of its letters, within
the brackets of `sum` or `total`, other than in the condition of a `case`.

Counters that a ledger declares with `role = "snapshot"` may be summed: of each asset only the latest
count is there to be added, and the counts of two assets have nothing in common. `reach` has, whether it
is declared so or not.

**Why.** Reach counts people, and the same people watch on Monday and on Tuesday, here and there. The
sum counts them again each time, grows with every row, and no longer says how many there are.

```bad
==> metrics/cost-per-person.md
---
ledger: performance
formula: sum(spend) / sum(reach)
---
```

```bad
==> metrics/cost-per-person.md
---
ledger: performance
formula: "sum(spend) / SUM(coalesce(Reach, 0))"
---
```

```good
==> metrics/cost-per-view.md
---
ledger: performance
formula: sum(spend) / sum(views)
---
==> metrics/widest.md
---
ledger: performance
formula: max(reach)
---
==> metrics/frequency.md
---
ledger: performance
formula: sum(impressions) / max(reach)
---
```

**Configuration.** `non-additive-sum = "off"` under `[rules]`; for one metric, where each row counts
people of its own, a waiver is better.

**Origin.** Every textbook of media planning says it, and every dashboard forgets it. It is a
practice, not a law of nature.
"#,
    check: Check::Page(check),
};

/// Columns whose rows overlap, so that their sum counts the same people again.
const OVERLAPPING: [&str; 1] = ["reach"];
const SUMS: [&str; 2] = ["sum", "total"];

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let Facts::Metric(metric) = &page.facts else {
        return;
    };
    let definition = context.playbook.metric_definition(metric);
    if let Some(formula) = &definition.formula {
        for word in summed(formula) {
            report.push(non_additive_sum(page, formula, word));
        }
    }
}

/// Where overlapping columns stand within the brackets of a sum.
fn summed(formula: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut brackets: Vec<bool> = Vec::new();
    let mut is_after_sum = false;
    let mut is_condition = false;
    for word in words(formula) {
        let text = formula[word.clone()].to_lowercase();
        let is_sum = SUMS.contains(&text.as_str());
        match text.as_str() {
            "(" => brackets.push(is_after_sum || brackets.last() == Some(&true)),
            ")" => drop(brackets.pop()),
            "when" => is_condition = true,
            "then" => is_condition = false,
            column if is_condition || !is_overlapping(column) => {}
            _ if brackets.last() == Some(&true) => found.push(word),
            _ => {}
        }
        is_after_sum = is_sum;
    }
    found
}

fn is_overlapping(column: &str) -> bool {
    OVERLAPPING.contains(&unquoted(column))
}

fn unquoted(column: &str) -> &str {
    column.trim_matches(['"', '`', '[', ']'])
}

/// The words and brackets of an SQL expression; texts in single quotes are left out.
fn words(formula: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut is_text = false;
    let mut is_open = false;
    for (at, letter) in formula.char_indices() {
        let end = at + letter.len_utf8();
        is_text ^= letter == '\'';
        let is_word = !is_text && (letter.is_alphanumeric() || "_\"`[]".contains(letter));
        if is_word && is_open {
            words.last_mut().expect("an open word was pushed").end = end;
        } else if is_word || (!is_text && "()".contains(letter)) {
            words.push(at..end);
        }
        is_open = is_word;
    }
    words
}

fn non_additive_sum(page: &Page, formula: &Spanned<String>, word: Range<usize>) -> Finding {
    let column = unquoted(&formula.value[word.clone()]);
    page.finding(RULE.id, place_in(page, formula, word))
        .with("column", column)
        .field("formula")
}

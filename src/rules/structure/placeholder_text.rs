use super::super::{Check, Context, Rule};

use super::wording::{Finder, Found, field_at, runs};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::Status;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "placeholder-text",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A document that is no draft still holds a placeholder: `TBD`, `TODO`, `???`, `lorem ipsum`,
`уточнить` …, in its prose or in a field.

**Why.** What is still to be written is still to be agreed, and an agreement with a hole in it is
read differently by each side. In a draft it is only information. Code is not looked at, and
neither are closed documents.

A word that is also an ordinary verb, such as `уточнить`, counts where it begins or ends a clause
(`Бюджет: уточнить`), not in the middle of one (`автор может уточнить сроки на созвоне`).

```bad
---
title: Spring unboxing
kind: brief
story: TBD
---

The budget is ??? and starts in May.
```

```good
---
title: Spring unboxing
kind: brief
status: draft
story: A first look, as if for a friend
---

The `TODO` app is shown for ten seconds. Really???
```

**Configuration.** The words are those of the profile, under `[wording]`.
",
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let words = context.playbook.profile.wording.as_ref();
    let Some(words) = words.and_then(|wording| wording.placeholders.as_ref()) else {
        return;
    };
    if page.status() == Some(Status::Closed) {
        return;
    }
    let finder = Finder::new(words.iter().map(|word| word.as_str()));
    for run in runs(page) {
        let text = page.file.slice(run);
        let found = finder.find(text, run.start);
        for found in found.iter().filter(|found| stands_alone(text, run, found)) {
            report.push(placeholder(page, found));
        }
    }
}

/// Ordinary words count where they begin or end a clause; signs and capitals count anywhere.
fn stands_alone(text: &str, run: Span, found: &Found<'_>) -> bool {
    let is_word = found
        .phrase
        .chars()
        .all(|letter| letter.is_lowercase() || letter == ' ');
    let before = text[..found.span.start - run.start].trim_end();
    let after = text[found.span.end - run.start..].trim_start();
    let is_edge = |letter: Option<char>| {
        letter.is_none_or(|letter| ".,:;!?—–-()[]{}|\"'«»…".contains(letter))
    };
    !is_word || is_edge(before.chars().next_back()) || is_edge(after.chars().next())
}

fn placeholder(page: &Page, found: &Found<'_>) -> Finding {
    let written = page.file.slice(found.span).to_owned();
    let finding = page
        .finding(RULE.id, found.span)
        .field(field_at(page, found.span));
    finding.with("text", written)
}

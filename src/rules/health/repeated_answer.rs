use super::super::{Check, Context, Rule, options};
use super::checks::{self, KINDS, checks};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Page;
use crate::text::{Spanned, word_count};

pub(super) static RULE: Rule = Rule {
    id: "repeated-answer",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
What a side says is `missing` in the latest health check or review is word for word what it said in
the one before, and is eight words long or longer (profile `standard`). Case, punctuation and white
space do not matter. A short answer may be the same twice and mean it.

**Why.** Either nobody thought about it again, or it was said and nothing happened. Both are worth a
question.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-01.md
---
answers:
  lumen: { missing: an answer before the weekend instead of after it }
---
==> health/2026-02.md
---
answers:
  lumen: { missing: "An answer before the weekend, instead of after it." }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-01.md
---
answers:
  lumen: { missing: faster approvals }
---
==> health/2026-02.md
---
answers:
  lumen: { missing: faster approvals }
---
```

**Configuration.** `repeated-answer = { words = 12 }` under `[rules]`.

**Origin.** Practitioners ask every month what is not being done that should be, and learn from the
answer whether the partner thinks along. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let limits = playbook.profile.health.as_ref();
    let standard = limits.and_then(|limits| limits.repeated_words.as_ref());
    let words = options::count(context, (RULE.id, "words"), standard);
    let Some(words) = words.filter(|_| !Clock::of(playbook).is_over(day)) else {
        return;
    };
    for kind in KINDS {
        let all = checks(playbook, kind, day);
        let [.., before, last] = &all[..] else {
            continue;
        };
        for one in last.by_side(playbook, day) {
            let said = one.answer.missing.as_ref();
            let said = said.filter(|said| word_count(said) >= words);
            let earlier = before.by_side(playbook, day).into_iter();
            let mut earlier = earlier.filter(|other| other.side.value == one.side.value);
            let earlier = earlier.find_map(|other| other.answer.missing.as_ref());
            if let Some((said, earlier)) =
                said.zip(earlier).filter(|(one, other)| is_same(one, other))
            {
                report.push(repeated_answer(
                    last.page,
                    one.side.as_str(),
                    said,
                    (before, earlier),
                ));
            }
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words
            .map(|word| word.to_lowercase().replace('ё', "е"))
            .collect()
    };
    plain(one) == plain(other)
}

fn repeated_answer(
    page: &Page,
    side: &str,
    said: &Spanned<String>,
    (before, earlier): (&checks::Check<'_>, &Spanned<String>),
) -> Finding {
    let place = Place::new(before.page.path(), earlier.span);
    page.finding(RULE.id, said.span)
        .field(format!("answers.{side}.missing"))
        .with("side", side)
        .with("before", before.page.title())
        .label(place, "repeated-answer-before")
}

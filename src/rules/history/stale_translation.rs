use std::sync::Arc;

use super::super::{Check, Context, Rule};
use super::past::{State, named, position, states};
use super::wording::{Word, apart, words};
use crate::finding::{Finding, Level, Place, Report};
use crate::history::{Timeline, digest};
use crate::model::{Document, Page};
use crate::text::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    id: "stale-translation",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The title or text of a document has changed, and its translation has not been looked at since.

Where the translation says what it was made from (`translated_from`, a digest), that is compared with
the source of today. Elsewhere Git tells: the source was changed in a later commit than the
translation. White space, where links lead, and slips of the pen, up to three words that differ by a
letter or two, do not count; nor do the fields, which a translation takes from its source. What is
older than `[history] since` proves nothing.

**Why.** The two sides read two texts. A translation that is one change behind is how each of them
comes to be sure of something else.

```bad
==> guides/money.md
---
title: Money
---
We pay within a month.
==> guides/money.ru.md
---
title: Деньги
translated_from: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000"
---
Платим за неделю.
```

```good
==> guides/money.md
---
title: Money
---
We pay within a week.
==> guides/money.ru.md
---
title: Деньги
---
Платим за неделю.
```

**Configuration.** `stale-translation = "off"` under `[rules]`.

**Origin.** Briefing and communication must survive translation, practitioners say. A practice, not a
law of nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    for document in &context.playbook.documents {
        for translation in document.translations.values() {
            let found = match &translation.translation.translated_from {
                Some(written) => by_digest(context, document, translation, written),
                None => timeline.and_then(|it| by_git(context, it, document, translation)),
            };
            report.extend(found);
        }
    }
}

/// What the translation says it was made from is compared with the source of today.
fn by_digest(
    context: &Context<'_>,
    document: &Document,
    translation: &Page,
    written: &Spanned<String>,
) -> Option<Finding> {
    let is_known = written.value.starts_with(digest::SCHEME);
    let today = digest::of_source(context.playbook, document);
    (is_known && today.text() != written.value).then(|| {
        let key = document.page.key_span("title");
        stale_translation(document, translation, (written.span, key)).variant("digest")
    })
}

/// What the source said when the translation was last changed is compared with what it says now.
fn by_git(
    context: &Context<'_>,
    timeline: &Timeline,
    document: &Document,
    translation: &Arc<Page>,
) -> Option<Finding> {
    let source = states(context, timeline, &document.page);
    let made = states(context, timeline, translation);
    let translated = position(timeline, last_change(&made)?.commit);
    let then = source
        .iter()
        .rfind(|state| position(timeline, state.commit) <= translated)?;
    let apart = Apart::between(&then.page, &document.page)?;
    let changed = last_change(&source)?;
    let is_later = translated < position(timeline, changed.commit);
    (is_later && changed.is_proven(timeline)).then(|| {
        let places = (translation.key_span("title"), apart.span);
        let finding = stale_translation(document, translation, places);
        finding.with("where", named(context, timeline, changed.commit))
    })
}

/// The last state whose title or text differs from the one before by more than slips.
fn last_change(states: &[State]) -> Option<&State> {
    let mut pairs = states.windows(2).rev();
    let changed = pairs.find(|pair| Apart::between(&pair[0].page, &pair[1].page).is_some());
    changed.map(|pair| &pair[1]).or(states.first())
}

/// Where a source differs from what it was.
struct Apart {
    span: Span,
}

impl Apart {
    fn between(before: &Page, now: &Page) -> Option<Self> {
        if before.title().trim() != now.title().trim() {
            return Some(Self {
                span: now.key_span("title"),
            });
        }
        let (old, new): (Vec<Word<'_>>, Vec<Word<'_>>) = (words(before), words(now));
        let apart = apart(&old, &new).filter(|apart| !apart.is_slip())?;
        Some(Self { span: apart.span })
    }
}

fn stale_translation(
    document: &Document,
    translation: &Page,
    (here, there): (Span, Span),
) -> Finding {
    let source = Place::new(document.page.path(), there);
    translation
        .finding(RULE.id, here)
        .field(format!("translation.{}", translation.lang.code()))
        .with("translation", translation.path().as_str())
        .with("source", document.page.path().as_str())
        .label(source, "stale-translation-source")
}

use super::super::{Check, Context, Rule};

use super::wording::{Finder, Found, field_at, runs};
use crate::finding::{Finding, Level, Report};
use crate::locale::Lang;
use crate::model::kinds::{Kind, Status};
use crate::model::{Page, Profile};

pub(super) static RULE: Rule = Rule {
    id: "vague-wording",
    level: Level::Warning,
    is_heuristic: true,
    docs: r#"
An agreement, charter, brief or alignment sheet uses words that each side fills differently:
*soon*, *as needed*, *high quality*, `в ближайшее время`, `по возможности` …

**Why.** Practitioners see most quarrels begin with a word that both sides agreed to and understood
differently: *regularly* is daily to one team and monthly to the other. The rule looks for words and
cannot judge a sentence, so it only warns.

```bad
---
title: Spring unboxing
kind: brief
---

Please send the draft as soon as possible.
```

```bad
---
title: Весенняя распаковка
kind: brief
lang: ru
goal: ответить в ближайшее время
---
```

```good
---
title: Spring unboxing
kind: brief
---

Please send the draft by 2026-03-05, 18:00 in Moscow. No soon-to-launch products.
```

**Configuration.** The words of each language are those of the profile, under `[wording]`; the rule
is switched off with `vague-wording = "off"` under `[rules]`.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for document in &context.playbook.documents {
        let binds = matches!(
            document.page.kind,
            Kind::Agreement | Kind::Charter | Kind::Brief | Kind::Alignment
        );
        if !binds || document.page.status() == Some(Status::Closed) {
            continue;
        }
        for page in document.pages() {
            let finder = Finder::new(vague_words(&context.playbook.profile, page.lang));
            for run in runs(page) {
                let text = page.file.slice(run);
                for found in finder.find(text, run.start) {
                    report.push(vague(page, &found));
                }
            }
        }
    }
}

fn vague_words(profile: &Profile, lang: Lang) -> Vec<&str> {
    let tables = profile.wording.iter().flat_map(|wording| &wording.vague);
    let entries = tables.flat_map(|table| table.iter());
    let words = entries
        .filter(|entry| entry.key.value == lang)
        .flat_map(|entry| &entry.value);
    words
        .flat_map(|words| words.iter())
        .map(|word| word.as_str())
        .collect()
}

fn vague(page: &Page, found: &Found<'_>) -> Finding {
    let finding = page
        .finding(RULE.id, found.span)
        .field(field_at(page, found.span));
    finding.with("text", found.phrase)
}

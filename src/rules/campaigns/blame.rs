use super::super::structure::sections::{heading_of, is_called};
use super::super::{Check, Context, Rule};
use super::names::{Mention, Roll};
use crate::finding::{Finding, Level, Report};
use crate::model::{Kind, Page};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "blame",
    level: Level::Warning,
    is_heuristic: true,
    docs: r#"
The section *Causes* (*Причины*) of a post-mortem, or of its translation, names somebody of the people
of the parties: by first name, surname, or handle. A Russian name is known in its cases, and in Latin
letters as well as in Cyrillic. Capital letters count as the register of people spells them: `Дана` is
a person, `дана` is none. Where a name is a word of everyday speech too, a sentence that begins with it
(`Дана оценка`) names nobody, unless the surname or what the person did follows. Each person is told
once.

Other sections may name people: who noticed, who helped, who does what until when. Code and quotations
of paths are not read.

**Why.** Where a name stands, the search for causes ends, and the next failure will be hidden. What
let the person act so can be changed; that a person errs cannot.

```bad
==> parties/lumen.md
---
people: { dana: { name: Dana Reed } }
---
==> post-mortems/thaw.md
---
---

## Causes

The samples were late because Dana forgot to send them.
```

```good
==> parties/lumen.md
---
people: { dana: { name: Dana Reed } }
---
==> post-mortems/thaw.md
---
---

## Causes

The samples were late: nothing reminded anybody of the day.

## What went well

Dana noticed it on the second day.
```

**Configuration.** `blame = "off"` under `[rules]`.

**Origin.** A strategist has failures written up without assigning blame, as engineers do. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// The headings under which causes stand.
const CAUSES: [&str; 8] = [
    "causes",
    "cause",
    "root causes",
    "root cause",
    "causes with evidence",
    "причины",
    "причина",
    "причины и основания",
];

fn check(context: &Context<'_>, report: &mut Report) {
    let roll = Roll::of(context.playbook);
    for document in context.playbook.of_kind(Kind::PostMortem) {
        for page in document.pages() {
            let mentions = roll.mentions(page, &runs(page));
            report.extend(mentions.iter().map(|mention| blame(page, mention)));
        }
    }
}

/// The prose below the headings of causes.
fn runs(page: &Page) -> Vec<Span> {
    let sections = page.outline.sections.iter().filter(|section| {
        let heading = heading_of(page, section);
        CAUSES.iter().any(|name| is_called(heading, name))
    });
    let bodies: Vec<Span> = sections.map(|section| section.body).collect();
    let prose = page.outline.prose.iter().copied();
    let is_inside = |run: &Span| {
        let holds = |body: &Span| body.start <= run.start && run.end <= body.end;
        bodies.iter().any(holds)
    };
    prose.filter(is_inside).collect()
}

fn blame(page: &Page, mention: &Mention<'_>) -> Finding {
    page.finding(RULE.id, mention.span)
        .field(format!("causes.{}", mention.person))
        .with("text", page.file.slice(mention.span))
        .with("person", mention.person)
}

use std::collections::BTreeSet;

use super::super::structure::link::{Target, address};
use super::super::{Check, Context, Rule};
use super::figures::{Found, figures};
use super::spelled::has_word;
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::{Arg, Lang};
use crate::model::{Page, Playbook};
use crate::parse::Link;
use crate::text::{DocPath, Span};

pub(super) static RULE: Rule = Rule {
    id: "translation-differs",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A document and its translation do not say the same figures, name the same things, lead to the same
pages, or have the same headings. They are compared section by section: every number, amount, day and
time, every id in `code`, and every page of the playbook that is linked to.

Each language writes in its own way: `1,000.50` is `1 000,50`, `2026-04-02` is `2 апреля 2026 г.`, and a
small number may be a word (`two`, `двое`). Which number stands how often, where external links lead,
and the words themselves are not compared.

**Why.** Where two texts name two sums, two companies have two agreements.

```bad
==> guides/money.md
---
title: Money
---
We pay 4500 USD by 2026-04-02.
==> guides/money.ru.md
---
title: Деньги
---
Платим 4600 USD до 2 апреля 2026 г.
```

```bad
==> guides/money.md
---
title: Money
---
## Amount
As agreed.
## Term
As agreed.
==> guides/money.ru.md
---
title: Деньги
---
## Сумма
Как договорились.
```

```good
==> guides/money.md
---
title: Money
---
We pay $4,500 by 2026-04-02, in two parts.
==> guides/money.ru.md
---
title: Деньги
---
Платим 4 500 долларов до 2 апреля, в 2 приёма.
```

**Configuration.** `translation-differs = "off"` under `[rules]`.

**Origin.** A consultant says that ambiguity is deadly and asks to write everything down. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for document in &context.playbook.documents {
        for translation in document.translations.values() {
            if !document.page.is_broken && !translation.is_broken {
                compare(context.playbook, &document.page, translation, report);
            }
        }
    }
}

fn compare(playbook: &Playbook, source: &Page, translation: &Page, report: &mut Report) {
    let levels = |page: &Page| -> Vec<u8> {
        let headings = page.outline.headings.iter();
        headings.map(|heading| heading.level).collect()
    };
    if levels(source) != levels(translation) {
        report.push(other_headings(source, translation));
    }
    let titles = (title(source), title(translation));
    let bodies = if levels(source) == levels(translation) {
        sections(playbook, source)
            .into_iter()
            .zip(sections(playbook, translation))
            .collect()
    } else {
        vec![(whole(playbook, source), whole(playbook, translation))]
    };
    for (one, other) in bodies.into_iter().chain(titles.0.zip(titles.1)) {
        let missing = one.without(source, &other, translation);
        let extra = other.without(translation, &one, source);
        if let Some(place) = extra.first().or(missing.first()) {
            let section = (&one, &other);
            let place = if extra.is_empty() {
                other.at
            } else {
                place.span
            };
            report.push(differs(
                (source, translation),
                section,
                (missing, extra),
                place,
            ));
        }
    }
}

/// A piece of a document that a translation has too.
struct Section {
    /// Its heading, or the title.
    name: String,
    at: Span,
    prose: String,
    figures: Vec<Placed<Found>>,
    /// Ids in code, and the documents that are linked to.
    names: Vec<Placed<String>>,
}

struct Placed<T> {
    value: T,
    span: Span,
}

/// What one language has and the other lacks.
struct Lacking {
    text: String,
    span: Span,
}

fn title(page: &Page) -> Option<Section> {
    let title = if page.is_translation {
        page.translation.title.as_ref()
    } else {
        page.common.title.as_ref()
    }?;
    let mut section = Section {
        name: title.value.clone(),
        at: title.span,
        prose: String::new(),
        figures: Vec::new(),
        names: Vec::new(),
    };
    section.read(page, title.span);
    Some(section)
}

fn whole(playbook: &Playbook, page: &Page) -> Section {
    let start = Span::new(page.body.start, page.body.start);
    section(playbook, page, page.title(), start, page.body)
}

/// What stands before the first heading, and under each heading up to the next one.
fn sections(playbook: &Playbook, page: &Page) -> Vec<Section> {
    let headings = &page.outline.headings;
    let first = (page.title(), Span::at(page.body.start), page.body.start);
    let starts = headings
        .iter()
        .map(|heading| (heading.text.as_str(), heading.span, heading.span.start));
    let starts: Vec<_> = std::iter::once(first).chain(starts).collect();
    let ends = starts.iter().skip(1).map(|(_, _, start)| *start);
    let ends = ends.chain([page.body.end]);
    let spans = starts.iter().zip(ends);
    let of_one = |((name, at, start), end): (&(&str, Span, usize), usize)| {
        section(
            playbook,
            page,
            name,
            *at,
            Span::new(*start, end.max(*start)),
        )
    };
    spans.map(of_one).collect()
}

fn section(playbook: &Playbook, page: &Page, name: &str, at: Span, span: Span) -> Section {
    let mut section = Section {
        name: name.to_owned(),
        at,
        prose: String::new(),
        figures: Vec::new(),
        names: Vec::new(),
    };
    let is_inside = |piece: &Span| span.start <= piece.start && piece.end <= span.end;
    for piece in page.outline.prose.iter().filter(|piece| is_inside(piece)) {
        section.read(page, *piece);
    }
    section.names = codes(page, span);
    let links = page
        .outline
        .links
        .iter()
        .filter(|link| is_inside(&link.span));
    section.names.extend(links.filter_map(|link| {
        let value = target(playbook, page, link)?;
        let span = link.target.span;
        Some(Placed { value, span })
    }));
    section
}

impl Section {
    fn read(&mut self, page: &Page, piece: Span) {
        let text = page.file.slice(piece);
        self.prose.push_str(text);
        self.prose.push('\n');
        // A run of prose that goes on after a link holds where the link leads.
        let in_address = |span: Span| {
            let mut targets = page.outline.links.iter().map(|link| link.target.span);
            targets.any(|target| target.start <= span.start && span.end <= target.end)
        };
        let found = figures(text, page.lang).into_iter().map(|found| {
            let span = Span::from(found.at.clone()).shift(piece.start);
            Placed { value: found, span }
        });
        self.figures
            .extend(found.filter(|found| !in_address(found.span)));
    }

    /// What stands here and not in `other`, each once.
    fn without(&self, page: &Page, other: &Self, in_page: &Page) -> Vec<Lacking> {
        let figures = self.figures.iter().filter(|figure| {
            let figure = &figure.value.figure;
            let is_said = other.figures.iter().any(|it| it.value.figure.says(figure));
            let is_word = |number| {
                // A single thing often goes without saying.
                number == 1 || has_word(&other.prose, in_page.lang, number)
            };
            !is_said && !figure.small().is_some_and(is_word)
        });
        let theirs: BTreeSet<&str> = other.names.iter().map(|name| &*name.value).collect();
        let names = self
            .names
            .iter()
            .filter(|name| !theirs.contains(&*name.value));
        let figures = figures.map(|figure| Lacking {
            text: page.file.slice(figure.span).replace('\n', " "),
            span: figure.span,
        });
        let names = names.map(|name| Lacking {
            text: name.value.clone(),
            span: name.span,
        });
        let mut seen = BTreeSet::new();
        let all = figures.chain(names);
        all.filter(|lacking| seen.insert(lacking.text.clone()))
            .collect()
    }
}

/// The ids in code, outside fenced blocks: what has letters of one script only, and a stroke, a dash or
/// a number sign in it.
fn codes(page: &Page, span: Span) -> Vec<Placed<String>> {
    let mut codes = Vec::new();
    let mut is_fenced = false;
    let mut at = span.start;
    for line in page.file.slice(span).split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if !is_fenced {
            let mut from = at;
            for (number, piece) in line.split('`').enumerate() {
                let is_closed = from + piece.len() < at + line.len();
                if number % 2 == 1 && is_closed && is_id(piece) {
                    let span = Span::new(from, from + piece.len());
                    let value = piece.to_owned();
                    codes.push(Placed { value, span });
                }
                from += piece.len() + 1;
            }
        }
        at += line.len();
    }
    codes
}

fn is_id(code: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/#.".contains(&byte);
    code.bytes().all(is_plain) && code.contains(['-', '#', '/'])
}

/// The document that a link leads to, under the name that all languages share.
fn target(playbook: &Playbook, page: &Page, link: &Link) -> Option<String> {
    let Target::Inside(path) = address(page, link)?.target else {
        return None;
    };
    let document = playbook.at(&path);
    let shared = document.map(|document| document.page.path().to_string());
    Some(shared.unwrap_or_else(|| without_language(&path)))
}

/// A picture may have a version for each language: `chart.ru.svg`.
fn without_language(path: &DocPath) -> String {
    let codes = Lang::ALL.map(|lang| format!(".{}.", lang.code()));
    let code = codes
        .iter()
        .find(|code| path.file_name().contains(&***code));
    code.map_or_else(|| path.to_string(), |code| path.as_str().replace(code, "."))
}

/// A heading more or less is told with the first that has no counterpart.
fn other_headings(source: &Page, translation: &Page) -> Finding {
    let (one, other) = (&source.outline.headings, &translation.outline.headings);
    let pairs = one.iter().zip(other.iter());
    let same = pairs
        .take_while(|(one, other)| one.level == other.level)
        .count();
    let span = other
        .get(same)
        .map_or(translation.anchor, |heading| heading.span);
    let variant = if one.len() == other.len() {
        "levels"
    } else {
        "headings"
    };
    let finding = translation
        .finding(RULE.id, span)
        .variant(variant)
        .field("headings")
        .with("here", other.len())
        .with("there", one.len());
    match one.get(same) {
        Some(heading) => {
            let place = Place::new(source.path(), heading.span);
            finding.label(place, "translation-differs-heading")
        }
        None => finding,
    }
}

/// How many differences are listed.
const LISTED: usize = 5;

fn differs(
    (source, translation): (&Page, &Page),
    (one, other): (&Section, &Section),
    (missing, extra): (Vec<Lacking>, Vec<Lacking>),
    span: Span,
) -> Finding {
    let list = |lacking: &[Lacking]| {
        let texts = lacking.iter().take(LISTED);
        Arg::All(texts.map(|it| it.text.clone()).collect())
    };
    let finding = translation
        .finding(RULE.id, span)
        .field(one.name.clone())
        .with("section", &other.name)
        .with("source", list(&missing))
        .with("translation", list(&extra));
    let finding = match (missing.is_empty(), extra.is_empty()) {
        (false, true) => finding.variant("missing"),
        (true, _) => finding.variant("extra"),
        (false, false) => finding,
    };
    let there = missing.first().map_or(one.at, |missing| missing.span);
    if there.is_empty() {
        return finding;
    }
    let place = Place::new(source.path(), there);
    finding.label(place, "translation-differs-source")
}

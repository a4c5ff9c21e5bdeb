use std::ops::Range;

use super::super::{Check, Context, Rule};
use crate::finding::{Edit, Finding, Fix, Level, Place, Report, Safety};
use crate::locale::Arg;
use crate::text::{SourceFile, Span};

pub(super) static RULE: Rule = Rule {
    id: "hidden-text",
    level: Level::Error,
    is_heuristic: false,
    docs: concat!(
        r#"
A document or `comity.toml` holds characters that nobody sees: controls of the writing direction
(U+061C, U+200E, U+200F, U+202A–U+202E, U+2066–U+2069), zero-width and other invisible characters
(U+180E, U+200B–U+200D, U+2060–U+2064, U+206A–U+206F, U+FEFF after the start, tags from U+E0000 on).

A zero-width joiner inside an emoji and the tags of a flag are what they should be, and a byte order
mark at the start of a file is accepted. Soft hyphens (U+00AD), which word processors leave behind,
are one warning for a document.

**Why.** With them a text can be shown in another order than it is read by machines: what both sides
sign says something else than what they see. A name with an invisible character in it is another
name, and no search finds it.

```bad
==> agreements/2026-02-loi.md
---
title: Letter of intent
---

The fee is 4500"#,
        "\u{202E}",
        r#" USD.
```

```bad
==> charter.md
---
title: How we"#,
        "\u{200B}",
        r#" work
---
```

```bad
==> charter.md
---
title: How we work
---

Согла"#,
        "\u{AD}",
        r#"сование за 48 часов.
```

```good
==> charter.md
---
title: How we work
---

The family "#,
        "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} and the flag ",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        r#" are fine, and so is the minus of 4500 − 500.
```

(The examples hold U+202E before `USD`, U+200B before `work` and U+00AD within a word.)

**Configuration.** `hidden-text = "warning"` under `[rules]`. Text in Hebrew or Arabic that needs marks
of direction is granted a waiver with `field = "U+200F"`, or whichever character it is.

**Origin.** The attack is known from source code as *Trojan Source*; it works on agreements just as
well. It is a practice, not a law of nature.
"#
    ),
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for page in playbook.pages() {
        let findings = in_file(&page.file).into_iter();
        report.extend(findings.map(|finding| finding.object(page.object())));
    }
    let findings = in_file(&playbook.config_file).into_iter();
    report.extend(findings.map(|finding| finding.object("comity.toml")));
}

fn in_file(file: &SourceFile) -> Vec<Finding> {
    if !may_hide(file.text.as_bytes()) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = runs(&file.text, is_hidden)
        .into_iter()
        .map(|run| hidden_text(file, run))
        .collect();
    let hyphens = runs(&file.text, |_, letter| letter == SOFT_HYPHEN);
    findings.extend(soft_hyphens(file, &hyphens));
    findings
}

/// Whether the bytes with which hidden letters begin occur at all: a look at every file that is
/// over before any letter is decoded.
fn may_hide(bytes: &[u8]) -> bool {
    if bytes.is_ascii() {
        return false;
    }
    let begins = |at: usize| match (bytes[at], bytes.get(at + 1), bytes.get(at + 2)) {
        (0xD8 | 0xE1 | 0xEF | 0xF3, ..) | (0xC2, Some(0xAD), _) | (0xE2, Some(0x81), _) => true,
        (0xE2, Some(0x80), Some(third)) => matches!(third, 0x8B..=0x8F | 0xAA..=0xAE),
        _ => false,
    };
    let is_candidate = |byte: u8| matches!(byte, 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3);
    let mut rest = bytes.iter().enumerate();
    rest.any(|(at, byte)| is_candidate(*byte) && begins(at))
}

/// The stretches of `text` whose characters all are `wanted`; that is asked with what is around.
fn runs(text: &str, wanted: impl Fn(Around<'_>, char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let around = Around {
            before: &text[..at],
            after: &text[end..],
        };
        if letter.is_ascii() || !wanted(around, letter) {
            continue;
        }
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = end,
            None => runs.push(at..end),
        }
    }
    runs
}

const SOFT_HYPHEN: char = '\u{AD}';

/// The text on both sides of a character.
#[derive(Clone, Copy)]
struct Around<'a> {
    before: &'a str,
    after: &'a str,
}

fn is_hidden(around: Around<'_>, letter: char) -> bool {
    match letter {
        '\u{FEFF}' => !around.before.is_empty(),
        '\u{200D}' => !joins_emoji(around),
        '\u{E0020}'..='\u{E007F}' => !is_in_flag(around),
        _ => turns_direction(letter) || is_invisible(letter),
    }
}

fn turns_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{180E}'
            | '\u{200B}'
            | '\u{200C}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206A}'..='\u{206F}'
            | '\u{E0000}'..='\u{E001F}'
    )
}

/// A joiner stands between two emoji; the first may carry a skin colour or a variation selector.
fn joins_emoji(around: Around<'_>) -> bool {
    let is_modifier = |letter: &char| matches!(letter, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    let before = around
        .before
        .chars()
        .rev()
        .find(|letter| !is_modifier(letter));
    before.is_some_and(is_emoji) && around.after.chars().next().is_some_and(is_emoji)
}

fn is_emoji(letter: char) -> bool {
    matches!(
        letter,
        '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Tags spell the region of a black flag, up to the tag that closes it.
fn is_in_flag(around: Around<'_>) -> bool {
    let is_tag = |letter: &char| matches!(letter, '\u{E0020}'..='\u{E007F}');
    let before = around.before.chars().rev().find(|letter| !is_tag(letter));
    before == Some('\u{1F3F4}')
}

fn hidden_text(file: &SourceFile, run: Range<usize>) -> Finding {
    let span = Span::from(run);
    let letters = file.slice(span);
    let mut codes: Vec<String> = Vec::new();
    for code in letters.chars().map(code_point) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let finding = Finding::new(RULE.id, Place::new(&file.path, span));
    let finding = finding.field(codes.join("+"));
    let finding = if letters.chars().any(turns_direction) {
        finding.variant("direction")
    } else {
        finding
    };
    finding
        .with("codes", Arg::All(codes))
        .fix(Fix::replace(Safety::Safe, &file.path, span, ""))
}

fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// One finding for all the soft hyphens of a document: they come by the dozen.
fn soft_hyphens(file: &SourceFile, runs: &[Range<usize>]) -> Option<Finding> {
    let first = runs.first()?;
    let edit = |run: &Range<usize>| Edit {
        path: file.path.clone(),
        span: Span::from(run.clone()),
        text: String::new(),
    };
    let fix = Fix {
        safety: Safety::Safe,
        edits: runs.iter().map(edit).collect(),
    };
    let place = Place::new(&file.path, Span::from(first.clone()));
    let finding = Finding::new(RULE.id, place).variant("soft-hyphen");
    Some(
        finding
            .with("count", runs.len())
            .level(Level::Warning)
            .field(code_point(SOFT_HYPHEN))
            .fix(fix),
    )
}

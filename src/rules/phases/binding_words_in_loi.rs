use super::super::structure::wording::{Finder, Found, field_at, runs};
use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};
use crate::locale::Lang;
use crate::model::kinds::{Agreement, AgreementForm, Status};
use crate::model::{Page, Profile};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "binding-words-in-loi",
    level: Level::Warning,
    is_heuristic: true,
    docs: r#"
A letter of intent that does not bind speaks of a penalty or of exclusivity, in its text, in a field, or
by a value of `exclusivity`. What it lists under `binding_clauses` and what it puts out of scope are left
out, and so is a word that the sentence denies: *no exclusivity*, `без штрафов`.

**Why.** A letter that says "not a contract" above and "penalty" below is read by one side as the first
and by the other as the second. The rule looks for words and cannot judge a sentence, so it only warns.

```bad
==> agreements/2026-02-loi.md
---
form: loi
binding: false
---

Whoever is late owes a penalty of 200 USD.
```

```bad
==> agreements/2026-02-loi.md
---
form: loi
lang: ru
rights: { exclusivity: два месяца }
---

За опоздание — неустойка 20 000 рублей.
```

```good
==> agreements/2026-02-loi.md
---
form: loi
binding: false
binding_clauses: [confidentiality with a penalty of 1000 USD]
out_of_scope: [exclusivity]
---

There is no exclusivity, and nobody owes a penalty: not before a contract.
```

**Configuration.** The words of each language are those of the profile, under `[wording]`, `binding`. A
letter with `binding: true` is not looked at. The rule is switched off with `binding-words-in-loi = "off"`
under `[rules]`.

**Origin.** Founders and analysts agree that a letter of intent is an understanding and not a contract,
and that what does bind stands in it by name. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for document in &context.playbook.documents {
        let crate::model::kinds::Facts::Agreement(agreement) = &document.page.facts else {
            continue;
        };
        if !is_open_letter(&document.page, agreement) {
            continue;
        }
        report.extend(exclusivity(&document.page, agreement));
        for page in document.pages() {
            let finder = Finder::new(binding_words(&context.playbook.profile, page.lang));
            for run in runs(page) {
                let text = page.file.slice(run);
                for found in finder.find(text, run.start) {
                    report.extend(judge(page, &found));
                }
            }
        }
    }
}

/// Whether it is a letter of intent that does not bind as a whole, and that still matters.
fn is_open_letter(page: &Page, agreement: &Agreement) -> bool {
    let form = agreement.form.as_ref().map(|form| form.value);
    let binds = agreement.binding.as_ref().is_some_and(|it| it.value);
    form == Some(AgreementForm::Loi) && !binds && page.status() != Some(Status::Closed)
}

fn binding_words(profile: &Profile, lang: Lang) -> Vec<&str> {
    let tables = profile.wording.iter().flat_map(|wording| &wording.binding);
    let entries = tables.flat_map(|table| table.iter());
    let words = entries
        .filter(|entry| entry.key.value == lang)
        .flat_map(|entry| &entry.value);
    words
        .flat_map(|words| words.iter())
        .map(|word| word.as_str())
        .collect()
}

/// Fields in which such words are in their place, or are told already.
const ELSEWHERE: [&str; 3] = ["binding_clauses", "out_of_scope", "rights.exclusivity"];

fn judge(page: &Page, found: &Found<'_>) -> Option<Finding> {
    let field = field_at(page, found.span);
    let is_elsewhere = ELSEWHERE.contains(&&*field) || is_denied(page, found.span);
    (!is_elsewhere).then(|| {
        let finding = binding_words_in_loi(page, found.span).field(field);
        finding.with("text", found.phrase)
    })
}

/// Words that deny what stands near them.
const DENIALS: [&str; 13] = [
    "no",
    "not",
    "nor",
    "neither",
    "nobody",
    "never",
    "without",
    "нет",
    "не",
    "ни",
    "без",
    "никто",
    "никаких",
];

/// How many words before and after a phrase may deny it.
const NEAR: (usize, usize) = (3, 2);

/// Whether the clause in which a phrase stands denies it.
fn is_denied(page: &Page, span: Span) -> bool {
    let text = &page.file.text;
    let is_end = |letter: char| matches!(letter, '.' | ';' | ':' | '!' | '?' | ',');
    let before = text[..span.start].rsplit(is_end).next().unwrap_or("");
    let after = text[span.end..].split(is_end).next().unwrap_or("");
    let denies = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        DENIALS.contains(&&*word.to_lowercase())
    };
    before.split_whitespace().rev().take(NEAR.0).any(denies)
        || after.split_whitespace().take(NEAR.1).any(denies)
}

/// That a letter which does not bind grants exclusivity.
fn exclusivity(page: &Page, agreement: &Agreement) -> Option<Finding> {
    let text = agreement.rights.as_ref()?.exclusivity.as_ref()?;
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let denies = |word: &String| DENIALS.contains(&word.as_str()) || word == "none";
    let is_denied = words.len() < 3 && words.iter().any(denies);
    (!is_denied).then(|| {
        let finding = binding_words_in_loi(page, text.span).variant("exclusivity");
        finding.field("rights.exclusivity")
    })
}

fn binding_words_in_loi(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span).with("letter", &page.id)
}

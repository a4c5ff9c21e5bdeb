//! What `docs/` says is true: generated pages equal the declarations, the examples check clean,
//! and links lead somewhere.
//!
//! `SNAPSHOTS=overwrite` writes the generated pages again. Blocks of the hand-written pages are
//! marked in their info strings:
//!
//! - `path=PATH`: a whole file; all such blocks of a page are one playbook;
//! - `keys=KIND`: lines of the front matter of a document of that kind;
//! - `config`: lines of `comity.toml`;
//! - `form=FORM`: one value a line.
//!
//! With `bad=MESSAGE` the block must raise that message (a rule's id, or `RULE-VARIANT`) and no
//! other; without it, nothing. In a page that builds one playbook, a `bad` file takes the place of
//! the good one.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its files has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use comity::actuals::ledger::{
    ColumnSchema, LedgerSchema, Role, built_in, built_in_words, derived,
};
use comity::finding::{Finding, Level};
use comity::locale::{Lang, Message};
use comity::model::field::{Choice as _, ChoiceWord, Field, Need, Record as _, RefTarget, Shape};
use comity::model::kinds::{Common, DecisionStatus, PartnershipStatus, Status, Translation};
use comity::model::{Config, Kind, Profile, library};
use comity::parse::markdown::outline;
use comity::rules::{self, Check, Rule, Selection};
use comity::source::Memory;
use comity::text::{DocPath, slug};
use comity::value::{
    Band, Date, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share, Slot,
    Target, Value, Zone,
};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds a generated page equal to its file, or writes the file.
pub(crate) fn check_generated(path: &str, text: &str) {
    let mut written = fs::read_to_string(root().join(path)).unwrap_or_default();
    let is_wished = std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite");
    if is_wished && written != text {
        fs::write(root().join(path), text).unwrap();
        text.clone_into(&mut written);
    }
    let first_difference = written
        .lines()
        .zip(text.lines())
        .position(|(one, other)| one != other);
    assert!(
        written == text,
        "{path} is not what the declarations say (line {:?}); run `SNAPSHOTS=overwrite cargo test reference`",
        first_difference.map(|line| line + 1)
    );
}

#[test]
fn the_pages_of_keys_say_what_is_declared() {
    check_generated("docs/reference/kinds.md", &kinds(Lang::En));
    check_generated("docs/reference/kinds.ru.md", &kinds(Lang::Ru));
    check_generated("docs/reference/configuration.md", &configuration(Lang::En));
    check_generated(
        "docs/reference/configuration.ru.md",
        &configuration(Lang::Ru),
    );
}

#[test]
fn the_pages_of_ready_metrics_say_what_the_library_says() {
    for (lang, path) in [
        (Lang::En, "docs/reference/metrics.md"),
        (Lang::Ru, "docs/reference/metrics.ru.md"),
    ] {
        check_generated(path, &ready_metrics(lang));
        for name in library::names() {
            assert!(
                page(path).contains(&format!("\n## `builtin/{name}`\n")),
                "{path}: {name}"
            );
        }
    }
}

#[test]
fn the_pages_of_ledgers_say_what_is_declared() {
    check_generated("docs/reference/ledgers.md", &ledgers(Lang::En));
    check_generated("docs/reference/ledgers.ru.md", &ledgers(Lang::Ru));
}

#[test]
fn the_page_of_expressions_says_what_they_see() {
    check_generated("docs/reference/expressions.md", &expressions());
}

#[test]
fn the_pages_of_rules_say_what_they_say() {
    check_generated("docs/reference/rules.md", &catalogue());
    let mut known = BTreeSet::new();
    for rule in rules::all() {
        let path = format!("docs/rules/{}.md", rule.id);
        check_generated(&path, &rule_page(rule));
        known.insert(root().join(path));
    }
    let entries = fs::read_dir(root().join("docs/rules")).unwrap();
    let pages: BTreeSet<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(pages, known, "a page of no rule");
}

/// The words of one of two languages.
fn say<'a>(lang: Lang, en: &'a str, ru: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Ru => ru,
    }
}

pub(crate) const MADE: &str =
    "<!-- Made by tests/it/reference.rs; SNAPSHOTS=overwrite writes it again. -->\n\n";

fn kinds(lang: Lang) -> String {
    let mut out = say(
        lang,
        "# Kinds of documents and their keys\n\n",
        "# Виды документов и их ключи\n\n",
    )
    .to_owned();
    out.push_str(MADE);
    out.push_str(say(
        lang,
        "Every key that front matter may have. A key without *required* may be left out. How values are \
         written is explained in [the format](../format.md#values).\n\n",
        "Все ключи, которые могут стоять в начале документа. Ключ без пометки *обязателен* можно не писать. \
         Как пишутся значения, сказано в [описании формата](../format.md#values) (на английском).\n\n",
    ));
    for kind in Kind::ALL {
        let label = kind.label(lang);
        writeln!(out, "- [{label}](#{}), `{}`", slug(label), place(*kind)).unwrap();
    }
    heading(&mut out, say(lang, "Every kind", "Любой документ"));
    fields(&mut out, Common::FIELDS, lang, 0);
    heading(&mut out, say(lang, "A translation", "Перевод"));
    out.push_str(say(
        lang,
        "A translation has these keys, `kind`, `lang`, `aliases` and keys that begin with `x-`; no others.\n\n",
        "В переводе допустимы эти ключи, `kind`, `lang`, `aliases` и ключи, которые начинаются с `x-`; \
         других нет.\n\n",
    ));
    fields(&mut out, Translation::FIELDS, lang, 0);
    for kind in Kind::ALL {
        one_kind(&mut out, *kind, lang);
    }
    out
}

fn one_kind(out: &mut String, kind: Kind, lang: Lang) {
    heading(out, kind.label(lang));
    let folder = say(lang, "Folder or file", "Папка или файл");
    write!(
        out,
        "`kind: {}`. {folder}: `{}`.\n\n",
        kind.word(),
        place(kind)
    )
    .unwrap();
    fields(out, kind.fields(), lang, 0);
    let need = if kind == Kind::Decision {
        Need::Required
    } else {
        Need::Optional
    };
    let name = say(lang, "Status: where it stands", "Статус: на каком этапе");
    let of = one_of(status_words(kind), lang);
    line(out, "status", need, name, &of, lang, 0);
}

fn place(kind: Kind) -> String {
    let place = kind.default_folder();
    if place.contains('.') {
        place.to_owned()
    } else {
        format!("{place}/")
    }
}

fn status_words(kind: Kind) -> &'static [ChoiceWord] {
    match kind {
        Kind::Decision => DecisionStatus::WORDS,
        Kind::Partnership => PartnershipStatus::WORDS,
        _ => Status::WORDS,
    }
}

fn ledgers(lang: Lang) -> String {
    let mut out = say(
        lang,
        "# Ledgers and their columns\n\n",
        "# Журналы и их столбцы\n\n",
    )
    .to_owned();
    out.push_str(MADE);
    out.push_str(say(
        lang,
        "Every column of the built-in ledgers. A column without *required* may be left out; columns of your own may \
         stand beside these. How the files are written is explained in [the format](../format.md#ledgers). \
         `comity schema --ledgers` prints the same as Table Schema.\n",
        "Все столбцы встроенных журналов. Столбца без пометки *обязателен* может не быть; рядом могут стоять \
         ваши собственные. Как пишутся файлы, сказано в [описании формата](../format.md#ledgers) (на английском). \
         То же самое в виде Table Schema печатает `comity schema --ledgers`.\n",
    ));
    for schema in built_in() {
        one_ledger(&mut out, &schema, lang);
    }
    heading(
        &mut out,
        say(lang, "Ledgers without a file", "Журналы без файла"),
    );
    out.push_str(say(
        lang,
        "Nobody writes these: their rows come from the documents, as they stand on the as-of day. A file of such a \
         name is not read.\n",
        "Их никто не пишет: строки дают документы — такие, какими они видны в день оценки. Файл с таким именем не \
         читается.\n",
    ));
    for schema in derived() {
        one_ledger(&mut out, &schema, lang);
    }
    out
}

fn one_ledger(out: &mut String, schema: &LedgerSchema, lang: Lang) {
    let words = built_in_words(&schema.id, lang).unwrap();
    let (name, meaning) = words.split_once(": ").unwrap();
    heading(out, &format!("`{}`: {name}", schema.id));
    let row = say(lang, "One row is", "Одна строка —");
    let key: Vec<String> = schema.key.iter().map(|name| format!("`{name}`")).collect();
    let (key, day) = (
        key.join(", "),
        schema.dated_by.as_deref().unwrap_or_default(),
    );
    let unique = say(lang, "Key", "Ключ");
    let dated = say(lang, "Dated by", "Дата строки");
    write!(
        out,
        "{row} {meaning}. {unique}: {key}. {dated}: `{day}`.\n\n"
    )
    .unwrap();
    for column in &schema.columns {
        ledger_column(out, column, lang);
    }
}

fn ledger_column(out: &mut String, column: &ColumnSchema, lang: Lang) {
    let required = if column.is_required {
        say(lang, " *(required)*", " *(обязателен)*")
    } else {
        ""
    };
    let (name, meaning) = column.words(lang);
    let form = Message::new(format!("ledger-form-{}", column.column_type.id())).text(lang);
    let form = column
        .refers
        .map_or(form, |target| reference(target, lang).to_owned());
    let role = match column.role {
        Role::Event => say(
            lang,
            "; unknown before that day",
            "; до этого дня неизвестно",
        ),
        Role::Plan => say(lang, "; known before that day", "; известно заранее"),
        Role::Fact | Role::Snapshot => "",
    };
    let form = upper(&form);
    writeln!(
        out,
        "- **`{}`**{required} {name}: {meaning}. <br>{form}{role}.",
        column.name
    )
    .unwrap();
}

fn configuration(lang: Lang) -> String {
    let mut out = say(lang, "# Configuration\n\n", "# Настройки\n\n").to_owned();
    out.push_str(MADE);
    out.push_str(say(
        lang,
        "Every key of `comity.toml`, and every key of a profile. What they are for is explained in \
         [the format](../format.md#configuration).\n\n",
        "Все ключи `comity.toml` и все ключи профиля. Зачем они, сказано в \
         [описании формата](../format.md#configuration) (на английском).\n\n",
    ));
    heading(&mut out, "`comity.toml`");
    fields(&mut out, Config::FIELDS, lang, 0);
    heading(&mut out, say(lang, "A profile", "Профиль"));
    fields(&mut out, Profile::FIELDS, lang, 0);
    for name in Profile::names() {
        let title = format!("{} `{name}`", say(lang, "The profile", "Профиль"));
        heading(&mut out, &title);
        let text = page(&format!("profiles/{name}.toml"));
        write!(out, "```toml\n{}\n```\n", text.trim_end()).unwrap();
    }
    out
}

fn expressions() -> String {
    let mut out = "# What expressions see\n\n".to_owned();
    out.push_str(MADE);
    out.push_str(
        "Names, keys and types for [own conditions and own rules](../gates.md), in CEL's words. Every key may be \
         left out of a document; `has(…)` asks. A playbook's own fields (`[kinds.KIND.fields]`) and its own ledgers' \
         results are seen as well.\n\n## Functions\n\n| function | gives |\n|---|---|\n",
    );
    for (name, gives) in rules::expressions::functions() {
        writeln!(out, "| `{name}` | {gives} |").unwrap();
    }
    out.push_str(
        "\nBeside them: `has`, `all`, `exists`, `exists_one`, `map`, `filter`, `in`, `?:`, and the operators of CEL.\n",
    );
    for seen in rules::expressions::names(&Config::default()) {
        heading(&mut out, &format!("`{}`", seen.name));
        writeln!(out, "{}", seen.of).unwrap();
        if !seen.keys.is_empty() {
            out.push_str("\n| key | type |\n|---|---|\n");
        }
        for (key, of) in seen.keys {
            writeln!(out, "| `{key}` | {of} |").unwrap();
        }
    }
    out
}

fn ready_metrics(lang: Lang) -> String {
    let mut out = say(lang, "# Ready metrics\n\n", "# Готовые метрики\n\n").to_owned();
    out.push_str(MADE);
    out.push_str(say(
        lang,
        "Definitions that come with the program. A metric of a playbook takes one with `uses: builtin/NAME` and \
         writes only what is its own; see [the format](../format.md#ready-metrics). The same pages are printed by \
         `comity explain builtin/NAME`.\n\nIn a unit, `{currency}` stands for the reporting currency: `currency` \
         in `comity.toml`.\n\n",
        "Определения, которые идут вместе с программой. Метрика плейбука берёт такое определение ключом \
         `uses: builtin/ИМЯ` и пишет только своё; см. [описание формата](../format.md#ready-metrics) (на английском). \
         Те же страницы печатает `comity explain builtin/ИМЯ`.\n\nВ единице `{currency}` стоит вместо валюты \
         отчётности: `currency` в `comity.toml`.\n\n",
    ));
    let documents = || {
        let names = library::names().into_iter();
        names.map(|name| (name, library::document(name).unwrap()))
    };
    for (name, document) in documents() {
        let title = document.in_language(lang).title();
        writeln!(
            out,
            "- [`builtin/{name}`](#{}): {title}",
            slug(&format!("builtin/{name}"))
        )
        .unwrap();
    }
    for (name, document) in documents() {
        heading(&mut out, &format!("`builtin/{name}`"));
        let shown = document.in_language(lang);
        let keys = library::keys(&document.page);
        write!(out, "**{}**\n\n```yaml\n{keys}\n```\n\n", shown.title()).unwrap();
        let text = shown.file.slice(shown.body).trim();
        writeln!(out, "{}", text.replace("## ", "### ")).unwrap();
    }
    out
}

fn heading(out: &mut String, title: &str) {
    let kept = out.trim_end().len();
    out.truncate(kept);
    write!(out, "\n\n## {title}\n\n").unwrap();
}

fn fields(out: &mut String, fields: &[Field], lang: Lang, depth: usize) {
    for field in fields {
        let name = match (field.name(lang), field.meaning(lang)) {
            (name, meaning) if name == meaning => name.to_owned(),
            (name, meaning) => format!("{name}: {meaning}"),
        };
        let shape = field.shape();
        let form = match &*field.key {
            "status" => say(
                lang,
                "the words are listed with each kind",
                "слова указаны у каждого вида",
            )
            .to_owned(),
            _ => form(&shape, lang),
        };
        line(out, &field.key, field.need, &name, &form, lang, depth);
        if let Some(record) = record(&shape) {
            self::fields(out, record, lang, depth + 1);
        }
    }
}

fn line(out: &mut String, key: &str, need: Need, name: &str, form: &str, lang: Lang, depth: usize) {
    let need = match need {
        Need::Required => say(lang, " *(required)*", " *(обязателен)*"),
        Need::UnlessUses => say(
            lang,
            " *(required without `uses`)*",
            " *(обязателен без `uses`)*",
        ),
        Need::Optional => "",
    };
    let indent = "  ".repeat(depth);
    writeln!(
        out,
        "{indent}- **`{key}`**{need} {name}. <br>{}.",
        upper(form)
    )
    .unwrap();
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The keys of the record inside a shape.
fn record(shape: &Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::Record(fields) => Some(fields),
        Shape::List(inner) | Shape::Table(_, inner) => record(inner),
        Shape::Either(this, that) => record(this).or_else(|| record(that)),
        _ => None,
    }
}

/// What may be written, in words.
fn form(shape: &Shape, lang: Lang) -> String {
    match shape {
        Shape::Text => Message::new("form-text").text(lang),
        Shape::Integer => Message::new("form-integer").text(lang),
        Shape::Bool => say(lang, "`true` or `false`", "`true` или `false`").to_owned(),
        Shape::Form(form) => Message::new(format!("form-{}", form.id)).text(lang),
        Shape::Choice(words) => one_of(words, lang),
        Shape::Words(words) => words.join(", "),
        Shape::Ref(target) => reference(*target, lang).to_owned(),
        Shape::List(inner) => {
            let list = say(lang, "a list; each item is", "список; каждый пункт —");
            format!("{list} {}", form(inner, lang))
        }
        Shape::Table(key, value) => table(key, value, lang),
        Shape::Record(_) => say(
            lang,
            "a table with the keys below",
            "таблица с ключами ниже",
        )
        .to_owned(),
        Shape::Either(this, that) => match &**that {
            Shape::List(inner) if format!("{inner:?}") == format!("{this:?}") => {
                let many = say(lang, "or a list of several", "или список из нескольких");
                format!("{}, {many}", form(this, lang))
            }
            that => {
                let or = say(lang, "or", "или");
                format!("{}, {or} {}", form(this, lang), form(that, lang))
            }
        },
        Shape::Any => say(lang, "any value", "любое значение").to_owned(),
    }
}

fn table(key: &Shape, value: &Shape, lang: Lang) -> String {
    let key = match key {
        Shape::Text => say(lang, "a name", "имя").to_owned(),
        other => form(other, lang),
    };
    let (first, second) = (
        say(lang, "a table; each key is", "таблица; каждый ключ —"),
        say(lang, "each value is", "каждое значение —"),
    );
    format!("{first} {key}, {second} {}", form(value, lang))
}

fn one_of(words: &[ChoiceWord], lang: Lang) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("`{}` ({})", word.word, say(lang, word.en, word.ru)))
        .collect();
    format!("{} {}", say(lang, "one of", "одно из:"), words.join(", "))
}

fn reference(target: RefTarget, lang: Lang) -> &'static str {
    let (en, ru) = match target {
        RefTarget::Party => ("the id of a party", "id стороны"),
        RefTarget::Person => ("the id of a person", "id человека"),
        RefTarget::PartyOrPerson => ("the id of a party or a person", "id стороны или человека"),
        RefTarget::Market => ("the id of a market", "id рынка"),
        RefTarget::Metric => ("the id of a metric", "id метрики"),
        RefTarget::ReadyMetric => (
            "`builtin/NAME` of a [ready metric](metrics.md)",
            "`builtin/ИМЯ` [готовой метрики](metrics.ru.md)",
        ),
        RefTarget::Ledger => ("the name of a ledger", "имя журнала"),
        RefTarget::Decision => ("the id of a decision", "id решения"),
        RefTarget::Brief => ("the id of a brief", "id брифа"),
        RefTarget::Agreement => ("the id of an agreement", "id соглашения"),
        RefTarget::Candidate => ("the id of a candidate", "id кандидата"),
        RefTarget::Cadence => (
            "the name of a cadence of the charter",
            "имя ритма из устава",
        ),
        RefTarget::Object => (
            "a document or an item in one: `ID`, `KIND/ID`, `ID#KEY`",
            "документ или его пункт: `ID`, `KIND/ID`, `ID#KEY`",
        ),
    };
    say(lang, en, ru)
}

fn catalogue() -> String {
    let mut out = "# Rules\n\n".to_owned();
    out.push_str(MADE);
    out.push_str(
        "Everything that `comity check` can report today. The level is that of the profile `standard`; \
         `[rules]` in `comity.toml` changes it. A *heuristic* guesses: it is never more than a warning. \
         Each has a page, which `comity explain RULE` prints too.\n",
    );
    for group in rules::GROUPS {
        let title = Message::new(format!("group-{}", group.id)).text(Lang::En);
        heading(&mut out, &upper(&title));
        if group.rules.is_empty() {
            out.push_str("No rules yet.\n");
            continue;
        }
        out.push_str("| Rule | Level | Fires when |\n|---|---|---|\n");
        for rule in group.rules {
            let (id, level) = (rule.id, level(rule));
            let summary = rule.summary(Lang::En).replace('|', "\\|");
            writeln!(out, "| [`{id}`](../rules/{id}.md) | {level} | {summary} |").unwrap();
        }
    }
    out
}

/// The page of one rule: what `comity explain` prints.
fn rule_page(rule: &Rule) -> String {
    let past = match rule.check {
        Check::History(_) => ", needs Git",
        Check::MaybeHistory(_) => ", sees more with Git",
        _ => "",
    };
    let level = upper(&level(rule));
    let (id, docs) = (rule.id, rule.docs.trim());
    format!("# `{id}`\n\n{MADE}*{level}{past}. [All rules](../reference/rules.md).*\n\n{docs}\n")
}

fn level(rule: &Rule) -> String {
    let guess = if rule.is_heuristic { ", heuristic" } else { "" };
    format!("{}{guess}", rule.level)
}

/// A fenced block of a page.
struct Block {
    /// The page and the words after the fence.
    at: String,
    marks: BTreeMap<String, String>,
    text: String,
}

impl Block {
    fn mark(&self, name: &str) -> Option<&str> {
        self.marks.get(name).map(String::as_str)
    }
}

fn blocks(path: &str) -> Vec<Block> {
    let text = page(path);
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let marks = info.split_whitespace().skip(1);
                let marks = marks.map(|word| word.split_once('=').unwrap_or((word, "")));
                is_open = true;
                blocks.push(Block {
                    at: format!("{path}: ```{info}"),
                    marks: marks
                        .map(|(name, value)| (name.into(), value.into()))
                        .collect(),
                    text: String::new(),
                });
            }
            Event::Text(text) if is_open => blocks.last_mut().unwrap().text.push_str(&text),
            Event::End(TagEnd::CodeBlock) => is_open = false,
            _ => {}
        }
    }
    blocks
}

/// The findings of the rules in `groups` about a playbook of these files; of all where none is named.
fn findings(files: &[(String, String)], day: &str, groups: &[&str]) -> Vec<Finding> {
    let source = Memory::of(files.iter().cloned());
    let day = Date::from_str(day).unwrap();
    let checked = rules::check_source(&source, day, &Selection::default()).unwrap();
    let mut findings = checked.report.findings;
    findings.retain(|finding| {
        let group = rules::group_of(&finding.rule).map_or("reading", |group| group.id);
        groups.is_empty() || groups.contains(&group)
    });
    findings
}

fn told(findings: &[Finding]) -> String {
    findings.iter().fold(String::new(), |mut out, finding| {
        let path = finding.place.path.as_str();
        let text = finding.headline(Lang::En);
        writeln!(out, "{path}: {} {}: {text}", finding.level, finding.rule).unwrap();
        out
    })
}

fn files_of(path: &str) -> Vec<(String, String)> {
    let blocks = blocks(path);
    let files = blocks.iter().filter_map(|block| {
        let path = block.mark("path").filter(|_| block.mark("bad").is_none())?;
        Some((path.to_owned(), block.text.clone()))
    });
    files.collect()
}

/// What the reader of the two pages has written by the end has nothing to be told about.
#[test]
fn the_first_playbook_checks_clean() {
    for path in ["docs/getting-started.md", "docs/getting-started.ru.md"] {
        let files = files_of(path);
        assert!(files.len() >= 6, "{path} shows {} files", files.len());
        let found = findings(&files, "2026-02-10", &[]);
        assert!(found.is_empty(), "{path}:\n{}", told(&found));
        for block in blocks(path)
            .iter()
            .filter(|block| block.mark("bad").is_some())
        {
            check_broken(path, &files, block);
        }
    }
}

/// The same playbook with one file spoiled raises one finding.
fn check_broken(page: &str, files: &[(String, String)], block: &Block) {
    let mut files = files.to_vec();
    let path = block.mark("path").unwrap().to_owned();
    files.retain(|(other, _)| *other != path);
    files.push((path, block.text.clone()));
    let mut found = findings(&files, "2026-02-10", &[]);
    found.retain(|finding| finding.level > Level::Info);
    let messages: Vec<&str> = found.iter().map(Finding::message_id).collect();
    let expected = block.mark("bad").unwrap();
    assert_eq!(messages, [expected], "{page}:\n{}", told(&found));
}

#[test]
fn the_documents_of_the_format_are_read() {
    let files = files_of("docs/format.md");
    assert!(
        files.len() >= 4,
        "docs/format.md shows {} files",
        files.len()
    );
    let mut found = findings(&files, "2026-03-31", &[]);
    found.retain(|finding| {
        let group = rules::group_of(&finding.rule).map_or("reading", |group| group.id);
        group == "reading" || finding.rule == "unknown-reference"
    });
    assert!(found.is_empty(), "{}", told(&found));
    let spoiled = blocks("docs/format.md").into_iter();
    for block in spoiled.filter(|block| block.mark("bad").is_some()) {
        let Some(path) = block.mark("path") else {
            continue;
        };
        let mut files = files.clone();
        files.retain(|(other, _)| other != path);
        files.push((path.to_owned(), block.text.clone()));
        check_reading(&block, &files);
    }
}

#[test]
fn the_lines_of_the_format_are_read() {
    let mut lines = 0;
    for block in blocks("docs/format.md") {
        if let Some(kind) = block.mark("keys") {
            lines += 1;
            check_reading(&block, &document(kind, &block.text));
        } else if block.mark("config").is_some() {
            lines += 1;
            check_reading(&block, &[("comity.toml".to_owned(), block.text.clone())]);
        }
    }
    assert!(lines > 10, "docs/format.md shows {lines} pieces");
}

/// A document of a kind with the keys `text`.
fn document(kind: &str, text: &str) -> Vec<(String, String)> {
    let config = "format = 1\nlanguages = [\"en\", \"ru\"]\n".to_owned();
    let title = if text.starts_with("title:") {
        ""
    } else {
        "title: Example\n"
    };
    let document = format!("---\nkind: {kind}\n{title}{text}---\n");
    vec![
        ("comity.toml".to_owned(), config),
        ("guides/example.md".to_owned(), document),
    ]
}

fn check_reading(block: &Block, files: &[(String, String)]) {
    let mut files = files.to_vec();
    if let Some((_, config)) = files.iter_mut().find(|(path, _)| path == "comity.toml")
        && !config.contains("format =")
    {
        config.insert_str(0, "format = 1\n");
    }
    let mut found = findings(&files, "2026-03-31", &["reading"]);
    found.retain(|finding| finding.rule != "missing-key");
    let messages: Vec<&str> = found.iter().map(Finding::message_id).collect();
    let expected: Vec<&str> = block.mark("bad").into_iter().collect();
    assert_eq!(messages, expected, "{}\n{}", block.at, told(&found));
}

#[test]
fn the_values_of_the_format_are_read() {
    let mut values = 0;
    for block in blocks("docs/format.md") {
        let Some(form) = block.mark("form") else {
            continue;
        };
        for line in block.text.lines() {
            let value = line
                .split("  #")
                .next()
                .unwrap_or(line)
                .trim()
                .trim_matches('"');
            values += 1;
            assert_eq!(
                reads(form, value),
                block.mark("bad").is_none(),
                "{}: {value}",
                block.at
            );
        }
    }
    assert!(values > 30, "docs/format.md shows {values} values");
}

fn reads(form: &str, text: &str) -> bool {
    match form {
        "number" => Number::parse(text).is_ok(),
        "money" => Money::parse(text).is_ok(),
        "share" => Share::parse(text).is_ok(),
        "quantity" => Quantity::parse(text).is_ok(),
        "duration" => Duration::parse(text).is_ok(),
        "band" => Band::<Quantity>::parse(text).is_ok(),
        "date" => comity::value::parse_date(text).is_ok(),
        "moment" => Moment::parse(text).is_ok(),
        "period" => Period::parse(text).is_ok(),
        "hours" => Hours::parse(text).is_ok(),
        "slot" => Slot::parse(text).is_ok(),
        "zone" => Zone::parse(text).is_ok(),
        "target" => Target::parse(text).is_ok(),
        "value" => Value::parse(text).is_ok(),
        "every" => Every::parse(text).is_ok(),
        other => panic!("no form is called `{other}`"),
    }
}

/// Every Markdown file of the documentation, from the repository's root.
fn documentation() -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
                pages.push(path.replace('\\', "/"));
            }
        }
    }
    let at_root = ["README.md", "README.ru.md", "CONTRIBUTING.md"];
    pages.extend(
        at_root
            .iter()
            .filter(|name| root().join(name).exists())
            .map(|name| (*name).to_owned()),
    );
    pages.sort();
    pages
}

#[test]
fn links_of_the_documentation_lead_somewhere() {
    let mut dead = Vec::new();
    for path in documentation() {
        let text = page(&path);
        let own = outline(&text, 0);
        for link in own.links.iter().map(|link| &link.target.value) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            if !leads_somewhere(&path, link) {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

fn leads_somewhere(from: &str, link: &str) -> bool {
    let (file, anchor) = link
        .split_once('#')
        .map_or((link, None), |(file, anchor)| (file, Some(anchor)));
    let target = if file.is_empty() {
        Some(DocPath::new(from))
    } else {
        DocPath::new(from).join(file)
    };
    let Some(target) = target else { return false };
    let path = root().join(target.as_str());
    match anchor {
        None => path.exists(),
        Some(anchor) => fs::read_to_string(path).is_ok_and(|text| {
            outline(&text, 0)
                .headings
                .iter()
                .any(|heading| heading.anchor == anchor)
        }),
    }
}

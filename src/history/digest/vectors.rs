//! Fixed digests, which may never change while the scheme is called `c1`, and what counts.

use super::*;
use crate::model::{Kind, ParseCache, load};
use crate::source::Memory;

const CONFIG: &str =
    "format = 1\nlanguages = [\"en\", \"ru\"]\ncurrency = \"USD\"\n\n[kpi]\npass = \"2 of 3\"\n";

const AGREEMENT: &str = "---
kind: agreement
title: Letter of intent
status: active
form: loi
binding: false
term: { from: 2026-02-16, to: 2026-03-20 }
scope: [three videos, \"#ad\"]
payment: { amount: 4500.50 USD, trigger: accepted, within: 7d }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.250 USD, per: campaign }
x-note: 1.0
signoffs:
  northwind: { by: anna, date: 2026-02-10 }
---

We agree to `try  it` first.

## Dates

```
16 February   start
```
";

const METRIC: &str = "---
title: Cost per engagement
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
owner: li
companions: [reach]
---
";

const REACH: &str = "---\ntitle: Reach\nunit: person\nbetter: higher\nledger: performance\nformula: sum(reach)\nowner: li\n---\n";

const RUSSIAN: &str = "---\ntitle: Письмо о намерениях\n---\n\nСначала пробуем.\n";

struct Files(Memory);

impl Files {
    fn new() -> Self {
        Self(Memory::of([
            ("comity.toml", CONFIG),
            ("agreements/loi.md", AGREEMENT),
            ("agreements/loi.ru.md", RUSSIAN),
            ("metrics/cpe.md", METRIC),
            ("metrics/reach.md", REACH),
        ]))
    }

    fn with(self, path: &str, text: &str) -> Self {
        Self(self.0.with(path, text))
    }

    fn replaced(self, path: &str, text: &str, from: &str, to: &str) -> Self {
        assert!(text.contains(from), "{from}");
        self.with(path, &text.replacen(from, to, 1))
    }

    fn digest(&self, make: impl Fn(&Playbook, &Document) -> Digest) -> Digest {
        let playbook = load(&self.0, &ParseCache::new()).unwrap().playbook;
        make(
            &playbook,
            playbook.document(Kind::Agreement, "loi").unwrap(),
        )
    }
}

fn read_in_russian(playbook: &Playbook, document: &Document) -> Digest {
    of_read(playbook, document, Some(Lang::Ru))
}

/// What differs once `from` has become `to` in a file.
fn changed(path: &str, text: &str, from: &str, to: &str) -> Vec<String> {
    let before = Files::new().digest(of);
    let after = Files::new().replaced(path, text, from, to).digest(of);
    assert_eq!(
        before.text() == after.text(),
        before.differing(&after).is_empty()
    );
    before.differing(&after)
}

fn in_agreement(from: &str, to: &str) -> Vec<String> {
    changed("agreements/loi.md", AGREEMENT, from, to)
}

#[test]
fn digests_are_what_they_have_always_been() {
    let files = Files::new();
    assert_eq!(
        files.digest(of).text(),
        "c1:sha256:0238920ecb171460d1fab7a4d3feef2a4eadafa86f30cc59e18ba66a110dd800"
    );
    assert_eq!(
        files.digest(read_in_russian).text(),
        "c1:sha256:7dd74eb2317e6bd0a86d6cd156129f3dd7d49bbf2539ab149c6c3f97c262322c"
    );
    assert_eq!(
        files.digest(of_source).text(),
        "c1:sha256:b193dcf29b341492a9107184abb01328e1653e210929724578f826c1611e387c"
    );
}

#[test]
fn the_parts_of_a_digest_have_names() {
    let names: Vec<String> = Files::new()
        .digest(read_in_russian)
        .parts
        .into_keys()
        .collect();
    assert_eq!(
        names,
        [
            "binding",
            "body",
            "comity.toml#currency",
            "comity.toml#kpi.pass",
            "comity.toml#profile",
            "expectations.us-cpe.metric",
            "expectations.us-cpe.per",
            "expectations.us-cpe.target",
            "expectations.us-cpe.where.market",
            "form",
            "kind",
            "metric/cpe",
            "metric/reach",
            "payment[0].amount",
            "payment[0].trigger",
            "payment[0].within",
            "ru/body",
            "ru/title",
            "scope",
            "term.from",
            "term.to",
            "title",
            "x-note",
        ]
    );
}

#[test]
fn how_a_value_is_spelled_is_no_difference() {
    for (from, to) in [
        ("0.250 USD", "\"0.25 USD\""),
        ("4500.50 USD", "4500.5 USD"),
        ("payment: {", "payment:\n  - {"),
        (
            "term: { from: 2026-02-16, to: 2026-03-20 }",
            "term:\n  to: 2026-03-20 # the end\n  from: '2026-02-16'",
        ),
        (
            "scope: [three videos, \"#ad\"]",
            "scope:\n  - 'three videos'\n  - \"#ad\"",
        ),
        ("form: loi\nbinding: false", "binding: false\nform: \"loi\""),
        ("kind: agreement\n", ""),
        ("status: active", "status: closed\ntags: [a]\naliases: [b/]"),
        (
            "{ by: anna, date: 2026-02-10 }",
            "{ by: dana, date: 2026-02-11 }",
        ),
        ("We agree to", "We  agree\nto"),
        (
            "title: Letter of intent",
            "title: >-\n  Letter\n  of intent",
        ),
        ("form: loi", "form: loi\nrights: null"),
    ] {
        assert_eq!(in_agreement(from, to), [""; 0], "{from} as {to}");
    }
    let windows = AGREEMENT.replace('\n', "\r\n");
    let after = Files::new().with("agreements/loi.md", &windows).digest(of);
    assert_eq!(Files::new().digest(of), after);
}

#[test]
fn what_differs_is_named() {
    for (from, to, name) in [
        ("0.250 USD", "0.26 USD", "expectations.us-cpe.target"),
        (
            "market: us",
            "market: ru",
            "expectations.us-cpe.where.market",
        ),
        ("three videos, \"#ad\"", "\"#ad\", three videos", "scope"),
        ("4500.50 USD", "4500.50 EUR", "payment[0].amount"),
        ("x-note: 1.0", "x-note: 1.1", "x-note"),
        ("form: loi", "form: loi\nmisspelt: a", "misspelt"),
        ("binding: false\n", "", "binding"),
        ("We agree", "We disagree", "body"),
        ("try  it", "try it", "body"),
        ("## Dates", "## Days", "body#Dates body#Days"),
        ("February   start", "February start", "body#Dates"),
        ("first.", "first. <!-- or not -->", "body"),
    ] {
        assert_eq!(in_agreement(from, to).join(" "), name, "{from} as {to}");
    }
}

#[test]
fn what_a_text_leans_on_is_part_of_it() {
    let metric = "metrics/cpe.md";
    assert_eq!(changed(metric, METRIC, "lower", "higher"), ["metric/cpe"]);
    for (from, to) in [
        ("title", "status: active\ntitle"),
        ("owner: li", "owner: sam"),
    ] {
        assert_eq!(changed(metric, METRIC, from, to), [""; 0], "{from} as {to}");
    }
    assert_eq!(
        changed("metrics/reach.md", REACH, "sum(reach)", "max(reach)"),
        ["metric/reach"]
    );
    for (from, to, name) in [
        ("2 of 3", "1 of 3", "comity.toml#kpi.pass"),
        ("USD", "EUR", "comity.toml#currency"),
        (
            "currency",
            "fx = \"budget-rate\"\ncurrency",
            "comity.toml#fx",
        ),
        (
            "currency",
            "profile = \"own.toml\"\ncurrency",
            "comity.toml#profile",
        ),
    ] {
        assert_eq!(changed("comity.toml", CONFIG, from, to), [name]);
    }
    assert_eq!(
        changed(
            "comity.toml",
            CONFIG,
            "format",
            "timezone = \"UTC\"\nformat"
        ),
        [""; 0]
    );
}

#[test]
fn a_profile_of_ones_own_counts_with_what_it_says() {
    let config = CONFIG.replacen("currency", "profile = \"own.toml\"\ncurrency", 1);
    let with = |profile: &str| {
        let files = Files::new().with("comity.toml", &config);
        files.with("own.toml", profile).digest(of)
    };
    let before = with("[wording]\nplaceholders = [\"TBD\"]\n");
    let after = with("[wording]\nplaceholders = [\"TBD\", \"...\"]\n");
    assert_eq!(before.differing(&after), ["profile#wording.placeholders"]);
}

#[test]
fn it_is_one_wherever_the_files_of_a_profile_say_it() {
    let config = CONFIG.replacen("currency", "profile = \"own.toml\"\ncurrency", 1);
    let with = |own: &str, house: &str| {
        let files = Files::new().with("comity.toml", &config);
        let files = files.with("own.toml", own).with("house.toml", house);
        files.digest(of)
    };
    let below = "extends = \"lean\"\n[deadlines]\nanswer = \"3d\"\n";
    let before = with("extends = \"house.toml\"\n", below);
    let above = "extends = \"house.toml\"\n[deadlines]\nanswer = \"3d\"\n";
    assert_eq!(before, with(above, "extends = \"lean\"\n"));
    let other = with("extends = \"house.toml\"\n", &below.replace("3d", "4d"));
    assert_eq!(before.differing(&other), ["profile#deadlines.answer"]);
    let base = with(
        "extends = \"house.toml\"\n",
        &below.replace("lean", "standard"),
    );
    assert_eq!(before.differing(&base), ["profile#extends"]);
}

#[test]
fn a_translation_counts_for_those_who_read_it() {
    let edited = || Files::new().replaced("agreements/loi.ru.md", RUSSIAN, "пробуем", "платим");
    assert_eq!(Files::new().digest(of), edited().digest(of));
    let before = Files::new().digest(read_in_russian);
    assert_eq!(
        before.differing(&edited().digest(read_in_russian)),
        ["ru/body"]
    );
}

#[test]
fn a_broken_document_hides_no_change() {
    let broken = |value: &str| {
        let text = AGREEMENT.replacen("binding: false", &format!("binding: [{value}"), 1);
        Files::new().with("agreements/loi.md", &text).digest(of)
    };
    assert!(
        broken("a")
            .differing(&broken("b"))
            .contains(&"unread".to_owned())
    );
}

#[test]
fn a_seal_depends_on_the_text_and_the_salt_and_not_on_itself() {
    let sealed = |text: &str, salt: &str| {
        let written = [("comity.toml", CONFIG), ("alignment/a.md", text)];
        let playbook = load(&Memory::of(written), &ParseCache::new())
            .unwrap()
            .playbook;
        seal(
            &playbook,
            playbook.document(Kind::Alignment, "a").unwrap(),
            salt,
        )
    };
    let sheet = "---\ntitle: A\nparty: northwind\nhorizon: 90d\n---\n\nText.\n";
    let stated = sheet.replacen("---\n\n", "seal: c1:sha256:0\nsalt: \"00\"\n---\n\n", 1);
    assert_eq!(sealed(sheet, "00"), sealed(&stated, "00"));
    assert_ne!(sealed(sheet, "00"), sealed(sheet, "01"));
    assert_ne!(
        sealed(sheet, "00"),
        sealed(&sheet.replace("90d", "60d"), "00")
    );
    let fixed = "c1:sha256:635e2ef30fcd62b5a4281b006e901685e72949a3a82711af172b61d2ce442b80";
    assert_eq!(sealed(sheet, "00"), fixed);
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let files = [
        ("comity.toml", "format = 1\n"),
        ("guides/a.md", "---\ntitle: A\n---\nSee  *this*.\n"),
    ];
    let playbook = load(&Memory::of(files), &ParseCache::new())
        .unwrap()
        .playbook;
    let digest = of(&playbook, playbook.document(Kind::Page, "a").unwrap());
    let page = include_str!("../../../docs/digests.md");
    assert!(page.contains(&format!("`{digest}`")), "{digest}");
    let names: Vec<&str> = digest.parts().keys().map(String::as_str).collect();
    assert_eq!(names, ["body", "comity.toml#profile", "kind", "title"]);
}

//! Files as they come: marks, line ends, scripts, sizes and bombs.

use std::fmt::Write as _;
use std::sync::Arc;

use comity::finding::Report;
use comity::parse::{self, ParsedPage};
use comity::text::SourceFile;

fn read(text: &str) -> (ParsedPage, Vec<String>) {
    let mut report = Report::default();
    let page = parse::page(
        Arc::new(SourceFile::new("page.md".into(), text.as_bytes())),
        &mut report,
    );
    let ids = report
        .findings
        .iter()
        .map(|finding| finding.message_id().to_owned())
        .collect();
    (page, ids)
}

fn value<'a>(page: &'a ParsedPage, key: &str) -> &'a str {
    page.file.slice(
        page.fields
            .get(key)
            .unwrap_or_else(|| panic!("`{key}` is not known"))
            .value
            .span,
    )
}

#[test]
fn line_ends_and_a_byte_order_mark_are_kept_and_counted() {
    let (page, findings) =
        read("\u{FEFF}---\r\ntitle: Привет 🚀\r\nowner: anna\r\n---\r\n\r\n# Да\r\n");
    assert!(findings.is_empty());
    assert_eq!(value(&page, "title"), "Привет 🚀");
    assert_eq!(value(&page, "owner"), "anna");
    assert_eq!(page.outline.headings[0].text, "Да");
    assert_eq!(
        page.file
            .position(page.fields.get("owner").unwrap().key.span.start)
            .line,
        3
    );
}

#[test]
fn empty_files_and_empty_front_matter_are_documents() {
    for text in [
        "",
        "\n",
        "---\n---\n",
        "---\n# a comment\n---\n",
        "\u{FEFF}",
    ] {
        let (page, findings) = read(text);
        assert!(findings.is_empty(), "{text:?}: {findings:?}");
        assert!(page.fields.entries().is_empty());
    }
}

#[test]
fn a_missing_close_leaves_the_fields_known() {
    let (page, findings) = read("---\ntitle: One\nowner: anna\n\n# Heading\n");
    assert_eq!(findings, ["front-matter-unclosed"]);
    assert_eq!(value(&page, "owner"), "anna");
    assert_eq!(page.outline.headings.len(), 1);
}

#[test]
fn a_syntax_error_in_one_line_leaves_the_others_known() {
    let lines: Vec<String> = (1..=12)
        .map(|at| {
            if at == 9 {
                "key9: a: b".to_owned()
            } else {
                format!("key{at}: {at}")
            }
        })
        .collect();
    let (page, findings) = read(&format!("---\n{}\n---\n", lines.join("\n")));
    assert_eq!(findings, ["front-matter-unreadable-colon"]);
    for at in (1..=12).filter(|at| *at != 9) {
        assert_eq!(value(&page, &format!("key{at}")), at.to_string());
    }
}

#[test]
fn an_unclosed_list_costs_its_own_entry_only() {
    let (page, findings) = read("---\na: 1\nlist: [one, two\nb: 2\nc: 3\n---\n");
    assert_eq!(findings, ["front-matter-unreadable-bracket"]);
    assert_eq!(
        (value(&page, "a"), value(&page, "b"), value(&page, "c")),
        ("1", "2", "3")
    );
}

#[test]
fn an_alias_bomb_stays_as_small_as_it_is_written() {
    let mut text = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for at in 1..12 {
        let aliases = vec![format!("*a{}", at - 1); 9].join(", ");
        let _ = writeln!(text, "a{at}: &a{at} [{aliases}]");
    }
    text.push_str("---\n");
    let (page, findings) = read(&text);
    assert!(
        findings
            .iter()
            .all(|id| id == "front-matter-unreadable-alias"
                || id == "front-matter-unreadable-anchor")
    );
    let items = page
        .fields
        .entries()
        .iter()
        .map(|entry| entry.value.items().len())
        .max();
    assert_eq!(items, Some(9));
}

#[test]
fn a_hundred_thousand_brackets_are_refused() {
    for bracket in ["[", "{a: ", "- "] {
        let (_, findings) = read(&format!("---\nx: 1\ny: {}\n---\n", bracket.repeat(100_000)));
        assert!(!findings.is_empty());
    }
}

#[test]
fn nesting_beyond_what_people_write_is_told_once() {
    let (page, findings) = read(&format!(
        "---\nx: {}1{}\ny: 2\n---\n",
        "[".repeat(40),
        "]".repeat(40)
    ));
    assert_eq!(findings, ["too-deep"]);
    assert_eq!(value(&page, "y"), "2");
}

#[test]
fn a_huge_file_is_told_and_not_read() {
    let (page, findings) = read(&format!(
        "---\ntitle: Big\n---\n{}",
        "слово ".repeat(500_000)
    ));
    assert_eq!(findings, ["not-utf8-too-large"]);
    assert!(page.outline.prose.is_empty());
}

#[test]
fn deep_quotes_and_lists_in_prose_are_read() {
    for text in [
        ">".repeat(20_000),
        "- ".repeat(20_000),
        "[".repeat(50_000),
        "*a".repeat(50_000),
    ] {
        let (page, _) = read(&text);
        assert!(page.outline.headings.is_empty());
    }
}

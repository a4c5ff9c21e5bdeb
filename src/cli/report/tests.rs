//! Findings that no rule of ours makes on purpose, in every format.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes snapshots so"
)]

use jiff::civil::date;
use snapbox::{assert_data_eq, str};

use super::{FORMATS, Gate, Outcome, Texts, Verbosity, Verdict, View};
use crate::actuals::Ledgers;
use crate::cli::opened::{AsOf, Chosen};
use crate::finding::{Cause, Evidence, Finding, Fix, Level, Place, Safety};
use crate::locale::Lang;
use crate::model::{ParseCache, load};
use crate::source::Memory;
use crate::text::Span;

const AGREEMENT: &str = "---\ntitle: Соглашение 日本\n---\n\n\tplatí 45 d\n";
const BRIEF: &str = "# Бриф\r\n\r\nОплата 60 d\r\nи ещё строка\r\nконец";

/// A finding at the first `text` of a file.
fn at(path: &str, file: &str, text: &str) -> Place {
    let start = file.find(text).unwrap();
    Place::new(&path.into(), Span::new(start, start + text.len()))
}

fn finding(place: Place) -> Finding {
    Finding::new("unknown-reference", place)
        .with("what", "term")
        .with("id", "45\u{1b}[31m d")
}

fn outcome(findings: Vec<Finding>) -> Outcome {
    let files = [
        ("comity.toml", "format = 1\n"),
        ("a.md", AGREEMENT),
        ("b.md", BRIEF),
    ];
    let source = Memory::of(files.into_iter().chain([("ledgers/empty.csv", "")]));
    let loaded = load(&source, &ParseCache::new()).unwrap();
    Outcome {
        title: String::new(),
        folder: String::new(),
        in_repository: None,
        as_of: AsOf {
            day: date(2026, 3, 31),
            chosen: Chosen::Asked,
        },
        kpi: None,
        documents: vec!["a.md".into(), "b.md".into()],
        rules: 1,
        ran: vec!["unknown-reference"],
        texts: Texts::of(&source, &loaded.playbook, &Ledgers::default(), &findings),
        findings,
        notes: Vec::new(),
        commit: None,
        is_editable: true,
        gate: Gate {
            fail_on: Some(Level::Error),
            with_time: false,
        },
    }
}

fn shown(format: &str, findings: Vec<Finding>) -> String {
    let view = View {
        lang: Lang::En,
        verbosity: Verbosity::Quiet,
        is_colored: false,
        width: 100,
    };
    let format = FORMATS.iter().find(|known| known.name == format).unwrap();
    format.text(&[outcome(findings)], &view).unwrap()
}

#[test]
fn labels_lead_into_other_files_and_evidence_is_told() {
    let mut finding = finding(at("a.md", AGREEMENT, "45 d"))
        .with("near", "60 d")
        .label(at("a.md", AGREEMENT, "日本"), "did-you-mean")
        .label(at("b.md", BRIEF, "60 d"), "did-you-mean")
        .help("did-you-mean");
    finding.evidence = Evidence {
        observed: Some("45 d".to_owned()),
        expected: Some("60 d".to_owned()),
        n: Some(12),
        window: Some("2026-Q1".to_owned()),
    };
    assert_data_eq!(
        shown("full", vec![finding.clone()]),
        str![[r#"
error[unknown-reference]: there is no term `45␛[31m d`
 --> a.md:5:8
  |
2 | title: Соглашение 日本
  |                   ---- did you mean `60 d`?
...
5 |     platí 45 d
  |           ^^^^ not found
  |
 ::: b.md:3:8
  |
3 | Оплата 60 d
  |        ---- did you mean `60 d`?
  |
  = why: a reader who follows the name finds nobody
  = note: observed 45 d, expected 60 d, n = 12, window 2026-Q1
  = help: did you mean `60 d`?


"#]]
    );
    let command = shown("github", vec![finding]);
    assert_eq!(command.lines().count(), 1, "{command}");
}

#[test]
fn marks_may_cover_lines_and_stand_at_the_very_end() {
    let lines = finding(at("b.md", BRIEF, "Оплата 60 d\r\nи ещё")).level(Level::Warning);
    let end = finding(Place::new(&"b.md".into(), Span::at(BRIEF.len()))).level(Level::Info);
    let after = finding(Place::new(&"a.md".into(), Span::at(AGREEMENT.len())));
    let empty = finding(Place::new(&"ledgers/empty.csv".into(), Span::at(0)));
    assert_data_eq!(
        shown("full", vec![lines, end, after, empty]),
        str![[r#"
warning[unknown-reference]: there is no term `45␛[31m d`
 --> b.md:3:1
  |
3 | / Оплата 60 d
4 | | и ещё строка
  | |_____^ not found
  |
  = why: a reader who follows the name finds nobody

info[unknown-reference]: there is no term `45␛[31m d`
 --> b.md:5:6
  |
5 | конец
  |      ^ not found
  |
  = why: a reader who follows the name finds nobody

error[unknown-reference]: there is no term `45␛[31m d`
 --> a.md:6:1
  |
6 |
  | ^ not found
  |
  = why: a reader who follows the name finds nobody

error[unknown-reference]: there is no term `45␛[31m d`
 --> ledgers/empty.csv:1:1
  |
1 |
  | ^ not found
  |
  = why: a reader who follows the name finds nobody


"#]]
    );
}

#[test]
fn what_time_did_fails_only_on_request() {
    let late = finding(at("a.md", AGREEMENT, "45 d")).cause(Cause::Time);
    let mut outcome = outcome(vec![late]);
    assert_eq!(outcome.verdict(), Verdict::Pass);
    assert_eq!(outcome.all_notes().len(), 1);
    outcome.gate.with_time = true;
    assert_eq!(outcome.verdict(), Verdict::Fail);
    assert_eq!(outcome.all_notes().len(), 0);
}

/// What the summary says of `safe` findings that anybody may mend and `more` that a person should see.
fn mendable(safe: usize, more: usize, lang: Lang) -> Option<String> {
    let place = at("a.md", AGREEMENT, "45 d");
    let fix = |safety| Fix::replace(safety, &place.path, place.span, "45d");
    let of = |safety, n| (0..n).map(move |_| safety);
    let safeties = of(Safety::Safe, safe).chain(of(Safety::Unsafe, more));
    let findings = safeties.map(|safety| finding(place.clone()).fix(fix(safety)));
    outcome(findings.collect())
        .mendable()
        .map(|message| message.text(lang))
}

#[test]
fn what_can_be_mended_is_counted() {
    assert_eq!(mendable(0, 0, Lang::En), None);
    let cases = [
        (
            1,
            0,
            Lang::En,
            "1 finding can be mended by `comity check --fix`",
        ),
        (
            5,
            2,
            Lang::En,
            "5 findings can be mended by `comity check --fix`, 2 more by `--unsafe-fixes`",
        ),
        (
            0,
            2,
            Lang::En,
            "2 findings can be mended in a way that a person should look at: `--unsafe-fixes` shows it",
        ),
        (
            21,
            0,
            Lang::Ru,
            "21 замечание исправит `comity check --fix`",
        ),
        (3, 0, Lang::Ru, "3 замечания исправит `comity check --fix`"),
        (
            5,
            1,
            Lang::Ru,
            "5 замечаний исправит `comity check --fix`, ещё 1 — `--unsafe-fixes`",
        ),
    ];
    for (safe, more, lang, expected) in cases {
        assert_eq!(mendable(safe, more, lang).as_deref(), Some(expected));
    }
}

#[test]
fn nothing_can_be_mended_where_files_cannot_be_edited() {
    let place = at("a.md", AGREEMENT, "45 d");
    let fix = Fix::replace(Safety::Safe, &place.path, place.span, "45d");
    let mut outcome = outcome(vec![finding(place).fix(fix)]);
    assert!(outcome.mendable().is_some());
    outcome.is_editable = false;
    assert!(outcome.mendable().is_none());
}

#[test]
fn a_comment_says_what_can_be_mended() {
    let place = at("a.md", AGREEMENT, "45 d");
    let fix = Fix::replace(Safety::Safe, &place.path, place.span, "45d");
    let text = shown("markdown", vec![finding(place).fix(fix)]);
    assert!(
        text.contains("\n\n1 finding can be mended by `comity check --fix`\n\n"),
        "{text}"
    );
}

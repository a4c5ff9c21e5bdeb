//! `comity review`: drafts with their figures, and figures written anew without touching a word of anybody.

use std::fs;
use std::path::{Path, PathBuf};

use crate::beginning::begun;
use crate::repository::Repository;
use crate::support::{self, Playbook, run_in};

const Q3: &str = "reviews/2026-Q3.md";

/// The example as a real repository; its folder.
fn example(folder: &Playbook) -> PathBuf {
    let said = folder.run(&["example", "demo"]);
    assert!(said.contains("--- exit 0"), "{said}");
    folder.path().join("demo")
}

fn read(place: &Path, path: &str) -> String {
    fs::read_to_string(place.join(path)).unwrap()
}

/// The findings that are no infos, as `level[rule] path`.
fn loud(place: &Path, as_of: &str) -> Vec<String> {
    let report = support::json_in(place, &["check", "--as-of", as_of, "--format", "json"]);
    let findings = report["findings"].as_array().unwrap().iter();
    let loud = findings.filter(|it| it["level"] != "info" && it["waiver"].is_null());
    loud.map(|it| format!("{}[{}] {}", it["level"], it["rule"], it["path"]))
        .collect()
}

#[test]
fn the_quarter_of_the_example_is_drafted_with_its_figures() {
    let folder = Playbook::empty();
    let place = example(&folder);
    let said = run_in(&place, &["review", "2026-Q3"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.starts_with("wrote reviews/2026-Q3.md\n"),
        "{}",
        said.out
    );
    let text = read(&place, Q3);
    for line in [
        "## Figures, Q3 2026",
        "**Working: 3 of 3 KPIs on track, 2 needed.**",
        "| **[us-cpe](../agreements/2026-07-amendment.md)**, primary | at most 0.20\u{a0}USD | 0.1835\u{a0}USD | September 2026 · n 35 | 0.1905 → 0.187 → 0.1835\u{a0}USD | on track |",
        "| [September 2026](../health/2026-09.md) | 5 · on track · continue | 4 · on track · continue |",
        "- Decided on 14 July 2026: [Sam Ortiz takes over from Li Chen](../decisions/2026-07-14-li-hands-over.md), accepted",
        "- New, agreement: [First amendment, tighter cost and a figure for Russia](../agreements/2026-07-amendment.md)",
        "- Waits for a decision until 1 October 2026: [A gift-guide campaign in November, 7200 USD](../decisions/2026-09-29-gift-guide.md)",
        "### What did the other side do that we want to keep?",
        "- **Lumen Agency:**",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert_eq!(loud(&place, "2026-09-30"), [""; 0]);
    let again = run_in(&place, &["review", "2026-Q3"]);
    assert_eq!(
        again.out,
        "the figures in reviews/2026-Q3.md are up to date\n"
    );
    assert_eq!(read(&place, Q3), text);
}

#[test]
fn the_same_is_said_in_russian() {
    let folder = Playbook::empty();
    let place = example(&folder);
    let said = run_in(&place, &["review", "2026-Q3", "--lang", "ru"]);
    assert!(
        said.out.starts_with("записано: reviews/2026-Q3.md\n"),
        "{}",
        said.out
    );
    let text = read(&place, Q3);
    for line in [
        "lang: ru",
        "## Показатели, 3-й квартал 2026\u{a0}г.",
        "**Работает: по плану 3 из 3 KPI, нужно 2.**",
        "не больше 0,20\u{a0}USD | 0,1835\u{a0}USD | сентябрь 2026\u{a0}г. · n 35",
        "Открыто 1 действие, просрочено 0; ждёт 1 решение.",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert_eq!(loud(&place, "2026-09-30"), [""; 0]);
}

/// A playbook that `init` has begun, with a signed letter and the first rows of a ledger.
fn with_first_rows(languages: &str) -> Playbook {
    let playbook = begun(&["--languages", languages]);
    let path = "agreements/2026-03-loi.md";
    let letter = fs::read_to_string(playbook.path().join(path)).unwrap();
    let promised = "expectations:\n  main: { metric: cpe, target: 0.25 USD, per: month, role: primary, owner: anna, negotiable: false }\n";
    let term = "term: { from: 2026-03-02, to: 2026-06-30 }\n\
        signoffs: { northwind: { by: anna, date: 2026-03-02 }, lumen: { by: dana, date: 2026-03-02 } }\n";
    let letter = letter.replace("status: draft", "status: active").replacen(
        "binding: false\n",
        &format!("binding: false\n{term}{promised}"),
        1,
    );
    let head = fs::read_to_string(playbook.path().join("ledgers/performance.csv")).unwrap();
    let columns: Vec<&str> = head.trim_end().split(',').collect();
    let row = |day: &str, spend: &str, engagements: &str| {
        let cell = |column: &&str| match *column {
            "date" => day.to_owned(),
            "market" => "us".to_owned(),
            "spend" => spend.to_owned(),
            "currency" => "USD".to_owned(),
            "asset" => format!("a-{day}"),
            "engagements" => engagements.to_owned(),
            _ => String::new(),
        };
        columns.iter().map(cell).collect::<Vec<_>>().join(",")
    };
    let rows = [
        row("2026-03-09", "100", "300"),
        row("2026-03-16", "100", "300"),
        row("2026-03-23", "100", "200"),
    ];
    let ledger = format!("{}\n{}\n", head.trim_end(), rows.join("\n"));
    playbook
        .file(path, letter)
        .file("ledgers/performance.csv", ledger)
}

#[test]
fn a_playbook_that_has_just_begun_gets_its_first_health_check() {
    for (languages, value, asked) in [
        (
            "en,ru",
            "0.375\u{a0}USD",
            "### main came to 0.375\u{a0}USD; at most 0.25\u{a0}USD was promised.",
        ),
        (
            "ru,en",
            "0,375\u{a0}USD",
            "### main: вышло 0,375\u{a0}USD, обещано не больше 0,25\u{a0}USD.",
        ),
    ] {
        let playbook = with_first_rows(languages);
        let place = playbook.path();
        let before = loud(&place, "2026-04-02");
        let said = run_in(&place, &["review", "2026-03", "--as-of", "2026-04-02"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let text = read(&place, "health/2026-03.md");
        assert!(text.contains(value) && text.contains(asked), "{text}");
        assert_eq!(loud(&place, "2026-04-02"), before, "{languages}");
    }
}

#[test]
fn answers_stay_byte_for_byte() {
    let folder = Playbook::empty();
    let place = example(&folder);
    run_in(&place, &["review", "2026-Q3", "--as-of", "2026-08-15"]);
    let draft = read(&place, Q3);
    assert!(
        draft.contains("The period runs until 30 September 2026."),
        "{draft}"
    );
    let answered = format!("\u{feff}{draft}")
        .replace(
            "## What worked\n",
            "## What worked\n\nOurs:   two  spaces, a tab\t, <b>bold</b>  \n",
        )
        .replace(
            "- **Lumen Agency:**\n",
            "- **Lumen Agency:** they answered on Sundays\n",
        )
        .replace('\n', "\r\n");
    fs::write(place.join(Q3), &answered).unwrap();
    let said = run_in(&place, &["review", "2026-Q3"]);
    assert_eq!(
        said.out,
        "wrote the figures in reviews/2026-Q3.md anew; everything else is as it was\n"
    );
    let now = read(&place, Q3);
    let outside = |text: &str| {
        let begin = text.find("<!-- comity:figures").unwrap();
        let end = text.find("<!-- /comity:figures -->").unwrap();
        [&text[..begin], &text[end..]].concat()
    };
    assert_eq!(outside(&now), outside(&answered));
    assert_ne!(now, answered);
    assert_eq!(now.matches('\n').count(), now.matches("\r\n").count());
    assert!(now.contains("0.1835\u{a0}USD"), "{now}");
}

#[test]
fn a_block_that_is_not_ours_any_more_is_left_alone() {
    let folder = Playbook::empty();
    let place = example(&folder);
    run_in(&place, &["review", "2026-Q3", "--as-of", "2026-08-15"]);
    let draft = read(&place, Q3);
    for (from, to, told) in [
        (
            "### Health",
            "### Health\n\nWe were ill.",
            "has been edited by hand",
        ),
        ("<!-- /comity:figures -->\n", "", "are damaged"),
        (
            "<!-- /comity:figures -->",
            "<!-- /comity:figures -->\n<!-- /comity:figures -->",
            "are damaged",
        ),
    ] {
        let spoiled = draft.replacen(from, to, 1);
        assert_ne!(spoiled, draft);
        fs::write(place.join(Q3), &spoiled).unwrap();
        let said = run_in(&place, &["review", "2026-Q3"]);
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(
            said.err.contains(told) && said.err.contains("help: "),
            "{}",
            said.err
        );
        assert_eq!(read(&place, Q3), spoiled);
    }
    // Reviews that were written before have no marks; two lines make a place for figures.
    let old = "reviews/2026-Q2.md";
    let said = run_in(&place, &["review", "2026-Q2"]);
    assert!(
        said.code == 2 && said.err.contains("has no marks"),
        "{}",
        said.err
    );
    let text = read(&place, old);
    let marks = "<!-- comity:figures -->\n<!-- /comity:figures -->\n\n## What worked";
    fs::write(place.join(old), text.replacen("## What worked", marks, 1)).unwrap();
    let said = run_in(&place, &["review", "2026-Q2"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let now = read(&place, old);
    assert!(
        now.contains("| June 2026 · n 38 | 0.433 → 0.2309 → 0.2141\u{a0}USD | on track |"),
        "{now}"
    );
    assert_eq!(loud(&place, "2026-09-30"), [""; 0]);
}

#[test]
fn every_language_of_the_document_gets_its_own_figures() {
    let folder = Playbook::empty();
    let place = example(&folder);
    run_in(&place, &["review", "2026-Q3", "--as-of", "2026-08-15"]);
    let said = run_in(&place, &["new", "translation", Q3, "--lang", "ru"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = run_in(&place, &["review", "2026-Q3"]);
    assert_eq!(
        said.out.matches("anew").count(),
        2,
        "{}{}",
        said.out,
        said.err
    );
    let russian = read(&place, "reviews/2026-Q3.ru.md");
    assert!(
        russian.contains("## Показатели, 3-й квартал 2026\u{a0}г."),
        "{russian}"
    );
    assert!(read(&place, Q3).contains("## Figures, Q3 2026"));
    // Only figures have changed, and in both: the translation is still one of this text.
    assert_eq!(loud(&place, "2026-09-30"), [""; 0]);
    let all = support::json_in(&place, &["check", "--format", "json"]);
    assert!(!all.to_string().contains("stale-translation"), "{all}");
}

#[test]
fn periods_that_have_not_begun_and_other_periods_are_refused() {
    let folder = Playbook::empty();
    let place = example(&folder);
    for (period, told) in [
        ("2026-Q4", "Q4 2026 has not begun on 30 September 2026"),
        ("2027-01", "January 2027 has not begun"),
        ("2026-W10", "neither a quarter nor a month"),
        ("summer", "neither a quarter nor a month"),
    ] {
        let said = run_in(&place, &["review", period]);
        assert!(
            said.code == 2 && said.err.contains(told),
            "{period}: {}",
            said.err
        );
    }
    let said = run_in(
        &place,
        &["review", "2026-09", "--dry-run", "--as-of", "2026-09-12"],
    );
    assert_eq!(said.code, 2, "{}", said.out);
    let said = run_in(
        &place,
        &["review", "2026-10", "--dry-run", "--as-of", "2026-10-12"],
    );
    assert!(
        said.out.contains("The period runs until 31 October 2026."),
        "{}",
        said.out
    );
    assert!(!place.join("health/2026-10.md").exists());
    let said = run_in(&place, &["review", "2026-10", "--as-of", "2026-10-12"]);
    assert!(
        said.out.contains("the period runs until 31 October 2026"),
        "{}",
        said.out
    );
}

#[test]
fn the_site_shows_the_figures_and_no_mark() {
    let folder = Playbook::empty();
    let place = example(&folder);
    run_in(&place, &["review", "2026-Q3"]);
    let said = run_in(&place, &["build", "--out", "site"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let page = read(&place, "site/reviews/2026-Q3.html");
    assert!(
        page.contains("What changed") && page.contains("0.1835"),
        "{page}"
    );
    assert!(!page.contains("comity:figures"), "{page}");
    assert!(!page.contains("Keep what made it work"), "{page}");
}

#[test]
fn hostile_titles_stay_words() {
    let repository = Repository::new();
    repository
        .write("comity.toml", "format = 1\nas_of = 2026-03-31\n")
        .write("index.md", "---\ntitle: A × B\nparties: [a, b]\n---\n")
        .write("parties/a.md", "---\ntitle: A\ntype: brand\n---\n")
        .write("parties/b.md", "---\ntitle: B\ntype: agency\n---\n")
        .commit("2026-01-10", "begun");
    let title = "x](javascript:alert(1)) <script>alert(1)</script> | `y` <!-- /comity:figures -->";
    let decision = format!("---\ntitle: '{title}'\nstatus: accepted\ndecided: 2026-02-03\n---\n");
    repository
        .write("decisions/2026-02-03-x.md", decision)
        .commit("2026-02-03", "decided");
    let said = run_in(&repository.path(), &["review", "2026-Q1"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = read(&repository.path(), "reviews/2026-Q1.md");
    assert!(
        !text.contains("<script>") && text.contains("&lt;script&gt;"),
        "{text}"
    );
    let again = run_in(&repository.path(), &["review", "2026-Q1"]);
    assert!(
        again.out.contains("up to date"),
        "{}{}",
        again.out,
        again.err
    );
    assert!(text.contains(r"x\](javascript"), "{text}");
}

//! Every figure leads to where it comes from.

use super::*;
use crate::actuals::series::series;
use crate::actuals::{self, LedgerCache};
use crate::site::addresses::decoded;
use crate::site::past::{Past, SetBy, SetLines};

const CURRENCY: &str = "currency = \"USD\"\n";

/// A ledger with a row for each day from 1 February 2026 on, in the order of the days.
fn ledger(rows: usize) -> String {
    let mut text =
        "date,market,campaign,creator,platform,asset,spend,currency,engagements\n".to_owned();
    for row in 0..rows {
        let day = row % 28 + 1;
        let line = format!("2026-02-{day:02},us,,ann,web,a{row},10,USD,50\n");
        text += &line;
    }
    text
}

/// A site whose figures are reckoned from its ledgers, on 1 March 2026.
fn reckoned(files: &[(&str, &str)], more: &str, past: Option<Past>) -> Site {
    let (path, text) = agreement("one", SIGNED, "at most 0.25 USD");
    let metric = METRIC.replace("owner: ann", "frequency: month\nowner: ann");
    let config = CONFIG.replacen("[markets", &format!("{CURRENCY}[markets"), 1) + more;
    let common = [
        ("comity.toml", config.as_str()),
        ("index.md", INDEX),
        ("parties/a.md", PARTY_A),
        ("parties/b.md", PARTY_B),
        ("metrics/cpe.md", &metric),
        (&path, &text),
    ];
    let all: BTreeMap<&str, &str> = common.into_iter().chain(files.iter().copied()).collect();
    let source = Memory::of(all);
    let playbook = load(&source, &ParseCache::default()).unwrap().playbook;
    let day = parse_date("2026-03-01").unwrap();
    let mut cache = LedgerCache::default();
    let (actuals, _) = actuals::read(&playbook, &source, day, &mut cache).unwrap();
    let series = series(&playbook, &actuals.ledgers, day).unwrap();
    let theme = Theme::load(&BTreeMap::new(), &Lang::ALL.map(Lang::code)).unwrap();
    let options = Options::of(&playbook, day);
    Site::new(Input {
        playbook: Arc::new(playbook),
        report: Arc::default(),
        actuals: Arc::new(actuals),
        series,
        past: past.map(Arc::new),
        theme: Arc::new(theme),
        attachments: BTreeMap::new(),
        options,
    })
    .unwrap()
}

/// The ways of all figures of a page.
fn ways(markup: &str) -> Vec<String> {
    let all = markup.split("class=\"origin\" href=\"").skip(1);
    all.map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
        .collect()
}

/// The page that a way leads to and the place in it; the place must be there.
fn follow(site: &Site, from: &str, way: &str) -> (String, String) {
    let (path, anchor) = way.split_once('#').unwrap_or((way, ""));
    let to = match path {
        "" => from.to_owned(),
        path => DocPath::new(from).join(&decoded(path)).unwrap().to_string(),
    };
    let anchor = decoded(anchor);
    let id = format!(" id=\"{anchor}\"");
    assert!(page(site, &to).contains(&id), "{from} leads to {way}");
    (to, anchor)
}

/// The part of a page from the place with this id to the end of its row.
fn row_at<'m>(markup: &'m str, id: &str) -> &'m str {
    let start = markup.find(&format!(" id=\"{id}\"")).unwrap();
    let rest = &markup[start..];
    &rest[..rest.find("</tr>").unwrap()]
}

#[test]
fn a_value_leads_to_its_rows_and_they_to_the_ledger() {
    let rows = ledger(28);
    let site = reckoned(&[("ledgers/performance.csv", &rows)], "", None);
    for (home, ledger_page) in [
        ("index.html", "ledgers/performance.html"),
        ("ru/index.html", "ru/ledgers/performance.html"),
    ] {
        let markup = page(&site, home);
        let actual = markup.split("primary-actual\">").nth(1).unwrap();
        let (metric, place) = follow(&site, home, &ways(actual)[0]);
        assert_eq!(place, "_rows-us-2026-02");
        let told = page(&site, &metric);
        let told = row_at(&told, &place);
        assert!(told.contains("ledgers/performance.csv:"), "{told}");
        let way = told.split("href=\"").last().unwrap();
        let way = way.split('"').next().unwrap();
        let (to, row) = follow(&site, &metric, way);
        assert_eq!((to.as_str(), row.as_str()), (ledger_page, "row-1"));
        let first = page(&site, ledger_page);
        let first = row_at(&first, "row-1").to_owned();
        assert!(first.contains("ledgers/performance.csv:2<"), "{first}");
        assert!(first.contains("2026-02-01"), "{first}");
    }
}

#[test]
fn every_way_of_a_figure_leads_to_a_place_that_is_there() {
    let rows = ledger(28);
    let payments = "id,payee,amount,currency,due,paid\np1,a,100,USD,2026-02-10,2026-02-09\np2,a,50,USD,2026-02-20,2026-02-20\n";
    let effort = "week,person,hours,activity\n2026-W06,ann,5,calls\n2026-W07,bob,4,calls\n";
    let site = reckoned(
        &[
            ("ledgers/performance.csv", &rows),
            ("ledgers/payments.csv", payments),
            ("ledgers/effort.csv", effort),
        ],
        "",
        None,
    );
    let paths: Vec<String> = site.paths().map(str::to_owned).collect();
    let mut counts = BTreeMap::new();
    for path in paths.iter().filter(|path| is_page(path)) {
        let found = ways(&page(&site, path));
        for way in &found {
            follow(&site, path, way);
        }
        counts.insert(path.as_str(), found.len());
    }
    for path in [
        "index.html",
        "expectations.html",
        "metrics/cpe.html",
        "budget.html",
    ] {
        assert!(counts[path] > 1, "{path}: {counts:?}");
    }
    // One row is led to at once: of the hours of a month and a person there is one.
    let budget = ways(&page(&site, "budget.html"));
    assert!(
        budget.contains(&"ledgers/effort.html#row-2".to_owned()),
        "{budget:?}"
    );
}

#[test]
fn figures_of_tables_have_a_way_each() {
    let rows = ledger(28);
    let site = reckoned(&[("ledgers/performance.csv", &rows)], "", None);
    for path in ["expectations.html", "budget.html"] {
        let markup = page(&site, path);
        for cell in markup.split("<td class=\"number\">").skip(1) {
            let cell = cell.split("</td>").next().unwrap();
            let is_figure = cell.contains(|letter: char| letter.is_ascii_digit());
            let is_count = path == "budget.html" && !cell.contains("USD");
            assert!(
                !is_figure || is_count || cell.contains("class=\"origin\""),
                "{path}: {cell}"
            );
        }
    }
}

#[test]
fn the_rows_of_a_long_ledger_stand_on_several_pages() {
    let rows = ledger(250);
    let site = reckoned(&[("ledgers/performance.csv", &rows)], "", None);
    let last = page(&site, "ledgers/performance-3.html");
    assert!(last.contains(" id=\"row-250\"") && !last.contains(" id=\"row-200\""));
    assert!(last.contains("href=\"performance.html\""));
    assert!(!site.has("ledgers/performance-4.html"));
    // The value of February is of all rows, and neighbours are told together.
    let metric = page(&site, "metrics/cpe.html");
    let told = row_at(&metric, "_rows-us-2026-02");
    assert!(told.contains(">250<") && told.contains(">2–251<"), "{told}");
}

#[test]
fn of_a_ledger_without_end_the_last_page_says_what_is_left_out() {
    let rows = ledger(4_003);
    let site = reckoned(&[("ledgers/performance.csv", &rows)], "", None);
    let last = page(&site, "ledgers/performance-40.html");
    assert!(last.contains("and 3 rows more"), "{last}");
    assert!(last.contains(" id=\"row-4000\""));
    assert!(!site.has("ledgers/performance-41.html"));
}

fn known() -> Past {
    let by = |commit: &str, path: &str| SetBy {
        commit: commit.repeat(5),
        short: commit.to_owned(),
        day: parse_date("2026-02-10").unwrap(),
        path: DocPath::new(path),
    };
    let lines = |commit: &str, path: &str| SetLines {
        commits: vec![by(commit, path)],
        lines: vec![Some((0, 7)); 40],
        is_uncommitted: false,
    };
    Past {
        commit: Some("head".to_owned()),
        lines: BTreeMap::from([
            (
                DocPath::new("agreements/one.md"),
                lines("12345678", "agreements/old.md"),
            ),
            (DocPath::new("ledgers/effort.csv"), SetLines::default()),
        ]),
        ..Past::default()
    }
}

#[test]
fn a_place_says_its_commit_and_the_forge_shows_it_where_it_is_configured() {
    let rows = ledger(28);
    let effort = "week,person,hours,activity\n2026-W06,ann,5,calls\n2026-W07,bob,4,calls\n";
    let files = [
        ("ledgers/performance.csv", rows.as_str()),
        ("ledgers/effort.csv", effort),
    ];
    let site = reckoned(&files, "", Some(known()));
    let markup = page(&site, "expectations.html");
    assert!(
        markup.contains("title=\"agreements/one.md:11, set in 12345678 on 10 February 2026\""),
        "{markup}"
    );
    assert!(page(&site, "ru/expectations.html").contains("коммит 12345678, 10 февраля 2026"));
    let url = "[site]\nsource_url = \"https://forge.example/p/blob/{commit}/{path}#L{line}\"\n";
    let site = reckoned(&files, url, Some(known()));
    let found = ways(&page(&site, "expectations.html"));
    let commit = "12345678".repeat(5);
    let wanted = format!("https://forge.example/p/blob/{commit}/agreements/old.md#L7");
    assert!(found.contains(&wanted), "{found:?}");
    // What set this row is not known, so the forge shows it as the commit of the site has it.
    let effort = page(&site, "ledgers/effort.html");
    let wanted = "https://forge.example/p/blob/head/ledgers/effort.csv#L2".to_owned();
    assert!(ways(&effort).contains(&wanted), "{effort}");
    // Of this ledger nothing is known at all.
    assert_eq!(ways(&page(&site, "ledgers/performance.html")), [""; 0]);
    let script = "[site]\nsource_url = \"javascript:alert({line})\"\n";
    let site = reckoned(&files, script, Some(known()));
    assert!(!page(&site, "expectations.html").contains("javascript:"));
}

#[test]
fn the_glossary_tells_every_word_in_both_languages() {
    let site = site_with(&[]);
    let told = ["glossary.html", "ru/glossary.html"].map(|path| page(&site, path));
    let rows = told
        .each_ref()
        .map(|markup| markup.matches("<tr id=\"term-").count());
    assert_eq!(rows, [42, 42]);
    for markup in &told {
        let cells = markup.split("class=\"part\">").skip(1);
        for cell in cells {
            assert!(
                !cell.starts_with("term-") && !cell.starts_with("means-"),
                "{}",
                &cell[..40]
            );
        }
    }
    assert!(told[0].contains(">Guardrail<") && told[1].contains(">Ограничитель<"));
    assert!(page(&site, "metrics/cpe.html").contains("href=\"../glossary.html\""));
}

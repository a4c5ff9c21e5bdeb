//! What readers get, from files in memory to finished pages.

mod about;
mod alignment;
mod failures;
mod figures;
mod harm;
mod origin;
mod outputs;
mod radar;
mod ready_metrics;
mod search;
mod whole;
mod words;
mod working_hours;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Input, Options, Site, Theme, attachments};
use crate::actuals::Actuals;
use crate::actuals::outcome::Series;
use crate::finding::Report;
use crate::locale::Lang;
use crate::model::{ParseCache, load};
use crate::source::{Memory, Source};
use crate::text::DocPath;
use crate::value::parse_date;

const CONFIG: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\n[markets.us]\ntitle = { en = \"United States\", ru = \"США\" }\n";
const INDEX: &str = "---\ntitle: A × B\ntype: brand-agency\nstarted: 2026-01-12\nparties: [a, b]\nphases:\n  pilot: { from: 2026-02-16, to: 2026-03-20 }\n---\n# A × B\n\nWe try.\n";
const PARTY_A: &str = "---\ntitle: Alder\ntype: brand\ntimezone: Europe/Berlin\npeople:\n  ann: { name: Ann, roles: [owner] }\n---\n";
const PARTY_B: &str = "---\ntitle: Birch\ntype: agency\ntimezone: America/New_York\npeople:\n  bob: { name: Bob, roles: [owner] }\n---\n";
const METRIC: &str = "---\ntitle: Cost per engagement\nunit: USD/engagement\nbetter: lower\nledger: performance\nformula: sum(spend) / sum(engagements)\nowner: ann\n---\n";

fn site_with(files: &[(&str, &str)]) -> Site {
    site_of(files, Actuals::default(), Vec::new())
}

fn site_of(files: &[(&str, &str)], actuals: Actuals, series: Vec<Series>) -> Site {
    let common = [
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("parties/a.md", PARTY_A),
        ("parties/b.md", PARTY_B),
        ("metrics/cpe.md", METRIC),
    ];
    let all: BTreeMap<&str, &str> = common.into_iter().chain(files.iter().copied()).collect();
    let source = Memory::of(all);
    let loaded = load(&source, &ParseCache::default()).unwrap();
    let playbook = Arc::new(loaded.playbook);
    let attached = attachments(&playbook).into_iter();
    let attachments = attached
        .map(|path| (path.clone(), source.read(&path).unwrap()))
        .collect();
    let languages = Lang::ALL.map(Lang::code);
    let theme = Arc::new(Theme::load(&BTreeMap::new(), &languages).unwrap());
    let options = Options::of(&playbook, parse_date("2026-03-01").unwrap());
    Site::new(Input {
        playbook,
        report: Arc::new(Report::default()),
        actuals: Arc::new(actuals),
        series,
        past: None,
        theme,
        attachments,
        options,
    })
    .unwrap()
}

fn is_page(path: &str) -> bool {
    DocPath::new(path).extension() == Some("html")
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8(
        site.render(path)
            .unwrap_or_else(|error| panic!("{error}"))
            .into_owned(),
    )
    .unwrap()
}

/// The text of a document with this body, as it comes out in the page.
fn prose(body: &str) -> String {
    let document = format!("---\ntitle: Guide\n---\n{body}");
    let page = page(&site_with(&[("guides/g.md", &document)]), "guides/g.html");
    let start = page.find("<div class=\"prose\">\n").map_or(0, |at| at + 20);
    let end = page[start..]
        .find("</div>\n</div>\n</article>")
        .unwrap_or(page.len() - start);
    page[start..start + end].trim().to_owned()
}

#[test]
fn every_file_renders_and_comes_out_the_same_twice() {
    let [one, other] = [(); 2].map(|()| {
        site_with(&[(
            "decisions/2026-02-03-x.md",
            "---\ntitle: X\nstatus: proposed\n---\n",
        )])
    });
    let paths: Vec<&str> = one.paths().collect();
    assert!(
        paths.contains(&"ru/decisions/2026-02-03-x.html"),
        "{paths:?}"
    );
    for path in paths {
        let bytes = one
            .render(path)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(bytes, other.render(path).unwrap(), "{path}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_every_anchor_to_a_place() {
    let body = "---\ntitle: G\n---\n[a](../metrics/cpe.md) [b](../parties) [c](#там) [d](../index.md#nowhere)\n\n## Там\n";
    let site = site_with(&[
        ("guides/g.md", body),
        (
            "decisions/2026-02-03-x.md",
            "---\ntitle: X\nstatus: proposed\nchanges: [cpe]\n---\n",
        ),
    ]);
    let paths: BTreeSet<&str> = site.paths().collect();
    for from in paths.iter().filter(|path| is_page(path)) {
        let markup = page(&site, from);
        for link in markup
            .split(" href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            if link.contains("://") || link.starts_with('#') {
                continue;
            }
            let path = link.split('#').next().unwrap();
            let to = DocPath::new(from)
                .join(&super::addresses::decoded(path))
                .unwrap();
            assert!(paths.contains(to.as_str()), "{from} links to {link}");
        }
    }
    assert!(page(&site, "guides/g.html").contains("href=\"#там\""));
}

#[test]
fn attributes_that_authors_put_on_headings_do_not_pass() {
    assert_eq!(
        prose("## Plan {#p .big onclick=x style=y}"),
        "<h2 id=\"p\">Plan</h2>"
    );
    assert_eq!(
        prose("# Guide\n\n# Other\n\n#### Deep"),
        "<span id=\"guide\"></span><h2 id=\"other\">Other</h2>\n<h3 id=\"deep\">Deep</h3>"
    );
}

#[test]
fn html_in_a_text_is_cleaned() {
    let body = "<script>alert(1)</script><p onclick=x style=\"color:red\" class=\"masthead\">hi <a href=\"javascript:x\">y</a>\
                <a href=\"../metrics/cpe.md\">z</a><img src=\"https://a.example/p.gif\"></p>\n\n## Plan\n\n[w](../parties/a.md)\n";
    let clean = prose(body);
    for gone in [
        "script",
        "onclick",
        "style",
        "masthead",
        "javascript",
        "a.example",
    ] {
        assert!(!clean.contains(gone), "{gone} in {clean}");
    }
    for kept in [
        "href=\"../metrics/cpe.html\"",
        "<h2 id=\"plan\">",
        "href=\"../parties/a.html\"",
    ] {
        assert!(clean.contains(kept), "{kept} not in {clean}");
    }
    assert_eq!(prose("a <!-- for editors --> b"), "<p>a  b</p>");
}

#[test]
fn text_in_fields_is_text() {
    let decision =
        "---\ntitle: \"<script>1</script>\"\nstatus: proposed\noptions: [\"<b>x</b>\"]\n---\n";
    let markup = page(
        &site_with(&[("decisions/2026-02-03-x.md", decision)]),
        "decisions/2026-02-03-x.html",
    );
    assert!(!markup.contains("<script>1"));
    assert!(!markup.contains("<b>x"));
    assert!(markup.contains("&lt;b&gt;x&lt;/b&gt;"));
}

#[test]
fn a_missing_translation_shows_the_source_and_says_so() {
    let site = site_with(&[("guides/g.md", "---\ntitle: Guide\n---\nWords.\n")]);
    let russian = page(&site, "ru/guides/g.html");
    assert!(russian.contains("<html lang=\"ru\">"));
    assert!(russian.contains("ниже английский оригинал"));
    assert!(russian.contains("<div class=\"prose\" lang=\"en\">"));
    assert!(russian.contains("<h1 lang=\"en\">Guide</h1>"));
    let site = site_with(&[
        ("guides/g.md", "---\ntitle: Guide\n---\nWords.\n"),
        ("guides/g.ru.md", "---\ntitle: Памятка\n---\nСлова.\n"),
    ]);
    let russian = page(&site, "ru/guides/g.html");
    assert!(
        russian.contains("<h1>Памятка</h1>")
            && russian.contains("Слова.")
            && !russian.contains("оригинал")
    );
    assert!(page(&site, "guides/g.html").contains("href=\"../ru/guides/g.html\""));
}

fn agreement(id: &str, rest: &str, target: &str) -> (String, String) {
    let text = format!(
        "---\ntitle: {id}\nform: agreement\nscope: [x]\nterm: {{ from: 2026-02-16, to: 2026-12-31 }}\n{rest}\nexpectations:\n  \
         us-cpe: {{ metric: cpe, where: {{ market: us }}, target: {target}, role: primary }}\n---\n"
    );
    (format!("agreements/{id}.md"), text)
}

fn register(agreements: &[(String, String)]) -> Vec<String> {
    let files: Vec<(&str, &str)> = agreements
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    rows(&page(&site_with(&files), "expectations.html"))
}

/// Each row of the register as `reference: state why`.
fn rows(markup: &str) -> Vec<String> {
    let bodies = markup
        .split("<tbody>")
        .skip(1)
        .filter_map(|rest| rest.split("</tbody>").next());
    let rows = bodies.flat_map(|body| body.split("<tr>").skip(1));
    let between = |text: &str, start: &str, end: &str| {
        let rest = text.split(start).nth(1).unwrap_or("");
        rest.split(end).next().unwrap_or("").to_owned()
    };
    let row = |row: &str| {
        let state_cell = row.split("<td>").nth(1).unwrap_or("");
        let why = between(state_cell, "<span class=\"row-note\">", "</span>");
        format!(
            "{}: {} {why}",
            between(row, "<code>", "</code>"),
            between(state_cell, "<span>", "</span>")
        )
        .trim()
        .to_owned()
    };
    rows.map(row).collect()
}

const SIGNED: &str = "status: active\nsignoffs:\n  a: { by: ann, date: 2026-02-10 }\n  b: { by: bob, date: 2026-02-11 }";

#[test]
fn an_expectation_is_in_force_when_all_sides_have_signed_it() {
    assert_eq!(
        register(&[agreement("one", SIGNED, "0.25 USD")]),
        ["one#us-cpe: Not evaluated yet"]
    );
    let half = "status: active\nsignoffs:\n  a: { by: ann, date: 2026-02-10 }";
    assert_eq!(
        register(&[agreement("one", half, "0.25 USD")]),
        ["one#us-cpe: Not in force not signed by Birch"]
    );
    let late = SIGNED.replace("2026-02-11", "2026-03-02");
    assert_eq!(
        register(&[agreement("one", &late, "0.25 USD")]),
        ["one#us-cpe: Not in force not signed by Birch"]
    );
    assert_eq!(
        register(&[agreement("one", "status: draft", "0.25 USD")]),
        ["one#us-cpe: Not in force the document is a draft"]
    );
}

#[test]
fn an_amendment_in_force_replaces_what_it_amends() {
    let base = agreement("base", SIGNED, "0.25 USD");
    let amendment = agreement("change", &format!("amends: base\n{SIGNED}"), "0.20 USD");
    assert_eq!(
        register(&[base.clone(), amendment]),
        [
            "change#us-cpe: Not evaluated yet",
            "base#us-cpe: Not in force replaced by “change”"
        ]
    );
    let unsigned = agreement("change", "amends: base\nstatus: active", "0.20 USD");
    assert_eq!(
        register(&[base, unsigned])[0],
        "base#us-cpe: Not evaluated yet"
    );
}

#[test]
fn linked_files_are_published_unless_they_could_run() {
    let files = [
        (
            "guides/g.md",
            "---\ntitle: G\n---\n![c](c.svg) ![e](e.svg) [rows](../ledgers/requests.csv) [conf](../comity.toml)\n",
        ),
        (
            "guides/c.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        ("guides/e.svg", "<svg onload=\"x()\"/>"),
        ("ledgers/requests.csv", "id\n1\n"),
    ];
    let site = site_with(&files);
    let published: Vec<&str> = site
        .paths()
        .filter(|path| path.starts_with("files/"))
        .collect();
    assert_eq!(
        published,
        ["files/guides/c.svg", "files/ledgers/requests.csv"]
    );
    let markup = page(&site, "ru/guides/g.html");
    assert!(markup.contains("<img src=\"../../files/guides/c.svg\" alt=\"c\">"));
    assert!(markup.contains("<span class=\"no-image\">e</span>"));
    assert!(markup.contains("href=\"../../files/ledgers/requests.csv\""));
    assert!(markup.contains("<span class=\"no-link\">conf</span>"));
}

#[test]
fn nothing_inline_could_break_the_policy() {
    let body = "---\ntitle: G\n---\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n- [x] done\n\n> [!WARNING]\n> hot\n\n```sql\nselect '<'\n```\n";
    let site = site_with(&[("guides/g.md", body)]);
    for path in site.paths().filter(|path| is_page(path)) {
        let markup = page(&site, path);
        for forbidden in [" style=", " onclick=", "<style", "javascript:", "<base"] {
            assert!(!markup.contains(forbidden), "{forbidden} in {path}");
        }
        assert_eq!(markup.matches("<h1").count(), 1, "{path}");
    }
}

//! Past editions, as a build renders them beside the site of today.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support::run_in;

/// After the third quarter, so that three have an edition.
const TODAY: &str = "2026-10-15";

/// The example with its past, built with all editions: once for all tests.
static BUILT: LazyLock<Built> = LazyLock::new(Built::new);

struct Built {
    folder: tempfile::TempDir,
}

impl Built {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), &["example", "demo"]);
        run(
            folder.path(),
            &["build", "demo", "--as-of", TODAY, "--out", "site"],
        );
        Self { folder }
    }

    fn demo(&self) -> PathBuf {
        self.folder.path().join("demo")
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("site").join(path)).unwrap()
    }
}

fn run(folder: &Path, arguments: &[&str]) {
    let ran = run_in(folder, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Every HTML page below a folder, by path.
fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "html") {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                pages.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    pages
}

/// What stands in `<main>`.
fn main_of(page: &str) -> &str {
    let start = page.find("<main").unwrap();
    &page[start..page.find("</main>").unwrap()]
}

/// The folder, the commit and the day of each edition, as the list of editions has them.
fn editions(built: &Built) -> Vec<(String, String, String)> {
    let list = built.page("editions.html");
    let table = &list[list.find("<tbody>").unwrap()..list.find("</tbody>").unwrap()];
    let rows = table.split("<tr>").skip(1).map(|row| {
        let between = |from: &str, to: &str| {
            let start = row.find(from)? + from.len();
            let end = row[start..].find(to)? + start;
            Some(row[start..end].to_owned())
        };
        let folder = between("href=\"editions/", "/index.html\"")?;
        let commit = row.split("<td>").nth(3)?;
        let commit = commit.split(['<', '>']).find(|text| text.len() == 8)?;
        Some((folder, commit.to_owned(), between("datetime=\"", "\"")?))
    });
    rows.flatten().collect()
}

/// What comes after the cover of the whole playbook, which names the edition; other pages have none.
fn after_cover(main: &str) -> &str {
    let contents = main.find("<nav class=\"contents\"");
    contents.map_or(main, |at| &main[at..])
}

#[test]
fn an_edition_says_what_a_build_of_its_commit_says() {
    let built = &*BUILT;
    let editions = editions(built);
    let names: Vec<&str> = editions.iter().map(|(folder, ..)| &**folder).collect();
    assert_eq!(names, ["2026-Q3", "2026-Q2", "2026-Q1"]);
    for (name, commit, as_of) in &editions {
        let there = tempfile::tempdir().unwrap();
        let demo = built.demo();
        let demo = demo.to_str().unwrap();
        git(there.path(), &["clone", "--quiet", demo, "then"]);
        let then = there.path().join("then");
        git(&then, &["checkout", "--quiet", commit]);
        let alone = ["build", "then", "--editions", "none", "--out", "site"];
        run(there.path(), &[&alone[..], &["--as-of", as_of]].concat());
        let mut expected = pages(&there.path().join("site"));
        // Only the site of today is asked for addresses that lead nowhere.
        expected.retain(|path, _| !path.ends_with("404.html"));
        let site = built.folder.path().join("site/editions").join(name);
        let found = pages(&site);
        let paths = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&found), paths(&expected), "{name}");
        for (path, page) in &found {
            let [found, expected] = [page, &expected[path]].map(|page| after_cover(main_of(page)));
            assert_eq!(found, expected, "{name}: {path}");
        }
    }
}

#[test]
fn a_page_of_the_past_leads_to_that_of_today_and_is_not_indexed() {
    let built = &*BUILT;
    let page = built.page("editions/2026-Q1/ru/charter.html");
    for expected in [
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://playbook.northwind.example/lumen/ru/charter.html\">",
        "Это издание 2026-Q1: так плейбук выглядел на 31 марта 2026",
        "<a href=\"../../../ru/charter.html\">Читать сегодняшнюю страницу</a>",
        "<a href=\"../../2026-Q2/ru/charter.html\" rel=\"next\">2026-Q2</a>",
        "href=\"../../../assets/",
        "<a href=\"../../../ru/editions.html\">Все издания</a>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let today = built.page("charter.html");
    assert!(!today.contains("noindex"));
    assert!(today.contains("<a href=\"editions/2026-Q3/charter.html\" rel=\"prev\">2026-Q3</a>"));
    let sitemap = built.page("sitemap.xml");
    assert!(!sitemap.contains("editions/"), "{sitemap}");
}

#[test]
fn a_page_that_an_edition_lacks_leads_to_its_front_page() {
    let page = BUILT.page("decisions/2026-08-19-silence-on-repeats.html");
    let expected = "<a href=\"../editions/2026-Q1/index.html\">2026-Q1</a> <span class=\"muted\">";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn versions_are_listed_as_mike_lists_them() {
    let mut versions: serde_json::Value =
        serde_json::from_str(&BUILT.page("versions.json")).unwrap();
    let properties: Vec<serde_json::Value> = versions
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .map(|version| version["properties"].take())
        .collect();
    let expected = serde_json::json!([
        {"version": ".", "title": TODAY, "aliases": ["latest"], "properties": null},
        {"version": "editions/2026-Q3", "title": "2026-Q3", "aliases": [], "properties": null},
        {"version": "editions/2026-Q2", "title": "2026-Q2", "aliases": [], "properties": null},
        {"version": "editions/2026-Q1", "title": "2026-Q1", "aliases": [], "properties": null},
    ]);
    assert_eq!(versions, expected);
    let days: Vec<&serde_json::Value> = properties.iter().map(|it| &it["as_of"]).collect();
    assert_eq!(days, [TODAY, "2026-09-30", "2026-06-30", "2026-03-31"]);
    let commits: Vec<_> = properties.iter().map(|it| it["commit"].as_str()).collect();
    assert!(commits[0].is_none() && commits[1..].iter().all(|it| it.unwrap().len() == 40));
}

#[test]
fn only_so_many_editions_are_rendered_as_are_asked_for() {
    let built = &*BUILT;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let out = out.to_str().unwrap();
    let wanted = ["build", "demo", "--as-of", TODAY, "--out", out];
    run(
        built.folder.path(),
        &[&wanted[..], &["--editions", "last", "1"]].concat(),
    );
    let found: Vec<_> = fs::read_dir(folder.path().join("site/editions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, ["2026-Q3"]);
    run(
        built.folder.path(),
        &[&wanted[..], &["--editions", "none"]].concat(),
    );
    for absent in ["editions", "editions.html", "versions.json"] {
        assert!(
            !folder.path().join("site").join(absent).exists(),
            "{absent}"
        );
    }
}

#[test]
fn each_edition_searches_itself() {
    let page = BUILT.page("editions/2026-Q1/charter.html");
    assert!(page.contains("<a href=\"search/index-en.js\" lang=\"en\" data-home=\"index.html\">"));
    let [then, today] =
        ["editions/2026-Q1/search/index-en.js", "search/index-en.js"].map(|path| BUILT.page(path));
    // An update of the third quarter.
    let address = "updates/2026-W38.html";
    assert!(today.contains(address) && !then.contains(address));
    assert!(then.contains("\"charter.html\"") && !then.contains("editions/"));
}

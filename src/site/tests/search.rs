//! What can be found, and that it can be found only where a page shows it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::addresses::decoded;
use super::{Site, page, site_with};

const GUIDE: &str = "---\ntitle: Guide\n---\nFirst words. <!-- not for readers -->\n\n## Second part\n\nÉtude of `DEC-2026-014`.\n";

/// The index of a language as a browser would have it.
fn index(site: &Site, lang: &str) -> Value {
    let script = page(site, &format!("search/index-{lang}.js"));
    let start = format!("\ncomitySearchIndex[\"{lang}\"] = ");
    let (_, json) = script.split_once(&start).unwrap();
    serde_json::from_str(json.strip_suffix(";\n").unwrap()).unwrap()
}

/// The sections as `address#anchor kind|title|heading|reference|state|language|text`.
fn sections(site: &Site, lang: &str) -> Vec<String> {
    let index = index(site, lang);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let line = |section: &Value| {
        let page = &index["pages"][at(&section[0])];
        let kind = &index["kinds"][at(&section[4])];
        let state = usize::try_from(section[5].as_i64().unwrap());
        let state = state.map_or_else(|_| String::new(), |at| text(&index["states"][at][1]));
        let [address, anchor, kind] = [&page[0], &section[1], &kind[0]].map(text);
        let rest = [&page[1], &section[2], &section[3]].map(text).join("|");
        let [lang, words] = [&section[6], &section[7]].map(text);
        format!("{address}#{anchor} {kind}|{rest}|{state}|{lang}|{words}")
    };
    index["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

fn found<'a>(all: &'a [String], address: &str) -> Vec<&'a str> {
    let of_it = all.iter().filter(|line| line.starts_with(address));
    of_it.map(String::as_str).collect()
}

#[test]
fn a_text_is_found_by_its_headings() {
    let site = site_with(&[("guides/g.md", GUIDE)]);
    let all = sections(&site, "en");
    assert_eq!(
        found(&all, "guides/g.html"),
        [
            "guides/g.html# page|Guide||g|||First words.",
            "guides/g.html#second-part page|Guide|Second part||||Étude of DEC-2026-014.",
        ]
    );
    let words = index(&site, "en")["words"].as_str().unwrap().to_owned();
    let words: Vec<&str> = words.split(' ').collect();
    for word in ["etude", "dec-2026-014", "2026", "second", "guide"] {
        assert!(words.contains(&word), "{word} cannot be found");
    }
    // What only editors see stays out.
    assert!(!words.contains(&"readers"));
}

#[test]
fn what_has_a_state_shows_it() {
    let decision = "---\ntitle: Boost\nstatus: proposed\n---\nWhy.\n";
    let (path, agreement) = super::agreement("one", super::SIGNED, "0.25 USD");
    let site = site_with(&[("decisions/2026-02-03-x.md", decision), (&path, &agreement)]);
    let all = sections(&site, "en");
    let decisions = found(&all, "decisions/2026-02-03-x.html");
    assert!(
        decisions[0].contains(" decision|Boost||2026-02-03-x|Proposed||Why."),
        "{decisions:?}"
    );
    let promised = found(&all, "agreements/one.html#expectations.us-cpe");
    assert_eq!(
        promised.len(),
        1,
        "once, as the register has it: {promised:?}"
    );
    assert!(
        promised[0].contains(" expectation|one|Cost per engagement|one#us-cpe|Not evaluated yet|"),
        "{promised:?}"
    );
    let ann = found(&all, "parties/a.html#people.ann");
    assert!(ann[0].contains(" person|Alder|Ann|ann|"), "{ann:?}");
}

#[test]
fn each_language_has_what_its_pages_show() {
    let guide = [("guides/g.md", GUIDE)];
    let all = sections(&site_with(&guide), "ru");
    assert_eq!(
        found(&all, "guides/g.html")[0],
        "guides/g.html# page|Guide||g||en|First words."
    );
    let translated = [
        guide[0],
        ("guides/g.ru.md", "---\ntitle: Памятка\n---\nЁлка.\n"),
    ];
    let site = site_with(&translated);
    assert_eq!(
        found(&sections(&site, "ru"), "guides/g.html"),
        ["guides/g.html# page|Памятка||g|||Ёлка."]
    );
    assert!(
        index(&site, "ru")["words"]
            .as_str()
            .unwrap()
            .contains("елка")
    );
    assert_eq!(index(&site, "ru")["kinds"][0][1], "Партнёрство");
}

#[test]
fn every_section_is_a_place_on_a_page() {
    let site = site_with(&[
        (
            "guides/план.md",
            "---\ntitle: План\n---\n## Что: «дальше»?\n\nВот.\n\n## Что: «дальше»?\n\nИ вот.\n",
        ),
        (
            "decisions/2026-02-03-x.md",
            "---\ntitle: X\nstatus: proposed\n---\n",
        ),
    ]);
    let paths: BTreeSet<&str> = site.paths().collect();
    for (lang, root) in [("en", ""), ("ru", "ru/")] {
        let all = sections(&site, lang);
        assert!(
            all.iter().any(|line| line.contains("|Что: «дальше»?|")),
            "{all:?}"
        );
        for line in &all {
            let (place, _) = line.split_once(' ').unwrap();
            let (address, anchor) = place.split_once('#').unwrap();
            let path = format!("{root}{}", decoded(address));
            assert!(paths.contains(path.as_str()), "{line}");
            let id = format!(" id=\"{}\"", decoded(anchor));
            assert!(
                anchor.is_empty() || page(&site, &path).contains(&id),
                "{line}"
            );
        }
    }
}

#[test]
fn no_text_breaks_out_of_the_script() {
    let hostile = "</script><script>alert(1)</script><!--\u{2028}\u{2029}\\u0022\"';`${x}";
    let document = format!(
        "---\ntitle: {}\n---\n\n## x\n\n`</script><img src=x onerror=alert(1)>` \u{2028}\n",
        serde_json::to_string(hostile).unwrap()
    );
    let site = site_with(&[("guides/g.md", &document)]);
    for lang in ["en", "ru"] {
        let script = page(&site, &format!("search/index-{lang}.js"));
        for letter in ['<', '>', '\u{2028}', '\u{2029}'] {
            assert!(!script.contains(letter), "{letter:?}");
        }
        assert_eq!(script.lines().count(), 2);
        let titles = index(&site, lang)["pages"].clone();
        let titles = titles.as_array().unwrap().iter().map(|page| &page[1]);
        assert_eq!(titles.filter(|title| **title == hostile).count(), 1);
        let all = sections(&site, lang);
        assert!(
            found(&all, "guides/g.html#x")[0].contains("</script><img src=x onerror=alert(1)>")
        );
    }
}

#[test]
fn every_page_offers_search_and_loads_nothing_for_it() {
    let site = site_with(&[("guides/g.md", GUIDE)]);
    for path in site.paths().filter(|path| super::is_page(path)) {
        let markup = page(&site, path);
        assert!(markup.contains("data-search-open"), "{path}");
        assert!(!markup.contains("<script src=\"search/"), "{path}");
        let run = markup.matches("<script src=").count();
        // What runs before the page is painted, the comforts, the values of charts, and the start of search.
        assert_eq!(run, 4, "{path} runs what only search needs");
    }
    let listing = page(&site, "ru/search.html");
    assert!(listing.contains("<li><a href=\"guides/g.html\" lang=\"en\">Guide</a></li>"));
    assert!(listing.contains("нужен JavaScript"));
    assert!(
        page(&site, "ru/guides/g.html").contains(
            "<a href=\"../../search/index-ru.js\" lang=\"ru\" data-home=\"../index.html\">"
        )
    );
}

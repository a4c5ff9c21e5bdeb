//! The whole playbook on one page, and in one file: everything is in it, and everything in it leads somewhere.

use sha2::{Digest as _, Sha256};

use super::*;

const GUIDE: &str = "---\ntitle: Guide <b>\n---\n[own](#там) [metric](../metrics/cpe.md#definition) [list](../parties) \
     [gone](#nowhere) [home](../index.md) [web](https://a.example/x) [table](../ledgers/t.csv)\n\n![map](../images/m.png)\n\n\
     ## Там\n\n##### Deep\n\nA note.[^1]\n\n[^1]: It is here.\n";
const DECISION: &str =
    "---\ntitle: Там\nstatus: proposed\nchanges: [cpe]\n---\n## Там\n\nAs before.\n";

fn whole_site() -> Site {
    site_with(&[
        ("guides/g.md", GUIDE),
        ("guides/g/там.md", "---\ntitle: Same words\n---\n## Там\n"),
        ("decisions/2026-02-03-x.md", DECISION),
        ("ledgers/t.csv", "a\n1\n"),
        ("images/m.png", "picture"),
    ])
}

/// The values of an attribute, in order.
fn values<'a>(markup: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let found = markup.split(&start).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

fn levels(markup: &str) -> Vec<u8> {
    let tags = markup.split("<h").skip(1);
    let level = |tag: &str| match tag.as_bytes() {
        [level @ b'1'..=b'6', b' ' | b'>', ..] => Some(level - b'0'),
        _ => None,
    };
    tags.filter_map(level).collect()
}

fn check_anchors(markup: &str) {
    let ids = values(markup, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for id in &unique {
        assert!(!id.contains(char::is_whitespace), "{id}");
    }
    let places = values(markup, "href");
    let places = places.iter().filter_map(|href| href.strip_prefix('#'));
    let named = ["aria-labelledby", "aria-describedby"].map(|name| values(markup, name));
    let named = named.iter().flatten().flat_map(|it| it.split(' '));
    let mut count = 0;
    for place in places.chain(named).map(super::super::addresses::decoded) {
        assert!(unique.contains(&*place), "nothing is at {place}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn everything_on_the_page_has_a_place_of_its_own_and_every_link_finds_it() {
    let site = whole_site();
    for path in ["whole.html", "ru/whole.html"] {
        let markup = page(&site, path);
        check_anchors(&markup);
        for title in [
            "Guide &lt;b&gt;",
            "Same words",
            "Там",
            "Cost per engagement",
            "Alder",
        ] {
            assert!(
                markup.contains(&format!(">{title}</h3>")),
                "{path}: {title}"
            );
        }
    }
    let markup = page(&site, "whole.html");
    for link in [
        "<a href=\"#guides/g~там\">own</a>",
        "<a href=\"#metrics/cpe\">metric</a>",
        "<a href=\"#parties/a\">list</a>",
        "<a href=\"#guides/g\">gone</a>",
        "<a href=\"#index\">home</a>",
        "<a href=\"https://a.example/x\" rel=\"noopener noreferrer\">web</a>",
        "<a href=\"files/ledgers/t.csv\">table</a>",
        "<img src=\"files/images/m.png\" alt=\"map\">",
        "id=\"guides/g~_note-1\"",
    ] {
        assert!(markup.contains(link), "{link}");
    }
    assert!(page(&site, "ru/whole.html").contains("src=\"../files/images/m.png\""));
}

#[test]
fn one_heading_is_first_and_no_level_is_left_out() {
    let site = whole_site();
    for path in ["whole.html", "ru/whole.html"] {
        let levels = levels(&page(&site, path));
        assert_eq!(levels.iter().rposition(|level| *level == 1), Some(0));
        assert_eq!(levels.first(), Some(&1), "{path}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{path}: {levels:?}");
        }
        assert!(levels.len() > 30, "{path}: {levels:?}");
    }
    let markup = page(&site, "whole.html");
    assert!(markup.contains("<h4 id=\"guides/g~там\" class=\"as-h2\">Там</h4>"));
    assert!(!markup.contains("<details class") || !markup.contains("<details>"));
}

#[test]
fn nobody_is_led_to_the_page_but_by_the_foot_of_others() {
    let site = whole_site();
    let markup = page(&site, "whole.html");
    assert!(markup.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!markup.contains("rel=\"canonical\""));
    assert!(
        page(&site, "guides/g.html")
            .contains("<a href=\"../whole.html\">Print the whole playbook</a>")
    );
    for path in site.paths().filter(|path| !is_page(path)) {
        let bytes = site.render(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("whole.html"), "{path}");
    }
    assert!(!page(&site, "search.html").contains("whole.html\">The whole"));
}

#[test]
fn the_margins_of_paper_say_what_it_is_and_of_which_day() {
    let site = whole_site();
    let margins = |path: &str| page(&site, path);
    assert!(margins("paper.css").contains("content: \"A × B\";"));
    assert!(margins("paper.css").contains("content: \"As of 1 March 2026\";"));
    let russian = margins("ru/paper.css").replace('\u{a0}', " ");
    assert!(
        russian.contains("content: \"На 1 марта 2026 г.\";"),
        "{russian}"
    );
    let markup = page(&site, "ru/guides/g.html");
    assert!(markup.contains("<link rel=\"stylesheet\" href=\"../paper.css\" media=\"print\">"));
}

#[test]
fn the_file_that_is_mailed_needs_nothing_else_and_runs_nothing() {
    let site = whole_site();
    for lang in Lang::ALL {
        let bytes = site.single_file(lang).unwrap();
        assert_eq!(bytes, whole_site().single_file(lang).unwrap());
        let markup = String::from_utf8(bytes).unwrap();
        check_anchors(&markup);
        assert!(markup.contains(&format!("<html lang=\"{lang}\">")));
        assert!(markup.contains("src=\"data:image/png;base64,cGljdHVyZQ==\""));
        assert!(!markup.contains("<script") && !markup.contains(" style=\""));
        for address in [values(&markup, "href"), values(&markup, "src")].concat() {
            let is_inside = address.starts_with(['#']) || address.starts_with("data:");
            assert!(is_inside || address == "https://a.example/x", "{address}");
        }
        // A file of the site does not travel, and nobody said where the site lives.
        assert!(markup.contains("<a>table</a>"));
        let (_, rest) = markup.split_once("<style>").unwrap();
        let (style, _) = rest.split_once("</style>").unwrap();
        assert!(style.contains("@page cover") && style.contains("data:font/woff2;base64,"));
        assert!(!style.contains("url(\"\")") && !style.contains("../fonts"));
        let hash = super::super::outputs::base64(&Sha256::digest(style.as_bytes()));
        assert!(markup.contains(&format!("style-src &#39;sha256-{hash}&#39;")));
    }
}

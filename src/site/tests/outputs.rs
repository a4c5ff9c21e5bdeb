//! Files that are not pages: which there are, and that nothing else stands in their place.

use std::collections::BTreeSet;

use super::*;
use crate::model::old_addresses::{SITE_PAGES, page_of};

#[test]
fn the_pages_that_a_site_has_by_itself_are_known_to_those_who_check_old_addresses() {
    let sheet = "---\ntitle: Sheet\nparty: a\n---\n";
    let decision = "---\ntitle: X\nstatus: proposed\n---\n";
    let creator = "---\ntitle: Ann\ntype: creator\n---\n";
    let site = site_with(&[
        ("alignment/a.md", sheet),
        ("decisions/2026-02-03-x.md", decision),
        ("parties/ann.md", creator),
    ]);
    let paths = site.playbook.documents.iter();
    let documents: BTreeSet<String> = paths.map(|it| page_of(it.page.path())).collect();
    for (address, _) in site.subjects() {
        let is_known = SITE_PAGES.contains(&&*address)
            || documents.contains(&address)
            || address.ends_with("/index.html");
        assert!(is_known, "{address}");
    }
}

#[test]
fn every_output_has_a_path_of_its_own_and_hides_no_page() {
    let guide = "---\ntitle: G\naliases: [index.html, old, OLD, ru/alt, guides/h]\n---\n";
    let other = "---\ntitle: H\naliases: [old]\n---\n";
    let russian = "---\ntitle: Ж\naliases: [прежде]\n---\n";
    let site = site_with(&[
        ("guides/g.md", guide),
        ("guides/h.md", other),
        ("guides/g.ru.md", russian),
    ]);
    let outputs: Vec<String> = site.outputs().into_iter().map(|(path, _)| path).collect();
    assert!(outputs.iter().all(|path| !path.starts_with("assets/")));
    assert!(page(&site, "index.html").contains("We try."));
    assert!(page(&site, "guides/h.html").contains("<h1>H</h1>"));
    // The first who claims an address keeps it.
    assert!(page(&site, "old.html").contains("url=guides/g.html"));
    assert!(page(&site, "ru/alt.html").contains("url=guides/g.html"));
    assert!(page(&site, "ru/прежде.html").contains("url=guides/g.html"));
    let paths: Vec<&str> = site.paths().collect();
    assert!(!paths.contains(&"прежде.html") && !paths.contains(&"ru/ru/alt.html"));
}

//! What a site was made of.

use super::{page, site_with};

#[test]
fn a_site_says_what_it_was_made_of_and_every_page_leads_there() {
    let decision = "---\ntitle: One metric\nstatus: accepted\ndriver: bob\n---\n";
    let site = site_with(&[("decisions/2026-02-03-x.md", decision)]);
    let english = page(&site, "about.html");
    let version = format!("Comity {}", env!("CARGO_PKG_VERSION"));
    for told in [version.as_str(), "standard", "2026-03-01", "English"] {
        assert!(english.contains(told), "{told}: {english}");
    }
    // Two parties, one metric, one decision, each with its number.
    assert!(
        english.contains("Party</a></span> </th><td class=\"number\"><span class=\"part\">2<"),
        "{english}"
    );
    assert!(page(&site, "ru/about.html").contains("Часовой пояс"));
    assert!(page(&site, "metrics/cpe.html").contains("href=\"../about.html\""));
    assert!(page(&site, "decisions/index.html").contains("data-party=\"Birch\""));
}

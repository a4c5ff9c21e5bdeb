//! The charter shows when both sides can be reached.

use super::{page, site_with};

#[test]
fn a_charter_shows_the_hours_in_common_by_season() {
    let index = "---\ntitle: Us\nparties: [a, b]\n---\n";
    let a = "---\ntitle: A\ntimezone: Europe/Moscow\nhours: 10:00-19:00\n---\n";
    let b = "---\ntitle: B\ntimezone: America/New_York\nhours: 09:00-18:00\n---\n";
    let charter = ("charter.md", "---\ntitle: How\nstatus: active\n---\n");
    let site = site_with(&[
        ("index.md", index),
        ("parties/a.md", a),
        ("parties/b.md", b),
        charter,
    ]);
    let english = page(&site, "charter.html");
    assert!(english.contains("clocks 7 hours apart"), "{english}");
    assert!(english.contains("3 hours in common: A 16:00–19:00; B 09:00–12:00"));
    assert!(english.contains("2 hours in common: A 17:00–19:00; B 09:00–11:00"));
    assert!(page(&site, "ru/charter.html").contains("2 часа: A 17:00–19:00"));

    // One side alone, or one that does not tell its hours, has nothing in common with anybody.
    let silent = "---\ntitle: B\ntimezone: America/New_York\n---\n";
    let site = site_with(&[
        ("index.md", index),
        ("parties/a.md", a),
        ("parties/b.md", silent),
        charter,
    ]);
    assert!(!page(&site, "charter.html").contains("chart-bar"));
}

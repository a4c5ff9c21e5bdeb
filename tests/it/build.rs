//! `comity build`, as far as it goes without the site.

use crate::support::Playbook;

#[test]
fn a_folder_that_is_not_ours_is_refused_before_anything_is_rendered() {
    let playbook = Playbook::new().file("public/mine.html", "");
    let said = playbook.run(&["build", "--out", "public"]);
    assert!(
        said.contains("it has files that comity did not make"),
        "{said}"
    );
    assert!(said.ends_with("--- exit 2\n"), "{said}");
}

#[test]
fn a_strict_build_stops_at_an_error() {
    let playbook = Playbook::new().file("notes.md", crate::support::owned_by("dan"));
    let said = playbook.run(&["build", "--strict"]);
    assert!(
        said.starts_with("nothing was published and the old site stays"),
        "{said}"
    );
    assert!(said.ends_with("--- exit 1\n"), "{said}");
    assert!(!playbook.path().join("site").exists());
}

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

#[test]
fn one_file_per_language_is_written_and_files_of_others_stay() {
    let playbook = Playbook::new();
    let build = |rest: &[&str]| {
        let args = ["build", "--single-file", "--as-of", "2026-03-01"];
        playbook.run(&[&args[..], rest].concat())
    };
    let said = build(&["--lang", "en", "--lang", "ru"]);
    assert!(said.starts_with("wrote `playbook.html ("), "{said}");
    let read = |name: &str| std::fs::read(playbook.path().join(name)).unwrap();
    let first = (read("playbook.html"), read("playbook.ru.html"));
    assert!(build(&["--lang", "en", "--lang", "ru"]).ends_with("--- exit 0\n"));
    assert_eq!(first, (read("playbook.html"), read("playbook.ru.html")));
    std::fs::write(playbook.path().join("mine.html"), "mine").unwrap();
    let said = build(&["--lang", "ru", "--out", "mine.html"]);
    assert!(
        said.contains("mine.html уже есть, и его создал не comity"),
        "{said}"
    );
    assert!(said.ends_with("--- exit 2\n"), "{said}");
    assert_eq!(read("mine.html"), b"mine");
    assert!(build(&["--lang", "ru", "--out", "mine.html", "--force"]).ends_with("--- exit 0\n"));
    assert!(
        String::from_utf8(read("mine.html"))
            .unwrap()
            .contains("<html lang=\"ru\">")
    );
    let said = build(&["--out", "folder"]);
    assert!(
        said.contains("folder is not the name of an HTML file"),
        "{said}"
    );
    // What was written is no part of the playbook.
    let said = playbook.run(&["check"]);
    assert!(!said.contains("playbook.html"), "{said}");
}

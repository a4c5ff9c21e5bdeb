//! `init` and `new`: what people begin with is sound, in both languages, and nothing is overwritten.

use std::fs;

use crate::support::{self, Playbook};
use crate::told;

const SIDES: [&str; 4] = [
    "--party",
    "name=Northwind, type=brand, country=RU, timezone=Europe/Moscow, owner=Anna Morozova <anna@northwind.example>",
    "--party",
    "name=Lumen Agency, id=lumen, type=agency, country=US, timezone=America/New_York, owner=Dana Reed <dana@lumen.example>",
];

/// A playbook that `init` has written on 2 March 2026.
pub(crate) fn begun(options: &[&str]) -> Playbook {
    let playbook = Playbook::empty();
    let said = playbook.run(&[&["init", "--date", "2026-03-02"], &SIDES[..], options].concat());
    assert!(said.contains("--- exit 0"), "{said}");
    playbook
}

/// The findings of a check that are no infos, as `level[rule] path`.
fn told(playbook: &Playbook) -> Vec<String> {
    let report = playbook.json(&["check", "--as-of", "2026-03-02", "--format", "json"]);
    let findings = report["findings"].as_array().unwrap().iter();
    let loud = findings.filter(|finding| finding["level"] != "info");
    let shown = loud.map(|it| format!("{}[{}] {}", it["level"], it["rule"], it["path"]));
    shown.collect()
}

fn read(playbook: &Playbook, path: &str) -> String {
    fs::read_to_string(playbook.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_new_playbook_checks_clean() {
    for profile in [
        "standard",
        "loi-first",
        "four-phase",
        "lean",
        "creator-first",
    ] {
        for (languages, forge) in [("en", "github"), ("ru,en", "gitlab"), ("en,ru", "forgejo")] {
            let options = [
                "--profile",
                profile,
                "--languages",
                languages,
                "--forge",
                forge,
            ];
            assert_eq!(told(&begun(&options)), [""; 0], "{options:?}");
        }
    }
}

#[test]
fn every_kind_of_document_can_be_added() {
    for lang in ["en", "ru"] {
        let playbook = begun(&["--languages", "en,ru"]);
        for (kind, title) in [
            ("party", "Ann Cooks"),
            ("selection", "How we choose: needs first"),
            ("candidate", "Harbor & Pine"),
            ("agreement", "\"Terms\", second draft"),
            ("metric", "Own number"),
            ("metric", "on-time"),
            ("brief", "Снег и дождь"),
            ("update", "2026-W09"),
            ("health-check", ""),
            ("review", "2025-Q4"),
            ("post-mortem", "2026-03-снег-и-дождь"),
            ("page", "How we name files"),
        ] {
            let title = Some(title).filter(|title| !title.is_empty());
            let words = ["new", kind].into_iter().chain(title);
            let options = ["--date", "2026-03-02", "--lang", lang];
            let said = playbook.run(&words.chain(options).collect::<Vec<_>>());
            assert!(said.contains("--- exit 0"), "{kind} in {lang}: {said}");
        }
        assert_eq!(told(&playbook), [""; 0], "{lang}");
        let page = read(&playbook, "briefs/2026-03-снег-и-дождь.md");
        assert_eq!(page.contains("lang: ru"), lang == "ru", "{page}");
    }
}

#[test]
fn fields_of_the_playbooks_own_are_laid_out() {
    let playbook = begun(&["--languages", "en,ru"]);
    let config = read(&playbook, "comity.toml");
    let own = "\n[kinds.brief.fields.season]\ntype = \"text\"\nrequired = true\n\
        title = { en = \"Season\", ru = \"Сезон\" }\n\
        [kinds.brief.fields.mood]\ntype = \"text\"\n";
    let playbook = playbook.file("comity.toml", &(config + own));
    for (lang, id, line) in [
        ("en", "rain", "season:   # Season"),
        ("ru", "snow", "season:   # Сезон"),
    ] {
        let said = playbook.run(&["new", "brief", "Rain", "--id", id, "--lang", lang]);
        assert!(said.contains("--- exit 0"), "{said}");
        let brief = read(&playbook, &format!("briefs/{id}.md"));
        assert!(brief.contains(&format!("\n{line}")), "{brief}");
        assert!(!brief.contains("mood"), "{brief}");
    }
    // What a draft lacks is told, and is no warning.
    assert_eq!(told(&playbook), [""; 0]);
    let missing = playbook.run(&["check", "--only", "missing-key", "--format", "concise"]);
    assert_eq!(missing.matches("season").count(), 2, "{missing}");
}

#[test]
fn a_decision_is_told_until_it_is_written() {
    let playbook = begun(&[]);
    playbook.run(&["new", "decision", "One video first", "--date", "2026-03-02"]);
    let path = "decisions/2026-03-02-one-video-first.md";
    assert_eq!(told(&playbook).len(), 3);
    let written = read(&playbook, path)
        .replace(
            "<!-- What made it necessary, with the numbers. -->",
            "Three videos cost 4,500 USD.",
        )
        .replace(
            "<!-- One sentence that somebody who was not there can follow. -->",
            "One video.",
        )
        .replace(
            "<!-- What will be different, what it costs, and when to look again. -->",
            "Two fewer.",
        );
    fs::write(playbook.path().join(path), written).unwrap();
    assert_eq!(told(&playbook), [""; 0]);
}

#[test]
fn nothing_is_overwritten() {
    let playbook = Playbook::empty()
        .file("charter.md", "ours")
        .file("README.md", "ours too");
    let said = playbook.run(&[&["init", "--yes"], &SIDES[..]].concat());
    assert!(said.contains("charter.md is there already"), "{said}");
    assert_eq!(read(&playbook, "charter.md"), "ours");
    assert_eq!(read(&playbook, "README.md"), "ours too");
    let again = playbook.run(&[&["init"], &SIDES[..]].concat());
    assert!(
        again.contains("there is already a playbook") && again.contains("--- exit 2"),
        "{again}"
    );
    playbook.run(&["new", "page", "Names"]);
    fs::write(playbook.path().join("guides/names.md"), "mine").unwrap();
    let said = playbook.run(&["new", "page", "Names"]);
    assert!(
        said.contains("there is already guides/names.md") && said.contains("--- exit 2"),
        "{said}"
    );
    assert_eq!(read(&playbook, "guides/names.md"), "mine");
}

#[test]
fn who_takes_part_must_be_said() {
    let playbook = Playbook::empty();
    let said = playbook.run(&["init"]);
    assert!(
        said.contains("--party") && said.contains("--- exit 2"),
        "{said}"
    );
    assert_eq!(fs::read_dir(playbook.path()).unwrap().count(), 0);
    for wrong in [
        "name=A, colour=red",
        "type=brand",
        "name=A, timezone=Moscow",
    ] {
        let said = playbook.run(&["init", "--party", wrong, "--party", "name=B"]);
        assert!(said.contains("--- exit 2"), "{wrong}: {said}");
    }
    let said = playbook.run(&["init", "--party", "name=A", "--party", "name=a"]);
    assert!(said.contains("both sides are called `a`"), "{said}");
    let said = playbook.run(&[
        "init", "--party", "name=A", "--party", "name=B", "--metric", "cpee",
    ]);
    assert!(said.contains("did you mean"), "{said}");
    assert_eq!(fs::read_dir(playbook.path()).unwrap().count(), 0);
}

#[test]
fn a_document_can_begin_as_another_one() {
    let folder = Playbook::empty();
    folder.run(&["example", "demo", "--no-history"]);
    let place = folder.path().join("demo");
    let new = |words: &[&str]| support::run_in(&place, words).out;
    let said = new(&[
        "new",
        "brief",
        "Second rain test",
        "--from",
        "2026-08-rain-test",
        "--date",
        "2026-10-01",
    ]);
    assert!(
        said.contains("briefs/2026-10-second-rain-test.md"),
        "{said}"
    );
    let copy = read(&folder, "demo/briefs/2026-10-second-rain-test.md");
    assert!(
        copy.contains("title: Second rain test\nstatus: draft\n"),
        "{copy}"
    );
    for gone in ["verdict:", "sent:", "status: closed"] {
        assert!(!copy.contains(gone), "{gone} in\n{copy}");
    }
    for kept in [
        "hashtag: \"#raintest\"",
        "forecast:",
        "## Freedom",
        "contact: sam",
    ] {
        assert!(copy.contains(kept), "{kept} is missing in\n{copy}");
    }
    let wrong = support::run_in(
        &place,
        &["new", "decision", "X", "--from", "2026-08-rain-test"],
    )
    .err;
    assert!(
        wrong.contains("is a brief, and a decision is to be written"),
        "{wrong}"
    );
}

#[test]
fn a_translation_follows_its_source() {
    let playbook = begun(&["--languages", "en,ru"]);
    let said = playbook.run(&["new", "translation", "charter", "--lang", "ru"]);
    assert!(said.contains("charter.ru.md"), "{said}");
    assert!(read(&playbook, "charter.ru.md").contains("translated_from: \"c1:sha256:"));
    assert_eq!(told(&playbook), [""; 0]);
    let charter = read(&playbook, "charter.md").replace("within: 48h", "within: 72h");
    fs::write(playbook.path().join("charter.md"), charter).unwrap();
    let stale = told(&playbook);
    assert!(
        stale.iter().any(|it| it.contains("stale-translation")),
        "{stale:?}"
    );
    let twice = playbook.run(&["new", "translation", "charter"]);
    assert!(
        twice.contains("no language into which charter.md"),
        "{twice}"
    );
}

#[test]
fn guidance_is_not_on_the_site() {
    let playbook = begun(&[]);
    playbook.run(&["build", "--out", "site", "--as-of", "2026-03-02"]);
    let site = playbook.path().join("site");
    let charter = fs::read_to_string(site.join("charter.html")).unwrap();
    assert!(
        !charter.contains("Where is what said?"),
        "guidance is shown"
    );
    assert!(charter.contains("Decision rights"));
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let folder = Playbook::empty();
    let known = [
        "init", "new", "check", "build", "serve", "signoff", "explain",
    ];
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = support::run_in(&folder.path(), &["completions", shell]).out;
        assert!(known.iter().all(|it| script.contains(it)), "{shell}");
    }
    let script = folder.path().join("comity.bash");
    fs::write(
        &script,
        support::run_in(&folder.path(), &["completions", "bash"]).out,
    )
    .unwrap();
    let checked = std::process::Command::new("bash")
        .arg("-n")
        .arg(&script)
        .status()
        .unwrap();
    assert!(checked.success());
    folder.run(&["man", "man1"]);
    for command in known {
        let page = read(&folder, &format!("man1/comity-{command}.1"));
        assert!(page.contains(".SH OPTIONS"), "{command}");
    }
    assert!(!folder.path().join("man1/comity-git-diff-driver.1").exists());
}

/// The commands of the tutorials, run as they stand there.
#[test]
fn the_tutorials_go_as_they_are_told() {
    for (name, text) in [
        ("tutorial.md", include_str!("../../docs/tutorial.md")),
        ("tutorial.ru.md", include_str!("../../docs/tutorial.ru.md")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let commands = told::commands(text);
        let first_site = commands
            .iter()
            .position(|it| it.contains("comity build"))
            .unwrap();
        assert!(
            first_site < 9,
            "{name}: the first site takes {} commands",
            first_site + 1
        );
        told::follow(folder.path(), &told::steps(text), name);
        let playbook = folder.path().join("playbook");
        assert!(playbook.join("site/index.html").is_file(), "{name}");
        let verified = support::json_in(&playbook, &["verify", "--format", "json"]);
        let documents = verified["documents"].as_array().unwrap().iter();
        let texts = documents.flat_map(|it| it["signoffs"].as_array().unwrap());
        let texts: Vec<&str> = texts.map(|it| it["text"].as_str().unwrap()).collect();
        // The first change was made to the charter, the second of the two documents.
        assert_eq!(texts, ["fits", "fits", "differs", "differs"], "{name}");
    }
}

//! Every how-to guide goes as it is told, and the index names each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::told;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The pages in a folder by their names, sorted.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder).unwrap();
    let paths = paths.map(|entry| entry.unwrap().path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|it| it == "md");
    let mut paths: Vec<PathBuf> = paths.filter(is_page).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let read = |path: PathBuf| (name(&path), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).collect()
}

#[test]
fn every_guide_goes_as_it_is_told() {
    let guides = texts(&docs().join("how-to"));
    assert!(guides.len() >= 10, "{}", guides.len());
    for (name, text) in guides {
        let folder = tempfile::tempdir().unwrap();
        let steps = told::steps(&text);
        let commands = told::commands(&text);
        let own = commands.iter().filter(|it| it.contains("comity "));
        assert!(
            own.count() >= 3,
            "{name} has too few commands: {commands:?}"
        );
        let said = told::follow(folder.path(), &steps, &name);
        // What a guide shows as an answer is what the program says; `…` stands for what is left out.
        for line in answers(&text) {
            assert!(
                said.contains(&line),
                "{name} promises `{line}`; it said\n{said}"
            );
        }
    }
}

/// The shell step of the workflow that the guide about letters shows.
#[test]
fn the_scheduled_job_writes_its_letters() {
    let text = fs::read_to_string(docs().join("how-to/mail-the-digest.md")).unwrap();
    let step = text.split("- run: |\n").nth(1).unwrap();
    let step = step.split("      - uses:").next().unwrap();
    let lines: Vec<&str> = step.lines().map(str::trim_start).collect();
    let folder = tempfile::tempdir().unwrap();
    let commands = ["comity example demo && cd demo", &lines.join("\n")];
    // The example stands still; a week before its day is not a week before today.
    let fixed = commands
        .join("\n")
        .replace("$(date -d '7 days ago' +%F)", "2026-09-23");
    assert!(fixed.contains("2026-09-23"), "{fixed}");
    told::follow(
        folder.path(),
        &[told::Step::Run(fixed)],
        "the scheduled job",
    );
    let letters = folder.path().join("demo/letters");
    let anna = fs::read_to_string(letters.join("anna.html")).unwrap();
    assert!(anna.contains("<html lang=\"ru\">"), "{anna}");
    assert!(letters.join("dana.html").is_file());
}

/// Pages that tell of one command each, or of something else that tests of their own go through.
const OTHERS: [(&str, &str); 5] = [
    ("getting-started.md", "reference.rs"),
    ("getting-started.ru.md", "reference.rs"),
    (
        "search.md",
        "vendored.rs, with the files that the commands fetch",
    ),
    ("tutorial.md", "beginning.rs"),
    ("tutorial.ru.md", "beginning.rs"),
];

/// What other programs do is not run here, nor what never ends: `tests/browser/print.test.mjs` prints, `tests/cms`
/// takes the editor from its package, `tests/it/serve` asks a server. That `serve` knows its options is seen.
const STAND_INS: &str = r#"
npm() { :; }
chromium() { :; }
reviewdog() { cat > /dev/null; }
comity() {
  case "$*" in
    "cms --out forms --package "*) ;;
    serve*) command comity "$@" --help > /dev/null ;;
    *) command comity "$@" ;;
  esac
}
"#;

/// What every other page shows is run in the example, one command after the other.
#[test]
fn what_other_pages_show_runs_too() {
    let example = tempfile::tempdir().unwrap();
    let write = [told::Step::Run("comity example demo".to_owned())];
    told::follow(example.path(), &write, "the example");
    let mut pages = 0;
    for (name, text) in texts(&docs()) {
        let is_elsewhere = OTHERS.iter().any(|(other, _)| *other == name);
        let commands = told::commands(&text);
        if is_elsewhere || commands.is_empty() {
            continue;
        }
        pages += 1;
        let source = example.path().join("demo");
        let folder = tempfile::tempdir().unwrap();
        let begin = format!("{STAND_INS}cp -R '{}' demo && cd demo", source.display());
        let commands = commands.into_iter().map(told::Step::Run);
        let steps: Vec<told::Step> = [told::Step::Run(begin)]
            .into_iter()
            .chain(commands)
            .collect();
        told::follow(folder.path(), &steps, &name);
    }
    assert!(pages >= 9, "{pages} pages show commands");
}

/// No page hides commands in blocks that nobody runs.
#[test]
fn commands_stand_where_they_are_run() {
    let guides = docs().join("how-to");
    for (name, text) in texts(&docs()).into_iter().chain(texts(&guides)) {
        let is_elsewhere = OTHERS.iter().any(|(other, _)| *other == name);
        let blocks = text.split("```sh\n").skip(1);
        for block in blocks.filter(|_| !is_elsewhere) {
            let block = block.split("```").next().unwrap();
            let is_ours = block.lines().any(|line| line.starts_with("comity "));
            assert!(!is_ours, "{name} shows\n{block}");
        }
    }
}

/// The lines of console blocks that are no commands.
fn answers(text: &str) -> Vec<String> {
    let blocks = text.split("```console\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap().replace("\\\n", " "));
    let lines = blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
    lines
        .filter(|line| !line.starts_with("$ ") && line != "…" && !line.is_empty())
        .collect()
}

#[test]
fn the_index_names_every_guide() {
    let index = fs::read_to_string(docs().join("README.md")).unwrap();
    for (name, text) in texts(&docs().join("how-to")) {
        assert!(index.contains(&format!("(how-to/{name})")), "{name}");
        assert!(text.starts_with("# "), "{name}");
        let words = text.split_whitespace().count();
        assert!(words < 700, "{name} has {words} words");
    }
    assert!(index.contains("(why.md)"));
}

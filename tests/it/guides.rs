//! Every how-to guide goes as it is told, and the index names each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::told;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The guides by their names, sorted.
fn guides() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(docs().join("how-to"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let read = |path: PathBuf| (name(&path), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).collect()
}

#[test]
fn every_guide_goes_as_it_is_told() {
    let guides = guides();
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
    for (name, text) in guides() {
        assert!(index.contains(&format!("(how-to/{name})")), "{name}");
        assert!(text.starts_with("# "), "{name}");
        let words = text.split_whitespace().count();
        assert!(words < 700, "{name} has {words} words");
    }
    assert!(index.contains("(why.md)"));
}

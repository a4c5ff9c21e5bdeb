//! The README's commands are run as they stand there, from a folder that holds the example.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support;

const README: &str = include_str!("../../README.md");

/// What the README calls the program, and what these tests call it.
const BY_CARGO: &str = "cargo run --release --";
const PROGRAM: &str = env!("CARGO_BIN_EXE_comity");

/// The commands of the README's console blocks, in order.
fn commands() -> Vec<&'static str> {
    let blocks = README.split("```console\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines);
    lines.filter_map(|line| line.strip_prefix("$ ")).collect()
}

fn run(folder: &Path, command: &str) -> (i32, String) {
    let ran = Command::new("bash")
        .args(["-c", &command.replace(BY_CARGO, PROGRAM)])
        .current_dir(folder)
        .env("LANG", "C")
        .env("COMITY_CACHE", "off")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    (ran.status.code().unwrap(), said)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_tour_goes_as_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    copy(
        &support::example_repo(),
        &folder.path().join("example-repo"),
    );
    let commands: Vec<&str> = commands()
        .into_iter()
        .filter(|command| *command != "./test")
        .collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        let (code, said) = run(folder.path(), command);
        let is_broken_on_purpose = command.ends_with("check play");
        assert_eq!(code, i32::from(is_broken_on_purpose), "{command}\n{said}");
        if is_broken_on_purpose {
            assert!(
                said.contains("error[unknown-reference]") && said.contains("danna"),
                "{said}"
            );
        }
    }
    assert!(folder.path().join("site/index.html").is_file());
    let (_, log) = run(folder.path(), "git -C play log --oneline");
    assert!(log.lines().count() >= 40, "{log}");
}

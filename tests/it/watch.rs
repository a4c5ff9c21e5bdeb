//! `check --watch` sees a save and looks again.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::support::{LUMEN, Playbook, owned_by, program};

/// A program that never says the next line has failed; no working one comes near.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program that ends with the test, also with one that fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Waits for the summary of a look that found `wanted`; a slow save may be looked at twice.
fn until(lines: &Receiver<String>, wanted: &str) {
    loop {
        let line = lines
            .recv_timeout(PATIENCE)
            .expect("the program says what it found");
        if line.contains("as of") && line.starts_with(wanted) {
            return;
        }
    }
}

#[test]
fn a_save_is_seen_however_an_editor_makes_it() {
    let playbook = Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("notes.md", owned_by("dana"));
    let notes = playbook.path().join("notes.md");
    let mut watching = Running(
        program(
            &playbook.path(),
            &["check", "--watch", "--only", "unknown-reference"],
        )
        .stdout(Stdio::piped())
        .spawn()
        .unwrap(),
    );
    let (sender, lines) = channel();
    let out = BufReader::new(watching.0.stdout.take().unwrap());
    let reader = thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    until(&lines, "nothing found");
    // In place, as VS Code saves.
    fs::write(&notes, owned_by("danna")).unwrap();
    until(&lines, "1 error");
    // Beside it and renamed over it, as vim saves.
    let beside = playbook.path().join("4913.tmp");
    fs::write(&beside, owned_by("dana")).unwrap();
    fs::rename(&beside, &notes).unwrap();
    until(&lines, "nothing found");
    // In a folder that was not there before.
    let folder = playbook.path().join("guides");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("late.md"), owned_by("nobody")).unwrap();
    until(&lines, "1 error");
    drop(watching);
    reader.join().unwrap();
}

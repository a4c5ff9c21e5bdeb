//! How long `comity check` takes, as a multiple of the least that any such program must do.
//!
//! The floor program (this file, started again with `floor`) uses only the standard library's
//! files, granit-parser's events and pulldown-cmark's events: it reads every file, walks through
//! all events and counts them. Both are started as processes, in turn, in one run, since only
//! ratios mean something on a noisy machine.
//!
//! `cargo bench --bench check` prints the medians and their ratio; `cargo bench --bench check -- 10000`
//! takes another number of documents; `-- write FOLDER 1000` leaves the corpus behind, for a profiler.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

mod corpus;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use granit_parser::Parser as YamlParser;
use pulldown_cmark::{Options, Parser as MarkdownParser};

const DOCUMENTS: usize = 1000;
const RUNS: usize = 15;

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [program, threads, folder] = arguments.as_slice()
        && program == "floor"
    {
        return floor(
            Path::new(folder),
            threads.parse().expect("a number of threads"),
        );
    }
    if let [verb, folder, documents] = arguments.as_slice()
        && verb == "write"
    {
        return corpus::write(
            Path::new(folder),
            documents.parse().expect("a number of documents"),
        );
    }
    let documents = arguments
        .first()
        .and_then(|count| count.parse().ok())
        .unwrap_or(DOCUMENTS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    corpus::write(folder.path(), documents);
    compare(folder.path(), documents);
}

fn compare(folder: &Path, documents: usize) {
    let own = env::current_exe().expect("this program's path");
    let path = folder.to_str().expect("a path in UTF-8");
    let floor = |threads| {
        let mut command = Command::new(&own);
        command.args(["floor", threads, path]);
        command
    };
    let mut check = Command::new(env!("CARGO_BIN_EXE_comity"));
    check.env("COMITY_CACHE", "off").args([
        "check",
        "--as-of",
        "2026-03-31",
        "--format",
        "concise",
        path,
    ]);
    let mut programs = [
        ("floor, 1 thread", floor("1")),
        ("floor, 2 threads", floor("2")),
        ("comity check", check),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); programs.len()];
    for _ in 0..RUNS {
        for ((name, program), times) in programs.iter_mut().zip(&mut times) {
            let start = Instant::now();
            let status = program.stdout(Stdio::null()).stderr(Stdio::null()).status();
            times.push(start.elapsed());
            assert!(status.is_ok_and(|status| status.success()), "{name} failed");
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    println!("{documents} documents, median of {RUNS} runs each, taken in turn");
    for ((name, _), median) in programs.iter().zip(&medians) {
        println!("{name:>18}: {:7.2} ms", median * 1000.0);
    }
    println!(
        "ratio to the floor of 1 thread:  {:.2}",
        medians[2] / medians[0]
    );
    println!(
        "ratio to the floor of 2 threads: {:.2}",
        medians[2] / medians[1]
    );
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

/// Reads every Markdown file below `folder` and walks through the events of both parsers.
fn floor(folder: &Path, threads: usize) {
    let mut files = Vec::new();
    gather(folder, &mut files);
    files.sort();
    let share = files.len().div_ceil(threads);
    let events: usize = std::thread::scope(|scope| {
        let parts: Vec<_> = files
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(|file| events(file)).sum::<usize>()))
            .collect();
        parts
            .into_iter()
            .map(|part| part.join().expect("a thread that ends"))
            .sum()
    });
    println!("{events}");
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

fn events(file: &Path) -> usize {
    let text = fs::read_to_string(file).expect("a file in UTF-8");
    let rest = text.strip_prefix("---\n").unwrap_or("");
    let (front, body) = rest.split_once("\n---\n").unwrap_or(("", &text));
    let yaml = YamlParser::new_from_str(front).flatten().count();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let markdown = MarkdownParser::new_ext(body, options)
        .into_offset_iter()
        .count();
    yaml + markdown
}

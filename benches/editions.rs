//! What ten past editions cost, as a multiple of ten times the rendering of one and one reading of
//! all their documents.
//!
//! `comity build` is started with and without editions, in turn; the difference is what the editions
//! cost. The parts are measured in this process: reading every document that any of the commits has,
//! each text once, and preparing, rendering and writing the site of one of them.
//!
//! `cargo bench --bench editions` prints the medians and their ratio; `-- 200` takes another number
//! of documents, `-- write FOLDER 1000` leaves the repository behind, for a profiler.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

mod corpus;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use comity::actuals::{self, Actuals, LedgerCache};
use comity::cli::publish::{Marker, Place, publish};
use comity::cli::site::past;
use comity::finding::Report;
use comity::history;
use comity::locale::Lang;
use comity::model::{Loaded, ParseCache, load};
use comity::rules::{self, Context, Selection};
use comity::site::past::Past;
use comity::site::{Input, Options, Site, Theme};
use comity::source::GitTree;
use comity::value::Date;

const DOCUMENTS: usize = 1000;
const EDITIONS: usize = 10;
const RUNS: usize = 5;

/// One document in so many is another one in each quarter; an even number.
const CHANGED: usize = 20;

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [verb, folder, documents] = arguments.as_slice()
        && verb == "write"
    {
        write(
            Path::new(folder),
            documents.parse().expect("a number of documents"),
        );
        return;
    }
    let documents = arguments
        .first()
        .and_then(|count| count.parse().ok())
        .unwrap_or(DOCUMENTS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let commits = write(folder.path(), documents);
    let out = tempfile::tempdir().expect("a temporary folder");
    compare(folder.path(), out.path(), &commits, documents);
}

fn compare(folder: &Path, out: &Path, commits: &[String], documents: usize) {
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..RUNS {
        times[0].push(timed(|| build(folder, out, "none")));
        times[1].push(timed(|| build(folder, out, "all")));
        times[2].push(timed(|| drop(read_all(folder, commits))));
        let loaded = read_all(folder, &commits[commits.len() - 1..]);
        let known = known_of(&loaded[0], folder);
        times[3].push(timed(|| render(&loaded[0], known, folder, out)));
    }
    let [none, all, reading, rendering] = times.map(median);
    let editions = all - none;
    println!("{EDITIONS} editions of {documents} documents, median of {RUNS} runs each, in turn");
    println!("build without editions: {none:7.3} s");
    println!("build with all of them: {all:7.3} s");
    println!("reading every text once: {reading:6.3} s");
    println!("rendering one edition:  {rendering:7.3} s");
    let parts = 10.0 * rendering + reading;
    println!("ratio: {:.2} (at most 1.3)", editions / parts);
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

fn build(folder: &Path, out: &Path, editions: &str) {
    let site = out.join("built");
    let status = Command::new(env!("CARGO_BIN_EXE_comity"))
        .env("COMITY_CACHE", "off")
        .args(["build", "--as-of", "2026-07-15", "--editions", editions])
        .arg("--out")
        .arg(&site)
        .arg(folder)
        .stdout(Stdio::null())
        .status();
    assert!(status.is_ok_and(|status| status.success()), "build failed");
    assert_eq!(site.join("editions").is_dir(), editions == "all");
}

/// Every document of all commits, each text read once.
fn read_all(folder: &Path, commits: &[String]) -> Vec<Loaded> {
    let cache = ParseCache::new();
    let read = commits.iter().map(|commit| {
        let files = GitTree::of_playbook(folder, commit).expect("a commit");
        load(&files, &cache).expect("a playbook")
    });
    read.collect()
}

/// What a site shows beside the playbook, worked out before its rendering is timed.
struct Known {
    actuals: Actuals,
    report: Report,
    past: Past,
}

fn known_of(loaded: &Loaded, folder: &Path) -> Known {
    let playbook = &loaded.playbook;
    let files = GitTree::of_playbook(folder, "HEAD").expect("a commit");
    let mut cache = LedgerCache::default();
    let read = actuals::read(playbook, &files, as_of(), &mut cache);
    let (actuals, _) = read.expect("ledgers");
    let past = history::read(folder, playbook, &ParseCache::new()).expect("a past");
    let timeline = past.timeline().expect("a repository");
    let context = Context {
        playbook,
        actuals: &actuals,
        as_of: as_of(),
    };
    let selection = Selection::default();
    let checked = rules::check(&context, &loaded.report, Some(timeline), &selection);
    Known {
        past: past::of(timeline, playbook, as_of(), None, &actuals.ledgers).expect("commits"),
        report: checked.report,
        actuals,
    }
}

fn as_of() -> Date {
    "2026-06-30".parse().expect("a day")
}

/// Prepares, renders and writes the site of one playbook.
fn render(loaded: &Loaded, known: Known, folder: &Path, out: &Path) {
    let playbook = Arc::new(loaded.playbook.clone());
    let languages = Lang::ALL.map(Lang::code);
    let site = Site::new(Input {
        options: Options::of(&playbook, as_of()),
        playbook,
        report: Arc::new(known.report),
        actuals: Arc::new(known.actuals),
        series: Vec::new(),
        past: Some(Arc::new(known.past)),
        theme: Arc::new(Theme::load(&BTreeMap::new(), &languages).expect("a theme")),
        attachments: BTreeMap::new(),
    })
    .expect("a site");
    let place = Place::new(&out.join("rendered"), folder).expect("a place");
    let marker = Marker {
        tool: "bench".to_owned(),
        commit: None,
        as_of: None,
    };
    let paths: Vec<&str> = site.paths().collect();
    let rendered = rendered(&site, &paths).into_iter();
    publish(&place, &marker, rendered.map(Ok)).expect("a published site");
}

/// The pages, rendered side by side.
fn rendered(site: &Site, paths: &[&str]) -> Vec<(String, Vec<u8>)> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = paths.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let render = |path: &&str| {
            let bytes = site.render(path).expect("a page").into_owned();
            ((*path).to_owned(), bytes)
        };
        let parts: Vec<_> = paths
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(render).collect::<Vec<_>>()))
            .collect();
        let done = parts.into_iter();
        done.flat_map(|part| part.join().expect("a thread that ends"))
            .collect()
    })
}

/// Writes a repository with a commit at the end of each of ten quarters; their ids.
fn write(folder: &Path, documents: usize) -> Vec<String> {
    corpus::write(folder, documents);
    git(folder, &["init", "--quiet", "--initial-branch=main"], "");
    let mut commits = Vec::new();
    let quarters =
        (2024..).flat_map(|year| ["03-31", "06-30", "09-30", "12-31"].map(|day| (year, day)));
    for (at, (year, day)) in quarters.take(EDITIONS).enumerate() {
        // Guides have odd numbers. A decision that is another one after it was taken is an error.
        for document in (1..documents).filter(|document| document % CHANGED == 2 * at + 1) {
            let path = folder.join(format!("guides/doc-{document}.md"));
            let text = fs::read_to_string(&path).expect("a document");
            fs::write(&path, text + "\nSaid in another quarter.\n").expect("a document");
        }
        git(folder, &["add", "--all"], "");
        let moment = format!("{year}-{day}T12:00:00Z");
        git(
            folder,
            &["commit", "--quiet", "--message", "a quarter"],
            &moment,
        );
        commits.push(git(folder, &["rev-parse", "HEAD"], ""));
    }
    commits
}

fn git(folder: &Path, arguments: &[&str], moment: &str) -> String {
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org")
            .env(format!("GIT_{who}_DATE"), moment);
    }
    let output = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("git");
    assert!(output.status.success(), "git {arguments:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

//! How much work the walk through history is, as a multiple of `git log --raw --no-renames`.
//!
//! A repository of 10,000 files and 20,000 commits is written: changes of one or two files, files
//! that come, go and move, lines of work that are merged. Git and the walk (this file, started again
//! with `walk`) run as processes, in turn, in one run; compared is the time that the processor spent on
//! each. What both found is compared before. Then one commit is made, and the walk runs again with
//! what it has kept.
//!
//! `cargo bench --bench history` prints both times, their ratio and how many commits the last walk
//! read; `-- 1000 2000` takes other numbers of files and commits, `-- write FOLDER` leaves the
//! repository behind, for a profiler. It needs `git` and Linux.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use comity::history::{self, Graph};
use comity::source::{Store, StoredKind};

const FILES: usize = 10_000;
const COMMITS: usize = 20_000;
const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["walk", folder] => walk(Path::new(folder)),
        ["write", folder] => write_repository(Path::new(folder), FILES, COMMITS),
        [files, commits] => {
            let number = |text: &str| text.parse().expect("a number");
            compare(number(files), number(commits));
        }
        _ => compare(FILES, COMMITS),
    }
}

/// What the process does whose time is taken.
fn walk(folder: &Path) {
    let graph = history::graph(folder, None).expect("the repository");
    println!("{} {}", graph.commits.len(), lines(&graph));
}

/// How many lines `git log --raw --no-renames` has for what the walk found: it passes over merges
/// and shows a move as two changes.
fn lines(graph: &Graph) -> usize {
    let plain = graph.numbers().filter(|it| !graph.commit(*it).is_merge());
    let touches = plain.flat_map(|it| graph.touches(it));
    touches.map(|it| 1 + usize::from(it.from.is_some())).sum()
}

fn compare(files: usize, commits: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    write_repository(folder, files, commits);
    let mut git = git(folder, &["log", "--raw", "--no-renames"]);
    let mut own = Command::new(env::current_exe().expect("this program's path"));
    own.arg("walk").arg(folder);
    assert_same(&mut git, &mut own);
    let (mut theirs, mut ours) = (0, 0);
    for _ in 0..RUNS {
        theirs += processor_ticks(&mut git);
        ours += processor_ticks(&mut own);
    }
    println!("{files} files, {commits} commits; processor time of {RUNS} runs each, taken in turn");
    let each = |ticks: u64| ms(ticks) / f64::from(u32::try_from(RUNS).expect("a few"));
    println!("  git log --raw --no-renames: {:8.1} ms", each(theirs));
    println!("  the walk:                   {:8.1} ms", each(ours));
    println!("ratio to git log: {:.2}", ms(ours) / ms(theirs));
    println!(
        "commits read after one new commit: {}",
        walked_again(folder)
    );
}

fn assert_same(git: &mut Command, own: &mut Command) {
    let output = git.output().expect("git starts").stdout;
    let lines = output.split(|byte| *byte == b'\n');
    let count = |first: &[u8]| lines.clone().filter(|line| line.starts_with(first)).count();
    let theirs = format!("{} {}\n", count(b"commit "), count(b":"));
    let ours = own.output().expect("the walk starts").stdout;
    assert_eq!(String::from_utf8_lossy(&ours), theirs);
}

/// What the processor spent on a process: ticks of a hundredth of a second.
fn processor_ticks(command: &mut Command) -> u64 {
    let before = ticks_of_children();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
    ticks_of_children() - before
}

/// `cutime` and `cstime` of `proc_pid_stat(5)`.
fn ticks_of_children() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    let fields = fields.split_whitespace().skip(13).take(2);
    fields.map(|it| it.parse::<u64>().expect("ticks")).sum()
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn ms(ticks: u64) -> f64 {
    ticks as f64 * 10.0
}

/// How many commits are read after one was added to those that a walk has kept.
fn walked_again(folder: &Path) -> usize {
    let kept = tempfile::tempdir().expect("a temporary folder");
    let store = Folder(kept.path().to_owned());
    history::graph(folder, Some(&store)).expect("the repository");
    let new = [
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "one more",
    ];
    let status = git(folder, &new).status();
    assert!(status.is_ok_and(|status| status.success()));
    let graph = history::graph(folder, Some(&store)).expect("the repository");
    graph.walked
}

#[derive(Debug)]
struct Folder(PathBuf);

impl Store for Folder {
    fn get(&self, kind: StoredKind, key: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(key).with_extension(kind.word())).ok()
    }

    fn put(&self, kind: StoredKind, key: &str, bytes: &[u8]) {
        let path = self.0.join(key).with_extension(kind.word());
        fs::write(path, bytes).expect("it is kept");
    }
}

fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org");
    }
    command
}

/// Writes a repository through `git fast-import` and packs it as a server does.
fn write_repository(folder: &Path, files: usize, commits: usize) {
    let run = |arguments: &[&str]| {
        let status = git(folder, arguments).status();
        assert!(status.is_ok_and(|it| it.success()), "git {arguments:?}");
    };
    run(&["init", "--quiet", "--initial-branch=main"]);
    let mut import = git(folder, &["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("git starts");
    let stream = import.stdin.take().expect("its input");
    Stream::new(BufWriter::new(stream), files).write(commits);
    assert!(import.wait().expect("git ends").success());
    run(&["gc", "--quiet"]);
}

/// A stream for `git fast-import`.
struct Stream<W> {
    out: W,
    paths: Vec<String>,
    commits: usize,
    seed: u64,
}

impl<W: Write> Stream<W> {
    fn new(out: W, files: usize) -> Self {
        let path = |file| format!("f{:02}/document-{:05}.md", file / 100, file);
        Self {
            out,
            paths: (0..files).map(path).collect(),
            commits: 0,
            seed: 42,
        }
    }

    /// Of each hundred commits one moves a file, one removes one and adds one, two are a line of work
    /// and its merge; the others change a file or two.
    fn write(mut self, commits: usize) {
        self.begin("main", None, None);
        for at in 0..self.paths.len() {
            self.document(&self.paths[at].clone());
        }
        let (mut main, mut side) = (self.commits, None);
        while self.commits < commits {
            match self.commits % 100 {
                10 => self.rename(main),
                30 => self.replace(main),
                50 => {
                    self.change("side", main, None);
                    side = Some(self.commits);
                    continue;
                }
                58 if side.is_some() => self.begin("main", Some(main), side.take()),
                _ => self.change("main", main, None),
            }
            main = self.commits;
        }
        self.out.flush().expect("git reads on");
    }

    fn change(&mut self, branch: &str, from: usize, merge: Option<usize>) {
        self.begin(branch, Some(from), merge);
        for _ in 0..=self.random(2) {
            let at = self.random(self.paths.len());
            self.document(&self.paths[at].clone());
        }
    }

    fn rename(&mut self, from: usize) {
        self.begin("main", Some(from), None);
        let at = self.random(self.paths.len());
        let moved = format!("f{:02}/moved-{}.md", at % 100, self.commits);
        let old = std::mem::replace(&mut self.paths[at], moved);
        self.line(&format!("R {old} {}", self.paths[at]));
    }

    fn replace(&mut self, from: usize) {
        self.begin("main", Some(from), None);
        let at = self.random(self.paths.len());
        let added = format!("f{:02}/added-{}.md", at % 100, self.commits);
        self.document(&added);
        let old = std::mem::replace(&mut self.paths[at], added);
        self.line(&format!("D {old}"));
    }

    fn begin(&mut self, branch: &str, from: Option<usize>, merge: Option<usize>) {
        self.commits += 1;
        let (number, at) = (self.commits, 1_600_000_000 + 600 * self.commits);
        self.line(&format!("commit refs/heads/{branch}\nmark :{number}"));
        let author = number % 7;
        self.line(&format!(
            "author Person {author} <p{author}@example.org> {at} +0300"
        ));
        self.line(&format!("committer Dana <dana@example.org> {at} +0300"));
        self.data(&format!(
            "Change {number}\n\nFor the reasons that were talked over.\n"
        ));
        for (word, mark) in [("from", from), ("merge", merge)] {
            if let Some(mark) = mark {
                self.line(&format!("{word} :{mark}"));
            }
        }
    }

    /// A document of some fifteen lines, as good as new.
    fn document(&mut self, path: &str) {
        let mut text = format!("---\ntitle: {path}\nowner: dana\n---\n\n");
        for _ in 0..15 {
            for _ in 0..10 {
                let word = self.random(500);
                write!(text, "word{word} ").expect("a string");
            }
            text.push('\n');
        }
        self.line(&format!("M 100644 inline {path}"));
        self.data(&text);
    }

    fn data(&mut self, text: &str) {
        self.line(&format!("data {}\n{text}", text.len()));
    }

    fn line(&mut self, line: &str) {
        writeln!(self.out, "{line}").expect("git reads on");
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).expect("31 bits") % below
    }
}

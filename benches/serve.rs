//! How long an open page waits for an edit, as a share of what a full build of the playbook takes.
//!
//! A playbook of many documents is written and committed. `comity serve` shows it; a document is
//! saved, and the clock runs from there until the stream has told of it and the page with the new
//! words has arrived whole: what a browser does. `comity build` of the same playbook is timed in
//! turn with the edits.
//!
//! `cargo bench --bench serve` prints the medians and their ratio for 1,000 documents; `-- 10000`
//! takes another number.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

mod corpus;

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DOCUMENTS: usize = 1000;
const EDITS: usize = 9;
const PAGE: &str = "guides/doc-1";

/// Files that were just written are read again for a while, whatever their times say; nobody begins to
/// edit that soon.
const SETTLED: Duration = Duration::from_millis(2500);

fn main() {
    let arguments = env::args().skip(1);
    let mut arguments = arguments.filter(|argument| argument != "--bench");
    let documents = arguments.next().and_then(|count| count.parse().ok());
    compare(documents.unwrap_or(DOCUMENTS));
}

fn compare(documents: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    corpus::write(folder, documents);
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "all of it"]);
    let begun = Instant::now();
    let server = Server::start(folder);
    server.page();
    let first = begun.elapsed();
    let mut builds = Vec::new();
    let (mut told, mut shown) = (Vec::new(), Vec::new());
    for edit in 0..EDITS {
        if edit % 3 == 0 {
            builds.push(build(folder, out.path()));
        }
        sleep(SETTLED);
        let (one, other) = server.edit(folder, &format!("Edit number {edit} of these."));
        told.push(one);
        shown.push(other);
    }
    let [build, told, shown] = [builds, told, shown].map(median);
    println!("{documents} documents; medians of {EDITS} edits and of the builds between them");
    println!("from the start to the first page: {:8.0} ms", millis(first));
    println!("a full build:                     {:8.0} ms", millis(build));
    println!("from a save to the event:         {:8.0} ms", millis(told));
    println!("from a save to the served page:   {:8.0} ms", millis(shown));
    println!(
        "ratio to a full build: {:.3}",
        millis(shown) / millis(build)
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The time of one build of the whole site.
fn build(folder: &Path, out: &Path) -> Duration {
    let begun = Instant::now();
    let status = comity(folder)
        .args(["build", "--quiet", "--as-of", "2026-07-15", "--out"])
        .arg(out.join("site"))
        .status();
    assert!(status.is_ok_and(|status| status.success()), "build failed");
    begun.elapsed()
}

fn comity(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command
        .env("COMITY_CACHE", "off")
        .env("LANG", "C")
        .current_dir(folder);
    command
}

/// A preview that ends with the benchmark.
struct Server {
    process: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut process = comity(folder)
            .args(["serve", "--port", "0", "--as-of", "2026-07-15"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("comity");
        let out = process.stdout.take().expect("what it says");
        let mut line = String::new();
        let read = BufReader::new(out).read_line(&mut line);
        read.expect("a line");
        let address = line.split("http://localhost:").nth(1).expect("an address");
        let port = address.split('/').next().and_then(|port| port.parse().ok());
        let port = port.expect("a port");
        Self { process, port }
    }

    /// Saves other words into a document; how long it took until that was told, and until its page
    /// was there.
    fn edit(&self, folder: &Path, words: &str) -> (Duration, Duration) {
        let page = self.page();
        let events = page.split("data-events=\"").nth(1).expect("the script");
        let events = events.split('"').next().unwrap_or("").replace("&amp;", "&");
        let mut stream = BufReader::new(self.send(&events));
        let path = folder.join(format!("{PAGE}.md"));
        let text = fs::read_to_string(&path).expect("the document");
        let text = text
            .split("\n\nEdit number")
            .next()
            .unwrap_or("")
            .to_owned();
        // The stream is open before the clock runs, as that of an open page is.
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            stream.read_line(&mut line).expect("the stream's head");
        }
        let begun = Instant::now();
        fs::write(&path, format!("{text}\n\n{words}\n")).expect("the document");
        while line.trim() != "event: changed" {
            line.clear();
            assert!(
                stream.read_line(&mut line).expect("an event") > 0,
                "no event"
            );
        }
        let told = begun.elapsed();
        let page = self.page();
        let shown = begun.elapsed();
        assert!(page.contains(words), "the page is old");
        (told, shown)
    }

    fn page(&self) -> String {
        let mut page = String::new();
        let mut stream = self.send(&format!("/{PAGE}.html"));
        stream.read_to_string(&mut page).expect("a page");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        page
    }

    fn send(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the preview");
        let host = format!("Host: localhost:{}", self.port);
        let request = format!("GET {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the preview");
        stream
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org")
            .env(format!("GIT_{who}_DATE"), "2026-06-30T12:00:00Z");
    }
    let status = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "git {arguments:?}"
    );
}

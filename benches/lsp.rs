//! How much time of a processor passes between a keystroke and the findings of its page.
//!
//! A playbook of many documents is written; `comity lsp` is started in it as an editor starts it,
//! and one document is open. Letters are typed one by one in its front matter and in its prose, and
//! after each the answer is awaited: what is wrong in this document, in this very state of it. What
//! counts is the time of a processor that all threads of the server have taken meanwhile, as Linux
//! tells it; the clock is shown beside it. The pause after which all rules look is set so long that
//! they do not.
//!
//! `cargo bench --bench lsp` says so for 1,000 documents and fails where the median is above the
//! limit; `-- 10000` takes another number, without a limit.

#![allow(
    clippy::print_stdout,
    reason = "the figures are what a benchmark is for"
)]

mod corpus;

use std::env;
use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

const DOCUMENTS: usize = 1000;
const KEYSTROKES: usize = 200;
const LIMIT: Duration = Duration::from_millis(20);
const PAGE: &str = "decisions/doc-2.md";

/// Longer than the benchmark takes.
const PAUSE: Duration = Duration::from_mins(10);

fn main() {
    let arguments = env::args().skip(1);
    let mut arguments = arguments.filter(|argument| argument != "--bench");
    let documents = arguments.next().and_then(|count| count.parse().ok());
    let documents = documents.unwrap_or(DOCUMENTS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path().canonicalize().expect("a folder");
    corpus::write(&folder, documents);
    let median = measure(&folder, documents);
    if documents == DOCUMENTS {
        assert!(median <= LIMIT, "the median is above {LIMIT:?}");
    }
}

/// The median time of a processor between a keystroke and the findings of its page.
fn measure(folder: &Path, documents: usize) -> Duration {
    let text = fs::read_to_string(folder.join(PAGE)).expect("a document");
    let begun = Instant::now();
    let mut server = Server::start(folder, PAUSE);
    server.settle();
    println!("{documents} documents, {KEYSTROKES} keystrokes in one of them");
    println!(
        "from the start to all findings:  {:7.1} ms",
        millis(begun.elapsed())
    );
    let document =
        json!({ "uri": server.uri, "languageId": "markdown", "version": 0, "text": text });
    server.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    server.findings(0);
    let (mut processor, mut clock) = (Vec::new(), Vec::new());
    let last = text.lines().count() - 1;
    for version in 1..=KEYSTROKES {
        // Turn by turn: the title, and a line of prose.
        let (line, column) = if version % 2 == 0 {
            (1, 8)
        } else {
            (last.min(14), 0)
        };
        let before = (server.processor_time(), Instant::now());
        server.type_in(version, (line, column), "ё");
        server.findings(version);
        clock.push(before.1.elapsed());
        processor.push(server.processor_time() - before.0);
    }
    let slowest = processor.iter().max().copied().unwrap_or_default();
    let median = median(processor);
    println!("from a keystroke to the page's findings, time of a processor:");
    println!("  median                         {:7.2} ms", millis(median));
    println!(
        "  slowest                        {:7.2} ms",
        millis(slowest)
    );
    println!(
        "  median by the clock            {:7.2} ms",
        millis(self::median(clock))
    );
    median
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A server that ends with the benchmark.
struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The address of the document.
    uri: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start(folder: &Path, pause: Duration) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
            .args(["lsp", "--as-of", "2026-03-31"])
            .env("COMITY_CACHE", "off")
            .env("LANG", "C")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("comity");
        let input = process.stdin.take().expect("its input");
        let output = process.stdout.take().expect("its output");
        let home = format!("file://{}", folder.display());
        let mut server = Self {
            process,
            input,
            output: BufReader::new(output),
            uri: format!("{home}/{PAGE}"),
        };
        let pause = u64::try_from(pause.as_millis()).expect("a pause");
        server.ask(
            "initialize",
            &json!({
                "processId": null, "rootUri": home, "capabilities": {},
                "initializationOptions": { "pause": pause },
            }),
        );
        server.tell("initialized", &json!({}));
        server
    }

    fn send(&mut self, message: &Message) {
        message
            .write(&mut self.input)
            .expect("a server that listens");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    fn ask(&mut self, method: &str, params: &Value) {
        self.send(&Request::new(1.into(), method.to_owned(), params).into());
        while !matches!(self.next(), Message::Response(_)) {}
    }

    fn next(&mut self) -> Message {
        let read = Message::read(&mut self.output).expect("a message");
        read.expect("a server that is there")
    }

    /// Waits until all rules have looked at everything.
    fn settle(&mut self) {
        self.ask("comity/settled", &Value::Null);
    }

    fn type_in(&mut self, version: usize, (line, character): (usize, usize), text: &str) {
        let at = json!({ "line": line, "character": character });
        let change = json!({ "range": { "start": at, "end": at }, "text": text });
        let document = json!({ "uri": self.uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", &params);
    }

    /// Waits for what is wrong in the document in this state of it.
    fn findings(&mut self, version: usize) {
        loop {
            if let Message::Notification(told) = self.next()
                && told.params["uri"] == *self.uri
                && told.params["version"] == version
            {
                return;
            }
        }
    }

    /// What all its threads have taken of processors: the first number of `schedstat`, in nanoseconds.
    fn processor_time(&self) -> Duration {
        let tasks = format!("/proc/{}/task", self.process.id());
        let tasks = fs::read_dir(tasks).expect("Linux, which tells the time of threads");
        let times = tasks.filter_map(|task| {
            let stat = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            stat.split(' ').next()?.parse().ok()
        });
        Duration::from_nanos(times.sum())
    }
}

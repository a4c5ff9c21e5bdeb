//! A running preview, and a client that sends what it is told to send.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::support::program;

/// A preview that has not done it by then has failed; no working one comes near.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

/// The day of all pages, so that they can be held against a build.
const DAY: &str = "2026-08-20";

/// A preview that ends with the test, also with one that fails.
pub(super) struct Server {
    process: Child,
    pub(super) port: u16,
    folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        self.process.wait().unwrap();
    }
}

/// What was answered.
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1);
        let mut pairs = lines.filter_map(|line| line.split_once(": "));
        pairs
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    pub(super) fn start(folder: &Path) -> Self {
        Self::with(folder, &[])
    }

    pub(super) fn with(folder: &Path, options: &[&str]) -> Self {
        let fixed = ["serve", "--port", "0", "--as-of", DAY];
        let mut process = program(folder, &[&fixed, options].concat())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://localhost:").expect(&line);
        let port = rest.split('/').next().unwrap().parse().unwrap();
        Self {
            process,
            port,
            folder: folder.to_owned(),
        }
    }

    pub(super) fn process(&mut self) -> &mut Child {
        &mut self.process
    }

    pub(super) fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// Sends `lines` as they are, and what ends a request.
    pub(super) fn send(&self, lines: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = lines.join("\r\n") + "\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("{lines:?}: no answer"));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(super) fn ask(&self, method: &str, path: &str) -> Answer {
        let first = format!("{method} {path} HTTP/1.1");
        self.send(&[&first, &format!("Host: {}", self.host())])
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    /// Waits until the page at `path` has `wanted` in it.
    pub(super) fn until(&self, path: &str, wanted: &str) -> Answer {
        self.until_that(path, wanted, |page| page.text().contains(wanted))
    }

    pub(super) fn until_that(
        &self,
        path: &str,
        what: &str,
        is_it: impl Fn(&Answer) -> bool,
    ) -> Answer {
        let begun = Instant::now();
        loop {
            let page = self.get(path);
            if is_it(&page) {
                return page;
            }
            let text = page.text();
            assert!(
                begun.elapsed() < PATIENCE,
                "{path} never had {what}: {text}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The stream of events of the page at `path`, as its script asks for it.
    pub(super) fn listen(&self, path: &str) -> Events {
        let page = self.get(path).text();
        let (_, events) = page.split_once("data-events=\"").expect(&page);
        let address = events.split('"').next().unwrap().replace("&amp;", "&");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let request = format!("GET {address} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host());
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }

    /// Checks that every file of a build of the folder is served as it was built, and that nothing
    /// keeps the preview from coming to that.
    pub(super) fn ensure_built(&self) {
        let begun = Instant::now();
        let built = built(&self.folder);
        let differing = || -> Vec<&String> {
            let files = built.iter();
            let differing = files.filter(|(path, bytes)| {
                let answer = self.get(&format!("/{}", path.replace(' ', "%20")));
                bare(&answer.text()) != String::from_utf8_lossy(bytes)
            });
            differing.map(|(path, _)| path).collect()
        };
        loop {
            let differing = differing();
            if differing.is_empty() {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{differing:?} differ from a build"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A stream of events.
pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// Waits until a change is told.
    pub(super) fn until_changed(mut self) {
        self.0.get_ref().set_read_timeout(Some(PATIENCE)).unwrap();
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).expect("a change is told");
            assert!(!line.is_empty(), "the stream has ended");
            if line.trim() == "event: changed" {
                return;
            }
        }
    }

    /// Checks that nothing is told for a while.
    pub(super) fn ensure_silent(mut self) {
        let short = Duration::from_millis(1500);
        self.0.get_ref().set_read_timeout(Some(short)).unwrap();
        let mut line = String::new();
        while self.0.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {}
        assert!(!line.contains("event: changed"), "{line}");
    }
}

/// The files of a build of the playbook in `folder`, by path.
fn built(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let arguments = ["build", "--as-of", DAY, "--quiet", "--out"];
    let status = program(folder, &arguments).arg(&site).status().unwrap();
    assert!(status.success());
    let mut files = BTreeMap::new();
    let mut folders = vec![site.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&site).unwrap().to_str().unwrap();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with('.') {
                files.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A page without what the preview adds to it.
pub(super) fn bare(page: &str) -> String {
    let page = page.replacen("connect-src &#39;self&#39;; ", "", 1);
    let page = without(
        &page,
        "<link rel=\"stylesheet\" href=\"/.comity/",
        "</script>\n",
    );
    without(&page, "<aside class=\"serve\"", "</aside>\n")
}

fn without(text: &str, start: &str, end: &str) -> String {
    let Some(from) = text.find(start) else {
        return text.to_owned();
    };
    let to = text[from..].find(end).unwrap() + from + end.len();
    [&text[..from], &text[to..]].concat()
}

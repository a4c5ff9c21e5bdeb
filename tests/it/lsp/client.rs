//! An editor without a window: it sends what it is told to and keeps what it is shown.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use comity::cli::lsp::{Settings, serve};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};

use crate::support::program;

/// A server that says nothing for so long has failed; no working one comes near.
const PATIENCE: Duration = Duration::from_mins(2);

pub(crate) struct Client {
    send: Box<dyn FnMut(Message)>,
    heard: Receiver<Message>,
    child: Option<Child>,
    folder: PathBuf,
    last_id: i32,
    /// What it was told last of each file, by address.
    pub(crate) shown: BTreeMap<String, Vec<Value>>,
    /// The state of the text that it was told that for.
    pub(crate) versions: BTreeMap<String, Value>,
    /// What the server asked.
    pub(crate) asked: Vec<Request>,
    /// What the server said of itself.
    pub(crate) told: Value,
}

/// What an editor of today can do; `encodings` are how it counts columns.
pub(crate) fn able(encodings: &[&str]) -> Value {
    json!({
        "general": { "positionEncodings": encodings },
        "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true }
        }
    })
}

impl Client {
    /// Starts the program as an editor does whose folder is `folder`.
    pub(crate) fn start(folder: &Path, arguments: &[&str], capabilities: Value) -> Self {
        let mut client = Self::launch(folder, arguments);
        client.begin(capabilities, json!({ "pause": 1 }));
        client
    }

    /// The program, to which nothing has been said yet.
    pub(crate) fn launch(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = program(folder, &[&["lsp"], arguments].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, heard) = channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let send = move |message: Message| message.write(&mut input).unwrap();
        Self::of(folder, Box::new(send), heard, Some(child))
    }

    /// The same server on a thread of this process.
    pub(crate) fn here(folder: &Path) -> Self {
        let (server, client) = Connection::memory();
        thread::Builder::new()
            .stack_size(8 * 1024 * 1024)
            .spawn(move || serve(&server, &Settings::of_tests()).unwrap())
            .unwrap();
        let (sender, heard) = channel();
        let answers = client.receiver.clone();
        thread::spawn(move || answers.iter().try_for_each(|message| sender.send(message)));
        let send = move |message: Message| client.sender.send(message).unwrap();
        let mut client = Self::of(folder, Box::new(send), heard, None);
        client.begin(able(&["utf-16"]), json!({ "pause": 0 }));
        client
    }

    fn of(
        folder: &Path,
        send: Box<dyn FnMut(Message)>,
        heard: Receiver<Message>,
        child: Option<Child>,
    ) -> Self {
        Self {
            send,
            heard,
            child,
            folder: folder.to_owned(),
            last_id: 0,
            shown: BTreeMap::new(),
            versions: BTreeMap::new(),
            asked: Vec::new(),
            told: Value::Null,
        }
    }

    pub(crate) fn begin(&mut self, capabilities: Value, options: Value) {
        let folder = json!({ "uri": self.uri(""), "name": "playbook" });
        let params = json!({
            "processId": null, "rootUri": null, "workspaceFolders": [folder],
            "capabilities": capabilities, "initializationOptions": options,
        });
        self.told = self.ask("initialize", params);
        self.tell("initialized", json!({}));
    }

    /// The address of a file of the folder, with letters that are not plain left as they are.
    pub(crate) fn uri(&self, path: &str) -> String {
        let folder = self.folder.display();
        if path.is_empty() {
            format!("file://{folder}")
        } else {
            format!("file://{folder}/{path}")
        }
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        (self.send)(Notification::new(method.to_owned(), params).into());
    }

    /// Sends a question and does not wait; its number.
    pub(crate) fn send(&mut self, method: &str, params: Value) -> i32 {
        self.last_id += 1;
        let id = self.last_id;
        (self.send)(Request::new(id.into(), method.to_owned(), params).into());
        id
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.try_ask(method, params);
        answer.unwrap_or_else(|(code, what)| panic!("{method}: {code} {what}"))
    }

    /// The answer, or the number and the words of why there is none.
    pub(crate) fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, (i32, String)> {
        let id = self.send(method, params);
        self.answer(id)
    }

    /// Waits for the answer to a question.
    pub(crate) fn answer(&mut self, id: i32) -> Result<Value, (i32, String)> {
        loop {
            match self.heard.recv_timeout(PATIENCE).unwrap() {
                Message::Response(response) if response.id == id.into() => {
                    let Response {
                        response_result, ..
                    } = response;
                    return response_result.map_err(|error| (error.code, error.message));
                }
                Message::Response(other) => panic!("an answer to nothing: {other:?}"),
                Message::Request(request) => {
                    let id = request.id.clone();
                    (self.send)(Response::new_ok(id, Value::Null).into());
                    self.asked.push(request);
                }
                Message::Notification(told) => self.hear(told),
            }
        }
    }

    fn hear(&mut self, told: Notification) {
        assert_eq!(told.method, "textDocument/publishDiagnostics");
        let uri = told.params["uri"].as_str().unwrap().to_owned();
        let found = told.params["diagnostics"].as_array().unwrap().clone();
        self.versions
            .insert(uri.clone(), told.params["version"].clone());
        self.shown.insert(uri, found);
    }

    /// Waits until the server has told what is wrong in a file.
    pub(crate) fn next_of(&mut self, uri: &str) {
        self.versions.remove(uri);
        while !self.versions.contains_key(uri) {
            match self.heard.recv_timeout(PATIENCE).unwrap() {
                Message::Notification(told) => self.hear(told),
                other => panic!("not what was waited for: {other:?}"),
            }
        }
    }

    /// Waits until the rules have seen everything.
    pub(crate) fn settle(&mut self) {
        self.ask("comity/settled", Value::Null);
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        let document =
            json!({ "uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, path: &str, version: i32, changes: Value) {
        let document = json!({ "uri": self.uri(path), "version": version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    pub(crate) fn close(&mut self, path: &str) {
        let document = json!({ "uri": self.uri(path) });
        self.tell("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// Says that a file changed on disk.
    pub(crate) fn disturb(&mut self, path: &str) {
        let change = json!({ "uri": self.uri(path), "type": 2 });
        self.tell(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": [change] }),
        );
    }

    /// Leaves as the protocol has it; the number that the process ends with.
    pub(crate) fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let mut child = self.child.take()?;
        child.wait().unwrap().code()
    }

    /// Goes away without a word; the number that the process ends with.
    pub(crate) fn vanish(mut self) -> Option<i32> {
        self.send = Box::new(|_| {});
        self.child.take()?.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

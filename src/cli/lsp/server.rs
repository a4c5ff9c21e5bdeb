//! The loop: one event after another, each answered before the next is looked at.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use gen_lsp_types::PublishDiagnosticsParams;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use super::client::Client;
use super::documents::Documents;
use super::inbox::{Event, Inbox};
use super::judge::{Job, Judged};
use super::places::{Found, locate};
use super::publish::{self, Wish};
use super::requests;
use super::session::Session;
use crate::cli::environment::Environment;
use crate::source::CONFIG_FILE;
use crate::text::DocPath;

/// How often one looks whether the day has passed.
const MINUTE: Duration = Duration::from_mins(1);

/// Answered as soon as the rules have seen everything that was typed: for tests and scripts.
pub(super) const SETTLED: &str = "comity/settled";

/// Everything the loop knows.
pub(super) struct Server<'a> {
    pub(super) client: Client,
    pub(super) documents: Documents,
    pub(super) sessions: BTreeMap<PathBuf, Session>,
    environment: &'a Environment,
    connection: &'a Connection,
    judge: Sender<Job>,
    /// Questions that wait for a playbook to be read.
    waiting: Vec<Request>,
    is_shut: bool,
}

/// How the editor left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// It said that it would.
    Politely,
    /// It did not.
    Suddenly,
}

impl<'a> Server<'a> {
    pub(super) fn new(
        client: Client,
        environment: &'a Environment,
        connection: &'a Connection,
        judge: Sender<Job>,
    ) -> Self {
        Self {
            client,
            documents: Documents::default(),
            sessions: BTreeMap::new(),
            environment,
            connection,
            judge,
            waiting: Vec::new(),
            is_shut: false,
        }
    }

    /// Works until the editor leaves.
    pub(super) fn work(&mut self, mut inbox: Inbox) -> Left {
        self.begin();
        loop {
            self.look_where_due();
            match inbox.next(self.next_due()) {
                Event::Asked(request) => self.asked(request),
                Event::TakenBack(id) => self.refuse(id, ErrorCode::RequestCanceled, "taken back"),
                Event::Told(told) if told.method == "exit" => break,
                Event::Told(told) => self.told(told),
                Event::Judged(judged) => self.judged(*judged),
                Event::Quiet => self.pass_the_day(),
                Event::Gone => break,
            }
        }
        if self.is_shut {
            Left::Politely
        } else {
            Left::Suddenly
        }
    }

    fn begin(&mut self) {
        for folder in self.client.folders.clone() {
            if let Some(found) = locate(&folder) {
                self.join(&found);
            }
        }
        if self.client.watches_files {
            let watchers = json!([{ "globPattern": "**/*" }]);
            let registration = json!({
                "id": "files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": { "watchers": watchers }
            });
            let params = json!({ "registrations": [registration] });
            let id = RequestId::from("files".to_owned());
            self.send(Request::new(id, "client/registerCapability".to_owned(), params).into());
        }
    }

    /// Begins with a playbook, where that has not been done.
    pub(super) fn join(&mut self, found: &Found) {
        if !self.sessions.contains_key(&found.root) {
            let session = Session::of(found.root.clone(), &found.home);
            self.sessions.insert(found.root.clone(), session);
        }
    }

    fn next_due(&self) -> Instant {
        let due = self.sessions.values().filter_map(Session::due).min();
        due.unwrap_or_else(|| Instant::now() + MINUTE)
    }

    fn look_where_due(&mut self) {
        let now = Instant::now();
        for session in self.sessions.values_mut() {
            if session.due().is_some_and(|due| due <= now) {
                // The thread that judges lives as long as this one.
                let _ = self.judge.send(session.job(&self.documents));
            }
        }
    }

    fn pass_the_day(&mut self) {
        for session in self.sessions.values_mut() {
            if session.is_settled() && session.is_yesterdays(self.environment) {
                session.touch(Duration::ZERO);
            }
        }
    }

    fn asked(&mut self, request: Request) {
        if self.is_shut {
            let what = "nothing is answered after `shutdown`";
            return self.refuse(request.id, ErrorCode::InvalidRequest, what);
        }
        if request.method == "shutdown" {
            self.is_shut = true;
            let waiting = std::mem::take(&mut self.waiting);
            for request in waiting {
                self.refuse(request.id, ErrorCode::RequestCanceled, "the server ends");
            }
            return self.send(Response::new_ok(request.id, Value::Null).into());
        }
        if self.is_ready(&request) {
            self.answer(request);
        } else {
            self.waiting.push(request);
        }
    }

    fn is_ready(&self, request: &Request) -> bool {
        let mut sessions = self.sessions.values();
        if request.method == SETTLED {
            return sessions.all(Session::is_settled);
        }
        sessions.all(Session::is_read)
    }

    /// A mistake in this program costs one answer, not the server.
    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        let response = guarded(|| requests::answer(self, request));
        let response = response
            .unwrap_or_else(|what| Response::new_err(id, ErrorCode::InternalError as i32, what));
        self.send(response.into());
    }

    fn told(&mut self, told: Notification) {
        if let Some(id) = super::inbox::taken_back(&told) {
            let waits = self.waiting.iter().any(|request| request.id == id);
            self.waiting.retain(|request| request.id != id);
            if waits {
                self.refuse(id, ErrorCode::RequestCanceled, "taken back");
            }
            return;
        }
        let method = told.method.clone();
        if let Err(what) = guarded(|| self.hear(told)) {
            super::log(&format!("{method}: {what}"));
        }
    }

    fn judged(&mut self, judged: Judged) {
        let root = judged.root.clone();
        let Some(session) = self.sessions.get_mut(&root) else {
            return;
        };
        let wish = self.client.wish();
        let is_new = session.take(judged, &self.documents, self.client.lang);
        let config = root.join(CONFIG_FILE);
        if session.problem.is_some() && !config.exists() {
            return self.leave(&root);
        }
        if is_new {
            for said in publish::all(session, &self.documents, wish) {
                self.publish(said);
            }
        }
        self.answer_waiting();
    }

    /// Where there was a playbook there is none: nothing is wrong with it any more.
    fn leave(&mut self, root: &PathBuf) {
        if let Some(session) = self.sessions.remove(root) {
            for uri in session.shown.into_keys() {
                let uri = uri.into();
                self.publish(PublishDiagnosticsParams {
                    uri,
                    version: None,
                    diagnostics: Vec::new(),
                });
            }
        }
        for open in self.documents.all_mut() {
            let is_here = |place: &(PathBuf, DocPath)| place.0 == *root;
            open.place = open.place.take().filter(|place| !is_here(place));
        }
        self.answer_waiting();
    }

    pub(super) fn answer_waiting(&mut self) {
        let (ready, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|request| self.is_ready(request));
        self.waiting = waiting;
        for request in ready {
            self.answer(request);
        }
    }

    pub(super) fn publish(&self, said: PublishDiagnosticsParams) {
        let method = "textDocument/publishDiagnostics".to_owned();
        self.send(Notification::new(method, said).into());
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, what: &str) {
        self.send(Response::new_err(id, code as i32, what.to_owned()).into());
    }

    fn send(&self, message: Message) {
        // Where nobody listens the loop is told so by the next event.
        let _ = self.connection.sender.send(message);
    }
}

impl Client {
    pub(super) fn wish(&self) -> Wish {
        Wish {
            columns: self.columns,
            lang: self.lang,
        }
    }
}

/// Does something that may hit a mistake in this program; what is to be said of that.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.map_err(|_| "comity itself has failed; its log says where".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_of_the_program_is_answered_like_anything_else() {
        assert_eq!(guarded(|| 1), Ok(1));
        let failed: Result<(), String> = guarded(|| panic!("a mistake"));
        assert!(failed.unwrap_err().contains("failed"));
    }
}

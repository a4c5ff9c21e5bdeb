//! What the editor tells: texts that are opened, typed in, saved and closed, and files that change.

use std::sync::Arc;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use lsp_server::Notification;
use serde::de::DeserializeOwned;

use super::documents::Open;
use super::places::locate;
use super::publish;
use super::server::Server;
use super::uri::path_of;
use crate::source::CONFIG_FILE;

impl Server<'_> {
    /// Takes what the editor tells; what this server has no use for is passed over.
    pub(super) fn hear(&mut self, told: Notification) {
        match told.method.as_str() {
            "textDocument/didOpen" => self.with(told, Self::opened),
            "textDocument/didChange" => self.with(told, Self::changed),
            "textDocument/didSave" => self.with(told, Self::saved),
            "textDocument/didClose" => self.with(told, Self::closed),
            "workspace/didChangeWatchedFiles" => self.with(told, Self::files_changed),
            _ => {}
        }
    }

    fn with<P: DeserializeOwned>(&mut self, told: Notification, take: fn(&mut Self, P)) {
        match serde_json::from_value(told.params) {
            Ok(params) => take(self, params),
            Err(error) => super::log(&format!("{}: {error}", told.method)),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let uri = document.uri.0;
        let found = path_of(&uri).and_then(|path| locate(&path));
        if let Some(found) = &found {
            self.join(found);
        }
        let place = found.map(|found| (found.root, found.path));
        self.documents.open(Open {
            uri: uri.clone(),
            place: place.clone(),
            version: document.version,
            text: document.text.into(),
        });
        self.show_opened(&uri);
    }

    /// A text that was opened as it lies on disk changes nothing.
    fn show_opened(&mut self, uri: &str) {
        let Some(open) = self.documents.get(uri) else {
            return;
        };
        let Some((root, path)) = open.place.clone() else {
            return;
        };
        let Some(session) = self.sessions.get_mut(&root) else {
            return;
        };
        if !session.is_read() {
            return session.touch(std::time::Duration::ZERO);
        }
        let is_known = session.is_read_as(&path, &open.text);
        if !is_known {
            session.typed(&path, &[], &self.documents);
            session.touch(self.client.pause);
        }
        let said = publish::one(session, &path, &self.documents, self.client.wish());
        self.publish(said);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let uri = document.text_document_identifier.uri.0;
        let Some(open) = self.documents.get_mut(&uri) else {
            return super::log(&format!("{uri} was changed and is not open"));
        };
        let before = Arc::clone(&open.text);
        let changes = open.type_in(
            document.version,
            params.content_changes,
            self.client.columns,
        );
        let is_same = open.text == before;
        let Some((root, path)) = open.place.clone() else {
            return;
        };
        let Some(session) = self.sessions.get_mut(&root) else {
            return;
        };
        if !is_same {
            session.typed(&path, &changes, &self.documents);
            session.touch(self.client.pause);
        }
        let said = publish::one(session, &path, &self.documents, self.client.wish());
        self.publish(said);
    }

    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        self.disturbed(&params.text_document.uri.0);
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri.0;
        let Some(open) = self.documents.close(&uri) else {
            return;
        };
        let session = open
            .place
            .and_then(|(root, _)| self.sessions.get_mut(&root));
        if let Some(session) = session {
            session.touch(self.client.pause);
        }
    }

    fn files_changed(&mut self, params: DidChangeWatchedFilesParams) {
        for change in params.changes {
            self.disturbed(&change.uri.0);
        }
    }

    /// Something has happened to a file on disk.
    fn disturbed(&mut self, uri: &str) {
        let Some(found) = path_of(uri).and_then(|path| locate(&path)) else {
            // The configuration itself may be what is gone.
            for session in self.sessions.values_mut() {
                if !session.root.join(CONFIG_FILE).exists() {
                    session.touch(self.client.pause);
                }
            }
            return;
        };
        if found.path.as_str() == CONFIG_FILE {
            self.join(&found);
            self.find_places();
        }
        if let Some(session) = self.sessions.get_mut(&found.root) {
            session.touch(self.client.pause);
        }
    }

    /// Finds the playbooks of open texts anew: one has been begun.
    fn find_places(&mut self) {
        for open in self.documents.all_mut() {
            let found = path_of(&open.uri).and_then(|path| locate(&path));
            open.place = found.map(|found| (found.root, found.path));
        }
    }
}

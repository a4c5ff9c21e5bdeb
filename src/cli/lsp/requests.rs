//! Questions and where each is answered.

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::Value;

use super::places::Places;
use super::server::{SETTLED, Server};
use super::{actions, assistance, folding, symbols};
use crate::text::DocPath;

/// A text that a question is about.
pub(super) struct Subject<'a> {
    pub(super) places: Places<'a>,
    pub(super) path: DocPath,
}

/// Why a question has no answer, for the one who asked.
pub(super) struct Refusal(pub(super) String);

/// Answers a question. Texts that belong to no playbook are answered with nothing.
pub(super) fn answer(server: &Server<'_>, request: Request) -> Response {
    match request.method.as_str() {
        "textDocument/hover" => on::<lsp::HoverRequest>(request, |params| {
            assistance::hover(server, &params.text_document_position_params)
        }),
        "textDocument/completion" => on::<lsp::CompletionRequest>(request, |params| {
            assistance::completion(server, &params.text_document_position_params)
        }),
        "textDocument/definition" => on::<lsp::DefinitionRequest>(request, |params| {
            assistance::definition(server, &params.text_document_position_params)
        }),
        "textDocument/references" => {
            on::<lsp::ReferencesRequest>(request, |params| assistance::references(server, &params))
        }
        "textDocument/prepareRename" => on::<lsp::PrepareRenameRequest>(request, |params| {
            assistance::prepare_rename(server, &params.text_document_position_params)
        }),
        "textDocument/rename" => {
            try_on::<lsp::RenameRequest>(request, |params| assistance::rename(server, &params))
        }
        "textDocument/inlayHint" => {
            on::<lsp::InlayHintRequest>(request, |params| assistance::hints(server, &params))
        }
        "textDocument/documentSymbol" => on::<lsp::DocumentSymbolRequest>(request, |params| {
            symbols::of_document(&server.subject(&params.text_document.uri)?)
        }),
        "workspace/symbol" => on::<lsp::WorkspaceSymbolRequest>(request, |params| {
            Some(symbols::of_playbooks(server, &params.query))
        }),
        "textDocument/codeAction" => {
            on::<lsp::CodeActionRequest>(request, |params| actions::actions(server, &params))
        }
        "textDocument/foldingRange" => on::<lsp::FoldingRangeRequest>(request, |params| {
            folding::ranges(&server.subject(&params.text_document.uri)?)
        }),
        SETTLED => Response::new_ok(request.id, Value::Null),
        method => {
            let what = format!("{method} is not answered here");
            Response::new_err(request.id, ErrorCode::MethodNotFound as i32, what)
        }
    }
}

impl Server<'_> {
    /// The text at an address, if it belongs to a playbook that has been read.
    pub(super) fn subject(&self, uri: &lsp::Uri) -> Option<Subject<'_>> {
        let open = self.documents.get(&uri.0)?;
        let (root, path) = open.place.as_ref()?;
        let session = self.sessions.get(root)?;
        session.playbook()?;
        Some(Subject {
            places: Places::of(session, &self.documents, self.client.columns),
            path: path.clone(),
        })
    }
}

fn on<R: lsp::Request>(request: Request, answer: impl FnOnce(R::Params) -> R::Result) -> Response {
    try_on::<R>(request, |params| Ok(answer(params)))
}

fn try_on<R: lsp::Request>(
    request: Request,
    answer: impl FnOnce(R::Params) -> Result<R::Result, Refusal>,
) -> Response {
    debug_assert_eq!(request.method, R::METHOD.as_str());
    let id = request.id;
    match serde_json::from_value(request.params) {
        Ok(params) => match answer(params) {
            Ok(answer) => Response::new_ok(id, answer),
            Err(Refusal(what)) => refused(id, ErrorCode::RequestFailed, what),
        },
        Err(error) => refused(id, ErrorCode::InvalidParams, error.to_string()),
    }
}

fn refused(id: RequestId, code: ErrorCode, what: String) -> Response {
    Response::new_err(id, code as i32, what)
}

//! What the editor asks about a place in a text: [`crate::assist`] answers in bytes, this file in
//! the editor's places.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionResponse, Contents,
    Definition, DefinitionResponse, Documentation, Hover, InlayHint, InlayHintParams, Label,
    Location, MarkupContent, MarkupKind, PrepareRenamePlaceholder, PrepareRenameResult,
    ReferenceParams, RenameParams, TextDocumentPositionParams, TextEdit, Tooltip, WorkspaceEdit,
};

use super::edits;
use super::requests::{Refusal, Subject};
use super::server::Server;
use crate::assist::{self, Completion, Sort, View};
use crate::finding::Place;
use crate::locale::Message;

pub(super) fn hover(server: &Server<'_>, at: &TextDocumentPositionParams) -> Option<Hover> {
    let (subject, found) = ask(server, at, assist::hover)?;
    let found = found?;
    Some(Hover {
        contents: Contents::MarkupContent(markdown(found.markdown)),
        range: Some(subject.places.range(&subject.path, found.span)),
    })
}

pub(super) fn completion(
    server: &Server<'_>,
    at: &TextDocumentPositionParams,
) -> Option<CompletionResponse> {
    let (subject, found) = ask(server, at, assist::completions)?;
    let items = found.into_iter().enumerate();
    let items = items.map(|(rank, completion)| item(&subject, rank, completion));
    Some(CompletionResponse::CompletionItemList(items.collect()))
}

fn item(subject: &Subject<'_>, rank: usize, completion: Completion) -> CompletionItem {
    let lines = subject.places.lines(&subject.path);
    let edit = TextEdit {
        range: lines.range(completion.edit.span),
        new_text: completion.edit.text,
    };
    CompletionItem {
        label: completion.label,
        kind: Some(kind(completion.sort)),
        detail: completion.detail,
        documentation: completion
            .documentation
            .map(|text| Documentation::MarkupContent(markdown(text))),
        // The order is ours: what is nearest comes first.
        sort_text: Some(format!("{rank:05}")),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        ..CompletionItem::default()
    }
}

fn kind(sort: Sort) -> CompletionItemKind {
    match sort {
        Sort::Key => CompletionItemKind::Property,
        Sort::Value => CompletionItemKind::EnumMember,
        Sort::Reference => CompletionItemKind::Reference,
        Sort::Person => CompletionItemKind::Constant,
        Sort::Unit => CompletionItemKind::Unit,
        Sort::Section => CompletionItemKind::Text,
        Sort::File => CompletionItemKind::File,
    }
}

pub(super) fn definition(
    server: &Server<'_>,
    at: &TextDocumentPositionParams,
) -> Option<DefinitionResponse> {
    let (subject, found) = ask(server, at, assist::definition)?;
    let places = locations(&subject, &found);
    let list = Definition::LocationList(places);
    (!found.is_empty()).then_some(DefinitionResponse::Definition(list))
}

pub(super) fn references(server: &Server<'_>, params: &ReferenceParams) -> Option<Vec<Location>> {
    let with_definition = params.context.include_declaration;
    let at = &params.text_document_position_params;
    let (subject, found) = ask(server, at, |view, offset| {
        assist::references(view, offset, with_definition)
    })?;
    Some(locations(&subject, &found))
}

pub(super) fn prepare_rename(
    server: &Server<'_>,
    at: &TextDocumentPositionParams,
) -> Option<PrepareRenameResult> {
    let (subject, found) = ask(server, at, assist::renamable)?;
    let (span, placeholder) = found?;
    let range = subject.places.range(&subject.path, span);
    let shown = PrepareRenamePlaceholder { range, placeholder };
    Some(PrepareRenameResult::PrepareRenamePlaceholder(shown))
}

pub(super) fn rename(
    server: &Server<'_>,
    params: &RenameParams,
) -> Result<Option<WorkspaceEdit>, Refusal> {
    let lang = server.client.lang;
    let refused = |message: Message| Refusal(message.text(lang));
    let at = &params.text_document_position_params;
    let asked = ask(server, at, |view, offset| {
        assist::rename(view, offset, &params.new_name)
    });
    let Some((subject, renamed)) = asked else {
        return Ok(None);
    };
    let renamed = renamed.map_err(refused)?;
    if !renamed.moved.is_empty() && !server.client.renames_files {
        return Err(refused(Message::new("lsp-cannot-move")));
    }
    let edit = edits::workspace_edit(
        &subject.places,
        &server.client,
        &renamed.edits,
        &renamed.moved,
    );
    Ok(Some(edit))
}

pub(super) fn hints(server: &Server<'_>, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let subject = server.subject(&params.text_document.uri)?;
    let lines = subject.places.lines(&subject.path);
    let within = lines.span(params.range);
    let hints = view(server, &subject, |view| assist::hints(view, within))?;
    let hints = hints.into_iter().map(|hint| InlayHint {
        position: lines.position(hint.offset),
        label: Label::String(hint.text),
        tooltip: hint
            .tooltip
            .map(|text| Tooltip::MarkupContent(markdown(text))),
        padding_left: Some(true),
        kind: None,
        text_edits: None,
        padding_right: None,
        data: None,
    });
    Some(hints.collect())
}

/// Asks about a byte of a text.
fn ask<'a, T>(
    server: &'a Server<'_>,
    at: &TextDocumentPositionParams,
    question: impl FnOnce(&View<'_>, usize) -> T,
) -> Option<(Subject<'a>, T)> {
    let subject = server.subject(&at.text_document.uri)?;
    let offset = subject.places.lines(&subject.path).offset(at.position);
    let answer = view(server, &subject, |view| question(view, offset))?;
    Some((subject, answer))
}

fn view<T>(
    server: &Server<'_>,
    subject: &Subject<'_>,
    question: impl FnOnce(&View<'_>) -> T,
) -> Option<T> {
    let session = subject.places.session;
    let file = session.file(&subject.path, &server.documents)?;
    session.ask(&file, server.client.lang, question)
}

fn locations(subject: &Subject<'_>, places: &[Place]) -> Vec<Location> {
    let places = places.iter();
    places.map(|place| subject.places.location(place)).collect()
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent {
        kind: MarkupKind::Markdown,
        value,
    }
}

//! What the editor can do and wants, and what it is told that this server can do.

use std::path::PathBuf;
use std::time::Duration;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CompletionOptions, DefinitionProvider,
    DocumentSymbolProvider, FoldingRangeProvider, HoverProvider, InitializeParams,
    InitializeResult, InlayHintProvider, PositionEncodingKind, ReferencesProvider, RenameOptions,
    RenameProvider, ResourceOperationKind, Save, ServerCapabilities, ServerInfo, TextDocumentSync,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFolders,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions, WorkspaceSymbolProvider,
};

use super::Settings;
use super::lines::Columns;
use super::uri::path_of;
use crate::locale::Lang;

/// How long nothing may be typed before the rules about the whole playbook look again.
const PAUSE: Duration = Duration::from_millis(150);

/// The editor on the other side.
#[derive(Debug)]
pub(super) struct Client {
    /// How it counts columns.
    pub(super) columns: Columns,
    /// The language of the one who writes.
    pub(super) lang: Lang,
    pub(super) pause: Duration,
    /// The folders that are open in it.
    pub(super) folders: Vec<PathBuf>,
    /// Whether edits may be told with the state of the text that they are for.
    pub(super) takes_versions: bool,
    /// Whether it can rename files as a part of an edit.
    pub(super) renames_files: bool,
    /// Whether it can be asked to tell of files that change on disk.
    pub(super) watches_files: bool,
}

impl Client {
    /// Reads what the editor says of itself.
    ///
    /// `initializationOptions` may hold `language` (`en` or `ru`) and `pause` (milliseconds); what
    /// the command line says of the language goes before.
    pub(super) fn of(params: &InitializeParams, settings: &Settings) -> Self {
        let capabilities = &params.capabilities;
        let workspace = capabilities.workspace.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edit.and_then(|edit| edit.resource_operations.as_ref());
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let encodings = capabilities.general.as_ref();
        let encodings = encodings.and_then(|general| general.position_encodings.as_ref());
        let is_utf8 = encodings.is_some_and(|all| all.contains(&PositionEncodingKind::UTF8));
        let takes_versions = edit.and_then(|edit| edit.document_changes) == Some(true);
        let option = |key: &str| params.initialization_options.as_ref()?.get(key);
        let wished = option("language").and_then(|value| Lang::parse(value.as_str()?));
        let pause = option("pause").and_then(serde_json::Value::as_u64);
        Self {
            columns: if is_utf8 {
                Columns::Utf8
            } else {
                Columns::Utf16
            },
            lang: settings.asked.or(wished).unwrap_or(settings.lang),
            pause: pause.map_or(PAUSE, Duration::from_millis),
            folders: folders(params),
            takes_versions,
            renames_files: takes_versions
                && operations.is_some_and(|all| all.contains(&ResourceOperationKind::Rename)),
            watches_files: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
        }
    }

    /// What the editor is told of this server.
    pub(super) fn told(&self) -> InitializeResult {
        InitializeResult {
            capabilities: self.capabilities(),
            server_info: Some(ServerInfo {
                name: "comity".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }

    fn capabilities(&self) -> ServerCapabilities {
        let triggers = [":", " ", "-", "[", "(", "/", "#", "."];
        ServerCapabilities {
            position_encoding: Some(match self.columns {
                Columns::Utf8 => PositionEncodingKind::UTF8,
                Columns::Utf16 => PositionEncodingKind::UTF16,
            }),
            text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                save: Some(Save::Bool(true)),
                ..TextDocumentSyncOptions::default()
            })),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(triggers.map(str::to_owned).into()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProvider::Bool(true)),
            definition_provider: Some(DefinitionProvider::Bool(true)),
            references_provider: Some(ReferencesProvider::Bool(true)),
            document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
            workspace_symbol_provider: Some(WorkspaceSymbolProvider::Bool(true)),
            code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
                code_action_kinds: Some(vec![
                    CodeActionKind::QuickFix,
                    CodeActionKind::SourceFixAll,
                ]),
                ..CodeActionOptions::default()
            })),
            rename_provider: Some(RenameProvider::RenameOptions(RenameOptions {
                prepare_provider: Some(true),
                ..RenameOptions::default()
            })),
            folding_range_provider: Some(FoldingRangeProvider::Bool(true)),
            inlay_hint_provider: Some(InlayHintProvider::Bool(true)),
            workspace: Some(WorkspaceOptions {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    ..WorkspaceFoldersServerCapabilities::default()
                }),
                ..WorkspaceOptions::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The folders that are open; older editors name one only.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let several = &params.workspace_folders_initialize_params;
    if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) = &several.workspace_folders {
        let folders = folders.iter();
        return folders
            .filter_map(|folder| path_of(&folder.uri.0))
            .collect();
    }
    #[allow(deprecated, reason = "older editors say nothing else")]
    let root = params.root_uri.iter();
    root.filter_map(|uri| path_of(&uri.0)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn client(params: Value, asked: Option<Lang>) -> Client {
        let params: InitializeParams = serde_json::from_value(params).unwrap();
        let settings = Settings {
            asked,
            ..Settings::of_tests()
        };
        Client::of(&params, &settings)
    }

    #[test]
    fn an_editor_that_says_nothing_gets_what_every_editor_understands() {
        let client = client(
            json!({ "processId": null, "rootUri": "file:///%D1%8E", "capabilities": {} }),
            None,
        );
        assert_eq!(client.columns, Columns::Utf16);
        assert_eq!(client.folders, [PathBuf::from("/ю")]);
        assert_eq!((client.lang, client.pause), (Lang::En, PAUSE));
        assert!(!client.takes_versions && !client.renames_files && !client.watches_files);
    }

    #[test]
    fn the_command_line_goes_before_the_editors_settings() {
        let params = json!({
            "processId": 1, "rootUri": null,
            "workspaceFolders": [{ "uri": "file:///a", "name": "a" }],
            "initializationOptions": { "language": "ru", "pause": 20 },
            "capabilities": {
                "general": { "positionEncodings": ["utf-16", "utf-8"] },
                "workspace": {
                    "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename"] },
                    "didChangeWatchedFiles": { "dynamicRegistration": true }
                }
            }
        });
        let wished = client(params.clone(), None);
        assert_eq!(wished.columns, Columns::Utf8);
        assert_eq!(
            (wished.lang, wished.pause),
            (Lang::Ru, Duration::from_millis(20))
        );
        assert!(wished.takes_versions && wished.renames_files && wished.watches_files);
        assert_eq!(client(params, Some(Lang::En)).lang, Lang::En);
    }
}

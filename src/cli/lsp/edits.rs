//! Edits of several files, in the form that the editor understands.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{
    DocumentChange, Edit as LspEdit, OptionalVersionedTextDocumentIdentifier, RenameFile,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};

use super::client::Client;
use super::places::Places;
use crate::finding::Edit;
use crate::text::DocPath;

/// `edits`, then the files `moved`, as one thing that the editor makes and can take back.
pub(super) fn workspace_edit(
    places: &Places<'_>,
    client: &Client,
    edits: &[Edit],
    moved: &[(DocPath, DocPath)],
) -> WorkspaceEdit {
    let mut files: BTreeMap<&DocPath, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        files.entry(&edit.path).or_default().push(TextEdit {
            range: places.range(&edit.path, edit.span),
            new_text: edit.text.clone(),
        });
    }
    if !client.takes_versions {
        let changes: HashMap<_, _> = files
            .into_iter()
            .map(|(path, edits)| (places.uri(path).into(), edits))
            .collect();
        return WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        };
    }
    let edited = files
        .into_iter()
        .map(|(path, edits)| DocumentChange::TextDocumentEdit(of_file(places, path, edits)));
    let renamed = moved.iter().map(|(from, to)| {
        DocumentChange::RenameFile(RenameFile {
            old_uri: places.uri(from).into(),
            new_uri: places.uri(to).into(),
            options: None,
            annotation_id: None,
        })
    });
    WorkspaceEdit {
        document_changes: Some(edited.chain(renamed).collect()),
        ..WorkspaceEdit::default()
    }
}

/// An edit of a text that is open says which state of it is meant.
fn of_file(places: &Places<'_>, path: &DocPath, edits: Vec<TextEdit>) -> TextDocumentEdit {
    let open = places.documents.at(&places.session.root, path);
    TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version: open.map(|open| open.version),
            text_document_identifier: TextDocumentIdentifier {
                uri: places.uri(path).into(),
            },
        },
        edits: edits.into_iter().map(LspEdit::TextEdit).collect(),
    }
}

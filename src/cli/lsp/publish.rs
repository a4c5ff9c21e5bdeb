//! Telling the editor what is wrong: only of files about which something new is to be said.

use std::collections::BTreeMap;

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams};

use super::diagnostics::{diagnostic, unreadable};
use super::documents::Documents;
use super::lines::Columns;
use super::places::Places;
use super::session::Session;
use crate::locale::Lang;
use crate::source::CONFIG_FILE;
use crate::text::DocPath;

/// How the editor wants to be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) columns: Columns,
    pub(super) lang: Lang,
}

/// What is to be said of every file of a playbook.
pub(super) fn all(
    session: &mut Session,
    documents: &Documents,
    wish: Wish,
) -> Vec<PublishDiagnosticsParams> {
    let places = Places::of(session, documents, wish.columns);
    let files = session.files();
    let now = files
        .iter()
        .map(|path| (places.uri(path), of_file(&places, path, wish.lang)));
    let now: BTreeMap<String, Vec<Diagnostic>> = now.collect();
    let before = std::mem::take(&mut session.shown);
    let mut said = Vec::new();
    for uri in before.keys().filter(|uri| !now.contains_key(*uri)) {
        said.push(params(uri, Vec::new(), documents));
    }
    for (uri, found) in &now {
        if before.get(uri) != Some(found) {
            said.push(params(uri, found.clone(), documents));
        }
    }
    session.shown = now;
    said
}

/// What is to be said of one file, whether it is new or not: the editor waits for it.
pub(super) fn one(
    session: &mut Session,
    path: &DocPath,
    documents: &Documents,
    wish: Wish,
) -> PublishDiagnosticsParams {
    let places = Places::of(session, documents, wish.columns);
    let uri = places.uri(path);
    let found = of_file(&places, path, wish.lang);
    if found.is_empty() {
        session.shown.remove(&uri);
    } else {
        session.shown.insert(uri.clone(), found.clone());
    }
    params(&uri, found, documents)
}

fn of_file(places: &Places<'_>, path: &DocPath, lang: Lang) -> Vec<Diagnostic> {
    let problem = places.session.problem.iter();
    let problem = problem.filter(|_| path.as_str() == CONFIG_FILE);
    let problem = problem.map(|what| unreadable(what.clone()));
    let findings = places.session.of_file(path);
    let locate = |place: &_| places.location(place);
    let findings = findings.map(|finding| diagnostic(finding, lang, &locate));
    problem.chain(findings).collect()
}

fn params(
    uri: &str,
    diagnostics: Vec<Diagnostic>,
    documents: &Documents,
) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams {
        uri: uri.into(),
        version: documents.get(uri).map(|open| open.version),
        diagnostics,
    }
}

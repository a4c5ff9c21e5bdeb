//! The documents that an audience sees, without what they say of hidden ones.
//!
//! What names a hidden document is taken out of the text itself, and the document is read again: what is not in the
//! text can come out nowhere. Person and party ids stay, for they say no more than the name that was written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::hidden_words;
use crate::finding::{Finding, Report};
use crate::model::field::{Choice as _, RefTarget};
use crate::model::{Audience, Document, Kind, Page, Playbook, read_page};
use crate::parse::Link;
use crate::site::addresses::decoded;
use crate::site::attachments::is_publishable;
use crate::text::{DocPath, SourceFile, Span};

/// A playbook as an audience sees it.
pub(super) struct Seen {
    pub(super) playbook: Playbook,
    /// What was found while the changed documents were read again.
    pub(super) told: Vec<Finding>,
    /// The documents that were not changed.
    pub(super) untouched: BTreeSet<DocPath>,
}

/// The documents of `whole` that `keeps` says.
pub(super) fn seen(
    whole: &Playbook,
    audience: &Audience,
    keeps: &dyn Fn(&Document) -> bool,
) -> Seen {
    let mut kept: BTreeSet<DocPath> = whole
        .documents
        .iter()
        .filter(|document| keeps(document))
        .map(|document| document.page.path().clone())
        .collect();
    loop {
        let veil = Veil {
            whole,
            audience,
            kept: &kept,
        };
        let mut told = Vec::new();
        let mut untouched = BTreeSet::new();
        let mut stubborn = BTreeSet::new();
        let mut documents = Vec::new();
        let all = whole.documents.iter();
        for document in all.filter(|document| kept.contains(document.page.path())) {
            let veiled = veil.document(document, &mut told);
            if veiled.pages().any(|page| veil.names_hidden(page)) {
                stubborn.insert(document.page.path().clone());
            }
            if veiled
                .pages()
                .zip(document.pages())
                .all(|(one, other)| Arc::ptr_eq(one, other))
            {
                untouched.insert(document.page.path().clone());
            }
            documents.push(veiled);
        }
        if stubborn.is_empty() {
            let playbook = playbook(whole, documents);
            return Seen {
                playbook,
                told,
                untouched,
            };
        }
        // What cannot be taken out of a text takes the text with it.
        kept.retain(|path| !stubborn.contains(path));
    }
}

/// The playbook with these documents, the files they lead to, and no word about others in its settings.
fn playbook(whole: &Playbook, documents: Vec<Document>) -> Playbook {
    let mut seen = Playbook {
        documents: documents.into_iter().collect(),
        baseline: None,
        files: Vec::new(),
        ..whole.clone()
    };
    seen.config.waiver = None;
    seen.config.own_rule = None;
    let mut files: BTreeSet<DocPath> = seen.pages().map(|page| page.path().clone()).collect();
    for page in seen.pages() {
        let links = page.outline.links.iter();
        let linked = links.filter_map(|link| inside(page, link));
        files.extend(linked.filter(|path| is_attachment(whole, path)));
    }
    seen.files = files.into_iter().collect();
    seen
}

/// Whether a file may be published beside the pages: rows of a ledger are not, for a ledger names no audience.
fn is_attachment(whole: &Playbook, path: &DocPath) -> bool {
    let is_table = ["csv", "xlsx"]
        .iter()
        .any(|it| path.extension() == Some(it));
    let is_ledger = path.as_str().starts_with("ledgers/") || is_table;
    whole.files.binary_search(path).is_ok()
        && whole.at(path).is_none()
        && !is_ledger
        && is_publishable(path)
}

struct Veil<'a> {
    whole: &'a Playbook,
    audience: &'a Audience,
    kept: &'a BTreeSet<DocPath>,
}

impl Veil<'_> {
    fn document(&self, document: &Document, told: &mut Vec<Finding>) -> Document {
        let page = self.page(&document.page, told);
        let translations = document.translations.iter().map(|(lang, translation)| {
            let mut read = self.page(translation, told);
            if !Arc::ptr_eq(&read, translation) {
                let own = Arc::make_mut(&mut read);
                own.kind = page.kind;
                own.id.clone_from(&page.id);
            }
            (*lang, read)
        });
        let translations: BTreeMap<_, _> = translations.collect();
        Document { page, translations }
    }

    /// The page without what it says of hidden documents; itself where it says nothing of them.
    fn page(&self, page: &Arc<Page>, told: &mut Vec<Finding>) -> Arc<Page> {
        let mut edits = self.fields(page);
        edits.extend(self.links(page));
        if edits.is_empty() {
            return Arc::clone(page);
        }
        edits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut text = String::with_capacity(page.file.text.len());
        let mut at = 0;
        for (span, words) in edits {
            // A link within a link goes with the outer one.
            if span.start < at {
                continue;
            }
            text.push_str(page.file.text.get(at..span.start).unwrap_or(""));
            text.push_str(&words);
            at = span.end;
        }
        text.push_str(page.file.text.get(at..).unwrap_or(""));
        let file = SourceFile::decoded(page.path().clone(), text.into());
        let mut report = Report::default();
        let read = read_page(file, &self.whole.config, &mut report);
        told.extend(report.findings);
        Arc::new(read)
    }

    /// The places in the front matter that name hidden documents, and what is to stand there.
    fn fields(&self, page: &Page) -> Vec<(Span, String)> {
        let hidden = page
            .refs
            .iter()
            .filter(|reference| self.is_hidden(reference.target, &reference.id));
        let edits = hidden.map(|reference| {
            let written = page.file.slice(reference.id.span);
            let mut words = yaml_safe(&hidden_words(self.audience, page.lang));
            if let Some(quote) = written.chars().next().filter(|it| ['"', '\''].contains(it)) {
                words = format!("{quote}{words}{quote}");
            }
            (reference.id.span, words)
        });
        edits.collect()
    }

    /// The links to hidden documents and to files that are not published, and what is to stand there.
    fn links(&self, page: &Page) -> Vec<(Span, String)> {
        let mut edits = Vec::new();
        for link in page
            .outline
            .links
            .iter()
            .filter(|link| self.leads_to_hidden(page, link))
        {
            edits.push((link.span, hidden_words(self.audience, page.lang)));
            if let Some(definition) = link.definition {
                edits.push((page.file.line_at(definition.start), String::new()));
            }
        }
        edits
    }

    fn names_hidden(&self, page: &Page) -> bool {
        let mut links = page.outline.links.iter();
        let mut refs = page.refs.iter();
        links.any(|link| self.leads_to_hidden(page, link))
            || refs.any(|reference| self.is_hidden(reference.target, &reference.id))
    }

    fn is_hidden(&self, target: RefTarget, id: &str) -> bool {
        let kind = match target {
            RefTarget::Metric => Kind::Metric,
            RefTarget::Decision => Kind::Decision,
            RefTarget::Brief => Kind::Brief,
            RefTarget::Agreement => Kind::Agreement,
            RefTarget::Candidate => Kind::Candidate,
            RefTarget::Object => return self.is_hidden_object(id),
            _ => return false,
        };
        let mut named = self
            .whole
            .of_kind(kind)
            .filter(|document| document.page.id == id);
        named.any(|document| !self.keeps(document))
    }

    /// Whether an object may be a hidden document: one that is named by its id alone may be any of that id.
    fn is_hidden_object(&self, reference: &str) -> bool {
        let name = reference.split('#').next().unwrap_or(reference);
        let (kind, id) = match name.split_once('/') {
            Some((kind, id)) => (Kind::from_word(kind), id),
            None => (None, name),
        };
        let mut documents = self.whole.documents.iter();
        documents.any(|document| {
            let page = &document.page;
            let is_named =
                page.object() == name || page.id == id && kind.is_none_or(|kind| kind == page.kind);
            is_named && !self.keeps(document)
        })
    }

    fn leads_to_hidden(&self, page: &Page, link: &Link) -> bool {
        let Some(path) = inside(page, link) else {
            return false;
        };
        let candidates = [
            path.to_string(),
            format!("{path}.md"),
            format!("{path}/index.md"),
            path.as_str().trim_end_matches(".html").to_owned() + ".md",
        ];
        let mut documents = self.whole.documents.iter();
        let is_hidden = documents.any(|document| {
            let aliases = document.page.common.aliases.iter();
            let mut aliases = aliases.flat_map(|aliases| aliases.value.iter());
            let stands = document
                .pages()
                .any(|page| candidates.iter().any(|path| page.path().as_str() == path));
            let stood = aliases.any(|alias| {
                let alias = alias.value.trim_start_matches('/');
                candidates.iter().any(|path| path == alias)
            });
            (stands || stood) && !self.keeps(document)
        });
        let is_file = self.whole.files.binary_search(&path).is_ok();
        let is_shown = self.whole.at(&path).is_some() || is_attachment(self.whole, &path);
        is_hidden || is_file && !is_shown
    }

    fn keeps(&self, document: &Document) -> bool {
        self.kept.contains(document.page.path())
    }
}

/// Where a relative link leads.
fn inside(page: &Page, link: &Link) -> Option<DocPath> {
    let written = link.target.value.trim();
    let path = written.split(['#', '?']).next()?;
    let is_relative = !path.is_empty() && !path.contains("://") && !path.starts_with("mailto:");
    let rooted = path.strip_prefix('/');
    match rooted {
        Some(path) => DocPath::new("").join(&decoded(path)),
        None if is_relative => page.path().join(&decoded(path)),
        None => None,
    }
}

/// Words that mean nothing to YAML, wherever a name may stand.
fn yaml_safe(words: &str) -> String {
    let safe = |letter: char| letter.is_alphanumeric() || "-_.:() ".contains(letter);
    let kept: String = words.chars().filter(|letter| safe(*letter)).collect();
    kept.replace(": ", " ").trim_end_matches(':').to_owned()
}

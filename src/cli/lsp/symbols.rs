//! What a document consists of, and what has a name in a playbook.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolResponse, SymbolKind, WorkspaceSymbol,
    WorkspaceSymbolLocation, WorkspaceSymbolResponse,
};

use super::lines::Lines;
use super::places::Places;
use super::requests::Subject;
use super::server::Server;
use super::session::page;
use crate::finding::Place;
use crate::locale::Message;
use crate::model::field::Choice as _;
use crate::model::{Kind, Page};
use crate::parse::{Entry, Heading, Node};
use crate::text::Span;

/// More than anybody reads through.
const MOST: usize = 500;

/// The keys of the front matter with what stands in them, and the headings, each with those below.
pub(super) fn of_document(subject: &Subject<'_>) -> Option<DocumentSymbolResponse> {
    let page = page(subject.places.session.playbook()?, &subject.path)?;
    let lines = subject.places.lines(&subject.path);
    let entries = page.fields.entries().iter();
    let mut symbols: Vec<_> = entries.map(|entry| of_entry(entry, &lines)).collect();
    let mut headings = page.outline.headings.as_slice();
    while let Some(symbol) = section(&mut headings, page.file.text.len(), &lines) {
        symbols.push(symbol);
    }
    Some(DocumentSymbolResponse::DocumentSymbolList(symbols))
}

fn of_entry(entry: &Entry, lines: &Lines) -> DocumentSymbol {
    let whole = entry.key.span.to(entry.value.span);
    let detail = entry.value.text().map(|text| first_line(text).to_owned());
    symbol(
        &entry.key.value,
        detail,
        SymbolKind::Key,
        (whole, entry.key.span),
        children(&entry.value, lines),
        lines,
    )
}

fn children(node: &Node, lines: &Lines) -> Vec<DocumentSymbol> {
    let entries = node.entries().iter().map(|entry| of_entry(entry, lines));
    let items = node.items().iter().enumerate();
    // An item of a list goes by what names it; plain words need no entry of their own.
    let items = items.filter(|(_, item)| !item.entries().is_empty());
    let items = items.map(|(at, item)| {
        let name = ["id", "name", "title", "metric", "what"].into_iter();
        let mut name = name.filter_map(|key| item.get(key)?.value.text());
        let name = name
            .next()
            .map_or_else(|| format!("{}", at + 1), str::to_owned);
        let head = Span::new(item.span.start, item.span.start);
        symbol(
            &name,
            None,
            SymbolKind::Object,
            (item.span, head),
            children(item, lines),
            lines,
        )
    });
    entries.chain(items).collect()
}

/// Takes a heading and those below it.
fn section(headings: &mut &[Heading], end: usize, lines: &Lines) -> Option<DocumentSymbol> {
    let (heading, rest) = headings.split_first()?;
    *headings = rest;
    let next = rest.iter().find(|other| other.level <= heading.level);
    let end = next.map_or(end, |next| next.span.start);
    let mut below = Vec::new();
    while headings
        .first()
        .is_some_and(|next| next.level > heading.level)
    {
        below.extend(section(headings, end, lines));
    }
    let whole = Span::new(heading.span.start, end.max(heading.span.end));
    let name = &heading.text;
    Some(symbol(
        name,
        None,
        SymbolKind::String,
        (whole, heading.span),
        below,
        lines,
    ))
}

fn symbol(
    name: &str,
    detail: Option<String>,
    kind: SymbolKind,
    (whole, name_span): (Span, Span),
    children: Vec<DocumentSymbol>,
    lines: &Lines,
) -> DocumentSymbol {
    DocumentSymbol {
        // Editors refuse an empty name.
        name: if name.trim().is_empty() { "—" } else { name }.to_owned(),
        detail,
        kind,
        range: lines.range(whole),
        selection_range: lines.range(name_span),
        children: (!children.is_empty()).then_some(children),
        tags: None,
        #[allow(deprecated, reason = "a field of the protocol that has to be named")]
        deprecated: None,
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

/// Documents and people whose name or id has the letters of `query` in it, in any case.
pub(super) fn of_playbooks(server: &Server<'_>, query: &str) -> WorkspaceSymbolResponse {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    for session in server.sessions.values() {
        let places = Places::of(session, &server.documents, server.client.columns);
        let Some(playbook) = session.playbook() else {
            continue;
        };
        let fits = |name: &str, id: &str| {
            name.to_lowercase().contains(&query) || id.to_lowercase().contains(&query)
        };
        for page in playbook
            .pages()
            .filter(|page| fits(page.title(), &page.object()))
        {
            found.push(document(page, &places, server));
        }
        for (page, key, person) in playbook.people() {
            let name = person.name.as_ref().map_or(&key.value, |name| &name.value);
            if fits(name, &key.value) {
                let name = format!("{name} ({})", key.value);
                let place = Place::new(page.path(), key.span);
                found.push(named(
                    name,
                    SymbolKind::Object,
                    page.title(),
                    &places,
                    &place,
                ));
            }
        }
    }
    found.truncate(MOST);
    WorkspaceSymbolResponse::WorkspaceSymbolList(found)
}

fn document(page: &Page, places: &Places<'_>, server: &Server<'_>) -> WorkspaceSymbol {
    let kind = match page.kind {
        Kind::Metric => SymbolKind::Number,
        Kind::Decision => SymbolKind::Event,
        Kind::Party => SymbolKind::Namespace,
        _ => SymbolKind::File,
    };
    let title = page.fields.get("title");
    let span = title.map_or(page.anchor, |entry| entry.value.span);
    let container = Message::new(format!("kinds-{}", page.kind.word()));
    let container = container.try_text(server.client.lang);
    let container = container.unwrap_or_else(|| page.kind.word().to_owned());
    let place = Place::new(page.path(), span);
    named(page.title().to_owned(), kind, &container, places, &place)
}

fn named(
    name: String,
    kind: SymbolKind,
    container: &str,
    places: &Places<'_>,
    place: &Place,
) -> WorkspaceSymbol {
    WorkspaceSymbol {
        location: WorkspaceSymbolLocation::Location(places.location(place)),
        data: None,
        base_symbol_information: BaseSymbolInformation {
            name,
            kind,
            tags: None,
            container_name: Some(container.to_owned()),
        },
    }
}

//! Where in `comity.toml` a place is.

use super::super::shapes::Step;
use super::scan::Scan;
use super::{Begun, What};
use crate::text::{SourceFile, Span};

/// What is begun at `offset`.
pub(super) fn begun(file: &SourceFile, offset: usize) -> Option<Begun> {
    let line = file.line_at(offset);
    let table = table_before(&file.text[..line.start]);
    let written = file.slice(line);
    if written.trim_start().starts_with(['[', '#']) {
        return None;
    }
    let at = offset - line.start;
    let Some(sign) = written.find('=').filter(|sign| *sign < at) else {
        let end = written.find('=').unwrap_or(written.len());
        let word = written.get(..end)?;
        let from = word.len() - word.trim_start().len();
        let to = word.trim_end().len().max(from).max(at);
        return Some(Begun {
            beside: keys_of(&file.text, &table, line),
            path: table.path,
            what: What::Key,
            word: Span::new(line.start + from.min(at), line.start + to),
            is_flow: false,
        });
    };
    let keys = written[..sign].trim().split('.');
    let keys = keys.map(|key| Step::Key(key.trim_matches('"').to_owned()));
    let path: Vec<Step> = table.path.into_iter().chain(keys).collect();
    let value = written.get(sign + 1..)?;
    let blank = value.len() - value.trim_start().len();
    let start = line.start + sign + 1 + blank;
    if value.trim_start().starts_with(['[', '{']) && offset > start {
        let mut scan = Scan::new(&file.text, offset, '=');
        scan.under(&path);
        scan.flow(start, value.trim());
        return scan.finish();
    }
    let text = value.trim();
    let inner = usize::from(text.starts_with('"') && offset > start);
    let end = start + text.len();
    let closing = usize::from(inner == 1 && text.len() > 1 && text.ends_with('"'));
    let from = (start + inner).min(offset);
    Some(Begun {
        path,
        what: What::Value,
        word: Span::new(from, (end - closing).max(from).max(offset)),
        is_flow: false,
        beside: Vec::new(),
    })
}

/// The table in which a line stands.
struct Table {
    path: Vec<Step>,
    /// Where its lines begin.
    start: usize,
}

fn table_before(text: &str) -> Table {
    let mut table = Table {
        path: Vec::new(),
        start: 0,
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let header = line.trim();
        if !header.starts_with('[') {
            continue;
        }
        let name = header.split('#').next().unwrap_or(header).trim();
        let is_list = name.starts_with("[[");
        let name = name.trim_matches(['[', ']']);
        let keys = name.split('.').map(|key| key.trim().trim_matches('"'));
        table.path = keys.map(|key| Step::Key(key.to_owned())).collect();
        if is_list {
            table.path.push(Step::Item(0));
        }
        table.start = at;
    }
    table
}

/// The keys that the table has on its other lines.
fn keys_of(text: &str, table: &Table, own: Span) -> Vec<String> {
    let mut keys = Vec::new();
    let mut at = table.start;
    for line in text[table.start..].split_inclusive('\n') {
        let here = at;
        at += line.len();
        if line.trim_start().starts_with('[') {
            break;
        }
        if here == own.start {
            continue;
        }
        let key = line.split_once('=').map(|(key, _)| key.trim());
        keys.extend(key.map(|key| key.trim_matches('"').to_owned()));
    }
    keys
}

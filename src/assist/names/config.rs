//! Names in `comity.toml`.

use super::fields::{object, refers, rule};
use super::{Name, Part, Thing};
use crate::finding::Report;
use crate::model::field::{ReadContext, Reader, RefUse};
use crate::model::{Config, Playbook};
use crate::parse::{self, Node};
use crate::text::{SourceFile, Spanned};

/// The tree of `comity.toml`, and what it refers to.
pub(in crate::assist) fn settings(file: &SourceFile) -> (Node, Vec<RefUse>) {
    let mut report = Report::default();
    let (node, is_broken) = parse::toml_file(file, "config-unreadable", &mut report);
    let context = ReadContext {
        path: &file.path,
        is_broken,
        anchor: file.line_at(0),
    };
    let mut reader = Reader::new(context, &mut report);
    Config::read(&node, &mut reader);
    let refs = std::mem::take(&mut reader.refs);
    (node, refs)
}

/// The names in `comity.toml`.
pub(super) fn names(playbook: &Playbook) -> Vec<Name> {
    let file = &*playbook.config_file;
    let (node, refs) = settings(file);
    let mut names = Vec::new();
    for reference in &refs {
        names.extend(refers(playbook, file, reference.target, &reference.id));
    }
    let tables: [(&str, fn(String) -> Thing); 3] = [
        ("markets", Thing::Market),
        ("ledgers", Thing::Ledger),
        ("rules", Thing::Rule),
    ];
    for (table, thing) in tables {
        let entries = node.get(table).map_or(&[][..], |it| it.value.entries());
        names.extend(entries.iter().map(|entry| {
            let thing = thing(entry.key.value.clone());
            let part = match thing {
                Thing::Rule(_) => Part::Use,
                _ => Part::Definition,
            };
            Name::new(file, entry.key.span, &entry.key.value, thing, part)
        }));
    }
    for waiver in playbook.config.waiver.iter().flat_map(|it| it.value.iter()) {
        names.extend(waiver.rule.iter().filter_map(|it| rule(file, it)));
        let objects = waiver.object.iter();
        names.extend(objects.flat_map(|it| object(playbook, file, it)));
    }
    names
}

/// The texts of `comity.toml` and of the playbook's own profiles in which a name may stand in
/// other words: expressions, and what a condition points at.
pub(in crate::assist) fn loose(playbook: &Playbook) -> Vec<(&SourceFile, Spanned<String>)> {
    let mut found = Vec::new();
    let own = playbook.lineage.own().map(|layer| &layer.file);
    let files = std::iter::once(&*playbook.config_file).chain(own.map(|file| &**file));
    for file in files {
        let (node, _) = parse::toml_file(file, "config-unreadable", &mut Report::default());
        let mut texts = Vec::new();
        gather(&node, &mut texts);
        found.extend(texts.into_iter().map(|text| (file, text)));
    }
    found
}

fn gather(node: &Node, found: &mut Vec<Spanned<String>>) {
    const LOOSE: [&str; 2] = ["expr", "blames"];
    for entry in node.entries() {
        match entry.value.text() {
            Some(text) if LOOSE.contains(&entry.key.as_str()) => {
                found.push(Spanned::new(text.to_owned(), entry.value.span));
            }
            _ => gather(&entry.value, found),
        }
    }
    for item in node.items() {
        gather(item, found);
    }
}

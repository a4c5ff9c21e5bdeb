//! Which file belongs to which ledger.

use std::collections::BTreeMap;

use super::own::Declared;
use crate::finding::{Cause, Finding, Place, Report};
use crate::model::DERIVED_LEDGERS;
use crate::source::Entry;
use crate::text::{DocPath, Span, nearest};

/// The folder that holds all ledgers.
const FOLDER: &str = "ledgers/";

/// The files of each ledger, in path order: `ledgers/NAME.csv` and all below `ledgers/NAME/`.
pub(super) fn by_ledger(
    entries: Vec<Entry>,
    ledgers: &[Declared],
    report: &mut Report,
) -> BTreeMap<String, Vec<Entry>> {
    let mut files: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let Some(name) = ledger_of(&entry.path) else {
            continue;
        };
        let is_known = ledgers.iter().any(|ledger| ledger.schema.id == name);
        if is_known {
            files.entry(name.to_owned()).or_default().push(entry);
        } else if DERIVED_LEDGERS.contains(&name) {
            report.push(name_taken(&entry.path, name));
        } else {
            report.push(no_ledger(&entry.path, name, ledgers));
        }
    }
    files
}

/// The ledger that a file's path names.
fn ledger_of(path: &DocPath) -> Option<&str> {
    let inside = path.as_str().strip_prefix(FOLDER)?;
    let is_table = path.extension()?.eq_ignore_ascii_case("csv");
    let (name, _) = inside.split_once('/').or_else(|| inside.rsplit_once('.'))?;
    (is_table && !name.is_empty()).then_some(name)
}

/// The documents give the rows of such a ledger, so a file of that name is not read.
fn name_taken(path: &DocPath, name: &str) -> Finding {
    Finding::new("unknown-reference", Place::new(path, Span::at(0)))
        .variant("derived-ledger")
        .cause(Cause::Text)
        .object(path.as_str())
        .with("id", name)
        .with("path", path.as_str())
}

fn no_ledger(path: &DocPath, name: &str, ledgers: &[Declared]) -> Finding {
    let finding = Finding::new("unknown-reference", Place::new(path, Span::at(0)))
        .variant("ledger-file")
        .cause(Cause::Text)
        .object(path.as_str())
        .with("id", name)
        .with("path", path.as_str());
    match nearest(name, ledgers.iter().map(|ledger| &*ledger.schema.id)) {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_or_a_folder_of_files_is_a_ledger() {
        for (path, ledger) in [
            ("ledgers/rates.csv", Some("rates")),
            ("ledgers/rates/2026/03/eur.CSV", Some("rates")),
            ("ledgers/rates/README.md", None),
            ("ledgers/a.b.csv", Some("a.b")),
            ("rates.csv", None),
            ("ledgers/.csv", None),
        ] {
            assert_eq!(ledger_of(&path.into()), ledger, "{path}");
        }
    }
}

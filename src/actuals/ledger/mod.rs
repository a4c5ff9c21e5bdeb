//! Ledgers: what happened, as CSV, read into typed columns.
//!
//! Reading needs the files and their declaration alone and is kept; what rows name is looked up in
//! the playbook each time. Two ledgers have no file: the documents give their rows, on a day.

mod built_in;
mod cache;
mod cells;
mod columns;
mod constraint;
mod decode;
mod derived;
mod dialect;
mod files;
mod header;
mod keys;
mod merge;
mod missing_ids;
mod number;
mod own;
mod read;
mod reading;
mod references;
mod scan;
mod schema;
mod stored;
mod table;
mod table_schema;
mod told;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Report;
use crate::model::{Config, Playbook};
use crate::source::{CONFIG_FILE, Source};
use crate::text::{DocPath, SourceFile};
use crate::value::Date;

pub use built_in::{built_in, built_in_words, derived};
pub use cache::LedgerCache;
pub use schema::{ColumnSchema, ColumnType, LedgerSchema, Role};
pub use table::{Cells, Column, FileLayout, Row, RowPlace, Table, Words};
pub use table_schema::table_schema;

/// The ledgers of a playbook, by id.
#[derive(Debug, Clone, Default)]
pub struct Ledgers {
    tables: BTreeMap<String, Arc<Table>>,
}

impl Ledgers {
    /// The rows of a ledger; `None` where it is one of files and has none.
    pub fn table(&self, id: &str) -> Option<&Arc<Table>> {
        self.tables.get(id)
    }

    /// Every ledger that has a file or is given by the documents, by id.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.tables.values()
    }

    /// Every ledger, to be changed; one that others hold too is copied first.
    pub(super) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.tables.values_mut().map(Arc::make_mut)
    }

    /// Adds a ledger, or puts it in the place of the one with its id.
    pub(super) fn put(&mut self, table: Arc<Table>) {
        self.tables.insert(table.schema.id.clone(), table);
    }

    /// Adds the ledgers that the documents give, as they stand on the day `as_of`.
    pub(super) fn derive(&mut self, playbook: &Playbook, as_of: Date) {
        for table in derived::tables(playbook, as_of) {
            self.tables.insert(table.schema.id.clone(), Arc::new(table));
        }
    }

    /// The text of a ledger's file, as it was read.
    pub fn file(&self, path: &DocPath) -> Option<&Arc<SourceFile>> {
        let mut files = self.tables().flat_map(|table| &table.files);
        files.find(|file| file.path == *path)
    }
}

/// The columns of every ledger of files that a playbook may have: the built-in ones, then its own.
pub fn schemas(config: &Config) -> Vec<LedgerSchema> {
    let declared = own::declared(config, &DocPath::new(CONFIG_FILE), &mut Report::default());
    declared.into_iter().map(|ledger| ledger.schema).collect()
}

/// Reads every ledger of the playbook that has files.
pub fn load(
    playbook: &Playbook,
    source: &dyn Source,
    cache: &mut LedgerCache,
    report: &mut Report,
) -> anyhow::Result<Ledgers> {
    let declared = own::declared(&playbook.config, &playbook.config_file.path, report);
    let mut files = files::by_ledger(source.list()?, &declared, report);
    let mut ledgers = Ledgers::default();
    for declared in declared {
        let Some(files) = files.remove(&declared.schema.id) else {
            continue;
        };
        let (table, findings) = reading::of(declared, files, source, cache)?;
        report.extend(findings.iter().cloned());
        references::check(&table, playbook, report);
        ledgers.tables.insert(table.schema.id.clone(), table);
    }
    Ok(ledgers)
}

#[cfg(test)]
mod tests;

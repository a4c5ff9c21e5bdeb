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
mod number;
mod own;
mod read;
mod references;
mod scan;
mod schema;
mod table;
mod table_schema;
mod told;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Report};
use crate::model::config::LedgerEncoding;
use crate::model::{Config, Playbook};
use crate::source::{CONFIG_FILE, Entry, Source};
use crate::text::{DocPath, SourceFile};
use crate::value::Date;

use cache::Reading;
use own::Declared;

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
        let (table, findings) = match cache.get(&declared, &files) {
            Some(reading) => reading,
            None => read_anew(declared, files, source, cache)?,
        };
        report.extend(findings.iter().cloned());
        references::check(&table, playbook, report);
        ledgers.tables.insert(table.schema.id.clone(), table);
    }
    Ok(ledgers)
}

fn read_anew(
    declared: Declared,
    files: Vec<Entry>,
    source: &dyn Source,
    cache: &mut LedgerCache,
) -> anyhow::Result<Reading> {
    let reading = read_files(&declared, &files, source)?;
    cache.insert(declared, files, reading.clone());
    Ok(reading)
}

/// Reads the files of a ledger beside one another, and what can be said of their rows together.
fn read_files(
    declared: &Declared,
    files: &[Entry],
    source: &dyn Source,
) -> anyhow::Result<Reading> {
    let Declared { schema, dialect } = declared;
    let dialect = *dialect;
    let parts = files
        .par_iter()
        .map(|entry| {
            let bytes = source.read(&entry.path)?;
            Ok(read::read(schema, dialect, entry.path.clone(), &bytes))
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let (mut table, mut told) = merge::merge(schema, dialect, parts);
    keys::take_replaced(&mut table, &mut told);
    keys::unique(&table, &mut told);
    let mut findings = told.into_findings();
    if dialect.encoding != LedgerEncoding::Utf8 {
        findings.iter_mut().for_each(forget_fix);
    }
    Ok((Arc::new(table), findings.into()))
}

/// The places of an edit are bytes of the decoded text, and not those of the file.
fn forget_fix(finding: &mut Finding) {
    finding.fix = None;
}

#[cfg(test)]
mod tests;

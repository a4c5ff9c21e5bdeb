//! Ledgers: what happened, as CSV, read into typed columns.

mod built_in;
mod declared;
mod schema;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Report;
use crate::model::Playbook;
use crate::source::Source;

pub use built_in::built_in;
pub use declared::schema_of;
pub use schema::{ColumnSchema, ColumnType, LedgerSchema, Role};
pub use table::{Cells, Column, Row, RowPlace, Table, Words};

/// The ledgers of a playbook, by id.
#[derive(Debug, Clone, Default)]
pub struct Ledgers {
    tables: BTreeMap<String, Arc<Table>>,
}

impl Ledgers {
    /// The rows of a ledger; `None` where it has no file.
    pub fn table(&self, id: &str) -> Option<&Arc<Table>> {
        self.tables.get(id)
    }

    /// Every ledger that has a file, by id.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.tables.values()
    }
}

/// Tables that were read before, by the content of their files.
#[derive(Debug, Default)]
pub struct LedgerCache {}

/// Reads every ledger of the playbook.
pub fn load(
    _playbook: &Playbook,
    _source: &dyn Source,
    _cache: &mut LedgerCache,
    _report: &mut Report,
) -> anyhow::Result<Ledgers> {
    Ok(Ledgers::default())
}

//! The reading of a ledger: from memory, from the store, else from its files.

use std::sync::Arc;

use rayon::prelude::*;

use super::cache::{LedgerCache, Reading};
use super::decode::decode;
use super::own::Declared;
use super::stored::{self, Form};
use super::table::Table;
use super::{keys, merge, missing_ids, read};
use crate::finding::Finding;
use crate::model::config::LedgerEncoding;
use crate::source::{Entry, Source, Store, StoredKind, blob_id};
use crate::text::SourceFile;

/// The table of a ledger, and what is to be told of it.
pub(super) fn of(
    declared: Declared,
    files: Vec<Entry>,
    source: &dyn Source,
    cache: &mut LedgerCache,
) -> anyhow::Result<Reading> {
    if let Some(known) = cache.get(&declared, &files) {
        return Ok(known);
    }
    let ledger = Ledger {
        declared: &declared,
        files: &files,
        source,
    };
    let reading = match cache.store() {
        Some(store) => ledger.with_store(&*store, cache)?,
        None => ledger.parsed(cache, false)?.0,
    };
    cache.insert(declared, files, reading.clone());
    Ok(reading)
}

/// A ledger that is to be read.
#[derive(Clone, Copy)]
struct Ledger<'a> {
    declared: &'a Declared,
    files: &'a [Entry],
    source: &'a dyn Source,
}

impl Ledger<'_> {
    fn with_store(self, store: &dyn Store, cache: &mut LedgerCache) -> anyhow::Result<Reading> {
        let key = stored::key(self.declared, self.files);
        if let Some(bytes) = store.get(StoredKind::Ledger, &key)
            && let Some(table) = self.restored(&key, &bytes)?
        {
            cache.restored += 1;
            return Ok((Arc::new(table), Arc::default()));
        }
        let (reading, are_as_listed) = self.parsed(cache, true)?;
        let (table, findings) = &reading;
        let size: usize = table.files.iter().map(|file| file.text.len()).sum();
        if are_as_listed
            && findings.is_empty()
            && size > stored::LEAST_BYTES
            && let Some(bytes) = stored::to_bytes(&key, self.declared, table)
        {
            store.put(StoredKind::Ledger, &key, &bytes);
        }
        Ok(reading)
    }

    /// The table that `bytes` are the stored form of.
    fn restored(self, key: &str, bytes: &[u8]) -> anyhow::Result<Option<Table>> {
        let (form, texts) = rayon::join(|| Form::read(bytes, key, self.declared), || self.texts());
        let texts = texts?;
        Ok(form.zip(texts).and_then(|(form, texts)| form.table(texts)))
    }

    /// The text of the files; `None` where one is not of its encoding.
    fn texts(self) -> anyhow::Result<Option<Vec<Arc<SourceFile>>>> {
        let Declared { schema, dialect } = self.declared;
        let text = |entry: &Entry| {
            let bytes = self.source.read(&entry.path)?;
            let (file, fault) = decode(&schema.id, entry.path.clone(), &bytes, dialect.encoding);
            Ok(fault.is_none().then(|| Arc::new(file)))
        };
        let texts: anyhow::Result<Vec<_>> = self.files.par_iter().map(text).collect();
        Ok(texts?.into_iter().collect())
    }

    /// Reads the files beside one another, and what can be said of their rows together; where it
    /// `compares`, also whether the files still were what they are listed as. One that was changed
    /// meanwhile would be kept as what it was before.
    fn parsed(self, cache: &mut LedgerCache, compares: bool) -> anyhow::Result<(Reading, bool)> {
        cache.reads += 1;
        let Declared { schema, dialect } = self.declared;
        let dialect = *dialect;
        let part = |entry: &Entry| {
            let bytes = self.source.read(&entry.path)?;
            Ok(rayon::join(
                || read::read(schema, dialect, entry.path.clone(), &bytes),
                || !compares || blob_id(&bytes) == entry.blob,
            ))
        };
        let parts: anyhow::Result<Vec<_>> = self.files.par_iter().map(part).collect();
        let (parts, are_as_listed): (Vec<_>, Vec<_>) = parts?.into_iter().unzip();
        let (mut table, mut told) = merge::merge(schema, dialect, parts);
        keys::take_replaced(&mut table, &mut told);
        keys::unique(&table, &mut told);
        missing_ids::mend(&table, &mut told);
        let mut findings = told.into_findings();
        if dialect.encoding != LedgerEncoding::Utf8 {
            findings.iter_mut().for_each(forget_fix);
        }
        let reading = (Arc::new(table), findings.into());
        Ok((reading, are_as_listed.into_iter().all(|it| it)))
    }
}

/// The places of an edit are bytes of the decoded text, and not those of the file.
fn forget_fix(finding: &mut Finding) {
    finding.fix = None;
}

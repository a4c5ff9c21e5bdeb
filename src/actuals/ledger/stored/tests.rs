//! Stored forms: what comes back, and what is turned down.

use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::actuals::ledger::table::Cells;
use crate::actuals::ledger::{LedgerCache, Ledgers, load, own};
use crate::finding::{Finding, Report};
use crate::model::{ParseCache, load as load_playbook};
use crate::source::store::Kept;
use crate::source::{Memory, Origin, Source, Store};
use crate::text::DocPath;

const CONFIG: &str = "format = 1\n
[ledgers.own]
key = [\"id\"]
columns.id = { required = true }
columns.sure = { type = \"bool\" }
columns.sum = { type = \"money\" }
columns.at = { type = \"moment\" }
columns.week = { type = \"week\" }
columns.share = { type = \"number\" }
columns.day = { type = \"date\" }
columns.unused = { type = \"date\" }
";

/// Two files, each with columns that the other does not have.
const OWN: [(&str, &str); 2] = [
    (
        "ledgers/own.csv",
        "id,sure,sum,at,week,share,тег,n\nа,true,10.50,2026-02-16T11:20+03:00,2026-W10,0.25,x,1\n\
         b,,,,,,,\n\"c, d\",false,-3,2026-02-16T08:20:01.5Z,2027-W01,-7,ё,3\n",
    ),
    (
        "ledgers/own/2.csv",
        "day,id\r\n2026-02-28,e\r\n\r\n1969-12-31,f",
    ),
];

fn memory(config: &str, files: &[(&str, &str)]) -> Memory {
    let config = ("comity.toml", config);
    Memory::of([config].into_iter().chain(files.iter().copied()))
}

fn read(source: &dyn Source, cache: &mut LedgerCache) -> (Ledgers, Vec<Finding>) {
    let loaded = load_playbook(source, &ParseCache::new()).unwrap();
    let mut report = Report::default();
    let ledgers = load(&loaded.playbook, source, cache, &mut report).unwrap();
    (ledgers, report.findings)
}

/// How the ledger `own` is declared, its key, its table and its stored form.
fn own_ledger() -> (Declared, String, Table, Vec<u8>) {
    let source = memory(CONFIG, &OWN);
    let (ledgers, findings) = read(&source, &mut LedgerCache::default());
    assert!(findings.is_empty(), "{findings:?}");
    let loaded = load_playbook(&source, &ParseCache::new()).unwrap();
    let path = DocPath::new("comity.toml");
    let declared = own::declared(&loaded.playbook.config, &path, &mut Report::default());
    let mut declared = declared.into_iter();
    let declared = declared.find(|it| it.schema.id == "own").unwrap();
    let table = Table::clone(ledgers.table("own").unwrap());
    let key = key(&declared, &source.list().unwrap()[1..]);
    let bytes = to_bytes(&key, &declared, &table).unwrap();
    (declared, key, table, bytes)
}

/// Everything a table holds.
fn said(table: &Table) -> String {
    let column = |column: &Column| match &column.cells {
        Cells::Words(words) => format!("{} {:?} {:?}", column.is_there, words.known, words.rows),
        cells => format!("{} {cells:?}", column.is_there),
    };
    let columns: Vec<String> = table.columns.iter().map(column).collect();
    let texts: Vec<&str> = table.files.iter().map(|file| &*file.text).collect();
    let (schema, rows, layouts) = (&table.schema, &table.rows, &table.layouts);
    format!("{schema:?} {rows:?} {layouts:?} {texts:?} {columns:#?}")
}

fn restored(bytes: &[u8], key: &str, declared: &Declared, table: &Table) -> Option<Table> {
    Form::read(bytes, key, declared)?.table(table.files.clone())
}

#[test]
fn a_table_comes_back_as_it_was() {
    let (declared, key, table, bytes) = own_ledger();
    assert_eq!(table.len(), 5);
    let restored = restored(&bytes, &key, &declared, &table).unwrap();
    assert_eq!(said(&restored), said(&table));
    let Cells::Words(words) = &restored.column("тег").unwrap().cells else {
        panic!("a column of text")
    };
    assert_eq!((words.place("ё"), words.place("й")), (Some(1), None));
}

#[test]
fn what_is_cut_or_changed_is_turned_down() {
    let (declared, key, table, bytes) = own_ledger();
    for len in 0..bytes.len() {
        assert!(
            Form::read(&bytes[..len], &key, &declared).is_none(),
            "{len}"
        );
    }
    let mut changed = bytes.clone();
    for place in 0..bytes.len() {
        for flipped in [0x01, 0x10, 0x80, 0xFF] {
            changed[place] = bytes[place] ^ flipped;
            assert!(Form::read(&changed, &key, &declared).is_none(), "{place}");
        }
        changed[place] = bytes[place];
    }
    assert!(restored(&changed, &key, &declared, &table).is_some());
}

/// Somebody may write a wrong form with the right checksum: whatever it says, nothing panics.
#[test]
fn a_wrong_form_that_is_sealed_does_no_harm() {
    let (declared, key, table, bytes) = own_ledger();
    let body = unsealed(&bytes).unwrap();
    let mut read = 0;
    for place in 0..body.len() {
        for flipped in [0x01, 0x02, 0x08, 0x40, 0x80, 0xFF] {
            let mut changed = body.to_vec();
            changed[place] ^= flipped;
            seal(&mut changed);
            let Some(table) = restored(&changed, &key, &declared, &table) else {
                continue;
            };
            read += 1;
            for row in table.rows() {
                for column in &table.schema.columns {
                    let span = row.cell_span(&column.name);
                    assert!(row.file().text.get(span.range()).is_some());
                    let _ = (row.word(&column.name), row.amount(&column.name));
                    let _ = (row.number(&column.name), row.date(&column.name));
                    let _ = (row.moment(&column.name), row.flag(&column.name));
                }
            }
        }
    }
    assert!(read > 0, "some changes are changes of a value");
}

#[test]
fn a_form_serves_its_own_files_and_declaration_only() {
    let (declared, key, table, bytes) = own_ledger();
    assert!(Form::read(&bytes, "other", &declared).is_none());
    let mut files = table.files.clone();
    files[1] = Arc::new(SourceFile::new(files[1].path.clone(), b"day,id\n"));
    let form = Form::read(&bytes, &key, &declared).unwrap();
    assert!(form.table(files).is_none());
    let entries = memory(CONFIG, &OWN).list().unwrap();
    let mut other = declared.clone();
    other.dialect.decimal = ',';
    assert_ne!(self::key(&other, &entries[1..]), key);
    assert_ne!(self::key(&declared, &entries[..2]), key);
}

/// Reads in a new process, as it were: how many ledgers were parsed and how many restored.
fn counts(source: &dyn Source, store: &Arc<Kept>) -> (usize, usize) {
    let mut cache = LedgerCache::with_store(Arc::clone(store) as Arc<dyn Store>);
    read(source, &mut cache);
    (cache.reads, cache.restored)
}

/// Rates of more than 1 MiB.
fn rates(last: &str) -> String {
    let mut text = "date,base,quote,rate,source\n".to_owned();
    let mut day = jiff::civil::date(1900, 1, 1);
    while text.len() <= LEAST_BYTES {
        let _ = writeln!(text, "{day},USD,RUB,82.40,Central bank of some country");
        day = day.saturating_add(jiff::Span::new().days(1));
    }
    let _ = writeln!(text, "{day},USD,RUB,{last},x");
    text
}

#[test]
fn the_next_process_does_not_parse_what_has_not_changed() {
    let store = Arc::new(Kept::default());
    let plain = "format = 1\n";
    let [one, other] = [rates("1"), rates("2")];
    let source = memory(plain, &[("ledgers/rates.csv", &one)]);
    assert_eq!(counts(&source, &store), (1, 0));
    assert_eq!(counts(&source, &store), (0, 1));
    let changed = memory(plain, &[("ledgers/rates.csv", &other)]);
    assert_eq!(counts(&changed, &store), (1, 0));
    assert_eq!(counts(&source, &store), (0, 1), "both are kept");
    let dialect = format!("{plain}[ledgers.rates]\ndecimal = \".\"\n");
    let declared = memory(&dialect, &[("ledgers/rates.csv", &one)]);
    assert_eq!(counts(&declared, &store), (1, 0));
    for bytes in store.all().values_mut() {
        bytes.truncate(100_000);
    }
    assert_eq!(counts(&source, &store), (1, 0), "damaged");
    assert_eq!(counts(&source, &store), (0, 1), "mended");
}

#[test]
fn what_told_a_finding_or_is_small_is_not_stored() {
    let store = Arc::new(Kept::default());
    let small = "date,base,quote,rate\n2026-02-16,USD,RUB,82.40\n";
    let faulty = rates("?");
    for text in [small, &faulty] {
        let source = memory("format = 1\n", &[("ledgers/rates.csv", text)]);
        assert_eq!(counts(&source, &store), (1, 0));
        assert!(store.all().is_empty());
    }
}

/// A file that changes between being listed and being read.
struct Moving(Memory, Memory);

impl Source for Moving {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        self.0.list()
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        self.1.read(path)
    }

    fn origin(&self) -> Origin {
        self.0.origin()
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_stored() {
    let [one, other] = [rates("1"), rates("2")];
    let source = |text: &str| memory("format = 1\n", &[("ledgers/rates.csv", text)]);
    let store = Arc::new(Kept::default());
    let moving = Moving(source(&one), source(&other));
    assert_eq!(counts(&moving, &store), (1, 0));
    assert!(store.all().is_empty());
}

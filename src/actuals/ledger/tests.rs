//! Ledgers as a whole: files in, tables and findings out.

use proptest::prelude::*;

use super::*;
use crate::finding::Finding;
use crate::model::{ParseCache, load as load_playbook};
use crate::source::Memory;

const CONFIG: (&str, &str) = ("comity.toml", "format = 1\n");

fn read(files: &[(&str, &str)], cache: &mut LedgerCache) -> (Ledgers, Vec<Finding>) {
    let source = Memory::of([CONFIG].into_iter().chain(files.iter().copied()));
    let playbook = load_playbook(&source, &ParseCache::new()).unwrap().playbook;
    let mut report = Report::default();
    let ledgers = load(&playbook, &source, cache, &mut report).unwrap();
    (ledgers, report.findings)
}

fn table(files: &[(&str, &str)], id: &str) -> Arc<Table> {
    let (ledgers, _) = read(files, &mut LedgerCache::default());
    Arc::clone(ledgers.table(id).unwrap())
}

#[test]
fn cells_are_typed_and_can_be_pointed_at() {
    let text = "id,payee,amount,currency,due,note,chat\nп-1,ann,\"10.50\",USD,2026-03-12,7,x\n";
    let table = table(&[("ledgers/payments.csv", text)], "payments");
    let row = table.rows().next().unwrap();
    assert_eq!(row.word("id"), Some("п-1"));
    assert_eq!(row.amount("amount").unwrap().to_string(), "10.50");
    assert_eq!(row.date("due").unwrap().to_string(), "2026-03-12");
    assert_eq!(row.day(), row.date("due"));
    assert_eq!(row.file().slice(row.cell_span("amount")), "10.50");
    assert_eq!(row.file().slice(row.cell_span("due")), "2026-03-12");
    // A column that the file lacks is shown by its row.
    assert_eq!(row.cell_span("paid"), row.span());
    assert!(!table.column("paid").unwrap().is_there);
    assert_eq!(
        (row.number("note"), row.word("chat")),
        (Some(7.0), Some("x"))
    );
}

#[test]
fn an_extra_column_is_a_number_only_where_every_cell_is_one() {
    let rows = "week,person,hours,a,b,c,d\n2026-W10,p,1,1,007,1.234,\n2026-W11,p,1,,8,2.345,\n";
    let table = table(&[("ledgers/effort.csv", rows)], "effort");
    let types = table.schema.columns[4..].iter();
    let types: Vec<&str> = types.map(|column| column.column_type.id()).collect();
    assert_eq!(types, ["number", "text", "text", "text"]);
}

#[test]
fn a_corrected_row_is_gone_whatever_the_order() {
    let [head, old, new] = [
        "id,from,to,asked,topic,replaces\n",
        "r-1,a,b,2026-02-16T11:20Z,old,\n",
        "r-1,a,b,2026-02-16T11:20Z,new,r-1\n",
    ];
    for rows in [[old, new], [new, old]] {
        let text = format!("{head}{}", rows.concat());
        let table = table(&[("ledgers/requests.csv", &text)], "requests");
        let topics: Vec<_> = table.rows().map(|row| row.word("topic")).collect();
        assert_eq!(topics, [Some("new")]);
    }
}

#[test]
fn a_week_of_a_composite_key_is_named_as_it_is_written() {
    let text = "week,person,hours,replaces\n2026-W10,ann,1,\n2026-W10,ann,2,2026-W10/ann\n";
    let table = table(&[("ledgers/effort.csv", text)], "effort");
    let hours: Vec<_> = table.rows().map(|row| row.number("hours")).collect();
    assert_eq!(hours, [Some(2.0)]);
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let mut cache = LedgerCache::default();
    let rates = "date,base,quote,rate\n2026-02-16,USD,RUB,82.40\n";
    let effort = "week,person,hours\n2026-W10,ann,x\n";
    let files = [("ledgers/rates.csv", rates), ("ledgers/effort.csv", effort)];
    let (_, first) = read(&files, &mut cache);
    let (_, again) = read(&files, &mut cache);
    assert_eq!((cache.reads, first.len()), (2, 2), "{first:?}");
    assert_eq!(first, again);
    // What rows name is looked up each time.
    let party = "---\ntitle: A\npeople: { ann: { name: Ann } }\n---\n";
    let with_party = [files[0], files[1], ("parties/a.md", party)];
    let (_, found) = read(&with_party, &mut cache);
    assert_eq!((cache.reads, found.len()), (2, 1), "{found:?}");
    let changed = [
        ("ledgers/rates.csv", rates),
        ("ledgers/effort.csv", "week,person,hours\n"),
    ];
    read(&changed, &mut cache);
    assert_eq!(cache.reads, 3);
    read(&files, &mut cache);
    assert_eq!(cache.reads, 3, "the state before is still known");
}

#[test]
fn equal_faults_are_told_once_and_counted_over_files() {
    let bad = "week,person,hours\nx,a,1\ny,b,1\n";
    let files = [("ledgers/effort/1.csv", bad), ("ledgers/effort/2.csv", bad)];
    let (_, mut found) = read(&files, &mut LedgerCache::default());
    found.retain(|finding| finding.rule == "type-error");
    let [finding] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(finding.place.path.as_str(), "ledgers/effort/1.csv");
    assert_eq!(
        finding.notes[0].text(crate::locale::Lang::En),
        "and 3 more rows"
    );
}

/// Everything a row says, in the words of its types.
fn said(row: &Row<'_>) -> String {
    let names = ["id", "payee", "amount", "currency", "due", "paid", "note"];
    let cells = names.map(|name| {
        format!(
            "{:?}{:?}{:?}{:?}",
            row.word(name),
            row.amount(name),
            row.date(name),
            row.number(name)
        )
    });
    cells.join("|")
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(texts).prop_map(str::to_owned)
}

/// Cells of a payment, some of them faulty, without what the order would decide: double keys.
fn rows() -> impl Strategy<Value = Vec<[String; 6]>> {
    let cells = (
        one_of(&["ann", "юля", "", "\"b, c\""]),
        one_of(&["10", "10.5", "1.234", "-1", "ten", ""]),
        one_of(&["USD", "RUB", "usd"]),
        one_of(&["2026-03-12", "2026-02-30", "12.03.2026", ""]),
        one_of(&["1", "2.5", "x", ""]),
    );
    let row = |(number, (payee, amount, currency, due, note)): (usize, _)| {
        [format!("p-{number}"), payee, amount, currency, due, note]
    };
    prop::collection::vec(cells, 0..12)
        .prop_map(move |rows| rows.into_iter().enumerate().map(row).collect())
}

proptest! {
    #[test]
    fn order_and_files_of_rows_do_not_change_what_is_read(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        cut in 0_usize..12,
    ) {
        let head = "id,payee,amount,currency,due,note\n";
        let lines = |rows: &[[String; 6]]| -> String {
            rows.iter().map(|row| row.join(",") + "\n").collect()
        };
        let whole = format!("{head}{}", lines(&rows));
        let (one, other) = shuffled.split_at(cut.min(shuffled.len()));
        // The second file has its columns the other way round, CRLF, and no end of its last line.
        let turned: Vec<String> = other
            .iter()
            .map(|row| row.iter().rev().cloned().collect::<Vec<_>>().join(","))
            .collect();
        let turned = format!("note,due,currency,amount,payee,id\r\n{}", turned.join("\r\n"));
        let one = format!("{head}{}", lines(one));
        let (together, told) = read(&[("ledgers/payments.csv", &whole)], &mut LedgerCache::default());
        let files = [("ledgers/payments.csv", &*one), ("ledgers/payments/b/c.csv", &*turned)];
        let (apart, told_apart) = read(&files, &mut LedgerCache::default());
        let all = |ledgers: &Ledgers| {
            let table = ledgers.table("payments").unwrap();
            let mut all: Vec<String> = table.rows().map(|row| said(&row)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(all(&together), all(&apart));
        let kinds = |told: &[Finding]| {
            let mut kinds: Vec<String> = told
                .iter()
                .map(|finding| format!("{} {} {:?}", finding.message_id(), finding.field, finding.notes.len()))
                .collect();
            kinds.sort();
            kinds
        };
        prop_assert_eq!(kinds(&told), kinds(&told_apart));
    }

    #[test]
    fn any_bytes_are_read_and_every_place_lies_in_its_file(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[a-z0-9\",;\r\n.ж\u{feff} -]{0,120}") {
        let files = [("ledgers/rates.csv", bytes), ("ledgers/effort.csv", text.clone().into_bytes()), ("ledgers/payments.csv", format!("id,payee,amount,currency,due\n{text}").into_bytes())];
        let source = Memory::of([("comity.toml", b"format = 1\n".to_vec())].into_iter().chain(files));
        let playbook = load_playbook(&source, &ParseCache::new()).unwrap().playbook;
        let mut report = Report::default();
        let ledgers = load(&playbook, &source, &mut LedgerCache::default(), &mut report).unwrap();
        for finding in &report.findings {
            let file = ledgers.file(&finding.place.path).unwrap();
            prop_assert!(file.text.get(finding.place.span.range()).is_some(), "{:?}", finding);
        }
    }
}

//! Ledgers in `comity check`: what a person sees of a file that is not in UTF-8.

use snapbox::{assert_data_eq, str};

use crate::support::Playbook;

/// `date,base,quote,rate,source` with three rows in Windows-1251, two of them with a wrong date.
fn exported() -> Vec<u8> {
    let mut bytes = b"date;base;quote;rate;source\n".to_vec();
    // «Центр» as Windows writes it.
    let bank = [0xd6, 0xe5, 0xed, 0xf2, 0xf0];
    for day in ["16.02.2026", "17.02.2026", "2026-02-18"] {
        bytes.extend(&bank);
        bytes.extend(format!(" {day};USD;RUB;82,40;x\n").bytes());
    }
    bytes
}

const CONFIG: &str = r#"
format = 1
as_of = 2026-03-31

[ledgers.rates]
delimiter = ";"
decimal = ","
"#;

#[test]
fn the_encoding_that_a_file_seems_to_have_is_offered() {
    let playbook = Playbook::empty()
        .file("comity.toml", CONFIG)
        .file("ledgers/rates.csv", exported());
    let said = playbook.run(&["check", "--lang", "ru"]);
    let line = "напишите `encoding = \"windows-1251\"` в `[ledgers.rates]`";
    assert!(said.contains(line), "{said}");
    assert_eq!(said.matches("ошибка[").count(), 1, "{said}");
}

#[test]
fn a_cell_is_shown_as_it_was_decoded() {
    let config = format!("{CONFIG}encoding = \"windows-1251\"\n");
    let playbook = Playbook::empty()
        .file("comity.toml", config)
        .file("ledgers/rates.csv", exported());
    assert_data_eq!(
        playbook.run(&["check", "--only", "type-error"]),
        str![[r#"
error[type-error]: `date`: `Центр 16.02.2026` is not understood
 --> ledgers/rates.csv:2:1
  |
2 | Центр 16.02.2026;USD;RUB;82,40;x
  | ^^^^^^^^^^^^^^^^ not read
  |
  = why: a cell that cannot be read is missing from every figure
  = note: and 2 more rows
  = help: write a date such as `2026-03-31`

note: history was not checked: this playbook is not in a Git repository
note: this playbook has no documents
1 error in 0 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 1

"#]]
    );
}

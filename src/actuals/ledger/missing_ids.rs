//! Rows without the id that they must have: the next free ones are offered.

use super::table::{Cells, Row, Table, Words};
use super::told::{Kind, Told};
use crate::finding::Edit;

/// Adds to what was told of empty ids the ids that would be free.
pub(super) fn mend(table: &Table, told: &mut Told) {
    let [key] = &table.schema.key[..] else {
        return;
    };
    let Some(Cells::Words(words)) = table.column(key).map(|column| &column.cells) else {
        return;
    };
    let kind = Kind {
        rule: "constraint-error",
        fault: "empty",
        column: key.to_string(),
    };
    let mut pattern = Pattern::of(words, &table.schema.id);
    let rows = words.rows.iter().enumerate();
    for (index, _) in rows.filter(|(_, place)| **place == Words::EMPTY) {
        let row = Row { table, index };
        let span = row.cell_span(key);
        // Of a row that is cut short nobody knows which cell is missing.
        if span.start == row.span().start {
            told.mend(&kind, || Edit {
                path: row.file().path.clone(),
                span,
                text: pattern.next(),
            });
        }
    }
}

/// How ids are written: the same letters before a number that grows.
struct Pattern {
    letters: String,
    number: u64,
    digits: usize,
}

impl Pattern {
    /// That of the last id that ends with a number, else one that begins with the ledger's name.
    fn of(words: &Words, ledger: &str) -> Self {
        let numbered = || words.known.iter().filter_map(|word| parts(word));
        let Some((letters, digits)) = numbered().next_back() else {
            return Self {
                letters: format!("{ledger}-"),
                number: 0,
                digits: 1,
            };
        };
        let same = numbered().filter(|(other, _)| *other == letters);
        let numbers = same.filter_map(|(_, digits)| digits.parse().ok());
        Self {
            letters: letters.to_owned(),
            number: numbers.max().unwrap_or(0),
            digits: digits.len(),
        }
    }

    fn next(&mut self) -> String {
        self.number += 1;
        let Self {
            letters,
            number,
            digits,
        } = self;
        format!("{letters}{number:0digits$}")
    }
}

/// The letters and the number of an id such as `pay-012`; nothing where a mark of tables is in it.
fn parts(id: &str) -> Option<(&str, &str)> {
    let letters = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &id[letters.len()..];
    let is_word = |letter: char| letter.is_alphanumeric() || "-_.#".contains(letter);
    let is_number = (1..=18).contains(&digits.len());
    (is_number && letters.chars().all(is_word)).then_some((letters, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[&str], expected: [&str; 2]) {
        let mut words = Words::default();
        for id in ids {
            words.push(id);
        }
        let mut pattern = Pattern::of(&words, "payments");
        assert_eq!([pattern.next(), pattern.next()], expected);
    }

    #[test]
    fn ids_go_on_as_they_began() {
        check(&["d9", "x7", "d1"], ["d10", "d11"]);
        check(&["", "опл-008", "опл-002"], ["опл-009", "опл-010"]);
        check(&["a;1", "first"], ["payments-1", "payments-2"]);
        check(&[], ["payments-1", "payments-2"]);
    }
}

//! Columns that are counters: of each asset the latest count stands for all of its rows.
//!
//! Rows have row ids in the order of their days, so the latest of an asset is the one with the
//! greatest id. Which one that is depends on the rows that are asked about, so it is said in SQL,
//! around the table.

use std::collections::BTreeSet;

use super::Formula;
use super::sql::column;

/// The column that tells assets apart.
pub(super) const ASSET: &str = "asset";

/// The rows a formula is answered over: a piece of SQL after `from` that may be followed by more
/// conditions, and the condition under which a needed cell is there.
pub(super) struct Rows<'a> {
    table: &'a str,
    condition: &'a str,
    /// The snapshots that the formula reads.
    snapshots: Vec<usize>,
    /// Its other columns, and the one that is counted.
    others: BTreeSet<usize>,
    /// Whether it reads nothing but snapshots.
    is_only: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn of(
        table: &'a str,
        condition: &'a str,
        formula: &Formula,
        count: Option<usize>,
        snapshots: &BTreeSet<usize>,
    ) -> Self {
        let (counters, others): (Vec<usize>, Vec<usize>) = formula
            .columns
            .iter()
            .partition(|place| snapshots.contains(place));
        Self {
            table,
            condition,
            is_only: others.is_empty(),
            snapshots: counters,
            others: others.into_iter().chain(count).collect(),
        }
    }

    /// What stands after `from`.
    pub(super) fn sql(&self) -> String {
        let Self {
            table, condition, ..
        } = self;
        if self.snapshots.is_empty() {
            return format!("{table} where {condition}");
        }
        let others = self.others.iter().filter(|it| !self.snapshots.contains(it));
        let mut columns: Vec<String> = others.map(|place| column(*place)).collect();
        for place in &self.snapshots {
            let (column, there) = (column(*place), there(*place));
            let (gives, known) = (self.gives(&column), self.known(&column));
            columns.push(format!("case when {gives} then {column} end as {column}"));
            columns.push(format!("{known} as {there}"));
        }
        let columns = columns.join(", ");
        let used = self.used();
        format!("(select {columns} from {table} where {condition}{used}) where true")
    }

    /// The condition under which the cells of a needed column say something: of a counter, that its
    /// asset was counted at all.
    pub(super) fn filled(&self, place: usize) -> String {
        if self.snapshots.contains(&place) {
            format!(" and {}", there(place))
        } else {
            format!(" and {} is not null", column(place))
        }
    }

    /// A formula of counters alone rests on the rows that give one, and on no other.
    fn used(&self) -> String {
        if !self.is_only {
            return String::new();
        }
        let columns = self.snapshots.iter().map(|place| column(*place));
        let gives: Vec<String> = columns.map(|column| self.gives(&column)).collect();
        format!(" and ({})", gives.join(" or "))
    }

    /// Whether a row gives the count of its asset: it is the latest in which there is one, or the
    /// latest of all where there is none.
    fn gives(&self, column: &str) -> String {
        let Self {
            table, condition, ..
        } = self;
        format!(
            "id in (select coalesce(max(case when {column} is not null then id end), max(id)) \
             from {table} where {condition} group by {ASSET})"
        )
    }

    /// Whether any row of the asset has a count.
    fn known(&self, column: &str) -> String {
        let Self {
            table, condition, ..
        } = self;
        format!(
            "{ASSET} in (select {ASSET} from {table} where {condition} and {column} is not null)"
        )
    }
}

/// The name of the column that says whether an asset has a count.
fn there(place: usize) -> String {
    format!("there{place}")
}

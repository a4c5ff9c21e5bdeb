//! The rows of a ledger, by column.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use super::scan::cell;
use super::schema::LedgerSchema;
use crate::text::{DocPath, SourceFile, Span};
use crate::value::{Date, Moment};

/// The rows of a ledger, in the order of its files and lines.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its columns as they are declared, then those its files have beside them.
    pub schema: LedgerSchema,
    /// The files its rows come from, by path.
    pub files: Vec<Arc<SourceFile>>,
    /// Where each row stands.
    pub rows: Vec<RowPlace>,
    /// The cells, in the order of the schema's columns.
    pub columns: Vec<Column>,
    /// How each of the files is laid out, so that a cell can be found in its text.
    pub layouts: Vec<FileLayout>,
}

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileLayout {
    /// A table of cells.
    Cells {
        /// What stands between its cells.
        delimiter: u8,
        /// For each of the table's columns its number in the file, where it is there.
        numbers: Vec<Option<usize>>,
    },
    /// A document that gives one row: for each of the table's columns the place that says what is
    /// in its cell.
    Document(Vec<Option<Span>>),
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// Which of the table's files.
    pub file: u32,
    /// The byte at which the row begins.
    pub start: u32,
}

/// The cells of one column.
#[derive(Debug, Clone)]
pub struct Column {
    /// The cells, one for each row.
    pub cells: Cells,
    /// Whether the files have such a column at all.
    pub is_there: bool,
}

/// Cells of one type; an empty cell is `None`, or [`Words::EMPTY`].
#[derive(Debug, Clone)]
pub enum Cells {
    /// Words, each kept once.
    Words(Words),
    /// Numbers, NaN where empty.
    Numbers(Vec<f64>),
    /// Exact amounts.
    Amounts(Vec<Option<Decimal>>),
    /// Days.
    Dates(Vec<Option<Date>>),
    /// Moments.
    Moments(Vec<Option<Moment>>),
    /// Yes or no.
    Flags(Vec<Option<bool>>),
}

/// Words, each kept once, and which of them stands in each row.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The words, in order of first appearance.
    pub known: Vec<Box<str>>,
    /// For each row the place of its word in `known`, or [`Words::EMPTY`].
    pub rows: Vec<u32>,
    /// Made when somebody asks: few columns of a stored table are ever searched.
    index: OnceLock<HashMap<Box<str>, u32>>,
}

impl Words {
    /// The mark of an empty cell.
    pub const EMPTY: u32 = u32::MAX;

    /// Appends a cell.
    pub fn push(&mut self, word: &str) {
        if word.is_empty() {
            self.rows.push(Self::EMPTY);
            return;
        }
        // Rows of one campaign stand together, and so do their words.
        let last = self
            .rows
            .last()
            .copied()
            .filter(|last| *last != Self::EMPTY);
        let place = match last {
            Some(last) if *self.known[last as usize] == *word => last,
            _ => self.intern(word),
        };
        self.rows.push(place);
    }

    /// Appends the cells of another column.
    pub(super) fn append(&mut self, more: Self) {
        if self.rows.is_empty() {
            *self = more;
            return;
        }
        let places: Vec<u32> = more.known.iter().map(|word| self.intern(word)).collect();
        let place = |place: u32| places.get(place as usize).copied().unwrap_or(Self::EMPTY);
        self.rows.extend(more.rows.into_iter().map(place));
    }

    /// Words that are known to be different, and the rows they stand in.
    pub(super) fn of(known: Vec<Box<str>>, rows: Vec<u32>) -> Self {
        let index = OnceLock::new();
        Self { known, rows, index }
    }

    /// No cells yet, and room for finding as many words.
    pub(super) fn with_capacity(words: usize) -> Self {
        let index = OnceLock::from(HashMap::with_capacity(words));
        Self {
            index,
            ..Self::default()
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        if let Some(place) = self.place(word) {
            return place;
        }
        let place = u32::try_from(self.known.len()).unwrap_or(Self::EMPTY);
        self.known.push(word.into());
        // Asking for the place has made it.
        if let Some(index) = self.index.get_mut() {
            index.insert(word.into(), place);
        }
        place
    }

    fn index(&self) -> &HashMap<Box<str>, u32> {
        self.index.get_or_init(|| {
            let places = (0_u32..).zip(&self.known);
            places.map(|(place, word)| (word.clone(), place)).collect()
        })
    }

    /// The word of a row.
    pub fn get(&self, row: usize) -> Option<&str> {
        let place = *self.rows.get(row)?;
        self.known.get(place as usize).map(|word| &**word)
    }

    /// The place of a word among the known ones.
    pub fn place(&self, word: &str) -> Option<u32> {
        self.index().get(word).copied()
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The table.
    pub table: &'a Table,
    /// The row's number.
    pub index: usize,
}

impl Table {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of a column.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(self.schema.position(name)?)
    }

    /// Keeps the rows that `keeps` says.
    pub(super) fn retain(&mut self, keeps: &[bool]) {
        fn retain<T>(all: &mut Vec<T>, keeps: &[bool]) {
            let mut keeps = keeps.iter().copied();
            all.retain(|_| keeps.next().unwrap_or(true));
        }
        retain(&mut self.rows, keeps);
        for column in &mut self.columns {
            match &mut column.cells {
                Cells::Words(words) => retain(&mut words.rows, keeps),
                Cells::Numbers(numbers) => retain(numbers, keeps),
                Cells::Amounts(amounts) => retain(amounts, keeps),
                Cells::Dates(dates) => retain(dates, keeps),
                Cells::Moments(moments) => retain(moments, keeps),
                Cells::Flags(flags) => retain(flags, keeps),
            }
        }
    }

    /// The word in a cell, by the number of its column.
    pub(in crate::actuals) fn word_at(&self, column: usize, row: usize) -> Option<&str> {
        match &self.columns.get(column)?.cells {
            Cells::Words(words) => words.get(row),
            _ => None,
        }
    }

    /// A table of the rows that `keeps` says, which knows nothing of the others: neither their words nor the files
    /// in which they stand together.
    pub(in crate::actuals) fn only(&self, keeps: &[bool]) -> Self {
        let mut own = self.clone();
        own.retain(keeps);
        for column in &mut own.columns {
            column.replace(|_| None);
        }
        let path = DocPath::new(&format!("ledgers/{}", self.schema.id));
        own.files = vec![Arc::new(SourceFile::new(path, b""))];
        own.layouts = vec![FileLayout::Document(Vec::new())];
        own.rows.fill(RowPlace { file: 0, start: 0 });
        own
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|index| Row { table: self, index })
    }
}

impl Column {
    /// Puts other words in the place of those for which `other` has any; words that no row has are forgotten.
    pub(in crate::actuals) fn replace(&mut self, other: impl Fn(&str) -> Option<String>) {
        if let Cells::Words(words) = &mut self.cells {
            let mut fresh = Words::default();
            for row in 0..words.rows.len() {
                let word = words.get(row).unwrap_or("");
                fresh.push(other(word).as_deref().unwrap_or(word));
            }
            *words = fresh;
        }
    }
}

impl<'a> Row<'a> {
    fn cells(&self, name: &str) -> Option<&'a Cells> {
        self.table.column(name).map(|column| &column.cells)
    }

    /// The word in a cell.
    pub fn word(&self, name: &str) -> Option<&'a str> {
        match self.cells(name)? {
            Cells::Words(words) => words.get(self.index),
            _ => None,
        }
    }

    /// The number in a cell.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.cells(name)? {
            Cells::Numbers(numbers) => Some(numbers[self.index]).filter(|number| !number.is_nan()),
            _ => None,
        }
    }

    /// The amount in a cell.
    pub fn amount(&self, name: &str) -> Option<Decimal> {
        match self.cells(name)? {
            Cells::Amounts(amounts) => amounts[self.index],
            _ => None,
        }
    }

    /// The day in a cell.
    pub fn date(&self, name: &str) -> Option<Date> {
        match self.cells(name)? {
            Cells::Dates(dates) => dates[self.index],
            _ => None,
        }
    }

    /// The moment in a cell.
    pub fn moment(&self, name: &str) -> Option<Moment> {
        match self.cells(name)? {
            Cells::Moments(moments) => moments[self.index],
            _ => None,
        }
    }

    /// Yes or no in a cell.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.cells(name)? {
            Cells::Flags(flags) => flags[self.index],
            _ => None,
        }
    }

    /// The day to which the row belongs: that of its ledger's `dated_by`. A moment's day is the one
    /// where it was written, a week's is its Monday.
    pub fn day(&self) -> Option<Date> {
        let name = self.table.schema.dated_by.as_deref()?;
        self.date(name)
            .or_else(|| self.moment(name).map(Moment::date))
    }

    /// The line on which the row begins.
    pub fn span(&self) -> Span {
        self.file().line_at(self.place().start as usize)
    }

    /// A cell in the row's file, without its quotes; the whole row where the file has no such
    /// column.
    pub fn cell_span(&self, name: &str) -> Span {
        let column = self.table.schema.position(name);
        let found = column.and_then(|column| self.place_of(column));
        found.unwrap_or_else(|| self.span())
    }

    /// Where the cell of a column stands.
    fn place_of(&self, column: usize) -> Option<Span> {
        let place = self.place();
        match &self.table.layouts[place.file as usize] {
            FileLayout::Cells { delimiter, numbers } => {
                let number = numbers.get(column).copied().flatten()?;
                let text = &self.file().text;
                Some(cell(text, place.start as usize, *delimiter, number).span)
            }
            FileLayout::Document(spans) => spans.get(column).copied().flatten(),
        }
    }

    fn place(&self) -> RowPlace {
        self.table.rows[self.index]
    }

    /// The file the row stands in.
    pub fn file(&self) -> &'a Arc<SourceFile> {
        &self.table.files[self.table.rows[self.index].file as usize]
    }
}

//! Answers to formulas: SQLite in memory, behind bars.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use super::budget::Budget;
use super::cases;
use super::fill::fill;
use super::guard::{self, Gate};
use super::local::{self, AsOf, Surroundings};
use super::round::to_twelve_digits;
use super::snapshots::Rows;
use super::sql::{column, sql};
use super::tree::Kind;
use super::{Formula, RowSet};
use crate::actuals::calendar::Calendars;
use crate::actuals::ledger::{LedgerSchema, Role};

/// Tables in memory that answer formulas.
///
/// It may be sent to another thread, but not shared by two: make one for each.
#[derive(Debug)]
pub struct Engine {
    connection: Connection,
    tables: BTreeMap<String, Known>,
    made: usize,
    gate: Gate,
    budget: Budget,
    as_of: AsOf,
}

/// A table that formulas can be answered over.
#[derive(Debug)]
pub(super) struct Known {
    /// Its number; see [`table`].
    pub(super) number: usize,
    /// The kinds of the schema's columns that are there.
    pub(super) columns: BTreeMap<usize, Kind>,
    /// Those of them that are counters; see [`Rows`].
    pub(super) snapshots: BTreeSet<usize>,
    /// The columns in which no cell is empty: nothing has to be asked of them.
    full: BTreeSet<usize>,
    pub(super) rows: usize,
}

/// How many statements are kept for the next question of the same form.
const STATEMENTS: usize = 64;

/// The name of a table in SQLite.
pub(super) fn table(number: usize) -> String {
    format!("t{number}")
}

/// What a formula says of some rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The figure with 12 significant digits; `None` where there is none, as after a division by
    /// zero.
    pub value: Option<f64>,
    /// How many rows, or different values of the counted column, it rests on.
    pub n: u64,
    /// How many rows were left out because a needed cell is empty.
    pub excluded: u64,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It would take more steps than the rows deserve.
    TooMuchWork,
    /// It would build a text, or is a text, of more than 100 000 bytes.
    TooBig,
    /// It reaches for something that formulas may not touch.
    NotAllowed,
    /// There is no such table, or it was added without a column that is asked for.
    NotThere,
    /// What SQLite says.
    Failed(String),
}

impl Engine {
    /// An engine without tables. `as_of` is the day up to the end of which open durations run.
    pub fn new(calendars: Arc<Calendars>, as_of: Date) -> Result<Self, Refused> {
        let budget = Budget::default();
        let as_of = AsOf::new(as_of, &calendars);
        let around = Surroundings {
            calendars,
            as_of: as_of.clone(),
            budget: budget.clone(),
        };
        budget.grant(0);
        let gate = Gate::default();
        let open = || -> rusqlite::Result<Connection> {
            let mut connection = Connection::open_in_memory()?;
            local::register(&connection, &around)?;
            guard::harden(&mut connection, &budget)?;
            connection.set_prepared_statement_cache_capacity(STATEMENTS);
            gate.close(&mut connection)?;
            Ok(connection)
        };
        let connection = open().map_err(|fault| refused(&fault, &budget))?;
        Ok(Self {
            connection,
            tables: BTreeMap::new(),
            made: 0,
            gate,
            budget,
            as_of,
        })
    }

    /// Adds a table with these of the schema's columns, or replaces the one of that name.
    pub fn add(
        &mut self,
        name: &str,
        schema: &LedgerSchema,
        columns: &[usize],
        rows: &dyn RowSet,
    ) -> Result<(), Refused> {
        let old = self.tables.remove(name);
        self.made += 1;
        let kinds = columns.iter().map(|place| {
            let column = schema.columns.get(*place).ok_or(Refused::NotThere)?;
            Ok((*place, Kind::of(column.column_type)))
        });
        let is_snapshot = |place: &usize| schema.columns[*place].role == Role::Snapshot;
        let mut known = Known {
            number: self.made,
            columns: kinds.collect::<Result<_, Refused>>()?,
            snapshots: columns.iter().copied().filter(is_snapshot).collect(),
            full: BTreeSet::new(),
            rows: rows.len(),
        };
        self.budget.grant(usize::MAX);
        let budget = self.budget.clone();
        let wrong = |fault: rusqlite::Error| refused(&fault, &budget);
        guard::lift(&mut self.connection).map_err(wrong)?;
        let filled = fill(
            &mut self.connection,
            &known,
            old.map(|old| old.number),
            rows,
        );
        // The bars come back whatever happened in between.
        self.gate.close(&mut self.connection).map_err(wrong)?;
        known.full = filled.map_err(wrong)?;
        self.tables.insert(name.to_owned(), known);
        Ok(())
    }

    /// What a formula says of the rows of a range that have these texts in these columns.
    ///
    /// `count` is the column whose different values are counted as `n`; without it, rows are.
    pub fn answer(
        &self,
        table: &str,
        formula: &Formula,
        rows: Range<usize>,
        filters: &[(usize, &str)],
        count: Option<usize>,
    ) -> Result<Answer, Refused> {
        let known = self.tables.get(table).ok_or(Refused::NotThere)?;
        let asked = formula.columns.iter().chain(&count);
        if asked
            .into_iter()
            .any(|place| !known.columns.contains_key(place))
        {
            return Err(Refused::NotThere);
        }
        let mut scope = scope(known, rows, filters)?;
        scope.condition += &cases::not_yet(&formula.expr, &known.columns, &self.as_of);
        let table = self::table(known.number);
        let rows = Rows::of(&table, &scope.condition, formula, count, &known.snapshots);
        let from = rows.sql() + &cases::passed(&formula.expr);
        let may_lack =
            |place: &&usize| known.snapshots.contains(place) || !known.full.contains(place);
        let needed = formula.needed.iter().filter(may_lack);
        let counted: String = needed.map(|place| rows.filled(*place)).collect();
        let n = count.map_or_else(
            || "count(*)".to_owned(),
            |place| format!("count(distinct {})", column(place)),
        );
        let value = sql(&formula.expr);
        let answer = format!("select {value}, {n}, count(*) from {from}{counted}");
        let (value, n, with_all): (Option<f64>, i64, i64) =
            self.ask(known, &answer, &scope, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let all: i64 = if counted.is_empty() {
            with_all
        } else {
            let all = format!("select count(*) from {from}");
            self.ask(known, &all, &scope, |row| row.get(0))?
        };
        Ok(Answer {
            value: value.and_then(to_twelve_digits),
            n: n.unsigned_abs(),
            excluded: all.abs_diff(with_all),
        })
    }

    /// The different values of a column in the rows of a range that have these texts in these
    /// columns, sorted by letter; empty cells make no group.
    pub fn groups(
        &self,
        table: &str,
        place: usize,
        rows: Range<usize>,
        filters: &[(usize, &str)],
    ) -> Result<Vec<String>, Refused> {
        let known = self.tables.get(table).ok_or(Refused::NotThere)?;
        if !known.columns.contains_key(&place) {
            return Err(Refused::NotThere);
        }
        let scope = scope(known, rows, filters)?;
        let (from, condition) = (self::table(known.number), &scope.condition);
        let column = column(place);
        let query = format!(
            "select distinct cast({column} as text) from {from} \
             where {condition} and {column} is not null order by 1"
        );
        self.begin(known);
        let run = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.connection.prepare_cached(&query)?;
            let found = statement.query_map(params_from_iter(&scope.values), |row| row.get(0))?;
            found.collect()
        };
        run().map_err(|fault| refused(&fault, &self.budget))
    }

    fn ask<T>(
        &self,
        known: &Known,
        query: &str,
        scope: &Scope<'_>,
        read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Refused> {
        self.begin(known);
        let run = || -> rusqlite::Result<T> {
            let mut statement = self.connection.prepare_cached(query)?;
            statement.query_row(params_from_iter(&scope.values), read)
        };
        run().map_err(|fault| refused(&fault, &self.budget))
    }

    /// Runs SQL that no check has seen, to show that the bars hold by themselves.
    #[cfg(test)]
    pub(super) fn run(&self, table: &str, sql: &str) -> Result<usize, Refused> {
        let known = self.tables.get(table).ok_or(Refused::NotThere)?;
        self.begin(known);
        let run = || -> rusqlite::Result<usize> {
            let mut statement = self.connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            let mut seen = 0;
            while rows.next()?.is_some() {
                seen += 1;
            }
            Ok(seen)
        };
        run().map_err(|fault| refused(&fault, &self.budget))
    }

    fn begin(&self, known: &Known) {
        self.budget.grant(known.rows);
        self.gate.open(known.number);
    }
}

/// Which rows are asked about.
struct Scope<'a> {
    condition: String,
    values: Vec<Box<dyn ToSql + 'a>>,
}

fn scope<'a>(
    known: &Known,
    rows: Range<usize>,
    filters: &[(usize, &'a str)],
) -> Result<Scope<'a>, Refused> {
    // Rows are counted from 0 and row ids from 1.
    let ends = [rows.start, rows.end.min(known.rows)];
    let mut scope = Scope {
        condition: "id > ?1 and id <= ?2".to_owned(),
        values: Vec::new(),
    };
    for end in ends {
        scope
            .values
            .push(Box::new(i64::try_from(end).unwrap_or(i64::MAX)));
    }
    for (place, text) in filters {
        let kind = known.columns.get(place).ok_or(Refused::NotThere)?;
        scope.values.push(match kind {
            Kind::Number | Kind::Truth => Box::new(text.parse::<f64>().ok()),
            _ => Box::new(*text),
        });
        let (column, at) = (column(*place), scope.values.len());
        let _ = write!(scope.condition, " and {column} = ?{at}");
    }
    Ok(scope)
}

fn refused(fault: &rusqlite::Error, budget: &Budget) -> Refused {
    match fault.sqlite_error_code() {
        _ if budget.is_spent() => Refused::TooMuchWork,
        Some(ErrorCode::OperationInterrupted) => Refused::TooMuchWork,
        Some(ErrorCode::AuthorizationForStatementDenied) => Refused::NotAllowed,
        Some(ErrorCode::TooBig) => Refused::TooBig,
        _ => Refused::Failed(fault.to_string()),
    }
}

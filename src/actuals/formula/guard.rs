//! The bars around SQLite: even SQL that no check has seen can neither reach anything but one
//! table nor run for ever.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Result};

use super::budget::Budget;
use super::functions::function_names;
use super::local::HELPERS;

/// How many steps SQLite takes between two looks at the budget.
const STEPS: i32 = 1000;

const LIMITS: [(Limit, i32); 9] = [
    (Limit::SQLITE_LIMIT_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 250),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 1),
    (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 16),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 0),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Switches off what formulas do without, and sets limits for the rest.
pub(super) fn harden(connection: &mut Connection, budget: &Budget) -> Result<()> {
    let settings = [
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ];
    connection.execute_batch(
        "pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory;",
    )?;
    for (setting, is_on) in settings {
        connection.set_db_config(setting, is_on)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for (limit, at_most) in LIMITS {
        connection.set_limit(limit, at_most)?;
    }
    let budget = budget.clone();
    let is_over = move || !budget.spend(STEPS.unsigned_abs() as usize);
    connection.progress_handler(STEPS, Some(is_over))
}

/// The number of the one table that may be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate(Arc<AtomicUsize>);

impl Gate {
    /// Lets one table be read, and nothing else.
    pub(super) fn open(&self, table: usize) {
        self.0.store(table, Ordering::Relaxed);
    }

    /// Denies everything else from now on.
    pub(super) fn close(&self, connection: &mut Connection) -> Result<()> {
        let gate = self.clone();
        connection.authorizer(Some(move |context: AuthContext<'_>| gate.judge(context)))
    }

    fn judge(&self, context: AuthContext<'_>) -> Authorization {
        let is_allowed = match context.action {
            AuthAction::Select => true,
            AuthAction::Read { table_name, .. } => {
                table_name == super::engine::table(self.0.load(Ordering::Relaxed))
            }
            AuthAction::Function { function_name } => is_known(function_name),
            _ => false,
        };
        if is_allowed {
            Authorization::Allow
        } else {
            Authorization::Deny
        }
    }
}

fn is_known(function: &str) -> bool {
    function_names()
        .chain(HELPERS)
        .any(|known| known.eq_ignore_ascii_case(function))
}

/// Takes the bars away while our own statements fill a table.
pub(super) fn lift(connection: &mut Connection) -> Result<()> {
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

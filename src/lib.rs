//! Comity: a partnership's playbook as a Git repository that is checked, dated and published.
//!
//! This page is the map. One value travels, and each floor gives it one better type:
//!
//! ```text
//! bytes ─source─▶ SourceFile ─parse─▶ ParsedPage ─model::load─▶ Playbook + findings
//!                        CSV ─actuals─▶ Actuals: typed rows, results with their evidence
//!                        Git ─history─▶ Timeline: commits, editions, playbooks of the past
//! Playbook × Playbook ─compare─▶ [Change]: what one means otherwise, and for whom
//! Playbook + Actuals + Timeline ─rules::check─▶ [Finding] ─▶ cli::report
//! Playbook + [Finding] + Theme ─Site::new─▶ paths(), render(path) → bytes ─▶ cli::publish
//! ```
//!
//! | floor | module | holds | knows nothing of |
//! |---|---|---|---|
//! | 0 | [`text`] | paths, spans, lines, words | YAML, Git |
//! | 0 | [`value`] | money, shares, durations, periods, targets; exact | files |
//! | 0 | [`locale`] | messages, dates and numbers in English and Russian | what they are about |
//! | 1 | [`finding`] | what is wrong, where, how bad | how it is printed |
//! | 2 | [`parse`] | one file's bytes to one value; never fails | kinds of documents |
//! | 3 | [`source`] | files from disk, commits, memory, editors | what is in them |
//! | 4 | [`model`] | kinds, fields, references, the playbook, its profile, schemas | Git, clocks |
//! | 5 | [`actuals`] | ledgers, formulas, results of expectations | findings' wording, pages |
//! | 6 | [`history`] | the commits, editions, versions, decisions' lives, digests, sign-offs | rules |
//! | 7 | [`compare`] | what one playbook means otherwise than another, and for whom | Git, rules, terminals |
//! | 8 | [`rules`] | one file per rule, the table, waivers | terminals, HTML |
//! | 9 | [`site`] | views, pages, theme; no files, no clock | writing files |
//! | 10 | [`assist`] | what can be said about a place while somebody writes | editors' protocols |
//! | 11 | [`cli`] | arguments, printing, writing | |
//!
//! A module uses lower floors only; `tests/tidy.rs` holds that, and where a crate may be named.
//!
//! What always holds:
//! - Reading never fails and never stops at the first mistake: it gives a value and findings.
//! - Spans are bytes of the file as it lies on disk.
//! - A field is declared once, in [`model::kinds`]; reading, schemas and reference pages follow.
//! - Wording is a message id with arguments until a reader's language is known.
//! - No clock, environment or file below [`cli`] and [`source`]: the same commit and day give the
//!   same bytes.

pub mod actuals;
pub mod assist;
pub mod cli;
pub mod compare;
pub mod finding;
pub mod history;
pub mod locale;
pub mod model;
pub mod parse;
pub mod rules;
pub mod site;
pub mod source;
pub mod text;
pub mod value;

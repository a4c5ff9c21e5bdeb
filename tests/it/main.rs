//! What people and scripts meet: the program, run on playbooks.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on stops where it is"
)]
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes snapshots so"
)]

mod align;
mod build;
mod cache;
mod cases;
mod check;
mod commands;
mod git_history;
mod git_shapes;
mod ledgers;
mod library;
mod paths;
mod properties;
mod reading;
mod readme;
mod reference;
mod robust;
mod schemas;
mod snapshots;
mod support;
mod watch;

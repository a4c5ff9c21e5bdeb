//! What people and scripts meet: the program, run on playbooks.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes snapshots so"
)]

mod build;
mod cases;
mod check;
mod commands;
mod paths;
mod schemas;
mod support;

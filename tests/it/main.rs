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
mod audience;
mod bare;
mod baseline;
mod baseline_properties;
mod beginning;
mod build;
mod cache;
mod cases;
mod changed;
mod check;
mod cms;
mod commands;
mod compare;
mod diff;
mod digest;
mod doctor;
mod driver;
mod editions;
mod forges;
mod formats;
mod git_history;
mod git_shapes;
mod guides;
mod ledgers;
mod library;
mod log;
mod lsp;
mod mending;
mod mending_properties;
mod outputs;
mod past;
mod paths;
mod practices;
mod profiles;
mod properties;
mod radar;
mod reading;
mod readme;
mod reference;
mod registry;
mod renaming;
mod repository;
mod review;
mod robust;
mod schemas;
mod seals;
mod serve;
mod signoffs;
mod snapshots;
mod status_why;
mod support;
mod theme_check;
mod theme_new;
mod themes;
mod told;
mod vendored;
mod views;
mod watch;

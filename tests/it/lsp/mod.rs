//! `comity lsp`, as an editor meets it.

#![allow(
    clippy::needless_pass_by_value,
    reason = "`json!` stands where it is passed"
)]

mod client;
mod files;
mod findings;
mod lifecycle;
mod random_edits;
mod requests;
mod text;

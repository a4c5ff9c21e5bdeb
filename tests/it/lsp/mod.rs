//! `comity lsp`, as an editor meets it.

mod client;
mod files;
mod findings;
mod lifecycle;
mod random_edits;
mod requests;
mod text;

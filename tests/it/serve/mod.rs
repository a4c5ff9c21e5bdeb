//! `comity serve`, started as a person starts it and asked as a browser asks it.

mod asking;
mod editing;
mod server;
mod storms;

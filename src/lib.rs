//! Comity: a partnership's playbook as a Git repository that is checked, dated and published.

pub mod cli;
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

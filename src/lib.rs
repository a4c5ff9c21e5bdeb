//! Comity: a partnership's playbook as a Git repository that is checked, dated and published.

pub mod cli;
pub mod source;
pub mod text;
pub mod value;

//! Comity: a partnership's playbook as a Git repository that is checked, dated and published.

pub mod locale;
pub mod text;
pub mod value;

//! The past of a playbook, out of Git.
//!
//! Knows nothing of rules.

use crate::model::Playbook;

/// What is known of the past.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The playbook that today's is a change of.
    pub base: Base,
}

/// A playbook as a commit holds it.
#[derive(Debug, Clone)]
pub struct Base {
    /// The playbook.
    pub playbook: Playbook,
    /// The commit's id.
    pub commit: String,
}

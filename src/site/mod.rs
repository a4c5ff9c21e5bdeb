//! The static site as a pure value: views of a playbook, rendered by a theme.
//!
//! Knows nothing of writing files, clocks or the environment.

pub mod theme;
pub mod view;

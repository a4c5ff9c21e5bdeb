//! What was expected over time: every target, owner, term and status as the line had it.

mod changes;
mod held;
#[cfg(test)]
mod tests;

pub use changes::{Change, Field, TargetHistory, histories};
pub use held::{Held, Targets};

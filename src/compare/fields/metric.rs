//! Metrics: what a number means.
//!
//! Formula, ledger, direction, baseline, count and minimum n are compared in `weakening`, where a
//! ready metric that says the same is no change.

use super::{Judged, Seen};
use crate::compare::change::Class::{Breaking, Minor, Notable};
use crate::compare::tree::Difference;

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Judged {
    match keys {
        ["unit" | "attribution" | "additive", ..] => {
            seen.alike("metric-redefined", Breaking, difference)
        }
        // What it brings is told by the keys that mean something else now.
        ["uses"] => seen.alike("metric-changed", Minor, difference),
        _ => seen.alike("metric-changed", Notable, difference),
    }
}

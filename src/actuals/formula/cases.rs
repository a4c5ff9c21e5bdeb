//! Which rows a formula speaks of at all: the others are neither counted nor excluded.

use std::collections::BTreeMap;

use super::functions::Name;
use super::local::AsOf;
use super::sql::{literal, sql};
use super::tree::{Aggregate, Expr, Kind};

/// The condition under which a row is a case already: what is not delivered and not yet due is
/// neither late nor on time.
pub(super) fn not_yet(expr: &Expr, kinds: &BTreeMap<usize, Kind>, as_of: &AsOf) -> String {
    let Some((Name::ShareOnTime, aggregate)) = only(expr) else {
        return String::new();
    };
    let [due, delivered] = &aggregate.args[..] else {
        return String::new();
    };
    let is_moment = super::needed::columns(expr)
        .iter()
        .any(|place| kinds.get(place) == Some(&Kind::Moment));
    let today = literal(&as_of.as_text(is_moment));
    let [due, delivered] = [due, delivered].map(sql);
    format!(" and ({delivered} is not null or {due} is null or {due} < {today})")
}

/// The condition that the filter of a lone aggregate sets. A count is left alone: it looks at every
/// row, and that none passes is its answer.
///
/// A filter that is neither met nor not, because a cell is empty, leaves the row to be excluded.
pub(super) fn passed(expr: &Expr) -> String {
    match only(expr) {
        Some((name, aggregate)) if name != Name::Count => {
            let filter = aggregate.filter.as_ref().map(sql);
            filter.map_or(String::new(), |filter| {
                format!(" and {filter} is not false")
            })
        }
        _ => String::new(),
    }
}

/// The aggregate that is the whole formula.
fn only(expr: &Expr) -> Option<(Name, &Aggregate)> {
    match expr {
        Expr::Aggregate(aggregate) => Some((aggregate.function.name, aggregate)),
        _ => None,
    }
}

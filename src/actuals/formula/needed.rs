//! Which columns a formula reads, and which of them a row cannot do without.

use super::functions::Name;
use super::tree::{Aggregate, Case, Expr};

/// Every column, sorted.
pub(super) fn columns(expr: &Expr) -> Vec<usize> {
    let mut found = Vec::new();
    gather(expr, Emptiness::Matters, &mut found, &|_| true);
    sorted(found)
}

/// The columns that must be filled for a row to count, sorted.
///
/// Not needed is what stands only where emptiness says something: in `coalesce`, `is null`,
/// `count(x)`, as the day of delivery in `share_on_time`, and as the end of a duration under
/// `median` and `p90`, where what has not ended still runs.
pub(super) fn needed(expr: &Expr) -> Vec<usize> {
    let mut found = Vec::new();
    let matters = |emptiness| emptiness != Emptiness::IsFine;
    gather(expr, Emptiness::Matters, &mut found, &matters);
    sorted(found)
}

fn sorted(mut columns: Vec<usize>) -> Vec<usize> {
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// What an empty cell means at a place of a formula.
#[derive(Clone, Copy, PartialEq)]
enum Emptiness {
    /// The row says nothing.
    Matters,
    /// The row says nothing, unless the cell is the end of a duration.
    MattersButForEnds,
    /// The formula has an answer to it.
    IsFine,
}

fn gather(
    expr: &Expr,
    emptiness: Emptiness,
    found: &mut Vec<usize>,
    wanted: &impl Fn(Emptiness) -> bool,
) {
    if let Expr::Column(column) = expr
        && wanted(emptiness)
    {
        found.push(*column);
    }
    for (place, child) in expr.children().into_iter().enumerate() {
        gather(child, inside(expr, place, emptiness), found, wanted);
    }
}

/// What emptiness means for the child at a place.
fn inside(parent: &Expr, place: usize, emptiness: Emptiness) -> Emptiness {
    use Emptiness::{IsFine, Matters, MattersButForEnds};
    let is_condition = |aggregate: &Aggregate| place >= aggregate.args.len();
    match parent {
        Expr::IsNull(..) => IsFine,
        Expr::Call(function, _) => match function.name {
            Name::Coalesce => IsFine,
            Name::Days | Name::Hours | Name::BusinessHours
                if place == 1 && emptiness == MattersButForEnds =>
            {
                IsFine
            }
            _ => emptiness,
        },
        Expr::Aggregate(aggregate) if is_condition(aggregate) => Matters,
        Expr::Aggregate(aggregate) => match aggregate.function.name {
            Name::Count => IsFine,
            Name::ShareOnTime if place == 1 => IsFine,
            Name::Median | Name::P90 => MattersButForEnds,
            _ => Matters,
        },
        _ => emptiness,
    }
}

/// Whether a formula is a share of cases: `share_on_time(…)`, or the mean of a condition or of a
/// `case` that gives nothing but 1 and 0.
pub(super) fn is_mean_of_cases(expr: &Expr) -> bool {
    let Expr::Aggregate(aggregate) = expr else {
        return false;
    };
    match (aggregate.function.name, &aggregate.args[..]) {
        (Name::ShareOnTime, _) => true,
        (Name::Avg, [Expr::Case(case)]) => is_yes_or_no(case),
        (Name::Avg, [argument]) => is_condition(argument),
        _ => false,
    }
}

fn is_yes_or_no(case: &Case) -> bool {
    let is_bit = |expr: &Expr| matches!(expr, Expr::Number(bit) if [0.0, 1.0].contains(bit));
    let mut results = case.whens.iter().map(|(_, then)| then);
    results.all(is_bit) && case.otherwise.as_ref().is_some_and(is_bit)
}

fn is_condition(expr: &Expr) -> bool {
    use super::tree::Operator;
    match expr {
        Expr::Binary(operator, _, _) => !matches!(
            operator,
            Operator::Add
                | Operator::Subtract
                | Operator::Multiply
                | Operator::Divide
                | Operator::Join
        ),
        Expr::IsNull(..) | Expr::Between(..) | Expr::In(..) | Expr::Like(..) | Expr::Not(_) => true,
        _ => false,
    }
}

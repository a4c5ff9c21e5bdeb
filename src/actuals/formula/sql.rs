//! The tree of a formula as SQL.
//!
//! Every number is a 64-bit float, so that `/` never truncates, whatever the engine.

use std::fmt::Write as _;

use super::functions::Name;
use super::tree::{Aggregate, Case, CastTo, Expr, Operator};

/// The name of a column in the engine's tables.
pub(super) fn column(place: usize) -> String {
    format!("c{place}")
}

/// A text as an SQL literal.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The expression as SQL.
pub(super) fn sql(expr: &Expr) -> String {
    let not = |is_negated: &bool| if *is_negated { "not " } else { "" };
    match expr {
        Expr::Number(number) => format!("{number:e}"),
        Expr::Text(text) => literal(text),
        Expr::Truth(truth) => if *truth { "1.0" } else { "0.0" }.to_owned(),
        Expr::Null => "null".to_owned(),
        Expr::Column(place) => column(*place),
        Expr::Minus(inner) => format!("(- {})", sql(inner)),
        Expr::Not(inner) => format!("(not {})", sql(inner)),
        Expr::Binary(operator, left, right) => binary(*operator, &sql(left), &sql(right)),
        Expr::IsNull(inner, negated) => format!("({} is {}null)", sql(inner), not(negated)),
        Expr::Between(three, negated) => {
            let [inner, low, high] = three.each_ref().map(sql);
            format!("({inner} {}between {low} and {high})", not(negated))
        }
        Expr::In(inner, list, negated) => {
            format!("({} {}in ({}))", sql(inner), not(negated), listed(list))
        }
        Expr::Like(inner, pattern, negated) => {
            let not = if *negated { "not " } else { "" };
            format!("({not}is_like({}, {}))", sql(inner), literal(pattern))
        }
        Expr::Case(case) => cases(case),
        Expr::Cast(inner, to) => cast(&sql(inner), *to),
        Expr::Call(function, args) => call(function.name, function.word, args),
        Expr::Aggregate(aggregate) => self::aggregate(aggregate),
    }
}

fn binary(operator: Operator, left: &str, right: &str) -> String {
    let sign = match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => return format!("(cast({left} as real) / {right})"),
        Operator::Equal => "=",
        Operator::NotEqual => "<>",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::And => "and",
        Operator::Or => "or",
        Operator::Join => return format!("joined({left}, {right})"),
    };
    format!("({left} {sign} {right})")
}

fn cast(inner: &str, to: CastTo) -> String {
    match to {
        CastTo::Real => format!("cast({inner} as real)"),
        CastTo::Integer => format!("cast(cast({inner} as integer) as real)"),
        CastTo::Text => format!("cast({inner} as text)"),
    }
}

fn cases(case: &Case) -> String {
    let mut text = "(case".to_owned();
    let mut add = |word: &str, expr: &Expr| {
        let _ = write!(text, " {word} {}", sql(expr));
    };
    if let Some(operand) = &case.operand {
        add("", operand);
    }
    for (when, then) in &case.whens {
        add("when", when);
        add("then", then);
    }
    if let Some(otherwise) = &case.otherwise {
        add("else", otherwise);
    }
    text + " end)"
}

fn call(name: Name, word: &str, args: &[Expr]) -> String {
    // Digits and places are whole numbers to SQLite; the check has made sure of the literals.
    match (name, args) {
        (Name::Round, [number, digits]) => {
            format!("round({}, cast({} as integer))", sql(number), sql(digits))
        }
        (Name::Substr, [text, places @ ..]) => {
            let places = places
                .iter()
                .map(|place| format!("cast({} as integer)", sql(place)));
            let places: Vec<String> = places.collect();
            format!("substr({}, {})", sql(text), places.join(", "))
        }
        _ => format!("{word}({})", listed(args)),
    }
}

fn aggregate(aggregate: &Aggregate) -> String {
    let word = aggregate.function.word;
    let distinct = if aggregate.is_distinct {
        "distinct "
    } else {
        ""
    };
    let args = match &aggregate.args[..] {
        [] => "*".to_owned(),
        args => listed(args),
    };
    let filter = aggregate.filter.as_ref().map(sql);
    let filter = filter.map_or(String::new(), |filter| format!(" filter (where {filter})"));
    format!("{word}({distinct}{args}){filter}")
}

fn listed(args: &[Expr]) -> String {
    args.iter().map(sql).collect::<Vec<_>>().join(", ")
}

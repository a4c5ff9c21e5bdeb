//! The functions that formulas may call.

use std::ops::RangeInclusive;

use Name::{
    Abs, Avg, BusinessHours, Coalesce, Count, Days, Hours, JulianDay, Length, Lower, Max, Median,
    Min, NullIf, P90, RepeatShare, Round, ShareOnTime, Substr, Sum, Upper,
};

/// A function that formulas may call.
#[derive(Debug, PartialEq)]
pub(super) struct Function {
    pub(super) name: Name,
    /// How it is written, in formulas and in the generated SQL alike.
    pub(super) word: &'static str,
    /// How it is called, for whoever called it wrongly.
    pub(super) takes: &'static str,
    /// How many arguments it takes.
    pub(super) arity: RangeInclusive<usize>,
    /// Whether it sees all rows rather than one.
    pub(super) is_aggregate: bool,
    /// Whether it is our own: another engine does not know it.
    pub(super) is_local: bool,
}

/// The functions by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Abs,
    Round,
    Lower,
    Upper,
    Length,
    Substr,
    Coalesce,
    NullIf,
    Days,
    Hours,
    BusinessHours,
    JulianDay,
    Count,
    Sum,
    Avg,
    Min,
    Max,
    Median,
    P90,
    ShareOnTime,
    RepeatShare,
}

const MANY: usize = 16;

static FUNCTIONS: [Function; 21] = [
    scalar(Abs, "abs", "abs(number)", 1..=1),
    scalar(Round, "round", "round(number, digits from 0 to 12)", 1..=2),
    scalar(Lower, "lower", "lower(text)", 1..=1),
    scalar(Upper, "upper", "upper(text)", 1..=1),
    scalar(Length, "length", "length(text)", 1..=1),
    scalar(Substr, "substr", "substr(text, first, length)", 2..=3),
    scalar(Coalesce, "coalesce", "coalesce(value, value, …)", 2..=MANY),
    scalar(NullIf, "nullif", "nullif(value, value)", 2..=2),
    local(Days, "days", "days(from, to)", 2..=2),
    local(Hours, "hours", "hours(from, to)", 2..=2),
    local(
        BusinessHours,
        "business_hours",
        "business_hours(from, to, party)",
        3..=3,
    ),
    local(JulianDay, "julianday", "julianday(moment)", 1..=1),
    aggregate(
        Count,
        "count",
        "count(*), count(value) or count(distinct value)",
        0..=1,
    ),
    aggregate(Sum, "sum", "sum(number)", 1..=1),
    aggregate(Avg, "avg", "avg(number)", 1..=1),
    aggregate(Min, "min", "min(value)", 1..=1),
    aggregate(Max, "max", "max(value)", 1..=1),
    local_aggregate(Median, "median", "median(number)", 1..=1),
    local_aggregate(P90, "p90", "p90(number)", 1..=1),
    local_aggregate(
        ShareOnTime,
        "share_on_time",
        "share_on_time(due, delivered)",
        2..=2,
    ),
    local_aggregate(
        RepeatShare,
        "repeat_share",
        "repeat_share(who, what)",
        2..=2,
    ),
];

const fn scalar(
    name: Name,
    word: &'static str,
    takes: &'static str,
    arity: RangeInclusive<usize>,
) -> Function {
    Function {
        name,
        word,
        takes,
        arity,
        is_aggregate: false,
        is_local: false,
    }
}

const fn local(
    name: Name,
    word: &'static str,
    takes: &'static str,
    arity: RangeInclusive<usize>,
) -> Function {
    Function {
        is_local: true,
        ..scalar(name, word, takes, arity)
    }
}

const fn aggregate(
    name: Name,
    word: &'static str,
    takes: &'static str,
    arity: RangeInclusive<usize>,
) -> Function {
    Function {
        is_aggregate: true,
        ..scalar(name, word, takes, arity)
    }
}

const fn local_aggregate(
    name: Name,
    word: &'static str,
    takes: &'static str,
    arity: RangeInclusive<usize>,
) -> Function {
    Function {
        is_local: true,
        ..aggregate(name, word, takes, arity)
    }
}

/// The function with this name, in any spelling of its letters.
pub(super) fn find(word: &str) -> Option<&'static Function> {
    let mut functions = FUNCTIONS.iter();
    functions.find(|function| function.word.eq_ignore_ascii_case(word))
}

/// The names of all functions, in the order in which the documentation has them.
pub fn function_names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|function| function.word)
}

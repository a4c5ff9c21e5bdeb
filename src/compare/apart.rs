//! How far two values are from each other, in words: `20 % lower`, `14 days later`.

use rust_decimal::Decimal;

use super::words::words;
use crate::locale::{Arg, Lang, Message};
use crate::value::{Date, Duration, Money, Target, Value};

/// How far `now` is from `before`, in brackets with a space before; nothing where the two cannot
/// be compared or are equal.
pub(super) fn values(before: &Value, now: &Value) -> Arg {
    match (before, now) {
        (Value::Share(before), Value::Share(now)) => points(before.percent, now.percent),
        (Value::Duration(before), Value::Duration(now)) => durations(*before, *now),
        _ if before.partial_cmp(now).is_some() => relative(before.number(), now.number()),
        _ => nothing(),
    }
}

/// The same of two targets, where each has one figure.
pub(super) fn targets(before: &Target, now: &Target) -> Arg {
    if let (Target::Improvement { by: before }, Target::Improvement { by: now }) = (before, now) {
        return points(before.percent, now.percent);
    }
    match (before.values().as_slice(), now.values().as_slice()) {
        ([before], [now]) => values(before, now),
        _ => nothing(),
    }
}

/// The same of two amounts of money.
pub(super) fn money(before: Money, now: Money) -> Arg {
    values(&Value::Money(before), &Value::Money(now))
}

/// `(14 days later)`.
pub(super) fn dates(before: Date, now: Date) -> Arg {
    let days = (now - before).get_days();
    let id = match days {
        0 => return nothing(),
        1.. => "change-later",
        _ => "change-earlier",
    };
    bracketed(|lang| {
        let length = lang.length(days.unsigned_abs(), "day");
        Message::new(id).with("length", length).text(lang)
    })
}

/// `(2 days longer)` where both count the same unit.
pub(super) fn durations(before: Duration, now: Duration) -> Arg {
    if before.unit != now.unit || before.count == now.count {
        return nothing();
    }
    let id = if now.count > before.count {
        "change-longer"
    } else {
        "change-shorter"
    };
    let count = now.count.abs_diff(before.count);
    bracketed(|lang| {
        let length = lang.length(count, now.unit.name());
        Message::new(id).with("length", length).text(lang)
    })
}

/// Percentage points: of shares a percentage would be read two ways.
fn points(before: Decimal, now: Decimal) -> Arg {
    told(
        now - before,
        "change-points-higher",
        "change-points-lower",
        Arg::Decimal,
    )
}

fn relative(before: Decimal, now: Decimal) -> Arg {
    if before.is_zero() {
        return nothing();
    }
    let hundred = Decimal::ONE_HUNDRED;
    let Some(by) = (now - before)
        .checked_div(before.abs())
        .and_then(|by| by.checked_mul(hundred))
    else {
        return nothing();
    };
    told(by.round_dp(1), "change-higher", "change-lower", Arg::Share)
}

fn told(
    by: Decimal,
    higher: &'static str,
    lower: &'static str,
    arg: impl Fn(Decimal) -> Arg,
) -> Arg {
    if by.is_zero() {
        return nothing();
    }
    let id = if by.is_sign_positive() { higher } else { lower };
    bracketed(|lang| Message::new(id).with("by", arg(by.abs())).text(lang))
}

fn bracketed(say: impl Fn(Lang) -> String) -> Arg {
    words(|lang| format!(" ({})", say(lang)))
}

fn nothing() -> Arg {
    Arg::Text(String::new())
}

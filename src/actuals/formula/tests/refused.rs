//! What is refused, where, and why.

use super::*;
use crate::actuals::formula::FormulaErrorKind;

/// The marked text and the arguments of the message.
fn fault(text: &str) -> String {
    let Err(fault) = Formula::check(text, &schema()) else {
        panic!("{text} was accepted");
    };
    let args = fault
        .kind
        .args()
        .into_iter()
        .map(|(_, value)| format!(" {value}"));
    let marked = &text[fault.range];
    format!(
        "{}{} at `{marked}`",
        fault.kind.id(),
        args.collect::<String>()
    )
}

#[test]
fn unreadable_texts_are_told_where_reading_stops() {
    assert_eq!(fault(""), "unreadable at ``");
    assert_eq!(fault("sum("), "unreadable at `(`");
    assert_eq!(fault("sum(spend) /"), "unreadable at `/`");
    assert_eq!(fault("sum(spend) sum(views)"), "unreadable at `sum`");
    assert_eq!(fault("sum(spend), sum(views)"), "unreadable at `,`");
    assert_eq!(fault("sum(spend) from t"), "unreadable at `from`");
    assert_eq!(fault("sum(расход руб)"), "unreadable at `руб`");
    assert_eq!(fault("sum(spend) + 'a"), "unreadable at `'`");
    assert_eq!(fault("sum(1e999)"), "unreadable at `1e999`");
    assert_eq!(
        fault("/*—¹"),
        "unreadable at `¹`",
        "after a sign of three bytes"
    );
}

#[test]
fn names_are_looked_up_and_the_nearest_is_offered() {
    assert_eq!(fault("sum(spnd)"), "unknown-column spnd at `spnd`");
    assert_eq!(fault("sum(охват)"), "unknown-column охват at `охват`");
    assert_eq!(fault("sum(\n  spnd)"), "unknown-column spnd at `spnd`");
    assert_eq!(fault("summ(spend)"), "unknown-function summ at `summ`");
    for name in [
        "random()",
        "group_concat(market)",
        "sqlite_version()",
        "total(spend)",
    ] {
        let word = &name[..name.find('(').unwrap()];
        assert!(
            fault(name).starts_with(&format!("unknown-function {word}")),
            "{name}"
        );
    }
    let near = |text| match Formula::check(text, &schema()).unwrap_err().kind {
        FormulaErrorKind::UnknownColumn { near, .. }
        | FormulaErrorKind::UnknownFunction { near, .. } => near,
        _ => None,
    };
    assert_eq!(near("sum(spnd)").as_deref(), Some("spend"));
    assert_eq!(near("medain(spend)").as_deref(), Some("median"));
    assert_eq!(near("sum(охват)"), None);
}

#[test]
fn columns_belong_into_one_aggregate() {
    assert_eq!(
        fault("spend / sum(views)"),
        "not-aggregated spend at `spend`"
    );
    assert_eq!(fault("1 + 1"), "no-aggregate at `1 + 1`");
    assert_eq!(
        fault("avg(sum(spend))"),
        "nested-aggregate avg sum at `sum`"
    );
    assert_eq!(
        fault("sum(spend) filter (where count(*) > 1)"),
        "nested-aggregate sum count at `count`"
    );
}

#[test]
fn the_rest_of_sql_is_not_allowed() {
    for (text, what) in [
        ("(select sum(spend))", "select"),
        ("sum(spend) in (select 1)", "select"),
        ("exists (select 1)", "select"),
        ("sum(spend) over ()", "over"),
        ("sum(distinct spend)", "distinct"),
        ("sum(all spend)", "distinct"),
        ("sum(spend);", ";"),
        ("sum(?)", "?"),
        ("sum(:a)", ":a"),
        ("max(x'00')", "x'00'"),
        ("current_timestamp", "current_timestamp"),
        ("max(current_date)", "current_date"),
        ("sum(t.spend)", "t.spend"),
        ("sum(`spend`)", "`spend`"),
        ("sum([spend])", "[spend]"),
        ("sum(spend) % 3", "%"),
        ("sum(views) & 1", "&"),
        ("count(*) filter (where market like market)", "market"),
        (
            "count(*) filter (where market like 'a' escape 'b')",
            "escape",
        ),
        ("sum(cast(spend as blob))", "cast as BLOB"),
        ("abs(1) filter (where true)", "filter"),
    ] {
        let fault = fault(text);
        assert!(fault.starts_with("not-allowed "), "{text}: {fault}");
        let is_all = text.contains("all ");
        assert!(
            is_all || fault.contains(&format!(" {what} at")),
            "{text}: {fault}"
        );
    }
}

#[test]
fn arguments_are_counted() {
    let takes = |text| {
        fault(text)
            .replace(" at", "\tat")
            .split('\t')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(takes("sum()"), "wrong-arguments sum(number)");
    assert_eq!(takes("sum(*)"), "wrong-arguments sum(number)");
    assert_eq!(takes("max(spend, views)"), "wrong-arguments max(value)");
    assert_eq!(
        takes("coalesce(sum(spend))"),
        "wrong-arguments coalesce(value, value, …)"
    );
    assert_eq!(
        takes("count(distinct *)").split(' ').next(),
        Some("wrong-arguments")
    );
    assert_eq!(takes("count()").split(' ').next(), Some("wrong-arguments"));
    assert_eq!(
        takes("round(sum(spend), 99)").split(' ').next(),
        Some("wrong-arguments")
    );
    assert_eq!(
        takes("share_on_time(due)").split(' ').next(),
        Some("wrong-arguments")
    );
    assert_eq!(
        takes("sum(spend where views > 1)").split(' ').next(),
        Some("wrong-arguments")
    );
}

#[test]
fn kinds_are_compared() {
    assert_eq!(fault("sum(market)"), "wrong-type number text at `market`");
    assert_eq!(fault("max(due)"), "wrong-type number day at `max(due`");
    assert_eq!(
        fault("avg(delivered - due)"),
        "wrong-type number day at `delivered`"
    );
    assert_eq!(
        fault("count(*) filter (where due < 'tomorrow')"),
        "wrong-type day text at `'tomorrow'`"
    );
    assert_eq!(
        fault("count(*) filter (where due < asked)"),
        "wrong-type day moment at `asked`"
    );
    assert_eq!(
        fault("count(*) filter (where views)"),
        "wrong-type truth number at `views`"
    );
    assert_eq!(
        fault("count(distinct market || views)"),
        "wrong-type text number at `views`"
    );
    assert_eq!(
        fault("avg(business_hours(due, delivered, to))"),
        "wrong-type moment day at `due`"
    );
    assert_eq!(
        fault("avg(hours(asked, due))"),
        "wrong-type moment day at `due`"
    );
    assert_eq!(
        fault("avg(julianday('now'))"),
        "wrong-type moment text at `'now'`"
    );
    assert_eq!(
        fault("sum(case when views > 1 then spend else 'none' end)"),
        "wrong-type number text at `'none'`"
    );
}

#[test]
fn length_and_depth_are_limited() {
    let nested = |depth| format!("sum({}spend{})", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(Formula::check(&nested(20), &schema()).err(), None);
    assert!(fault(&nested(100)).starts_with("too-deep"));
    assert!(fault(&format!("count(*){}", "+1".repeat(100))).starts_with("too-deep"));
    assert!(fault(&"(".repeat(4000)).starts_with("too-"));
    assert!(fault(&format!("sum(spend{})", " ".repeat(5000))).starts_with("too-long"));
    assert!(fault(&format!("count(*){}", "+1".repeat(1000))).starts_with("too-long"));
    for sign in ["not ", "- ", "case when ", "abs("] {
        Formula::check(&format!("sum({}spend)", sign.repeat(250)), &schema()).unwrap_err();
    }
}

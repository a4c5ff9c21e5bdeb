//! What is accepted, and what is known of it without running it.

use super::*;

fn names(places: &[usize]) -> Vec<String> {
    let columns = schema().columns;
    places
        .iter()
        .map(|place| columns[*place].name.to_string())
        .collect()
}

fn needed(text: &str) -> Vec<String> {
    names(formula(text).needed())
}

#[test]
fn the_documented_subset_is_accepted() {
    for text in [
        "sum(spend) / sum(views)",
        "1.0 * count(distinct market || \"to\") / count(distinct market)",
        "avg(case when delivered <= due then 1.0 else 0.0 end)",
        "avg((julianday(answered) - julianday(asked)) * 24)",
        "SUM(Spend) - -sum(\"views\")",
        "sum(spend) filter (where market in ('ru', 'us') and not views between 1 and 3)",
        "sum(case market when 'ru' then spend else 0 end)",
        "count(*) filter (where due < '2026-04-01')",
        "count(*) filter (where asked >= '2026-03-31T18:00+03:00')",
        "sum(coalesce(spend, 0)) / nullif(sum(views), 0)",
        "max(round(cast(spend as integer) / 3, 1)) + abs(min(views))",
        "count(*) filter (where lower(market) like 'ru%' or upper(market) = 'US')",
        "sum(length(substr(market, 1, 2)))",
        "median(hours(asked, answered)) + p90(days(due, delivered))",
        "median(business_hours(asked, answered, to))",
        "p90(business_hours(asked, answered, 'lumen'))",
        "share_on_time(due, delivered)",
        "repeat_share(market, to)",
        "avg(marking)",
        "sum(spend) -- what it cost\n / count(*)",
        "case when count(*) > 3 then sum(spend) end",
        "sum(spend) is null",
        "count(*) filter (where marking is not null and marking)",
    ] {
        assert_eq!(Formula::check(text, &schema()).err(), None, "{text}");
    }
}

#[test]
fn columns_are_those_that_are_named() {
    let read = |text| names(formula(text).columns());
    assert_eq!(read("sum(spend) / sum(VIEWS)"), ["spend", "views"]);
    assert_eq!(read("count(*)"), [""; 0]);
    assert_eq!(
        read("sum(spend) filter (where market = 'ru')"),
        ["market", "spend"]
    );
}

#[test]
fn a_column_is_needed_unless_emptiness_says_something() {
    assert_eq!(needed("sum(spend) / sum(views)"), ["spend", "views"]);
    assert_eq!(needed("sum(coalesce(spend, 0)) + count(views)"), [""; 0]);
    assert_eq!(needed("count(*) filter (where delivered is null)"), [""; 0]);
    assert_eq!(needed("sum(coalesce(spend, 0)) / sum(spend)"), ["spend"]);
    assert_eq!(needed("share_on_time(due, delivered)"), ["due"]);
    assert_eq!(needed("avg(nullif(views, 0))"), ["views"]);
    assert_eq!(
        needed("count(views) filter (where market = 'ru')"),
        ["market"]
    );
    assert_eq!(needed("repeat_share(market, to)"), ["market", "to"]);
}

#[test]
fn what_still_runs_counts_in_medians_only() {
    assert_eq!(needed("median(hours(asked, answered))"), ["asked"]);
    assert_eq!(
        needed("p90(round(business_hours(asked, answered, to)))"),
        ["asked", "to"]
    );
    assert_eq!(needed("avg(hours(asked, answered))"), ["asked", "answered"]);
    assert_eq!(needed("median(answered > asked)"), ["asked", "answered"]);
    let both = "median(days(due, delivered)) / avg(days(due, delivered))";
    assert_eq!(needed(both), ["due", "delivered"]);
}

#[test]
fn our_own_functions_are_not_portable() {
    assert!(formula("sum(spend) / sum(views)").is_portable());
    assert!(formula("avg(case when delivered <= due then 1 else 0 end)").is_portable());
    for text in [
        "median(spend)",
        "avg(julianday(asked))",
        "share_on_time(due, delivered)",
        "avg(delivered <= due)",
    ] {
        assert!(!formula(text).is_portable(), "{text}");
    }
}

#[test]
fn shares_of_cases_are_known() {
    for text in [
        "share_on_time(due, delivered)",
        "avg(case when delivered <= due then 1.0 else 0.0 end)",
        "(avg(case when views > 3 then 1 when views > 2 then 1 else 0 end))",
        "avg(delivered <= due)",
    ] {
        assert!(formula(text).is_mean_of_cases(), "{text}");
    }
    for text in [
        "avg(case when delivered <= due then 2 else 0 end)",
        "avg(case when delivered <= due then 1 end)",
        "avg(spend)",
        "sum(case when delivered <= due then 1 else 0 end)",
        "100 * share_on_time(due, delivered)",
    ] {
        assert!(!formula(text).is_mean_of_cases(), "{text}");
    }
}

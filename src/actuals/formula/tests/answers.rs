//! What formulas give.

use super::*;

const LINES: [&str; 5] = [
    "ru,10,100,2026-03-01,2026-03-01,2026-03-02T08:00Z,2026-03-02T10:30Z,lumen,1",
    "ru,20,300,2026-03-05,2026-03-06,2026-03-03T08:00:00Z,,lumen,0",
    "us,30,,2026-03-09,,2026-03-04T08:00:00Z,2026-03-04T09:00:00Z,northwind,1",
    "us,40,500,2026-04-09,,2026-03-05T08:00:00Z,2026-03-06T08:00:00Z,anna,",
    ",50,700,,2026-03-01,,,,",
];

fn all(text: &str) -> Answer {
    answer(&engine(&rows(&LINES)), text, 0..LINES.len())
}

fn of(value: f64, n: u64, excluded: u64) -> Answer {
    let value = Some(value);
    Answer { value, n, excluded }
}

#[test]
fn rows_without_a_needed_cell_are_excluded() {
    assert_eq!(all("sum(spend) / sum(views)"), of(0.075, 4, 1));
    assert_eq!(all("sum(spend)"), of(150.0, 5, 0));
    assert_eq!(all("count(views)"), of(4.0, 5, 0));
    assert_eq!(all("sum(coalesce(views, 0))"), of(1600.0, 5, 0));
}

#[test]
fn rows_that_a_lone_filter_leaves_out_are_neither_counted_nor_excluded() {
    assert_eq!(
        all("sum(spend) filter (where market = 'ru')"),
        of(30.0, 2, 1)
    );
    assert_eq!(
        all("median(hours(asked, answered)) filter (where answered is not null)"),
        of(2.5, 3, 0)
    );
    // A count looks at every row, and so does a quotient.
    assert_eq!(all("count(*) filter (where market = 'de')"), of(0.0, 4, 1));
    assert_eq!(
        all("sum(spend) filter (where market = 'ru') / sum(spend)"),
        of(0.3, 4, 1)
    );
}

#[test]
fn ranges_and_filters_choose_rows() {
    let engine = engine(&rows(&LINES));
    let sum = formula("sum(spend)");
    let ask = |range, filters: &[(usize, &str)], count| {
        engine.answer("t", &sum, range, filters, count).unwrap()
    };
    assert_eq!(ask(1..3, &[], None), of(50.0, 2, 0));
    assert_eq!(ask(0..99, &[(0, "us")], None), of(70.0, 2, 0));
    assert_eq!(
        ask(0..5, &[(0, "ru"), (7, "lumen")], Some(7)),
        of(30.0, 1, 0)
    );
    assert_eq!(ask(0..5, &[(2, "300")], None), of(20.0, 1, 0));
    let nothing = Answer {
        value: None,
        n: 0,
        excluded: 0,
    };
    assert_eq!(ask(0..5, &[(0, "' or 1 = 1 --")], None), nothing);
    assert_eq!(ask(3..3, &[], None), nothing);
    assert_eq!(engine.groups("t", 0, 0..5, &[]).unwrap(), ["ru", "us"]);
    assert_eq!(
        engine.groups("t", 7, 0..5, &[(0, "us")]).unwrap(),
        ["anna", "northwind"]
    );
}

#[test]
fn division_never_truncates_and_by_zero_gives_nothing() {
    assert_eq!(all("count(*) / 2").value, Some(2.5));
    assert_eq!(all("1 / 2 * count(*)").value, Some(2.5));
    assert_eq!(all("cast(sum(spend) / 7 as integer)").value, Some(21.0));
    assert_eq!(all("sum(spend) / 0").value, None);
    assert_eq!(all("sum(spend) / (count(*) - 5)").value, None);
    assert_eq!(all("sum(spend) * 1e300 * 1e300").value, None);
    assert_eq!(all("sum(spend) filter (where market = 'none')").value, None);
    assert_eq!(all("sum(spend) / 3").value, Some(50.0));
    assert_eq!(all("count(*) / 3").value, Some(1.666_666_666_67));
}

#[test]
fn functions_mean_what_is_documented() {
    for (text, value) in [
        ("median(spend)", 30.0),
        ("p90(spend)", 46.0),
        ("min(spend) + max(spend) - avg(spend)", 30.0),
        ("count(distinct market || '/' || to)", 3.0),
        ("repeat_share(market, to)", 0.5),
        ("count(*) filter (where market like 'r_')", 2.0),
        ("count(*) filter (where not market like 'R%')", 4.0),
        ("count(*) filter (where market between 'rt' and 'uz')", 4.0),
        ("count(*) filter (where spend not in (10, 20))", 3.0),
        ("sum(length(upper(market)))", 8.0),
        ("count(*) filter (where substr(market, 1, 1) = 'r')", 2.0),
        ("round(sum(spend) / 7, 2)", 21.43),
        ("sum(nullif(spend, 50))", 100.0),
        ("abs(-sum(spend))", 150.0),
        ("avg(marking)", 0.666_666_666_667),
        ("sum(case market when 'ru' then spend else 0 end)", 30.0),
        (
            "count(*) filter (where coalesce(market, 'none') = 'none')",
            1.0,
        ),
        ("max(cast('12' as real))", 12.0),
        (
            "count(*) filter (where asked > '2026-03-03T11:00+03:00')",
            2.0,
        ),
    ] {
        assert_eq!(all(text).value, Some(value), "{text}");
    }
}

#[test]
fn letters_beyond_latin_have_capitals_too() {
    let count =
        |condition: &str| value(&["Москва"], &format!("count(*) filter (where {condition})"));
    assert_eq!(count("lower(market) = 'москва'"), Some(1.0));
    assert_eq!(count("market like 'мос%'"), Some(0.0));
    assert_eq!(count("market = 'Мос''ква'"), Some(0.0));
}

#[test]
fn what_is_not_delivered_is_late_when_it_was_due() {
    // On time, late, overdue; the fourth is not yet due and no case, the fifth has no due day.
    let share = all("share_on_time(due, delivered)");
    assert_eq!(share, of(0.333_333_333_333, 3, 1));
    // Of what was delivered only, one of two.
    assert_eq!(
        all("avg(case when delivered <= due then 1 else 0 end)"),
        of(0.5, 2, 3)
    );
    // Due on the as-of day itself is not late yet.
    assert_eq!(
        value(&[",,,2026-03-31,"], "share_on_time(due, delivered)"),
        None
    );
}

#[test]
fn what_still_runs_is_measured_up_to_the_end_of_the_as_of_day() {
    // 2.5, 1 and 24 hours; the second runs for 28 days and 13 hours.
    assert_eq!(all("median(hours(asked, answered))"), of(13.25, 4, 1));
    assert_eq!(
        all("avg(hours(asked, answered))"),
        of(9.166_666_666_67, 3, 2)
    );
    assert_eq!(
        all("max(hours(asked, coalesce(answered, null)))").value,
        Some(685.0)
    );
    assert_eq!(
        value(&[",,,2026-03-01,"], "median(days(due, delivered))"),
        Some(30.0)
    );
    assert_eq!(
        value(&[",,,2026-04-02,"], "median(days(due, delivered))"),
        None
    );
    // A Julian day has seven digits before the point, which leaves it a ten-thousandth of a second.
    let by_julian_days = all("avg((julianday(answered) - julianday(asked)) * 24)");
    assert!((by_julian_days.value.unwrap() - 9.166_666_667).abs() < 1e-7);
    assert_eq!((by_julian_days.n, by_julian_days.excluded), (3, 2));
}

#[test]
fn the_julian_day_is_that_of_astronomers() {
    // Meeus, "Astronomical Algorithms": 1 January 2000, noon, is 2 451 545.0.
    let julian = |text: &str| value(&[""], &format!("max(julianday('{text}'))"));
    assert_eq!(julian("2000-01-01T12:00Z"), Some(2_451_545.0));
    assert_eq!(julian("2000-01-01"), Some(2_451_544.5));
}

#[test]
fn a_table_is_replaced_and_columns_must_be_there() {
    let mut engine = engine(&rows(&LINES));
    engine
        .add("t", &schema(), &[1], &rows(&LINES[..2]))
        .unwrap();
    assert_eq!(answer(&engine, "sum(spend)", 0..9), of(30.0, 2, 0));
    let views = engine.answer("t", &formula("sum(views)"), 0..2, &[], None);
    assert_eq!(views, Err(Refused::NotThere));
    let other = engine.answer("u", &formula("sum(spend)"), 0..2, &[], None);
    assert_eq!(other, Err(Refused::NotThere));
}

#[test]
fn working_time_is_that_of_whoever_was_asked() {
    let moscow = |line: &str, text: &str| value(&[line], text);
    // Friday 18:00 to Monday 11:00 in Moscow, 10:00 to 03:00 in New York.
    let friday = "2026-03-20T15:00:00Z,2026-03-23T08:00:00Z";
    let of = |party: &str| {
        moscow(
            &format!(",,,,,{friday},{party}"),
            "median(business_hours(asked, answered, to))",
        )
    };
    assert_eq!(of("northwind"), Some(1.0 + 1.0));
    assert_eq!(of("anna"), of("northwind"));
    assert_eq!(of("lumen"), Some(7.0));
    assert_eq!(of("nobody"), None);
    // Still open: the last two hours of Tuesday, 31 March, in Moscow.
    assert_eq!(
        moscow(
            ",,,,,2026-03-31T14:00:00Z,,northwind",
            "p90(business_hours(asked, answered, to))"
        ),
        Some(2.0)
    );
}

#[test]
fn an_engine_may_work_on_another_thread() {
    let engine = engine(&rows(&LINES));
    let sum = formula("sum(spend)");
    let elsewhere = std::thread::spawn(move || engine.answer("t", &sum, 0..5, &[], None));
    assert_eq!(elsewhere.join().unwrap(), Ok(of(150.0, 5, 0)));
}

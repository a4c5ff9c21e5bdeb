//! Where things stand in a chart.

use super::axis::{Calendar, domain, ticks};
use super::labels::{apart, broken};
use super::pen::{MARKERS, marker, polyline, stairs};
use super::*;
use crate::value::parse_date;

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn month(from: &str, value: Option<f64>) -> Point {
    let from = day(from);
    Point {
        from,
        to: from.last_of_month(),
        value,
        is_firm: true,
        said: format!("{from}"),
    }
}

fn line(name: &str, values: &[Option<f64>]) -> Line {
    let starts = ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"];
    let points = starts.iter().zip(values).map(|(from, it)| month(from, *it));
    Line {
        name: name.to_owned(),
        points: points.collect(),
    }
}

fn step(from: &str, to: &str, high: f64) -> Step {
    Step {
        from: day(from),
        to: day(to),
        low: None,
        high: Some(high),
    }
}

fn chart(lines: Vec<Line>, targets: Vec<Target>) -> Chart {
    Chart {
        title: "Cost <b>".to_owned(),
        description: "From March to June".to_owned(),
        unit: Unit::parse("USD/engagement").unwrap(),
        lines,
        targets,
    }
}

fn drawn(chart: &Chart) -> String {
    draw(chart, "cpe", Lang::En).unwrap().as_str().to_owned()
}

/// What is drawn in the wide size with a class: the `d` of the path.
fn paths(markup: &str, class: &str) -> Vec<String> {
    let wide = markup.split("</svg>").next().unwrap();
    let start = format!("<path class=\"{class}\" d=\"");
    let rest = wide.split(&start).skip(1);
    rest.filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// Every `y` and text of the words in a drawing.
fn words(drawing: &str) -> Vec<(f64, f64, String)> {
    let between = |text: &str, start: &str, end: &str| {
        text.split(start)
            .nth(1)
            .and_then(|rest| rest.split(end).next())
            .unwrap_or("")
            .to_owned()
    };
    let word = |rest: &str| {
        let x = between(rest, "x=\"", "\"").parse().unwrap();
        let y = between(rest, " y=\"", "\"").parse().unwrap();
        (x, y, between(rest, ">", "<"))
    };
    drawing.split("<text ").skip(1).map(word).collect()
}

#[test]
fn an_axis_has_three_to_five_round_figures_that_enclose_the_values() {
    let close = |ticks: &[f64], wanted: &[f64]| {
        ticks.len() == wanted.len() && ticks.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9)
    };
    assert!(close(&ticks(0.0, 0.25), &[0.0, 0.1, 0.2, 0.3]));
    assert!(close(&ticks(0.83, 1.0), &[0.8, 0.85, 0.9, 0.95, 1.0]));
    assert!(close(&ticks(-40.0, 60.0), &[-50.0, 0.0, 50.0, 100.0]));
    for (low, high) in [
        (0.0, 1.0),
        (0.3, 0.7),
        (-40.0, 60.0),
        (1.0e-9, 3.0e-9),
        (17.0, 18.0),
        (99.0, 101.0),
        (0.0, 1.0e12),
        (-3.0, 0.0),
    ] {
        let ticks = ticks(low, high);
        let slack = (high - low) * 1e-9;
        assert!((3..=5).contains(&ticks.len()), "{low}..{high}: {ticks:?}");
        assert!(ticks[0] <= low + slack && high - slack <= ticks[ticks.len() - 1]);
    }
}

#[test]
fn zero_is_shown_unless_the_values_are_far_from_it() {
    assert_eq!(domain(&[0.2, 0.5]), Some((0.0, 0.5)));
    assert_eq!(domain(&[0.83, 1.0]), Some((0.83, 1.0)));
    assert_eq!(domain(&[0.2, 0.2]), Some((0.0, 0.2)));
    assert_eq!(domain(&[-2.0]), Some((-2.0, 0.0)));
    assert_eq!(domain(&[0.0, 0.0]), Some((0.0, 1.0)));
    assert_eq!(domain(&[]), None);
}

#[test]
fn a_line_is_broken_where_there_is_no_value() {
    let places = [Some((0.0, 1.0)), Some((2.0, 3.0)), None, Some((6.0, 7.0))];
    assert_eq!(polyline(&places), "M0.0 1.0L2.0 3.0M6.0 7.0");
    let markup = drawn(&chart(
        vec![line("US", &[Some(0.2), Some(0.3), None, Some(0.1)])],
        Vec::new(),
    ));
    let path = &paths(&markup, "chart-line series-1")[0];
    assert_eq!(
        (path.matches('M').count(), path.matches('L').count()),
        (2, 1)
    );
    assert_eq!(markup.matches("<title>2026-05-01").count(), 0);
    assert_eq!(markup.matches("<title>2026-06-01").count(), 2);
}

#[test]
fn steps_that_touch_are_one_line_and_others_are_not() {
    let steps = [(0.0, 10.0, 5.0), (10.0, 20.0, 8.0), (30.0, 40.0, 8.0)];
    assert_eq!(stairs(&steps), "M0.0 5.0H10.0V8.0H20.0M30.0 8.0H40.0");
    let target = Target {
        name: "target 0.20 USD".to_owned(),
        line: None,
        steps: vec![
            step("2026-03-01", "2026-04-30", 0.25),
            step("2026-05-01", "2026-06-30", 0.2),
        ],
    };
    let markup = drawn(&chart(
        vec![line("US", &[Some(0.2), None, None, Some(0.3)])],
        vec![target],
    ));
    let path = &paths(&markup, "chart-target")[0];
    assert_eq!(
        (path.matches('M').count(), path.matches('V').count()),
        (1, 1),
        "{path}"
    );
}

#[test]
fn a_target_of_another_time_is_not_drawn() {
    let target = Target {
        name: "target".to_owned(),
        line: Some(0),
        steps: vec![step("2025-01-01", "2025-12-31", 0.25)],
    };
    let markup = drawn(&chart(vec![line("US", &[Some(0.2)])], vec![target]));
    let wide = markup.split("</svg>").next().unwrap();
    assert_eq!(
        wide.matches("chart-target").count(),
        1,
        "only beside its name: {wide}"
    );
}

#[test]
fn one_point_and_equal_values_have_an_axis_from_zero() {
    for values in [&[Some(0.2)][..], &[Some(0.2), Some(0.2)]] {
        let markup = drawn(&chart(vec![line("US", values)], Vec::new()));
        let figures: Vec<String> = words(&markup).into_iter().map(|(.., text)| text).collect();
        assert!(figures.contains(&"0".to_owned()) && figures.contains(&"0.20".to_owned()));
        assert!(!markup.contains("NaN") && !markup.contains("inf"));
    }
}

#[test]
fn without_a_value_there_is_no_chart() {
    assert_eq!(draw(&chart(Vec::new(), Vec::new()), "x", Lang::En), None);
    let empty = chart(vec![line("US", &[None, None])], Vec::new());
    assert_eq!(draw(&empty, "x", Lang::En), None);
    assert_eq!(sparkline(&[]), None);
}

#[test]
fn words_never_meet_and_never_leave_the_drawing() {
    let names = ["United States of America", "Russia", "Serbia", "Brazil"];
    let lines: Vec<Line> = names
        .iter()
        .map(|name| line(name, &[Some(0.2), Some(0.2)]))
        .collect();
    let target = |at| Target {
        name: "target at most 0.20 USD in a country".to_owned(),
        line: Some(at),
        steps: vec![step("2026-03-01", "2026-06-30", 0.2)],
    };
    let markup = drawn(&chart(lines, (0..4).map(target).collect()));
    for (drawing, width) in markup.split("</svg>").zip([720.0, 380.0]) {
        let height: f64 = drawing
            .split("viewBox=\"0 0 ")
            .nth(1)
            .and_then(|rest| rest.split('"').next()?.split(' ').nth(1)?.parse().ok())
            .unwrap();
        let written = words(drawing);
        let names = || {
            written
                .iter()
                .filter(|(x, ..)| *x > width / 2.0 && *x + 7.0 < width)
        };
        let mut heights: Vec<f64> = names()
            .filter(|(.., text)| text.chars().count() > 4)
            .map(|(_, y, _)| *y)
            .collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.len() > 8, "{written:?}");
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 13.0));
        assert!(
            written.iter().all(|(_, y, _)| *y > 9.0 && *y < height),
            "{written:?}"
        );
    }
}

#[test]
fn names_are_broken_between_words_and_moved_apart_no_further_than_needed() {
    assert_eq!(
        broken("target at most 0.20 USD", 12),
        ["target at", "most 0.20", "USD"]
    );
    assert_eq!(broken("Vladivostok", 5), ["Vladivostok"]);
    assert_eq!(
        apart(&[(50.0, 16.0), (20.0, 16.0)], 0.0, 100.0),
        [50.0, 20.0]
    );
    assert_eq!(
        apart(&[(50.0, 16.0), (52.0, 16.0)], 0.0, 100.0),
        [50.0, 66.0]
    );
    assert_eq!(
        apart(&[(99.0, 16.0), (98.0, 16.0)], 0.0, 100.0),
        [92.0, 76.0]
    );
}

#[test]
fn months_are_named_as_densely_as_there_is_room() {
    let calendar = Calendar::of(&[day("2025-11-10"), day("2026-04-20")]).unwrap();
    let named = |room: f64, lang: Lang| -> Vec<String> {
        let months = calendar.months(room, lang).into_iter();
        let name = |month: super::axis::Month| {
            Some(format!(
                "{} {}",
                month.name?,
                month.year.unwrap_or_default()
            ))
        };
        months
            .filter_map(name)
            .map(|it| it.trim().to_owned())
            .collect()
    };
    assert_eq!(
        named(0.1, Lang::En),
        ["Nov 2025", "Dec", "Jan 2026", "Feb", "Mar", "Apr"]
    );
    assert_eq!(named(0.2, Lang::Ru), ["ноя 2025", "янв 2026", "мар"]);
    assert_eq!(named(0.9, Lang::En), ["Nov 2025"]);
}

#[test]
fn each_line_has_a_marker_of_its_own() {
    let shapes: std::collections::BTreeSet<String> =
        (0..MARKERS).map(|at| marker(at, 10.0, 10.0, 3.0)).collect();
    assert_eq!(shapes.len(), MARKERS);
}

#[test]
fn a_chart_tells_what_it_shows_and_says_nothing_by_style() {
    let markup = drawn(&chart(vec![line("US", &[Some(0.2), None])], Vec::new()));
    assert!(markup.contains("role=\"img\" aria-labelledby=\"cpe-wide-title\""));
    assert!(markup.contains("<title id=\"cpe-narrow-title\">Cost &lt;b&gt;</title>"));
    assert!(markup.contains("<desc id=\"cpe-wide-text\">From March to June</desc>"));
    for forbidden in [" style=", " fill=", " stroke=", "#"] {
        assert!(!markup.contains(forbidden), "{forbidden} in {markup}");
    }
}

#[test]
fn a_sparkline_shows_gaps_the_bounds_and_the_last_value() {
    let point = |value| SparkPoint {
        value,
        low: None,
        high: Some(0.2),
    };
    let points = [None, Some(0.3), None, Some(0.1), None].map(point);
    let markup = sparkline(&points).unwrap().as_str().to_owned();
    let path = &paths(&markup, "chart-line series-1")[0];
    assert_eq!(path.matches('M').count(), 2, "{path}");
    assert_eq!(paths(&markup, "chart-target").len(), 1);
    assert_eq!(markup.matches("<circle").count(), 1);
    assert!(markup.contains("aria-hidden=\"true\""));
}

#[test]
fn a_band_has_a_bar_for_each_piece_and_shades_what_is_shared() {
    let row = |name: &str, bars: &[(i32, i32, &str)]| BandRow {
        name: name.to_owned(),
        bars: bars
            .iter()
            .map(|(from, to, words)| (*from, *to, (*words).to_owned()))
            .collect(),
    };
    let band = Band {
        title: "Hours".to_owned(),
        description: "A & B".to_owned(),
        rows: vec![
            row("A", &[(600, 1140, "10:00–19:00")]),
            row("B", &[(0, 60, ""), (960, 1440, "09:00–18:00")]),
        ],
        common: row("both", &[(960, 1140, "3 hours")]),
    };
    let markup = draw_band(&band, "hours").as_str().to_owned();
    let wide = markup.split("</svg>").next().unwrap();
    assert_eq!(wide.matches("<rect class=\"chart-bar").count(), 4);
    assert_eq!(wide.matches("<rect class=\"chart-shared\"").count(), 1);
    assert!(wide.contains("A &amp; B") && wide.contains("09:00–18:00"));
    // The day of 1440 minutes ends at the edge of the drawing.
    let last = wide.split("series-2\" x=\"").nth(2).unwrap();
    let number = |text: &str| text.split('"').next().unwrap().parse::<f64>().unwrap();
    let (x, width) = (number(last), number(last.split("width=\"").nth(1).unwrap()));
    assert!((x + width - 718.0).abs() < 0.2, "{x} {width}");
}

#[test]
fn measured_rows_share_an_axis_and_say_which_is_not_as_it_should_be() {
    let row = |name: &str, bar, line, mark, is_good| Measured {
        name: name.to_owned(),
        lang: None,
        bar,
        line,
        mark,
        is_good,
        said: format!("{name}!"),
    };
    let measures = Measures {
        title: "Spent".to_owned(),
        description: "< & >".to_owned(),
        rows: vec![
            row("first", (0.0, 50.0), Some(100.0), None, true),
            row("second", (0.0, 100.0), Some(50.0), None, false),
            row("third", (20.0, 40.0), None, Some(80.0), false),
        ],
    };
    let markup = draw_measures(&measures, "m", |value| format!("{value} USD")).unwrap();
    let wide = markup.as_str().split("</svg>").next().unwrap().to_owned();
    assert!(wide.contains("&lt; &amp; &gt;") && wide.contains("100 USD"));
    assert_eq!(wide.matches("chart-bar series-1").count(), 1);
    assert_eq!(wide.matches("chart-bar series-2").count(), 1);
    assert_eq!(wide.matches("chart-bar chart-interval").count(), 1);
    assert_eq!(wide.matches("chart-mark series-2").count(), 1);
    // Half of the axis is half of the whole.
    let widths: Vec<f64> = wide
        .split("width=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert!((widths[0] * 2.0 - widths[1]).abs() < 0.2, "{widths:?}");
    let none = Measures {
        rows: Vec::new(),
        ..measures
    };
    assert!(draw_measures(&none, "m", |value| value.to_string()).is_none());
}

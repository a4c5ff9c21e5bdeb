//! Counters that platforms keep: the latest of each asset in each period counts.

use serde_json::Value;

use crate::support::Playbook;

const CONFIG: &str = r#"
format = 1
as_of = 2026-03-31
currency = "USD"

[ledgers.performance.columns]
views = { role = "snapshot" }
"#;

/// `a1` is seen in two markets, and each has a count of its own; `c1` is never counted. The rows do
/// not stand in the order of their days.
const PERFORMANCE: &str = "\
date,market,spend,currency,platform,asset,views
2026-02-20,us,5,USD,youtube,a1,250
2026-02-10,us,10,USD,youtube,a1,100
2026-02-20,ru,20,USD,youtube,a1,40
2026-03-05,us,5,USD,youtube,a1,300
2026-03-31,us,0,USD,youtube,a1,
2026-03-10,ru,10,USD,youtube,a1,90
2026-03-10,ru,5,USD,youtube,c1,
2026-03-20,ru,5,USD,youtube,c1,
";

fn metric(keys: &str) -> String {
    format!("---\ntitle: T\nledger: performance\nbetter: higher\nfrequency: month\n{keys}\n---\n")
}

/// Value, observations and rows left out in February and March.
fn months(status: &Value, metric: &str, market: Option<&str>) -> Vec<(f64, u64, u64)> {
    let metrics = status["metrics"].as_array().unwrap();
    let found = metrics
        .iter()
        .find(|it| it["id"] == metric && it["where"]["market"].as_str() == market);
    let windows = found.unwrap()["windows"].as_array().unwrap().iter();
    let told = |window: &Value| {
        let count = |key: &str| window[key].as_u64().unwrap();
        (
            window["value"].as_f64().unwrap(),
            count("n"),
            count("excluded"),
        )
    };
    windows.map(told).collect()
}

#[test]
fn the_latest_count_of_each_asset_and_month_counts() {
    let status = Playbook::empty()
        .file("comity.toml", CONFIG)
        .file("ledgers/performance.csv", PERFORMANCE)
        .file(
            "metrics/views.md",
            metric("unit: view\nformula: sum(views)\nsplit_by: [market]"),
        )
        .file(
            "metrics/price.md",
            metric("unit: USD/view\nformula: sum(spend) / sum(views)"),
        )
        .json(&["status", "--format", "json"]);
    // February: us 250, ru 40. March: us 300 (its last row has no count), ru 90, and c1 has none.
    assert_eq!(
        months(&status, "views", None),
        [(290.0, 2, 0), (390.0, 2, 1)]
    );
    assert_eq!(
        months(&status, "views", Some("us")),
        [(250.0, 1, 0), (300.0, 1, 0)]
    );
    // 35 of three rows / 290; (5 + 0 + 10) of three rows / 390, both rows of c1 left out.
    assert_eq!(
        months(&status, "price", None),
        [(0.120_689_655_172, 3, 0), (0.038_461_538_461_5, 3, 2)]
    );
}

//! Pages of metrics that use a ready one.

use super::{CONFIG, page, site_with};

#[test]
fn a_ready_metric_fills_what_the_document_leaves_out() {
    let config = format!("currency = \"EUR\"\n{CONFIG}");
    let short = "---\ntitle: Price\nuses: builtin/cpe\nowner: ann\n---\n## Definition\n\nOurs.\n";
    let long = format!("{short}\n{}\n", "Our own text says all of it. ".repeat(20));
    let site = site_with(&[
        ("comity.toml", &config),
        ("metrics/price.md", short),
        ("metrics/long.md", &long),
    ]);
    let english = page(&site, "metrics/price.html");
    assert!(english.contains("sum(spend) / sum(engagements)"));
    assert!(english.contains("EUR/engagement"));
    assert!(english.contains("Cost per engagement (builtin/cpe)"));
    assert!(english.contains("<h2 id=\"_ready\">Ready metric: Cost per engagement</h2>"));
    assert!(english.contains("<h3>How to read it</h3>"));
    assert_eq!(english.matches("id=\"definition\"").count(), 1);
    let russian = page(&site, "ru/metrics/price.html");
    assert!(russian.contains("<h2 id=\"_ready\">Готовая метрика: Цена вовлечения</h2>"));
    assert!(russian.contains("<h3>Как читать</h3>"));
    let denominator = "likes, comments, shares and saves</";
    assert!(english.contains(denominator) && !russian.contains(denominator));
    let long = page(&site, "metrics/long.html");
    assert!(long.contains("sum(spend) / sum(engagements)") && !long.contains("_ready"));
}

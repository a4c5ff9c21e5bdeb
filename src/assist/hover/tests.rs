//! What is told of places in the example, marked by `‸`.

use super::super::sample::Sample;
use super::hover;
use crate::locale::Lang;

/// What is told of the place `marked` in a file, and of which text.
fn told(sample: &Sample, path: &str, marked: &str, lang: Lang) -> (String, String) {
    let found = sample.view(path, lang, |view| hover(view, sample.at(path, marked)));
    let found = found.unwrap_or_else(|| panic!("{path} {marked:?} tells nothing"));
    let text = sample.text(&path.into(), found.span).to_owned();
    (text, found.markdown.replace('\u{a0}', " "))
}

#[test]
fn a_metric_is_told_with_its_latest_value() {
    let example = Sample::example();
    let path = "agreements/2026-02-loi.md";
    let (text, card) = told(&example, path, "us-cpe: { metric: ‸cpe", Lang::En);
    assert_eq!(text, "cpe");
    assert!(
        card.starts_with("**Cost per engagement** · metric · `cpe`"),
        "{card}"
    );
    assert!(
        card.contains("`USD/engagement` · lower is better"),
        "{card}"
    );
    assert!(
        card.contains("`sum(spend) / sum(engagements)` over the ledger `performance`"),
        "{card}"
    );
    assert!(
        card.contains("Latest: ") && card.contains("week 39 of 2026"),
        "{card}"
    );
    assert!(card.contains("Owner: Sam Ortiz"), "{card}");
    let (text, card) = told(&example, path, "[cost per‸ engagement]", Lang::Ru);
    assert_eq!(text, "[cost per engagement](../metrics/cpe.md)");
    assert!(card.contains("Последнее: "), "{card}");
}

#[test]
fn people_are_told_with_their_clock() {
    let example = Sample::example();
    let (_, card) = told(&example, "metrics/cpe.md", "owner: ‸sam", Lang::En);
    assert!(card.starts_with("**Sam Ortiz** · Lumen Agency"), "{card}");
    assert!(
        card.contains("America/New_York · 7 hours behind Europe/Moscow"),
        "{card}"
    );
    assert!(card.contains("Point of contact"), "{card}");
    let (_, card) = told(&example, "metrics/cpe.md", "owner: ‸sam", Lang::Ru);
    assert!(card.contains("на 7 часов позади Europe/Moscow"), "{card}");
}

#[test]
fn an_expectation_is_told_with_what_came() {
    let example = Sample::example();
    let path = "agreements/2026-07-amendment.md";
    let (_, card) = told(&example, path, "  us‸-cpe:", Lang::En);
    assert!(card.starts_with("**`us-cpe`** · Primary"), "{card}");
    assert!(card.contains("Target: 0.20 USD"), "{card}");
    assert!(
        card.contains("on track") || card.contains("off track"),
        "{card}"
    );
    let path = "decisions/2026-02-03-primary-metric.md";
    let (text, card) = told(&example, path, "2026-02-loi#us‸-cpe", Lang::Ru);
    assert_eq!(text, "us-cpe");
    assert!(card.contains("Цель: 0.25 USD"), "{card}");
}

#[test]
fn decisions_and_other_documents_are_told_in_short() {
    let example = Sample::example();
    let path = "agreements/2026-02-loi.md";
    let (text, card) = told(
        &example,
        path,
        "the [deci‸sion](../decisions/2026-02-11",
        Lang::En,
    );
    assert_eq!(
        text,
        "[decision](../decisions/2026-02-11-one-video-first.md)"
    );
    assert!(
        card.contains("· decision · `2026-02-11-one-video-first`"),
        "{card}"
    );
    assert!(card.contains("Accepted · "), "{card}");
    assert!(card.contains("Decides: "), "{card}");
    let (_, card) = told(&example, "index.md", "[amend‸ment](", Lang::Ru);
    assert!(
        card.contains("· соглашение · `2026-07-amendment`"),
        "{card}"
    );
    assert!(card.contains("Действует"), "{card}");
}

#[test]
fn keys_are_told_as_the_reference_tells_them() {
    let example = Sample::example();
    let (text, told_of) = told(&example, "metrics/cpe.md", "bet‸ter:", Lang::En);
    assert_eq!(text, "better");
    assert!(
        told_of.starts_with("**`better`** · Better · *required without `uses`*"),
        "{told_of}"
    );
    assert!(told_of.contains("- `lower`: Lower is better"), "{told_of}");
    assert!(told_of.contains("For example `better: lower`"), "{told_of}");
    let path = "agreements/2026-02-loi.md";
    let (text, told_of) = told(
        &example,
        path,
        "us-cpe: { metric: cpe, where: { market: us }, tar‸get",
        Lang::Ru,
    );
    assert_eq!(text, "target");
    assert!(told_of.contains("Что обещано"), "{told_of}");
    let (_, told_of) = told(&example, "comity.toml", "fx‸ = ", Lang::Ru);
    assert!(
        told_of.contains("`transaction-date`: курс дня"),
        "{told_of}"
    );
}

#[test]
fn values_are_read_aloud() {
    let example = Sample::example();
    let (_, said) = told(
        &example,
        "metrics/cpe.md",
        "period: 2026-02-16..2026‸",
        Lang::En,
    );
    assert!(said.contains("16 February – 20 March 2026"), "{said}");
    let (_, said) = told(&example, "metrics/cpe.md", "better: low‸er", Lang::Ru);
    assert_eq!(said, "**`lower`** · Меньше — лучше");
    let (_, said) = told(
        &example,
        "briefs/2026-03-campfire.md",
        "budget: 19‸00",
        Lang::Ru,
    );
    assert!(said.contains("1 900 USD"), "{said}");
    let (_, said) = told(&example, "parties/lumen.md", "hours: 09‸", Lang::En);
    assert!(said.contains("16:00–01:00 in Europe/Moscow"), "{said}");
    let path = "decisions/2026-02-03-primary-metric.md";
    let (_, said) = told(&example, path, "decided: 2026-‸", Lang::En);
    assert!(said.contains("09:40 in Europe/Moscow"), "{said}");
}

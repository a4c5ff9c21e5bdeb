//! What happened beside what was promised, as readers get it.

use super::*;
use crate::actuals::bounds::Bounds;
use crate::actuals::kpi::{Part, Standing, Verdict};
use crate::actuals::outcome::{Judgement, Measure, Outcome, Reason, State};
use crate::actuals::window::Window;
use crate::model::kinds::{Better, ExpectationRole};
use crate::text::Span;
use crate::value::{Period, Unit};

/// A month of the agreement: its value, and whether that is good.
fn month(month: &str, value: Option<f64>, state: State) -> Judgement {
    Judgement {
        window: Window {
            period: Period::parse(month).unwrap(),
            campaign: None,
            is_complete: true,
        },
        measure: Measure {
            value,
            n: 12,
            excluded: 1,
            sources: Vec::new(),
            rows: Vec::new(),
            at_budget_rates: value.map(|value| value - 0.01),
            fault: None,
        },
        bounds: Some(Bounds {
            low: None,
            high: Some(0.25),
        }),
        due: 1.0,
        state,
    }
}

fn outcome(path: &str, key: &str, judgements: Vec<Judgement>) -> Outcome {
    let path = DocPath::new(path);
    let document = path.file_name().trim_end_matches(".md").to_owned();
    Outcome {
        path,
        document,
        key: key.to_owned(),
        span: Span::at(0),
        target_span: None,
        metric: "cpe".to_owned(),
        filters: vec![("market".to_owned(), "us".to_owned())],
        role: ExpectationRole::Primary,
        is_negotiable: false,
        owner: None,
        is_in_force: true,
        campaign: None,
        unit: Some(Unit::parse("USD/engagement").unwrap()),
        better: Better::Lower,
        target: None,
        baseline: None,
        judgements,
    }
}

fn two_months() -> Vec<Judgement> {
    vec![
        month("2026-01", Some(0.4), State::OffTrack),
        month("2026-02", Some(0.3), State::OffTrack),
    ]
}

fn measured(actuals: Actuals, series: Vec<Series>) -> Site {
    let (path, text) = agreement("one", SIGNED, "at most 0.25 USD");
    let metric = METRIC.replace("owner: ann", "split_by: [market]\nowner: ann");
    let files = [(path.as_str(), text.as_str()), ("metrics/cpe.md", &metric)];
    site_of(&files, actuals, series)
}

fn with_outcome(judgements: Vec<Judgement>, verdict: Option<Verdict>) -> Site {
    let actuals = Actuals {
        outcomes: vec![outcome("agreements/one.md", "us-cpe", judgements)],
        verdict,
        ..Actuals::default()
    };
    measured(actuals, Vec::new())
}

fn series(market: Option<&str>, value: f64) -> Series {
    let judged = month("2026-02", Some(value), State::OnTrack);
    let filters = market.map(|market| ("market".to_owned(), market.to_owned()));
    Series {
        metric: "cpe".to_owned(),
        unit: Unit::parse("USD/engagement").unwrap(),
        better: Better::Lower,
        filters: filters.into_iter().collect(),
        points: vec![(judged.window, judged.measure)],
    }
}

fn plain(markup: &str) -> String {
    markup.replace('\u{a0}', " ")
}

#[test]
fn the_register_shows_value_evidence_state_and_trend() {
    let site = with_outcome(two_months(), None);
    assert_eq!(
        rows(&page(&site, "expectations.html")),
        ["one#us-cpe: Off track for 2 periods in a row"]
    );
    let markup = plain(&page(&site, "expectations.html"));
    assert!(markup.contains("0.30 USD<span class=\"row-note\">February 2026, n = 12, 1 left out"));
    assert!(markup.contains("+0.01 USD by exchange rates"));
    assert!(markup.contains("<svg class=\"spark\""));
    let russian = plain(&page(&site, "ru/expectations.html"));
    assert!(
        russian.contains("0,30 USD<span class=\"row-note\">февраль 2026 г., n = 12, не учтено 1")
    );
    assert!(russian.contains("2 периода подряд"));
}

#[test]
fn what_cannot_be_told_says_why() {
    let few = State::NotEvaluable(Reason::TooFew { n: 2, min: 3 });
    let site = with_outcome(vec![month("2026-02", Some(0.1), few)], None);
    assert_eq!(
        rows(&page(&site, "expectations.html")),
        ["one#us-cpe: Cannot be told 2 observations, and the metric wants 3"]
    );
    let none = State::NotEvaluable(Reason::NoLedger("performance".to_owned()));
    let site = with_outcome(vec![month("2026-02", None, none)], None);
    let markup = page(&site, "metrics/cpe.html");
    assert!(markup.contains("Cannot be told: the ledger performance has no file."));
    assert!(!markup.contains("chart-drawing"));
}

#[test]
fn expectations_of_ended_campaigns_have_a_group_of_their_own() {
    let brief = "---\ntitle: River\nstatus: closed\ndates: { start: 2026-01-06, end: 2026-01-31 }\nexpectations:\n  \
                 cpe: { metric: cpe, target: 0.20 USD }\n---\n";
    let mut ended = outcome(
        "briefs/river.md",
        "cpe",
        vec![month("2026-01", Some(0.19), State::OnTrack)],
    );
    ended.is_in_force = false;
    ended.campaign = Some("river".to_owned());
    let actuals = Actuals {
        outcomes: vec![ended],
        ..Actuals::default()
    };
    let site = site_of(&[("briefs/river.md", brief)], actuals, Vec::new());
    let markup = page(&site, "expectations.html");
    assert!(markup.contains("<h2 id=\"ended-campaigns\">Of ended campaigns</h2>"));
    assert!(!markup.contains("id=\"not-in-force\""));
    assert_eq!(rows(&markup), ["river#cpe: On track"]);
    let unknown = site_with(&[("briefs/river.md", brief)]);
    assert_eq!(
        rows(&page(&unknown, "expectations.html")),
        ["river#cpe: Not in force ended on 31 January 2026"]
    );
}

#[test]
fn a_metric_has_a_line_for_each_market_and_never_one_for_all() {
    let all = vec![
        series(None, 0.2),
        series(Some("us"), 0.3),
        series(Some("ru"), 0.1),
    ];
    let actuals = Actuals {
        outcomes: vec![outcome("agreements/one.md", "us-cpe", two_months())],
        ..Actuals::default()
    };
    let site = measured(actuals, all);
    let markup = plain(&page(&site, "metrics/cpe.html"));
    let wide = markup.split("<svg class=\"chart-drawing").nth(1).unwrap();
    assert_eq!(wide.matches("class=\"chart-line").count(), 2);
    assert!(wide.contains("United States: 0.30 USD, February 2026; target at most 0.25 USD."));
    assert!(wide.contains("class=\"chart-target series-1\""));
    assert!(wide.contains(">United States</text>") && wide.contains(">ru</text>"));
    assert!(
        !markup.contains("0.20 USD</"),
        "the mixed line is not shown"
    );
    assert!(markup.contains("<h2 id=\"_expected\">"));
    let judged = markup.split("<h2 id=\"_judged\">").nth(1).unwrap();
    assert!(judged.contains("January 2026") && judged.contains("0.40 USD"));
    assert!(judged.contains("<span>Off track</span>"));
}

#[test]
fn a_metric_without_values_says_so_and_stands() {
    let site = site_with(&[]);
    assert!(page(&site, "metrics/cpe.html").contains("the ledger performance has no file"));
    let metric = METRIC.replace("ledger: performance\n", "");
    let site = site_with(&[("metrics/cpe.md", &metric)]);
    assert!(
        page(&site, "ru/metrics/cpe.html").contains("Сказать нельзя: метрика не называет журнала.")
    );
}

#[test]
fn the_front_page_tells_the_verdict_and_draws_the_primary_metric() {
    let part = |key: &str, role, passes| Part {
        reference: format!("one#{key}"),
        role,
        passes,
    };
    let verdict = Verdict {
        state: Standing::Failing,
        passed: 2,
        needed: 2,
        parts: vec![
            part("us-cpe", ExpectationRole::Primary, Some(false)),
            part("on-time", ExpectationRole::Kpi, Some(true)),
            part("turnaround", ExpectationRole::Kpi, Some(true)),
            part("quality", ExpectationRole::Guardrail, None),
        ],
    };
    let site = with_outcome(two_months(), Some(verdict));
    let markup = plain(&page(&site, "index.html"));
    assert!(markup.contains("<span>Not working</span>"));
    let why = "2 of 3 on track, 2 needed; the primary one is off track; one more cannot be told.";
    assert!(markup.contains(why), "{markup}");
    assert!(markup.contains("<span class=\"primary-actual\">0.30 USD</span>"));
    assert_eq!(markup.matches("<svg class=\"chart-drawing").count(), 2);
    assert!(markup.contains("<summary id=\"_primary-chart\">The data as a table</summary>"));
    let russian = plain(&page(&site, "ru/index.html"));
    assert!(russian.contains(
        "по плану 2 из 3, нужно 2; главный показатель не по плану; ещё 1 оценить нельзя."
    ));
}

#[test]
fn without_a_verdict_the_front_page_says_why() {
    let markup = page(&site_with(&[]), "index.html");
    assert!(markup.contains("there is nothing to judge"));
    let markup = page(&with_outcome(two_months(), None), "index.html");
    assert!(markup.contains("no KPI rule"));
}

#[test]
fn a_campaign_shows_what_was_expected_forecast_and_what_came() {
    use crate::actuals::forecast::{Forecasted, Record};
    let brief = "---\ntitle: River\nstatus: closed\nverdict: success\nowner: ann\ndates: { start: 2026-01-06, end: 2026-01-31 }\nexpectations:\n  \
                 cpe: { metric: cpe, target: at most 0.20 USD }\nforecast:\n  cpe: { expect: 0.20 USD, low: 0.17 USD, high: 0.24 USD }\n---\n";
    let learned = "---\ntitle: Why\ncampaign: river\ncauses: [timing]\nactions: {}\n---\n";
    let mut ended = outcome(
        "briefs/river.md",
        "cpe",
        vec![month("2026-01", Some(0.19), State::OnTrack)],
    );
    ended.is_in_force = false;
    ended.campaign = Some("river".to_owned());
    let forecast = Forecasted {
        path: ended.path.clone(),
        campaign: "river".to_owned(),
        key: "cpe".to_owned(),
        span: Span::at(0),
        expect: 0.2,
        low: 0.17,
        high: 0.24,
        actual: Some(0.19),
        score: None,
        base_score: None,
    };
    let actuals = Actuals {
        outcomes: vec![ended],
        forecasts: Record {
            forecasts: vec![forecast],
            campaigns: 1,
            enough: 5,
        },
        ..Actuals::default()
    };
    let files = [("briefs/river.md", brief), ("post-mortems/why.md", learned)];
    let site = site_of(&files, actuals, Vec::new());
    let markup = plain(&page(&site, "briefs/river.html"));
    for shown in [
        "at most 0.20 USD",
        "0.17 USD – 0.24 USD, 0.20 USD expected",
        "0.19 USD",
        "<span>Inside</span>",
        "<span>On track</span>",
        "href=\"../post-mortems/why.html\"",
    ] {
        assert!(markup.contains(shown), "no {shown} in {markup}");
    }
    let list = plain(&page(&site, "briefs/index.html"));
    assert!(list.contains("<span>Success</span>") && list.contains("0.19 USD"));
    assert!(list.contains("1 of the 5 ended campaigns"));
    let untold = page(&site_with(&files), "briefs/river.html");
    assert!(plain(&untold).contains("0.17 USD – 0.24 USD, 0.20 USD expected"));
}

#[test]
fn health_checks_stand_beside_what_was_computed() {
    let check = "---\ntitle: February\nanswers:\n  \
                 a: { by: ann, date: 2026-03-01, metrics: on-track, communication: 5, verdict: continue }\n  \
                 b: { by: bob, date: 2026-03-01, metrics: not-sure, communication: 3, verdict: adapt }\n---\n";
    let actuals = Actuals {
        outcomes: vec![outcome("agreements/one.md", "us-cpe", two_months())],
        ..Actuals::default()
    };
    let site = site_of(&[("health/2026-02.md", check)], actuals, Vec::new());
    let markup = page(&site, "health/index.html");
    assert!(markup.contains("0 of 1 on track"));
    assert!(markup.contains("missed</span>"));
    assert!(markup.contains("<td class=\"number\"><span class=\"part\">2</span>"));
    assert_eq!(markup.matches("<svg class=\"chart-drawing").count(), 2);
    let untold = page(
        &site_with(&[("health/2026-02.md", check)]),
        "ru/health/index.html",
    );
    assert!(untold.contains("Сказать нельзя") && untold.contains(">баллы</text>"));
}

#[test]
fn pages_that_have_nothing_to_show_are_not_there() {
    let has = |site: &Site, page: &str| site.paths().any(|path| path == page);
    let site = site_with(&[]);
    assert!(!has(&site, "creators.html") && !has(&site, "budget.html"));
    assert!(!page(&site, "index.html").contains("creators.html"));
    let creator = "---\ntitle: Cara\ntype: creator\ntimezone: Europe/Berlin\n---\n";
    let brief = "---\ntitle: River\nstatus: active\ncreators: [c]\nbudget: 100 USD\nsent: 2026-01-01\ndates: { start: 2026-01-06, end: 2026-01-31 }\n---\n";
    let site = site_with(&[("parties/c.md", creator), ("briefs/river.md", brief)]);
    assert!(page(&site, "index.html").contains("href=\"creators.html\""));
    assert!(page(&site, "ru/creators.html").contains("Cara"));
    assert!(page(&site, "budget.html").contains("the playbook names no reporting currency"));
}

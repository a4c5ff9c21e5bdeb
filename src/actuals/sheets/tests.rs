//! Two sheets, and what comes of laying them side by side.

use super::{Comparison, compare};
use crate::model::{ParseCache, Playbook, load};
use crate::source::Memory;

const CONFIG: &str = "format = 1\n[markets.us]\n[kinds.alignment.fields]\nreview = { type = \"text\", required = false }\n";
const METRIC: &str = "---\ntitle: Cost\nunit: USD/engagement\nbetter: lower\n---\n";

fn playbook(one: &str, other: &str, more: &[(&str, &str)]) -> Playbook {
    let sheet =
        |party: &str, answers: &str| format!("---\ntitle: S\nparty: {party}\n{answers}---\n");
    let mut files = vec![
        ("comity.toml", CONFIG.to_owned()),
        (
            "index.md",
            "---\ntitle: P\nparties: [a, b]\n---\n".to_owned(),
        ),
        ("metrics/cpe.md", METRIC.to_owned()),
        ("alignment/a.md", sheet("a", one)),
        ("alignment/b.md", sheet("b", other)),
    ];
    files.extend(more.iter().map(|(path, text)| (*path, (*text).to_owned())));
    load(&Memory::of(files), &ParseCache::new())
        .unwrap()
        .playbook
}

fn shown(comparison: &Comparison<'_>) -> Vec<String> {
    let answered = comparison
        .gaps
        .iter()
        .filter(|gap| gap.answers.iter().any(Option::is_some));
    let line = |gap: &super::Gap<'_>| {
        let by = gap
            .settled_by
            .map_or(String::new(), |page| format!(" by {}", page.id));
        format!("{}: {}{by}", gap.name(), gap.state().word())
    };
    answered.map(line).collect()
}

fn check(one: &str, other: &str, expected: &[&str]) {
    let playbook = playbook(one, other, &[]);
    assert_eq!(shown(&compare(&playbook)), expected, "{one}{other}");
    let reversed = self::playbook(other, one, &[]);
    let mut turned = shown(&compare(&reversed));
    let mut straight = expected.to_vec();
    turned.sort();
    straight.sort_unstable();
    assert_eq!(turned, straight, "the other way round: {one}{other}");
}

fn targets(one: &str, other: &str, expected: &str) {
    let success = |target: &str| format!("success: {{ x: {{ metric: cpe, target: {target} }} }}\n");
    let expected = format!("success.x: {expected}");
    check(&success(one), &success(other), &[&expected]);
}

#[test]
fn targets_are_compared_as_the_figures_that_satisfy_them() {
    targets("0.25 USD", "at most 0.25 USD", "match");
    targets("0.25 USD", "0.30 USD", "overlap");
    targets("at most 0.25 USD", "between 0.20 and 0.30 USD", "overlap");
    targets("at most 0.25 USD", "between 0.25 and 0.30 USD", "overlap");
    targets("at most 30 USD", "between 40 and 60 USD", "conflict");
    targets("at least 3 USD", "at most 2 USD", "conflict");
    targets("exactly 3 USD", "exactly 3.00 USD", "match");
    targets("0.25 USD", "0.25 EUR", "conflict");
    targets("20 % better than baseline", "0.25 USD", "both-answered");
    targets(
        "20 % better than baseline",
        "30 % better than baseline",
        "overlap",
    );
    targets("at most 2d", "at most 48h", "match");
}

#[test]
fn a_bare_figure_of_an_unknown_metric_is_left_to_people() {
    let success = |target: &str| format!("success: {{ x: {{ metric: y, target: {target} }} }}\n");
    check(&success("3"), &success("4"), &["success.x: both-answered"]);
    check(&success("3"), &success("3"), &["success.x: match"]);
}

#[test]
fn plain_answers_are_equal_or_not() {
    check("horizon: 1w\n", "horizon: 7d\n", &["horizon: match"]);
    check("horizon: 90d\n", "horizon: 6mo\n", &["horizon: conflict"]);
    check(
        "optimises: cpe\n",
        "optimises: cpa\n",
        &["optimises: conflict"],
    );
    check(
        "cadence: { sync: weekly }\n",
        "cadence: { sync: week, review: monthly }\n",
        &["cadence.sync: match", "cadence.review: one-sided"],
    );
    check(
        "responsible: { brief: a, report: b }\n",
        "responsible: { brief: b, report: b }\n",
        &["responsible.brief: conflict", "responsible.report: match"],
    );
}

#[test]
fn times_and_money_overlap_where_something_lies_in_both() {
    let timeline = |from: &str, to: &str| format!("timeline: {{ from: {from}, to: {to} }}\n");
    let spring = timeline("2026-02-01", "2026-05-01");
    check(&spring, &spring, &["timeline: match"]);
    check(
        &spring,
        &timeline("2026-05-01", "2026-06-01"),
        &["timeline: overlap"],
    );
    check(
        &spring,
        &timeline("2026-05-02", "2026-06-01"),
        &["timeline: conflict"],
    );
    check(
        &spring,
        "timeline: { from: 2026-03-01 }\n",
        &["timeline: overlap"],
    );
    let money = |money: &str| format!("resources: {{ money: {money} }}\n");
    for (other, state) in [
        ("4500 USD", "match"),
        ("4000..5000 USD", "overlap"),
        ("0 USD", "conflict"),
        ("4500 EUR", "conflict"),
    ] {
        let expected = format!("resources.money: {state}");
        check(&money("4500 USD"), &money(other), &[&expected]);
    }
}

#[test]
fn prose_and_lists_wait_for_people_unless_they_say_the_same() {
    check(
        "fallback: Stop  and pay.\n",
        "fallback: stop and pay\n",
        &["fallback: match"],
    );
    check(
        "fallback: stop\n",
        "fallback: go on\n",
        &["fallback: both-answered"],
    );
    check("gets: [a, b]\n", "gets: [B, a]\n", &["gets: match"]);
    check("gets: [a, b]\n", "gets: [b, c]\n", &["gets: overlap"]);
    check("gets: [a]\n", "gets: [c]\n", &["gets: both-answered"]);
    check("review: x\n", "review: y\n", &["review: both-answered"]);
}

#[test]
fn one_metric_under_two_keys_is_one_gap_with_both_names() {
    let success = |key: &str, target: &str| {
        format!(
            "success: {{ {key}: {{ metric: cpe, where: {{ market: us }}, target: {target} }} }}\n"
        )
    };
    let decision = "---\ntitle: D\nstatus: accepted\nsettles: [us-cpe]\n---\n";
    let playbook = playbook(
        &success("cost", "0.25 USD"),
        &success("us-cpe", "at least 3 USD"),
        &[("decisions/d.md", decision)],
    );
    assert_eq!(shown(&compare(&playbook)), ["success.cost: settled by d"]);
}

#[test]
fn what_cannot_be_read_is_no_silence() {
    check(
        "horizon: soon\n",
        "horizon: 90d\n",
        &["horizon: both-answered"],
    );
    check(
        "responsible: everybody\n",
        "responsible: { brief: a }\n",
        &["responsible.brief: both-answered"],
    );
}

#[test]
fn only_accepted_decisions_settle_and_a_question_covers_its_items() {
    let one = "optimises: cpe\nfallback: stop\nresponsible: { brief: a, report: b }\n";
    let other = "optimises: cpa\nfallback: go on\nresponsible: { brief: b, report: a }\n";
    let decision = |status: &str, settles: &str| {
        format!("---\ntitle: D\nstatus: {status}\nsettles: [{settles}]\n---\n")
    };
    let texts = [
        decision("accepted", "responsible.brief"),
        decision("proposed", "optimises"),
        decision("accepted", "fallback, b#report"),
        decision("accepted", "responsible"),
    ];
    let paths = [
        "decisions/1.md",
        "decisions/2.md",
        "decisions/3.md",
        "decisions/4.md",
    ];
    let files: Vec<(&str, &str)> = paths
        .into_iter()
        .zip(texts.iter().map(String::as_str))
        .collect();
    let some = playbook(one, other, &files[..3]);
    let comparison = compare(&some);
    assert_eq!(
        shown(&comparison),
        [
            "optimises: conflict",
            "responsible.brief: settled by 1",
            "responsible.report: settled by 3",
            "fallback: settled by 3",
        ]
    );
    let readiness = comparison.readiness();
    assert_eq!(
        (readiness.ready, readiness.of - comparison.left().count()),
        (3, 3)
    );
    let all = playbook(one, other, &files);
    assert_eq!(shown(&compare(&all))[1], "responsible.brief: settled by 4");
}

#[test]
fn a_sealed_sheet_says_nothing_yet() {
    let sealed = playbook("seal: \"c1:sha256:00\"\n", "horizon: 90d\n", &[]);
    let comparison = compare(&sealed);
    assert!(comparison.sheets[0].is_sealed() && !comparison.sheets[1].is_sealed());
    assert!(!comparison.is_whole());
}

#[test]
fn a_closed_sheet_counts_only_where_there_is_no_other() {
    let newer = "---\ntitle: S\nparty: a\nhorizon: 90d\n---\n";
    let closed = "status: closed\nhorizon: 30d\n";
    let both = playbook(closed, "horizon: 90d\n", &[("alignment/a-2.md", newer)]);
    assert_eq!(shown(&compare(&both)), ["horizon: match"]);
    let alone = playbook(closed, "horizon: 90d\n", &[]);
    assert_eq!(shown(&compare(&alone)), ["horizon: conflict"]);
}

#[test]
fn what_a_decision_settled_stays_settled_by_the_one_that_replaced_it() {
    let old = "---\ntitle: D\nstatus: superseded\nsettles: [optimises]\n---\n";
    let next = |status: &str| format!("---\ntitle: D\nstatus: {status}\nsupersedes: [1]\n---\n");
    for (status, expected) in [
        ("accepted", "optimises: settled by 1"),
        ("proposed", "optimises: conflict"),
    ] {
        let files = [("decisions/1.md", old), ("decisions/2.md", &*next(status))];
        let playbook = playbook("optimises: cpe\n", "optimises: cpa\n", &files);
        assert_eq!(shown(&compare(&playbook)), [expected]);
    }
    let circle = "---\ntitle: D\nstatus: superseded\nsettles: [optimises]\nsuperseded_by: 1\n---\n";
    let playbook = playbook(
        "optimises: cpe\n",
        "optimises: cpa\n",
        &[("decisions/1.md", circle)],
    );
    assert_eq!(shown(&compare(&playbook)), ["optimises: conflict"]);
}

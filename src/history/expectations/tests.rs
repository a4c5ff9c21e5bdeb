//! Targets over time in small repositories made for it.

use super::*;
use crate::history::tests::timeline_of;
use crate::source::sandbox::Sandbox;

const CONFIG: &str = "format = 1\ntimezone = \"Europe/Moscow\"\n";
const INDEX: &str = "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n";
const AGREED: &str = "agreements/framework.md";

fn agreement(status: &str, term: &str, target: &str) -> String {
    let signed = "{ northwind: { by: a, date: 2026-03-01 }, lumen: { by: d, date: 2026-03-01 } }";
    format!(
        "---\ntitle: F\nform: agreement\nstatus: {status}\nowner: dana\nterm: {{ {term} }}\n\
         signoffs: {signed}\n\
         expectations: {{ cpe: {{ metric: cpe, where: {{ market: us }}, target: {target} }} }}\n---\n"
    )
}

fn decision(name: &str) -> String {
    format!("---\ntitle: D\nstatus: accepted\nchanges: [{name}]\n---\n")
}

fn commit_on(sandbox: &Sandbox, day: &str) -> String {
    sandbox.commit_at(&format!("{day}T12:00:00+03:00"), "change")
}

/// Agreed on 2 March, tightened with a decision on 1 April, silently loosened on 1 May.
fn drifting() -> Sandbox {
    let sandbox = Sandbox::of(&[("comity.toml", CONFIG), ("index.md", INDEX)]);
    commit_on(&sandbox, "2026-02-01");
    let term = "from: 2026-03-05, to: 2026-12-31";
    sandbox.write(AGREED, agreement("draft", term, "0.30 USD"));
    commit_on(&sandbox, "2026-02-10");
    sandbox.write(AGREED, agreement("active", term, "0.25 USD"));
    commit_on(&sandbox, "2026-03-02");
    sandbox.write("decisions/tighten.md", decision("framework#cpe"));
    sandbox.write(AGREED, agreement("active", term, "0.20 USD"));
    commit_on(&sandbox, "2026-04-01");
    sandbox.git(&["mv", AGREED, "agreements/2026-framework.md"]);
    commit_on(&sandbox, "2026-04-15");
    sandbox.git(&["mv", "agreements/2026-framework.md", AGREED]);
    commit_on(&sandbox, "2026-04-20");
    sandbox.git(&["rm", "--quiet", "decisions/tighten.md"]);
    sandbox.write(AGREED, agreement("active", term, "0.28 USD"));
    commit_on(&sandbox, "2026-05-01");
    sandbox
}

fn told(changes: &[Change], field: Field) -> Vec<(Option<&str>, Option<&str>, Option<&str>)> {
    let changes = changes.iter().filter(|change| change.field == field);
    let told = changes.map(|it| {
        (
            it.before.as_deref(),
            it.after.as_deref(),
            it.decision.as_deref(),
        )
    });
    told.collect()
}

#[test]
fn every_change_is_told_with_the_decision_that_allowed_it() {
    let sandbox = drifting();
    sandbox.git(&["rm", "--quiet", "-r", "agreements"]);
    commit_on(&sandbox, "2026-05-20");
    let (timeline, playbook) = timeline_of(&sandbox);
    let found = histories(&playbook, &timeline).unwrap();
    assert_eq!(found.len(), 1, "what is gone is told too");
    assert_eq!(found[0].metric.as_deref(), Some("cpe"));
    let changes = &found[0].changes;
    let [thirty, quarter, fifth, last] = ["0.30 USD", "0.25 USD", "0.20 USD", "0.28 USD"].map(Some);
    let targets = [
        (None, thirty, None),
        (thirty, quarter, None),
        (quarter, fifth, Some("tighten")),
        (fifth, last, None),
        (last, None, None),
    ];
    assert_eq!(told(changes, Field::Target), targets);
    let statuses = [
        (None, Some("draft"), None),
        (Some("draft"), Some("active"), None),
        (Some("active"), None, None),
    ];
    assert_eq!(told(changes, Field::Status), statuses);
    assert_eq!(told(changes, Field::Owner)[0].1, Some("dana"));
    assert_eq!(
        told(changes, Field::Term)[0].1,
        Some("2026-03-05..2026-12-31")
    );
}

/// From, to, text, and whether a commit shows it.
fn held(sandbox: &Sandbox, as_of: &str) -> Vec<(String, String, bool)> {
    let (timeline, playbook) = timeline_of(sandbox);
    let targets = Targets::read(&playbook, Some(&timeline), as_of.parse().unwrap()).unwrap();
    let market = [("market".to_owned(), "us".to_owned())];
    let held = targets.held("cpe", &market, None).iter();
    let told = held.map(|held| {
        let to = held.to.map(|day| day.to_string()).unwrap_or_default();
        (
            format!("{}..{to}", held.from),
            held.text.clone(),
            held.change.is_some(),
        )
    });
    told.collect()
}

fn line(days: &str, target: &str, is_shown: bool) -> (String, String, bool) {
    (days.to_owned(), target.to_owned(), is_shown)
}

#[test]
fn a_target_holds_from_its_term_or_its_commit_whichever_is_later() {
    let sandbox = drifting();
    let three = [
        line("2026-03-05..2026-03-31", "0.25 USD", true),
        line("2026-04-01..2026-04-30", "0.20 USD", true),
        line("2026-05-01..", "0.28 USD", true),
    ];
    assert_eq!(held(&sandbox, "2026-05-31"), three);
    sandbox.write(AGREED, agreement("closed", "from: 2026-03-05", "0.28 USD"));
    commit_on(&sandbox, "2026-05-20");
    let ended = line("2026-05-01..2026-05-19", "0.28 USD", true);
    assert_eq!(held(&sandbox, "2026-05-31")[2], ended);
}

#[test]
fn an_imported_past_is_what_the_documents_say() {
    let sandbox = Sandbox::of(&[("comity.toml", CONFIG), ("index.md", INDEX)]);
    let over = "from: 2026-03-05, to: 2026-03-31";
    sandbox.write("agreements/old.md", agreement("closed", over, "0.30 USD"));
    sandbox.write(AGREED, agreement("active", "from: 2026-04-05", "0.25 USD"));
    commit_on(&sandbox, "2026-05-01");
    let imported = [
        line("2026-03-05..2026-03-31", "0.30 USD", false),
        line("2026-04-05..", "0.25 USD", false),
    ];
    assert_eq!(held(&sandbox, "2026-05-31"), imported);
    let (_, playbook) = timeline_of(&sandbox);
    let unread = Targets::read(&playbook, None, "2026-05-31".parse().unwrap()).unwrap();
    let market = [("market".to_owned(), "us".to_owned())];
    assert_eq!(unread.held("cpe", &market, None).len(), 2);
    assert!(unread.histories.is_empty());
}

#[test]
fn what_is_not_committed_holds_today_alone() {
    let sandbox = drifting();
    sandbox.write(AGREED, agreement("active", "from: 2026-03-05", "0.35 USD"));
    let found = held(&sandbox, "2026-05-31");
    assert_eq!(found[2], line("2026-05-01..2026-05-30", "0.28 USD", true));
    assert_eq!((&*found[3].0, &*found[3].1), ("2026-05-31..", "0.35 USD"));
}

#[test]
fn a_merged_change_is_its_authors_and_a_merged_decision_covers_it() {
    let sandbox = drifting();
    sandbox.git(&["switch", "--quiet", "--create", "change"]);
    sandbox.write("decisions/loosen.md", decision("agreement/framework"));
    let anna = "Anna <anna@northwind.example>";
    sandbox.commit_by(anna, "2026-05-10T12:00:00+03:00", "decide");
    sandbox.write(AGREED, agreement("active", "from: 2026-03-05", "0.35 USD"));
    sandbox.commit_by(anna, "2026-05-11T12:00:00+03:00", "change");
    sandbox.git(&["switch", "--quiet", "main"]);
    sandbox.write("guides/a.md", "text");
    commit_on(&sandbox, "2026-05-12");
    sandbox.git(&[
        "merge",
        "--quiet",
        "--no-ff",
        "change",
        "--message",
        "merged",
    ]);
    let (timeline, playbook) = timeline_of(&sandbox);
    let found = histories(&playbook, &timeline).unwrap();
    let last = found[0]
        .changes
        .iter()
        .rev()
        .find(|it| it.field == Field::Target);
    let last = last.unwrap();
    assert_eq!(last.after.as_deref(), Some("0.35 USD"));
    assert_eq!(last.author.name, "Anna");
    assert_eq!(last.decision.as_deref(), Some("loosen"));
    assert!(timeline.graph.commit(last.step.commit).is_merge());
}

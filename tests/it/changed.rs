//! `check --changed-since`: what changed, and what depends on it.

use crate::repository::Repository;
use crate::support::json_in;

const METRIC: &str = "---\ntitle: Cost\nunit: USD\nbetter: lower\nledger: performance\n\
    formula: sum(spend)\nowner: dana\n---\n[away](gone.md)\n";
const LOI: &str = "---\ntitle: LOI\nform: loi\nscope: [a]\nexpectations:\n  \
    cost: { metric: cost, target: 3 USD }\n---\n[away](gone.md)\n";

/// Every document has a link that leads nowhere.
fn playbook() -> Repository {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n[away](gone.md)\n");
    let repository = Repository::new();
    repository
        .write("comity.toml", "format = 1\nas_of = 2026-06-30\n")
        .write(
            "index.md",
            "---\ntitle: P\ntype: other\nstarted: 2026-01-01\nparties: [lumen]\n---\n[away](gone.md)\n",
        )
        .write(
            "parties/lumen.md",
            "---\ntitle: L\ntype: agency\ntimezone: UTC\npeople: { dana: { name: D } }\n---\n[away](gone.md)\n",
        )
        .write("metrics/cost.md", METRIC)
        .write("agreements/loi.md", LOI)
        .write("guides/alone.md", page("Alone"))
        .write("guides/linking.md", page("Linking") + "[a](alone.md)\n")
        .write("ledgers/performance.csv", "date,market,spend,currency\n2026-03-01,,1,USD\n");
    repository.commit("2026-03-01", "the playbook");
    repository
}

/// The files in which links that lead nowhere are told.
fn told(repository: &Repository, since: &str) -> Vec<String> {
    let arguments = [
        "check",
        "--only",
        "broken-link",
        "--format",
        "json",
        "--changed-since",
        since,
    ];
    let output = json_in(&repository.path(), &arguments);
    let findings = output["findings"].as_array().unwrap().iter();
    findings
        .map(|it| it["path"].as_str().unwrap().to_owned())
        .collect()
}

const ALL: [&str; 6] = [
    "agreements/loi.md",
    "guides/alone.md",
    "guides/linking.md",
    "index.md",
    "metrics/cost.md",
    "parties/lumen.md",
];

#[test]
fn only_what_changed_is_told_and_what_depends_on_it() {
    let check = |change: &dyn Fn(&Repository), expected: &[&str]| {
        let repository = playbook();
        change(&repository);
        assert_eq!(told(&repository, "HEAD"), expected);
    };
    check(&|_| {}, &[]);
    let edit = |path: &'static str, from: &'static str, to: &'static str| {
        move |repository: &Repository| {
            repository.edit(path, from, to);
        }
    };
    check(
        &edit("guides/linking.md", "Linking", "L"),
        &["guides/linking.md"],
    );
    check(
        &edit("guides/alone.md", "Alone", "A"),
        &["guides/alone.md", "guides/linking.md"],
    );
    check(
        &edit("metrics/cost.md", "Cost", "C"),
        &["agreements/loi.md", "metrics/cost.md"],
    );
    // Rows change what metrics come to, and so what is promised by them.
    check(
        &edit("ledgers/performance.csv", ",1,", ",2,"),
        &["agreements/loi.md", "metrics/cost.md"],
    );
    // A person is known to who names them; a side to the partnership.
    check(
        &edit("parties/lumen.md", "name: D", "name: E"),
        &["index.md", "metrics/cost.md", "parties/lumen.md"],
    );
    check(&edit("comity.toml", "2026-06-30", "2026-06-29"), &ALL);
}

#[test]
fn what_is_gone_is_missed_where_it_was_named() {
    let repository = playbook();
    repository.git(&["rm", "--quiet", "guides/alone.md"]);
    // The link to it is broken now as well, and the front page counts documents.
    assert_eq!(
        told(&repository, "HEAD"),
        ["guides/linking.md", "guides/linking.md", "index.md"]
    );
}

#[test]
fn since_is_where_this_work_left_the_other_line() {
    let repository = playbook();
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.edit("guides/linking.md", "Linking", "L");
    repository.commit("2026-03-02", "work");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("metrics/cost.md", "Cost", "C");
    repository.commit("2026-03-03", "main goes on");
    repository.git(&["checkout", "--quiet", "work"]);
    assert_eq!(told(&repository, "main"), ["guides/linking.md"]);
    let unknown = repository.run(&["check", "--changed-since", "mian"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("did you mean `main`?"),
        "{}",
        unknown.err
    );
}

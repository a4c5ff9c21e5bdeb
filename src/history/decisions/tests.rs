//! Decisions in small repositories made for it.

use super::*;
use crate::history::tests::timeline_of;
use crate::source::sandbox::Sandbox;

const CONFIG: &str = "format = 1\ntimezone = \"Europe/Moscow\"\n";
const INDEX: &str = "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n";
const NORTHWIND: &str = "---\ntitle: Northwind\ntype: brand\ntimezone: Europe/Moscow\n\
    hours: 10:00-19:00\npeople: { anna: { name: Anna, git: [Anna@Northwind.example] } }\n---\n";
const LUMEN: &str = "---\ntitle: Lumen\ntype: agency\ntimezone: America/New_York\n\
    hours: 09:00-18:00\npeople: { dana: { name: Dana, git: [dana@lumen.example] } }\n---\n";
const ANNA: &str = "A. Morozova <anna@northwind.example>";
const DANA: &str = "Dana Reed <dana@lumen.example>";
const STRANGER: &str = "Somebody <s@elsewhere.example>";
const PATH: &str = "decisions/boost.md";

/// A playbook with one commit, of 2026-03-01.
fn begun() -> Sandbox {
    let sandbox = Sandbox::of(&[
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("parties/northwind.md", NORTHWIND),
        ("parties/lumen.md", LUMEN),
    ]);
    sandbox.commit_by(ANNA, "2026-03-01T12:00:00+03:00", "begin");
    sandbox
}

fn decision(status: &str, more: &str) -> String {
    format!("---\ntitle: Boost\nstatus: {status}\ndriver: dana\ndecider: anna\n{more}---\n")
}

fn lives_of(sandbox: &Sandbox, as_of: &str) -> Vec<DecisionLife> {
    let (timeline, playbook) = timeline_of(sandbox);
    lives(&playbook, Some(&timeline), as_of.parse().unwrap()).unwrap()
}

fn only(sandbox: &Sandbox) -> DecisionLife {
    let mut lives = lives_of(sandbox, "2026-06-30");
    assert_eq!(lives.len(), 1);
    lives.remove(0)
}

fn seen(stage: &Stage) -> String {
    match &stage.seen {
        Seen::In(event) => format!(
            "{} {}",
            event.at,
            event.who.person.as_ref().unwrap_or(&event.who.name)
        ),
        Seen::NotYet => "not yet".to_owned(),
        Seen::Unknown(why) => why.id().to_owned(),
    }
}

fn both(life: &DecisionLife) -> [String; 2] {
    [seen(&life.proposed), seen(&life.decided)]
}

fn minutes(taken: Option<&Taken>) -> Option<i64> {
    taken.map(|taken| taken.clock.as_mins())
}

/// A decision proposed on Monday 2 March and decided the next day.
fn proposed_and_decided() -> Sandbox {
    let sandbox = begun();
    sandbox.write(PATH, decision("proposed", ""));
    sandbox.commit_by(DANA, "2026-03-02T10:00:00-05:00", "propose");
    sandbox.write(PATH, decision("accepted", "decided: 2026-03-03\n"));
    sandbox.commit_by(ANNA, "2026-03-03T12:00:00+03:00", "accept");
    sandbox
}

#[test]
fn who_proposed_and_decided_and_how_long_it_took() {
    let life = only(&proposed_and_decided());
    let expected = ["2026-03-02T10:00-05:00 dana", "2026-03-03T12:00+03:00 anna"];
    assert_eq!(both(&life), expected);
    let taken = life.taken.as_ref().unwrap();
    assert_eq!((taken.clock.as_hours(), taken.source), (18, Source::Git));
    // Northwind: an hour of Monday evening and two of Tuesday; Lumen: the rest of its Monday.
    let business = [("northwind", Some(3.0)), ("lumen", Some(8.0))];
    assert_eq!(
        taken.business,
        business.map(|(side, hours)| (side.to_owned(), hours))
    );
    assert!(life.taken_as_written.is_none(), "only one end is written");
    assert_eq!(life.decided.difference().unwrap().as_hours(), 0);
}

#[test]
fn a_decision_is_open_on_a_day_before_it_was_made() {
    let sandbox = proposed_and_decided();
    let life = lives_of(&sandbox, "2026-03-02").remove(0);
    assert!(life.is_open());
    assert_eq!((life.open_days, life.commits.len()), (Some(0), 1));
    assert_eq!(
        (&life.decided.written, seen(&life.decided)),
        (&None, "not yet".to_owned())
    );
    assert!(lives_of(&sandbox, "2026-03-01").is_empty());
}

#[test]
fn a_squash_merge_shows_neither_when_nor_how_long() {
    let sandbox = begun();
    let written = "proposed: 2026-03-02\ndecided: 2026-03-04\n";
    sandbox.write(PATH, decision("accepted", written));
    sandbox.commit_by(STRANGER, "2026-03-20T12:00:00+03:00", "squashed");
    let life = only(&sandbox);
    assert_eq!(both(&life), ["arrived-decided", "arrived-decided"]);
    let recorded = life.recorded.unwrap();
    assert_eq!(
        (&*recorded.who.name, recorded.who.party),
        ("Somebody", None)
    );
    let taken = life.taken.unwrap();
    assert_eq!(
        (taken.clock.as_hours(), taken.source),
        (48, Source::Written)
    );
    assert!(life.taken_in_git.is_none());
}

#[test]
fn an_import_in_one_commit_proves_nothing() {
    let sandbox = Sandbox::of(&[("comity.toml", CONFIG), (PATH, &decision("accepted", ""))]);
    sandbox.write(
        "decisions/open.md",
        decision("proposed", "proposed: 2026-02-01\n"),
    );
    sandbox.commit_at("2026-03-01T12:00:00+03:00", "import");
    let lives = lives_of(&sandbox, "2026-03-03");
    let told: Vec<_> = lives.iter().map(|life| (&*life.id, both(life))).collect();
    let unknown = |decided: &str| ["imported".to_owned(), decided.to_owned()];
    assert_eq!(
        told,
        [("boost", unknown("imported")), ("open", unknown("not yet"))]
    );
    assert_eq!(lives[1].open_days, Some(30), "what is written serves");
}

#[test]
fn a_rebase_keeps_when_it_was_written() {
    let sandbox = begun();
    sandbox.git(&["switch", "--quiet", "--create", "boost"]);
    sandbox.write(PATH, decision("proposed", ""));
    // Git's clock stands at 5 January 2026 while it rebases.
    sandbox.commit_by(DANA, "2025-12-02T10:00:00-05:00", "propose");
    sandbox.write(PATH, decision("accepted", ""));
    sandbox.commit_by(ANNA, "2025-12-03T12:00:00+03:00", "accept");
    sandbox.git(&["switch", "--quiet", "main"]);
    sandbox.write("guides/a.md", "text");
    sandbox.commit_by(ANNA, "2025-12-04T12:00:00+03:00", "main goes on");
    sandbox.git(&["switch", "--quiet", "boost"]);
    sandbox.git(&["rebase", "--quiet", "main"]);
    let life = only(&sandbox);
    let expected = ["2025-12-02T10:00-05:00 dana", "2025-12-03T12:00+03:00 anna"];
    assert_eq!(both(&life), expected);
    let committed = life.decided.event().unwrap().committed;
    assert_eq!(committed.to_string(), "2026-01-05T10:00+03:00");
    assert_eq!(minutes(life.taken_in_git.as_ref()), Some(18 * 60));
}

#[test]
fn a_merge_leaves_the_commits_of_its_branch() {
    let sandbox = begun();
    sandbox.git(&["switch", "--quiet", "--create", "boost"]);
    sandbox.write(PATH, decision("proposed", ""));
    sandbox.commit_by(DANA, "2026-03-02T10:00:00-05:00", "propose");
    sandbox.git(&["mv", PATH, "decisions/no-boost.md"]);
    sandbox.commit_by(DANA, "2026-03-02T11:00:00-05:00", "another name");
    sandbox.write("decisions/no-boost.md", decision("rejected", ""));
    sandbox.commit_by(ANNA, "2026-03-03T12:00:00+03:00", "reject");
    sandbox.git(&["switch", "--quiet", "main"]);
    sandbox.write("guides/a.md", "text");
    sandbox.commit_by(ANNA, "2026-03-04T12:00:00+03:00", "main goes on");
    sandbox.git(&[
        "merge",
        "--quiet",
        "--no-ff",
        "boost",
        "--message",
        "merged",
    ]);
    let life = only(&sandbox);
    let expected = ["2026-03-02T10:00-05:00 dana", "2026-03-03T12:00+03:00 anna"];
    assert_eq!(both(&life), expected);
    let newest_first = life.commits.iter().rev();
    let ids: Vec<&str> = newest_first.map(|event| &*event.id).collect();
    let path = "decisions/no-boost.md";
    let told = sandbox.git(&["log", "--follow", "--format=%H", "--", path]);
    assert_eq!(ids.join("\n"), told);
}

#[test]
fn what_is_not_committed_is_not_in_git() {
    let sandbox = begun();
    sandbox.write(PATH, decision("proposed", ""));
    sandbox.commit_by(DANA, "2026-03-02T10:00:00-05:00", "propose");
    sandbox.write(
        PATH,
        decision("accepted", "decided: 2026-03-03T12:00+03:00\n"),
    );
    let life = only(&sandbox);
    assert_eq!(both(&life), ["2026-03-02T10:00-05:00 dana", "uncommitted"]);
    let taken = life.taken.unwrap();
    assert_eq!((taken.clock.as_hours(), taken.source), (18, Source::Mixed));
    sandbox.git(&["rm", "--quiet", "--cached", PATH]);
    sandbox.git(&["reset", "--quiet", "--soft", "HEAD~1"]);
    sandbox.git(&["reset", "--quiet"]);
    assert_eq!(both(&only(&sandbox)), ["uncommitted", "uncommitted"]);
}

#[test]
fn without_git_nothing_is_known_of_it() {
    let (_, playbook) = timeline_of(&proposed_and_decided());
    let found = lives(&playbook, None, "2026-06-30".parse().unwrap()).unwrap();
    assert_eq!(both(&found[0]), ["no-history", "no-history"]);
    assert!(found[0].taken.is_none() && found[0].commits.is_empty());
}

#[test]
fn a_removed_decision_is_told_with_its_commit() {
    let sandbox = proposed_and_decided();
    sandbox.git(&["rm", "--quiet", PATH]);
    let id = sandbox.commit_by(DANA, "2026-03-10T10:00:00-04:00", "never happened");
    let life = only(&sandbox);
    assert_eq!(
        life.state,
        Some(DecisionStatus::Accepted),
        "as it stood last"
    );
    assert_eq!(life.removed.as_ref().map(|event| &*event.id), Some(&*id));
    assert_eq!(life.commits.len(), 3);
    assert_eq!(seen(&life.decided), "2026-03-03T12:00+03:00 anna");
    let before = lives_of(&sandbox, "2026-03-09").remove(0);
    assert!(before.removed.is_none() && !before.is_open());
}

#[test]
fn an_accepted_decision_that_is_withdrawn_is_undone() {
    let sandbox = proposed_and_decided();
    sandbox.write(PATH, decision("withdrawn", ""));
    let id = sandbox.commit_by(DANA, "2026-03-10T10:00:00-04:00", "no more");
    let life = only(&sandbox);
    let Some(Reversal::TakenBack { to, event }) = &life.reversed else {
        panic!("{:?}", life.reversed);
    };
    assert_eq!((*to, &*event.id), (DecisionStatus::Withdrawn, &*id));
    assert_eq!(
        seen(&life.decided),
        "2026-03-03T12:00+03:00 anna",
        "it was decided once"
    );
}

fn terms(target: &str) -> String {
    format!(
        "---\ntitle: Terms\nform: terms\nexpectations: {{ cpe: {{ metric: cpe, target: {target} }} }}\n---\n"
    )
}

/// A target that a decision moves to 0.20 USD and its successor to `last`.
fn moved_twice(last: &str) -> Vec<DecisionLife> {
    let sandbox = begun();
    let changes = "changes: [terms#cpe]\n";
    sandbox.write("agreements/terms.md", terms("0.25 USD"));
    sandbox.commit_by(DANA, "2026-03-02T10:00:00-05:00", "terms");
    sandbox.write("decisions/a.md", decision("accepted", changes));
    sandbox.write("agreements/terms.md", terms("0.20 USD"));
    sandbox.commit_by(DANA, "2026-03-03T10:00:00-05:00", "tighten");
    sandbox.write("decisions/a.md", decision("superseded", changes));
    sandbox.write(
        "decisions/b.md",
        decision("accepted", &format!("{changes}supersedes: [a]\n")),
    );
    sandbox.commit_by(ANNA, "2026-04-01T12:00:00+03:00", "decide again");
    sandbox.write("agreements/terms.md", terms(last));
    sandbox.commit_by(ANNA, "2026-04-02T12:00:00+03:00", "as decided");
    lives_of(&sandbox, "2026-06-30")
}

#[test]
fn what_replaces_a_decision_undoes_it_if_it_puts_back_what_was() {
    let back = moved_twice("0.25 USD");
    let undone = Reversal::PutBack {
        by: "b".to_owned(),
        object: "agreement/terms".to_owned(),
        field: "expectations.cpe.target".to_owned(),
    };
    assert_eq!(back[0].reversed, Some(undone));
    assert_eq!(
        (&*back[0].superseded_by, &*back[1].supersedes),
        (&["b".to_owned()][..], &["a".to_owned()][..])
    );
    assert_eq!(back[1].reversed, None);
    let on = moved_twice("0.22 USD");
    assert_eq!(on[0].reversed, None, "replaced, not undone");
}

#[test]
fn what_is_only_proposed_replaces_nothing_yet() {
    use DecisionStatus::{Accepted, Proposed, Superseded};
    let sandbox = proposed_and_decided();
    sandbox.write(PATH, decision("superseded", ""));
    sandbox.write(
        "decisions/later.md",
        decision(
            "accepted",
            "supersedes: [boost]\nproposed: 2026-04-01\ndecided: 2026-04-10\n",
        ),
    );
    let states = |day: &str| {
        let lives = lives_of(&sandbox, day);
        lives
            .iter()
            .map(|life| life.state.unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(states("2026-04-05"), [Accepted, Proposed]);
    assert_eq!(states("2026-04-10"), [Superseded, Accepted]);
}

#[test]
fn what_is_cut_off_or_too_old_is_unknown() {
    let sandbox = proposed_and_decided();
    let clone = Sandbox::empty();
    let from = format!("file://{}", sandbox.path().display());
    clone.git(&["clone", "--quiet", "--depth", "1", &from, "."]);
    assert_eq!(both(&only(&clone)), ["shallow", "shallow"]);
    let deeper = Sandbox::empty();
    deeper.git(&["clone", "--quiet", "--depth", "2", &from, "."]);
    assert_eq!(
        both(&only(&deeper)),
        ["shallow", "2026-03-03T12:00+03:00 anna"]
    );
    sandbox.write(
        "comity.toml",
        format!("{CONFIG}[history]\nsince = \"2026-03-03\"\n"),
    );
    assert_eq!(
        both(&only(&sandbox)),
        ["unproven", "2026-03-03T12:00+03:00 anna"]
    );
}

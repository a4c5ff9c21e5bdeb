//! The past of small repositories made for it.

use super::*;
use crate::model::load;
use crate::source::sandbox::Sandbox;
use crate::source::{self, WorkTree};

const CONFIG: &str = "format = 1\ntimezone = \"Europe/Moscow\"\n";
const INDEX: &str = "---\ntitle: We\nstarted: 2026-01-12\n---\n";

pub(super) fn timeline_of(sandbox: &Sandbox) -> (Timeline, Playbook) {
    let cache = ParseCache::new();
    let source = WorkTree::open(&sandbox.path()).unwrap();
    let playbook = load(&source, &cache).unwrap().playbook;
    let past = read(&sandbox.path(), &playbook, &cache).unwrap();
    let Past::Known(timeline) = past else {
        panic!("{:?}", past.not_checked().unwrap());
    };
    (*timeline, playbook)
}

fn commit_on(sandbox: &Sandbox, day: &str, path: &str, text: &str) -> String {
    sandbox.write(path, text);
    sandbox.commit_at(
        &format!("{day}T12:00:00+03:00"),
        &format!("{path} on {day}"),
    )
}

/// A playbook of three quarters, its second review closed late.
fn three_quarters() -> (Sandbox, Vec<String>) {
    let sandbox = Sandbox::of(&[("comity.toml", CONFIG), ("index.md", INDEX)]);
    let closed = "---\nverdict: continue\n---\n";
    let ids = [
        commit_on(&sandbox, "2026-01-12", "guides/a.md", "one"),
        commit_on(&sandbox, "2026-04-03", "guides/a.md", "two"),
        commit_on(&sandbox, "2026-05-20", "guides/a.md", "three"),
        commit_on(&sandbox, "2026-07-05", "reviews/2026-Q2.md", "---\n---\n"),
        commit_on(&sandbox, "2026-08-01", "reviews/2026-Q2.md", closed),
        commit_on(&sandbox, "2026-09-01", "guides/a.md", "four"),
    ];
    (sandbox, ids.into())
}

#[test]
fn an_edition_is_what_closed_its_quarter() {
    let (sandbox, ids) = three_quarters();
    let (timeline, playbook) = timeline_of(&sandbox);
    let day = "2026-09-30".parse().unwrap();
    let found = editions(&timeline, &playbook, day).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|edition| (&*edition.id, &*edition.commit, edition.chosen))
        .collect();
    // The review of the first quarter was never written: its grace of 14 days decides.
    let first = ("2026-Q1", &*ids[1], editions::Chosen::Date);
    let second = ("2026-Q2", &*ids[4], editions::Chosen::Review);
    assert_eq!(found, [first, second]);
    sandbox.git(&["tag", "edition/2026-Q1", &ids[0]]);
    let (timeline, playbook) = timeline_of(&sandbox);
    let found = editions(&timeline, &playbook, day).unwrap();
    assert_eq!(
        (&found[0].commit, found[0].chosen),
        (&ids[0], editions::Chosen::Tag)
    );
}

#[test]
fn a_point_is_a_day_an_edition_or_what_git_calls_it() {
    let (sandbox, ids) = three_quarters();
    let (timeline, playbook) = timeline_of(&sandbox);
    let of = |asked: &str| match resolve(&timeline, &playbook, asked).unwrap() {
        Ok(Point::Commit { id, .. }) => id,
        Ok(Point::WorkTree) => "worktree".to_owned(),
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(of("2026-05-20"), ids[2]);
    assert_eq!(of("2026-05-19"), ids[1]);
    assert_eq!(of("2026-Q2"), ids[4]);
    assert_eq!(of("HEAD~1"), ids[4]);
    assert_eq!(of(&ids[0][..9]), ids[0]);
    assert_eq!(of("."), "worktree");
    assert_eq!(of("2025-12-31"), "TooEarly(2025-12-31)");
    assert_eq!(of("2025-Q3"), "NoEdition(\"2025-Q3\")");
    assert!(
        of("nothing").starts_with("Git(MissingRevision"),
        "{}",
        of("nothing")
    );
}

#[test]
fn a_document_keeps_its_past_when_it_moves() {
    let (sandbox, ids) = three_quarters();
    sandbox.git(&["mv", "guides/a.md", "guides/b.md"]);
    let moved = sandbox.commit_at("2026-09-02T12:00:00+03:00", "moved");
    let (timeline, playbook) = timeline_of(&sandbox);
    let path = DocPath::new("guides/b.md");
    let versions = timeline.document(&playbook, &path).unwrap();
    let told: Vec<_> = versions
        .iter()
        .map(|version| {
            (
                &*timeline.graph.commit(version.step.commit).id,
                version.path.as_str(),
            )
        })
        .collect();
    let old = "guides/a.md";
    let expected = [
        (&*ids[0], old),
        (&ids[1], old),
        (&ids[2], old),
        (&ids[5], old),
        (&moved, "guides/b.md"),
    ];
    assert_eq!(told, expected);
    let page = versions[1].page.as_ref().unwrap();
    assert_eq!(page.body.of(&page.file.text), "two");
}

#[test]
fn what_is_older_than_since_proves_nothing() {
    let (sandbox, ids) = three_quarters();
    let proven = |since: &str| {
        sandbox.write(
            "comity.toml",
            format!("{CONFIG}[history]\nsince = \"{since}\"\n"),
        );
        let (timeline, _) = timeline_of(&sandbox);
        let number = |id: &String| timeline.graph.number(id).unwrap();
        let proven = ids.iter().map(|id| timeline.is_proven(number(id)));
        proven.collect::<Vec<bool>>()
    };
    let expected = [false, false, true, true, true, true];
    assert_eq!(proven("2026-05-01"), expected);
    assert_eq!(proven(&ids[2]), expected);
}

#[test]
fn a_since_that_is_not_there_is_told_and_nothing_else_breaks() {
    let (sandbox, _) = three_quarters();
    sandbox.write(
        "comity.toml",
        format!("{CONFIG}[history]\nsince = \"v1.0\"\n"),
    );
    let cache = ParseCache::new();
    let source = WorkTree::open(&sandbox.path()).unwrap();
    let playbook = load(&source, &cache).unwrap().playbook;
    let past = read(&sandbox.path(), &playbook, &cache).unwrap();
    let told = past.not_checked().unwrap().text(crate::locale::Lang::En);
    assert_eq!(
        told,
        "history was not checked, for `[history] since` in comity.toml cannot be found: there is no \
         revision `v1.0`: `git fetch --tags` brings what the server has"
    );
}

/// The commits that changed a file, newest first, and what each did.
fn changes(history: &FileHistory) -> Vec<(&str, &FileChangeKind)> {
    let changes = history.changes.iter();
    changes
        .map(|change| (&*history.commit(change).id, &change.kind))
        .collect()
}

#[test]
fn a_file_is_followed_to_where_it_was_made() {
    let (sandbox, ids) = three_quarters();
    sandbox.git(&["mv", "guides/a.md", "guides/b.md"]);
    let moved = sandbox.commit_by("Ilya <i@example.org>", "2026-09-02T12:00:00+03:00", "moved");
    let (timeline, _) = timeline_of(&sandbox);
    let history = timeline.file(&"guides/b.md".into());
    let from = "guides/a.md".into();
    let expected = [
        (&*moved, &FileChangeKind::Moved { from }),
        (&ids[5], &FileChangeKind::Changed),
        (&ids[2], &FileChangeKind::Changed),
        (&ids[1], &FileChangeKind::Changed),
        (&ids[0], &FileChangeKind::Added),
    ];
    assert_eq!(changes(&history), expected);
    assert_eq!(history.first().unwrap().path.as_str(), "guides/a.md");
    let authors = history.authors().into_iter();
    let authors: Vec<_> = authors.map(|(who, count)| (&*who.name, count)).collect();
    assert_eq!(authors, [("Dana", 4), ("Ilya", 1)]);
    let history = timeline.file(&"guides/a.md".into());
    assert_eq!(changes(&history)[0], (&*moved, &FileChangeKind::Removed));
    assert!(timeline.file(&"nothing.md".into()).first().is_none());
}

#[test]
fn bulk_commits_are_no_work_on_a_file() {
    let (sandbox, ids) = three_quarters();
    sandbox.write(".git-blame-ignore-revs", ids[5].clone() + "\n");
    sandbox.commit_at("2026-09-02T12:00:00+03:00", "list");
    let (timeline, _) = timeline_of(&sandbox);
    let history = timeline.file(&"guides/a.md".into());
    assert_eq!(history.changes.len(), 4);
    assert_eq!(history.commit(history.last().unwrap()).id, ids[2]);
    assert_eq!(history.authors()[0].1, 3);
    // A file that only such a commit made was made by it.
    sandbox.write(".git-blame-ignore-revs", ids[4].clone() + "\n" + &ids[3]);
    sandbox.commit_at("2026-09-03T12:00:00+03:00", "list");
    let (timeline, _) = timeline_of(&sandbox);
    let history = timeline.file(&"reviews/2026-Q2.md".into());
    assert_eq!(history.commit(history.last().unwrap()).id, ids[4]);
    assert_eq!(history.authors(), []);
}

#[test]
fn where_a_clone_was_cut_off_nothing_is_made_up() {
    let (sandbox, ids) = three_quarters();
    let from = format!("file://{}", sandbox.path().display());
    let clone = Sandbox::empty();
    clone.git(&["clone", "--quiet", "--depth=3", &from, "."]);
    let (timeline, playbook) = timeline_of(&clone);
    assert!(timeline.is_shallow());
    let path = DocPath::new("guides/a.md");
    let history = timeline.file(&path);
    assert_eq!(changes(&history), [(&*ids[5], &FileChangeKind::Changed)]);
    assert!(history.is_beginning_unknown && history.first().is_none());
    assert_eq!(history.authors()[0].1, 1);
    let versions = timeline.document(&playbook, &path).unwrap();
    let unknown: Vec<bool> = versions.iter().map(|it| it.is_beginning_unknown).collect();
    assert_eq!(unknown, [true, false]);
    let page = versions[0].page.as_ref().unwrap();
    assert_eq!(page.body.of(&page.file.text), "three");
    // Made before the cut, changed at it: the review was there, and what closed it is known.
    let review = timeline.file(&"reviews/2026-Q2.md".into());
    assert_eq!(changes(&review), [(&*ids[4], &FileChangeKind::Changed)]);
    let quarter = crate::value::Period::parse("2026-Q2").unwrap();
    let edition = editions::of_period(&timeline, &playbook, quarter).unwrap();
    assert_eq!(edition.map(|it| it.commit), Some(ids[4].clone()));
    // Cut off where it is closed, it may have been closed before.
    let clone = Sandbox::empty();
    clone.git(&["clone", "--quiet", "--depth=2", &from, "."]);
    let (timeline, playbook) = timeline_of(&clone);
    let edition = editions::of_period(&timeline, &playbook, quarter).unwrap();
    assert_eq!(edition, None);
}

#[test]
fn a_bare_repository_has_a_playbook_and_a_past() {
    let (sandbox, ids) = three_quarters();
    sandbox.write(".mailmap", "Dana Reed <dana@example.org>\n");
    let last = sandbox.commit_at("2026-09-02T12:00:00+03:00", "names");
    let bare = Sandbox::empty();
    let from = sandbox.path().display().to_string();
    bare.git(&["clone", "--quiet", "--bare", &from, "bare.git"]);
    let cache = ParseCache::new();
    let root = bare.path().join("bare.git");
    let files = source::open(&root).unwrap();
    let loaded = load(&*files, &cache).unwrap();
    let past = read(&root, &loaded.playbook, &cache).unwrap();
    assert!(loaded.playbook.at(&"guides/a.md".into()).is_some());
    let timeline = past.timeline().unwrap();
    let (ours, _) = timeline_of(&sandbox);
    assert_eq!(timeline.graph.commits, ours.graph.commits);
    assert_eq!(timeline.graph.commits[0].author.name, "Dana Reed");
    let head = timeline.graph.head().unwrap();
    assert_eq!(timeline.graph.commit(head).id, last);
    let history = timeline.file(&"guides/a.md".into());
    assert_eq!(history.commit(history.first().unwrap()).id, ids[0]);
    let told = source::open(&root.join("team")).err().unwrap();
    assert!(told.to_string().contains("no folder team"));
}

#[test]
fn a_line_is_of_the_commit_that_set_it() {
    let (sandbox, ids) = three_quarters();
    let write = |day: &str, text: &str| commit_on(&sandbox, day, "ledgers/x.csv", text);
    let first = write("2026-09-02", "id,n\na,1\nb,2\n");
    let second = write("2026-09-03", "id,n\nz,0\na,1\nb,3\n");
    sandbox.git(&["mv", "ledgers/x.csv", "ledgers/y.csv"]);
    sandbox.commit_at("2026-09-04T12:00:00+03:00", "moved");
    let third = commit_on(
        &sandbox,
        "2026-09-05",
        "ledgers/y.csv",
        "id,n\nz,0\na,1\nb,3\nc,4\n",
    );
    let (timeline, _) = timeline_of(&sandbox);
    let path = DocPath::new("ledgers/y.csv");
    let today = "id,n\nz,0\na,1\nb,3\nc,4\nd,5\n";
    let lines = timeline.lines(&path, today).unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            let line = line.as_ref()?;
            let id = timeline.graph.commit(line.commit).id.clone();
            Some((id, line.path.to_string(), line.line))
        })
        .collect();
    let set = |id: &String, path: &str, line| Some((id.clone(), path.to_owned(), line));
    let (old, new) = ("ledgers/x.csv", "ledgers/y.csv");
    // The last line is not committed, so nobody has set it yet.
    assert_eq!(
        told,
        [
            set(&first, old, 1),
            set(&second, old, 2),
            set(&first, old, 2),
            set(&second, old, 4),
            set(&third, new, 5),
            None
        ]
    );
    assert_ne!(ids[5], first);
}

#[test]
fn a_merged_line_is_of_the_commit_on_the_line_of_work_that_was_merged() {
    let (sandbox, _) = three_quarters();
    let ledger = "ledgers/x.csv";
    let first = commit_on(&sandbox, "2026-09-02", ledger, "id\na\n");
    sandbox.git(&["checkout", "--quiet", "-b", "side"]);
    let second = commit_on(&sandbox, "2026-09-03", ledger, "id\na\nb\n");
    let third = commit_on(&sandbox, "2026-09-04", ledger, "id\na\nb\nc\n");
    sandbox.git(&["checkout", "--quiet", "-"]);
    commit_on(&sandbox, "2026-09-05", "guides/a.md", "five");
    sandbox.git(&["merge", "--quiet", "--no-ff", "-m", "merged", "side"]);
    let (timeline, _) = timeline_of(&sandbox);
    let path = DocPath::new(ledger);
    let lines = timeline.lines(&path, "id\na\nb\nc\n").unwrap();
    let told: Vec<_> = lines
        .iter()
        .flatten()
        .map(|line| timeline.graph.commit(line.commit).id.clone())
        .collect();
    assert_eq!(told, [first.clone(), first, second, third]);
}

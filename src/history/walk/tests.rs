//! Walks over small repositories.

use std::path::Path;

use super::*;
use crate::history::graph::{CommitNo, Touch};
use crate::source::open_repository;
use crate::source::sandbox::{Sandbox, git};
use crate::source::store::{Kept, seal, unsealed};

fn walked(root: &Path, folder: &str, store: Option<&dyn Store>) -> Graph {
    let repository = open_repository(root).unwrap();
    let head = repository.head().unwrap().target().unwrap();
    walk(&repository, head, folder, store).unwrap()
}

fn cold(root: &Path) -> Graph {
    walked(root, "", None)
}

/// How many commits were read; what was found must be the same as without a store.
fn warm(root: &Path, store: &Kept) -> usize {
    let found = walked(root, "", Some(store));
    assert_same(&found, &cold(root));
    found.walked
}

fn assert_same(one: &Graph, other: &Graph) {
    assert_eq!(one.commits, other.commits);
    assert_eq!(one.touches, other.touches);
    assert_eq!(one.at_cut, other.at_cut);
    assert_eq!(one.merge_moves, other.merge_moves);
    assert_eq!(one.is_shallow, other.is_shallow);
}

/// `A path`, `M path`, `D path`, `R from to`, with `<n` where a merge brought it from its parent n.
fn shown(touch: &Touch) -> String {
    let path = &touch.path;
    let brought = touch.merged_from.map(|at| format!(" <{at}"));
    let brought = brought.unwrap_or_default();
    match (&touch.from, &touch.before, &touch.after) {
        (Some(from), ..) => format!("R {from} {path}{brought}"),
        (None, None, _) => format!("A {path}{brought}"),
        (None, Some(_), Some(_)) => format!("M {path}{brought}"),
        (None, Some(_), None) => format!("D {path}{brought}"),
    }
}

fn last(graph: &Graph) -> Vec<String> {
    let touches = graph.touches(graph.head().unwrap());
    touches.iter().map(shown).collect()
}

fn three() -> Sandbox {
    let sandbox = Sandbox::of(&[("a.md", "1"), ("b/c.md", "1")]);
    sandbox.commit("one");
    sandbox.write("a.md", "2");
    sandbox.commit("two");
    sandbox.write("b/c.md", "2");
    sandbox.commit("three");
    sandbox
}

#[test]
fn only_what_is_not_known_is_read() {
    let sandbox = three();
    let (root, store) = (sandbox.path(), Kept::default());
    assert_eq!(warm(&root, &store), 3);
    assert_eq!(warm(&root, &store), 0);
    sandbox.write("d.md", "1");
    sandbox.commit("four");
    assert_eq!(warm(&root, &store), 1);
    assert_eq!(warm(&root, &store), 0);
    sandbox.git(&["checkout", "--quiet", "HEAD~2"]);
    assert_eq!(warm(&root, &store), 0, "an older commit is known");
    sandbox.write("e.md", "1");
    sandbox.commit("beside");
    sandbox.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(warm(&root, &store), 2, "a commit and a merge");
    assert_eq!(last(&cold(&root)), ["M b/c.md <1", "A d.md <1"]);
}

#[test]
fn a_rewritten_past_is_read_anew_as_far_as_it_was_rewritten() {
    let sandbox = three();
    let (root, store) = (sandbox.path(), Kept::default());
    assert_eq!(warm(&root, &store), 3);
    sandbox.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    sandbox.write("b/c.md", "3");
    sandbox.commit("another three");
    assert_eq!(warm(&root, &store), 1);
    sandbox.git(&["checkout", "--quiet", "--orphan", "other"]);
    sandbox.commit("nothing before");
    assert_eq!(warm(&root, &store), 1);
}

#[test]
fn names_are_those_of_today() {
    let sandbox = three();
    let (root, store) = (sandbox.path(), Kept::default());
    assert_eq!(warm(&root, &store), 3);
    let first = cold(&root).commits[0].id.clone();
    sandbox.write(".mailmap", "Dana Reed <d@example.org> <DANA@example.org>\n");
    sandbox.write(
        ".git-blame-ignore-revs",
        format!("# wrapped\n{} # all\n", first.to_uppercase()),
    );
    assert_eq!(warm(&root, &store), 0);
    let graph = walked(&root, "", Some(&store));
    assert_eq!(graph.commits[0].author.name, "Dana Reed");
    assert_eq!(graph.commits[0].author.email, "d@example.org");
    assert!(!graph.commits[0].is_bulk, "it is not committed yet");
    sandbox.commit("lists");
    let graph = walked(&root, "", Some(&store));
    let bulk: Vec<bool> = graph.commits.iter().map(|commit| commit.is_bulk).collect();
    assert_eq!(
        (graph.walked, &*bulk),
        (1, &[true, false, false, false][..])
    );
}

#[test]
fn a_deepened_clone_knows_more() {
    let sandbox = three();
    let from = format!("file://{}", sandbox.path().display());
    let clone = Sandbox::empty();
    clone.git(&["clone", "--quiet", "--depth=1", &from, "."]);
    let (root, store) = (clone.path(), Kept::default());
    assert_eq!(warm(&root, &store), 1);
    let graph = cold(&root);
    assert!(graph.is_shallow && graph.commits[0].is_cut);
    assert_eq!(graph.touches(CommitNo(0)), []);
    let at_cut: Vec<String> = graph.files_at_cut(CommitNo(0)).iter().map(shown).collect();
    assert_eq!(at_cut, ["A a.md", "A b/c.md"]);
    clone.git(&["fetch", "--quiet", "--deepen=1"]);
    assert_eq!(
        warm(&root, &store),
        2,
        "the one that was cut, and its parent"
    );
    assert_eq!(last(&cold(&root)), ["M b/c.md"]);
    clone.git(&["fetch", "--quiet", "--unshallow"]);
    assert_eq!(warm(&root, &store), 2);
    assert!(!cold(&root).is_shallow);
    clone.git(&["fetch", "--quiet", "--depth=1"]);
    assert_eq!(warm(&root, &store), 1, "cut off again");
    assert_eq!(cold(&root).commits.len(), 1);
}

#[test]
fn a_damaged_form_is_worth_nothing() {
    let sandbox = three();
    let (root, store) = (sandbox.path(), Kept::default());
    assert_eq!(warm(&root, &store), 3);
    let ((_, key), whole) = store
        .all()
        .iter()
        .next()
        .map(|(k, v)| (k.clone(), v.clone()))
        .unwrap();
    assert!(stored::from_bytes(&whole, &key).is_some());
    assert!(stored::from_bytes(&whole, &key.replace(&key[..1], "x")).is_none());
    for bytes in [&whole[..whole.len() / 2], b"", &whole[1..]] {
        store
            .all()
            .values_mut()
            .for_each(|kept| *kept = bytes.to_vec());
        assert_eq!(warm(&root, &store), 3);
    }
    // Whoever knows how to seal it can lie, but not make the reader fail.
    let body = unsealed(&whole).unwrap();
    for at in 0..body.len() {
        let mut bytes = body.to_vec();
        bytes[at] ^= 0xFF;
        assert!(stored::from_bytes(&[&bytes, &whole[body.len()..]].concat(), &key).is_none());
        seal(&mut bytes);
        if let Some(graph) = stored::from_bytes(&bytes, &key) {
            graph.index();
        }
        seal(&mut bytes.split_off(at));
        assert!(stored::from_bytes(&bytes, &key).is_none());
    }
}

#[test]
fn what_another_repository_kept_is_not_believed() {
    let (one, other) = (three(), Sandbox::of(&[("a.md", "x")]));
    other.commit("else");
    let store = Kept::default();
    assert_eq!(warm(&one.path(), &store), 3);
    let (theirs, form) = store.all().pop_first().unwrap();
    assert_eq!(warm(&other.path(), &store), 1);
    let (ours, _) = store.all().pop_first().unwrap();
    assert_ne!(ours, theirs);
    store.all().insert(ours, form);
    assert_eq!(warm(&other.path(), &store), 1);
}

const LINES: [&str; 4] = [
    "the first line\n",
    "the second\n",
    "the third one\n",
    "a fourth\n",
];

#[test]
fn moved_files_are_paired_as_git_pairs_them() {
    let text = |lines: &[usize]| lines.iter().map(|at| LINES[*at]).collect::<String>();
    let sandbox = Sandbox::of(&[
        ("same/a.md", &text(&[0, 1, 2])),
        ("same/b.md", &text(&[0, 1, 2])),
        ("edited/x.md", &text(&[0, 1, 2, 3])),
        ("edited/y.md", &text(&[3, 3, 2, 2])),
        ("gone.md", "nothing of this is left\n"),
        ("stays.md", &text(&[0, 1])),
    ]);
    sandbox.commit("one");
    sandbox.git(&["rm", "--quiet", "-r", "."]);
    sandbox.write("new/b.md", text(&[0, 1, 2]));
    sandbox.write("new/x.md", text(&[0, 1, 2, 3]) + "x\n");
    sandbox.write("new/z.md", text(&[3, 3, 2, 1]));
    sandbox.write("new/other.md", "altogether new words\n");
    sandbox.write("stays.md", text(&[0, 1, 2]));
    sandbox.commit("two");
    let expected = [
        "D gone.md",
        "R same/b.md new/b.md",
        "A new/other.md",
        "R edited/x.md new/x.md",
        "R edited/y.md new/z.md",
        "D same/a.md",
        "M stays.md",
    ];
    assert_eq!(last(&cold(&sandbox.path())), expected);
    let theirs = sandbox.git(&["show", "--format=", "--name-status", "-M"]);
    let theirs = theirs.replace('\t', " ");
    let theirs = theirs.lines().map(|line| {
        let (status, rest) = line.split_once(' ').unwrap();
        format!("{} {rest}", &status[..1])
    });
    let mut theirs: Vec<String> = theirs.collect();
    let mut ours = expected.to_vec();
    theirs.sort();
    ours.sort_unstable();
    assert_eq!(theirs, ours);
}

#[test]
fn a_merge_knows_where_a_file_came_from_on_each_line() {
    let sandbox = Sandbox::of(&[("old.md", &LINES.concat())]);
    sandbox.commit("one");
    sandbox.git(&["checkout", "--quiet", "-b", "side"]);
    sandbox.write("old.md", LINES.concat() + "side\n");
    let side = sandbox.commit("side");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.git(&["mv", "old.md", "new.md"]);
    sandbox.write("new.md", "main\n".to_owned() + &LINES.concat());
    let moved = sandbox.commit("moved");
    sandbox.git(&["merge", "--quiet", "--no-edit", "side"]);
    let graph = std::sync::Arc::new(cold(&sandbox.path()));
    assert_eq!(last(&graph), ["M new.md"]);
    let history = crate::history::FileHistory::of(&graph, &"new.md".into());
    let ids = history.changes.iter().map(|it| &*history.commit(it).id);
    let ids: Vec<&str> = ids.collect();
    assert_eq!(ids.len(), 4);
    assert!(ids.contains(&&*side) && ids.contains(&&*moved));
}

#[cfg(unix)]
#[test]
fn modes_links_and_modules() {
    let sandbox = Sandbox::of(&[("a.sh", "1"), ("b.md", "1")]);
    sandbox.commit("one");
    sandbox.git(&["rm", "--quiet", "b.md"]);
    std::os::unix::fs::symlink("a.sh", sandbox.path().join("b.md")).unwrap();
    sandbox.write("module/x.md", "");
    let module = sandbox.path().join("module");
    git(&module, &["init", "--quiet"]);
    git(&module, &["add", "."]);
    git(&module, &["commit", "--quiet", "-m", "inner"]);
    sandbox.commit("two");
    assert_eq!(last(&cold(&sandbox.path())), ["D b.md"]);
    sandbox.git(&["update-index", "--chmod=+x", "a.sh"]);
    sandbox.git(&["commit", "--quiet", "--message", "it may be run"]);
    assert_eq!(last(&cold(&sandbox.path())), ["M a.sh"]);
}

#[test]
fn a_folder_of_a_repository_and_its_other_work_trees() {
    let sandbox = Sandbox::of(&[("other.md", "1"), ("team/a.md", "1"), ("team/b/c.md", "1")]);
    sandbox.commit("one");
    sandbox.write("other.md", "2");
    sandbox.commit("elsewhere");
    sandbox.git(&["mv", "other.md", "team/moved.md"]);
    sandbox.commit("moved in");
    let root = sandbox.path();
    let store = Kept::default();
    let graph = walked(&root, "team", Some(&store));
    let touches = graph
        .touches
        .iter()
        .map(|it| it.iter().map(shown).collect());
    let touches: Vec<Vec<String>> = touches.collect();
    assert_eq!(touches, [&["A a.md", "A b/c.md"][..], &[], &["A moved.md"]]);
    assert_eq!(warm(&root, &store), 3, "the whole is another past");
    let beside = Sandbox::empty();
    let tree = beside.path().join("tree");
    let place = tree.display().to_string();
    sandbox.git(&[
        "worktree", "add", "--quiet", "-b", "beside", &place, "HEAD~1",
    ]);
    assert_eq!(warm(&tree, &store), 0, "what is kept is the repository's");
    assert_eq!(cold(&tree).commits.len(), 2);
    beside.write("tree/other.md", "3");
    git(&tree, &["commit", "--quiet", "-am", "three"]);
    assert_eq!(warm(&tree, &store), 1);
}

#[test]
fn a_clone_without_trees_says_how_to_get_them() {
    let sandbox = three();
    sandbox.git(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", sandbox.path().display());
    let clone = Sandbox::empty();
    clone.git(&[
        "clone",
        "-q",
        "--no-checkout",
        "--filter=tree:0",
        &from,
        ".",
    ]);
    let repository = open_repository(&clone.path()).unwrap();
    let head = repository.head().unwrap().target().unwrap();
    let store = Kept::default();
    let told = walk(&repository, head, "", Some(&store))
        .unwrap_err()
        .to_string();
    assert!(told.starts_with("tree "), "{told}");
    assert!(told.contains("`git fetch --refetch --no-filter`"), "{told}");
    assert!(store.all().is_empty());
}

#[test]
fn a_tree_that_names_itself_a_million_times_is_refused() {
    let sandbox = three();
    let repository = open_repository(&sandbox.path()).unwrap();
    let (mut id, mut mode) = (repository.blob(b"x").unwrap(), 0o100_644);
    for _ in 0..20 {
        let mut tree = repository.treebuilder(None).unwrap();
        for name in ["a", "b"] {
            tree.insert(name, id, mode).unwrap();
        }
        (id, mode) = (tree.write().unwrap(), 0o040_000);
    }
    let tree = repository.find_tree(id).unwrap();
    let head = repository.head().unwrap().peel_to_commit().unwrap();
    let dana = head.author();
    let bomb = repository.commit(None, &dana, &dana, "bomb", &tree, &[&head]);
    let told = walk(&repository, bomb.unwrap(), "", None).unwrap_err();
    assert!(matches!(told, GitError::TooManyFiles { .. }), "{told}");
}

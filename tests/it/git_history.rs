//! What is read of the past, held against Git itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use comity::cli::example::{Depth, write as write_example};
use comity::history::{self, FileChangeKind, Past, Timeline, count_authors};
use comity::model::{ParseCache, load};
use comity::source::WorkTree;
use comity::text::DocPath;

/// Git, with nothing of the user's configuration.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments);
    command
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn timeline(root: &Path) -> Timeline {
    let cache = ParseCache::new();
    let source = WorkTree::open(root).unwrap();
    let playbook = load(&source, &cache).unwrap().playbook;
    let past = history::read(root, &playbook, &cache).unwrap();
    let Past::Known(timeline) = past else {
        panic!("{:?}", past.not_checked());
    };
    *timeline
}

/// Every commit, the line of first parents, and who wrote how much.
fn assert_same_commits(root: &Path, timeline: &Timeline) {
    let graph = &timeline.graph;
    let format = "--format=%H %P|%aN <%aE> %aI|%cN <%cE> %cI|%s";
    let theirs = git(root, &["log", format]);
    let moment = |moment: comity::value::Moment| {
        let at = moment.instant().to_zoned(moment.offset().to_time_zone());
        at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    };
    let ours: BTreeSet<String> = graph
        .commits
        .iter()
        .map(|commit| {
            let parents = commit.parents.iter().map(|it| &*graph.commit(*it).id);
            format!(
                "{} {}|{} <{}> {}|{} <{}> {}|{}",
                commit.id,
                parents.collect::<Vec<_>>().join(" "),
                commit.author.name,
                commit.author.email,
                moment(commit.authored),
                commit.committer.name,
                commit.committer.email,
                moment(commit.committed),
                commit.summary
            )
        })
        .collect();
    // `%aI` writes `Z` for UTC.
    let theirs = theirs.replace("Z|", "+00:00|");
    let theirs: BTreeSet<String> = theirs.lines().map(str::to_owned).collect();
    assert_eq!(ours.difference(&theirs).next(), None);
    assert_eq!(theirs.difference(&ours).next(), None);
    let first_parents = git(root, &["log", "--first-parent", "--format=%H"]);
    let line = timeline.line.steps.iter().rev();
    let line: Vec<&str> = line.map(|step| &*graph.commit(step.commit).id).collect();
    assert_eq!(line, lines(&first_parents));
    assert_eq!(
        shortlog(&count_authors(graph.commits.iter())),
        git(root, &["shortlog", "-sne", "HEAD"])
    );
}

fn shortlog(counts: &[(&history::Author, usize)]) -> String {
    let mut text = String::new();
    for (author, count) in counts {
        writeln!(text, "{count:6}\t{} <{}>", author.name, author.email).unwrap();
    }
    text
}

/// Every file that stands there today or ever stood there; how many were followed when they moved.
fn assert_same_files(root: &Path, timeline: &Timeline) -> usize {
    let all = git(
        root,
        &["log", "--format=", "--name-only", "--no-renames", "-m"],
    );
    let today = git(root, &["ls-files"]);
    let today: BTreeSet<&str> = today.lines().collect();
    let paths: BTreeSet<&str> = all.lines().collect();
    assert!(today.len() > 20 && paths.is_superset(&today));
    let is_moved = |path: &str| {
        let history = timeline.file(&DocPath::new(path));
        let mut changes = history.changes.iter();
        changes.any(|change| matches!(change.kind, FileChangeKind::Moved { .. }))
    };
    let (moved, still): (Vec<&str>, Vec<&str>) = paths.iter().partition(|path| is_moved(path));
    for path in still {
        assert_as_simplified(root, timeline, path);
    }
    let moved = moved.into_iter().filter(|path| today.contains(path));
    moved
        .map(|path| assert_as_followed(root, timeline, path))
        .count()
}

/// A file that kept its name is as Git's simplification of history has it.
fn assert_as_simplified(root: &Path, timeline: &Timeline, path: &str) {
    let graph = &timeline.graph;
    let history = timeline.file(&DocPath::new(path));
    let ours = history.changes.iter().map(|change| change.commit);
    let ours: BTreeSet<&str> = ours.map(|it| &*graph.commit(it).id).collect();
    let theirs = git(root, &["log", "--format=%H", "--", path]);
    assert_eq!(ours, theirs.lines().collect(), "{path}");
    assert_eq!(
        shortlog(&history.authors()),
        git(root, &["shortlog", "-sne", "HEAD", "--", path]),
        "{path}"
    );
    let theirs = git(root, &["log", "--first-parent", "--format=%H", "--", path]);
    assert_eq!(steps(timeline, path), lines(&theirs), "{path}");
}

/// A file that moved is as `git log --follow` has it, which shows no merges.
fn assert_as_followed(root: &Path, timeline: &Timeline, path: &str) {
    let graph = &timeline.graph;
    let history = timeline.file(&DocPath::new(path));
    let changes = history.changes.iter().map(|it| graph.commit(it.commit));
    let ours: Vec<_> = changes.filter(|commit| !commit.is_merge()).collect();
    let follow = |options: &[&str]| {
        let follow = ["log", "--follow", "--format=%H %aN <%aE> %ct"];
        git(root, &[&follow, options, &["--", path]].concat())
    };
    let shown = |commit: &history::Commit| {
        let author = &commit.author;
        let at = commit.committed.instant().as_second();
        format!("{} {} <{}> {at}", commit.id, author.name, author.email)
    };
    let theirs = follow(&["--topo-order"]);
    let ours: BTreeSet<String> = ours.into_iter().map(shown).collect();
    let theirs: BTreeSet<String> = theirs.lines().map(str::to_owned).collect();
    assert_eq!(ours, theirs, "{path}");
    let first = shown(history.commit(history.first().unwrap()));
    assert!(theirs.contains(&first), "{path}");
    let theirs = follow(&["--first-parent"]);
    let theirs: Vec<&str> = theirs.lines().map(|line| &line[..40]).collect();
    assert_eq!(steps(timeline, path), theirs, "{path}");
}

/// The steps of the line that changed a file, newest first.
fn steps<'t>(timeline: &'t Timeline, path: &str) -> Vec<&'t str> {
    let graph = &timeline.graph;
    let versions = timeline.line.versions(graph, &DocPath::new(path));
    let steps = versions.iter().rev();
    steps.map(|it| &*graph.commit(it.step.commit).id).collect()
}

#[test]
fn the_examples_past_is_as_git_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("example");
    write_example(&root, Depth::WithHistory).unwrap();
    let timeline = timeline(&root);
    assert_same_commits(&root, &timeline);
    assert_same_files(&root, &timeline);
}

#[test]
fn a_tangled_past_is_as_git_tells_it() {
    for seed in 1..=3 {
        let folder = tempfile::tempdir().unwrap();
        Tangle::new(seed).write(folder.path());
        let timeline = timeline(folder.path());
        assert_same_commits(folder.path(), &timeline);
        let moved = assert_same_files(folder.path(), &timeline);
        assert!(moved > 5, "{moved} files were moved");
    }
}

type Files = BTreeMap<String, String>;

/// A line of work: its last commit and its files.
#[derive(Clone)]
struct Branch {
    commit: usize,
    files: Files,
}

/// Writes a repository for `git fast-import`: moves, merges of several kinds, reverts, clocks that
/// go wrong, people under several names.
struct Tangle {
    stream: String,
    commits: usize,
    clock: i64,
    seed: u64,
}

const MAILMAP: &str = "Dana Reed <dana@example.org> <d.reed@old.example>
Илья <ilya@example.org> ilya <ILYA@example.org>
A. B.  <a.b@example.org>
# Nobody <ip@example.org>
";

const PEOPLE: [&str; 5] = [
    "Dana Reed <dana@example.org>",
    "dana <d.reed@old.example>",
    "ilya <ilya@EXAMPLE.org>",
    "Илья Петров <ip@example.org>",
    "A B <a.b@example.org>",
];

impl Tangle {
    fn new(seed: u64) -> Self {
        Self {
            stream: String::new(),
            commits: 0,
            clock: 1_700_000_000,
            seed,
        }
    }

    fn write(mut self, folder: &Path) {
        self.past();
        git(folder, &["init", "--quiet", "--initial-branch=main"]);
        let mut import = command(folder, &["fast-import", "--quiet"]);
        let mut import = import.stdin(Stdio::piped()).spawn().unwrap();
        let mut input = import.stdin.take().unwrap();
        input.write_all(self.stream.as_bytes()).unwrap();
        drop(input);
        assert!(import.wait().unwrap().success());
        git(folder, &["reset", "--quiet", "--hard"]);
    }

    fn past(&mut self) {
        let mut files = Files::new();
        files.insert("comity.toml".into(), "format = 1\n".into());
        files.insert(".mailmap".into(), MAILMAP.into());
        for file in 0..16 {
            let text = self.text();
            files.insert(format!("common/{file}.md"), text);
            let text = self.text();
            files.insert(format!("notes/{file}.md"), text);
        }
        let commit = self.commit("main", &files, &[]);
        let mut main = Branch { commit, files };
        for round in 0..25 {
            let before = main.files.clone();
            for _ in 0..self.random(4) {
                self.step("main", 0, &mut main);
            }
            if round % 5 == 4 {
                // A revert brings back what was.
                main.files.clone_from(&before);
                main.commit = self.commit("main", &main.files, &[main.commit]);
            }
            let fork = main.clone();
            let mut side = main.clone();
            for _ in 0..=self.random(4) {
                self.step("side", 1, &mut side);
            }
            for _ in 0..self.random(4) {
                self.step("main", 0, &mut main);
            }
            self.merge(&fork, &mut main, &side);
        }
    }

    /// Changes a file that both lines may change, and one of those that are this line's.
    fn step(&mut self, branch: &str, parity: usize, line: &mut Branch) {
        let common = format!("common/{}.md", self.random(16));
        let text = self.edited(&line.files[&common]);
        line.files.insert(common, text);
        let own: Vec<String> = line
            .files
            .keys()
            .filter(|path| path.starts_with("notes/") && number(path) % 2 == parity)
            .cloned()
            .collect();
        let path = own[self.random(own.len())].clone();
        let file = number(&path);
        let text = line.files[&path].clone();
        match self.random(6) {
            0 => {
                line.files.remove(&path);
                let to = format!("notes/{}/{file}.md", self.random(9));
                line.files.insert(to, text);
            }
            1 => {
                line.files.remove(&path);
                let text = self.edited(&text);
                line.files
                    .insert(format!("notes/moved-{}/{file}.md", self.commits), text);
            }
            2 if own.len() > 4 => {
                line.files.remove(&path);
            }
            3 => {
                let text = self.text();
                let file = parity + 2 * self.random(40);
                line.files.insert(format!("notes/{file}.md"), text);
            }
            _ => {
                let text = self.edited(&text);
                line.files.insert(path, text);
            }
        }
        line.commit = self.commit(branch, &line.files, &[line.commit]);
    }

    /// Merges the other line: what only one has changed is taken from it; what both have is taken
    /// from either or written anew.
    fn merge(&mut self, fork: &Branch, main: &mut Branch, side: &Branch) {
        let mut merged = main.files.clone();
        let paths: BTreeSet<&String> = fork.files.keys().chain(side.files.keys()).collect();
        for path in paths {
            let (was, ours) = (fork.files.get(path), main.files.get(path));
            let theirs = side.files.get(path);
            let text = match (ours == was, theirs == was) {
                (_, true) => continue,
                (true, false) => theirs.cloned(),
                (false, false) => match self.random(3) {
                    0 => continue,
                    1 => theirs.cloned(),
                    _ => ours.map(|text| self.edited(text)),
                },
            };
            match text {
                Some(text) => merged.insert(path.clone(), text),
                None => merged.remove(path),
            };
        }
        main.files = merged;
        main.commit = self.commit("main", &main.files, &[main.commit, side.commit]);
    }

    fn commit(&mut self, branch: &str, files: &Files, parents: &[usize]) -> usize {
        self.commits += 1;
        let commit = self.commits;
        // Clocks go back now and then, and stand still.
        let ahead = [0, 0, 60, 3600, 86_400, 86_400, -90_000][self.random(7)];
        self.clock += ahead;
        let zone = ["+0300", "-0500", "+0000", "+0530"][self.random(4)];
        let who = PEOPLE[self.random(PEOPLE.len())];
        let authored = self.clock - 7200;
        let message = format!("Commit {commit}\n of this\n\nMore.\n");
        let out = &mut self.stream;
        writeln!(out, "commit refs/heads/{branch}\nmark :{commit}").unwrap();
        writeln!(out, "author {who} {authored} {zone}").unwrap();
        writeln!(out, "committer {} {} {zone}", PEOPLE[1], self.clock).unwrap();
        writeln!(out, "data {}\n{message}", message.len()).unwrap();
        for (word, parent) in ["from", "merge"].into_iter().zip(parents) {
            writeln!(out, "{word} :{parent}").unwrap();
        }
        writeln!(out, "deleteall").unwrap();
        for (path, text) in files {
            writeln!(out, "M 100644 inline {path}\ndata {}\n{text}", text.len()).unwrap();
        }
        commit
    }

    /// Twenty lines that no other file has.
    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..20 {
            let line = self.random(1 << 30);
            writeln!(text, "line {line} of a document").unwrap();
        }
        text
    }

    /// The text with a few lines changed.
    fn edited(&mut self, text: &str) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for _ in 0..=self.random(4) {
            let at = self.random(lines.len());
            lines[at] = format!("line {} of a document", self.random(1 << 30));
        }
        lines.join("\n") + "\n"
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % below
    }
}

/// The number in a file's name.
fn number(path: &str) -> usize {
    let name = path.rsplit('/').next().unwrap();
    name.trim_end_matches(".md").parse().unwrap()
}

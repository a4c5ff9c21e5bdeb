//! What people commit, in the order of time, and the Git repository that comes of it.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use comity::history::digest;
use comity::locale::Lang;
use comity::model::{ParseCache, load};
use comity::source::Memory;
use comity::text::DocPath;
use comity::value::Date;
use git2::{
    Buf, Index, IndexEntry, IndexTime, Oid, Repository, RepositoryInitOptions, Signature, Time,
};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Somebody who commits.
#[derive(Clone, PartialEq)]
pub(crate) struct Author {
    pub(crate) name: String,
    pub(crate) address: String,
}

/// How a commit reaches `main`.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Way {
    /// It is made there.
    Straight,
    /// By a merge commit, so many days after it was made.
    Merge(i32),
    /// As one commit of a forge, so many days after it was authored.
    Squash(i32),
}

/// What a commit does to a file.
#[derive(Clone)]
pub(crate) enum Op {
    Write(String),
    /// Adds a line, below the header where the file is new.
    Append(&'static str, String),
    /// Replaces a text that stands there once.
    Replace(String, String),
    /// Signs for a side, with the digest of what is signed.
    Sign {
        side: String,
        by: String,
        date: Date,
        read: &'static str,
    },
}

struct Event {
    at: DateTime,
    author: Author,
    with: Vec<Author>,
    message: String,
    way: Way,
    ops: Vec<(String, Op)>,
}

/// Everything that is committed.
#[derive(Default)]
pub(crate) struct Chronicle(Vec<Event>);

/// A commit that is being put together.
pub(crate) struct Draft<'c> {
    chronicle: &'c mut Chronicle,
    event: Event,
}

impl Chronicle {
    /// A commit on a day, at an hour and minute UTC.
    pub(crate) fn on(
        &mut self,
        day: Date,
        (hour, minute): (i8, i8),
        author: &Author,
        message: impl Into<String>,
    ) -> Draft<'_> {
        let event = Event {
            at: day.at(hour, minute, 0, 0),
            author: author.clone(),
            with: Vec::new(),
            message: message.into(),
            way: Way::Straight,
            ops: Vec::new(),
        };
        Draft {
            chronicle: self,
            event,
        }
    }
}

impl Draft<'_> {
    pub(crate) fn way(mut self, way: Way) -> Self {
        self.event.way = way;
        self
    }

    /// Somebody who worked on it too.
    pub(crate) fn with(mut self, author: &Author) -> Self {
        self.event.with.push(author.clone());
        self
    }

    pub(crate) fn write(self, path: impl Into<String>, text: impl Into<String>) -> Self {
        self.op(path, Op::Write(text.into()))
    }

    pub(crate) fn append(self, path: &str, header: &'static str, line: String) -> Self {
        self.op(path, Op::Append(header, line))
    }

    pub(crate) fn replace(
        self,
        path: &str,
        from: impl Into<String>,
        to: impl Into<String>,
    ) -> Self {
        self.op(path, Op::Replace(from.into(), to.into()))
    }

    pub(crate) fn op(mut self, path: impl Into<String>, op: Op) -> Self {
        self.event.ops.push((path.into(), op));
        self
    }

    pub(crate) fn commit(self) {
        if !self.event.ops.is_empty() {
            self.chronicle.0.push(self.event);
        }
    }
}

/// The repository of a partnership, and the last commit of each day on which there was one.
pub(crate) struct Past {
    repository: Repository,
    days: BTreeMap<Date, Oid>,
}

const MAIN: &str = "refs/heads/main";

impl Past {
    /// Writes all commits into a bare repository in `folder`, which no work tree makes slow.
    pub(crate) fn write(mut chronicle: Chronicle, folder: &Path) -> Self {
        let mut options = RepositoryInitOptions::new();
        options
            .external_template(false)
            .initial_head("main")
            .bare(true);
        let repository = Repository::init_opts(folder, &options).unwrap();
        chronicle.0.sort_by_key(|event| event.at);
        let days = in_one_pack(&repository, || {
            let mut desk = Desk::new(&repository);
            let commits = chronicle.0.iter();
            commits
                .map(|event| (event.at.date(), desk.commit(event)))
                .collect()
        });
        Self { repository, days }
    }

    /// Puts `main` where it stood at the end of a day.
    pub(crate) fn turn_to(&self, day: Date) {
        let (_, id) = self.days.range(..=day).next_back().unwrap();
        self.repository
            .reference(MAIN, *id, true, "simulation")
            .unwrap();
    }
}

/// Keeps what is committed in memory and writes it as one pack: thousands of small files would cost
/// more than everything else.
fn in_one_pack<T>(repository: &Repository, commit: impl FnOnce() -> T) -> T {
    let odb = repository.odb().unwrap();
    let memory = odb.add_new_mempack_backend(1_000).unwrap();
    let made = commit();
    let mut pack = Buf::new();
    memory.dump(repository, &mut pack).unwrap();
    let mut writer = odb.packwriter().unwrap();
    writer.write_all(&pack).unwrap();
    writer.commit().unwrap();
    memory.reset().unwrap();
    made
}

/// The files as they stand while commits are made.
struct Desk<'r> {
    repository: &'r Repository,
    files: BTreeMap<String, String>,
    index: Index,
    head: Option<Oid>,
    /// How many changes a forge has squashed.
    squashed: usize,
    cache: ParseCache,
}

impl<'r> Desk<'r> {
    fn new(repository: &'r Repository) -> Self {
        Self {
            repository,
            files: BTreeMap::new(),
            index: Index::new().unwrap(),
            head: None,
            squashed: 0,
            cache: ParseCache::new(),
        }
    }

    fn commit(&mut self, event: &Event) -> Oid {
        for (path, op) in &event.ops {
            self.apply(path, op);
        }
        let tree = self.index.write_tree_to(self.repository).unwrap();
        let (own, main) = (event.at, event.author.clone());
        let id = match event.way {
            Way::Straight => self.store((&main, own), (&main, own), &event.told(None), tree, &[]),
            Way::Squash(days) => {
                self.squashed += 1;
                let told = event.told(Some(self.squashed));
                self.store((&main, back(own, days)), (&forge(), own), &told, tree, &[])
            }
            Way::Merge(days) => {
                let made = (&main, back(own, days));
                let side = self.store(made, made, &event.told(None), tree, &[]);
                let merger = (event.with.first().unwrap_or(&event.author), own);
                let told = format!("Merge branch '{}'", branch(&event.message));
                self.store(merger, merger, &told, tree, &[side])
            }
        };
        self.head = Some(id);
        id
    }

    fn store(
        &self,
        (author, written): (&Author, DateTime),
        (committer, put): (&Author, DateTime),
        message: &str,
        tree: Oid,
        merged: &[Oid],
    ) -> Oid {
        let tree = self.repository.find_tree(tree).unwrap();
        let parents: Vec<_> = self.head.iter().chain(merged).collect();
        let parents: Vec<_> = parents
            .into_iter()
            .map(|id| self.repository.find_commit(*id).unwrap())
            .collect();
        let parents: Vec<_> = parents.iter().collect();
        let (first, second) = (signature(author, written), signature(committer, put));
        self.repository
            .commit(None, &first, &second, message, &tree, &parents)
            .unwrap()
    }

    fn apply(&mut self, path: &str, op: &Op) {
        let old = self.files.get(path);
        let text = match op {
            Op::Write(text) => text.clone(),
            Op::Append(header, line) => {
                let old = old.cloned().unwrap_or_else(|| format!("{header}\n"));
                format!("{old}{line}\n")
            }
            Op::Replace(from, to) => {
                let old = old.unwrap_or_else(|| panic!("{path} is changed and not there"));
                let count = old.matches(from.as_str()).count();
                assert_eq!(count, 1, "`{from}` stands {count} times in {path}:\n{old}");
                old.replace(from.as_str(), to)
            }
            Op::Sign {
                side,
                by,
                date,
                read,
            } => {
                let digest = self.digest(path, read);
                let entry = format!(
                    "  {side}: {{ by: {by}, date: {date}, read: {read}, digest: \"{digest}\" }}\n"
                );
                signed(&self.files[path], side, &entry)
            }
        };
        let blob = self.repository.blob(text.as_bytes()).unwrap();
        self.index.add(&entry(path, blob)).unwrap();
        self.files.insert(path.to_owned(), text);
    }

    fn digest(&self, path: &str, read: &str) -> String {
        let source = Memory::of(self.files.iter());
        let playbook = load(&source, &self.cache).unwrap().playbook;
        let document = playbook.at(&DocPath::new(path)).unwrap();
        let lang = if read == "ru" { Lang::Ru } else { Lang::En };
        digest::of_read(&playbook, document, Some(lang))
            .text()
            .to_owned()
    }
}

impl Event {
    /// The message, with the number of the change that a forge squashed and with those who worked on
    /// it too.
    fn told(&self, number: Option<usize>) -> String {
        let with = self
            .with
            .iter()
            .map(|author| format!("\nCo-authored-by: {} <{}>", author.name, author.address));
        let with: String = with.collect();
        let gap = if with.is_empty() { "" } else { "\n" };
        let number = number.map_or(String::new(), |number| format!(" (#{number})"));
        format!("{}{number}{gap}{with}", self.message)
    }
}

/// The text with an entry under `signoffs`, instead of what the side had there.
fn signed(text: &str, side: &str, entry: &str) -> String {
    let own = format!("  {side}: {{ by: ");
    let kept: String = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with(&own))
        .collect();
    match kept.split_once("signoffs:\n") {
        Some((before, after)) => format!("{before}signoffs:\n{entry}{after}"),
        None => kept.replacen("\n---\n", &format!("\nsignoffs:\n{entry}---\n"), 1),
    }
}

/// Who commits what is squashed.
fn forge() -> Author {
    Author {
        name: "Forge".to_owned(),
        address: "noreply@forge.example".to_owned(),
    }
}

fn branch(message: &str) -> &str {
    message.split(':').next().unwrap_or("work")
}

fn back(at: DateTime, days: i32) -> DateTime {
    at.saturating_sub(jiff::Span::new().days(days))
}

fn signature(author: &Author, at: DateTime) -> Signature<'static> {
    let at = at.to_zoned(TimeZone::UTC).unwrap().timestamp();
    let time = Time::new(at.as_second(), 0);
    Signature::new(&author.name, &author.address, &time).unwrap()
}

fn entry(path: &str, id: Oid) -> IndexEntry {
    const FILE: u32 = 0o100_644;
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: FILE,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}

//! Commits made into a new repository, the same ids on every machine.
//!
//! The user's Git configuration must not show: no templates, no conversion of line ends, authors
//! and dates from the commits alone.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use git2::build::CheckoutBuilder;
use git2::{
    Commit as Made, Index, IndexEntry, IndexTime, ObjectType, Oid, Repository,
    RepositoryInitOptions, Signature, Time,
};

use super::past::{Commit, When};
use super::{Files, History};

const FILE_MODE: u32 = 0o100_644;
const MAIN: &str = "refs/heads/main";

/// Makes `folder` a repository with `commits`, whose last tree must be `today`, and checks it out.
pub(super) fn replay(
    folder: &Path,
    commits: &[Commit<'_>],
    today: &Files<'_>,
) -> anyhow::Result<History> {
    let repository = create(folder)
        .with_context(|| format!("cannot create a repository in {}", folder.display()))?;
    let mut index = repository.index()?;
    let mut head: Option<Made<'_>> = None;
    for commit in commits {
        stage(&mut index, commit).with_context(|| commit.slug.to_owned())?;
        head = Some(make(&repository, &mut index, commit, head.as_ref())?);
    }
    let head = head
        .context("the example has no past: nothing to replay")?
        .id();
    compare(&index, today)?;
    repository.reference(MAIN, head, true, "example")?;
    // Filters would turn line ends into those of the user's system.
    let mut as_they_are = CheckoutBuilder::new();
    as_they_are.force().disable_filters(true);
    repository.checkout_head(Some(&mut as_they_are))?;
    Ok(History {
        commits: commits.len(),
        head: head.to_string(),
    })
}

fn create(folder: &Path) -> Result<Repository, git2::Error> {
    let mut options = RepositoryInitOptions::new();
    options
        .no_reinit(true)
        .mkpath(true)
        .external_template(false)
        .initial_head("main");
    let repository = Repository::init_opts(folder, &options)?;
    let mut config = repository.config()?;
    config.set_bool("core.autocrlf", false)?;
    Ok(repository)
}

fn stage(index: &mut Index, commit: &Commit<'_>) -> anyhow::Result<()> {
    for path in &commit.removed {
        ensure!(
            index.get_path(Path::new(path), 0).is_some(),
            "`removed` names {path}, which is not there before this commit"
        );
        index.remove_path(Path::new(path))?;
    }
    for (path, bytes) in &commit.files {
        index
            .add_frombuffer(&entry(path), bytes)
            .with_context(|| format!("cannot add {path}"))?;
    }
    Ok(())
}

fn make<'a>(
    repository: &'a Repository,
    index: &mut Index,
    commit: &Commit<'_>,
    parent: Option<&Made<'a>>,
) -> anyhow::Result<Made<'a>> {
    let tree = repository.find_tree(index.write_tree()?)?;
    let When {
        seconds,
        offset_minutes,
    } = commit.date;
    let date = Time::new(seconds, offset_minutes);
    let author = Signature::new(&commit.author.name, &commit.author.mail, &date)?;
    let parents: Vec<&Made<'_>> = parent.into_iter().collect();
    let id = repository.commit(None, &author, &author, &commit.message, &tree, &parents)?;
    Ok(repository.find_commit(id)?)
}

/// Says so where the last tree is not today's, at the first path that differs.
fn compare(index: &Index, today: &Files<'_>) -> anyhow::Result<()> {
    let told = "the example's past does not end at its present";
    let mut replayed = index.iter().peekable();
    for (path, bytes) in today {
        let Some(entry) = replayed.next_if(|entry| entry.path.as_slice() <= path.as_bytes()) else {
            bail!("{told}: {path} was never added");
        };
        let left_over = String::from_utf8_lossy(&entry.path);
        ensure!(left_over == *path, "{told}: {left_over} was never removed");
        let expected = Oid::hash_object(ObjectType::Blob, bytes)?;
        ensure!(entry.id == expected, "{told}: {path} differs");
    }
    match replayed.next() {
        Some(entry) => bail!(
            "{told}: {} was never removed",
            String::from_utf8_lossy(&entry.path)
        ),
        None => Ok(()),
    }
}

/// An entry without what a file on disk would add; checking out fills that in.
fn entry(path: &str) -> IndexEntry {
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: FILE_MODE,
        uid: 0,
        gid: 0,
        file_size: 0,
        id: Oid::ZERO_SHA1,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}

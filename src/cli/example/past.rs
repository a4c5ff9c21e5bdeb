//! The example's commits as they are written in `tests/past/NNN-slug/`.
//!
//! `commit.toml` says who, when and why; `files/` has the texts that differ from today's.

use anyhow::{Context as _, bail, ensure};
use jiff::Timestamp;
use jiff::fmt::temporal::Pieces;
use serde::Deserialize;

use super::Files;

/// One commit to be made.
#[derive(Debug)]
pub(super) struct Commit<'a> {
    /// The folder it was read from, for messages.
    pub(super) slug: &'a str,
    pub(super) author: Author,
    pub(super) date: When,
    pub(super) message: String,
    /// Files that are added or changed.
    pub(super) files: Files<'a>,
    pub(super) removed: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) mail: String,
}

/// A moment and the zone it was written in, as Git keeps them.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) seconds: i64,
    pub(super) offset_minutes: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    author: String,
    date: String,
    message: String,
    #[serde(default)]
    as_today: Vec<String>,
    #[serde(default)]
    removed: Vec<String>,
}

/// The commits of `past` in the order of their folders' names.
///
/// Files that lie in no folder (a README) are passed over.
pub(super) fn commits<'a>(past: &Files<'a>, today: &Files<'a>) -> anyhow::Result<Vec<Commit<'a>>> {
    let mut folders: Vec<(&str, Files<'a>)> = Vec::new();
    for (path, bytes) in past {
        let Some((slug, inside)) = path.split_once('/') else {
            continue;
        };
        if folders.last().is_none_or(|(last, _)| *last != slug) {
            folders.push((slug, Files::new()));
        }
        let (_, files) = folders.last_mut().expect("one was pushed where none was");
        files.insert(inside, bytes);
    }
    let read = |(slug, folder)| commit(slug, folder, today).with_context(|| slug.to_owned());
    folders.into_iter().map(read).collect()
}

fn commit<'a>(
    slug: &'a str,
    mut folder: Files<'a>,
    today: &Files<'a>,
) -> anyhow::Result<Commit<'a>> {
    let written = folder
        .remove("commit.toml")
        .context("there is no commit.toml")?;
    let written: Written = toml::from_slice(written).context("cannot read commit.toml")?;
    let mut files = Files::new();
    for (path, bytes) in folder {
        let Some(path) = path.strip_prefix("files/") else {
            bail!("{path} is neither commit.toml nor in `files/`");
        };
        files.insert(path, bytes);
    }
    for named in &written.as_today {
        let Some((path, bytes)) = today.get_key_value(named.as_str()) else {
            bail!("`as_today` names {named}, which is not in the example");
        };
        let older = files.insert(path, bytes);
        ensure!(
            older.is_none(),
            "{path} is both in `files/` and in `as_today`"
        );
    }
    Ok(Commit {
        slug,
        author: author(&written.author)?,
        date: when(&written.date)?,
        message: written.message.trim().to_owned() + "\n",
        files,
        removed: written.removed,
    })
}

fn author(written: &str) -> anyhow::Result<Author> {
    let (name, mail) = written
        .strip_suffix('>')
        .and_then(|written| written.split_once(" <"))
        .context("`author` must be written as `Name <mail>`")?;
    Ok(Author {
        name: name.to_owned(),
        mail: mail.to_owned(),
    })
}

fn when(written: &str) -> anyhow::Result<When> {
    let expected = "`date` must be written as 2026-01-31T10:00:00+03:00";
    let moment: Timestamp = written.parse().context(expected)?;
    let offset = Pieces::parse(written)?
        .to_numeric_offset()
        .context(expected)?;
    Ok(When {
        seconds: moment.as_second(),
        offset_minutes: offset.seconds() / 60,
    })
}

//! How a document came to be: its commits and who made them.

use super::cells::{columns, dated, row, table, words};
use crate::model::Page;
use crate::site::here::Here;
use crate::site::past::{FileChange, Story};
use crate::site::theme::Argument;
use crate::site::view::Section;

/// Of more changes than these the oldest are counted and not listed.
const MOST: usize = 20;

/// The history of the file that a page shows; nothing where Git was not asked.
pub(super) fn section(here: Here<'_>, shown: &Page) -> Option<Section> {
    let past = here.site.past.as_ref()?;
    let story = past.files.get(shown.path());
    let empty = Story {
        is_uncommitted: true,
        ..Story::default()
    };
    let story = story.unwrap_or(&empty);
    let rows = story.changes.iter().take(MOST).map(|change| {
        row(vec![
            dated(Some(here.day(change.day))),
            words(change.author.clone()),
            words(change.summary.clone()),
            words(change.commit.clone()),
        ])
    });
    let keys = ["date", "author", "summary", "edition-commit"];
    Some(Section {
        id: "_history".to_owned(),
        title: here.say("history"),
        lede: Some(lede(here, story)),
        table: (!story.changes.is_empty()).then(|| table(columns(here, &keys), rows.collect())),
        notes: notes(here, story),
        ..Section::default()
    })
}

/// How often, from when to when, by whom.
fn lede(here: Here<'_>, story: &Story) -> String {
    let (Some(latest), Some(first)) = (story.changes.first(), story.changes.last()) else {
        return here.say(if story.is_uncommitted {
            "history-none"
        } else {
            "history-unknown"
        });
    };
    let day = |change: &FileChange| Argument::Text(here.lang.long_date(change.day));
    let authors = story.authors.iter().map(|(author, count)| {
        if story.authors.len() > 1 {
            format!("{author} ({})", here.lang.integer(count_of(*count)))
        } else {
            author.clone()
        }
    });
    let arguments = [
        ("count", Argument::Count(count_of(story.changes.len()))),
        ("first", day(first)),
        ("latest", day(latest)),
        (
            "authors",
            Argument::Text(authors.collect::<Vec<_>>().join(", ")),
        ),
    ];
    here.say_with(
        if story.is_cut {
            "history-cut-lede"
        } else {
            "history-lede"
        },
        &arguments,
    )
}

fn notes(here: Here<'_>, story: &Story) -> Vec<String> {
    let mut notes = Vec::new();
    if story.changes.len() > MOST {
        notes.push(here.count("history-older", story.changes.len() - MOST));
    }
    if story.is_cut {
        notes.push(here.say("history-cut"));
    }
    if story.is_uncommitted && !story.changes.is_empty() {
        notes.push(here.say("history-uncommitted"));
    }
    notes
}

fn count_of(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

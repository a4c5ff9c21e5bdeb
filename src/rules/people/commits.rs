//! What a side has committed: a sign of life that stands in no document.

use super::super::Context;
use crate::history::authors::Authors;
use crate::history::{Author, CommitNo, Timeline};
use crate::value::Date;

/// The day of the last commit of a side to the playbook after `since`, up to the day of the check.
pub(super) fn last_commit(
    context: &Context<'_>,
    timeline: &Timeline,
    side: &str,
    since: Date,
) -> Option<Date> {
    let authors = Authors::of(context.playbook);
    let is_of_side = |author: &Author| authors.who(author).party.as_deref() == Some(side);
    let count = u32::try_from(timeline.graph.commits.len()).unwrap_or(u32::MAX);
    let days = (0..count).map(CommitNo).filter_map(|number| {
        let day = authored(context, timeline, number);
        let is_looked_at = since < day && day <= context.as_of;
        let is_ours = || !timeline.graph.touches(number).is_empty();
        let is_theirs = || {
            is_of_side(&timeline.graph.commit(number).author)
                || co_authors(timeline, number).iter().any(is_of_side)
        };
        (is_looked_at && is_ours() && is_theirs()).then_some(day)
    });
    days.max()
}

fn authored(context: &Context<'_>, timeline: &Timeline, number: CommitNo) -> Date {
    let zone = context.playbook.config.zone();
    timeline.graph.commit(number).authored.in_zone(&zone).date()
}

/// Those whom a commit's message names with `Co-authored-by: NAME <ADDRESS>`.
fn co_authors(timeline: &Timeline, number: CommitNo) -> Vec<Author> {
    let id = &timeline.graph.commit(number).id;
    let message = timeline.reader.message(id).unwrap_or_default();
    message.lines().filter_map(co_author).collect()
}

fn co_author(line: &str) -> Option<Author> {
    const TRAILER: &str = "co-authored-by";
    let (key, value) = line.split_once(':')?;
    let (name, email) = value.trim().strip_suffix('>')?.split_once('<')?;
    key.trim().eq_ignore_ascii_case(TRAILER).then(|| Author {
        name: name.trim().to_owned(),
        email: email.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_co_author_is_read_from_the_trailer() {
        let author = co_author("Co-Authored-By: Dana Reed <dana@lumen.example>").unwrap();
        assert_eq!(author.name, "Dana Reed");
        assert_eq!(author.email, "dana@lumen.example");
        assert_eq!(
            co_author("Signed-off-by: Dana Reed <dana@lumen.example>"),
            None
        );
        assert_eq!(co_author("Co-authored-by: nobody"), None);
    }
}

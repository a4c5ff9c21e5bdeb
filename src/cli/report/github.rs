//! `github`: workflow commands, which GitHub shows as annotations on the changed lines.
//!
//! GitHub keeps the first ten annotations of each level of a step and drops the others without a
//! word (and fifty of a job). So the most severe go first, and what is left out is named by one
//! annotation more and listed in the log.

use std::fmt::{self, Write as _};

use super::words::words;
use super::{Format, Outcome, Shown, View, concise, summary};
use crate::finding::{Finding, Level};
use crate::locale::{Lang, Message};
use crate::text::DocPath;

pub(super) static FORMAT: Format = Format {
    name: NAME,
    about: "workflow commands of GitHub Actions: annotations on the lines",
    write,
};

/// What the format is called.
pub(in crate::cli) const NAME: &str = "github";

/// How many annotations of a level GitHub keeps of one step.
const OF_A_LEVEL: usize = 10;

/// A finding and where it was found.
type Found<'a> = (&'a Finding, &'a Outcome);

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let all = outcomes.iter().flat_map(|outcome| {
        let counted = outcome.counted();
        counted.map(move |finding| (finding, outcome))
    });
    let all: Vec<Found<'_>> = all.collect();
    let fits = Level::ALL
        .iter()
        .all(|level| of(&all, *level).len() <= OF_A_LEVEL);
    let mut left_out: Vec<Found<'_>> = Vec::new();
    for level in Level::ALL.into_iter().rev() {
        let mut found = of(&all, level);
        // The annotation that names the rest is one of the mildest level.
        let room = OF_A_LEVEL - usize::from(level == Level::Info && !fits);
        left_out.extend(found.split_off(found.len().min(room)));
        for (finding, outcome) in found {
            command(finding, outcome, view.lang, out)?;
        }
    }
    if !left_out.is_empty() {
        rest(&left_out, view, out)?;
    }
    for outcome in outcomes {
        *out += &in_log(&summary::closing(outcome, view));
    }
    Ok(())
}

fn of<'a>(all: &[Found<'a>], level: Level) -> Vec<Found<'a>> {
    let found = all.iter().filter(|(finding, _)| finding.level == level);
    found.copied().collect()
}

/// What is not annotated: how much, and all of it in the log.
fn rest(left_out: &[Found<'_>], view: &View, out: &mut String) -> fmt::Result {
    let count = |level: Level| {
        let n = of(left_out, level).len();
        let message = Message::new(format!("count-{level}s")).with("n", n);
        (n > 0).then(|| message.text(view.lang))
    };
    let counts: Vec<String> = Level::ALL.into_iter().rev().filter_map(count).collect();
    let message = Message::new("report-not-annotated").with("what", counts.join(", "));
    let said = message.text(view.lang);
    writeln!(out, "::notice title=comity::{}", data(&said))?;
    for (finding, outcome) in left_out {
        let line = concise::line(finding, outcome, view);
        // No line of a log may begin as a command does.
        *out += &in_log(&format!("- {line}\n"));
    }
    Ok(())
}

/// `::error file=a.md,line=3,endLine=3,col=8,endColumn=11,title=RULE::headline%0Ahelp: …`
fn command(finding: &Finding, outcome: &Outcome, lang: Lang, out: &mut String) -> fmt::Result {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let Shown { path, start, end } = outcome.texts.shown(&finding.place);
    let path = property(&path_on_forge(outcome, path));
    write!(
        out,
        "::{name} file={path},line={},endLine={}",
        start.line, end.line
    )?;
    // GitHub takes columns only where both ends are on one line.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let title = property(&finding.rule);
    writeln!(out, ",title={title}::{}", data(&words(finding, lang)))
}

/// From the repository's root, where GitHub counts; else as the reader types it.
fn path_on_forge(outcome: &Outcome, path: &DocPath) -> String {
    match outcome.in_repository {
        Some(_) => outcome.path_from_root(path),
        None => outcome.path(path),
    }
}

/// Lines of a log in which no command stands: those of the older form count anywhere in a line.
fn in_log(text: &str) -> String {
    text.replace("##[", "## [")
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_command_and_begin_another() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(in_log("note: ##[error]x"), "note: ## [error]x");
    }
}

//! `github`: workflow commands, which GitHub shows as annotations on the changed lines.

use std::fmt::{self, Write as _};

use super::harmless::harmless;
use super::{Format, Outcome, Shown, View, summary};
use crate::finding::{Finding, Level};
use crate::locale::{Lang, Message};
use crate::text::DocPath;

pub(super) static FORMAT: Format = Format {
    name: "github",
    about: "workflow commands of GitHub Actions: annotations on the lines",
    write,
};

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    for outcome in outcomes {
        for finding in outcome.counted() {
            command(finding, outcome, view.lang, out)?;
        }
        *out += &summary::closing(outcome, view);
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

fn words(finding: &Finding, lang: Lang) -> String {
    let label = Message::new("part-help").text(lang);
    let help = finding
        .all_help(lang)
        .into_iter()
        .map(|help| format!("{label}: {help}"));
    let lines: Vec<String> = std::iter::once(finding.headline(lang))
        .chain(help)
        .collect();
    harmless(&lines.join("\n")).into_owned()
}

/// From the repository's root, where GitHub counts; else as the reader types it.
fn path_on_forge(outcome: &Outcome, path: &DocPath) -> String {
    match outcome.in_repository.as_deref() {
        Some("") => path.to_string(),
        Some(folder) => format!("{folder}/{path}"),
        None => outcome.path(path),
    }
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
    }
}

//! Values of arguments that more than one command takes.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};

use super::{Color, ReportFormat};
use crate::locale::Lang;
use crate::value::parse_date;

/// One of the words of a list, each with its value and what `--help` says of it.
pub(super) fn one_of<T: Clone + Send + Sync + 'static>(
    words: Vec<(&'static str, &'static str, T)>,
) -> ValueParser {
    let values = words.iter().map(|(word, about, _)| {
        let value = PossibleValue::new(*word);
        if about.is_empty() {
            value
        } else {
            value.help(*about)
        }
    });
    let parser = PossibleValuesParser::new(values.collect::<Vec<_>>());
    let value = move |given: String| {
        let found = words.iter().find(|(word, _, _)| *word == given);
        found
            .map(|(_, _, value)| value.clone())
            .ok_or("not among the words above")
    };
    ValueParser::new(parser.try_map(value))
}

pub(super) fn lang() -> ValueParser {
    one_of(Lang::ALL.map(|lang| (lang.code(), "", lang)).into())
}

pub(super) fn color() -> ValueParser {
    one_of(vec![
        ("auto", "", Color::Auto),
        ("always", "", Color::Always),
        ("never", "", Color::Never),
    ])
}

pub(super) fn report_format() -> ValueParser {
    one_of(vec![
        ("text", "for people", ReportFormat::Text),
        ("json", "for programs", ReportFormat::Json),
        (
            "markdown",
            "for a page or a comment",
            ReportFormat::Markdown,
        ),
    ])
}

pub(super) fn date() -> ValueParser {
    ValueParser::new(|text: &str| {
        parse_date(text).map_err(|_| format!("`{text}` is not a day; write it as 2026-03-31"))
    })
}

//! What can be asked of `new` and `init`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};

use super::date;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::value::Date;

pub(super) const NEW_EXAMPLES: &str = "\
Examples:
  comity new decision \"The pilot has one video\"     decisions/2026-03-02-the-pilot-has-one-video.md
  comity new brief \"The rain test\" --from 2026-03-spring
  comity new metric cpe                             one of the ready metrics; so is `on-time`
  comity new alignment lumen                        the sheet of a side
  comity new update                                 of this week; `2026-W10` for another
  comity new review 2026-Q2                         of a quarter; `health-check 2026-05` of a month
  comity new post-mortem 2026-04-thaw               of a campaign
  comity new translation charter --lang ru          charter.ru.md, to be translated

Guidance stands in comments: it is in the file and not on the site. Nothing is overwritten.";

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewWhat {
    /// A document of a kind.
    Kind(Kind),
    /// Another language of a document.
    Translation,
}

/// The arguments of `comity new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// What to write: a kind of document, or `translation`
    #[arg(value_name = "KIND", value_parser = what())]
    pub what: NewWhat,
    /// Its title; for dated kinds the period, for a sheet the side, for a post-mortem the campaign,
    /// for a translation the document
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    /// Begin with the text of this document instead; its sign-offs and results are left out
    #[arg(long, value_name = "DOC")]
    pub from: Option<String>,
    /// The name of the file, without `.md` [default: made from the title and the day]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The day it is written on [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub date: Option<Date>,
    /// Print the document and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

fn what() -> ValueParser {
    let kinds = Kind::ALL.iter().map(|kind| kind.word());
    let words: Vec<PossibleValue> = kinds
        .chain(["translation"])
        .map(PossibleValue::new)
        .collect();
    let parser = PossibleValuesParser::new(words);
    ValueParser::new(
        parser.map(|word| Kind::from_word(&word).map_or(NewWhat::Translation, NewWhat::Kind)),
    )
}

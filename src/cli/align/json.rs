//! The comparison for programs; `comity schema align` describes it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Aligned;
use crate::actuals::sheets::{Answer, Gap, Sheet};
use crate::cli::report::json::pretty;
use crate::locale::Lang;

/// The name of this output.
pub(in crate::cli) const SCHEMA: &str = "comity.align/v1";

/// What `comity align --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct AlignOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The commit whose files lie there; null outside of Git.
    commit: Option<String>,
    /// The sides, in the order of the partnership.
    sides: Vec<Side>,
    readiness: Readiness,
    /// Every question, or item of one.
    gaps: Vec<JsonGap>,
}

/// A side and its sheet.
#[derive(Debug, Serialize, JsonSchema)]
struct Side {
    /// The party's id.
    party: String,
    /// The party's title.
    title: String,
    /// The sheet that counts; null where there is none.
    sheet: Option<String>,
    /// Whether only the seal of the sheet is there, and its text not yet.
    sealed: bool,
}

/// How far the sides are.
#[derive(Debug, Serialize, JsonSchema)]
struct Readiness {
    /// How many gaps match or are settled.
    ready: usize,
    /// How many there are.
    of: usize,
    /// The names of those that are left.
    left: Vec<String>,
}

/// A question, or an item of one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Gap")]
struct JsonGap {
    /// Its name, as `settles` of a decision writes it.
    name: String,
    /// The question's key.
    question: String,
    /// The question in the language that was asked for.
    title: String,
    /// The item of a table.
    item: Option<String>,
    /// Where it stands.
    #[schemars(extend("enum" = STATES))]
    state: &'static str,
    /// How the answers compare, whatever decisions say; never `settled`.
    #[schemars(extend("enum" = STATES))]
    found: &'static str,
    /// The decision that settles it.
    settled_by: Option<String>,
    /// What each side answered, in the order of the sides; null where it gave no answer.
    answers: Vec<Option<JsonAnswer>>,
}

const STATES: [&str; 7] = [
    "match",
    "settled",
    "overlap",
    "both-answered",
    "conflict",
    "one-sided",
    "missing",
];

/// An answer and its place; line and column count from 1, columns in characters.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
struct JsonAnswer {
    path: String,
    line: usize,
    column: usize,
    /// The answer as it was written, an item of a list each.
    texts: Vec<String>,
}

pub(super) fn json(aligned: &Aligned<'_>, commit: Option<&str>, lang: Lang) -> String {
    let comparison = &aligned.comparison;
    let readiness = comparison.readiness();
    let sides = comparison.sheets.iter().zip(&aligned.names);
    pretty(&AlignOutput {
        schema: SCHEMA,
        commit: commit.map(str::to_owned),
        sides: sides.map(|(sheet, title)| side(sheet, title)).collect(),
        readiness: Readiness {
            ready: readiness.ready,
            of: readiness.of,
            left: comparison.left().map(Gap::name).collect(),
        },
        gaps: comparison.gaps.iter().map(|it| gap(it, lang)).collect(),
    })
}

fn side(sheet: &Sheet<'_>, title: &str) -> Side {
    Side {
        party: sheet.side.to_owned(),
        title: title.to_owned(),
        sheet: sheet.page().map(|(page, _)| page.path().to_string()),
        sealed: sheet.is_sealed(),
    }
}

fn gap(gap: &Gap<'_>, lang: Lang) -> JsonGap {
    let answers = gap.answers.iter();
    JsonGap {
        name: gap.name(),
        question: gap.question.key().to_owned(),
        title: gap.question.name(lang).to_owned(),
        item: gap.item.map(str::to_owned),
        state: gap.state().word(),
        found: gap.found.word(),
        settled_by: gap.settled_by.map(|page| page.id.clone()),
        answers: answers.map(|it| it.as_ref().map(answer)).collect(),
    }
}

fn answer(answer: &Answer<'_>) -> JsonAnswer {
    let at = answer.page.file.position(answer.span().start);
    JsonAnswer {
        path: answer.page.path().to_string(),
        line: at.line,
        column: at.column,
        texts: answer.texts(),
    }
}

#[cfg(test)]
mod tests {
    use super::STATES;
    use crate::actuals::sheets::State;

    #[test]
    fn the_schema_knows_every_state() {
        assert_eq!(STATES, State::ALL.map(State::word));
    }
}

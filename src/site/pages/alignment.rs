//! The sheets of the sides, side by side.

use super::expectations;
use crate::actuals::sheets::{self, Answer, Comparison, Gap, Says, Sheet};
use crate::model::Kind;
use crate::model::kinds::Expectation;
use crate::site::facts;
use crate::site::here::{Here, plain};
use crate::site::theme::Argument;
use crate::site::view::{
    Alignment, AlignmentQuestion, AlignmentRow, AlignmentSide, Cell, Link, Part, State,
    StatusCount, Tone,
};

pub(super) fn view(here: Here<'_>) -> Alignment {
    let comparison = sheets::compare(&here.site.playbook);
    Alignment {
        sides: comparison.sheets.iter().map(|it| side(here, it)).collect(),
        readiness: readiness(here, &comparison),
        states: states(here, &comparison),
        questions: questions(here, &comparison),
    }
}

fn side(here: Here<'_>, sheet: &Sheet<'_>) -> AlignmentSide {
    let note = match sheet.written.len() {
        0 => Some(here.say("sheet-absent")),
        1 if sheet.is_sealed() => Some(here.say("sheet-sealed")),
        1 => None,
        _ => Some(here.say("sheet-several")),
    };
    AlignmentSide {
        party: here.link_by_id(Kind::Party, sheet.side),
        sheet: sheet.page().map(|(page, _)| here.link(page)),
        note,
    }
}

fn readiness(here: Here<'_>, comparison: &Comparison<'_>) -> String {
    let readiness = comparison.readiness();
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    here.say_with(
        "alignment-ready",
        &[
            ("ready", count(readiness.ready)),
            ("of", count(readiness.of)),
        ],
    )
}

fn states(here: Here<'_>, comparison: &Comparison<'_>) -> Vec<StatusCount> {
    let counted = sheets::State::ALL.into_iter().map(|state| {
        let gaps = comparison.gaps.iter();
        StatusCount {
            state: state_in_words(here, state),
            count: gaps.filter(|gap| gap.state() == state).count(),
        }
    });
    counted.filter(|counted| counted.count > 0).collect()
}

/// The gaps of each question together.
fn questions(here: Here<'_>, comparison: &Comparison<'_>) -> Vec<AlignmentQuestion> {
    let groups = comparison
        .gaps
        .chunk_by(|one, other| one.question.key() == other.question.key());
    let question = |gaps: &[Gap<'_>]| AlignmentQuestion {
        title: gaps[0].question.name(here.lang).to_owned(),
        has_items: gaps[0].item.is_some(),
        columns: comparison.sheets.len() + 2,
        rows: gaps.iter().map(|gap| row(here, gap)).collect(),
    };
    groups.map(question).collect()
}

fn row(here: Here<'_>, gap: &Gap<'_>) -> AlignmentRow {
    let expectation = gap.answers.iter().flatten().find_map(expectation_of);
    let answers = gap.answers.iter().map(|said| {
        let cell = said.as_ref().map(|said| answer(here, gap, said));
        cell.unwrap_or_default()
    });
    AlignmentRow {
        id: gap.name(),
        what: what(here, gap, expectation),
        scope: expectation
            .map(|it| expectations::scope(here, it))
            .unwrap_or_default(),
        answers: answers.collect(),
        state: state_in_words(here, gap.state()),
        before: gap.settled_by.map(|_| {
            let found = state_in_words(here, gap.found).name;
            here.say_with("state-before", &[("state", Argument::Text(found))])
        }),
        settled_by: gap.settled_by.map(|page| here.link(page)),
    }
}

fn expectation_of<'a>(answer: &Answer<'a>) -> Option<&'a Expectation> {
    match answer.says {
        Says::Expectation(expectation) => Some(expectation),
        _ => None,
    }
}

/// The metric of an expectation, else the item by its name, else the question.
fn what(here: Here<'_>, gap: &Gap<'_>, expectation: Option<&Expectation>) -> Link {
    let metric = expectation.and_then(|expectation| expectation.metric.as_ref());
    if let Some(metric) = metric {
        return here.link_by_id(Kind::Metric, metric.as_str());
    }
    let Some(item) = gap.item else {
        return plain(gap.question.name(here.lang));
    };
    let declared = facts::item_name(here, gap.question.field(), item);
    let name = declared.unwrap_or_else(|| match gap.question.key() {
        "cadence" => here.say_or(&format!("cadence-{item}"), item),
        _ => item.to_owned(),
    });
    plain(&name)
}

fn answer(here: Here<'_>, gap: &Gap<'_>, answer: &Answer<'_>) -> Cell {
    let spoken = expectation_of(answer).and_then(|it| expectations::target(here, it));
    if let Some(text) = spoken {
        let part = Part {
            text,
            ..Part::default()
        };
        return Cell {
            parts: vec![part],
            numeric: false,
        };
    }
    let field = gap.question.field();
    facts::answer(here, answer.page, (field, answer.item), answer.node)
}

fn state_in_words(here: Here<'_>, state: sheets::State) -> State {
    match state {
        sheets::State::Match => here.state("match", Tone::Good),
        sheets::State::Settled => here.state("settled", Tone::Good),
        sheets::State::Overlap => here.state("overlap", Tone::Warn),
        sheets::State::BothAnswered => here.state("both-answered", Tone::Open),
        sheets::State::Conflict => here.state("conflict", Tone::Bad),
        sheets::State::OneSided => here.state("one-sided", Tone::Warn),
        sheets::State::Missing => here.state("missing", Tone::Unknown),
    }
}

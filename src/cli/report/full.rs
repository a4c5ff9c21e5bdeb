//! `full`: each finding with the text it speaks of, why it matters and what to do.

use std::fmt::{self, Write as _};

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Mark, Message, Renderer, Snippet,
};

use super::harmless::one_line;
use super::window::Window;
use super::{Format, Outcome, Verbosity, View, evidence, summary};
use crate::finding::{Finding, Label, Level};
use crate::locale::{Lang, Message as Words};
use crate::text::{DocPath, SourceFile, Span};

pub(super) static FORMAT: Format = Format {
    name: "full",
    about: "each finding with its text, why it matters and what to do",
    write,
};

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let renderer = if view.is_colored {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(view.width);
    for outcome in outcomes {
        if outcomes.len() > 1 && view.verbosity != Verbosity::Quiet {
            writeln!(out, "{}\n", summary::title(outcome))?;
        }
        for finding in outcome.told(view) {
            writeln!(
                out,
                "{}\n",
                renderer.render(&[group(finding, outcome, view.lang)])
            )?;
        }
        *out += &summary::closing(outcome, view);
        if outcomes.len() > 1 {
            out.push('\n');
        }
    }
    Ok(())
}

/// A marked piece of text and the words under it.
struct Marked {
    kind: AnnotationKind,
    span: Span,
    words: Option<String>,
}

fn group<'a>(finding: &Finding, outcome: &Outcome, lang: Lang) -> Group<'a> {
    let path = &finding.place.path;
    let (here, elsewhere): (Vec<&Label>, Vec<&Label>) = finding
        .labels
        .iter()
        .partition(|label| label.place.path == *path);
    let primary = Marked {
        kind: AnnotationKind::Primary,
        span: finding.place.span,
        words: finding.primary_label(lang),
    };
    let here = here.into_iter().map(|label| marked(label, lang));
    let marks: Vec<Marked> = std::iter::once(primary).chain(here).collect();
    let title = mark(finding.level, lang).primary_title(told(&finding.headline(lang)));
    let mut group = title
        .id(finding.rule.clone())
        .elements(snippet(path, marks, outcome));
    for labels in elsewhere.chunk_by(|one, other| one.place.path == other.place.path) {
        let marks = labels.iter().map(|label| marked(label, lang)).collect();
        group = group.elements(snippet(&labels[0].place.path, marks, outcome));
    }
    group.elements(messages(finding, outcome, lang))
}

fn marked(label: &Label, lang: Lang) -> Marked {
    Marked {
        kind: AnnotationKind::Context,
        span: label.place.span,
        words: Some(label.message.text(lang)),
    }
}

/// The lines of a file that the marks touch.
fn snippet<'a>(
    path: &DocPath,
    marks: Vec<Marked>,
    outcome: &Outcome,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let file: &SourceFile = outcome.texts.file(path)?;
    let spans: Vec<Span> = marks.iter().map(|marked| marked.span).collect();
    let window = Window::of(file, &spans);
    let annotations = marks.into_iter().zip(&window.spans).map(|(marked, span)| {
        let words = marked.words.map(|words| told(&words));
        marked.kind.span(span.range()).label(words)
    });
    let annotations: Vec<_> = annotations.collect();
    let snippet = Snippet::source(window.text).line_start(window.first_line);
    Some(
        snippet
            .path(told(&outcome.path(path)))
            .annotations(annotations),
    )
}

/// Why it matters, what was measured, what accepts it, what to do.
fn messages<'a>(finding: &Finding, outcome: &Outcome, lang: Lang) -> Vec<Message<'a>> {
    let note = |text: String| (Mark::NOTE, "part-note", text);
    let why = finding.why(lang).map(|why| (Mark::NOTE, "part-why", why));
    let notes = finding.notes.iter().map(|message| note(message.text(lang)));
    let measured = evidence::words(&finding.evidence, lang).map(note);
    let waived = finding.waived_by.as_ref().map(|waived| {
        let at = outcome.texts.shown(&waived.place);
        let message = Words::new("waived-by")
            .with("owner", waived.owner.clone())
            .with("until", waived.until.clone())
            .with("reason", waived.reason.clone())
            .with(
                "place",
                format!("{}:{}", outcome.path(at.path), at.start.line),
            );
        note(message.text(lang))
    });
    let known = finding.known_by.as_ref().map(|place| {
        let at = outcome.texts.shown(place);
        let place = format!("{}:{}", outcome.path(at.path), at.start.line);
        note(Words::new("known-by").with("place", place).text(lang))
    });
    let help = finding
        .all_help(lang)
        .into_iter()
        .map(|help| (Mark::HELP, "part-help", help));
    let all = why
        .into_iter()
        .chain(measured)
        .chain(notes)
        .chain(waived)
        .chain(known)
        .chain(help);
    all.map(|(mark, name, text)| {
        mark.with_name(Words::new(name).text(lang))
            .message(told(&text))
    })
    .collect()
}

fn mark<'a>(level: Level, lang: Lang) -> Mark<'a> {
    let mark = match level {
        Level::Error => Mark::ERROR,
        Level::Warning => Mark::WARNING,
        Level::Info => Mark::INFO,
    };
    mark.with_name(Words::new(format!("level-{level}")).text(lang))
}

fn told(text: &str) -> String {
    one_line(text).into_owned()
}

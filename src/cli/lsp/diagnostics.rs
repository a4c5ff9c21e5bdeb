//! Findings as editors show them.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    Message, Range,
};
use serde_json::json;

use crate::cli::report::page_uri;
use crate::finding::{Finding, Level, Place};
use crate::locale::Lang;

/// A finding; `locate` finds places in the texts that the editor has or would open.
pub(super) fn diagnostic(
    finding: &Finding,
    lang: Lang,
    locate: &impl Fn(&Place) -> Location,
) -> Diagnostic {
    let related = finding
        .labels
        .iter()
        .map(|label| DiagnosticRelatedInformation {
            location: locate(&label.place),
            message: label.message.text(lang),
        });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: locate(&finding.place).range,
        severity: Some(severity(finding.level)),
        code: Some(Code::String(finding.rule.to_string())),
        code_description: page_uri(env!("CARGO_PKG_REPOSITORY"), &finding.rule)
            .map(|href| CodeDescription { href: href.into() }),
        source: Some("comity".to_owned()),
        message: Message::String(message(finding, lang)),
        related_information: (!related.is_empty()).then_some(related),
        data: Some(json!({ "fingerprint": finding.fingerprint() })),
        ..Diagnostic::default()
    }
}

/// A playbook that cannot be read at all, told at the beginning of its configuration.
pub(super) fn unreadable(what: String) -> Diagnostic {
    Diagnostic {
        range: Range::default(),
        severity: Some(DiagnosticSeverity::Error),
        source: Some("comity".to_owned()),
        message: Message::String(what),
        ..Diagnostic::default()
    }
}

/// What is wrong, the facts beside it, why it matters, and what to do: a line for each.
fn message(finding: &Finding, lang: Lang) -> String {
    let notes = finding.notes.iter().map(|note| note.text(lang));
    let lines = std::iter::once(finding.headline(lang))
        .chain(notes)
        .chain(finding.why(lang))
        .chain(finding.all_help(lang));
    lines.collect::<Vec<_>>().join("\n")
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Info => DiagnosticSeverity::Information,
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::Uri;

    use super::*;
    use crate::text::Span;

    #[test]
    fn a_finding_says_all_it_has_to_say_in_the_readers_language() {
        let place = Place::new(&"a.md".into(), Span::new(1, 2));
        let other = Place::new(&"b.md".into(), Span::new(3, 4));
        let finding = Finding::new("duplicate-id", place.clone())
            .with("id", "x")
            .with("kind", "page");
        let finding = finding.label(other.clone(), "duplicate-id");
        let locate = |place: &Place| Location {
            uri: Uri(place.path.to_string()),
            range: Range::default(),
        };
        let shown = diagnostic(&finding, Lang::Ru, &locate);
        let Message::String(text) = shown.message else {
            panic!("no text")
        };
        assert!(
            text.starts_with(&finding.headline(Lang::Ru)) && text.contains('\n'),
            "{text}"
        );
        let related = shown.related_information.unwrap();
        assert_eq!(related[0].location.uri.0, "b.md");
        assert_eq!(
            shown.code_description.is_some(),
            !env!("CARGO_PKG_REPOSITORY").is_empty()
        );
    }
}

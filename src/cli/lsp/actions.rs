//! What can be mended where the cursor stands, and all that can be mended safely in a file.

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Range};

use super::diagnostics::diagnostic;
use super::edits::workspace_edit;
use super::requests::Subject;
use super::server::Server;
use crate::finding::{Edit, Finding, Fix, Safety, edited};
use crate::locale::Message;

/// Longer texts are not shown in the name of an action.
const SHOWN_LETTERS: usize = 40;

pub(super) fn actions(
    server: &Server<'_>,
    params: &CodeActionParams,
) -> Option<Vec<CodeActionResponse>> {
    let subject = server.subject(&params.text_document.uri)?;
    let wanted = |kind: &CodeActionKind| {
        let only = params.context.only.as_ref();
        only.is_none_or(|only| only.iter().any(|one| covers(one, kind)))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QuickFix) {
        let session = subject.places.session;
        let here = session.of_file(&subject.path).filter(|finding| {
            let range = subject.places.range(&subject.path, finding.place.span);
            meet(range, params.range)
        });
        actions.extend(here.filter_map(|finding| quick_fix(server, &subject, finding)));
    }
    if wanted(&CodeActionKind::SourceFixAll) {
        actions.extend(fix_all(server, &subject));
    }
    let actions = actions.into_iter().map(CodeActionResponse::CodeAction);
    Some(actions.collect())
}

/// `source` asks for `source.fixAll` too.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let word = |kind: &CodeActionKind| serde_json::to_value(kind).ok();
    let (Some(asked), Some(kind)) = (word(asked), word(kind)) else {
        return false;
    };
    let (asked, kind) = (asked.as_str().unwrap_or(""), kind.as_str().unwrap_or(""));
    let rest = kind.strip_prefix(asked);
    asked.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn meet(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}

fn quick_fix(server: &Server<'_>, subject: &Subject<'_>, finding: &Finding) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let lang = server.client.lang;
    let locate = |place: &_| subject.places.location(place);
    Some(CodeAction {
        title: title(subject, finding, fix).text(lang),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(finding, lang, &locate)]),
        is_preferred: Some(fix.safety == Safety::Safe),
        edit: Some(workspace_edit(
            &subject.places,
            &server.client,
            &fix.edits,
            &[],
        )),
        ..CodeAction::default()
    })
}

/// One short replacement is named; anything else by the rule that it satisfies.
fn title(subject: &Subject<'_>, finding: &Finding, fix: &Fix) -> Message {
    let by_rule = || Message::new("lsp-fix").with("rule", finding.rule.to_string());
    let [edit] = fix.edits.as_slice() else {
        return by_rule();
    };
    let session = subject.places.session;
    let file = session.file(&edit.path, subject.places.documents);
    let old = file.map_or_else(String::new, |file| file.slice(edit.span).to_owned());
    let is_short = |text: &str| text.chars().count() <= SHOWN_LETTERS && !text.contains('\n');
    let (old, new) = (old.trim(), edit.text.trim());
    if !is_short(old) || !is_short(new) {
        return by_rule();
    }
    match (old.is_empty(), new.is_empty()) {
        (false, false) => Message::new("lsp-fix-replace")
            .with("old", old)
            .with("new", new),
        (true, false) => Message::new("lsp-fix-insert").with("new", new),
        (false, true) => Message::new("lsp-fix-remove").with("old", old),
        (true, true) => by_rule(),
    }
}

/// Every safe fix that stays in the file; of two that overlap, the first.
fn fix_all(server: &Server<'_>, subject: &Subject<'_>) -> Option<CodeAction> {
    let session = subject.places.session;
    let file = session.file(&subject.path, subject.places.documents)?;
    let fixes = session.of_file(&subject.path);
    let fixes = fixes
        .filter_map(|finding| finding.fix.as_ref())
        .filter(|fix| {
            let mut edits = fix.edits.iter();
            fix.safety == Safety::Safe && edits.all(|edit| edit.path == subject.path)
        });
    let mut taken: Vec<Edit> = Vec::new();
    for fix in fixes {
        let both: Vec<Edit> = taken.iter().chain(&fix.edits).cloned().collect();
        if edited(&file.text, &both).is_some() {
            taken = both;
        }
    }
    if taken.is_empty() {
        return None;
    }
    Some(CodeAction {
        title: Message::new("lsp-fix-all").text(server.client.lang),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: Some(workspace_edit(&subject.places, &server.client, &taken, &[])),
        ..CodeAction::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_asked_for_covers_those_below_it() {
        let custom = |word: &'static str| CodeActionKind::Custom(word.into());
        assert!(covers(
            &CodeActionKind::Source,
            &CodeActionKind::SourceFixAll
        ));
        assert!(covers(&CodeActionKind::Empty, &CodeActionKind::QuickFix));
        assert!(covers(&CodeActionKind::QuickFix, &CodeActionKind::QuickFix));
        assert!(!covers(
            &custom("source.fixAll.eslint"),
            &CodeActionKind::SourceFixAll
        ));
        assert!(!covers(&custom("sour"), &CodeActionKind::SourceFixAll));
    }
}

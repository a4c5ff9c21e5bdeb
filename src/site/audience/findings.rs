//! The findings that an audience sees: those that what it sees gives rise to, and that are true of the whole.

use std::collections::BTreeSet;

use super::Whole;
use crate::actuals::Actuals;
use crate::finding::{Finding, Report};
use crate::locale::Lang;
use crate::model::Playbook;
use crate::rules::{self, Context, Selection};
use crate::text::DocPath;

/// What was found while the documents that are seen were read: as before where they are untouched, else `told`.
pub(super) fn read(whole: &Report, untouched: &BTreeSet<DocPath>, told: Vec<Finding>) -> Report {
    let mut report = Report::default();
    let kept = whole.findings.iter().filter(|finding| {
        let labels = finding.labels.iter().map(|label| &label.place.path);
        std::iter::once(&finding.place.path)
            .chain(labels)
            .all(|path| untouched.contains(path))
    });
    report.extend(kept.cloned());
    report.extend(told);
    report
}

/// The findings about what is seen that the whole playbook has in the same words.
///
/// The past is not asked: what it tells rests on documents as they were, which may have been hidden.
pub(super) fn seen(
    whole: Whole<'_>,
    playbook: &Playbook,
    actuals: &Actuals,
    read: &Report,
) -> Report {
    let known: BTreeSet<Vec<String>> = whole.report.findings.iter().map(words).collect();
    let context = Context {
        playbook,
        actuals,
        as_of: whole.as_of,
    };
    let mut report = rules::check(&context, read, None, &Selection::default()).report;
    report.findings.retain(|finding| {
        let mut places =
            std::iter::once(&finding.place).chain(finding.labels.iter().map(|label| &label.place));
        places.all(|place| playbook.at(&place.path).is_some()) && known.contains(&words(finding))
    });
    report
}

/// Everything that a finding says, but where in its file.
fn words(finding: &Finding) -> Vec<String> {
    let mut words = vec![
        finding.rule.to_string(),
        finding.level.as_str().to_owned(),
        finding.place.path.to_string(),
        finding.object.clone(),
        finding.field.clone(),
        finding.headline(Lang::En),
        finding.waived_by.is_some().to_string(),
        finding.known_by.is_some().to_string(),
    ];
    words.extend(
        finding
            .labels
            .iter()
            .map(|label| label.place.path.to_string()),
    );
    words.extend(finding.notes.iter().map(|note| note.text(Lang::En)));
    words.extend(finding.all_help(Lang::En));
    words
}

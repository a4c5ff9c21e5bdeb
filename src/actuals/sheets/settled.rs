//! Which gaps decisions have settled.

use super::Question;
use crate::model::kinds::{Decision, DecisionStatus};
use crate::model::{Kind, Page, Playbook};

/// The gaps that decisions in force name under `settles`.
pub(super) struct Settled<'a> {
    /// The name of a gap and the decision, in the order of time.
    named: Vec<(&'a str, &'a Page)>,
    questions: Vec<String>,
}

impl<'a> Settled<'a> {
    pub(super) fn of(playbook: &'a Playbook, questions: &[Question]) -> Self {
        let all: Vec<_> = playbook.decisions().collect();
        let accepted = all.iter().copied();
        let accepted = accepted.filter(|(page, _)| holds(&all, page, &mut Vec::new()));
        let named = accepted.flat_map(|(page, decision)| {
            let names = decision.settles.iter().flat_map(|names| names.iter());
            names.map(move |name| (without_sheet(playbook, name), page))
        });
        Self {
            named: named.collect(),
            questions: questions.iter().map(|it| it.key().to_owned()).collect(),
        }
    }

    /// The latest decision that settles a question, or the item of it with these names.
    pub(super) fn by(&self, question: &str, items: &[&str]) -> Option<&'a Page> {
        let mut latest_first = self.named.iter().rev();
        let found = latest_first.find(|(name, _)| self.covers(name, question, items));
        found.map(|(_, page)| *page)
    }

    /// A question's name covers all its items. `us-cpa` alone is an item's, unless a question is
    /// called so.
    fn covers(&self, name: &str, question: &str, items: &[&str]) -> bool {
        if self.questions.iter().any(|known| known == name) {
            return name == question;
        }
        let item = match name.split_once('.') {
            Some((of, item)) if of == question => item,
            _ => name,
        };
        items.contains(&item)
    }
}

/// Whether what a decision settled is settled still: it is accepted, or it has been replaced by one
/// of which that is true.
fn holds<'a>(all: &[(&'a Page, &'a Decision)], page: &'a Page, seen: &mut Vec<&'a str>) -> bool {
    if seen.contains(&page.id.as_str()) {
        return false;
    }
    seen.push(&page.id);
    match page.decision_status() {
        Some(DecisionStatus::Accepted) => true,
        Some(DecisionStatus::Superseded) => {
            let mut successors = all.iter().filter(|newer| replaces(newer, page, all));
            successors.any(|(newer, _)| holds(all, newer, seen))
        }
        _ => false,
    }
}

/// Whether a decision replaces `older`, as either of the two says.
fn replaces(
    (newer, decision): &(&Page, &Decision),
    older: &Page,
    all: &[(&Page, &Decision)],
) -> bool {
    let mut olders = decision.supersedes.iter().flat_map(|ids| ids.iter());
    let says_so = olders.any(|id| id.as_str() == older.id);
    let own = all.iter().find(|(page, _)| page.id == older.id);
    let by = own.and_then(|(_, decision)| decision.superseded_by.as_ref());
    says_so || by.is_some_and(|id| id.as_str() == newer.id)
}

/// `northwind#us-cpa` and `alignment/northwind#us-cpa` name the item of that sheet.
fn without_sheet<'a>(playbook: &Playbook, name: &'a str) -> &'a str {
    let Some((sheet, item)) = name.split_once('#') else {
        return name;
    };
    let id = sheet.strip_prefix("alignment/").unwrap_or(sheet);
    let is_sheet = playbook.document(Kind::Alignment, id).is_some();
    if is_sheet { item } else { name }
}

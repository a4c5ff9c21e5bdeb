//! The ledger `decisions`: a row for each decision.

use super::{Given, GivenCell, Rows};
use crate::model::field::{Choice as _, Either};
use crate::model::kinds::{Decision, DecisionStatus};
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::{Date, Moment, Zone};

type When = Either<Moment, Date>;

pub(super) fn fill(rows: &mut Rows, playbook: &Playbook, as_of: Date) {
    let zone = playbook.config.zone();
    for (page, decision) in playbook.decisions() {
        let known = Known::of(page, decision, &zone, as_of);
        let (day, key) = known.dated();
        let at = key.map_or(page.anchor, |key| page.key_span(key));
        rows.push(
            page,
            at,
            [
                (Some(Given::Word(&page.id)), Some(page.anchor)),
                (known.proposed.map(Given::Moment), own(page, "proposed")),
                (known.decided.map(Given::Moment), own(page, "decided")),
                named(decision.driver.as_ref().map(|it| (it.as_str(), it.span))),
                named(decision.first_decider().map(|it| (it.as_str(), it.span))),
                named(
                    decision
                        .proposed_by
                        .as_ref()
                        .map(|it| (it.as_str(), it.span)),
                ),
                (
                    known.status.map(|it| Given::Word(it.word())),
                    own(page, "status"),
                ),
                (day.map(Given::Day), key.and_then(|key| own(page, key))),
            ],
        );
    }
}

fn own(page: &Page, key: &str) -> Option<Span> {
    page.fields.get(key).map(|entry| entry.key.span)
}

fn named(id: Option<(&str, Span)>) -> GivenCell<'_> {
    (id.map(|(id, _)| Given::Word(id)), id.map(|(_, span)| span))
}

/// What is known of a decision on a day.
struct Known<'a> {
    zone: &'a Zone,
    proposed: Option<Moment>,
    decided: Option<Moment>,
    status: Option<DecisionStatus>,
    /// The document's own day.
    date: Option<Date>,
}

impl<'a> Known<'a> {
    fn of(page: &Page, decision: &Decision, zone: &'a Zone, as_of: Date) -> Self {
        let written = page.decision_status();
        let proposed = decision.proposed.as_ref();
        let begin = proposed.and_then(|when| moment(&when.value, zone));
        let is_withdrawn = written == Some(DecisionStatus::Withdrawn);
        let decided = decision.decided.as_ref().filter(|_| !is_withdrawn);
        let end = decided.and_then(|when| end(proposed, &when.value, zone));
        // What is decided later is open today, whatever the text says already.
        let is_later = end.is_some_and(|end| as_of < end.in_zone(zone).date());
        Self {
            zone,
            proposed: begin,
            decided: end.filter(|_| !is_later),
            status: if is_later {
                Some(DecisionStatus::Proposed)
            } else {
                written
            },
            date: page.common.date.as_ref().map(|date| date.value),
        }
    }

    /// The day to which it belongs, and the key that says so.
    fn dated(&self) -> (Option<Date>, Option<&'static str>) {
        let day = |moment: Moment| moment.in_zone(self.zone).date();
        let decided = self.decided.map(|it| (day(it), "decided"));
        let proposed = self.proposed.map(|it| (day(it), "proposed"));
        let own = self.date.map(|date| (date, "date"));
        decided.or(proposed).or(own).unzip()
    }
}

/// The moment; a day without a time is its beginning in the playbook's zone.
fn moment(when: &When, zone: &Zone) -> Option<Moment> {
    match when {
        Either::This(moment) => Some(*moment),
        Either::That(day) => {
            let begin = day.to_zoned(zone.time_zone().clone()).ok()?;
            Some(Moment::of(begin.timestamp(), begin.offset()))
        }
    }
}

/// When it was decided: a day without a time that is the day of the proposal does not begin before
/// it.
fn end(proposed: Option<&Spanned<When>>, decided: &When, zone: &Zone) -> Option<Moment> {
    let end = moment(decided, zone)?;
    let (Either::That(day), Some(When::This(begin))) = (decided, proposed.map(|it| &it.value))
    else {
        return Some(end);
    };
    let is_after = begin.date() <= *day;
    Some(if is_after { end.max(*begin) } else { end })
}

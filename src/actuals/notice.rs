//! The last day on which an agreement in force can be given notice.

use crate::finding::Place;
use crate::model::kinds::{Agreement, AgreementForm, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Duration};

/// The day by which notice has to be given.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    /// The agreement.
    pub page: &'a Page,
    /// How long before the end.
    pub length: &'a Spanned<Duration>,
    /// The last day of the term, and where it stands; an amendment may have moved it.
    pub end: Spanned<(Date, Place)>,
    /// The last day for notice: the end of the term less the length.
    pub date: Date,
}

/// The notice that agreements in force on `day` ask for, in the order of the playbook. Letters of intent end by
/// themselves and are left out, and so is an agreement that another one follows on.
pub fn notices(playbook: &Playbook, day: Date) -> impl Iterator<Item = Notice<'_>> {
    let in_force = playbook
        .agreements()
        .filter(move |found| is_in_force(found, day));
    in_force.filter_map(move |found| {
        let notice = Notice::of(playbook, found, day)?;
        (!is_followed(playbook, found, notice.end.value.0)).then_some(notice)
    })
}

fn is_in_force((page, agreement): &(&Page, &Agreement), day: Date) -> bool {
    let from = agreement.term.as_ref().and_then(|term| term.from.as_ref());
    page.status() == Some(Status::Active) && from.is_some_and(|from| from.value <= day)
}

/// Whether it is neither a letter of intent nor an amendment.
fn stands_alone(agreement: &Agreement) -> bool {
    let form = agreement.form.as_ref().map(|form| form.value);
    !matches!(form, Some(AgreementForm::Loi | AgreementForm::Amendment))
}

impl<'a> Notice<'a> {
    fn of(
        playbook: &'a Playbook,
        (page, agreement): (&'a Page, &'a Agreement),
        day: Date,
    ) -> Option<Self> {
        if !stands_alone(agreement) {
            return None;
        }
        let amendments = playbook.agreements().filter(|(_, other)| {
            let amends = other.amends.as_ref();
            amends.is_some_and(|amends| amends.as_str() == page.id)
        });
        let valid = amendments.filter(|found| is_in_force(found, day));
        let all = std::iter::once((page, agreement)).chain(valid);
        let ends = all.filter_map(|(page, agreement)| {
            let term = agreement.term.as_ref()?;
            let (from, to) = (term.from.as_ref()?.value, term.to.as_ref()?);
            let place = Place::new(page.path(), to.span);
            Some((from, Spanned::new((to.value, place), to.span)))
        });
        let end = ends.max_by_key(|(from, _)| *from)?.1;
        let length = agreement.exit.as_ref()?.notice.as_ref()?;
        let date = length.value.before(end.value.0);
        Some(Self {
            page,
            length,
            end,
            date,
        })
    }
}

/// Whether an agreement that began later goes on where this one ends.
fn is_followed(playbook: &Playbook, own: (&Page, &Agreement), end: Date) -> bool {
    let first = |agreement: &Agreement| {
        let term = agreement.term.as_ref()?;
        Some(term.from.as_ref()?.value)
    };
    let begun = first(own.1);
    let next = end.tomorrow().unwrap_or(end);
    playbook.agreements().any(|(other, agreement)| {
        let to = agreement.term.as_ref().and_then(|term| term.to.as_ref());
        let from = first(agreement);
        stands_alone(agreement)
            && other.status() == Some(Status::Active)
            && begun < from
            && from.is_some_and(|from| from <= next)
            && to.is_none_or(|to| end < to.value)
    })
}

//! The documents that keep a cadence.

use crate::model::field::{Choice as _, Table};
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, Facts, Status};
use crate::model::{Page, Playbook};
use crate::value::{Date, Duration, Period};

/// The period that a document speaks of: its `period`, else its name (`2026-03`), else its day.
pub fn period_of(page: &Page) -> Option<Period> {
    let stated = match &page.facts {
        Facts::Update(update) => update.period.as_ref(),
        Facts::HealthCheck(health) => health.period.as_ref(),
        Facts::Review(review) => review.period.as_ref(),
        _ => None,
    };
    let named = || Period::parse(&page.id).ok();
    let day = || {
        let date = page.common.date.as_ref()?.value;
        Period::between(date, date)
    };
    stated
        .map(|period| period.value)
        .or_else(named)
        .or_else(day)
}

/// The day on which a document was written, as far as it tells: its `date`, else that of the last
/// answer in it.
pub fn written_on(page: &Page) -> Option<Date> {
    let date = page.common.date.as_ref().map(|date| date.value);
    date.or_else(|| answers(page).and_then(last_answer))
}

fn answers(page: &Page) -> Option<&Table<PartyId, Answer>> {
    let answers = match &page.facts {
        Facts::HealthCheck(health) => health.answers.as_ref(),
        Facts::Review(review) => review.answers.as_ref(),
        _ => None,
    };
    answers.map(|answers| &answers.value)
}

fn last_answer(answers: &Table<PartyId, Answer>) -> Option<Date> {
    let dates = answers.iter().filter_map(|entry| {
        let answer = entry.value.as_ref()?;
        Some(answer.date.as_ref()?.value)
    });
    dates.max()
}

/// A document that may keep a slot.
#[derive(Debug)]
struct Record<'a> {
    page: &'a Page,
    period: Option<Period>,
    day: Option<Date>,
    is_taken: bool,
}

/// The documents of one kind, by the first day they speak of.
#[derive(Debug)]
pub(super) struct Records<'a> {
    all: Vec<Record<'a>>,
}

impl<'a> Records<'a> {
    /// Those that are no drafts and were written by `as_of`.
    pub(super) fn of(playbook: &'a Playbook, kind: &str, as_of: Date) -> Self {
        let pages = playbook.documents.iter().map(|document| &*document.page);
        let of_kind = pages.filter(|page| page.kind.word() == kind);
        let record = |page: &'a Page| {
            let day = written_on(page).or_else(|| Some(period_of(page)?.last_day()));
            Record {
                page,
                period: period_of(page),
                day,
                is_taken: false,
            }
        };
        let written = |page: &&Page| written_on(page).is_none_or(|day| day <= as_of);
        let settled = of_kind.filter(|page| page.status() != Some(Status::Draft));
        let mut all: Vec<Record<'a>> = settled.filter(written).map(record).collect();
        all.sort_by_key(|record| (record.period.map(|it| it.first_day()), record.day));
        Self { all }
    }

    /// The first document that keeps the slot `period`; each keeps one slot.
    ///
    /// It speaks of that period, or of a part of it. Where periods are not those of the calendar
    /// few documents name them, so one written between the first day and the due day serves too.
    pub(super) fn take(
        &mut self,
        period: Period,
        is_calendar: bool,
        grace: Option<&Duration>,
    ) -> Option<&'a Page> {
        let end = period.last_day();
        let due = grace.map_or(end, |grace| grace.after(end));
        let from = period.first_day();
        let speaks = |record: &Record<'_>| {
            let stated = record.period;
            stated.is_some_and(|it| from <= it.first_day() && it.last_day() <= end)
        };
        let is_near = |record: &Record<'_>| {
            !is_calendar && record.day.is_some_and(|day| from <= day && day <= due)
        };
        let begin = self.all.partition_point(|record| {
            is_calendar && record.period.is_none_or(|it| it.first_day() < from)
        });
        let later = self.all[begin..].iter_mut();
        let mut near = later.take_while(|record| {
            !is_calendar || record.period.is_none_or(|it| it.first_day() <= end)
        });
        let found = near.find(|it| !it.is_taken && (speaks(it) || is_near(it)))?;
        found.is_taken = true;
        Some(found.page)
    }
}

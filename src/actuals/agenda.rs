//! What is to happen: the dates that documents and ledgers state, and those that follow from the charter's cadences and
//! from terms of notice.

mod cadences;
mod documents;
mod ledgers;

use jiff::Timestamp;

use super::ledger::Ledgers;
use super::schedule::day_of;
use super::{figure, notice, phases};
use crate::locale::{Lang, Message};
use crate::model::field::{Choice as _, choice};
use crate::model::kinds::{Decision, DecisionStatus};
use crate::model::{Kind, Page, Playbook};
use crate::value::{Date, Decimal, Duration, DurationUnit, Period};

/// How far ahead the turns of cadences are told: whoever plans further does not need to be reminded of every week.
const AHEAD: Duration = Duration {
    count: 5,
    unit: DurationUnit::Week,
};

choice! {
    /// What sort of date it is.
    Sort {
        Gate = "gate", "Phases", "Этапы";
        Campaign = "campaign", "Campaigns", "Кампании";
        Deliverable = "deliverable", "Deliverables", "Материалы";
        Payment = "payment", "Payments", "Платежи";
        Review = "review", "Reviews and records", "Обзоры и записи";
        Meeting = "meeting", "Meetings", "Встречи";
        Decision = "decision", "Decisions", "Решения";
        Action = "action", "Actions", "Действия";
        Term = "term", "Terms", "Сроки договоров";
        Notice = "notice", "Notice", "Уведомления";
        Rights = "rights", "Rights", "Права";
    }
}

/// Something that is to happen on a day.
#[derive(Debug, Clone)]
pub struct Coming<'a> {
    /// The day; of a meeting that in the zone it is held by.
    pub date: Date,
    /// The moment, where it is more than a day.
    pub hour: Option<Hour>,
    /// What happens.
    pub what: What<'a>,
    /// What sort of date it is.
    pub sort: Sort,
    /// Where it is written.
    pub page: Option<&'a Page>,
    /// Who is asked.
    pub who: Who<'a>,
}

/// When a meeting begins, and how long it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    /// The beginning.
    pub start: Timestamp,
    /// How long it takes, where the charter says so.
    pub minutes: Option<u32>,
}

/// What happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<'a> {
    /// A phase begins or ends: the message, and the phase.
    Phase(&'static str, String),
    /// Something about the document: the message whose `title` is the document's.
    Document(&'static str),
    /// Something that the document names in its own words: its key, and the words.
    Item(String, &'a str),
    /// A cadence of the charter leaves a document of a kind for a period: that is due.
    Record(&'a str, &'a str, Period),
    /// A cadence of the charter brings people together.
    Meeting(&'a str),
    /// A payment, by its row's id; how much, in which currency.
    Payment(&'a str, Option<(Decimal, &'a str)>),
    /// Something about the thing delivered by this row's id: the message.
    Delivery(&'static str, &'a str),
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// A person.
    Person(&'a str),
    /// A party.
    Party(&'a str),
    /// Both sides.
    Sides,
    /// The document does not say.
    Nobody,
}

impl Coming<'_> {
    /// What happens, in words.
    pub fn text(&self, playbook: &Playbook, lang: Lang) -> String {
        let document = self.page.and_then(|page| playbook.at(page.path()));
        let title = document.map_or("", |document| document.in_language(lang).title());
        match &self.what {
            What::Phase(id, phase) => Message::new(*id)
                .with("phase", phases::name(phase, lang))
                .text(lang),
            What::Document(id) => Message::new(*id).with("title", title).text(lang),
            What::Item(_, words) => (*words).to_owned(),
            What::Record(_, kind, period) => {
                let kind = Kind::from_word(kind).map_or(*kind, |kind| kind.label(lang));
                Message::new("next-record")
                    .with("kind", kind)
                    .with("period", figure::period(period, lang))
                    .text(lang)
            }
            What::Meeting(cadence) => Message::new("next-meeting")
                .with("cadence", *cadence)
                .text(lang),
            What::Payment(id, amount) => {
                let amount = amount.map(|(amount, currency)| lang.money(amount, currency));
                let message = match amount {
                    Some(amount) => Message::new("next-payment").with("amount", amount),
                    None => Message::new("next-payment-unknown"),
                };
                message.with("id", *id).text(lang)
            }
            What::Delivery(message, id) => {
                // What is delivered has no more than an id; the campaign says what it is for.
                let what = if title.is_empty() {
                    (*id).to_owned()
                } else {
                    format!("{title}: {id}")
                };
                Message::new(*message).with("what", what).text(lang)
            }
        }
    }

    /// The key in the document under which it is written, as far as it has one of its own.
    pub fn item(&self) -> Option<String> {
        match &self.what {
            What::Item(key, _) => Some(key.clone()),
            What::Record(cadence, ..) | What::Meeting(cadence) => {
                Some(format!("cadences.{cadence}"))
            }
            _ => None,
        }
    }

    /// What tells it from all others: the same for the same thing when its day is moved, for whatever comes only once.
    pub fn key(&self) -> String {
        let what = match &self.what {
            What::Phase(id, phase) => format!("{id} {phase}"),
            What::Document(id) => (*id).to_owned(),
            What::Item(key, _) => key.clone(),
            What::Record(cadence, _, period) => format!("record {cadence} {period}"),
            What::Meeting(cadence) => format!("meeting {cadence} {}", self.date),
            What::Payment(id, _) => format!("payment {id}"),
            What::Delivery(message, id) => format!("{message} {id}"),
        };
        let page = self
            .page
            .map(|page| format!("{} {}", page.kind.word(), page.id));
        format!("{} {what}", page.unwrap_or_default())
    }

    /// Whether it comes so often that nobody needs to be told of each: meetings, and records of less than a month.
    pub fn is_routine(&self) -> bool {
        match &self.what {
            What::Meeting(_) => true,
            What::Record(_, _, period) => period.days() < 28,
            _ => false,
        }
    }
}

/// What is to happen on `day` or later, the next first.
pub fn coming<'a>(playbook: &'a Playbook, ledgers: &'a Ledgers, day: Date) -> Vec<Coming<'a>> {
    let mut coming = of_phases(playbook);
    for document in &playbook.documents {
        coming.extend(documents::of_document(&document.page));
    }
    coming.extend(of_notices(playbook, day));
    coming.extend(cadences::of_cadences(playbook, day));
    coming.extend(ledgers::of_ledgers(playbook, ledgers, day));
    coming.retain(|it| it.date >= day);
    coming.sort_by_cached_key(|it| {
        let start = it.hour.map(|hour| hour.start);
        let path = it.page.map(|page| page.path().clone());
        (it.date, start, path, it.key())
    });
    coming
}

/// The decisions that had been proposed by `day` and that nobody has taken since, by path.
pub fn open_decisions(playbook: &Playbook, day: Date) -> impl Iterator<Item = (&Page, &Decision)> {
    let has_come = move |decision: &Decision| {
        let proposed = decision.proposed.as_ref();
        proposed.is_none_or(|when| day_of(&when.value) <= day)
    };
    playbook.decisions().filter(move |(page, decision)| {
        page.decision_status() == Some(DecisionStatus::Proposed) && has_come(decision)
    })
}

/// What ledgers say was to happen before `day` and has not: payments, and things to be delivered.
pub fn overdue<'a>(playbook: &'a Playbook, ledgers: &'a Ledgers, day: Date) -> Vec<Coming<'a>> {
    let mut late = ledgers::of_ledgers(playbook, ledgers, day);
    late.retain(|it| it.date < day && it.sort != Sort::Rights);
    late.sort_by_cached_key(|it| (it.date, it.key()));
    late
}

fn of_phases(playbook: &Playbook) -> Vec<Coming<'_>> {
    let mut coming = Vec::new();
    for phase in phases::dated(playbook) {
        for (id, date) in [
            ("next-phase-begins", phase.from),
            ("next-phase-ends", phase.to),
        ] {
            coming.extend(date.map(|date| Coming {
                date,
                hour: None,
                what: What::Phase(id, phase.id.clone()),
                sort: Sort::Gate,
                page: None,
                who: Who::Sides,
            }));
        }
    }
    coming
}

fn of_notices(playbook: &Playbook, day: Date) -> impl Iterator<Item = Coming<'_>> {
    notice::notices(playbook, day).map(|notice| Coming {
        date: notice.date,
        hour: None,
        what: What::Document("next-notice"),
        sort: Sort::Notice,
        page: Some(notice.page),
        who: Who::Sides,
    })
}

#[cfg(test)]
mod tests;

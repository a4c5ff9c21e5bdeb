//! What the reader owes: overdue things first, then what is due soon.

use jiff::ToSpan as _;

use super::Desk;
use super::letter::{Item, Section};
use crate::actuals::agenda::{Coming, Who, coming, overdue};
use crate::actuals::agenda::{Sort, What};
use crate::actuals::schedule::{Clock, due_day, period_of};
use crate::actuals::tasks::{Task, tasks};
use crate::locale::Message;
use crate::model::field::{Choice as _, Table};
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, Facts, Status};
use crate::model::{Kind, Page};
use crate::text::DocPath;
use crate::value::Date;

/// How far ahead dates are told.
const AHEAD: i64 = 14;

/// How far ahead the end of what took long to get is told: a screening, an exception.
const FAR_AHEAD: i64 = 30;

/// Something with a last day.
struct Due {
    date: Date,
    what: String,
    note: Option<String>,
    path: Option<DocPath>,
}

/// What is overdue, and what is due soon.
pub(super) fn sections(desk: &Desk<'_>) -> [Section; 2] {
    let day = desk.now.as_of;
    let mut all = of_tasks(desk);
    all.extend(of_agenda(desk));
    all.extend(of_signoffs(desk));
    all.extend(of_answers(desk));
    all.extend(of_endings(desk));
    all.sort_by(|one, other| {
        let key = |due: &Due| (due.date, due.path.clone(), due.what.clone());
        key(one).cmp(&key(other))
    });
    let (late, soon): (Vec<Due>, Vec<Due>) = all.into_iter().partition(|due| due.date < day);
    let items = |all: Vec<Due>| all.into_iter().map(|due| item(desk, due)).collect();
    [
        Section::new("digest-overdue", items(late)),
        Section::new("digest-due", items(soon)),
    ]
}

fn item(desk: &Desk<'_>, due: Due) -> Item {
    let is_late = due.date < desk.now.as_of;
    let id = if is_late {
        "digest-late"
    } else {
        "digest-until"
    };
    let day = desk.reader.lang.long_date(due.date);
    Item {
        when: Some(Message::new(id).with("day", day)),
        is_late,
        what: due.what,
        note: due.note,
        page: due.path.and_then(|path| desk.page(&path)),
    }
}

fn horizon(desk: &Desk<'_>, days: i64) -> Date {
    let day = desk.now.as_of;
    day.checked_add(days.days()).unwrap_or(day)
}

/// Actions and blockers of the reader. Where a later document that the reader does not see says that one is done, it
/// is done.
fn of_tasks(desk: &Desk<'_>) -> Vec<Due> {
    let day = desk.now.as_of;
    let last = horizon(desk, AHEAD);
    let whole = &desk.opened.loaded.playbook;
    let clock = Clock::of(whole);
    let known = tasks(whole, day);
    let is_open = |task: &Task<'_>| {
        let same = |it: &&Task<'_>| (it.page.path(), it.key) == (task.page.path(), task.key);
        known.iter().find(same).is_some_and(|it| it.is_open(day))
    };
    let own = tasks(&desk.now.playbook, day).into_iter();
    let own = own.filter(|task| {
        let owner = task.owner.map(|owner| owner.as_str());
        owner == Some(desk.reader.id) && is_open(task)
    });
    let due = own.filter_map(|task| {
        let date = task.deadline(&clock).filter(|date| *date <= last)?;
        let path = task.page.path();
        Some(Due {
            date,
            what: task.what.unwrap_or(task.key).to_owned(),
            note: Some(desk.title(path)),
            path: Some(path.clone()),
        })
    });
    due.collect()
}

/// Dates of documents, cadences and ledgers that concern the reader.
fn of_agenda(desk: &Desk<'_>) -> Vec<Due> {
    let day = desk.now.as_of;
    let last = horizon(desk, AHEAD);
    let seen = (&desk.now.playbook, &desk.now.actuals.ledgers);
    let whole = (&desk.opened.loaded.playbook, &desk.opened.actuals.ledgers);
    let lang = desk.reader.lang;
    // What follows from hidden documents otherwise than from visible ones is not told.
    let name = |it: &Coming<'_>, playbook| (it.date, it.text(playbook, lang));
    let mut known: Vec<_> = coming(whole.0, whole.1, day);
    known.extend(overdue(whole.0, whole.1, day));
    let known: Vec<_> = known.iter().map(|it| name(it, whole.0)).collect();
    let mut all = overdue(seen.0, seen.1, day);
    all.extend(coming(seen.0, seen.1, day));
    let own = all.into_iter().filter(|it| {
        let is_told = it.date <= last && !it.is_routine() && !is_action(it);
        is_told && concerns(desk, it) && known.contains(&name(it, seen.0))
    });
    let due = own.map(|it| Due {
        date: it.date,
        what: it.text(seen.0, lang),
        note: None,
        path: it.page.map(|page| page.path().clone()),
    });
    due.collect()
}

/// Actions are told one by one, with their own words.
fn is_action(coming: &Coming<'_>) -> bool {
    coming.sort == Sort::Action
}

fn concerns(desk: &Desk<'_>, coming: &Coming<'_>) -> bool {
    let reader = &desk.reader;
    let is_owed = matches!(coming.what, What::Payment(..)) && reader.pays();
    match coming.who {
        Who::Person(id) => id == reader.id,
        Who::Party(id) => id == reader.party || is_owed,
        Who::Sides => reader.is_owner(),
        Who::Nobody => false,
    }
}

/// Texts that the reader's side has not acknowledged.
fn of_signoffs(desk: &Desk<'_>) -> Vec<Due> {
    let reader = &desk.reader;
    if !reader.is_owner() {
        return Vec::new();
    }
    let pages = desk.now.playbook.documents.iter().map(|it| &*it.page);
    let asked = pages.filter(|page| {
        let is_text = matches!(page.kind, Kind::Agreement | Kind::Charter);
        let is_asked = matches!(page.status(), Some(Status::Active | Status::Proposed));
        is_text && is_asked && !has_signed(page, reader.party)
    });
    let due = asked.map(|page| Due {
        date: desk.now.as_of,
        what: Message::new("digest-sign")
            .with("title", desk.title(page.path()))
            .text(reader.lang),
        note: Some(format!("comity signoff {}", page.path())),
        path: Some(page.path().clone()),
    });
    due.collect()
}

fn has_signed(page: &Page, party: &str) -> bool {
    let entries = page.common.signoffs.iter().flat_map(|all| all.value.iter());
    let mut own = entries.filter(|entry| entry.key.as_str() == party);
    own.any(|entry| entry.value.as_ref().is_some_and(|it| it.date.is_some()))
}

/// Health checks and reviews of periods that are over, in which the reader's side has not answered.
fn of_answers(desk: &Desk<'_>) -> Vec<Due> {
    let reader = &desk.reader;
    if !reader.is_owner() {
        return Vec::new();
    }
    let pages = desk.now.playbook.documents.iter().map(|it| &*it.page);
    let due = pages.filter_map(|page| {
        let answers = match &page.facts {
            Facts::HealthCheck(check) => check.answers.as_ref(),
            Facts::Review(review) => review.answers.as_ref(),
            _ => return None,
        };
        let period = period_of(page).filter(|it| it.last_day() <= desk.now.as_of)?;
        let stated: Option<&Table<PartyId, Answer>> = answers.map(|it| &it.value);
        let mut entries = stated.into_iter().flatten();
        let has_answered = entries.any(|it| it.key.as_str() == reader.party && it.value.is_some());
        let title = desk.title(page.path());
        let said = Message::new("digest-answer").with("title", title);
        (!has_answered).then(|| Due {
            date: due_day(&desk.now.playbook, page.kind.word(), period),
            what: said.text(reader.lang),
            note: None,
            path: Some(page.path().clone()),
        })
    });
    due.collect()
}

/// Screenings that the reader made, and exceptions that the reader answers for, which end soon.
fn of_endings(desk: &Desk<'_>) -> Vec<Due> {
    let reader = &desk.reader;
    let playbook = &desk.now.playbook;
    let last = horizon(desk, FAR_AHEAD);
    let mut due = Vec::new();
    for (page, party) in playbook.parties() {
        let screening = party.screening.as_ref().map(|it| &it.value);
        let own = screening.filter(|it| it.by.as_ref().is_some_and(|by| by.as_str() == reader.id));
        if let Some(ends) = own.and_then(|it| it.expires.as_ref()) {
            let said = Message::new("digest-screening").with("party", page.title());
            due.push((ends.value, said, Some(page.path().clone())));
        }
    }
    let of_documents = playbook.documents.iter().flat_map(|document| {
        let stated = document.page.common.waivers.iter();
        let path = document.page.path();
        stated.flat_map(move |all| all.value.iter().map(move |it| (it, Some(path.clone()))))
    });
    // What the configuration says is for the sides.
    let of_config = playbook.config.waiver.iter().filter(|_| reader.is_of_side);
    let of_config = of_config.flat_map(|all| all.value.iter().map(|it| (it, None)));
    for (waiver, path) in of_config.chain(of_documents) {
        let is_own = waiver
            .owner
            .as_ref()
            .is_some_and(|it| it.as_str() == reader.id);
        if let (true, Some(until), Some(rule)) = (is_own, &waiver.until, &waiver.rule) {
            let said = Message::new("digest-waiver").with("rule", rule.value.clone());
            due.push((until.value, said, path));
        }
    }
    due.retain(|(date, _, _)| *date <= last);
    let due = due.into_iter().map(|(date, said, path)| Due {
        date,
        what: said.text(reader.lang),
        note: None,
        path,
    });
    due.collect()
}

//! How decisions came about: what Git shows beside what is written, and how long each took.

use super::cells::{columns, row, table, words};
use super::decisions;
use crate::history::decisions::{DecisionLife, Event, Reversal, Source, Stage, Taken, day_in};
use crate::model::kinds::{Decision, Facts};
use crate::model::{Kind, Page};
use crate::rules::{Context, decision_limit};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Cell, Row, Section, State, Tone};
use crate::value::Date;

/// Up to this many hours a length is said in hours: days would round a promise of 48 hours away.
const HOURS_UNTIL: i64 = 96;

/// The life of a decision, where Git was asked.
pub(in crate::site) fn life<'a>(here: Here<'a>, page: &Page) -> Option<&'a DecisionLife> {
    let lives = &here.site.past.as_ref()?.lives;
    lives.iter().find(|life| life.path == *page.path())
}

/// How long a decision took, by the clock.
pub(in crate::site) fn took(here: Here<'_>, taken: &Taken) -> String {
    // To the nearest hour, as `comity log` has it.
    let hours = (taken.clock.as_mins() + 30).div_euclid(60);
    let (count, unit) = if hours < HOURS_UNTIL {
        (hours, "h")
    } else {
        (hours / 24, "day")
    };
    here.lang.length(u32::try_from(count).unwrap_or(0), unit)
}

/// The working time of each side in it.
pub(super) fn worked(here: Here<'_>, taken: &Taken) -> Vec<String> {
    let worked = taken.business.iter().filter_map(|(side, hours)| {
        let hours = hours.filter(|hours| hours.is_finite())?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, and no decision waits for ages of the earth"
        )]
        let hours = here.lang.length(hours.max(0.0).round() as u32, "working-h");
        let side = here.link_by_id(Kind::Party, side).text;
        Some(format!("{side}: {hours}"))
    });
    worked.collect()
}

/// The last day on which a decision is in time.
pub(super) fn due(here: Here<'_>, page: &Page, decision: &Decision) -> Option<Date> {
    let site = here.site;
    let context = Context {
        playbook: &site.playbook,
        actuals: &site.actuals,
        as_of: site.options.as_of,
    };
    Some(decision_limit(&context, page, decision)?.due)
}

/// How long a decision may take, and whether it did.
pub(super) fn limit(here: Here<'_>, page: &Page, decision: &Decision) -> Option<(String, State)> {
    let site = here.site;
    let context = Context {
        playbook: &site.playbook,
        actuals: &site.actuals,
        as_of: site.options.as_of,
    };
    let limit = decision_limit(&context, page, decision)?;
    let said = Argument::Text(limit.said.text(here.lang));
    let said = here.say_with("limit-of", &[("length", said)]);
    let zone = site.playbook.config.zone();
    let seen = life(here, page).and_then(|life| life.decided.when());
    let written = || decision.decided.as_ref().map(|when| when.value.clone());
    let decided = seen.or_else(written).map(|when| day_in(&when, &zone));
    let is_open = decided.is_none();
    let state = match decided.unwrap_or(site.options.as_of) <= limit.due {
        true if is_open => here.state("waiting", Tone::Open),
        true => here.state("in-time", Tone::Good),
        false if is_open => here.state("overdue", Tone::Bad),
        false => here.state("late", Tone::Warn),
    };
    Some((said, state))
}

/// What happened to a decision, for its own page.
pub(super) fn section(here: Here<'_>, page: &Page) -> Option<Section> {
    let Facts::Decision(decision) = &page.facts else {
        return None;
    };
    let life = life(here, page)?;
    let mut rows = vec![stage(here, "proposed", &life.proposed)];
    if !life.is_open() {
        rows.push(stage(here, "decided", &life.decided));
    }
    if let Some(Reversal::TakenBack { to, event }) = &life.reversed {
        let state = here.decision_state(*to).name;
        rows.push(row([words(state), Cell::default()]
            .into_iter()
            .chain(event_cells(here, event))
            .collect()));
    }
    let keys = [
        "what-happened",
        "as-written",
        "as-committed",
        "author",
        "edition-commit",
    ];
    Some(Section {
        id: "_life".to_owned(),
        title: here.say("how-decided"),
        lede: Some(lede(here, page, decision, life)),
        table: Some(table(columns(here, &keys), rows)),
        notes: notes(here, life),
        ..Section::default()
    })
}

fn lede(here: Here<'_>, page: &Page, decision: &Decision, life: &DecisionLife) -> String {
    let mut parts = Vec::new();
    if let Some(taken) = &life.taken {
        let source = here.say(match taken.source {
            Source::Git => "taken-git",
            Source::Written => "taken-written",
            Source::Mixed => "taken-mixed",
        });
        let took = Argument::Text(took(here, taken));
        let arguments = [("length", took), ("source", Argument::Text(source))];
        parts.push(here.say_with("it-took", &arguments));
        let worked = worked(here, taken);
        if !worked.is_empty() {
            let worked = Argument::Text(worked.join(", "));
            parts.push(here.say_with("worked-in-it", &[("worked", worked)]));
        }
    } else if let Some(open) = life.open_days {
        let open = here.lang.length(u32::try_from(open).unwrap_or(0), "day");
        parts.push(here.say_with("open-for", &[("length", Argument::Text(open))]));
    }
    if let Some((limit, state)) = limit(here, page, decision) {
        parts.push(format!("{} ({limit}).", state.name));
    }
    parts.join(" ")
}

fn stage(here: Here<'_>, key: &str, stage: &Stage) -> Row {
    let mut cells = vec![words(here.say(key))];
    let written = stage.written.as_ref();
    cells.push(written.map_or_else(Cell::default, |when| day(here, decisions::date(here, when))));
    let unseen = || {
        let why = stage.unseen();
        let why = why.map(|why| here.say(&format!("unseen-{}", why.id())));
        let why = words(why.unwrap_or_default());
        [why, Cell::default(), Cell::default()]
    };
    let seen = stage.event().map(|event| event_cells(here, event));
    cells.extend(seen.unwrap_or_else(unseen));
    row(cells)
}

fn event_cells(here: Here<'_>, event: &Event) -> [Cell; 3] {
    let zone = here.site.playbook.config.zone();
    let who = match &event.who.person {
        Some(person) => here.person(person).text,
        None => event.who.name.clone(),
    };
    [
        day(here, event.at.in_zone(&zone).date()),
        words(who),
        words(event.short_id()),
    ]
}

fn day(here: Here<'_>, date: Date) -> Cell {
    super::cells::dated(Some(here.day(date)))
}

fn notes(here: Here<'_>, life: &DecisionLife) -> Vec<String> {
    let mut notes = Vec::new();
    if life.proposed.is_apart() || life.decided.is_apart() {
        notes.push(here.say("written-apart"));
    }
    match &life.reversed {
        Some(Reversal::PutBack { by, object, field }) => {
            let arguments = [
                ("by", Argument::Text(title(here, by))),
                ("object", Argument::Text(object.clone())),
                ("field", Argument::Text(field.clone())),
            ];
            notes.push(here.say_with("put-back", &arguments));
        }
        Some(Reversal::TakenBack { .. }) => notes.push(here.say("taken-back")),
        None => {}
    }
    notes
}

fn title(here: Here<'_>, id: &str) -> String {
    here.link_by_id(Kind::Decision, id).text
}

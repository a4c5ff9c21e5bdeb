//! What the log says of a decision, in words that every format shares.

use jiff::SignedDuration;

use super::Log;
use crate::history::decisions::{
    DecisionLife, Event, Reversal, Stage, Taken, Unseen, When, day_in,
};
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::value::{Date, Decimal};

/// Up to this many hours a length is said in hours: days would round a promise of 48 hours away.
const HOURS_UNTIL: i64 = 96;

const NOBODY: &str = "–";

/// Where a decision stands.
pub(super) fn state(life: &DecisionLife, lang: Lang) -> String {
    if life.removed.is_some() {
        return Message::new("log-removed").text(lang);
    }
    let unstated = || Message::new("log-unstated").text(lang);
    life.state
        .map_or_else(unstated, |it| it.label(lang).to_lowercase())
}

/// A length by the clock: `25 min`, `47 h`, `5 d`.
pub(super) fn length(length: SignedDuration, lang: Lang) -> String {
    let rounded = |unit: i64| (length.as_secs() + unit / 2) / unit;
    let (id, n) = match length.as_secs() {
        seconds if seconds < 3600 => ("log-minutes", rounded(60)),
        seconds if seconds < HOURS_UNTIL * 3600 => ("log-hours", rounded(3600)),
        _ => ("log-days", rounded(24 * 3600)),
    };
    Message::new(id).with("n", n).text(lang)
}

/// How long it took, or has taken so far.
pub(super) fn took(life: &DecisionLife, lang: Lang) -> Option<String> {
    let so_far = || {
        let days = life.open_days?;
        Some(Message::new("log-days").with("n", days).text(lang))
    };
    let taken = life.taken.as_ref();
    taken.map(|taken| length(taken.clock, lang)).or_else(so_far)
}

/// The day to which a decision belongs.
pub(super) fn day(log: &Log<'_>, life: &DecisionLife) -> Option<Date> {
    life.day(&log.playbook.config.zone())
}

/// `Northwind 8.4 h`, a part for each side whose working time is known.
pub(super) fn working(log: &Log<'_>, taken: &Taken, lang: Lang) -> Option<String> {
    let sides = taken.business.iter().filter_map(|(side, hours)| {
        let hours = Decimal::try_from((*hours)?).ok()?.round_dp(1);
        let hours = Message::new("log-hours").with("n", hours);
        let of = Message::new("log-working-of");
        Some(
            of.with("party", log.name(side))
                .with("hours", hours)
                .text(lang),
        )
    });
    let sides: Vec<String> = sides.collect();
    (!sides.is_empty()).then(|| sides.join(", "))
}

/// `Dana Reed → Anna Morozova`; nothing where the document names nobody.
pub(super) fn who(log: &Log<'_>, life: &DecisionLife) -> Option<String> {
    let deciders: Vec<String> = life.deciders.iter().map(|it| log.name(it)).collect();
    let decider = match deciders.as_slice() {
        [] => NOBODY.to_owned(),
        deciders => deciders.join(", "),
    };
    match &life.driver {
        Some(driver) => Some(format!("{} → {decider}", log.name(driver))),
        None => (!deciders.is_empty()).then_some(decider),
    }
}

/// Who wrote a commit: the person of the playbook, else the name that Git has.
pub(super) fn author(log: &Log<'_>, event: &Event) -> String {
    let person = event.who.person.as_ref();
    person.map_or_else(|| event.who.name.clone(), |person| log.name(person))
}

/// What else should be known of a decision, a sentence each.
pub(super) fn notes(log: &Log<'_>, life: &DecisionLife, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let is_open = life.is_open();
    if is_open {
        notes.push(open(log, life, lang));
    }
    let replaces = if is_open {
        "log-would-supersede"
    } else {
        "log-supersedes"
    };
    for (id, decisions) in [
        (replaces, &life.supersedes),
        ("log-superseded-by", &life.superseded_by),
    ] {
        if !decisions.is_empty() {
            notes.push(Message::new(id).with("decisions", decisions.join(", ")));
        }
    }
    notes.extend(
        life.reversed
            .as_ref()
            .map(|reversal| undone(reversal, lang)),
    );
    notes.extend(apart(log, &life.proposed, "log-apart-proposed"));
    notes.extend(apart(log, &life.decided, "log-apart-decided"));
    notes.extend(unseen(life));
    notes.extend(life.removed.as_ref().map(|event| {
        Message::new("log-gone")
            .with("commit", event.short_id())
            .with("author", author(log, event))
            .with("day", event.at.date().to_string())
    }));
    notes.iter().map(|note| note.text(lang)).collect()
}

fn open(log: &Log<'_>, life: &DecisionLife, lang: Lang) -> Message {
    let since = life.proposed.when();
    let since = since.map(|since| day_in(&since, &log.playbook.config.zone()));
    let days = life.open_days.and_then(|days| u32::try_from(days).ok());
    match (days, since) {
        (Some(days), Some(since)) => Message::new("log-open")
            .with("length", lang.length(days, "day"))
            .with("day", since.to_string()),
        _ => Message::new("log-open-unknown"),
    }
}

fn undone(reversal: &Reversal, lang: Lang) -> Message {
    match reversal {
        Reversal::TakenBack { to, event } => Message::new("log-taken-back")
            .with("state", to.label(lang).to_lowercase())
            .with("commit", event.short_id()),
        Reversal::PutBack { by, object, field } => Message::new("log-put-back")
            .with("decision", by)
            .with("field", field)
            .with("object", object),
    }
}

/// Where what is written and what Git shows are more than a day apart.
fn apart(log: &Log<'_>, stage: &Stage, id: &'static str) -> Option<Message> {
    let (event, written) = (stage.event()?, stage.written.as_ref()?);
    let zone = log.playbook.config.zone();
    stage.is_apart().then(|| {
        Message::new(id)
            .with("written", day_in(written, &zone).to_string())
            .with("seen", day_in(&When::This(event.at), &zone).to_string())
            .with("commit", event.short_id())
    })
}

/// What Git cannot tell of one decision; that it was not asked at all is said once for all.
fn unseen(life: &DecisionLife) -> Vec<Message> {
    let told = |stage: &Stage| {
        let why = stage.unseen();
        why.filter(|why| !matches!(why, Unseen::NoHistory | Unseen::Later))
    };
    let note = |id: &'static str, why: Unseen| {
        Message::new(id).with("why", Message::new(format!("log-unseen-{}", why.id())))
    };
    match (told(&life.proposed), told(&life.decided)) {
        (Some(one), Some(other)) if one == other => vec![note("log-unseen-both", one)],
        (proposed, decided) => {
            let proposed = proposed.map(|why| note("log-unseen-proposed", why));
            let decided = decided.map(|why| note("log-unseen-decided", why));
            proposed.into_iter().chain(decided).collect()
        }
    }
}

/// How many decisions are told, and how long the middle one of those that were made took.
pub(super) fn summary(log: &Log<'_>, lang: Lang) -> String {
    let shown = log.lives.len();
    let count = match (shown, log.all) {
        (0, 0) => Message::new("log-none"),
        (0, all) => Message::new("log-none-fits").with("all", all),
        (shown, all) if shown < all => Message::new("log-count-of")
            .with("n", shown)
            .with("all", all),
        (shown, _) => Message::new("log-count").with("n", shown),
    };
    let median = median(log).map(|median| {
        let length = length(median, lang);
        format!(
            "; {}",
            Message::new("log-median").with("length", length).text(lang)
        )
    });
    count.text(lang) + &median.unwrap_or_default()
}

/// The median, of an even number the lower one. What was withdrawn nobody decided.
fn median(log: &Log<'_>) -> Option<SignedDuration> {
    use crate::model::kinds::DecisionStatus::Withdrawn;
    let made = log
        .lives
        .iter()
        .filter(|life| life.state != Some(Withdrawn));
    let mut taken: Vec<SignedDuration> = made
        .filter_map(|it| Some(it.taken.as_ref()?.clock))
        .collect();
    taken.sort_unstable();
    taken.get(taken.len().checked_sub(1)? / 2).copied()
}

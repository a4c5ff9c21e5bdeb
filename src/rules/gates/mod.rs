//! Gates: what must hold before a phase begins, each condition with its answer and its evidence.
//!
//! What a gate asks is data, of the profile and of `comity.toml`. What a condition answers comes
//! from what the program knows already: the comparison of the sheets, sign-offs, results.

mod built_in;
mod choosing;
mod condition;
mod entry;
mod figures;
mod own;
mod papers;
mod payments;
mod people;
mod settings;
mod sheets;

use super::Context;
use super::cel::View;
use crate::actuals::phases::{Dated, current, dated};
use crate::history::Timeline;
use crate::locale::{Arg, Message};
use crate::value::Date;
use built_in::Ask;
use settings::{Asked, Settings};

pub use built_in::{BuiltIn, CONDITIONS};
pub use condition::{Answer, Evidence};
pub use settings::of_profile;

pub(in crate::rules) use own::{Named, blamed, field};
pub(in crate::rules) use settings::{expressions, mistakes, phaseless};

/// A gate on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Its name: that of its table.
    pub id: String,
    /// The phase that it stands before.
    pub phase: String,
    /// The first day of the phase, where it has one.
    pub from: Option<Date>,
    /// Where it stands on the way.
    pub stands: Stands,
    /// What it asks, in its order.
    pub conditions: Vec<Condition>,
}

/// Where a gate stands on the way of a partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Before a phase that is over.
    Past,
    /// Before the phase that runs.
    Current,
    /// Before the next phase that has a gate.
    Next,
    /// Further on.
    Later,
}

impl Stands {
    /// Its word in messages and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Current => "current",
            Self::Next => "next",
            Self::Later => "later",
        }
    }
}

/// A condition of a gate, answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub says: Message,
    /// What it answers.
    pub answer: Answer,
    /// What the answer rests on.
    pub evidence: Vec<Evidence>,
}

impl Condition {
    /// The evidence that speaks for its answer.
    pub fn decisive(&self) -> impl Iterator<Item = &Evidence> {
        let evidence = self.evidence.iter();
        evidence.filter(|it| it.answer.is_none_or(|answer| answer == self.answer))
    }
}

impl Gate {
    /// What its conditions come to.
    pub fn answer(&self) -> Answer {
        Answer::of_all(self.conditions.iter().map(|condition| condition.answer))
    }

    /// The conditions that answer so.
    pub fn with(&self, answer: Answer) -> impl Iterator<Item = &Condition> {
        let conditions = self.conditions.iter();
        conditions.filter(move |condition| condition.answer == answer)
    }
}

/// Every gate of the profile and the playbook, in the order of their phases. `past` is the past of
/// the playbook, where there is one that can be trusted.
pub fn all(context: &Context<'_>, past: Option<&Timeline>) -> Vec<Gate> {
    chosen(context, past, |_, _| true)
}

/// The gate of the phase that runs, and that of the next one.
pub fn near(context: &Context<'_>, past: Option<&Timeline>) -> Vec<Gate> {
    chosen(context, past, |_, stands| {
        matches!(stands, Stands::Current | Stands::Next)
    })
}

/// The gates with this name, or before the phase of this name.
pub fn named(context: &Context<'_>, past: Option<&Timeline>, name: &str) -> Vec<Gate> {
    chosen(context, past, |settings, _| {
        settings.id == name || settings.phase == name
    })
}

/// The names of all gates, in the order of their phases.
pub fn names(context: &Context<'_>) -> Vec<String> {
    let settings = settings::of(context.playbook).into_iter();
    settings.map(|it| it.id.to_owned()).collect()
}

fn chosen(
    context: &Context<'_>,
    past: Option<&Timeline>,
    is_wanted: impl Fn(&Settings<'_>, Stands) -> bool,
) -> Vec<Gate> {
    let phases = dated(context.playbook);
    let mut settings = settings::of(context.playbook);
    let rank = |phase: &str| {
        let found = phases.iter().position(|it| it.id == phase);
        found.unwrap_or(phases.len())
    };
    // Gates of the profile stand in its order; that of the phases decides where those are dated.
    settings.sort_by_key(|it| rank(it.phase));
    let way = Way::of(&phases, &settings, context.as_of);
    let mut view = View::of(context);
    let wanted = settings
        .iter()
        .map(|it| (it, way.stands(rank(it.phase), it.phase)));
    let wanted = wanted.filter(|(it, stands)| is_wanted(it, *stands));
    wanted
        .map(|(it, stands)| gate((context, past), it, stands, &phases, &mut view))
        .collect()
}

/// How far the partnership is.
struct Way {
    /// The place of the phase that runs.
    current: Option<usize>,
    /// The next phase that has a gate.
    next: Option<String>,
}

impl Way {
    fn of(phases: &[Dated], settings: &[Settings<'_>], day: Date) -> Self {
        let running = current(phases, day).map(|phase| phase.id.as_str());
        let place = |id: &str| phases.iter().position(|phase| phase.id == id);
        let current = running.and_then(place);
        let has_begun = |phase: &&Dated| phase.from.is_some_and(|from| from <= day);
        // Between two phases the last one that began tells how far the way is.
        let reached = current.or_else(|| phases.iter().rposition(|phase| has_begun(&phase)));
        let ahead = settings.iter().find(|it| match (place(it.phase), reached) {
            (Some(at), Some(reached)) => at > reached,
            (_, None) => true,
            (None, Some(_)) => false,
        });
        let next = ahead.map(|it| it.phase.to_owned());
        Self { current, next }
    }

    fn stands(&self, place: usize, phase: &str) -> Stands {
        match (self.current, &self.next) {
            (Some(current), _) if place == current => Stands::Current,
            (_, Some(next)) if next == phase => Stands::Next,
            (Some(current), _) if place < current => Stands::Past,
            _ => Stands::Later,
        }
    }
}

fn gate(
    (context, past): (&Context<'_>, Option<&Timeline>),
    settings: &Settings<'_>,
    stands: Stands,
    phases: &[Dated],
    view: &mut View<'_>,
) -> Gate {
    let phase = phases.iter().find(|phase| phase.id == settings.phase);
    let from = phase.and_then(|phase| phase.from);
    let conditions = settings.asked.iter().filter_map(|asked| {
        let ask = Ask {
            context,
            past,
            phase: settings.phase,
            from,
            at_least: asked.at_least(),
        };
        judged(&ask, asked, view)
    });
    Gate {
        id: settings.id.to_owned(),
        phase: settings.phase.to_owned(),
        from,
        stands,
        conditions: conditions.collect(),
    }
}

/// What a condition answers; `None` for one that does not exist, which a finding tells.
fn judged(ask: &Ask<'_>, asked: &Asked<'_>, view: &mut View<'_>) -> Option<Condition> {
    let (says, verdict) = if let Some(expr) = asked.expr() {
        (own::says(asked, expr), own::judge(ask, asked, expr, view))
    } else {
        let condition = built_in::find(asked.id)?;
        let says = Message::new(format!("condition-{}", condition.id));
        (says, (condition.check)(ask))
    };
    Some(Condition {
        id: asked.id.to_owned(),
        says,
        answer: verdict.answer,
        evidence: verdict.evidence,
    })
}

/// Words that somebody else keeps in both languages, as a message.
pub(in crate::rules) fn words(words: &crate::model::field::Localised) -> Arg {
    use crate::locale::Lang;
    Arg::Words {
        en: words.text(Lang::En).to_owned(),
        ru: words.text(Lang::Ru).to_owned(),
    }
}

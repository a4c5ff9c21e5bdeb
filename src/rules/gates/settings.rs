//! What the gates ask: the tables of the profile, and what `comity.toml` adds and leaves out.

use crate::actuals::phases::practice;
use crate::finding::Place;
use crate::model::field::{Either, Keyed};
use crate::model::gates::{ConditionEntry, GateSettings};
use crate::model::{Playbook, Profile};
use crate::text::{DocPath, SourceFile, Span, Spanned, nearest};

use super::built_in;

/// A gate as it is written.
pub(super) struct Settings<'a> {
    pub(super) id: &'a str,
    pub(super) phase: &'a str,
    pub(super) asked: Vec<Asked<'a>>,
}

/// A condition that a gate asks.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Asked<'a> {
    pub(in crate::rules) id: &'a str,
    /// Its settings, where it has some.
    pub(in crate::rules) entry: Option<&'a ConditionEntry>,
    /// Where it is named.
    span: Span,
    /// In which file; `None` for a profile that comes with the program.
    pub(in crate::rules) file: Option<&'a SourceFile>,
}

impl<'a> Asked<'a> {
    /// The expression of a condition of the playbook's own.
    pub(super) fn expr(&self) -> Option<&'a Spanned<String>> {
        self.entry?.expr.as_ref()
    }

    pub(super) fn at_least(&self) -> Option<u32> {
        Some(self.entry?.at_least.as_ref()?.value)
    }

    fn place(&self) -> Option<Place> {
        let span = self.entry.and_then(|entry| entry.id.as_ref());
        let span = span.map_or(self.span, |id| id.span);
        Some(Place::new(&self.file?.path, span))
    }
}

type GateTable = Option<Spanned<Vec<Keyed<String, GateSettings>>>>;

fn tables(table: &GateTable) -> impl Iterator<Item = (&str, &GateSettings)> {
    let entries = table.iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)))
}

/// The gates of a playbook: those of the profile, then its own ones.
pub(super) fn of(playbook: &Playbook) -> Vec<Settings<'_>> {
    let (profile, config) = (&playbook.profile.gates, &playbook.config.gates);
    let mut found: Vec<Settings<'_>> = tables(profile)
        .map(|(id, gate)| {
            let layer = playbook.lineage.layer_of(&["gates", id, "conditions"]);
            let own = layer.filter(|layer| layer.is_own);
            let mut settings = settings(id, gate, own.map(|layer| &*layer.file));
            settings.leave_out(gate);
            settings
        })
        .collect();
    for (id, gate) in tables(config) {
        let own = settings(id, gate, Some(&playbook.config_file));
        match found.iter_mut().find(|it| it.id == id) {
            Some(known) => known.add(own, gate),
            None => found.push(own),
        }
    }
    found
}

fn settings<'a>(id: &'a str, gate: &'a GateSettings, file: Option<&'a SourceFile>) -> Settings<'a> {
    let conditions = gate.conditions.iter().flat_map(|all| all.iter());
    let asked = conditions.filter_map(|condition| {
        let (id, entry) = match &condition.value {
            Either::This(id) => (id.as_str(), None),
            Either::That(entry) => (entry.id.as_ref()?.value.as_str(), Some(entry)),
        };
        let span = condition.span;
        Some(Asked {
            id,
            entry,
            span,
            file,
        })
    });
    Settings {
        id,
        phase: gate.phase.as_ref().map_or(id, |phase| &phase.value),
        asked: asked.collect(),
    }
}

impl<'a> Settings<'a> {
    /// Drops the conditions that a profile leaves out of those it extends.
    fn leave_out(&mut self, gate: &GateSettings) {
        let without: Vec<&str> = gate
            .without
            .iter()
            .flat_map(|all| all.iter())
            .map(|id| id.as_str())
            .collect();
        self.asked.retain(|asked| !without.contains(&asked.id));
    }

    /// What `comity.toml` says of a gate of the profile: a condition with a known id takes the
    /// place of that one.
    fn add(&mut self, own: Self, gate: &'a GateSettings) {
        let without = || gate.without.iter().flat_map(|all| all.iter());
        self.asked.retain(|asked| {
            let is_again = own.asked.iter().any(|it| it.id == asked.id);
            !is_again && without().all(|id| id.value != asked.id)
        });
        self.asked.extend(own.asked);
        if let Some(phase) = &gate.phase {
            self.phase = &phase.value;
        }
    }
}

/// Every condition with an expression, of the profile and of the playbook.
pub(in crate::rules) fn expressions(playbook: &Playbook) -> Vec<Asked<'_>> {
    let asked = of(playbook).into_iter().flat_map(|gate| gate.asked);
    asked.filter(|asked| asked.expr().is_some()).collect()
}

/// A condition that does not exist.
pub(in crate::rules) struct Mistake<'a> {
    /// Its id.
    pub(in crate::rules) id: &'a str,
    /// Where it is named.
    pub(in crate::rules) place: Place,
    /// The id that was probably meant.
    pub(in crate::rules) near: Option<&'a str>,
}

/// Conditions that neither come with the program nor have an expression, and conditions left out
/// that nobody asks.
pub(in crate::rules) fn mistakes(playbook: &Playbook) -> Vec<Mistake<'_>> {
    let known = || built_in::CONDITIONS.iter().map(|condition| condition.id);
    let gates = of(playbook).into_iter().flat_map(|gate| gate.asked);
    let asked = gates.filter(|asked| asked.expr().is_none() && built_in::find(asked.id).is_none());
    let asked = asked.filter_map(|asked| {
        Some(Mistake {
            id: asked.id,
            place: asked.place()?,
            near: nearest(asked.id, known()),
        })
    });
    let left_out = tables(&playbook.config.gates).flat_map(|(id, gate)| {
        let without = gate.without.iter().flat_map(|all| all.iter());
        without.map(move |it| (id, it))
    });
    let path: &DocPath = &playbook.config_file.path;
    let idle = left_out.filter_map(|(gate, left)| {
        let ids = of_profile(&playbook.profile, gate);
        let is_asked = ids.contains(&left.as_str());
        (!is_asked).then(|| Mistake {
            id: &left.value,
            place: Place::new(path, left.span),
            near: nearest(&left.value, ids),
        })
    });
    asked.chain(idle).collect()
}

/// A gate that stands before no phase, for its `phase` or its name is not one.
pub(in crate::rules) fn phaseless(playbook: &Playbook) -> Vec<Mistake<'_>> {
    let of_profile = practice(playbook).map(|(id, _)| id);
    let stated = playbook.partnership().into_iter();
    let stated = stated.flat_map(|(_, front)| front.phases.iter());
    let stated = stated.flat_map(|phases| phases.value.iter());
    let known: Vec<&str> = of_profile
        .chain(stated.map(|entry| entry.key.as_str()))
        .collect();
    let is_of_profile = |id: &str| tables(&playbook.profile.gates).any(|(known, _)| known == id);
    let own = named_phases(&playbook.config.gates);
    let own = own.filter(|named| named.is_written || !is_of_profile(named.phase.0));
    let own = own.map(|named| (named, Some(&playbook.config_file)));
    let below = named_phases(&playbook.profile.gates).map(|named| {
        let keys: &[&str] = if named.is_written {
            &["gates", named.gate, "phase"]
        } else {
            &["gates", named.gate]
        };
        let layer = playbook.lineage.layer_of(keys).filter(|it| it.is_own);
        (named, layer.map(|layer| &layer.file))
    });
    let unknown = own
        .chain(below)
        .filter(|(it, _)| !known.contains(&it.phase.0));
    let told = unknown.filter_map(|(named, file)| {
        let (phase, span) = named.phase;
        Some(Mistake {
            id: phase,
            place: Place::new(&file?.path, span),
            near: nearest(phase, known.iter().copied()),
        })
    });
    told.collect()
}

/// The phase before which a gate says that it stands.
struct NamedPhase<'a> {
    gate: &'a str,
    phase: (&'a str, Span),
    /// Whether it is written as `phase`; else the gate's name is that of its phase.
    is_written: bool,
}

fn named_phases(table: &GateTable) -> impl Iterator<Item = NamedPhase<'_>> {
    let entries = table.iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| {
        let written = entry.value.as_ref()?.phase.as_ref();
        let phase = written.map(|phase| (phase.value.as_str(), phase.span));
        Some(NamedPhase {
            gate: &entry.key.value,
            phase: phase.unwrap_or((&entry.key.value, entry.key.span)),
            is_written: written.is_some(),
        })
    })
}

/// The ids of the conditions that a gate of a profile asks.
pub fn of_profile<'a>(profile: &'a Profile, gate: &str) -> Vec<&'a str> {
    let found = tables(&profile.gates).find(|(id, _)| *id == gate);
    let asked = found.map(|(id, gate)| {
        let mut settings = settings(id, gate, None);
        settings.leave_out(gate);
        settings.asked
    });
    asked.into_iter().flatten().map(|asked| asked.id).collect()
}

//! Gates that ask for less, and own rules that are gone or milder.

use super::{Weakening, at_config, config_names};
use crate::model::Playbook;
use crate::model::config::RuleLevel;
use crate::model::field::{Choice as _, Either};
use crate::model::gates::{ConditionEntry, GateSettings, OwnRule};
use crate::text::{Span, Spanned};

/// Conditions that a gate asks no longer, and own ones that ask something else.
pub(super) fn gates(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let mut found = Vec::new();
    for (id, gate) in tables(now) {
        let old = table(before, id);
        for left in gate.without.iter().flat_map(|all| all.iter()) {
            let was_left = old.is_some_and(|old| leaves_out(old, &left.value));
            if !was_left {
                let subject = format!("gates.{id}: {}", left.value);
                let key = format!("gates.{id}.without");
                found.push(weaker(now, left.span, &key, subject).removed(&left.value));
            }
        }
    }
    for (id, old) in tables(before) {
        let gate = table(now, id);
        let phase = |gate: &GateSettings| gate.phase.as_ref().map(|phase| phase.value.clone());
        let (was, is) = (phase(old), gate.and_then(phase));
        if gate.is_some() && was != is {
            let span = gate.and_then(|gate| gate.phase.as_ref());
            let span = span.map_or(Span::at(0), |phase| phase.span);
            let key = format!("gates.{id}.phase");
            let said = |phase: &Option<String>| phase.clone().unwrap_or_else(|| id.to_owned());
            found.push(weaker(now, span, &key, key.clone()).changed(&said(&was), &said(&is)));
        }
        for entry in conditions(old) {
            let (name, was) = shown(entry);
            let again = gate.and_then(|gate| conditions(gate).find(|it| shown(it).0 == name));
            let key = format!("gates.{id}.conditions");
            let subject = format!("gates.{id}: {name}");
            match again {
                None => {
                    let all = gate.and_then(|gate| gate.conditions.as_ref());
                    let span = all.map_or(Span::at(0), |all| all.span);
                    found.push(weaker(now, span, &key, subject).removed(was));
                }
                Some(again) if shown(again).1 != was => {
                    let is = shown(again).1;
                    found.push(weaker(now, again.span, &key, subject).changed(was, is));
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// Own rules that are gone, say something else or are told at a lower level.
pub(super) fn own_rules(before: &Playbook, now: &Playbook) -> Vec<Weakening> {
    let mut found = Vec::new();
    for old in rules(before) {
        let Some((id, was)) = old.id.as_ref().zip(old.expr.as_ref()) else {
            continue;
        };
        let again = rules(now).find(|rule| rule.id.as_ref().is_some_and(|it| it.value == id.value));
        let weaker =
            |span, key: &str| weaker(now, span, "own_rule", format!("own_rule.{}{key}", id.value));
        let Some(again) = again else {
            found.push(weaker(Span::at(0), "").removed(&was.value));
            continue;
        };
        if let Some(is) = again.expr.as_ref().filter(|is| is.value != was.value) {
            found.push(weaker(is.span, ".expr").changed(&was.value, &is.value));
        }
        let (was, is) = (level(old), level(again));
        if is.level() < was.level() {
            let span = again.level.as_ref().map_or(Span::at(0), |level| level.span);
            found.push(weaker(span, ".level").changed(was.word(), is.word()));
        }
    }
    found
}

fn weaker(now: &Playbook, span: Span, key: &str, subject: String) -> Weakening {
    Weakening {
        place: at_config(now, span),
        names: config_names(key),
        variant: "definition",
        subject,
        before: String::new(),
        after: String::new(),
        decision: None,
    }
}

impl Weakening {
    fn removed(mut self, before: &str) -> Self {
        self.variant = "gone";
        before.clone_into(&mut self.before);
        self
    }

    fn changed(mut self, before: &str, after: &str) -> Self {
        before.clone_into(&mut self.before);
        after.clone_into(&mut self.after);
        self
    }
}

fn tables(playbook: &Playbook) -> impl Iterator<Item = (&str, &GateSettings)> {
    let gates = playbook.config.gates.iter();
    let entries = gates.flat_map(|gates| gates.value.iter());
    entries.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)))
}

fn table<'a>(playbook: &'a Playbook, id: &str) -> Option<&'a GateSettings> {
    let mut all = tables(playbook);
    all.find(|(known, _)| *known == id).map(|(_, gate)| gate)
}

fn leaves_out(gate: &GateSettings, id: &str) -> bool {
    let mut without = gate.without.iter().flat_map(|all| all.iter());
    without.any(|left| left.value == id)
}

type Entry = Spanned<Either<String, ConditionEntry>>;

fn conditions(gate: &GateSettings) -> impl Iterator<Item = &Entry> {
    gate.conditions.iter().flat_map(|all| all.iter())
}

/// The id of a condition and what it asks.
fn shown(entry: &Entry) -> (&str, &str) {
    match &entry.value {
        Either::This(id) => (id, id),
        Either::That(own) => {
            let id = own.id.as_ref().map_or("", |id| id.value.as_str());
            (id, own.expr.as_ref().map_or(id, |expr| &expr.value))
        }
    }
}

fn rules(playbook: &Playbook) -> impl Iterator<Item = &OwnRule> {
    let rules = playbook.config.own_rule.iter();
    rules.flat_map(|rules| rules.value.iter().map(|rule| &rule.value))
}

fn level(rule: &OwnRule) -> RuleLevel {
    rule.level
        .as_ref()
        .map_or(RuleLevel::Error, |level| level.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    fn playbook(config: &str) -> Playbook {
        let config = format!("format = 1\n{config}");
        let source = Memory::of([("comity.toml", config.as_str())]);
        load(&source, &ParseCache::new()).unwrap().playbook
    }

    /// What became weaker: the variant, the subject, what it was and is.
    fn changes(before: &str, now: &str) -> Vec<String> {
        let (before, now) = (playbook(before), playbook(now));
        let mut all = gates(&before, &now);
        all.extend(own_rules(&before, &now));
        let told = |it: Weakening| {
            format!(
                "{} {}: {} → {}",
                it.variant, it.subject, it.before, it.after
            )
        };
        all.into_iter().map(told).collect()
    }

    #[test]
    fn a_condition_that_is_left_out_or_gone_weakens_its_gate() {
        let own = "[gates.pilot]\nconditions = [{ id = \"two\", expr = \"size(briefs) > 1\" }, \"exit-plan\"]\n";
        let less = own.replace("> 1", "> 0").replace(", \"exit-plan\"", "");
        assert_eq!(
            changes(own, &less),
            [
                "definition gates.pilot: two: size(briefs) > 1 → size(briefs) > 0",
                "gone gates.pilot: exit-plan: exit-plan → "
            ]
        );
        let without = "[gates.pilot]\nwithout = [\"owners-named\"]\n";
        assert_eq!(
            changes("", without),
            ["gone gates.pilot: owners-named: owners-named → "]
        );
        assert_eq!(changes(without, ""), [""; 0]);
        assert_eq!(changes("", own), [""; 0]);
    }

    #[test]
    fn an_own_rule_that_is_gone_or_milder_is_told() {
        let rule = "[[own_rule]]\nid = \"a\"\nexpr = \"true\"\nsays = \"no\"\n";
        assert_eq!(changes(rule, ""), ["gone own_rule.a: true → "]);
        let milder = format!("{rule}level = \"info\"\n");
        assert_eq!(
            changes(rule, &milder),
            ["definition own_rule.a.level: error → info"]
        );
        assert_eq!(changes(&milder, rule), [""; 0]);
        let other = rule.replace("true", "1 == 1");
        assert_eq!(
            changes(rule, &other),
            ["definition own_rule.a.expr: true → 1 == 1"]
        );
    }
}

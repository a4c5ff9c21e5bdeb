//! One tree of fields laid over another: what a profile says beside the one it extends.

use crate::parse::{Content, Entry, Node};
use crate::text::Spanned;

/// The key under which a profile names the one it extends.
pub(super) const EXTENDS: &str = "extends";
/// The key that says which phases there are, in which order.
pub(super) const PHASE_ORDER: &str = "phase_order";

const ABOUT: &str = "about";

const PHASES: &str = "phases";
const GATES: &str = "gates";

/// What `over` says, and what `base` says where `over` is silent. Tables are laid over one another
/// key by key; a list or a value stands for itself.
pub(super) fn laid_over(base: &Node, over: &Node) -> Node {
    let (Content::Map(below), Content::Map(above)) = (&base.content, &over.content) else {
        return over.clone();
    };
    let kept = below.iter().map(|entry| match over.get(&entry.key) {
        Some(own) => Entry {
            key: own.key.clone(),
            value: laid_over(&entry.value, &own.value),
        },
        None => entry.clone(),
    });
    let new = above.iter();
    let new = new.filter(|entry| base.get(&entry.key).is_none());
    Node {
        span: over.span,
        content: Content::Map(kept.chain(new.cloned()).collect()),
    }
}

/// The same for whole profiles, of which `over` may choose and order the phases. A phase that is
/// not chosen goes, and its gate with it; one that `over` itself describes stays.
pub(super) fn profile_over(base: &Node, over: &Node) -> Node {
    // What a profile says of itself is not said of another, in no language.
    let base = match over.get(ABOUT) {
        Some(_) => &without(base, ABOUT),
        None => base,
    };
    let mut merged = laid_over(base, over);
    if let Some(order) = over.get(PHASE_ORDER) {
        choose_phases(&mut merged, over, order.value.items());
    }
    let phases = merged.get(PHASES).map(|phases| phases.value.clone());
    if let Some(phases) = phases.filter(|phases| !phases.entries().is_empty()) {
        set(&mut merged, PHASE_ORDER, order_of(&phases));
    }
    merged
}

fn choose_phases(merged: &mut Node, over: &Node, order: &[Node]) {
    let phases = merged.get(PHASES).map(|entry| entry.value.clone());
    let phases = phases.unwrap_or_else(Node::empty);
    let named = order.iter().filter_map(|item| {
        let name = item.text()?;
        let described = phases.get(name).cloned();
        Some(described.unwrap_or_else(|| Entry {
            key: Spanned::new(name.to_owned(), item.span),
            value: Node {
                span: item.span,
                ..Node::empty()
            },
        }))
    });
    let mut chosen: Vec<Entry> = named.collect();
    let own = over.get(PHASES).map(|entry| entry.value.entries());
    for entry in own.unwrap_or_default() {
        if !chosen
            .iter()
            .any(|other| other.key.value == entry.key.value)
        {
            chosen.extend(phases.get(&entry.key).cloned());
        }
    }
    let own_gates = over.get(GATES).map(|entry| entry.value.clone());
    let is_kept = |gate: &Entry| {
        let phase = gate.value.get("phase").and_then(|entry| entry.value.text());
        let phase = phase.unwrap_or(&gate.key);
        let is_own = own_gates
            .as_ref()
            .is_some_and(|gates| gates.get(&gate.key).is_some());
        is_own || chosen.iter().any(|entry| entry.key.value == phase)
    };
    let gates = merged.get(GATES).map(|entry| Node {
        span: entry.value.span,
        content: Content::Map(
            entry
                .value
                .entries()
                .iter()
                .filter(|gate| is_kept(gate))
                .cloned()
                .collect(),
        ),
    });
    if let Some(gates) = gates {
        set(merged, GATES, gates);
    }
    let chosen = Node {
        span: phases.span,
        content: Content::Map(chosen),
    };
    set(merged, PHASES, chosen);
}

/// The names of the phases as a list.
fn order_of(phases: &Node) -> Node {
    use crate::parse::Style;
    let name = |entry: &Entry| Node {
        span: entry.key.span,
        content: Content::Scalar(entry.key.value.clone(), Style::Quoted),
    };
    Node {
        span: phases.span,
        content: Content::List(phases.entries().iter().map(name).collect()),
    }
}

/// Puts `value` under `key`, before everything else where the key is new.
fn set(node: &mut Node, key: &str, value: Node) {
    let Content::Map(entries) = &mut node.content else {
        return;
    };
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key.value == key) {
        entry.value = value;
    } else {
        let key = Spanned::new(key.to_owned(), value.span);
        let at = usize::from(entries.first().is_some_and(|it| it.key.value == ABOUT));
        entries.insert(at, Entry { key, value });
    }
}

/// The same without the entry under `key`.
pub(super) fn without(node: &Node, key: &str) -> Node {
    let entries = node.entries().iter();
    let kept = entries.filter(|entry| entry.key.value != key).cloned();
    Node {
        span: node.span,
        content: Content::Map(kept.collect()),
    }
}

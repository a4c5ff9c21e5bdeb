//! What was measured, in words.

use crate::finding::Evidence;
use crate::locale::{Lang, Message};

/// `observed 82 %, expected at least 90 %, n = 12, 2026-Q1`; nothing where nothing was measured.
pub(super) fn words(evidence: &Evidence, lang: Lang) -> Option<String> {
    let part = |id: &'static str, value: &Option<String>| {
        let value = value.as_ref()?;
        Some(Message::new(id).with("value", value.clone()).text(lang))
    };
    let n = evidence.n.map(|n| n.to_string());
    let parts = [
        part("evidence-observed", &evidence.observed),
        part("evidence-expected", &evidence.expected),
        part("evidence-n", &n),
        part("evidence-window", &evidence.window),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

//! What of a baseline is needed no longer: it may only shrink.

use std::collections::{BTreeMap, BTreeSet};

use super::{entries, entry_for, is_unread, may_know, worst};
use crate::finding::{Finding, Measure, Place};
use crate::model::baseline::{Key, Known, Written};
use crate::model::{Baseline, Playbook};
use crate::rules::{hygiene, waivers};
use crate::text::Span;

/// A baseline without what is needed no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shrunk {
    /// Its text; every other byte is as it was.
    pub text: String,
    /// How many entries went, for nothing is found that they know.
    pub gone: usize,
    /// How many know less now: fewer findings, a lower level, a better number.
    pub better: usize,
    /// The entry that shows it first.
    place: Place,
}

/// What a check could judge.
pub(in crate::rules) struct Judged<'a> {
    /// The playbook.
    pub(in crate::rules) playbook: &'a Playbook,
    /// What was found, marked.
    pub(in crate::rules) findings: &'a [Finding],
    /// Whether the rule with this id was run and could look at all it needs.
    pub(in crate::rules) could_judge: &'a dyn Fn(&str) -> bool,
    /// What reading the files told.
    pub(in crate::rules) read: &'a [Finding],
}

/// What becomes of an entry.
enum Fate {
    Stays,
    Goes,
    Becomes(Known),
}

/// The baseline without what is needed no longer; `None` where all of it is, or where that cannot
/// be known: while a file cannot be read, what it breaks is not found, and not mended.
pub(in crate::rules) fn shrunk(baseline: &Baseline, judged: &Judged<'_>) -> Option<Shrunk> {
    let entries = entries(baseline);
    let is_news = |told: &&Finding| is_unread(told) && entry_for(told, &entries).is_none();
    let unread: Vec<&Finding> = judged.read.iter().filter(is_news).collect();
    if !baseline.is_whole || unread.iter().any(|told| is_grave(told)) {
        return None;
    }
    let unread: BTreeSet<String> = unread
        .iter()
        .map(|told| object(told, judged.playbook))
        .collect();
    let found = found(baseline, judged.findings, &entries);
    let fresh = judged.findings.iter().filter(|finding| finding.counts());
    let fresh: BTreeSet<(&str, &str)> = fresh.map(|it| (it.subject(), &*it.field)).collect();
    let fate = |(at, written): (usize, &Written)| {
        let key = &written.known.key;
        let (first, known) = &entries[key];
        let is_judged = (judged.could_judge)(&key.rule);
        match found.get(key) {
            _ if *first != at => Fate::Goes,
            Some(found) if is_judged => tightened(&written.known, known, found),
            None if !waivers::is_there(judged.playbook, &key.object) => Fate::Goes,
            // What something new is told of, or cannot be read, may only not be judged for now.
            _ if !is_judged || unread.contains(&key.object) => Fate::Stays,
            _ if fresh.contains(&(&*key.object, &*key.field)) => Fate::Stays,
            _ => Fate::Goes,
        }
    };
    let fates: Vec<Fate> = baseline.entries.iter().enumerate().map(fate).collect();
    let first = fates.iter().position(|fate| !matches!(fate, Fate::Stays))?;
    let count = |is: fn(&Fate) -> bool| fates.iter().filter(|fate| is(fate)).count();
    Some(Shrunk {
        text: text(baseline, &fates),
        gone: count(|fate| matches!(fate, Fate::Goes)),
        better: count(|fate| matches!(fate, Fate::Becomes(_))),
        place: Place::new(&baseline.file.path, baseline.entries[first].rule.span),
    })
}

/// Faults after which a file says less, so that any finding may be gone without being mended.
const GRAVE: [&str; 6] = [
    "config-unreadable",
    "duplicate-key",
    "front-matter-unclosed",
    "front-matter-unreadable",
    "not-utf8",
    "too-deep",
];

/// Whether a fault may silence findings elsewhere: numbers rest on all rows of a ledger.
fn is_grave(told: &Finding) -> bool {
    let is_of_ledger = told.place.path.extension() == Some("csv");
    is_of_ledger || GRAVE.contains(&&*told.rule)
}

/// The object of a finding, also where its reader knew the file only.
fn object(told: &Finding, playbook: &Playbook) -> String {
    let document = playbook
        .at(&told.place.path)
        .filter(|_| told.object.is_empty());
    document.map_or_else(
        || told.subject().to_owned(),
        |document| document.page.object(),
    )
}

/// What was found, by the entry that may know it.
fn found<'f>(
    baseline: &Baseline,
    findings: &'f [Finding],
    entries: &BTreeMap<Key, (usize, Known)>,
) -> BTreeMap<Key, Vec<&'f Finding>> {
    let mut found: BTreeMap<Key, Vec<&Finding>> = BTreeMap::new();
    let may_know = |finding: &&Finding| may_know(finding, &baseline.file.path);
    for finding in findings.iter().filter(may_know) {
        if let Some(key) = entry_for(finding, entries) {
            found.entry(key).or_default().push(finding);
        }
    }
    found
}

/// An entry that knows no more than was found. One without a number takes the number over, where all
/// that was found has one of the same scale.
fn tightened(written: &Known, known: &Known, found: &[&Finding]) -> Fate {
    let mut key = known.key.clone();
    let mut scales = found
        .iter()
        .map(|it| it.measure.as_ref().map(Measure::scale));
    if let (None, Some(Some(first))) = (&key.scale, scales.next())
        && scales.all(|scale| scale == Some(first))
    {
        key.scale = Some((first.0.to_owned(), first.1));
    }
    let Some(now) = worst(key.clone(), found) else {
        return Fate::Stays;
    };
    let after = Known {
        key,
        ..known.stricter(&now)
    };
    if after == *written {
        Fate::Stays
    } else {
        Fate::Becomes(after)
    }
}

/// The text with what stays as it is. Where an entry that goes shares its line with something else,
/// the file is written anew as a whole.
fn text(baseline: &Baseline, fates: &[Fate]) -> String {
    let text = &baseline.file.text;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (written, fate) in baseline.entries.iter().zip(fates) {
        let (span, new) = match fate {
            Fate::Stays => continue,
            Fate::Becomes(known) => (written.span, known.to_string()),
            Fate::Goes => match own_lines(text, written.span) {
                Some(lines) => (lines, String::new()),
                None => return anew(baseline, fates),
            },
        };
        let Some(between) = text.get(done..span.start) else {
            return anew(baseline, fates);
        };
        out += between;
        out += &new;
        done = span.end;
    }
    out += &text[done..];
    out
}

fn anew(baseline: &Baseline, fates: &[Fate]) -> String {
    let kept = baseline
        .entries
        .iter()
        .zip(fates)
        .filter_map(|(written, fate)| match fate {
            Fate::Stays => Some(written.known.clone()),
            Fate::Becomes(known) => Some(known.clone()),
            Fate::Goes => None,
        });
    Baseline::text(&kept.collect::<Vec<_>>())
}

/// The lines of an entry, with their end, where nothing but its comma stands on them.
fn own_lines(text: &str, span: Span) -> Option<Span> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[span.end..];
    let end = rest.find('\n')? + 1;
    let after = rest[..end].trim_start().strip_prefix(',')?;
    let is_alone = text[start..span.start].trim().is_empty() && after.trim().is_empty();
    is_alone.then(|| Span::new(start, span.end + end))
}

impl Shrunk {
    /// The finding that the file still says more.
    pub(in crate::rules) fn told(&self) -> Finding {
        hygiene::stale_baseline(self.place.clone(), self.gone, self.better)
    }
}

//! `comity.toml`: what is checked and how numbers are reckoned.

use super::change::Change;
use super::change::Class::{self, Breaking, Minor, Notable};
use super::fields::{Judged, Way};
use super::tree::{Difference, differences};
use super::weakening::Weakening;
use super::weight::Weight;
use super::{About, Work, words};
use crate::finding::Report;
use crate::locale::{Arg, Message};
use crate::model::Config;
use crate::model::field::Record as _;
use crate::parse;
use crate::source::CONFIG_FILE;
use crate::text::SourceFile;
use crate::value::parse_date;

/// What the configuration says otherwise, and every check that became weaker.
pub(super) fn changes(work: &Work<'_>) -> Vec<Change> {
    let (before, now) = (work.comparison.before, work.comparison.now);
    let weaker = work.weakenings.iter().map(|it| weakened(work, it));
    let mut changes: Vec<Change> = weaker.collect();
    // Where there was no playbook yet, everything is new: the documents tell that.
    if before.config_file.text.is_empty() || now.config_file.text.is_empty() {
        return changes;
    }
    let tree = |file: &SourceFile| {
        let mut unheard = Report::default();
        parse::toml_file(file, "config-unreadable", &mut unheard).0
    };
    let (old, new) = (tree(&before.config_file), tree(&now.config_file));
    for difference in differences(&[Config::FIELDS], &old, &new) {
        if work.weakenings.iter().any(|it| it.tells(&difference)) {
            continue;
        }
        let is_gone = difference.now.is_none();
        let file = if is_gone {
            &before.config_file
        } else {
            &now.config_file
        };
        changes.push(work.change(&about(file, is_gone), &difference, judge(work, &difference)));
    }
    changes
}

fn about(file: &SourceFile, is_gone: bool) -> About<'_> {
    About {
        object: CONFIG_FILE.to_owned(),
        names: vec![(String::new(), CONFIG_FILE.to_owned())],
        file,
        is_gone,
        at_most: Breaking,
    }
}

/// A check that became weaker is so for both sides.
fn weakened(work: &Work<'_>, weakening: &Weakening) -> Change {
    let now = work.comparison.now;
    let page = now
        .pages()
        .find(|page| *page.path() == weakening.place.path);
    let mut own = now.lineage.own();
    let profile = own.find(|layer| layer.file.path == weakening.place.path);
    let baseline = now.baseline.as_ref().filter(|_| weakening.is_of_baseline());
    let file = page
        .map(|page| &*page.file)
        .or(profile.map(|layer| &*layer.file))
        .or(baseline.map(|baseline| &*baseline.file));
    let file = file.unwrap_or(&now.config_file);
    let field = weakening.names[0].split_once('#').map_or("", |name| name.1);
    let kind = match weakening.variant {
        "level" | "packs" => "check-weakened",
        "limit" => "limit-loosened",
        "waiver" => "waiver-added",
        "waiver-longer" => "waiver-longer",
        _ if baseline.is_some() => "baseline-grown",
        _ if page.is_some() => "metric-redefined",
        _ if field == "profile" => "profile-changed",
        _ if field.starts_with("gates.") || field == "own_rule" => "check-weakened",
        "removed" => "kpi-rule-removed",
        _ => "kpi-rule-changed",
    };
    let message = match page.filter(|_| kind == "metric-redefined") {
        Some(page) => {
            let document = now.at(page.path());
            let title = document.map_or_else(|| Arg::Text(page.id.clone()), words::title);
            Message::new("change-metric-redefined")
                .with("document", title)
                .with("field", words::label(&[page.kind.fields()], &[field]))
        }
        None => Message::new(format!("change-weakened-{}", weakening.variant))
            .with("subject", weakening.subject.clone()),
    };
    let message = message
        .with("before", said(&weakening.before))
        .with("after", said(&weakening.after));
    let judged = Judged::new(kind, Weight::All(Breaking), message);
    let about = About {
        object: match baseline {
            Some(baseline) => baseline.file.path.to_string(),
            None => page.map_or_else(|| CONFIG_FILE.to_owned(), |page| page.object()),
        },
        ..about(file, false)
    };
    let mut change = work.bare(&about, field, weakening.place.span, judged);
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    change.before = some(&weakening.before);
    change.after = some(&weakening.after);
    let mut allowed = work.allowed.iter();
    let allowed = allowed.find(|allowed| weakening.names.contains(&allowed.name));
    let allowed = allowed.map(|allowed| allowed.decision.clone());
    change.decision = weakening.decision.clone().or(allowed);
    change
}

/// A day in words, anything else as it is written.
fn said(text: &str) -> Arg {
    parse_date(text).map_or_else(|_| Arg::Text(text.to_owned()), Arg::Date)
}

fn judge(work: &Work<'_>, difference: &Difference<'_>) -> Judged {
    let way = Way::of(difference);
    let named = difference.named();
    let (kind, class) = match named.as_slice() {
        ["rules", ..] if work.comparison.levels.is_empty() => ("check-changed", Breaking),
        ["rules", ..] => ("check-strengthened", Notable),
        ["waiver"] if way == Way::Went => ("waiver-removed", Notable),
        ["waiver", ..] => ("waiver-changed", Notable),
        ["kpi", ..] => ("kpi-rule-changed", Notable),
        ["currency" | "fx" | "fx_date" | "timezone" | "fiscal_year_start"] => {
            ("reckoning-changed", Breaking)
        }
        ["history", ..] => ("history-settings-changed", Breaking),
        ["site", ..] => ("config-changed", Minor),
        _ => ("config-changed", Notable),
    };
    let class: Class = if difference.is_order { Minor } else { class };
    let id = match way {
        _ if difference.is_order => "change-field-order",
        Way::Came => "change-field-added",
        Way::Went => "change-field-removed",
        Way::Changed => "change-field-changed",
    };
    let (before, after) = words::both(work.comparison.before, work.comparison.now, difference);
    let message = Message::new(id)
        .with("document", Arg::Text(CONFIG_FILE.to_owned()))
        .with("field", words::label(&[Config::FIELDS], &named))
        .with("before", before)
        .with("after", after);
    Judged::new(kind, Weight::All(class), message)
}

//! The limits that a rule's table under `[rules]` may set; else they are the profile's.

use super::Context;
use crate::text::Spanned;
use crate::value::{Duration, Every, Money};

/// What an option may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionForm {
    /// A whole number.
    Count,
    /// A length of time.
    Duration,
    /// A recurrence.
    Every,
    /// Which hours count: `all` or `business`.
    Clock,
    /// An amount of money.
    Money,
}

/// Every option: its rule, its key, what it may hold. A rule that reads an option is listed here,
/// so that a misspelled one is told instead of being passed over.
pub static OPTIONS: &[(&str, &str, OptionForm)] = &[
    ("cadence-too-dense", "at_most", OptionForm::Every),
    ("cadence-too-sparse", "at_least", OptionForm::Every),
    ("channel-silence", "after", OptionForm::Duration),
    ("cost-creep", "periods", OptionForm::Count),
    ("crowded-channel", "members", OptionForm::Count),
    ("decision-overdue", "clock", OptionForm::Clock),
    ("decision-overdue", "lost", OptionForm::Duration),
    ("decision-overdue", "within", OptionForm::Duration),
    ("ignored-red-flag", "flags", OptionForm::Count),
    ("late-deliverables", "grace", OptionForm::Duration),
    ("late-record", "enough", OptionForm::Count),
    ("late-record", "within", OptionForm::Duration),
    ("limping", "months", OptionForm::Count),
    ("overlong-sync", "minutes", OptionForm::Count),
    ("missing-escalation", "levels", OptionForm::Count),
    ("missing-feedback", "after", OptionForm::Duration),
    ("missing-signoff", "within", OptionForm::Duration),
    ("no-async-channel", "from", OptionForm::Duration),
    ("notice-deadline", "before", OptionForm::Duration),
    ("notice-deadline", "last", OptionForm::Duration),
    ("perception-gap", "points", OptionForm::Count),
    ("pilot-budget-exceeded", "budget", OptionForm::Money),
    ("pilot-too-wide", "assets", OptionForm::Count),
    ("pilot-too-wide", "campaigns", OptionForm::Count),
    ("pilot-too-wide", "partners", OptionForm::Count),
    ("plan-infeasible", "budget", OptionForm::Money),
    ("missing-post-mortem", "after", OptionForm::Duration),
    ("overprescribed-brief", "must", OptionForm::Count),
    ("repeated-answer", "words", OptionForm::Count),
    ("rights-expiring", "before", OptionForm::Duration),
    ("rights-expiring", "last", OptionForm::Duration),
    ("selection-by-gut", "raters", OptionForm::Count),
    ("short-lead-time", "at_least", OptionForm::Duration),
    ("short-lead-time", "good", OptionForm::Duration),
    ("slow-answers", "within", OptionForm::Duration),
    ("slow-intent", "rounds", OptionForm::Count),
    ("slow-intent", "within", OptionForm::Duration),
    ("stale-playbook", "within", OptionForm::Duration),
    ("undecided-end", "within", OptionForm::Duration),
    ("verdict-without-decision", "within", OptionForm::Duration),
    ("too-few-candidates", "candidates", OptionForm::Count),
    ("too-few-conversations", "chosen", OptionForm::Count),
    ("too-few-conversations", "each", OptionForm::Count),
    ("wrong-kpi-count", "kpis", OptionForm::Count),
    ("missing-forecast", "from", OptionForm::Count),
    ("no-async-channel", "from", OptionForm::Duration),
    ("off-track-without-decision", "periods", OptionForm::Count),
];

pub(in crate::rules) use crate::model::config::{ALL_HOURS, BUSINESS_HOURS};

impl OptionForm {
    /// Whether `text` is of this form.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Count => text.trim().parse::<usize>().is_ok(),
            Self::Duration => Duration::parse(text).is_ok(),
            Self::Every => Every::parse(text).is_ok(),
            Self::Money => Money::parse(text).is_ok(),
            Self::Clock => [ALL_HOURS, BUSINESS_HOURS].contains(&text.trim()),
        }
    }

    /// The id of the message that names the form.
    pub fn message(self) -> &'static str {
        match self {
            Self::Count => "form-integer",
            Self::Duration => "form-duration",
            Self::Every => "form-every",
            Self::Clock => "form-clock",
            Self::Money => "form-money",
        }
    }
}

/// A rule and one of its options.
pub(in crate::rules) type OptionOf = (&'static str, &'static str);

/// A number of things.
pub(in crate::rules) fn count(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<u32>>,
) -> Option<usize> {
    let own = context.playbook.config.rule_option(rule, key);
    let own = own.and_then(|text| text.trim().parse().ok());
    own.or_else(|| usize::try_from(profile?.value).ok())
}

/// A length of time.
pub(in crate::rules) fn duration(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<Duration>>,
) -> Option<Duration> {
    let own = context.playbook.config.rule_duration(rule, key);
    own.or_else(|| Some(profile?.value))
}

/// An amount of money.
pub(in crate::rules) fn money(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<Money>>,
) -> Option<Money> {
    let own = context.playbook.config.rule_option(rule, key);
    let own = own.and_then(|text| Money::parse(text).ok());
    own.or_else(|| Some(profile?.value))
}

/// A recurrence.
pub(in crate::rules) fn every(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<Every>>,
) -> Option<Every> {
    let own = context.playbook.config.rule_option(rule, key);
    let own = own.and_then(|text| Every::parse(text).ok());
    own.or_else(|| Some(profile?.value))
}

/// Whether only hours of work count; by itself all do.
pub(in crate::rules) fn is_business(context: &Context<'_>, (rule, key): OptionOf) -> bool {
    let own = context.playbook.config.rule_option(rule, key);
    own.is_some_and(|word| word.trim() == BUSINESS_HOURS)
}

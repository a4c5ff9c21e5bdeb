//! Thresholds: the configuration's, else the profile's.

use super::super::Context;
use crate::text::Spanned;
use crate::value::{Duration, Every};

/// A rule and one of its options.
pub(super) type OptionOf = (&'static str, &'static str);

/// A number of things.
pub(super) fn count(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<u32>>,
) -> Option<usize> {
    let own = context.playbook.config.rule_option(rule, key);
    let own = own.and_then(|text| text.trim().parse().ok());
    own.or_else(|| usize::try_from(profile?.value).ok())
}

/// A length of time.
pub(super) fn duration(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<Duration>>,
) -> Option<Duration> {
    let own = context.playbook.config.rule_duration(rule, key);
    own.or_else(|| Some(profile?.value))
}

/// A recurrence.
pub(super) fn every(
    context: &Context<'_>,
    (rule, key): OptionOf,
    profile: Option<&Spanned<Every>>,
) -> Option<Every> {
    let own = context.playbook.config.rule_option(rule, key);
    let own = own.and_then(|text| Every::parse(text).ok());
    own.or_else(|| Some(profile?.value))
}

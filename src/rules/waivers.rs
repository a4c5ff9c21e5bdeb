//! Findings that are accepted for a time, by name and with a reason.

use std::sync::Arc;

use super::{Context, find};
use crate::finding::{Finding, Place, Report, Waived};
use crate::model::kinds::WaiverEntry;
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// The waivers of a playbook, those of its documents included.
pub(super) struct Waivers {
    waivers: Vec<Waiver>,
}

struct Waiver {
    rule: String,
    /// `KIND/ID`, `ID` or a path; empty for the whole playbook.
    object: String,
    field: Option<String>,
    waived: Waived,
    is_used: bool,
}

impl Waivers {
    /// Gathers the waivers that hold; what is wrong with the others is told.
    pub(super) fn of(context: &Context<'_>, report: &mut Report) -> Self {
        let mut waivers = Vec::new();
        let config = &context.playbook.config;
        let path = &context.playbook.config_file.path;
        for entry in config
            .waiver
            .iter()
            .flat_map(|entries| entries.value.iter())
        {
            let place = Place::new(path, entry.span);
            waivers.extend(waiver(entry, place, None, context.as_of, report));
        }
        for page in context
            .playbook
            .documents
            .iter()
            .map(|document| &document.page)
        {
            for entry in page
                .common
                .waivers
                .iter()
                .flat_map(|entries| entries.value.iter())
            {
                let place = Place::new(page.path(), entry.span);
                waivers.extend(waiver(entry, place, Some(page), context.as_of, report));
            }
        }
        Self { waivers }
    }

    /// Marks a finding that a waiver accepts. Findings about waivers cannot be waived.
    pub(super) fn apply(&mut self, finding: &mut Finding) {
        if finding.rule.ends_with("-waiver") {
            return;
        }
        if let Some(waiver) = self
            .waivers
            .iter_mut()
            .find(|waiver| waiver.accepts(finding))
        {
            waiver.is_used = true;
            finding.waived_by = Some(waiver.waived.clone());
        }
    }

    /// The waivers that accepted nothing, of rules that were run.
    pub(super) fn unused(&self, playbook: &Playbook, was_run: impl Fn(&str) -> bool) -> Report {
        let mut report = Report::default();
        for waiver in self
            .waivers
            .iter()
            .filter(|waiver| !waiver.is_used && was_run(&waiver.rule))
        {
            let object = playbook
                .at(&waiver.waived.place.path)
                .map(|document| document.page.object());
            let finding = Finding::new("unused-waiver", waiver.waived.place.clone());
            let finding = finding
                .with("rule", waiver.rule.clone())
                .field(format!("waiver.{}", waiver.rule));
            report.push(finding.object(object.unwrap_or_default()));
        }
        report
    }
}

impl Waiver {
    fn accepts(&self, finding: &Finding) -> bool {
        let (_, id) = finding
            .object
            .split_once('/')
            .unwrap_or(("", &finding.object));
        let is_object = self.object.is_empty()
            || self.object == finding.object
            || self.object == id
            || self.object == finding.place.path.as_str();
        let is_field = self.field.as_ref().is_none_or(|field| {
            finding.field == *field
                || finding
                    .field
                    .strip_prefix(field.as_str())
                    .is_some_and(|rest| rest.starts_with('.'))
        });
        self.rule == finding.rule && is_object && is_field
    }
}

/// The waiver that `entry` grants on `day`, if it does.
fn waiver(
    entry: &Spanned<WaiverEntry>,
    place: Place,
    page: Option<&Arc<Page>>,
    day: Date,
    report: &mut Report,
) -> Option<Waiver> {
    let object = page.map(|page| page.object()).unwrap_or_default();
    let at = |place: &Place, rule| Finding::new(rule, place.clone()).object(object.clone());
    let lacks = lacking(entry, page.is_some());
    if !lacks.is_empty() {
        report.push(
            at(&place, "incomplete-waiver")
                .with("keys", lacks)
                .field("waiver"),
        );
        return None;
    }
    let rule = entry.rule.as_ref()?;
    if find(rule).is_none() {
        let finding = at(&Place::new(&place.path, rule.span), "unknown-rule")
            .with("rule", rule.value.clone());
        report
            .push(super::hygiene::near_rule(finding, rule).field(format!("waiver.{}", rule.value)));
        return None;
    }
    let until = entry.until.as_ref()?;
    if until.value < day {
        let finding = at(&Place::new(&place.path, until.span), "expired-waiver")
            .with("rule", rule.value.clone());
        report.push(
            finding
                .with("until", until.value)
                .field(format!("waiver.{}", rule.value)),
        );
        return None;
    }
    let own = entry.object.as_ref().map(|object| object.value.clone());
    let waived = Waived {
        place,
        reason: entry.reason.as_ref()?.value.clone(),
        owner: entry.owner.as_ref()?.value.0.clone(),
        until: until.value.to_string(),
    };
    let field = entry.field.as_ref().map(|field| field.value.clone());
    Some(Waiver {
        rule: rule.value.clone(),
        object: own.unwrap_or(object),
        field,
        waived,
        is_used: false,
    })
}

/// The keys without which a waiver is no agreement between people.
fn lacking(entry: &WaiverEntry, in_document: bool) -> Vec<String> {
    let keys = [
        ("rule", entry.rule.is_some()),
        ("object", in_document || entry.object.is_some()),
        (
            "reason",
            entry
                .reason
                .as_ref()
                .is_some_and(|reason| !reason.trim().is_empty()),
        ),
        ("owner", entry.owner.is_some()),
        ("until", entry.until.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_there)| !is_there)
        .map(|(key, _)| key.to_owned())
        .collect()
}

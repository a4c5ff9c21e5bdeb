//! Findings that are accepted for a time, by name and with a reason.

use super::{Context, find, hygiene};
use crate::finding::{Cause, Finding, Place, Report, Waived};
use crate::model::config::RuleLevel;
use crate::model::field::Choice as _;
use crate::model::kinds::WaiverEntry;
use crate::model::{Kind, Page, Playbook};
use crate::text::{DocPath, Span, Spanned, nearest};
use crate::value::Date;

/// The waivers of a playbook, those of its documents included.
pub(super) struct Waivers {
    waivers: Vec<Waiver>,
}

struct Waiver {
    rule: String,
    /// `KIND/ID`, `ID` or a path.
    object: Spanned<String>,
    field: Option<String>,
    waived: Waived,
    is_used: bool,
    /// The finding that it accepts nothing, but for the reason.
    unused: Finding,
}

impl Waivers {
    /// Gathers the waivers that hold; what is wrong with the others is told.
    pub(super) fn of(context: &Context<'_>, report: &mut Report) -> Self {
        let all = written(context.playbook);
        let waivers = all
            .iter()
            .filter_map(|entry| entry.waiver(context.as_of, report));
        Self {
            waivers: waivers.collect(),
        }
    }

    /// Marks a finding that a waiver accepts. Findings about waivers cannot be waived.
    pub(super) fn apply(&mut self, finding: &mut Finding) {
        if is_about_waivers(&finding.rule) {
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

    /// The waivers that accepted nothing although their rule was run, or that never can.
    pub(super) fn unused(&self, playbook: &Playbook, was_run: impl Fn(&str) -> bool) -> Report {
        let unused = self.waivers.iter().filter(|waiver| !waiver.is_used);
        let findings = unused.filter_map(|waiver| waiver.idle(playbook, &was_run));
        Report {
            findings: findings.collect(),
        }
    }
}

impl Waiver {
    fn accepts(&self, finding: &Finding) -> bool {
        let object = &self.object.value;
        let (_, id) = finding
            .object
            .split_once('/')
            .unwrap_or(("", &finding.object));
        let is_object =
            *object == finding.object || object == id || object == finding.place.path.as_str();
        let is_field = self.field.as_ref().is_none_or(|field| {
            let rest = finding.field.strip_prefix(field.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        self.rule == finding.rule && is_object && is_field
    }

    fn idle(&self, playbook: &Playbook, was_run: impl Fn(&str) -> bool) -> Option<Finding> {
        let unused = self.unused.clone();
        if !is_there(playbook, &self.object) {
            return Some(self.nowhere(playbook, unused));
        }
        if is_off(playbook, &self.rule) {
            return Some(unused.variant("off"));
        }
        // Without a past to look at, rules about it say nothing, and that proves nothing.
        let may_be_silent = find(&self.rule).is_none_or(super::Rule::looks_at_the_past);
        let is_idle = was_run(&self.rule) && !may_be_silent;
        (is_idle || is_about_waivers(&self.rule)).then_some(unused)
    }

    fn nowhere(&self, playbook: &Playbook, unused: Finding) -> Finding {
        let mut finding = unused.variant("nowhere");
        finding.place.span = self.object.span;
        let finding = finding.with("object", &self.object.value);
        let ids = playbook.documents.iter().map(|document| &*document.page.id);
        match nearest(&self.object, ids) {
            Some(near) => finding.with("near", near).help("did-you-mean"),
            None => finding,
        }
    }
}

fn is_about_waivers(rule: &str) -> bool {
    rule.ends_with("-waiver")
}

fn is_off(playbook: &Playbook, rule: &str) -> bool {
    playbook.rule_level(rule) == Some(RuleLevel::Off)
}

/// Whether findings can be about `object`. Only documents and other files can be looked up; what
/// else the part before the stroke may name is not known here.
pub(super) fn is_there(playbook: &Playbook, object: &str) -> bool {
    let path = DocPath::new(object);
    let prefix = object.split_once('/').map(|(prefix, _)| prefix);
    let is_foreign = prefix.is_some_and(|prefix| Kind::from_word(prefix).is_none());
    let mut documents = playbook.documents.iter();
    (is_foreign && path.extension() != Some("md"))
        || playbook.has_file(&path)
        || documents.any(|document| document.page.id == object || document.page.object() == object)
}

/// A waiver as somebody wrote it.
struct Written<'a> {
    entry: &'a Spanned<WaiverEntry>,
    path: &'a DocPath,
    /// Its keys as the reader names them, `waiver.0`.
    keys: String,
    /// The document it stands in, where that is not `comity.toml`.
    page: Option<&'a Page>,
}

fn written(playbook: &Playbook) -> Vec<Written<'_>> {
    let entries = playbook.config.waiver.iter();
    let entries = entries.flat_map(|entries| entries.value.iter().enumerate());
    let in_config = entries.map(|(at, entry)| Written {
        entry,
        path: &playbook.config_file.path,
        keys: format!("waiver.{at}"),
        page: None,
    });
    let pages = playbook.documents.iter().map(|document| &*document.page);
    let in_documents = pages.flat_map(|page| {
        let entries = page.common.waivers.iter();
        let entries = entries.flat_map(|entries| entries.value.iter().enumerate());
        entries.map(move |(at, entry)| Written {
            entry,
            path: page.path(),
            keys: format!("waivers.{at}"),
            page: Some(page),
        })
    });
    in_config.chain(in_documents).collect()
}

impl Written<'_> {
    /// The waiver that is granted on `day`, if one is.
    fn waiver(&self, day: Date, report: &mut Report) -> Option<Waiver> {
        let lacks = self.lacking();
        if !lacks.is_empty() {
            let finding = self.incomplete(lacks, report);
            report.extend(finding);
            return None;
        }
        let (rule, until) = (self.entry.rule.as_ref()?, self.entry.until.as_ref()?);
        if find(rule).is_none() {
            let finding = hygiene::unknown_rule(Place::new(self.path, rule.span), rule);
            report.push(self.about(finding));
            return None;
        }
        if until.value < day {
            let finding = self
                .finding("expired-waiver", until.span)
                .cause(Cause::Time);
            report.push(finding.with("until", until.value));
            return None;
        }
        let waived = Waived {
            place: self.place(),
            reason: self.entry.reason.as_ref()?.value.clone(),
            owner: self.entry.owner.as_ref()?.value.0.clone(),
            until: until.value.to_string(),
        };
        let field = self.entry.field.as_ref().map(|field| field.value.clone());
        Some(Waiver {
            rule: rule.value.clone(),
            object: self.object()?,
            field,
            waived,
            is_used: false,
            unused: self.finding("unused-waiver", rule.span),
        })
    }

    /// The keys without which a waiver is no agreement between people.
    fn lacking(&self) -> Vec<&'static str> {
        let entry = self.entry;
        let reason = entry.reason.as_ref();
        let keys = [
            ("rule", entry.rule.is_some()),
            ("object", self.object().is_some()),
            (
                "reason",
                reason.is_some_and(|reason| !reason.trim().is_empty()),
            ),
            ("owner", entry.owner.is_some()),
            ("until", entry.until.is_some()),
        ];
        let lacks = keys.into_iter().filter(|(_, is_there)| !is_there);
        lacks.map(|(key, _)| key).collect()
    }

    /// A key that is there and cannot be read has been told.
    fn incomplete(&self, mut lacks: Vec<&'static str>, read: &Report) -> Option<Finding> {
        let is_told = |key: &str| {
            let field = format!("{}.{key}", self.keys);
            let mut findings = read.findings.iter();
            findings.any(|told| told.field == field && told.place.path == *self.path)
        };
        lacks.retain(|key| !is_told(key));
        let keys: Vec<String> = lacks.iter().map(|key| (*key).to_owned()).collect();
        let finding = self.finding("incomplete-waiver", self.place().span);
        (!keys.is_empty()).then(|| finding.with("keys", crate::locale::Arg::All(keys)))
    }

    /// The smallest text that names it: the rule, else all of it.
    fn place(&self) -> Place {
        let rule = self.entry.rule.as_ref();
        Place::new(self.path, rule.map_or(self.entry.span, |rule| rule.span))
    }

    fn object(&self) -> Option<Spanned<String>> {
        let own = self
            .page
            .map(|page| Spanned::new(page.object(), self.place().span));
        self.entry.object.clone().or(own)
    }

    fn finding(&self, rule: &'static str, span: Span) -> Finding {
        let finding = Finding::new(rule, Place::new(self.path, span));
        let waived = self.entry.rule.as_ref();
        let finding = self.about(finding);
        match waived {
            Some(waived) => finding.with("rule", &waived.value),
            None => finding,
        }
    }

    fn about(&self, finding: Finding) -> Finding {
        let object = self
            .page
            .map_or_else(|| self.path.to_string(), Page::object);
        let rule = self.entry.rule.as_ref().map_or("", |rule| &rule.value);
        finding.object(object).field(format!("waiver.{rule}"))
    }
}

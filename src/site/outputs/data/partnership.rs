//! Who, since when, in which phase, and whether it works.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Document, Of, Texts, day, in_all};
use crate::actuals::phases::{current, dated};
use crate::actuals::told;
use crate::model::field::Choice as _;
use crate::site::Site;

const SCHEMA: &str = "comity.data-partnership/v1";

/// `data/partnership.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartnershipData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// The site's title, by language.
    titles: Texts,
    /// What sort of partnership it is.
    r#type: Option<&'static str>,
    /// Its first day.
    started: Option<String>,
    /// Its last day.
    ended: Option<String>,
    /// Its languages, that of the front page first.
    languages: Vec<&'static str>,
    /// Everybody who takes part, the sides among them.
    parties: Vec<Party>,
    /// The phases as they happened or are planned.
    phases: Vec<Phase>,
    /// What the KPI rule says; null without one.
    kpi: Option<told::Kpi>,
    /// The version of Comity that wrote this.
    version: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Party {
    #[serde(flatten)]
    document: Document,
    r#type: Option<&'static str>,
    /// Whether it is one of those who decide together.
    side: bool,
    /// The IANA name of its time zone.
    timezone: Option<String>,
    people: Vec<Person>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Person {
    id: String,
    name: Option<String>,
    roles: Vec<&'static str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Phase {
    id: String,
    /// Its first day.
    from: Option<String>,
    /// Its last day.
    to: Option<String>,
    /// Whether it covers the day.
    current: bool,
}

pub(super) fn of(site: &Site) -> PartnershipData {
    let facts = site.playbook.partnership().map(|(_, facts)| facts);
    let sort = facts.and_then(|facts| facts.partnership_type.as_ref());
    let phases = dated(&site.playbook);
    let now = current(&phases, site.options.as_of).map(|phase| phase.id.clone());
    let phase = |phase: &crate::actuals::phases::Dated| Phase {
        id: phase.id.clone(),
        from: phase.from.map(|day| day.to_string()),
        to: phase.to.map(|day| day.to_string()),
        current: now.as_ref() == Some(&phase.id),
    };
    PartnershipData {
        schema: SCHEMA,
        of: Of::site(site),
        titles: in_all(site, |lang| site.title(lang)),
        r#type: sort.map(|sort| sort.value.word()),
        started: day(facts.and_then(|facts| facts.started.as_ref())),
        ended: day(facts.and_then(|facts| facts.ended.as_ref())),
        languages: site.options.languages.iter().map(|it| it.code()).collect(),
        parties: site
            .playbook
            .parties()
            .map(|(page, party)| self::party(site, page, party))
            .collect(),
        phases: phases.iter().map(phase).collect(),
        kpi: site.actuals.verdict.as_ref().map(told::kpi),
        version: site.options.version.clone(),
    }
}

fn party(site: &Site, page: &crate::model::Page, facts: &crate::model::kinds::Party) -> Party {
    let people = facts.people.iter().flat_map(|people| people.value.iter());
    let people = people.map(|entry| {
        let person = entry.value.as_ref();
        let roles = person.and_then(|person| person.roles.as_ref());
        let roles = roles.iter().flat_map(|roles| roles.iter());
        Person {
            id: entry.key.value.clone(),
            name: person.and_then(|person| Some(person.name.as_ref()?.value.clone())),
            roles: roles.map(|role| role.value.word()).collect(),
        }
    });
    Party {
        document: Document::of(site, page),
        r#type: facts.party_type.as_ref().map(|sort| sort.value.word()),
        side: site.playbook.is_side(&page.id),
        timezone: facts.timezone.as_ref().map(|zone| zone.value.to_string()),
        people: people.collect(),
    }
}

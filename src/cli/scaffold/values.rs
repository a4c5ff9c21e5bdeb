//! What the texts to begin with are filled with.

use jiff::ToSpan as _;
use serde::Serialize;

use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::model::kinds::{Metric, Role, Stage};
use crate::model::{Kind, Page, Playbook};
use crate::value::Date;

/// Names and days for the texts of `scaffold/`; what is not known is empty.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::cli) struct Values {
    pub(in crate::cli) title: String,
    pub(in crate::cli) id: String,
    pub(in crate::cli) lang: &'static str,
    pub(in crate::cli) today: String,
    pub(in crate::cli) in7: String,
    pub(in crate::cli) in14: String,
    pub(in crate::cli) in30: String,
    pub(in crate::cli) in90: String,
    pub(in crate::cli) timezone: String,
    pub(in crate::cli) currency: String,
    /// Who answers for it: the owner of the writing side.
    pub(in crate::cli) owner: Option<String>,
    /// The owner of the other side.
    pub(in crate::cli) owner2: Option<String>,
    pub(in crate::cli) owners: Vec<String>,
    /// The people of all sides who are there.
    pub(in crate::cli) people: Vec<String>,
    /// Those of the writing side, or of the side that a sheet belongs to.
    pub(in crate::cli) side_people: Vec<String>,
    pub(in crate::cli) sides: Vec<String>,
    pub(in crate::cli) parties: Vec<PartyValues>,
    pub(in crate::cli) first: String,
    pub(in crate::cli) second: String,
    pub(in crate::cli) markets: Vec<String>,
    /// The metric that decides.
    pub(in crate::cli) metric: String,
    /// The name of a ready metric.
    pub(in crate::cli) ready: Option<String>,
    pub(in crate::cli) agreement: Option<String>,
    /// The letter of intent.
    pub(in crate::cli) letter: String,
    pub(in crate::cli) amends: Option<String>,
    pub(in crate::cli) form: String,
    pub(in crate::cli) binding: bool,
    pub(in crate::cli) campaign: String,
    pub(in crate::cli) period: String,
    pub(in crate::cli) party: String,
    pub(in crate::cli) party_owner: Option<String>,
    #[serde(rename = "type")]
    pub(in crate::cli) type_word: String,
    pub(in crate::cli) stage: String,
    /// The first phase of the practice.
    pub(in crate::cli) phase: String,
    pub(in crate::cli) country: Option<String>,
    pub(in crate::cli) person: Option<Named>,
    /// What a review begins with: where its figures go.
    pub(in crate::cli) block: String,
    /// What a review asks both sides beside what is always asked.
    pub(in crate::cli) questions: Vec<String>,
}

/// A side.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::cli) struct PartyValues {
    pub(in crate::cli) id: String,
    pub(in crate::cli) title: String,
    pub(in crate::cli) owner: Option<String>,
}

/// A person.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::cli) struct Named {
    pub(in crate::cli) id: String,
    pub(in crate::cli) name: String,
    pub(in crate::cli) git: Option<String>,
}

impl Values {
    /// The days that follow from `today`.
    pub(in crate::cli) fn on(today: Date, lang: Lang) -> Self {
        let after = |days: i64| {
            let day = today.checked_add(days.days());
            day.unwrap_or(today).to_string()
        };
        Self {
            today: today.to_string(),
            in7: after(7),
            in14: after(14),
            in30: after(30),
            in90: after(90),
            lang: lang.code(),
            form: "agreement".to_owned(),
            binding: true,
            type_word: "other".to_owned(),
            stage: Stage::Consideration.word().to_owned(),
            phase: "exploration".to_owned(),
            ..Self::default()
        }
    }

    /// What `playbook` says; `writer` is the person who types, where that is known.
    pub(in crate::cli) fn of(
        playbook: &Playbook,
        writer: Option<&str>,
        today: Date,
        lang: Lang,
    ) -> Self {
        let config = &playbook.config;
        let mut sides: Vec<String> = playbook.sides().iter().map(|id| id.to_string()).collect();
        let own = writer.and_then(|writer| playbook.person(writer));
        if let Some(at) = own.and_then(|(page, _)| sides.iter().position(|id| *id == page.id)) {
            sides.rotate_left(at);
        }
        let parties: Vec<PartyValues> = sides
            .iter()
            .map(|id| PartyValues {
                id: id.clone(),
                title: playbook
                    .party(id)
                    .map_or_else(|| id.clone(), |(page, _)| page.title().to_owned()),
                owner: owner(playbook, id, today),
            })
            .collect();
        let owners: Vec<String> = parties.iter().filter_map(|it| it.owner.clone()).collect();
        let markets = config.markets.iter().flat_map(|it| it.value.iter());
        let partnership = playbook.partnership().map(|(_, partnership)| partnership);
        let primary = partnership.and_then(|it| it.objective.as_ref()?.value.primary.as_ref());
        let any_metric = || {
            let metrics: Option<(&Page, &Metric)> = playbook.metrics().next();
            metrics.map(|(page, _)| page.id.clone())
        };
        Self {
            timezone: config.zone().to_string(),
            currency: config
                .currency
                .as_ref()
                .map_or_else(|| "USD".to_owned(), |it| it.value.code().to_owned()),
            owner: owners.first().cloned(),
            owner2: owners.get(1).cloned(),
            owners,
            people: sides
                .iter()
                .flat_map(|side| people(playbook, side, today))
                .collect(),
            side_people: sides
                .first()
                .map(|side| people(playbook, side, today))
                .unwrap_or_default(),
            first: sides.first().cloned().unwrap_or_else(|| "side".to_owned()),
            second: sides
                .get(1)
                .cloned()
                .unwrap_or_else(|| "other-side".to_owned()),
            sides,
            parties,
            markets: markets.map(|market| market.key.value.clone()).collect(),
            metric: primary
                .map(|primary| primary.value.to_string())
                .or_else(any_metric)
                .unwrap_or_else(|| "METRIC".to_owned()),
            phase: playbook
                .profile
                .first_phase()
                .unwrap_or("exploration")
                .to_owned(),
            agreement: last_id(playbook, Kind::Agreement),
            campaign: last_id(playbook, Kind::Brief).unwrap_or_default(),
            ..Self::on(today, lang)
        }
    }

    /// The side that a sheet belongs to.
    pub(in crate::cli) fn belonging_to(mut self, playbook: &Playbook, party: &str) -> Self {
        let today: Option<Date> = self.today.parse().ok();
        if let Some(today) = today {
            self.party_owner = owner(playbook, party, today);
            self.side_people = people(playbook, party, today);
        }
        party.clone_into(&mut self.party);
        self
    }
}

/// The people of a party who are there on `day`.
fn people(playbook: &Playbook, party: &str, day: Date) -> Vec<String> {
    let people = playbook.people().filter(|(page, _, _)| page.id == party);
    people
        .filter(|(_, _, person)| person.until.as_ref().is_none_or(|until| day <= until.value))
        .map(|(_, id, _)| id.value.clone())
        .collect()
}

fn owner(playbook: &Playbook, party: &str, day: Date) -> Option<String> {
    let there = people(playbook, party, day);
    let is_owner = |id: &&String| {
        let person = playbook.person(id).map(|(_, person)| person);
        let roles = person.and_then(|person| person.roles.as_ref());
        roles.is_some_and(|roles| roles.iter().any(|role| role.value == Role::Owner))
    };
    there.iter().find(is_owner).or(there.first()).cloned()
}

/// The last document of a kind, by name: names begin with dates.
fn last_id(playbook: &Playbook, kind: Kind) -> Option<String> {
    let last = playbook.of_kind(kind).last()?;
    Some(last.page.id.clone())
}

#[cfg(test)]
impl Values {
    /// Values of which none is empty.
    pub(in crate::cli) fn sample() -> Self {
        let today = "2026-03-02".parse().unwrap();
        let party = |id: &str, owner: &str| PartyValues {
            id: id.to_owned(),
            title: id.to_owned(),
            owner: Some(owner.to_owned()),
        };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            title: "A title: with a colon".to_owned(),
            owner: Some("anna".to_owned()),
            owner2: Some("dana".to_owned()),
            owners: words(&["anna", "dana"]),
            people: words(&["anna", "dana"]),
            side_people: words(&["anna"]),
            sides: words(&["northwind", "lumen"]),
            parties: vec![party("northwind", "anna"), party("lumen", "dana")],
            first: "northwind".to_owned(),
            second: "lumen".to_owned(),
            markets: words(&["us"]),
            timezone: "Europe/Moscow".to_owned(),
            currency: "USD".to_owned(),
            metric: "cpe".to_owned(),
            letter: "2026-03-loi".to_owned(),
            period: "2026-W10".to_owned(),
            campaign: "2026-03-spring".to_owned(),
            party: "northwind".to_owned(),
            block: "<!-- figures -->".to_owned(),
            questions: words(&["Why?"]),
            ..Self::on(today, Lang::En)
        }
    }
}

//! What a new playbook has to know, and how it is said in words.

use crate::cli::Failure;
use crate::cli::args::Forge;
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::model::kinds::{PartnershipType, PartyType, Stage};
use crate::model::library;
use crate::text::slug;
use crate::value::{Zone, parse_currency};

/// Everything that is asked.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    pub(super) title: String,
    pub(super) sides: [Side; 2],
    pub(super) partnership_type: PartnershipType,
    pub(super) stage: Stage,
    /// A ready metric.
    pub(super) metric: String,
    pub(super) languages: Vec<Lang>,
    pub(super) currency: String,
    pub(super) timezone: String,
    pub(super) markets: Vec<String>,
    pub(super) profile: String,
    pub(super) forge: Forge,
}

/// What `--party` may say.
const KEYS: [&str; 6] = ["name", "type", "country", "timezone", "owner", "id"];

/// One side.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) party_type: PartyType,
    pub(super) country: Option<String>,
    pub(super) timezone: String,
    pub(super) owner: Option<Owner>,
}

/// The person who answers for a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) mail: Option<String>,
}

impl Answers {
    /// Two people of one first name get ids that tell them apart.
    pub(super) fn make_distinct(&mut self) {
        let [first, second] = &mut self.sides;
        if let (Some(one), Some(other)) = (&first.owner, &mut second.owner)
            && one.id == other.id
        {
            other.id = format!("{}-{}", other.id, second.id);
        }
    }
}

impl Owner {
    /// Reads `Anna Morozova <anna@northwind.example>`; the id is the first name.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, mail) = match text.trim().split_once('<') {
            Some((name, mail)) => (name.trim(), Some(mail.trim_end_matches('>').trim())),
            None => (text.trim(), None),
        };
        let id = slug(name.split_whitespace().next()?);
        let mail = mail.filter(|mail| mail.contains('@'));
        (!id.is_empty()).then(|| Self {
            id,
            name: name.to_owned(),
            mail: mail.map(str::to_owned),
        })
    }
}

impl Side {
    /// A side of which only the name is known.
    pub(super) fn named(name: &str, timezone: &str) -> Option<Self> {
        let parts = slug(name);
        let parts = parts.split('-').filter(|part| !part.is_empty());
        let id = parts.collect::<Vec<_>>().join("-");
        (!id.is_empty()).then(|| Self {
            id,
            name: name.trim().to_owned(),
            party_type: PartyType::Other,
            country: None,
            timezone: timezone.to_owned(),
            owner: None,
        })
    }

    /// Reads `name=…, type=…, country=…, timezone=…, owner=…, id=…`.
    ///
    /// # Errors
    /// Where a key is unknown, a value cannot be read, or the name is missing.
    pub(super) fn parse(text: &str, timezone: &str) -> Result<Self, Failure> {
        let wrong = |part: &str| Failure::new(Message::new("init-wrong-party").with("word", part));
        let pairs = text
            .split(',')
            .map(|part| part.split_once('=').ok_or_else(|| wrong(part)));
        let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
        let said = |key: &str| {
            let found = pairs.iter().find(|(name, _)| name.trim() == key);
            found
                .map(|(_, value)| value.trim())
                .filter(|value| !value.is_empty())
        };
        if let Some((key, _)) = pairs.iter().find(|(key, _)| !KEYS.contains(&key.trim())) {
            return Err(wrong(key));
        }
        let name = said("name").ok_or_else(|| wrong(text))?;
        let mut side = Self::named(name, timezone).ok_or_else(|| wrong(name))?;
        if let Some(word) = said("type") {
            side.party_type = PartyType::from_word(word).ok_or_else(|| wrong(word))?;
        }
        if let Some(country) = said("country") {
            side.country = Some(parse_country(country).ok_or_else(|| wrong(country))?);
        }
        if let Some(zone) = said("timezone") {
            side.timezone = parse_zone(zone).ok_or_else(|| wrong(zone))?;
        }
        if let Some(owner) = said("owner") {
            side.owner = Some(Owner::parse(owner).ok_or_else(|| wrong(owner))?);
        }
        if let Some(id) = said("id") {
            id.clone_into(&mut side.id);
        }
        Ok(side)
    }
}

pub(super) fn parse_country(text: &str) -> Option<String> {
    let letters = text.trim().to_ascii_uppercase();
    (letters.len() == 2 && letters.chars().all(|letter| letter.is_ascii_uppercase()))
        .then_some(letters)
}

pub(super) fn parse_zone(text: &str) -> Option<String> {
    Zone::parse(text.trim()).ok().map(|zone| zone.to_string())
}

pub(super) fn parse_code(text: &str) -> Option<String> {
    parse_currency(text.trim())
        .ok()
        .map(|currency| currency.code().to_owned())
}

/// Names of markets, such as `us`.
pub(super) fn parse_markets(text: &str) -> Option<Vec<String>> {
    let names: Vec<String> = text
        .split([',', ' '])
        .map(slug)
        .filter(|it| !it.is_empty())
        .collect();
    (!names.is_empty()).then_some(names)
}

pub(super) fn parse_languages(text: &str) -> Option<Vec<Lang>> {
    let words = text.split([',', ' ']).filter(|word| !word.is_empty());
    let known = words.map(|word| Lang::ALL.into_iter().find(|lang| lang.code() == word));
    known
        .collect::<Option<Vec<Lang>>>()
        .filter(|found| !found.is_empty())
}

pub(super) fn parse_metric(text: &str) -> Option<String> {
    let name = text.trim();
    let name = name.strip_prefix(library::PREFIX).unwrap_or(name);
    library::names().contains(&name).then(|| name.to_owned())
}

/// The sort of partnership that two sides make.
pub(super) fn type_of(one: PartyType, other: PartyType) -> PartnershipType {
    let has = |wanted| one == wanted || other == wanted;
    if has(PartyType::Brand) && has(PartyType::Agency) {
        PartnershipType::BrandAgency
    } else if has(PartyType::Brand) && has(PartyType::Creator) {
        PartnershipType::BrandCreator
    } else if one == PartyType::Brand && other == PartyType::Brand {
        PartnershipType::CoMarketing
    } else {
        PartnershipType::Other
    }
}

/// The ready metric that shows success at a step of the customer's journey.
pub(super) fn metric_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Awareness => "cpm",
        Stage::Consideration => "cpe",
        Stage::Conversion => "cpa",
        Stage::Retention => "roas",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_read_from_one_line() {
        let text = "name=Lumen Agency, type=agency, country=us, timezone=America/New_York, \
            owner=Dana Reed <dana@lumen.example>";
        let side = Side::parse(text, "UTC").unwrap();
        assert_eq!(
            (side.id.as_str(), side.timezone.as_str()),
            ("lumen-agency", "America/New_York")
        );
        assert_eq!(
            (side.party_type, side.country.as_deref()),
            (PartyType::Agency, Some("US"))
        );
        let owner = side.owner.unwrap();
        assert_eq!(
            (owner.id.as_str(), owner.name.as_str()),
            ("dana", "Dana Reed")
        );
        assert_eq!(owner.mail.as_deref(), Some("dana@lumen.example"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in [
            "Lumen",
            "type=agency",
            "name=Lumen, colour=red",
            "name=Lumen, type=club",
            "name=Lumen, country=USA",
            "name=Lumen, timezone=New York",
            "name=?",
        ] {
            assert!(Side::parse(text, "UTC").is_err(), "{text}");
        }
        let russian = Side::parse("name=Северный ветер, owner=Анна", "Europe/Moscow").unwrap();
        assert_eq!(russian.id, "северный-ветер");
        assert_eq!(russian.owner.unwrap().id, "анна");
    }

    #[test]
    fn every_stage_has_a_ready_metric() {
        for stage in Stage::ALL {
            assert!(library::names().contains(&metric_of(*stage)));
        }
    }
}

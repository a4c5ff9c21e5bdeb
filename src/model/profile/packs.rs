//! What a market asks of advertising. A pack is dated and says where it comes from; it describes
//! fields, and judges no law.

use crate::finding::{Finding, Place, Report};
use crate::model::config::Config;
use crate::model::field::{Items, Table, record};
use crate::text::{SourceFile, Spanned, nearest};
use crate::value::Date;

use super::Profile;

record! {
    /// What a market asks of what is published there.
    Pack {
        countries: Items<String> = "countries", Required, "Countries: whose markets it is for, two letters each, ISO 3166", "Страны: для чьих рынков, по две буквы, ISO 3166";
        date: Date = "date", Required, "Date: when it was last compared with its sources", "Дата: когда сверяли с источниками";
        disclosure: Duty = "disclosure", Optional, "Disclosure: that the audience is told it is advertising", "Пометка: аудитории сказано, что это реклама";
        marking: Duty = "marking", Optional, "Marking: that the asset carries the mark of a register", "Маркировка: у материала есть отметка реестра";
    }
}

record! {
    /// Something that is asked for, from some day on.
    Duty {
        since: Date = "since", Required, "Since: for what is published from this day on", "С какого дня: для опубликованного с этого дня";
        source: String = "source", Required, "Source: where it is written", "Источник: где это написано";
    }
}

impl Profile {
    /// The pack with this name.
    pub fn pack(&self, name: &str) -> Option<&Pack> {
        let packs = self.packs.iter().flat_map(|packs| packs.value.iter());
        let mut named = packs.filter(|entry| entry.key.value == name);
        Some(&named.find_map(|entry| entry.value.as_ref())?.value)
    }

    /// The packs that `packs` in `comity.toml` switches on, with their names as written there.
    pub fn packs_on<'a>(
        &'a self,
        config: &'a Config,
    ) -> impl Iterator<Item = (&'a Spanned<String>, &'a Pack)> {
        let named = config.packs.iter().flat_map(|named| named.value.iter());
        named.filter_map(|name| Some((name, self.pack(&name.value)?)))
    }
}

impl Pack {
    /// Whether it is for a market: for its country, which is the market's id where none is stated.
    pub fn covers(&self, market: &str, country: Option<&str>) -> bool {
        let country = country.unwrap_or(market);
        let countries = self.countries.iter().flat_map(|all| all.value.iter());
        countries
            .map(|known| known.value.as_str())
            .any(|known| known.eq_ignore_ascii_case(country))
    }
}

/// Tells which packs are switched on that the profile does not know.
pub(in crate::model) fn tell_unknown(
    config: &Config,
    file: &SourceFile,
    profile: &Profile,
    report: &mut Report,
) {
    let packs: Option<&Table<String, Pack>> = profile.packs.as_ref().map(|packs| &packs.value);
    let known = packs.iter().flat_map(|packs| packs.iter());
    let known: Vec<&str> = known.map(|entry| entry.key.value.as_str()).collect();
    let named = config.packs.iter().flat_map(|named| named.value.iter());
    for name in named.filter(|name| !known.contains(&name.value.as_str())) {
        let allowed: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let finding = Finding::new("wrong-value", Place::new(&file.path, name.span))
            .variant("pack")
            .field("packs")
            .with("text", name.value.clone())
            .with("allowed", allowed);
        report.push(match nearest(&name.value, known.iter().copied()) {
            Some(near) => finding.with("near", near).help("did-you-mean"),
            None => finding,
        });
    }
}

//! What the command line has said, and what is taken for the rest.

use super::answers::{
    Answers, Side, metric_of, parse_code, parse_markets, parse_metric, parse_zone, type_of,
};
use crate::cli::Failure;
use crate::cli::args::{Forge, InitArgs};
use crate::locale::{Lang, Message};
use crate::model::kinds::{PartnershipType, Stage};
use crate::model::library;

/// The answers that need not be asked for.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) sides: [Option<Side>; 2],
    /// The zone of this machine.
    pub(super) zone: String,
    pub(super) title: Option<String>,
    pub(super) partnership_type: Option<PartnershipType>,
    pub(super) stage: Option<Stage>,
    pub(super) metric: Option<String>,
    pub(super) languages: Option<Vec<Lang>>,
    pub(super) currency: Option<String>,
    pub(super) timezone: Option<String>,
    pub(super) markets: Option<Vec<String>>,
    pub(super) profile: Option<String>,
    pub(super) forge: Option<Forge>,
}

impl Said {
    pub(super) const STAGE: Stage = Stage::Consideration;
    pub(super) const CURRENCY: &'static str = "USD";
    pub(super) const PROFILE: &'static str = "standard";

    /// Nothing but where this machine stands.
    #[cfg(test)]
    pub(super) fn nothing(zone: &str) -> Self {
        Self {
            zone: zone.to_owned(),
            ..Self::default()
        }
    }

    /// What the arguments say.
    ///
    /// # Errors
    /// Where something that was said cannot be read.
    pub(super) fn of(args: &InitArgs, zone: &str) -> Result<Self, Failure> {
        let wrong = |word: &str| Failure::new(Message::new("init-wrong-value").with("word", word));
        let read = |said: &Option<String>, read: fn(&str) -> Option<String>| {
            let said = said.as_deref();
            said.map(|text| read(text).ok_or_else(|| wrong(text)))
                .transpose()
        };
        let mut sides = [None, None];
        let mut zone_of_last = args.timezone.as_deref().unwrap_or(zone).to_owned();
        if args.parties.len() > sides.len() {
            return Err(Failure::new(Message::new("init-two-sides")));
        }
        for (side, text) in sides.iter_mut().zip(&args.parties) {
            let read = Side::parse(text, &zone_of_last)?;
            zone_of_last.clone_from(&read.timezone);
            *side = Some(read);
        }
        if let [Some(one), Some(other)] = &sides
            && one.id == other.id
        {
            return Err(Failure::new(
                Message::new("init-same-side").with("id", one.id.clone()),
            ));
        }
        if let Some(name) = args
            .metric
            .as_deref()
            .filter(|it| parse_metric(it).is_none())
        {
            return Err(Failure::unknown("init-no-metric", name, library::names()));
        }
        let markets = args.markets.join(",");
        Ok(Self {
            sides,
            zone: zone.to_owned(),
            title: args.title.clone(),
            partnership_type: args.partnership_type,
            stage: args.stage,
            metric: read(&args.metric, parse_metric)?,
            languages: (!args.languages.is_empty()).then(|| args.languages.clone()),
            currency: read(&args.currency, parse_code)?,
            timezone: read(&args.timezone, parse_zone)?,
            markets: parse_markets(&markets),
            profile: args.profile.clone(),
            forge: args.forge,
        })
    }

    /// The answers with the usual ones for what was not said.
    ///
    /// # Errors
    /// Where nobody has said who takes part.
    pub(super) fn with_defaults(self, lang: Lang) -> Result<Answers, Failure> {
        let [Some(first), Some(second)] = self.sides else {
            return Err(Failure::new(Message::new("init-no-sides")));
        };
        let stage = self.stage.unwrap_or(Self::STAGE);
        Ok(Answers {
            title: self
                .title
                .unwrap_or_else(|| format!("{} × {}", first.name, second.name)),
            partnership_type: self
                .partnership_type
                .unwrap_or_else(|| type_of(first.party_type, second.party_type)),
            stage,
            metric: self.metric.unwrap_or_else(|| metric_of(stage).to_owned()),
            languages: self.languages.unwrap_or_else(|| vec![lang]),
            currency: self.currency.unwrap_or_else(|| Self::CURRENCY.to_owned()),
            timezone: self.timezone.unwrap_or_else(|| first.timezone.clone()),
            markets: self.markets.unwrap_or_else(|| vec![Self::market(&second)]),
            profile: self.profile.unwrap_or_else(|| Self::PROFILE.to_owned()),
            forge: self.forge.unwrap_or(Forge::None),
            sides: [first, second],
        })
    }

    /// The market that a partner opens: its country's.
    pub(super) fn market(second: &Side) -> String {
        let country = second
            .country
            .as_ref()
            .map(|country| country.to_lowercase());
        country.unwrap_or_else(|| "main".to_owned())
    }
}

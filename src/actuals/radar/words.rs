//! Signals as people read them.

use super::trend::Direction;
use super::{Signal, Tally, What};
use crate::actuals::figure;
use crate::locale::{Arg, Lang, Message};
use crate::model::{Kind, Playbook};
use crate::value::PeriodKind;

impl What {
    /// What is watched: a metric by its title, all else in words of ours.
    pub fn name(&self, playbook: &Playbook, lang: Lang) -> String {
        let titled = |kind, id: &str| {
            let document = playbook.document(kind, id);
            document.map_or_else(
                || id.to_owned(),
                |document| document.in_language(lang).title().to_owned(),
            )
        };
        match self {
            Self::Promise {
                metric, filters, ..
            } => {
                let groups = filters.iter().map(|(_, value)| value.clone());
                let parts = std::iter::once(titled(Kind::Metric, metric)).chain(groups);
                parts.collect::<Vec<_>>().join(" · ")
            }
            Self::Mark(side) | Self::Silence(side) => {
                let message = Message::new(format!("radar-name-{}", self.word()));
                message.with("side", titled(Kind::Party, side)).text(lang)
            }
            _ => Message::new(format!("radar-name-{}", self.word())).text(lang),
        }
    }
}

impl Signal {
    /// A value of it with its unit.
    pub fn figure(&self, value: f64, lang: Lang) -> String {
        figure::row(&[value], self.unit.as_ref(), lang)
    }

    /// The values of the evidence, the oldest first.
    pub fn values(&self, lang: Lang) -> String {
        let values = self.evidence().iter().filter_map(|point| point.value);
        let values: Vec<f64> = values.collect();
        figure::row(&values, self.unit.as_ref(), lang)
    }

    /// The values in both languages.
    pub fn values_arg(&self) -> Arg {
        Arg::Words {
            en: self.values(Lang::En),
            ru: self.values(Lang::Ru),
        }
    }

    /// Of how many periods the run is: `of the last 3 months`.
    pub fn periods(&self) -> Message {
        let run = self.evidence().len().saturating_sub(1);
        let last = self.points.last();
        let kind = match last {
            Some(point) if point.campaign.is_some() => "campaign",
            Some(point) => match point.period.kind() {
                Some(PeriodKind::Week) => "week",
                Some(PeriodKind::Month) => "month",
                Some(PeriodKind::Quarter) => "quarter",
                Some(PeriodKind::Year) => "year",
                None => "period",
            },
            None => "period",
        };
        Message::new(format!("radar-last-{kind}")).with("n", run)
    }

    /// What shows which way it goes, in one line.
    pub fn told(&self, lang: Lang) -> String {
        let evidence = self.evidence();
        let message = Message::new(format!("radar-told-{}", self.direction().word()));
        let mut message = message.with("values", self.values(lang));
        message = match self.direction() {
            Direction::Worsening | Direction::Improving => message
                .with("changes", self.trend.changes)
                .with("periods", self.periods()),
            Direction::Steady => message,
            Direction::TooLittleKnown => message
                .with("known", evidence.len())
                .with("needed", self.needed),
        };
        let since = self.since().or(evidence.first().map(|point| &point.period));
        if let Some(since) = since {
            message = message.with("since", since.first_day());
        }
        let told = message.text(lang);
        if self.is_at_budget_rates && self.direction() != Direction::TooLittleKnown {
            return format!("{told}{}", Message::new("radar-at-budget-rates").text(lang));
        }
        told
    }
}

impl Tally {
    /// How many signals are watched and which way they go, in one sentence.
    pub fn message(self) -> Message {
        let id = match (self.watched, self.worsening) {
            (0, _) => "radar-nothing-watched",
            (_, 0) => "radar-none-worsening",
            _ => "radar-some-worsening",
        };
        Message::new(id)
            .with("worsening", self.worsening)
            .with("watched", self.watched)
            .with("unknown", self.unknown)
    }
}

//! Asks a person, one line for each question: what it is for, and what is taken where nothing is
//! said.

use std::io::{BufRead, Write};

use anyhow::Context as _;

use super::answers::{
    Answers, Owner, Side, metric_of, parse_code, parse_country, parse_languages, parse_markets,
    parse_metric, parse_zone, type_of,
};
use super::said::Said;
use crate::cli::Failure;
use crate::cli::args::Forge;
use crate::locale::{Lang, Message};
use crate::model::Profile;
use crate::model::field::Choice;

/// A conversation on two streams.
pub(super) struct Talk<'a> {
    pub(super) lang: Lang,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
}

impl Talk<'_> {
    /// Asks for what has not been `said`.
    ///
    /// # Errors
    /// Where the person ends the conversation, or a stream fails.
    pub(super) fn answers(&mut self, said: Said) -> anyhow::Result<Answers> {
        self.tell("init-ask-hello")?;
        let [first, second] = said.sides;
        let first = match first {
            Some(side) => side,
            None => self.side("init-ask-first", &said.zone)?,
        };
        let second = match second {
            Some(side) => side,
            None => self.side("init-ask-second", &first.timezone)?,
        };
        let title = format!("{} × {}", first.name, second.name);
        let usual_type = type_of(first.party_type, second.party_type);
        let title = match said.title {
            Some(title) => title,
            None => self.ask("init-ask-title", &title, |text| Some(text.to_owned()))?,
        };
        let partnership_type = self.choose("init-ask-type", said.partnership_type, usual_type)?;
        let stage = self.choose("init-ask-stage", said.stage, Said::STAGE)?;
        let metric = match said.metric {
            Some(metric) => metric,
            None => self.ask("init-ask-metric", metric_of(stage), parse_metric)?,
        };
        let languages = match said.languages {
            Some(languages) => languages,
            None => self.ask("init-ask-languages", self.lang.code(), parse_languages)?,
        };
        let currency = match said.currency {
            Some(currency) => currency,
            None => self.ask("init-ask-currency", Said::CURRENCY, parse_code)?,
        };
        let markets = match said.markets {
            Some(markets) => markets,
            None => self.ask("init-ask-markets", &Said::market(&second), parse_markets)?,
        };
        let profile = match said.profile {
            Some(profile) => profile,
            None => self.profile()?,
        };
        let forge = match said.forge {
            Some(forge) => forge,
            None => self.forge()?,
        };
        Ok(Answers {
            title,
            timezone: said.timezone.unwrap_or_else(|| first.timezone.clone()),
            sides: [first, second],
            partnership_type,
            stage,
            metric,
            languages,
            currency,
            markets,
            profile,
            forge,
        })
    }

    fn side(&mut self, question: &'static str, zone: &str) -> anyhow::Result<Side> {
        let mut side = self.ask(question, "", |text| Side::named(text, zone))?;
        side.party_type = self.choose("init-ask-party-type", None, side.party_type)?;
        let country = self.ask("init-ask-country", "-", |text| match text {
            "-" => Some(None),
            text => parse_country(text).map(Some),
        });
        side.country = country?;
        side.timezone = self.ask("init-ask-timezone", zone, parse_zone)?;
        side.owner = Some(self.ask("init-ask-owner", "", Owner::parse)?);
        Ok(side)
    }

    fn choose<T: Choice + PartialEq>(
        &mut self,
        question: &'static str,
        said: Option<T>,
        usual: T,
    ) -> anyhow::Result<T> {
        if let Some(said) = said {
            return Ok(said);
        }
        let words: Vec<&str> = T::WORDS.iter().map(|word| word.word).collect();
        self.offer(&words)?;
        self.ask(question, usual.word(), T::from_word)
    }

    fn profile(&mut self) -> anyhow::Result<String> {
        for name in Profile::names() {
            let about = Profile::built_in(name).and_then(|it| it.about);
            let about = about.map(|about| about.value).unwrap_or_default();
            writeln!(self.output, "  {name}: {}", about.text(self.lang))?;
        }
        self.ask("init-ask-profile", Said::PROFILE, |text| {
            Profile::names().contains(&text).then(|| text.to_owned())
        })
    }

    fn forge(&mut self) -> anyhow::Result<Forge> {
        let words = Forge::ALL.map(|(word, _)| word);
        self.offer(&words)?;
        self.ask("init-ask-forge", "github", |text| {
            let found = Forge::ALL.into_iter().find(|(word, _)| *word == text);
            found.map(|(_, forge)| forge)
        })
    }

    fn offer(&mut self, words: &[&str]) -> anyhow::Result<()> {
        writeln!(self.output, "  {}", words.join(" | "))?;
        Ok(())
    }

    fn tell(&mut self, id: &'static str) -> anyhow::Result<()> {
        writeln!(self.output, "{}", Message::new(id).text(self.lang))?;
        Ok(())
    }

    /// Asks until the answer can be read; an empty line takes `usual`.
    fn ask<T>(
        &mut self,
        question: &'static str,
        usual: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> anyhow::Result<T> {
        loop {
            let text = Message::new(question).text(self.lang);
            let default = if usual.is_empty() {
                String::new()
            } else {
                format!(" [{usual}]")
            };
            write!(self.output, "{text}{default}: ")?;
            self.output.flush()?;
            let mut line = String::new();
            let got = self
                .input
                .read_line(&mut line)
                .context("cannot read what you type")?;
            if got == 0 {
                writeln!(self.output)?;
                return Err(Failure::new(Message::new("init-given-up")).into());
            }
            let line = line.trim();
            let line = if line.is_empty() { usual } else { line };
            if let Some(value) = Some(line).filter(|line| !line.is_empty()).and_then(&read) {
                return Ok(value);
            }
            self.tell("init-ask-again")?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talk(typed: &str) -> (anyhow::Result<Answers>, String) {
        let mut output = Vec::new();
        let mut talk = Talk {
            lang: Lang::En,
            input: &mut typed.as_bytes(),
            output: &mut output,
        };
        let answers = talk.answers(Said::nothing("Europe/Moscow"));
        (answers, String::from_utf8(output).unwrap())
    }

    #[test]
    fn every_question_is_asked_and_what_cannot_be_read_again() {
        let typed = "Northwind\nbrand\nRU\n\nAnna Morozova <anna@northwind.example>\n\
            Lumen\nclub\nagency\nUS\nAmerica/New_York\nDana Reed\n\n\nconversion\n\nen,ru\n\nus, ru\nlean\nnone\n";
        let (answers, asked) = talk(typed);
        let answers = answers.unwrap();
        assert_eq!(answers.title, "Northwind × Lumen");
        assert_eq!(answers.sides[1].owner.as_ref().unwrap().id, "dana");
        assert_eq!(
            (answers.metric.as_str(), answers.currency.as_str()),
            ("cpa", "USD")
        );
        assert_eq!(answers.languages, [Lang::En, Lang::Ru]);
        assert_eq!(answers.markets, ["us", "ru"]);
        assert_eq!(
            (answers.profile.as_str(), answers.forge),
            ("lean", Forge::None)
        );
        assert_eq!(asked.matches("Not understood").count(), 1, "{asked}");
    }

    #[test]
    fn who_stops_typing_writes_nothing() {
        let (answers, _) = talk("Northwind\nbrand\n");
        let error = answers.unwrap_err();
        assert!(error.downcast_ref::<Failure>().is_some(), "{error}");
    }
}

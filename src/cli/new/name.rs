//! What the words of the command line mean for a kind: title, period, side, campaign; and where the
//! document is to stand.

use crate::cli::Failure;
use crate::cli::args::NewArgs;
use crate::cli::scaffold::Values;
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::model::{Config, Kind, Playbook, library};
use crate::text::{DocPath, slug};
use crate::value::{Date, Period, PeriodKind};

/// A document that was asked for.
pub(super) struct Asked {
    kind: Kind,
    pub(super) title: String,
    pub(super) id: String,
    pub(super) day: Date,
    pub(super) period: Option<Period>,
    party: Option<String>,
    campaign: Option<String>,
    ready: Option<&'static str>,
}

impl Asked {
    pub(super) fn of(
        kind: Kind,
        args: &NewArgs,
        playbook: &Playbook,
        day: Date,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let given = args
            .title
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        let mut asked = Self {
            kind,
            title: given.unwrap_or_default().to_owned(),
            id: String::new(),
            day,
            period: None,
            party: None,
            campaign: None,
            ready: None,
        };
        match kind {
            Kind::Update => asked.dated(given, PeriodKind::Week, lang)?,
            Kind::HealthCheck => asked.dated(given, PeriodKind::Month, lang)?,
            Kind::Review => asked.dated(given, PeriodKind::Quarter, lang)?,
            Kind::Alignment => asked.sheet(given, playbook, lang)?,
            Kind::PostMortem => asked.post_mortem(given, playbook, lang)?,
            Kind::Metric => asked.metric(given, lang)?,
            Kind::Partnership | Kind::Charter | Kind::Selection => asked.single(lang),
            _ => asked.titled()?,
        }
        if let Some(id) = &args.id {
            asked.id.clone_from(id);
        }
        Ok(asked)
    }

    /// One document that a playbook has once.
    fn single(&mut self, lang: Lang) {
        if self.title.is_empty() {
            self.title = match self.kind {
                Kind::Charter => Message::new("new-title-charter").text(lang),
                Kind::Selection => Message::new("new-title-selection").text(lang),
                kind => kind.label(lang).to_owned(),
            };
        }
        self.kind.word().clone_into(&mut self.id);
    }

    fn titled(&mut self) -> Result<(), Failure> {
        let slug = self.slug()?;
        let day = self.day;
        self.id = match self.kind {
            Kind::Decision => format!("{day}-{slug}"),
            Kind::Agreement | Kind::Brief => {
                format!("{}-{slug}", Period::of(day, PeriodKind::Month))
            }
            _ => slug,
        };
        Ok(())
    }

    fn slug(&self) -> Result<String, Failure> {
        let slug = slug(&self.title);
        if slug.trim_matches('-').is_empty() {
            let message = Message::new("new-no-title").with("kind", self.kind.word());
            return Err(Failure::new(message));
        }
        let single = slug.split('-').filter(|part| !part.is_empty());
        Ok(single.collect::<Vec<_>>().join("-"))
    }

    /// A week, month or quarter: this week, and the last month or quarter that is over.
    fn dated(&mut self, given: Option<&str>, kind: PeriodKind, lang: Lang) -> Result<(), Failure> {
        let usual = || match kind {
            PeriodKind::Week => Period::of(self.day, kind),
            _ => Period::complete_on(self.day, kind),
        };
        let period = given.map_or_else(|| Ok(usual()), Period::parse);
        let wrong = || {
            let message = Message::new("new-wrong-period")
                .with("word", given.unwrap_or_default())
                .with("example", usual().to_string());
            Failure::new(message)
        };
        let period = period.map_err(|_| wrong())?;
        if period.kind() != Some(kind) {
            return Err(wrong());
        }
        self.id = period.to_string();
        let first = period.first_day();
        let said = match kind {
            PeriodKind::Week => lang.week(first),
            PeriodKind::Month => lang.month(first),
            _ => lang.quarter(first),
        };
        self.title = Message::new("new-title-period")
            .with("name", self.kind.label(lang))
            .with("period", said)
            .text(lang);
        self.period = Some(period);
        Ok(())
    }

    fn sheet(
        &mut self,
        given: Option<&str>,
        playbook: &Playbook,
        lang: Lang,
    ) -> Result<(), Failure> {
        let sides: Vec<String> = playbook.sides().iter().map(|id| id.to_string()).collect();
        let known = || sides.iter().map(String::as_str);
        let party = given.unwrap_or_default();
        if !sides.iter().any(|side| side == party) {
            let failure = Failure::unknown("new-no-side", party, known());
            let sides = sides.join(", ");
            let help = Message::new("new-no-side")
                .attribute("help")
                .with("sides", sides);
            return Err(Failure {
                help: Some(failure.help.unwrap_or(help)),
                ..failure
            });
        }
        let name = playbook
            .party(party)
            .map_or(party, |(page, _)| page.title());
        self.title = titled("new-title-alignment", lang, name);
        party.clone_into(&mut self.id);
        self.party = Some(party.to_owned());
        Ok(())
    }

    fn post_mortem(
        &mut self,
        given: Option<&str>,
        playbook: &Playbook,
        lang: Lang,
    ) -> Result<(), Failure> {
        let brief = given.unwrap_or_default();
        let Some((page, _)) = playbook.briefs().find(|(page, _)| page.id == brief) else {
            let known: Vec<&str> = playbook
                .briefs()
                .map(|(page, _)| page.id.as_str())
                .collect();
            return Err(Failure::unknown("new-no-brief", brief, known));
        };
        self.title = titled("new-title-post-mortem", lang, page.title());
        page.id.clone_into(&mut self.id);
        self.campaign = Some(page.id.clone());
        Ok(())
    }

    /// A ready metric by its name, or one of the playbook's own.
    fn metric(&mut self, given: Option<&str>, lang: Lang) -> Result<(), Failure> {
        let name = given.unwrap_or_default();
        let name = name.strip_prefix(library::PREFIX).unwrap_or(name);
        let ready = library::names().into_iter().find(|ready| *ready == name);
        let Some(ready) = ready else {
            return self.titled();
        };
        ready.clone_into(&mut self.id);
        if let Some(document) = library::document(ready) {
            document
                .in_language(lang)
                .title()
                .clone_into(&mut self.title);
        }
        self.ready = Some(ready);
        Ok(())
    }

    /// Where the document stands, from the root of the playbook.
    pub(super) fn path(&self, config: &Config) -> Result<String, Failure> {
        let folder = config.place(self.kind);
        if DocPath::new(&folder).extension() == Some("md") {
            return Ok(folder);
        }
        let is_name =
            !self.id.is_empty() && !self.id.contains(['/', '\\']) && !self.id.starts_with('.');
        if !is_name {
            return Err(Failure::new(
                Message::new("new-wrong-id").with("word", self.id.clone()),
            ));
        }
        Ok(format!("{folder}/{}.md", self.id))
    }

    /// The values of a text to begin with, as far as the command line says them.
    pub(super) fn fill(&self, mut values: Values, playbook: &Playbook) -> Values {
        values.title.clone_from(&self.title);
        values.id.clone_from(&self.id);
        values.period = self
            .period
            .map(|period| period.to_string())
            .unwrap_or_default();
        values.ready = self.ready.map(str::to_owned);
        if let Some(campaign) = &self.campaign {
            values.campaign.clone_from(campaign);
        }
        match &self.party {
            Some(party) => values.belonging_to(playbook, party),
            None => values,
        }
    }
}

fn titled(id: &'static str, lang: Lang, name: &str) -> String {
    Message::new(id).with("name", name).text(lang)
}

//! The files of a new playbook.

use serde::Serialize;

use super::answers::{Answers, Owner, Side};
use crate::actuals::ledger;
use crate::cli::args::Forge;
use crate::cli::scaffold::{self, Named, PartyValues, Values};
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::model::{Kind, Profile, library};
use crate::value::{Date, Period, PeriodKind};

/// A file that is to be written.
#[derive(Debug)]
pub(super) struct NewFile {
    pub(super) path: String,
    pub(super) text: String,
}

/// What the files that are no documents are filled with.
#[derive(Debug, Serialize)]
struct Settings {
    title: String,
    languages: Vec<&'static str>,
    timezone: String,
    currency: String,
    profile: String,
    markets: Vec<String>,
    owners: Vec<Codeowner>,
    /// The addresses of both owners, where both are known.
    both: Option<String>,
    version: &'static str,
}

/// Who is asked about changes of what.
#[derive(Debug, Serialize)]
struct Codeowner {
    party: String,
    mail: Option<String>,
}

/// Every file of the playbook that `answers` describe, begun on `today`.
pub(super) fn files(answers: &Answers, today: Date) -> anyhow::Result<Vec<NewFile>> {
    let lang = answers.languages.first().copied().unwrap_or(Lang::En);
    let settings = settings(answers);
    let mut files = folder("playbook", &settings, lang)?;
    if answers.forge != Forge::None {
        files.extend(folder(answers.forge.folder(), &settings, lang)?);
    }
    files.extend(documents(answers, today, lang)?);
    files.extend(ledger_file(&answers.metric));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The files below a folder of `scaffold/`; of those that end in the code of a language only those
/// in `lang`, without it.
fn folder(folder: &str, settings: &Settings, lang: Lang) -> anyhow::Result<Vec<NewFile>> {
    let mut files = Vec::new();
    for path in scaffold::files(folder) {
        let place = path.trim_start_matches(folder).trim_start_matches('/');
        let place = match place.rsplit_once('.') {
            Some((place, code)) if code == lang.code() => place,
            Some((_, code)) if Lang::ALL.iter().any(|lang| lang.code() == code) => continue,
            _ => place,
        };
        files.push(NewFile {
            path: place.to_owned(),
            text: scaffold::render(path, settings)?,
        });
    }
    Ok(files)
}

fn settings(answers: &Answers) -> Settings {
    let owners = answers.sides.iter().map(|side| Codeowner {
        party: side.id.clone(),
        mail: side.owner.as_ref().and_then(|owner| owner.mail.clone()),
    });
    let mails = answers
        .sides
        .iter()
        .map(|side| side.owner.as_ref()?.mail.as_deref());
    let both: Option<Vec<&str>> = mails.collect();
    Settings {
        both: both.map(|mails| mails.join(" ")),
        title: answers.title.clone(),
        languages: answers.languages.iter().map(|lang| lang.code()).collect(),
        timezone: answers.timezone.clone(),
        currency: answers.currency.clone(),
        profile: answers.profile.clone(),
        markets: answers.markets.clone(),
        owners: owners.collect(),
        version: env!("CARGO_PKG_VERSION"),
    }
}

fn documents(answers: &Answers, today: Date, lang: Lang) -> anyhow::Result<Vec<NewFile>> {
    let letter = format!("{}-loi", Period::of(today, PeriodKind::Month));
    let shared = Values {
        letter: letter.clone(),
        ..shared(answers, today, lang)
    };
    let index = Values {
        title: answers.title.clone(),
        type_word: answers.partnership_type.word().to_owned(),
        ..shared.clone()
    };
    let charter = Values {
        title: Message::new("new-title-charter").text(lang),
        ..shared.clone()
    };
    let loi = Values {
        title: Message::new("init-letter").text(lang),
        id: letter.clone(),
        form: "loi".to_owned(),
        binding: false,
        ..shared.clone()
    };
    let ready = library::document(&answers.metric);
    let metric = Values {
        title: ready
            .map_or("", |it| it.in_language(lang).title())
            .to_owned(),
        ready: Some(answers.metric.clone()),
        ..shared.clone()
    };
    let mut files = vec![
        document(Kind::Partnership, "index.md", &index, lang)?,
        document(Kind::Charter, "charter.md", &charter, lang)?,
        document(
            Kind::Agreement,
            &format!("agreements/{letter}.md"),
            &loi,
            lang,
        )?,
        document(
            Kind::Metric,
            &format!("metrics/{}.md", answers.metric),
            &metric,
            lang,
        )?,
    ];
    for side in &answers.sides {
        files.extend(of_side(side, &shared, lang)?);
    }
    Ok(files)
}

/// The page of a side, and its sheet.
fn of_side(side: &Side, shared: &Values, lang: Lang) -> anyhow::Result<[NewFile; 2]> {
    let own = Values {
        party: side.id.clone(),
        party_owner: side.owner.as_ref().map(|owner| owner.id.clone()),
        side_people: side.owner.iter().map(|owner| owner.id.clone()).collect(),
        person: side.owner.as_ref().map(named),
        country: side.country.clone(),
        timezone: side.timezone.clone(),
        type_word: side.party_type.word().to_owned(),
        title: side.name.clone(),
        ..shared.clone()
    };
    let sheet = Message::new("new-title-alignment").with("name", side.name.clone());
    let sheet = Values {
        title: sheet.text(lang),
        ..own.clone()
    };
    Ok([
        document(Kind::Party, &format!("parties/{}.md", side.id), &own, lang)?,
        document(
            Kind::Alignment,
            &format!("alignment/{}.md", side.id),
            &sheet,
            lang,
        )?,
    ])
}

fn document(kind: Kind, path: &str, values: &Values, lang: Lang) -> anyhow::Result<NewFile> {
    Ok(NewFile {
        path: path.to_owned(),
        text: scaffold::document(kind, lang, values)?,
    })
}

/// What all documents say alike.
fn shared(answers: &Answers, today: Date, lang: Lang) -> Values {
    let owner = |side: &Side| side.owner.as_ref().map(|owner| owner.id.clone());
    let [first, second] = &answers.sides;
    let parties = answers.sides.iter().map(|side| PartyValues {
        id: side.id.clone(),
        title: side.name.clone(),
        owner: owner(side),
    });
    let owners: Vec<String> = answers.sides.iter().filter_map(owner).collect();
    Values {
        timezone: answers.timezone.clone(),
        currency: answers.currency.clone(),
        owner: owners.first().cloned(),
        owner2: owners.get(1).cloned(),
        people: owners.clone(),
        side_people: owner(first).into_iter().collect(),
        owners,
        sides: vec![first.id.clone(), second.id.clone()],
        parties: parties.collect(),
        first: first.id.clone(),
        second: second.id.clone(),
        markets: answers.markets.clone(),
        metric: answers.metric.clone(),
        stage: answers.stage.word().to_owned(),
        phase: Profile::built_in(&answers.profile)
            .and_then(|profile| Some(profile.first_phase()?.to_owned()))
            .unwrap_or_default(),
        ..Values::on(today, lang)
    }
}

fn named(owner: &Owner) -> Named {
    Named {
        id: owner.id.clone(),
        name: owner.name.clone(),
        git: owner.mail.clone(),
    }
}

/// The ledger that the metric reads, with its columns and no rows yet.
fn ledger_file(metric: &str) -> Option<NewFile> {
    let ledger = library::metric(metric)?.ledger.as_ref()?.value.to_string();
    let schema = ledger::built_in()
        .into_iter()
        .find(|schema| *schema.id == *ledger)?;
    let columns: Vec<&str> = schema.columns.iter().map(|column| &*column.name).collect();
    let text = format!("{}\n", columns.join(","));
    Some(NewFile {
        path: format!("ledgers/{ledger}.csv"),
        text,
    })
}

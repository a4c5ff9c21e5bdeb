//! What can be asked of `init`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};

use super::{date, lang, one_of};
use crate::locale::Lang;
use crate::model::Profile;
use crate::model::field::Choice;
use crate::model::kinds::{PartnershipType, Stage};
use crate::value::Date;

pub(super) const INIT_EXAMPLES: &str = "\
Examples:
  comity init                        asks, in the folder around you
  comity init playbook               in a new folder
  comity init playbook --forge github \\
    --party 'name=Northwind, type=brand, country=RU, timezone=Europe/Moscow, owner=Anna Morozova <anna@northwind.example>' \\
    --party 'name=Lumen Agency, type=agency, country=US, timezone=America/New_York, owner=Dana Reed <dana@lumen.example>'

It writes drafts that check clean, and the files with which a forge checks every change. Nothing that
is there is overwritten: such files are told and left as they are.";

/// The arguments of `comity init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The folder; it may hold other files
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// One side, twice: `name=…, type=…, country=…, timezone=…, owner=NAME <MAIL>, id=…`
    ///
    /// `type` is brand, agency, creator, strategist, platform or other. Only the name must be there.
    #[arg(long = "party", value_name = "SIDE")]
    pub parties: Vec<String>,
    /// What the partnership is called [default: the names of both sides]
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// What sort of partnership it is [default: from the sides]
    #[arg(long = "type", value_name = "TYPE", value_parser = choice::<PartnershipType>())]
    pub partnership_type: Option<PartnershipType>,
    /// The step of the customer's journey it is for; the primary metric follows
    #[arg(long, value_name = "STAGE", value_parser = choice::<Stage>())]
    pub stage: Option<Stage>,
    /// The ready metric that decides [default: from the stage]
    #[arg(long, value_name = "METRIC")]
    pub metric: Option<String>,
    /// The languages of the playbook, the first that of its files
    #[arg(long, value_name = "en|ru", value_delimiter = ',', value_parser = lang(), hide_possible_values = true)]
    pub languages: Vec<Lang>,
    /// The currency of totals, ISO 4217
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// The time zone in which days begin and end [default: that of the first side]
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// Where it works, as short names such as `us`
    #[arg(long, value_name = "MARKET", value_delimiter = ',')]
    pub markets: Vec<String>,
    /// The practice that is followed; `comity profile` describes each
    #[arg(long, value_name = "PROFILE", value_parser = PossibleValuesParser::new(Profile::names()))]
    pub profile: Option<String>,
    /// The forge whose files are written
    #[arg(long, value_name = "FORGE", value_parser = forge())]
    pub forge: Option<Forge>,
    /// Take the default wherever nothing is said, and ask nothing
    #[arg(long)]
    pub yes: bool,
    /// The day on which it begins [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub date: Option<Date>,
}

/// A forge for which there are files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forge {
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
    /// Forgejo, and Gitea.
    Forgejo,
    /// None.
    None,
}

impl Forge {
    /// Each with the word that names it.
    pub const ALL: [(&'static str, Self); 4] = [
        ("github", Self::GitHub),
        ("gitlab", Self::GitLab),
        ("forgejo", Self::Forgejo),
        ("none", Self::None),
    ];

    /// Where its files are among the texts to begin with.
    pub fn folder(self) -> &'static str {
        match self {
            Self::GitHub => "forges/github",
            Self::GitLab => "forges/gitlab",
            Self::Forgejo => "forges/forgejo",
            Self::None => "",
        }
    }
}

fn forge() -> ValueParser {
    let words = Forge::ALL.map(|(word, forge)| (word, "", forge));
    one_of(words.into())
}

fn choice<T: Choice + Send + Sync>() -> ValueParser {
    let words = T::WORDS.iter().map(|word| word.word);
    let parser = PossibleValuesParser::new(words.collect::<Vec<_>>());
    let value = |word: String| T::from_word(&word).ok_or("not among the words above");
    ValueParser::new(parser.try_map(value))
}

//! What a field may hold, as data.

use std::borrow::Cow;

use crate::locale::Lang;

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A document without it is incomplete.
    Required,
    /// A document without it is incomplete, unless its key `uses` names where the rest stands.
    UnlessUses,
    /// It may be left out.
    Optional,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RefTarget {
    /// A party.
    Party,
    /// A person of any party.
    Person,
    /// A party or a person.
    PartyOrPerson,
    /// A market of `comity.toml`.
    Market,
    /// A metric document.
    Metric,
    /// A metric that comes with the program: `builtin/NAME`.
    ReadyMetric,
    /// A ledger, built in or declared.
    Ledger,
    /// A decision.
    Decision,
    /// A campaign's brief.
    Brief,
    /// An agreement.
    Agreement,
    /// A candidate.
    Candidate,
    /// A cadence of the charter.
    Cadence,
    /// Any document, or an item in one: `ID`, `KIND/ID`, `ID#KEY`.
    Object,
}

impl RefTarget {
    /// The id under which messages name what is looked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Person => "person",
            Self::PartyOrPerson => "party-or-person",
            Self::Market => "market",
            Self::Metric => "metric",
            Self::ReadyMetric => "ready-metric",
            Self::Ledger => "ledger",
            Self::Decision => "decision",
            Self::Brief => "brief",
            Self::Agreement => "agreement",
            Self::Candidate => "candidate",
            Self::Cadence => "cadence",
            Self::Object => "object",
        }
    }
}

/// A written form of a value, as the value grammar names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The id of the form: `money`, `duration`.
    pub id: &'static str,
    /// An example that reads correctly.
    pub example: &'static str,
    /// A regular expression (ECMA-262) that every value of the form matches.
    pub pattern: &'static str,
}

/// What a field may hold.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Bool,
    /// A value with a grammar of its own.
    Form(Form),
    /// One of some words.
    Choice(Cow<'static, [super::ChoiceWord]>),
    /// One of some words that the playbook chose.
    Words(Vec<String>),
    /// The id of something else.
    Ref(RefTarget),
    /// A list.
    List(Box<Shape>),
    /// A table whose keys are chosen by the author or name something.
    Table(Box<Shape>, Box<Shape>),
    /// A table with declared keys.
    Record(&'static [Field]),
    /// One of two shapes.
    Either(Box<Shape>, Box<Shape>),
    /// Anything at all.
    Any,
}

/// The declaration of a field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key as authors write it.
    pub key: Cow<'static, str>,
    /// Whether it must be there.
    pub need: Need,
    /// What it may hold.
    pub shape: fn() -> Shape,
    /// What it may hold, for a field declared by a playbook.
    pub own_shape: Option<Shape>,
    /// `Name: meaning` in English.
    pub en: Cow<'static, str>,
    /// `Name: meaning` in Russian.
    pub ru: Cow<'static, str>,
}

impl Field {
    /// What the field may hold.
    pub fn shape(&self) -> Shape {
        self.own_shape.clone().unwrap_or_else(self.shape)
    }

    /// The short name that tables show.
    pub fn name(&self, lang: Lang) -> &str {
        let (name, _) = self.words(lang);
        name
    }

    /// What the field means.
    pub fn meaning(&self, lang: Lang) -> &str {
        let (name, meaning) = self.words(lang);
        if meaning.is_empty() { name } else { meaning }
    }

    fn words(&self, lang: Lang) -> (&str, &str) {
        let words = match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        };
        words.split_once(": ").unwrap_or((words, ""))
    }
}

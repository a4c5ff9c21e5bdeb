//! A message before it has a language: an id and arguments.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Catalogue, Lang};

/// An argument of a message, put into words when the language is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Arg {
    /// Text that stays as it is. Years and other numbers that are names belong here.
    Text(String),
    /// A count: it takes part in plurals and is shown with thousands separators.
    Number(i64),
    /// An exact number, shown with thousands separators and the language's decimal sign.
    Decimal(Decimal),
    /// An amount and the code of its currency.
    Money(Decimal, String),
    /// A percentage.
    Share(Decimal),
    /// Names to choose from: `a`, `b` or `c`.
    List(Vec<String>),
    /// Names that belong together: `a`, `b` and `c`.
    All(Vec<String>),
    /// A day, shown in full.
    Date(Date),
    /// Another message, shown in the same language.
    Message(Box<Message>),
    /// Words that somebody else keeps in both languages.
    Words {
        /// In English.
        en: String,
        /// In Russian.
        ru: String,
    },
}

macro_rules! arg_from {
    ($($type:ty => |$value:ident| $arg:expr,)*) => {
        $(impl From<$type> for Arg {
            fn from($value: $type) -> Self {
                $arg
            }
        })*
    };
}

arg_from! {
    &str => |text| Self::Text(text.to_owned()),
    String => |text| Self::Text(text),
    &String => |text| Self::Text(text.clone()),
    Cow<'_, str> => |text| Self::Text(text.into_owned()),
    i64 => |number| Self::Number(number),
    i32 => |number| Self::Number(number.into()),
    u32 => |number| Self::Number(number.into()),
    usize => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX)),
    Decimal => |number| Self::Decimal(number),
    Vec<String> => |names| Self::List(names),
    Date => |date| Self::Date(date),
    Message => |message| Self::Message(Box::new(message)),
}

/// The arguments of a message, by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Args(Vec<(Cow<'static, str>, Arg)>);

impl Args {
    /// No arguments.
    pub fn new() -> Self {
        Self::default()
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Arg>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// The argument of that name.
    pub fn get(&self, name: &str) -> Option<&Arg> {
        let found = self.iter().find(|(other, _)| *other == name);
        found.map(|(_, arg)| arg)
    }

    /// All of them, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arg)> {
        self.0.iter().map(|(name, arg)| (&**name, arg))
    }
}

/// What is to be said: an id of the catalogues and the arguments it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// The id; `id.help` is the attribute `.help` of the message `id`.
    pub id: Cow<'static, str>,
    /// The arguments.
    pub args: Args,
}

impl Message {
    /// The message `id`, without arguments so far.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        let id = id.into();
        let args = Args::new();
        Self { id, args }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(self, name: impl Into<Cow<'static, str>>, value: impl Into<Arg>) -> Self {
        let args = self.args.with(name, value);
        Self { args, ..self }
    }

    /// The attribute of this message, such as `help`, with the same arguments.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Self {
        Self {
            id: format!("{}.{name}", self.id).into(),
            args: self.args.clone(),
        }
    }

    /// The message in words.
    pub fn text(&self, lang: Lang) -> String {
        Catalogue::of(lang).text(&self.id, &self.args)
    }

    /// The message in words, or `None` where the language lacks it or an argument is missing.
    pub fn try_text(&self, lang: Lang) -> Option<String> {
        Catalogue::of(lang).try_text(&self.id, &self.args)
    }
}

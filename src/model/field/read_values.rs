//! The shapes fields are made of: texts, numbers, values with a grammar, lists and tables.

use super::reader::Reader;
use super::record::{FieldValue, spanned};
use super::shape::{Form, Shape};
use crate::locale::Lang;
use crate::parse::{Content, Node, Style};
use crate::text::Spanned;
use crate::value::{
    Band, Currency, Date, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share,
    Slot, Target, Value, ValueError, ValueErrorKind, Written, Zone, form, parse_currency,
};

impl FieldValue for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.text(node).map(str::to_owned)
    }
}

impl FieldValue for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match (Reader::is_quoted(node), reader.text(node)?) {
            (false, "true") => Some(true),
            (false, "false") => Some(false),
            (true, "true" | "false") => {
                let finding = reader.finding("wrong-value", node.span).variant("quoted");
                let text = reader.text(node)?.to_owned();
                reader.tell(finding.with("text", text));
                None
            }
            (_, text) => {
                let finding = reader.wrong_word(node, text, &["true", "false"]);
                reader.tell(finding);
                None
            }
        }
    }
}

impl FieldValue for u32 {
    fn shape() -> Shape {
        Shape::Integer
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let form = Form {
            id: "integer",
            example: "30",
            pattern: r"^[0-9]+$",
        };
        reader.form(node, form, whole_number)
    }
}

fn whole_number(text: &str) -> Result<u32, ValueError> {
    let written = text.to_owned();
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let kind = match (text.parse(), Number::parse(text)) {
        (Ok(number), _) if is_plain => return Ok(number),
        (_, Err(error)) => return Err(error.expecting("integer")),
        _ if is_plain => ValueErrorKind::TooLarge { written },
        _ => ValueErrorKind::NotWhole { written },
    };
    Err(ValueError::new(kind, "integer"))
}

/// Declares how a value with a grammar of its own is read.
macro_rules! forms {
    ($($type:ty = $example:literal, $pattern:literal;)+) => {$(
        impl FieldValue for $type {
            fn shape() -> Shape {
                Shape::Form(Form { id: <$type as Written>::FORM, example: $example, pattern: $pattern })
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let form = Form { id: <$type as Written>::FORM, example: $example, pattern: $pattern };
                reader.form(node, form, <$type as Written>::read)
            }
        }
    )+};
}

forms! {
    Number = "2.5", r"^-?[0-9]+(\.[0-9]+)?$";
    Money = "4500 USD", r"^-?[0-9]+(\.[0-9]+)? ?[A-Z]{3}$";
    Share = "90 %", r"^-?[0-9]+(\.[0-9]+)? ?%$";
    Quantity = "12 h/week", r"^-?[0-9]+(\.[0-9]+)? ?\S.*$";
    Duration = "48h", r"^[0-9]+ ?(m|h|d|w|mo|q|y)$";
    Band<Quantity> = "10..15 h/week", r"^.+\.\..+$";
    Band<Share> = "15..20 %", r"^.+\.\..+$";
    Band<Money> = "4000..5000 USD", r"^.+\.\..+$";
    Date = "2026-03-31", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    Moment = "2026-03-31T18:00+03:00", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T.+$";
    Period = "2026-Q1", r"^[0-9]{4}(-.*)?(\.\..+)?$";
    Hours = "09:00-18:00", r"^[0-9]{1,2}:[0-9]{2} ?[-–] ?[0-9]{1,2}:[0-9]{2}$";
    Slot = "Tue 17:00 Europe/Moscow", r"^\S+ [0-9]{1,2}:[0-9]{2} \S+$";
    Zone = "Europe/Moscow", r"^[A-Za-z]+([/_+\-][A-Za-z0-9_+\-]+)*$";
    Target = "at least 90 %", r"^.*[0-9].*$";
    Value = "0.25 USD", r"^.*[0-9].*$";
    Every = "week", r"^\S.*$";
}

impl FieldValue for Currency {
    fn shape() -> Shape {
        Shape::Form(CURRENCY)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.form(node, CURRENCY, parse_currency)
    }
}

const CURRENCY: Form = Form {
    id: form::CURRENCY,
    example: "USD",
    pattern: "^[A-Z]{3}$",
};

/// A list whose items know their places.
pub type Items<T> = Vec<Spanned<T>>;

impl<T: FieldValue> FieldValue for Items<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let items = reader.list(node)?;
        let mut read = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate().filter(|(_, item)| !item.is_null()) {
            let key = Spanned::new(at.to_string(), item.span);
            read.extend(reader.inside(&key, |reader| spanned(item, reader)));
        }
        Some(read)
    }
}

/// An entry of a table whose keys the author chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed<K, T> {
    /// The key.
    pub key: Spanned<K>,
    /// The value; `None` where it is left empty or could not be read.
    pub value: Option<Spanned<T>>,
}

/// A table whose keys the author chose, in the order of the text.
pub type Table<K, T> = Vec<Keyed<K, T>>;

impl<K: FieldValue, T: FieldValue> FieldValue for Table<K, T> {
    fn shape() -> Shape {
        Shape::Table(Box::new(K::shape()), Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.table(node)?;
        let mut read = Vec::with_capacity(node.entries().len());
        for entry in node
            .entries()
            .iter()
            .filter(|entry| !entry.key.starts_with("x-"))
        {
            let written = Node {
                span: entry.key.span,
                content: Content::Scalar(entry.key.value.clone(), Style::Plain),
            };
            let keyed = reader.inside(&entry.key, |reader| {
                let key = spanned(&written, reader)?;
                let value = if entry.value.is_null() {
                    None
                } else {
                    spanned(&entry.value, reader)
                };
                Some(Keyed { key, value })
            });
            read.extend(keyed);
        }
        Some(read)
    }
}

/// A field that may be written in two ways.
#[derive(Debug, Clone, PartialEq)]
pub enum Either<A, B> {
    /// The first way.
    This(A),
    /// The second way.
    That(B),
}

impl<A: FieldValue, B: FieldValue> FieldValue for Either<A, B> {
    fn shape() -> Shape {
        Shape::Either(Box::new(A::shape()), Box::new(B::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(this) = reader.quietly(|reader| A::read(node, reader)) {
            return Some(Self::This(this));
        }
        B::read(node, reader).map(Self::That)
    }
}

/// One value, or a list of them: `anna` or `[anna, dana]`.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMany<T>(pub Items<T>);

impl<T> OneOrMany<T> {
    /// The values, in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Spanned<T>> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the list is there and empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a Spanned<T>;
    type IntoIter = std::slice::Iter<'a, Spanned<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: FieldValue> FieldValue for OneOrMany<T> {
    fn shape() -> Shape {
        Shape::Either(Box::new(T::shape()), Box::new(Items::<T>::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.content, Content::List(_)) {
            return Items::read(node, reader).map(Self);
        }
        spanned(node, reader).map(|one| Self(vec![one]))
    }
}

/// Words in one language, or in each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Localised {
    /// The words where no language is named.
    pub plain: Option<String>,
    /// The words for each language that is named.
    pub by_language: Vec<(Lang, String)>,
}

impl Localised {
    /// The words for a reader of `lang`: theirs, else the plain ones, else whatever there is.
    pub fn text(&self, lang: Lang) -> &str {
        let own = self
            .by_language
            .iter()
            .find(|(language, _)| *language == lang);
        let any = self.by_language.first();
        let found = own
            .map(|(_, text)| text)
            .or(self.plain.as_ref())
            .or(any.map(|(_, text)| text));
        found.map_or("", String::as_str)
    }
}

impl FieldValue for Localised {
    fn shape() -> Shape {
        let words = Shape::Table(Box::new(Lang::shape()), Box::new(Shape::Text));
        Shape::Either(Box::new(Shape::Text), Box::new(words))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(text) = node.text() {
            return Some(Self {
                plain: Some(text.to_owned()),
                by_language: Vec::new(),
            });
        }
        let table: Table<Lang, String> = FieldValue::read(node, reader)?;
        let words = table
            .into_iter()
            .filter_map(|entry| Some((entry.key.value, entry.value?.value)));
        Some(Self {
            plain: None,
            by_language: words.collect(),
        })
    }
}

impl super::Choice for Lang {
    const WORDS: &'static [super::ChoiceWord] = &[
        super::ChoiceWord {
            word: "en",
            en: "English",
            ru: "английский",
        },
        super::ChoiceWord {
            word: "ru",
            en: "Russian",
            ru: "русский",
        },
    ];
    const ALL: &'static [Self] = &[Self::En, Self::Ru];

    fn index(self) -> usize {
        usize::from(self == Self::Ru)
    }
}

impl FieldValue for Lang {
    fn shape() -> Shape {
        Shape::Choice(std::borrow::Cow::Borrowed(<Self as super::Choice>::WORDS))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.choice(node)
    }
}

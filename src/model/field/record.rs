//! Tables with declared keys.

use super::reader::Reader;
use super::shape::{Field, Need, Shape};
use crate::parse::{Entry, Node};
use crate::text::{Spanned, nearest};

/// A type that can be read from a node of the front matter.
pub trait FieldValue: Sized {
    /// What may be written.
    fn shape() -> Shape;

    /// Reads it; what does not fit is told to the reader and left out.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A table with declared keys.
pub trait Record: Default {
    /// The declared keys.
    const FIELDS: &'static [Field];

    /// Reads the value of the field at `index` of [`Self::FIELDS`].
    fn set(&mut self, index: usize, node: &Node, reader: &mut Reader<'_>);
}

/// Reads the entries whose keys are declared; other keys are left for the caller to judge.
pub fn read_fields<R: Record>(node: &Node, reader: &mut Reader<'_>) -> R {
    let mut record = R::default();
    for entry in node.entries() {
        let declared = R::FIELDS
            .iter()
            .position(|field| field.key == entry.key.value);
        if let Some(index) = declared.filter(|_| !entry.value.is_null()) {
            reader.inside(&entry.key, |reader| record.set(index, &entry.value, reader));
        }
    }
    missing(R::FIELDS, node, reader);
    record
}

/// Tells which required fields are not there, or are left empty.
pub(super) fn missing(fields: &[Field], node: &Node, reader: &mut Reader<'_>) {
    let is_used = uses(fields, node);
    for field in fields.iter().filter(|field| match field.need {
        Need::Required => true,
        Need::UnlessUses => !is_used,
        Need::Optional => false,
    }) {
        match node.get(&field.key) {
            Some(Entry { key, value }) if value.is_null() => {
                reader.missing_key(field, Some(key.span));
            }
            Some(_) => {}
            None if is_misspelled(field, fields, node) => {}
            None => reader.missing_key(field, None),
        }
    }
}

/// Whether `node` names, under `uses`, where the keys that it does not write stand.
fn uses(fields: &[Field], node: &Node) -> bool {
    match node.get("uses") {
        Some(entry) => !entry.value.is_null(),
        None => fields
            .iter()
            .any(|field| field.key == "uses" && is_misspelled(field, fields, node)),
    }
}

/// Whether an unknown key of `node` is so near to `field` that this is what was meant: the unknown
/// key is told, and a missing one beside it would be the same mistake again.
fn is_misspelled(field: &Field, fields: &[Field], node: &Node) -> bool {
    let unknown = node.entries().iter().filter(|entry| {
        !entry.key.starts_with("x-") && fields.iter().all(|known| known.key != entry.key.value)
    });
    let keys = || fields.iter().map(|known| &*known.key);
    unknown
        .map(|entry| nearest(&entry.key, keys()))
        .any(|near| near == Some(&*field.key))
}

/// Reads a node as one field's value with its place.
pub(crate) fn spanned<T: FieldValue>(node: &Node, reader: &mut Reader<'_>) -> Option<Spanned<T>> {
    T::read(node, reader).map(|value| Spanned::new(value, node.span))
}

/// Declares a [`Record`]:
/// `field: Type = "key", Required, "Name: meaning", "Имя: значение";`.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident {
        $($field:ident: $type:ty = $key:literal, $need:ident, $en:literal, $ru:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name {
            $(#[doc = $en] pub $field: Option<$crate::text::Spanned<$type>>,)*
        }

        impl $crate::model::field::Record for $name {
            const FIELDS: &'static [$crate::model::field::Field] = &[$($crate::model::field::Field {
                key: std::borrow::Cow::Borrowed($key),
                need: $crate::model::field::Need::$need,
                shape: <$type as $crate::model::field::FieldValue>::shape,
                own_shape: None,
                en: std::borrow::Cow::Borrowed($en),
                ru: std::borrow::Cow::Borrowed($ru),
            }),*];

            fn set(&mut self, index: usize, node: &$crate::parse::Node, reader: &mut $crate::model::field::Reader<'_>) {
                let mut at = 0;
                $(
                    if index == at {
                        self.$field = $crate::model::field::record_spanned(node, reader);
                        return;
                    }
                    at += 1;
                )*
                let _ = at;
            }
        }

        impl $crate::model::field::FieldValue for $name {
            fn shape() -> $crate::model::field::Shape {
                $crate::model::field::Shape::Record(<Self as $crate::model::field::Record>::FIELDS)
            }

            fn read(node: &$crate::parse::Node, reader: &mut $crate::model::field::Reader<'_>) -> Option<Self> {
                reader.table(node)?;
                let record = $crate::model::field::read_fields::<Self>(node, reader);
                reader.unknown_keys(node, &[<Self as $crate::model::field::Record>::FIELDS]);
                Some(record)
            }
        }
    };
}

pub(crate) use record;

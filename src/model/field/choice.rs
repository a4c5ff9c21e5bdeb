//! Fields that hold one of some words.

use crate::locale::Lang;

/// One of the words a field may hold, and what readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceWord {
    /// The word as authors write it.
    pub word: &'static str,
    /// What English readers see.
    pub en: &'static str,
    /// What Russian readers see.
    pub ru: &'static str,
}

/// A type whose values are words of a fixed list.
pub trait Choice: Copy + Sized + 'static {
    /// Every word, in the order of the declaration.
    const WORDS: &'static [ChoiceWord];
    /// The values, in the same order.
    const ALL: &'static [Self];

    /// Which of the words this is.
    fn index(self) -> usize;

    /// The word as authors write it.
    fn word(self) -> &'static str {
        Self::WORDS[self.index()].word
    }

    /// The word as readers of `lang` see it.
    fn label(self, lang: Lang) -> &'static str {
        let word = &Self::WORDS[self.index()];
        match lang {
            Lang::En => word.en,
            Lang::Ru => word.ru,
        }
    }

    /// The value written as `word`.
    fn from_word(word: &str) -> Option<Self> {
        let at = Self::WORDS
            .iter()
            .position(|candidate| candidate.word == word)?;
        Some(Self::ALL[at])
    }
}

/// Declares a [`Choice`]: `Name = "word", "English", "Русский";`.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $word:literal, $en:literal, $ru:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $en] $value),+
        }

        impl $crate::model::field::Choice for $name {
            const WORDS: &'static [$crate::model::field::ChoiceWord] =
                &[$($crate::model::field::ChoiceWord { word: $word, en: $en, ru: $ru }),+];
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn index(self) -> usize {
                self as usize
            }
        }

        impl $crate::model::field::FieldValue for $name {
            fn shape() -> $crate::model::field::Shape {
                let words = <Self as $crate::model::field::Choice>::WORDS;
                $crate::model::field::Shape::Choice(std::borrow::Cow::Borrowed(words))
            }

            fn read(node: &$crate::parse::Node, reader: &mut $crate::model::field::Reader<'_>) -> Option<Self> {
                reader.choice(node)
            }
        }
    };
}

pub(crate) use choice;

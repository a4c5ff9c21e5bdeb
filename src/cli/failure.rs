//! Why a command cannot do what it was asked, in words that have no language yet.

use std::fmt;

use crate::locale::{Arg, Lang, Message};
use crate::text::nearest;

/// An error of usage or configuration, with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub what: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Failure {
    /// The failure `what`, whose help is its own attribute where it has one.
    pub fn new(what: Message) -> Self {
        let help = what.attribute("help");
        let help = help.try_text(Lang::En).is_some().then_some(help);
        Self { what, help }
    }

    /// With an argument of what is wrong.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.what = self.what.with(name, value);
        self
    }

    /// A word that is none of the known ones; the nearest is offered.
    pub fn unknown<'a>(
        id: &'static str,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let failure = Self::new(Message::new(id).with("word", word));
        match nearest(word, known) {
            Some(near) => Self {
                help: Some(Message::new("did-you-mean").with("near", near)),
                ..failure
            },
            None => failure,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what.text(Lang::En))
    }
}

impl std::error::Error for Failure {}

//! What is wrong with an expression.

use crate::locale::{Arg, Message};

/// What is wrong with an expression, and with which part of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rules) struct Trouble {
    /// The variant of the message.
    pub(in crate::rules) variant: &'static str,
    /// Its arguments.
    pub(in crate::rules) args: Vec<(&'static str, Arg)>,
    /// A name that was probably meant.
    pub(in crate::rules) near: Option<String>,
    /// The bytes of the expression's text; the whole where nobody can say.
    pub(in crate::rules) part: Option<std::ops::Range<usize>>,
}

impl Trouble {
    pub(super) fn new(variant: &'static str) -> Self {
        Self {
            variant,
            args: Vec::new(),
            near: None,
            part: None,
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub(super) fn near(mut self, near: Option<&str>) -> Self {
        self.near = near.map(str::to_owned);
        self
    }

    pub(super) fn at(mut self, part: Option<std::ops::Range<usize>>) -> Self {
        self.part = part;
        self
    }

    /// A field is blamed in a document that does not exist.
    pub(in crate::rules) fn no_document(name: &str) -> Self {
        Self::new("no-document").with("name", name)
    }

    /// It in words.
    pub(in crate::rules) fn message(&self) -> Message {
        let message = Message::new(format!("unreadable-expression-{}", self.variant));
        let args = self.args.iter();
        args.fold(message, |message, (name, value)| {
            message.with(*name, value.clone())
        })
    }
}

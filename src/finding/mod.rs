//! What is wrong with a playbook, where, and what to do about it.
//!
//! Knows nothing of how findings are printed, and holds no sentence: wording is a message id with
//! arguments, resolved by `locale` when a reader's language is known.

mod fingerprint;
mod fix;
mod measure;
mod report;

use std::borrow::Cow;
use std::fmt;

use crate::locale::{Arg, Lang, Message};
use crate::text::{DocPath, Span};

pub use fix::{Edit, Fix, Safety, edited};
pub use measure::{Measure, Toward};
pub use report::Report;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Good to know; never gates.
    Info,
    /// Something a reviewer should look at.
    Warning,
    /// The playbook breaks its own promises.
    Error,
}

impl Level {
    /// Every level, mildest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The level as it is written in configuration and outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What made a finding appear: an edit, a row of data, or the passing of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cause {
    /// The documents say it.
    #[default]
    Text,
    /// A ledger says it.
    Data,
    /// A date has passed; gates only where the caller asks for it.
    Time,
}

impl Cause {
    /// The cause as it is written in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Data => "data",
            Self::Time => "time",
        }
    }
}

/// The id of a rule: a noun phrase that names what is wrong.
pub type RuleId = Cow<'static, str>;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: DocPath,
    /// The bytes in it.
    pub span: Span,
}

impl Place {
    /// `span` in the file at `path`.
    pub fn new(path: &DocPath, span: Span) -> Self {
        Self {
            path: path.clone(),
            span,
        }
    }
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What to see there.
    pub message: Message,
}

/// What was measured, where something was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The value found.
    pub observed: Option<String>,
    /// The value wanted.
    pub expected: Option<String>,
    /// How many observations the value rests on.
    pub n: Option<u64>,
    /// The first and last day looked at.
    pub window: Option<String>,
}

/// One thing that is wrong.
///
/// The headline is the message with the rule's id, or `RULE-VARIANT`. All its parts (label, why,
/// help) are attributes of that message and see the same arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: RuleId,
    /// How bad it is, after configuration and drafts have been considered.
    pub level: Level,
    /// What made it appear.
    pub cause: Cause,
    /// The smallest text that must change.
    pub place: Place,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// Facts beside the headline.
    pub notes: Vec<Message>,
    /// What to do, apart from the headline's own help.
    pub help: Vec<Message>,
    /// An edit that mends it.
    pub fix: Option<Fix>,
    /// What was measured.
    pub evidence: Evidence,
    /// The number that is judged, where one is.
    pub measure: Option<Measure>,
    /// What it is about, as references are written: `agreement/2026-02-loi`; empty until known.
    pub object: String,
    /// The field or item inside the object.
    pub field: String,
    /// The waiver that accepts it: the waiver's own place.
    pub waived_by: Option<Waived>,
    /// The entry of the baseline that knows it: where that stands.
    pub known_by: Option<Place>,
    own_level: Option<Level>,
    headline: Message,
}

/// The accepted exception that keeps a finding from counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Where the waiver is written.
    pub place: Place,
    /// Why it was granted.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub until: String,
}

impl Finding {
    /// A finding of `rule` at `place`; its level is set when it is reported.
    pub fn new(rule: &'static str, place: Place) -> Self {
        Self {
            rule: Cow::Borrowed(rule),
            level: Level::Error,
            cause: Cause::Text,
            place,
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fix: None,
            evidence: Evidence::default(),
            measure: None,
            object: String::new(),
            field: String::new(),
            waived_by: None,
            known_by: None,
            own_level: None,
            headline: Message::new(rule),
        }
    }

    /// Uses the message `RULE-variant` instead of `RULE`.
    #[must_use]
    pub fn variant(mut self, variant: &str) -> Self {
        self.headline.id = Cow::Owned(format!("{}-{variant}", self.rule));
        self
    }

    /// Uses a message that somebody else has worded; its attributes are the parts.
    #[must_use]
    pub fn saying(mut self, headline: Message) -> Self {
        self.headline = headline;
        self
    }

    /// An argument of the headline and of all its parts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.headline = self.headline.with(name, value);
        self
    }

    /// A second place, with the message `id` and this finding's arguments.
    #[must_use]
    pub fn label(mut self, place: Place, id: &'static str) -> Self {
        let message = self.message(id);
        self.labels.push(Label { place, message });
        self
    }

    /// A fact beside the headline, with this finding's arguments.
    #[must_use]
    pub fn note(mut self, id: &'static str) -> Self {
        self.notes.push(self.message(id));
        self
    }

    /// Something to do, with this finding's arguments.
    #[must_use]
    pub fn help(mut self, id: &'static str) -> Self {
        self.help.push(self.message(id));
        self
    }

    /// The item inside the object that the finding is about; part of the fingerprint.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }

    /// What the finding is about; part of the fingerprint.
    #[must_use]
    pub fn object(mut self, object: impl Into<String>) -> Self {
        self.object = object.into();
        self
    }

    /// The edit that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// What made it appear, where that is not the text.
    #[must_use]
    pub fn cause(mut self, cause: Cause) -> Self {
        self.cause = cause;
        self
    }

    /// A level other than the rule's own, for the variants of a rule that are milder.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self.own_level = Some(level);
        self
    }

    /// The level that its constructor chose, where it did.
    pub fn own_level(&self) -> Option<Level> {
        self.own_level
    }

    /// What is wrong, in one sentence that stands alone.
    pub fn headline(&self, lang: Lang) -> String {
        self.headline.text(lang)
    }

    /// The words under the marked text, where the message has some.
    pub fn primary_label(&self, lang: Lang) -> Option<String> {
        self.part("label").try_text(lang)
    }

    /// Why it matters, where the message says so.
    pub fn why(&self, lang: Lang) -> Option<String> {
        self.part("why").try_text(lang)
    }

    /// What to do: the headline's own help first.
    pub fn all_help(&self, lang: Lang) -> Vec<String> {
        let own = self.part("help").try_text(lang);
        own.into_iter()
            .chain(self.help.iter().map(|help| help.text(lang)))
            .collect()
    }

    /// The id of the headline's message, with its variant.
    pub fn message_id(&self) -> &str {
        &self.headline.id
    }

    fn part(&self, name: &str) -> Message {
        self.headline.attribute(name)
    }

    fn message(&self, id: impl Into<Cow<'static, str>>) -> Message {
        Message {
            id: id.into(),
            args: self.headline.args.clone(),
        }
    }
}

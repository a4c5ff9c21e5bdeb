//! What reading a document's fields gathers on the way: findings and references.

use super::choice::Choice;
use super::shape::{Field, Form, RefTarget};
use crate::finding::{Finding, Fix, Place, Report, Safety};
use crate::locale::{Arg, Lang, Message};
use crate::parse::{Content, Node, Style};
use crate::text::{DocPath, Span, Spanned, nearest};
use crate::value::{ValueError, ValueErrorKind, Zone};

/// A place where something else is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefUse {
    /// What sort of thing is named.
    pub target: RefTarget,
    /// Its id as written.
    pub id: Spanned<String>,
    /// The field that names it, with dots between the keys.
    pub field: String,
}

/// What the reader must know of the document before it begins.
#[derive(Debug, Clone, Copy)]
pub struct ReadContext<'a> {
    /// The document.
    pub path: &'a DocPath,
    /// Whether some of the front matter was unreadable, so that a missing key proves nothing.
    pub is_broken: bool,
    /// Where a finding about something that is not there may point.
    pub anchor: Span,
}

/// Reads fields; collects what is wrong and what is referred to.
#[derive(Debug)]
pub struct Reader<'a> {
    context: ReadContext<'a>,
    /// What is wrong.
    pub report: &'a mut Report,
    /// What is referred to, in reading order.
    pub refs: Vec<RefUse>,
    keys: Vec<Spanned<String>>,
}

impl<'a> Reader<'a> {
    /// A reader of one document.
    pub fn new(context: ReadContext<'a>, report: &'a mut Report) -> Self {
        Self {
            context,
            report,
            refs: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Reads what stands under `key`.
    pub fn inside<T>(&mut self, key: &Spanned<String>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.keys.push(key.clone());
        let value = read(self);
        self.keys.pop();
        value
    }

    /// Tries a reading without telling what is wrong with it.
    pub fn quietly<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (refs, findings) = (self.refs.len(), self.report.findings.len());
        let value = read(self).filter(|_| self.report.findings.len() == findings);
        self.report.findings.truncate(findings);
        if value.is_none() {
            self.refs.truncate(refs);
        }
        value
    }

    /// The field being read, with dots between the keys.
    pub fn field(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().map(|key| key.as_str()).collect();
        keys.join(".")
    }

    /// A finding of `rule` in this document, about the field being read.
    pub fn finding(&self, rule: &'static str, span: Span) -> Finding {
        Finding::new(rule, Place::new(self.context.path, span)).field(self.field())
    }

    /// Reports a finding.
    pub fn tell(&mut self, finding: Finding) {
        self.report.push(finding);
    }

    /// Whether `node` is a table; tells if it is not.
    pub fn table(&mut self, node: &Node) -> Option<()> {
        if matches!(node.content, Content::Map(_)) {
            return Some(());
        }
        self.wrong_form(node, "table");
        None
    }

    /// The items of a list; tells if it is none.
    pub fn list<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        if let Content::List(items) = &node.content {
            return Some(items);
        }
        self.wrong_form(node, "list");
        None
    }

    /// The text of a scalar; tells if it is a list or a table.
    pub fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let text = node.text();
        if text.is_none() {
            match self.split_by_colon(node) {
                Some(finding) => self.tell(finding),
                None => self.wrong_form(node, "text"),
            }
        }
        text
    }

    /// `- alone: nobody answers` is a table to YAML where a text was meant.
    fn split_by_colon(&self, node: &Node) -> Option<Finding> {
        let [entry] = node.entries() else {
            return None;
        };
        let is_bare = node.span.start == entry.key.span.start;
        let text = format!("{}: {}", entry.key.value, entry.value.text()?);
        let mended = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let finding = self.finding("wrong-value", node.span).variant("colon");
        let fix = Fix::replace(Safety::Safe, self.context.path, node.span, mended.clone());
        is_bare.then(|| finding.with("mended", mended).fix(fix))
    }

    /// A value with a grammar of its own.
    pub fn form<T>(
        &mut self,
        node: &Node,
        form: Form,
        parse: impl FnOnce(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        let Some(text) = node.text() else {
            self.wrong_form(node, form.id);
            return None;
        };
        match parse(text.trim()) {
            Ok(value) => Some(value),
            Err(error) => {
                let finding = self.value_error(node, form, &error);
                self.tell(finding);
                None
            }
        }
    }

    fn value_error(&self, node: &Node, form: Form, error: &ValueError) -> Finding {
        let rule = if matches!(error.kind, ValueErrorKind::AmbiguousNumber { .. }) {
            "ambiguous-number"
        } else {
            "wrong-value"
        };
        let reason = reason(error);
        let finding = self
            .finding(rule, node.span)
            .with("text", node.text().unwrap_or_default());
        let finding = finding
            .with("form", Message::new(form_message(form.id)))
            .with("reason", reason.clone());
        let mut finding = if rule == "wrong-value" {
            finding.variant("form")
        } else {
            finding
        };
        finding.help.push(reason.attribute("help"));
        let zones = match &error.kind {
            ValueErrorKind::UnknownZone { .. } => Zone::names(),
            _ => Vec::new(),
        };
        let written = node.text().unwrap_or_default();
        if let Some(near) = nearest(written, zones.iter().map(String::as_str)) {
            let span = inside_quotes(written, node.span);
            let fix = Fix::replace(likeness(written, near), self.context.path, span, near);
            finding.with("near", near).help("did-you-mean").fix(fix)
        } else {
            finding.fix = self.canonical(node, error);
            finding
        }
    }

    /// The value as it should be written, where it is clear what is meant.
    fn canonical(&self, node: &Node, error: &ValueError) -> Option<Fix> {
        let (written, mended, safety) = match &error.kind {
            // Of the dollars there are many.
            ValueErrorKind::Misspelled { written, mended } if written.contains('$') => {
                (written, mended, Safety::Unsafe)
            }
            ValueErrorKind::Misspelled { written, mended } => (written, mended, Safety::Safe),
            ValueErrorKind::StrictComparison { written, mended } => {
                (written, mended, Safety::Unsafe)
            }
            _ => return None,
        };
        let text = node.text()?;
        let span = inside_quotes(text, node.span);
        let mut places = text.match_indices(written.as_str());
        let (at, _) = places
            .next()
            .filter(|_| span.end - span.start == text.len())?;
        let start = span.start + at;
        let place = Span::new(start, start + written.len());
        let fix = Fix::replace(safety, self.context.path, place, mended);
        places.next().is_none().then_some(fix)
    }

    /// Tells that a value is not of the form a field wants.
    pub fn wrong_form(&mut self, node: &Node, form: &'static str) {
        let found = match &node.content {
            Content::Null => "nothing",
            Content::Scalar(..) => "text",
            Content::List(_) => "list",
            Content::Map(_) => "table",
        };
        let finding = self.finding("wrong-value", node.span).variant("shape");
        let expected = Message::new(form_message(form));
        let found = Message::new(form_message(found));
        self.tell(finding.with("expected", expected).with("found", found));
    }

    /// One of the words of `T`.
    pub fn choice<T: Choice>(&mut self, node: &Node) -> Option<T> {
        let text = self.text(node)?;
        let known = T::from_word(text);
        if known.is_none() {
            let words: Vec<&str> = T::WORDS.iter().map(|word| word.word).collect();
            let finding = self.wrong_word(node, text, &words);
            self.tell(finding);
        }
        known
    }

    /// A finding that `text` is none of `words`.
    pub fn wrong_word(&self, node: &Node, text: &str, words: &[&str]) -> Finding {
        let allowed: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let finding = self
            .finding("wrong-value", node.span)
            .with("text", text.to_owned())
            .with("allowed", allowed);
        match nearest(text, words.iter().copied()) {
            Some(near) => {
                let span = inside_quotes(text, node.span);
                let fix = Fix::replace(likeness(text, near), self.context.path, span, near);
                finding
                    .with("near", near.to_owned())
                    .help("did-you-mean")
                    .fix(fix)
            }
            None => finding,
        }
    }

    /// A number that YAML must not have taken for text.
    pub fn is_quoted(node: &Node) -> bool {
        matches!(
            &node.content,
            Content::Scalar(_, Style::Quoted | Style::Block)
        )
    }

    /// From here on a missing key proves nothing.
    pub(in crate::model) fn doubt(&mut self) {
        self.context.is_broken = true;
    }

    /// Notes that `id`, written at `span`, names a `target`.
    pub fn refer(&mut self, target: RefTarget, id: &str, span: Span) {
        let field = self.field();
        self.refs.push(RefUse {
            target,
            id: Spanned::new(id.to_owned(), span),
            field,
        });
    }

    /// Tells about keys that no field declares; `x-…` keys are anybody's own.
    pub fn unknown_keys(&mut self, node: &Node, tables: &[&[Field]]) {
        let known = || tables.iter().flat_map(|fields| fields.iter());
        let mut taken: Vec<&str> = node.entries().iter().map(|it| it.key.as_str()).collect();
        for entry in node.entries() {
            let key = &entry.key;
            if key.starts_with("x-")
                || key.value == "<<"
                || known().any(|field| field.key == key.value)
            {
                continue;
            }
            let mut finding = self
                .finding("unknown-key", key.span)
                .with("key", key.value.clone());
            finding = finding.field(join(&self.field(), key));
            if let Some(near) = nearest(key, known().map(|field| &*field.key)) {
                finding = finding.with("near", near.to_owned()).help("did-you-mean");
                // A key that is there already would be written twice.
                if !taken.contains(&near) {
                    let span = inside_quotes(key, key.span);
                    finding =
                        finding.fix(Fix::replace(Safety::Safe, self.context.path, span, near));
                    taken.push(near);
                }
            }
            self.tell(finding);
        }
    }

    pub(in crate::model) fn missing_key(&mut self, field: &Field, empty: Option<Span>) {
        if self.context.is_broken {
            return;
        }
        let table = self.keys.last().map_or(self.context.anchor, |key| key.span);
        let finding = self
            .finding("missing-key", empty.unwrap_or(table))
            .with("key", field.key.to_string());
        let meaning = Arg::Words {
            en: field.meaning(Lang::En).to_owned(),
            ru: field.meaning(Lang::Ru).to_owned(),
        };
        let mut finding = finding.field(join(&self.field(), &field.key));
        // A field of the playbook's own may say nothing beyond its key.
        if field.meaning(Lang::En) != field.key {
            finding = finding.with("meaning", meaning);
        }
        self.tell(if empty.is_some() {
            finding.variant("empty")
        } else {
            finding
        });
    }
}

/// The place of `text` itself, where `span` holds it in quotes: TOML cannot do without them.
pub fn inside_quotes(text: &str, span: Span) -> Span {
    if span.end - span.start == text.len() + 2 {
        Span::new(span.start + 1, span.end - 1)
    } else {
        span
    }
}

/// How safe it is to write `near` for `written`: only what differs in nothing but capitals can mean
/// nothing else.
pub fn likeness(written: &str, near: &str) -> Safety {
    if written.to_lowercase() == near.to_lowercase() {
        Safety::Safe
    } else {
        Safety::Unsafe
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn form_message(form: &'static str) -> String {
    format!("form-{form}")
}

fn reason(error: &ValueError) -> Message {
    let message = Message::new(format!("value-{}", error.kind.id()));
    let message = message.with("form", Message::new(form_message(error.expected)));
    error
        .kind
        .args()
        .into_iter()
        .fold(message, |message, (name, text)| {
            message.with(name, text.to_owned())
        })
}

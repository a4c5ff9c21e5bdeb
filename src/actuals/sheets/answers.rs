//! What a sheet answers to a question.

use crate::model::Page;
use crate::model::field::{Dynamic, Either, Table};
use crate::model::kinds::{Alignment, Expectation, Resources};
use crate::parse::{Content, Node};
use crate::text::{Span, Spanned};
use crate::value::{Band, Date, Duration, Money, Value};

/// What a side answered to a question, or to an item of one.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// The sheet.
    pub page: &'a Page,
    /// The item of a table.
    pub item: Option<&'a str>,
    /// The answer as it was written.
    pub node: &'a Node,
    /// What it says.
    pub says: Says<'a>,
}

/// An answer, so far as answers can be compared.
#[derive(Debug, Clone)]
pub enum Says<'a> {
    /// A length of time.
    Duration(Duration),
    /// A name or a word of a list: two are equal or not.
    Word(String),
    /// A recurrence, in words.
    Rhythm(&'a str),
    /// A list of texts.
    List(Vec<String>),
    /// Something promised, perhaps with a target.
    Expectation(&'a Expectation),
    /// The first and the last day.
    Days(Date, Option<Date>),
    /// From one amount to another, both included.
    Amount(Value, Value),
    /// A text that only people can compare.
    Prose(&'a str),
    /// Something that could not be read, which is told elsewhere.
    Unreadable,
}

impl Answer<'_> {
    /// The smallest text that says it: the target of an expectation where there is one.
    pub fn span(&self) -> Span {
        match &self.says {
            Says::Expectation(expectation) => match &expectation.target {
                Some(target) => target.span,
                None => self.node.span,
            },
            _ => self.node.span,
        }
    }

    /// The answer in the words of the sheet, an item of a list each.
    pub fn texts(&self) -> Vec<String> {
        match &self.says {
            Says::List(items) => items.clone(),
            Says::Expectation(expectation) => vec![self.promised(expectation)],
            Says::Days(first, None) => vec![format!("{first}..")],
            Says::Days(first, Some(last)) => vec![format!("{first}..{last}")],
            _ => vec![self.node.text().unwrap_or_default().to_owned()],
        }
    }

    /// The target, else what is promised without one.
    fn promised(&self, expectation: &Expectation) -> String {
        let target = self.node.get("target").and_then(|entry| entry.value.text());
        let metric = expectation.metric.as_ref().map(|id| id.as_str());
        let cadence = expectation.cadence.as_ref().map(|id| id.as_str());
        let text = expectation.text.as_ref().map(|text| text.value.as_str());
        let said = target.or(text).or(cadence).or(metric);
        said.unwrap_or_default().to_owned()
    }
}

/// What is written under a key of a page; what is left empty is not written.
pub(super) fn written<'a>(page: &'a Page, key: &str) -> Option<&'a Node> {
    let node = &page.fields.get(key)?.value;
    (!is_empty(node)).then_some(node)
}

fn is_empty(node: &Node) -> bool {
    match &node.content {
        Content::Null => true,
        Content::Scalar(text, _) => text.trim().is_empty(),
        Content::List(items) => items.is_empty(),
        Content::Map(entries) => entries.is_empty(),
    }
}

/// What a sheet answers to the question `key`: nothing, one answer, or one for each item.
pub(super) fn answers<'a>((page, sheet): (&'a Page, &'a Alignment), key: &str) -> Vec<Answer<'a>> {
    let Some(node) = written(page, key) else {
        return Vec::new();
    };
    let whole = |says: Option<Says<'a>>| vec![answer(page, None, node, says)];
    let items = |says: &dyn Fn(&str) -> Option<Says<'a>>| of_items(page, node, says);
    match key {
        "horizon" => whole(sheet.horizon.as_ref().map(|it| Says::Duration(it.value))),
        "optimises" => whole(sheet.optimises.as_ref().map(|it| word(it.as_str()))),
        "gets" => {
            let texts = sheet.gets.as_ref().map(|all| list(all.iter().map(said)));
            whole(texts)
        }
        "gives" => {
            let gives = sheet.gives.iter().flat_map(|all| all.value.iter());
            let whats = gives.filter_map(|give| give.what.as_ref());
            whole(sheet.gives.as_ref().map(|_| list(whats.map(said))))
        }
        "success" => items(&|key| entry(sheet.success.as_ref(), key).map(Says::Expectation)),
        "responsible" => {
            items(&|key| entry(sheet.responsible.as_ref(), key).map(|it| word(it.as_str())))
        }
        "cadence" => items(&|key| entry(sheet.cadence.as_ref(), key).map(|it| Says::Rhythm(it))),
        "timeline" => whole(days(sheet)),
        "resources" => items(&|key| resource(sheet.resources.as_deref()?, key)),
        "fallback" => whole(sheet.fallback.as_ref().map(|it| Says::Prose(it))),
        own => whole(own_answer(page, own)),
    }
}

fn answer<'a>(
    page: &'a Page,
    item: Option<&'a str>,
    node: &'a Node,
    says: Option<Says<'a>>,
) -> Answer<'a> {
    Answer {
        page,
        item,
        node,
        says: says.unwrap_or(Says::Unreadable),
    }
}

/// An answer for each item; a single unreadable one where a table was wanted and there is none.
fn of_items<'a>(
    page: &'a Page,
    node: &'a Node,
    says: &dyn Fn(&str) -> Option<Says<'a>>,
) -> Vec<Answer<'a>> {
    if !matches!(node.content, Content::Map(_)) {
        return vec![answer(page, None, node, None)];
    }
    let written = node
        .entries()
        .iter()
        .filter(|entry| !entry.key.starts_with("x-") && !is_empty(&entry.value));
    written
        .map(|entry| answer(page, Some(&entry.key), &entry.value, says(&entry.key)))
        .collect()
}

fn entry<'a, T>(table: Option<&'a Spanned<Table<String, T>>>, key: &str) -> Option<&'a T> {
    let found = table?.value.iter().find(|entry| entry.key.value == key)?;
    Some(&found.value.as_ref()?.value)
}

fn days<'a>(sheet: &Alignment) -> Option<Says<'a>> {
    let term = sheet.timeline.as_ref()?;
    let last = term.to.as_ref().map(|day| day.value);
    Some(Says::Days(term.from.as_ref()?.value, last))
}

fn resource<'a>(resources: &'a Resources, key: &str) -> Option<Says<'a>> {
    match key {
        "people" => {
            let people = resources.people.as_ref()?;
            Some(list(people.iter().map(|id| id.as_str())))
        }
        "hours" => {
            let hours = Value::Quantity(resources.hours.as_ref()?.value.clone());
            Some(Says::Amount(hours.clone(), hours))
        }
        "money" => Some(money(&resources.money.as_ref()?.value)),
        _ => None,
    }
}

fn money<'a>(money: &Either<Band<Money>, Money>) -> Says<'a> {
    let (low, high) = match money {
        Either::This(band) => (band.low, band.high),
        Either::That(one) => (*one, *one),
    };
    Says::Amount(Value::Money(low), Value::Money(high))
}

fn own_answer<'a>(page: &'a Page, key: &str) -> Option<Says<'a>> {
    let (_, own) = page.own.iter().find(|(name, _)| name == key)?;
    Some(match &own.value {
        Dynamic::Text(text) => Says::Prose(text),
        Dynamic::Duration(duration) => Says::Duration(*duration),
        Dynamic::Money(money) => {
            let money = Value::Money(*money);
            Says::Amount(money.clone(), money)
        }
        Dynamic::List(items) => list(items.iter().map(|item| plain(&item.value))),
        other => Says::Word(plain(other)),
    })
}

/// A value in the form in which equal values are written alike.
fn plain(value: &Dynamic) -> String {
    match value {
        Dynamic::Text(text) => text.clone(),
        Dynamic::Bool(yes) => yes.to_string(),
        Dynamic::Count(count) => count.to_string(),
        Dynamic::Number(number) => number.to_string(),
        Dynamic::Money(money) => money.to_string(),
        Dynamic::Share(share) => share.to_string(),
        Dynamic::Date(date) => date.to_string(),
        Dynamic::Duration(duration) => duration.to_string(),
        Dynamic::Period(period) => period.to_string(),
        Dynamic::List(items) => {
            let items: Vec<String> = items.iter().map(|item| plain(&item.value)).collect();
            items.join(", ")
        }
    }
}

fn word<'a>(text: &str) -> Says<'a> {
    Says::Word(text.to_owned())
}

fn list<'a, T: Into<String>>(texts: impl Iterator<Item = T>) -> Says<'a> {
    Says::List(texts.map(Into::into).collect())
}

fn said(text: &Spanned<String>) -> &str {
    &text.value
}

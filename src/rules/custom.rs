//! What a playbook's own rules and conditions say, and what is wrong with their expressions.

use super::Context;
use super::cel::{Answer, Expression, Trouble, View};
use super::gates::{self, Named, blamed};
use crate::finding::Place;
use crate::model::gates::OwnRule;
use crate::model::{Kind, Page};
use crate::text::{SourceFile, Span, Spanned};

/// A document that a rule of the playbook's own finds wrong.
pub(super) struct Broken<'a> {
    pub(super) rule: &'a OwnRule,
    /// The document; `None` where the rule is about the whole playbook.
    pub(super) page: Option<&'a Page>,
    /// The field that it blames.
    pub(super) place: Place,
}

/// Something that is wrong with an expression.
pub(super) struct Faulty<'a> {
    /// The name of the rule or condition.
    pub(super) id: &'a str,
    pub(super) place: Place,
    pub(super) trouble: Trouble,
}

/// What the playbook's own rules find.
pub(super) fn broken<'a>(context: &Context<'a>) -> Vec<Broken<'a>> {
    let mut view = View::of(context);
    let mut found = Vec::new();
    for rule in rules(context) {
        if let Ok(pages) = judge(context, rule, &mut view) {
            let broken = pages.into_iter();
            found.extend(broken.map(|page| Broken {
                rule,
                page,
                place: place(context, rule, page),
            }));
        }
    }
    found
}

/// What is wrong with the expressions of rules and conditions, and with the fields they blame.
pub(super) fn faulty<'a>(context: &Context<'a>) -> Vec<Faulty<'a>> {
    let playbook = context.playbook;
    let mut view = View::of(context);
    let mut found = Vec::new();
    for asked in gates::expressions(playbook) {
        let entry = asked
            .entry
            .and_then(|entry| Some((entry, entry.expr.as_ref()?)));
        let (Some((entry, expr)), Some(file)) = (entry, asked.file) else {
            continue;
        };
        let read = Expression::read(expr, &playbook.config, None);
        let judged = read.and_then(|it| it.judge(&mut view, None, 1));
        found.extend(judged.err().map(|trouble| Faulty {
            id: asked.id,
            place: within(file, expr, &trouble),
            trouble,
        }));
        found.extend(lost(context, asked.id, file, entry.blames.as_ref()));
    }
    let file = &playbook.config_file;
    for rule in rules(context) {
        let (Some(id), Some(expr)) = (&rule.id, &rule.expr) else {
            continue;
        };
        let trouble = judge(context, rule, &mut view).err();
        found.extend(trouble.map(|trouble| Faulty {
            id: &id.value,
            place: within(file, expr, &trouble),
            trouble,
        }));
        if rule.kind.is_none() {
            found.extend(lost(context, &id.value, file, rule.blames.as_ref()));
        }
    }
    found
}

fn rules<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a OwnRule> {
    let rules = context.playbook.config.own_rule.iter();
    rules.flat_map(|rules| rules.value.iter().map(|rule| &rule.value))
}

/// The documents of which a rule is not true; `None` among them is the playbook. What asks for
/// something that is not written is not judged.
fn judge<'a>(
    context: &Context<'a>,
    rule: &OwnRule,
    view: &mut View<'_>,
) -> Result<Vec<Option<&'a Page>>, Trouble> {
    let Some(expr) = &rule.expr else {
        return Ok(Vec::new());
    };
    let playbook = context.playbook;
    let kind: Option<Kind> = rule.kind.as_ref().map(|kind| kind.value);
    let expression = Expression::read(expr, &playbook.config, kind)?;
    let Some(kind) = kind else {
        let is_broken = expression.judge(view, None, 1)? == Answer::No;
        return Ok(is_broken.then_some(None).into_iter().collect());
    };
    let pages: Vec<&Page> = playbook
        .of_kind(kind)
        .map(|document| &*document.page)
        .collect();
    let mut broken = Vec::new();
    for page in &pages {
        if expression.judge(view, Some(page), pages.len())? == Answer::No {
            broken.push(Some(*page));
        }
    }
    Ok(broken)
}

fn place(context: &Context<'_>, rule: &OwnRule, page: Option<&Page>) -> Place {
    let blames = rule.blames.as_ref();
    if let Some(page) = page {
        let keys: Vec<&str> = blames.iter().flat_map(|path| path.split('.')).collect();
        return Place::new(page.path(), gates::field(page, &keys));
    }
    let named = blames.and_then(|path| blamed(context.playbook, path));
    if let Some(Named::Field(page, span)) = named {
        return Place::new(page.path(), span);
    }
    let id = rule.id.as_ref().map_or(Span::at(0), |id| id.span);
    Place::new(&context.playbook.config_file.path, id)
}

/// Where the part of an expression stands that is wrong.
fn within(file: &SourceFile, expr: &Spanned<String>, trouble: &Trouble) -> Place {
    // An expression with escapes is pointed at as a whole.
    let begin = file.slice(expr.span).find(&expr.value);
    let span = match (begin, &trouble.part) {
        (Some(at), Some(part)) => Span::from(part.clone()).shift(expr.span.start + at),
        _ => expr.span,
    };
    Place::new(&file.path, span)
}

/// A field that is blamed and whose document does not exist.
fn lost<'a>(
    context: &Context<'_>,
    id: &'a str,
    file: &SourceFile,
    blames: Option<&Spanned<String>>,
) -> Option<Faulty<'a>> {
    let path = blames?;
    let Some(Named::NoDocument) = blamed(context.playbook, path) else {
        return None;
    };
    let name = path.split('.').next().unwrap_or_default();
    Some(Faulty {
        id,
        place: Place::new(&file.path, path.span),
        trouble: Trouble::no_document(name),
    })
}

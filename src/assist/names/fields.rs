//! Names in front matter.

use super::{Name, Part, Thing, of_object, of_target};
use crate::actuals::ledger::schemas;
use crate::model::field::{RefTarget, Table, inside_quotes};
use crate::model::kinds::Expectation;
use crate::model::{Facts, Page, Playbook};
use crate::rules::{self, Context};
use crate::text::{SourceFile, Span, Spanned};

/// The names in the front matter of a page.
pub(super) fn names(context: &Context<'_>, page: &Page) -> Vec<Name> {
    let playbook = context.playbook;
    let mut names = vec![own_name(page)];
    for reference in &page.refs {
        names.extend(refers(
            playbook,
            &page.file,
            reference.target,
            &reference.id,
        ));
    }
    for (_, expectation) in expectations(page) {
        names.extend(filters(playbook, page, expectation));
    }
    names.extend(waivers(playbook, page));
    names.extend(audiences(playbook, page));
    names
}

/// What makes the document known: its `id`, else its title, else its first line.
fn own_name(page: &Page) -> Name {
    let thing = Thing::of_page(page);
    if let Some(id) = page.common.id.as_ref().filter(|_| !page.is_translation) {
        return Name::new(&page.file, id.span, &id.value, thing, Part::Definition);
    }
    let title = if page.is_translation {
        &page.translation.title
    } else {
        &page.common.title
    };
    Name {
        span: title.as_ref().map_or(page.anchor, |title| title.span),
        id: None,
        thing,
        part: Part::Definition,
        file: None,
    }
}

/// What a reference names: a document, and the item in it where it says one.
pub(super) fn refers(
    playbook: &Playbook,
    file: &SourceFile,
    target: RefTarget,
    id: &Spanned<String>,
) -> Vec<Name> {
    if target == RefTarget::Object {
        return object(playbook, file, id);
    }
    let thing = of_target(playbook, target, &id.value);
    let name = |thing| Name::new(file, id.span, &id.value, thing, Part::Use);
    thing.map(name).into_iter().collect()
}

/// The names in `KIND/ID#KEY`.
pub(super) fn object(playbook: &Playbook, file: &SourceFile, id: &Spanned<String>) -> Vec<Name> {
    let at = inside_quotes(&id.value, id.span);
    let is_exact = file.slice(at) == id.value;
    let parts = of_object(playbook, &id.value, at).into_iter();
    let name = |(span, thing)| Name {
        span: if is_exact { span } else { id.span },
        id: is_exact.then_some(span),
        thing,
        part: Part::Use,
        file: None,
    };
    parts.map(name).collect()
}

/// The expectations of a page, by key.
pub(super) fn expectations(page: &Page) -> impl Iterator<Item = (&Spanned<String>, &Expectation)> {
    let table: Option<&Spanned<Table<String, Expectation>>> = match &page.facts {
        Facts::Agreement(agreement) => agreement.expectations.as_ref(),
        Facts::Brief(brief) => brief.expectations.as_ref(),
        Facts::Alignment(sheet) => sheet.success.as_ref(),
        _ => None,
    };
    let entries = table.into_iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((&entry.key, &entry.value.as_ref()?.value)))
}

/// What the values under `where` name, as the columns of the metric's ledger say.
fn filters(playbook: &Playbook, page: &Page, expectation: &Expectation) -> Vec<Name> {
    let metric = expectation.metric.as_ref().map(|metric| metric.as_str());
    let entries = expectation.filter.iter().flat_map(|it| it.value.iter());
    let mut names = Vec::new();
    for entry in entries {
        let target = metric.and_then(|metric| column_target(playbook, metric, &entry.key));
        if let (Some(target), Some(value)) = (target, &entry.value) {
            names.extend(refers(playbook, &page.file, target, value));
        }
    }
    names
}

/// What the cells of a column name, in the ledger of a metric.
pub(in crate::assist) fn column_target(
    playbook: &Playbook,
    metric: &str,
    column: &str,
) -> Option<RefTarget> {
    let (_, metric) = playbook.metrics().find(|(page, _)| page.id == metric)?;
    let ledger = playbook.metric_definition(metric).ledger.clone()?;
    let schemas = schemas(&playbook.config);
    let schema = schemas.iter().find(|it| it.id == ledger.as_str())?;
    schema.columns[schema.position(column)?].refers
}

/// The rules and objects that waivers name.
fn waivers(playbook: &Playbook, page: &Page) -> Vec<Name> {
    let entries = page.common.waivers.iter().flat_map(|it| it.value.iter());
    let mut names = Vec::new();
    for waiver in entries {
        names.extend(waiver.rule.iter().filter_map(|it| rule(&page.file, it)));
        let objects = waiver.object.iter();
        names.extend(objects.flat_map(|it| object(playbook, &page.file, it)));
    }
    names
}

/// A rule that is named.
pub(super) fn rule(file: &SourceFile, id: &Spanned<String>) -> Option<Name> {
    let known = rules::find(&id.value)?;
    let thing = Thing::Rule(known.id.to_owned());
    Some(Name::new(file, id.span, &id.value, thing, Part::Use))
}

/// The parties that `audience: party:ID` names.
fn audiences(playbook: &Playbook, page: &Page) -> Vec<Name> {
    let words = page.common.audience.iter().flat_map(|it| it.value.iter());
    let party = |word: &Spanned<String>| {
        let id = word.value.strip_prefix(crate::model::audience::PARTY)?;
        let thing = of_target(playbook, RefTarget::Party, id)?;
        let inner = inside_quotes(&word.value, word.span);
        let is_exact = page.file.slice(inner) == word.value;
        let own = Span::new(inner.end.saturating_sub(id.len()), inner.end);
        Some(Name {
            span: word.span,
            id: is_exact.then_some(own),
            thing,
            part: Part::Use,
            file: None,
        })
    };
    words.filter_map(party).collect()
}

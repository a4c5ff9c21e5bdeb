//! What may stand where in front matter and in `comity.toml`, out of the declared fields.

use std::borrow::Cow;

use super::View;
use super::names::page_at;
use crate::model::field::{Choice as _, ChoiceWord, Field, Record as _, Shape};
use crate::model::kinds::{Common, DecisionStatus, PartnershipStatus, Status, Translation};
use crate::model::{Config, Kind, Page, Playbook};

/// One step down from the top of a tree of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Into what stands under a key.
    Key(String),
    /// Into an item of a list, by its number.
    Item(usize),
}

impl Step {
    /// The key, where it is one.
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Key(key) => Some(key),
            Self::Item(_) => None,
        }
    }
}

/// A tree of declared fields, and what it is about.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    /// The kind of the document; `None` for `comity.toml`.
    pub(super) kind: Option<Kind>,
    /// The keys at the top.
    top: Vec<Field>,
}

/// What a place holds.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The declaration of its key; a key that the author chose has none.
    pub(super) field: Option<Field>,
    /// What may be written.
    pub(super) shape: Shape,
}

/// What keys a table may have.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    /// Those that are declared.
    pub(super) fields: Vec<Field>,
    /// What those may be that the author chooses.
    pub(super) chosen: Vec<Shape>,
}

impl Fields {
    /// The fields of the file that is looked at; `None` where it has none.
    pub(super) fn of(view: &View<'_>) -> Option<Self> {
        let playbook = view.context.playbook;
        if view.file.path == playbook.config_file.path {
            return Some(Self {
                kind: None,
                top: Config::FIELDS.to_vec(),
            });
        }
        page_at(playbook, &view.file.path).map(|page| Self::of_page(playbook, page))
    }

    fn of_page(playbook: &Playbook, page: &Page) -> Self {
        let kind = page.kind;
        let top = if page.is_translation {
            let also = ["kind", "lang", "aliases"];
            let common = Common::FIELDS.iter();
            let also = common.filter(|field| also.contains(&&*field.key));
            Translation::FIELDS.iter().chain(also).cloned().collect()
        } else {
            let own = playbook.config.own_fields(kind);
            let built_in = Common::FIELDS.iter().chain(kind.fields());
            built_in.cloned().chain(own).collect()
        };
        Self {
            kind: Some(kind),
            top,
        }
    }

    /// What stands at the end of `path`.
    pub(super) fn at(&self, path: &[Step]) -> Option<Slot> {
        let (first, rest) = path.split_first()?;
        let field = self
            .top
            .iter()
            .find(|field| Some(&*field.key) == first.key())?;
        let mut slot = self.slot(field, path);
        for step in rest {
            slot = below(&slot.shape, step)?;
            if step.key() == Some("kind") && matches!(slot.shape, Shape::Text) {
                slot.shape = Shape::Choice(Cow::Borrowed(Kind::WORDS));
            }
        }
        Some(slot)
    }

    /// `status` and `kind` are texts whose words depend on the document.
    fn slot(&self, field: &Field, path: &[Step]) -> Slot {
        let words = match (&*field.key, self.kind) {
            ("status", Some(kind)) => Some(status_words(kind)),
            ("kind", Some(_)) if path.len() == 1 => Some(Kind::WORDS),
            _ => None,
        };
        Slot {
            shape: words.map_or_else(|| field.shape(), |words| Shape::Choice(words.into())),
            field: Some(field.clone()),
        }
    }

    /// The keys that may stand in the table at the end of `path`.
    pub(super) fn keys(&self, path: &[Step]) -> Keys {
        if path.is_empty() {
            return Keys {
                fields: self.top.clone(),
                chosen: Vec::new(),
            };
        }
        let mut keys = Keys::default();
        if let Some(slot) = self.at(path) {
            gather(&slot.shape, &mut keys);
        }
        keys
    }
}

fn status_words(kind: Kind) -> &'static [ChoiceWord] {
    match kind {
        Kind::Decision => DecisionStatus::WORDS,
        Kind::Partnership => PartnershipStatus::WORDS,
        _ => Status::WORDS,
    }
}

fn below(shape: &Shape, step: &Step) -> Option<Slot> {
    let slot = |shape: &Shape| Slot {
        field: None,
        shape: shape.clone(),
    };
    match (shape, step) {
        (Shape::Record(fields), Step::Key(key)) => {
            let field = fields.iter().find(|field| field.key == *key)?;
            Some(Slot {
                field: Some(field.clone()),
                shape: field.shape(),
            })
        }
        (Shape::Table(_, value), Step::Key(_)) => Some(slot(value)),
        (Shape::List(item), Step::Item(_)) => Some(slot(item)),
        (Shape::Either(this, that), _) => below(this, step).or_else(|| below(that, step)),
        _ => None,
    }
}

fn gather(shape: &Shape, keys: &mut Keys) {
    match shape {
        Shape::Record(fields) => keys.fields.extend(fields.iter().cloned()),
        Shape::Table(key, _) => keys.chosen.push((**key).clone()),
        Shape::Either(this, that) => {
            gather(this, keys);
            gather(that, keys);
        }
        _ => {}
    }
}

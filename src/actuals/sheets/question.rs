//! What a sheet asks.

use super::answers::written;
use crate::locale::Lang;
use crate::model::field::{Field, Record as _};
use crate::model::kinds::Alignment;
use crate::model::{Kind, Page, Playbook};

/// Keys of a sheet that are no questions: whose it is, and how it was kept shut.
const NO_QUESTIONS: [&str; 3] = ["party", "seal", "salt"];

/// A question of the sheets: a declared field of theirs, the playbook's own ones included.
#[derive(Debug, Clone)]
pub struct Question {
    field: Field,
}

impl Question {
    /// Its id: the key of the field.
    pub fn key(&self) -> &str {
        &self.field.key
    }

    /// What it is called.
    pub fn name(&self, lang: Lang) -> &str {
        self.field.name(lang)
    }

    /// The declared field.
    pub fn field(&self) -> &Field {
        &self.field
    }
}

/// The questions that every sheet asks.
fn built_in() -> impl Iterator<Item = &'static Field> {
    let is_question = |field: &&Field| !NO_QUESTIONS.contains(&&*field.key);
    Alignment::FIELDS.iter().filter(is_question)
}

/// Whether a sheet answers a question that every sheet asks.
pub(super) fn answers_any(page: &Page) -> bool {
    built_in().any(|field| written(page, &field.key).is_some())
}

/// The questions of this playbook's sheets, in the order of their declaration.
pub fn questions(playbook: &Playbook) -> Vec<Question> {
    let own = playbook.config.own_fields(Kind::Alignment);
    let fields = built_in().cloned().chain(own);
    fields.map(|field| Question { field }).collect()
}

//! The kinds of documents as the editor's collections: a folder each, or a file among the single
//! ones.

use serde_json::{Map, Value, json};

use super::widgets::{Drawn, Painter};
use super::{MEDIA, within};
use crate::locale::{Lang, Message};
use crate::model::field::{Choice as _, Field, Record as _};
use crate::model::kinds::Common;
use crate::model::{Kind, Playbook, schema};

/// The collection of the documents that a playbook has once.
const SINGLE: &str = "playbook";

/// Keys that are not filled in: their values are digests and what commands write, and an id that
/// changes leaves references behind.
const NOT_FILLED: [&str; 7] = [
    "kind",
    "id",
    "signoffs",
    "seal",
    "salt",
    "charter_digest",
    "translated_from",
];

/// Keys that stand behind those of the kind.
const LAST: [&str; 2] = ["signoffs", "waivers"];

/// The collections, and by kind the shapes that the page reads.
pub(super) struct Collections {
    pub(super) list: Vec<Value>,
    pub(super) shapes: Value,
}

impl Collections {
    /// Those of a playbook that stands in `folder` of its repository.
    pub(super) fn of(playbook: &Playbook, folder: &str, lang: Lang) -> Self {
        let mut list = Vec::new();
        let mut files = Vec::new();
        let mut shapes = Map::new();
        for kind in Kind::ALL {
            let form = Form::of(*kind, playbook, lang);
            let path = within(folder, &playbook.config.place(*kind));
            if is_file(&path) {
                files.push(form.file(&path, playbook));
            } else {
                list.push(form.folder(&path, playbook));
            }
            let key = kind.word().to_owned();
            shapes.insert(key, json!({ "shapes": form.shapes, "order": form.order }));
        }
        let single = json!({
            "name": SINGLE,
            "label": Message::new("cms-single").text(lang),
            "i18n": is_translated(playbook),
            "files": files,
        });
        list.insert(0, single);
        let shapes = Value::Object(shapes);
        Self { list, shapes }
    }
}

/// The form of a kind.
struct Form {
    kind: Kind,
    label: String,
    fields: Vec<Value>,
    shapes: Value,
    /// All keys, in the order in which they are written.
    order: Vec<String>,
}

impl Form {
    fn of(kind: Kind, playbook: &Playbook, lang: Lang) -> Self {
        let place = |kind: Kind| {
            let word = kind.word().to_owned();
            if is_file(&playbook.config.place(kind)) {
                (SINGLE.to_owned(), Some(word))
            } else {
                (word, None)
            }
        };
        let painter = Painter {
            playbook,
            lang,
            place: &place,
        };
        let own = playbook.config.own_fields(kind);
        let all = in_order(kind, &own);
        let mut fields = vec![kept("x_source"), with_default("kind", kind.word())];
        let mut shapes = Map::new();
        shapes.insert("kind".to_owned(), json!("text"));
        for field in &all {
            if NOT_FILLED.contains(&&*field.key) {
                continue;
            }
            let drawn = if field.key == "status" {
                painter.field_of_words(field, schema::status_words(kind))
            } else {
                painter.field(field)
            };
            if let Some(Drawn { mut widget, shape }) = drawn {
                if field.key == "status" && kind == Kind::Decision {
                    widget.insert("required".to_owned(), json!(true));
                }
                if field.key == "title" {
                    widget.insert("i18n".to_owned(), json!(true));
                }
                if field.key == "summary" {
                    widget.insert("widget".to_owned(), json!("text"));
                }
                fields.push(Value::Object(widget));
                shapes.insert(field.key.to_string(), shape);
            }
        }
        fields.push(body(kind, playbook, lang));
        Self {
            kind,
            label: kind.label(lang).to_owned(),
            fields,
            shapes: Value::Object(shapes),
            order: all.iter().map(|field| field.key.to_string()).collect(),
        }
    }

    fn folder(&self, path: &str, playbook: &Playbook) -> Value {
        json!({
            "name": self.kind.word(),
            "label": self.label,
            "folder": path,
            "extension": "md",
            "format": format!("comity-{}-frontmatter", self.kind.word()),
            "i18n": is_translated(playbook),
            "create": true,
            "slug": { "template": slug(self.kind), "editable": true },
            "summary": "{{title}}",
            "media_folder": MEDIA,
            "public_folder": MEDIA,
            "fields": self.fields,
        })
    }

    fn file(&self, path: &str, playbook: &Playbook) -> Value {
        let translated = is_translated(playbook);
        let path = if translated {
            path.replace(".md", ".{{locale}}.md")
        } else {
            path.to_owned()
        };
        json!({
            "name": self.kind.word(),
            "label": self.label,
            "file": path,
            "format": format!("comity-{}-frontmatter", self.kind.word()),
            "i18n": translated,
            "media_folder": MEDIA,
            "public_folder": MEDIA,
            "fields": self.fields,
        })
    }
}

/// The fields in the order in which they are written: common ones, those of the kind, the
/// playbook's own, then what is added to a finished text.
fn in_order(kind: Kind, own: &[Field]) -> Vec<&Field> {
    let is_last = |field: &&Field| LAST.contains(&&*field.key);
    // The kind stands first in what `comity new` writes.
    let is_kind = |field: &&Field| field.key == "kind";
    let common = || Common::FIELDS.iter();
    common()
        .filter(is_kind)
        .chain(common().filter(|field| !is_kind(field) && !is_last(field)))
        .chain(kind.fields())
        .chain(own)
        .chain(common().filter(is_last))
        .collect()
}

/// Whether a kind has one document: its place is a file.
fn is_file(place: &str) -> bool {
    place.strip_suffix(".md").is_some()
}

fn is_translated(playbook: &Playbook) -> bool {
    playbook.config.languages().len() > 1
}

/// The name of a new file, as `comity new` gives it where the editor can.
fn slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Decision => "{{year}}-{{month}}-{{day}}-{{slug}}",
        Kind::Agreement | Kind::Brief => "{{year}}-{{month}}-{{slug}}",
        Kind::HealthCheck => "{{year}}-{{month}}",
        Kind::Update | Kind::Review => "{{fields.period}}",
        _ => "{{slug}}",
    }
}

fn kept(key: &str) -> Value {
    json!({ "name": key, "widget": "hidden", "i18n": true })
}

fn with_default(key: &str, value: &str) -> Value {
    json!({ "name": key, "widget": "hidden", "default": value })
}

/// The text of the document: as it is written first, so that tables and comments stay. A new one
/// begins with the headings that the practice asks for.
fn body(kind: Kind, playbook: &Playbook, lang: Lang) -> Value {
    let written_in = playbook.config.first_language();
    let headings = playbook.profile.sections(kind.word());
    let headings: Vec<String> = headings
        .iter()
        .map(|heading| format!("## {}\n", heading.value.text(written_in)))
        .collect();
    json!({
        "name": "body",
        "label": Message::new("cms-body").text(lang),
        "widget": "markdown",
        "modes": ["raw", "rich_text"],
        "required": false,
        "default": headings.join("\n"),
        "i18n": true,
        "hint": Message::new("cms-body-hint").text(lang),
    })
}

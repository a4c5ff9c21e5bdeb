//! What a field may hold, as the widget in which it is filled in.

use serde_json::{Map, Value, json};

use crate::locale::{Lang, Message};
use crate::model::field::{ChoiceWord, Field, Form, Need, RefTarget, Shape};
use crate::model::{Kind, Playbook, library};

/// The key of an item of a table, and of its value where that is no record; `forms/format.js` has
/// the same.
const ID: &str = "id";
const VALUE: &str = "value";

/// How deep lists may hang in lists: what lies deeper stays as it is written.
const DEPTH: usize = 4;

/// A widget, and the shape that `forms/format.js` reads.
pub(super) struct Drawn {
    pub(super) widget: Map<String, Value>,
    pub(super) shape: Value,
}

/// What widgets are drawn from.
pub(super) struct Painter<'a> {
    pub(super) playbook: &'a Playbook,
    /// The language of names and hints.
    pub(super) lang: Lang,
    /// Under which name the editor knows the documents of a kind, and whether they are one file.
    pub(super) place: &'a dyn Fn(Kind) -> (String, Option<String>),
}

impl Painter<'_> {
    /// The widget of a field with its name and hint; `None` where no form can hold its values.
    pub(super) fn field(&self, field: &Field) -> Option<Drawn> {
        self.named(field, &field.shape(), 0)
    }

    /// The select of `status`, whose words are not in the field's declaration.
    pub(super) fn field_of_words(&self, field: &Field, words: &[ChoiceWord]) -> Option<Drawn> {
        self.named(field, &Shape::Choice(words.to_vec().into()), 0)
    }

    fn named(&self, field: &Field, shape: &Shape, depth: usize) -> Option<Drawn> {
        let drawn = self.draw(shape, depth)?;
        let is_required = field.need == Need::Required;
        let mut widget = Map::new();
        widget.insert("name".to_owned(), json!(field.key));
        widget.insert("label".to_owned(), json!(field.name(self.lang)));
        widget.extend(drawn.widget);
        widget.insert("required".to_owned(), json!(is_required));
        let hint = hint(field.meaning(self.lang), shape, self.lang);
        widget.insert("hint".to_owned(), json!(hint));
        if !is_required {
            allow_nothing(&mut widget);
        }
        let shape = drawn.shape;
        Some(Drawn { widget, shape })
    }

    fn draw(&self, shape: &Shape, depth: usize) -> Option<Drawn> {
        if depth > DEPTH {
            return None;
        }
        let text = |widget: Value| drawn(widget, json!("text"));
        match shape {
            Shape::Text => text(json!({ "widget": "string" })),
            Shape::Integer => drawn(
                json!({ "widget": "number", "value_type": "int", "min": 0 }),
                json!("integer"),
            ),
            Shape::Bool => drawn(self.yes_or_no(), json!("bool")),
            Shape::Form(form) => text(self.form(*form)),
            Shape::Choice(words) => text(select(words.iter().map(|word| {
                let label = if self.lang == Lang::En {
                    word.en
                } else {
                    word.ru
                };
                (label.to_owned(), word.word.to_owned())
            }))),
            Shape::Words(words) => text(select(same(words.clone()))),
            Shape::Ref(target) => text(self.reference(*target)),
            Shape::List(inner) => self.list(inner, depth),
            Shape::Table(key, value) => self.table(key, value, depth),
            Shape::Record(fields) => {
                let (fields, shapes) = self.fields(fields, depth)?;
                drawn(
                    json!({ "widget": "object", "collapsed": true, "fields": fields }),
                    json!({ "record": shapes }),
                )
            }
            Shape::Either(one, other) => self.either(one, other, depth),
            Shape::Any => None,
        }
    }

    /// One of two shapes: one or many of the same are a list; two values are a text.
    fn either(&self, one: &Shape, other: &Shape, depth: usize) -> Option<Drawn> {
        if matches!(other, Shape::List(_)) {
            let mut drawn = self.draw(other, depth)?;
            drawn.shape["one"] = json!(true);
            return Some(drawn);
        }
        let is_value = |shape: &Shape| matches!(shape, Shape::Form(_) | Shape::Choice(_));
        let are_values = is_value(one) && is_value(other);
        are_values
            .then(|| drawn(json!({ "widget": "string" }), json!("text")))
            .flatten()
    }

    fn list(&self, inner: &Shape, depth: usize) -> Option<Drawn> {
        let item = self.draw(inner, depth + 1)?;
        let shape = json!({ "list": item.shape });
        let mut widget = item.widget;
        match widget.get("widget").and_then(Value::as_str) {
            Some("object") => {
                let fields = widget.remove("fields");
                drawn(
                    json!({ "widget": "list", "collapsed": true, "fields": fields }),
                    shape,
                )
            }
            Some("select" | "relation") => {
                widget.insert("multiple".to_owned(), json!(true));
                Some(Drawn { widget, shape })
            }
            Some("list") => None,
            _ => {
                let mut field = Map::new();
                field.insert("name".to_owned(), json!(VALUE));
                field.insert("label".to_owned(), json!(self.say("cms-item")));
                field.extend(widget);
                drawn(
                    json!({ "widget": "list", "collapsed": false, "field": field }),
                    shape,
                )
            }
        }
    }

    /// A list whose items carry the key under which they stand in the table.
    fn table(&self, key: &Shape, value: &Shape, depth: usize) -> Option<Drawn> {
        let mut id = Map::new();
        id.insert("name".to_owned(), json!(ID));
        id.insert("label".to_owned(), json!(self.say("cms-id")));
        id.extend(self.draw(key, depth + 1)?.widget);
        id.insert("required".to_owned(), json!(true));
        let mut fields = vec![Value::Object(id)];
        let shape = if let Shape::Record(inner) = value {
            let (inner, shapes) = self.fields(inner, depth + 1)?;
            fields.extend(inner);
            json!({ "record": shapes })
        } else {
            let drawn = self.draw(value, depth + 1)?;
            let mut field = Map::new();
            field.insert("name".to_owned(), json!(VALUE));
            field.insert("label".to_owned(), json!(self.say("cms-value")));
            field.extend(drawn.widget);
            fields.push(Value::Object(field));
            drawn.shape
        };
        drawn(
            json!({
                "widget": "list",
                "collapsed": true,
                "summary": format!("{{{{{ID}}}}}"),
                "fields": fields,
            }),
            json!({ "table": shape }),
        )
    }

    /// The fields of a record, and their shapes by key.
    fn fields(&self, fields: &[Field], depth: usize) -> Option<(Vec<Value>, Value)> {
        let mut widgets = Vec::new();
        let mut shapes = Map::new();
        for field in fields {
            if let Some(drawn) = self.named(field, &field.shape(), depth + 1) {
                widgets.push(Value::Object(drawn.widget));
                shapes.insert(field.key.to_string(), drawn.shape);
            }
        }
        (!widgets.is_empty()).then_some((widgets, Value::Object(shapes)))
    }

    /// A value with a grammar of its own: days are picked, all others typed and held against it.
    fn form(&self, form: Form) -> Value {
        if form.id == "date" {
            return json!({
                "widget": "datetime",
                "type": "date",
                "format": "YYYY-MM-DD",
                "time_format": false,
            });
        }
        let wrong = Message::new("cms-wrong-form").with("example", form.example);
        json!({ "widget": "string", "pattern": [form.pattern, wrong.text(self.lang)] })
    }

    /// A yes or no that may also be left open: a switch is always one of the two.
    fn yes_or_no(&self) -> Value {
        let option = |id, value: bool| json!({ "label": self.say(id), "value": value });
        json!({ "widget": "select", "options": [option("cms-yes", true), option("cms-no", false)] })
    }

    /// What a reference may name: a document that there is at the time of writing, where documents
    /// are meant.
    fn reference(&self, target: RefTarget) -> Value {
        let of = |kind: Kind, value: &str, shown: &str| {
            let (collection, file) = (self.place)(kind);
            let mut widget = json!({
                "widget": "relation",
                "collection": collection,
                "value_field": value,
                "display_fields": [shown],
                "search_fields": [shown],
            });
            if let Some(file) = file {
                widget["file"] = json!(file);
            }
            widget
        };
        let document = |kind| of(kind, "{{slug}}", "title");
        match target {
            RefTarget::Party => document(Kind::Party),
            RefTarget::Metric => document(Kind::Metric),
            RefTarget::Decision => document(Kind::Decision),
            RefTarget::Brief => document(Kind::Brief),
            RefTarget::Agreement => document(Kind::Agreement),
            RefTarget::Candidate => document(Kind::Candidate),
            RefTarget::Person => of(Kind::Party, "people.*.id", "people.*.name"),
            RefTarget::Cadence => of(Kind::Charter, "cadences.*.id", "cadences.*.id"),
            RefTarget::Market | RefTarget::Ledger => select(same(self.playbook.known(target))),
            RefTarget::ReadyMetric => select(same(library::references())),
            RefTarget::PartyOrPerson | RefTarget::Object => json!({ "widget": "string" }),
        }
    }

    fn say(&self, id: &'static str) -> String {
        Message::new(id).text(self.lang)
    }
}

fn drawn(widget: Value, shape: Value) -> Option<Drawn> {
    match widget {
        Value::Object(widget) => Some(Drawn { widget, shape }),
        _ => None,
    }
}

fn same(words: Vec<String>) -> impl Iterator<Item = (String, String)> {
    words.into_iter().map(|word| (word.clone(), word))
}

fn select(words: impl Iterator<Item = (String, String)>) -> Value {
    let options: Vec<Value> = words
        .map(|(label, value)| json!({ "label": label, "value": value }))
        .collect();
    if options.is_empty() {
        return json!({ "widget": "string" });
    }
    json!({ "widget": "select", "options": options })
}

/// One of several words can be taken back where it need not be there.
fn allow_nothing(widget: &mut Map<String, Value>) {
    let is_select = widget.get("widget").is_some_and(|it| it == "select");
    if is_select
        && !widget.contains_key("multiple")
        && let Some(options) = widget.get_mut("options").and_then(Value::as_array_mut)
    {
        options.insert(0, json!({ "label": "—", "value": "" }));
    }
}

/// What a field means, with an example of how it is written.
fn hint(meaning: &str, shape: &Shape, lang: Lang) -> String {
    let example = match shape {
        Shape::Form(form) if form.id != "date" => Some(form.example),
        Shape::Either(one, other) => [one, other].into_iter().find_map(|shape| match &**shape {
            Shape::Form(form) => Some(form.example),
            _ => None,
        }),
        _ => None,
    };
    let Some(example) = example else {
        return meaning.to_owned();
    };
    let message = Message::new("cms-hint")
        .with("meaning", meaning)
        .with("example", example);
    message.text(lang)
}

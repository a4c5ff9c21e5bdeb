//! The fields of a document, shown by their declaration: short facts as a list, records as tables.
//!
//! Nothing here knows a kind: what a field is called and what it holds comes from the table of fields, so a field added
//! to a kind, or declared by a playbook, is shown without a change on this floor.

mod cells;

use std::borrow::Cow;

use super::here::Here;
use super::view::{Cell, Column, Fact, NamedTable, Part, Row, Table};
use crate::actuals::phases;
use crate::locale::Lang;
use crate::model::Page;
use crate::model::field::{Field, Record as _, Shape};
use crate::model::kinds::Common;
use crate::parse::{Content, Entry, Node};
use cells::{pick, separate};

/// Common keys that are shown among the facts; the others have a place of their own on the page.
const COMMON: [&str; 4] = ["owner", "date", "tags", "audience"];

/// The fields of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) short: Vec<Fact>,
    pub(super) tables: Vec<NamedTable>,
}

/// Shows the fields of one document on one page of the site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shower<'a> {
    here: Here<'a>,
    /// The language free text is written in, where it is not the page's.
    foreign: Option<Lang>,
}

/// All fields of `page` in the order of their declaration, the common ones last.
pub(super) fn facts(here: Here<'_>, page: &Page) -> Facts {
    let own = here.site.playbook.config.own_fields(page.kind);
    let common = Common::FIELDS
        .iter()
        .filter(|field| COMMON.contains(&&*field.key));
    let shower = Shower::new(here, page);
    let mut facts = Facts::default();
    for field in page.kind.fields().iter().chain(&own).chain(common) {
        let Some(value) = value_of(here, page, &field.key).filter(|value| !is_empty(value)) else {
            continue;
        };
        match shower.table(field, &value) {
            Some(table) => facts.tables.push(table),
            None => facts.short.push(shower.fact(field, &value)),
        }
    }
    facts
}

/// The value of one field of `page`, for lists of documents.
pub(super) fn cell(here: Here<'_>, page: &Page, key: &str) -> Option<(String, Cell)> {
    let own = here.site.playbook.config.own_fields(page.kind);
    let mut fields = page.kind.fields().iter().chain(&own).chain(Common::FIELDS);
    let field = fields.find(|field| field.key == key)?;
    let shower = Shower::new(here, page);
    let value = value_of(here, page, key)
        .map(|value| shower.value(field, &value))
        .unwrap_or_default();
    Some((field.name(here.lang).to_owned(), value))
}

/// What a document says under `key`, itself or by the ready metric that it uses.
fn value_of<'p>(here: Here<'_>, page: &'p Page, key: &str) -> Option<Cow<'p, Node>> {
    let written = page.fields.get(key).filter(|entry| !entry.value.is_null());
    if let Some(entry) = written {
        return Some(Cow::Borrowed(&entry.value));
    }
    let ready = here.site.playbook.ready_entry(page, key)?;
    // The library's free text is English; its Russian page says the same in its own text.
    let is_foreign = key == "denominator" && here.lang != Lang::En;
    (!is_foreign).then_some(Cow::Owned(ready.value))
}

/// An answer of a sheet: the value of a field, or of an item of it.
pub(super) fn answer(
    here: Here<'_>,
    page: &Page,
    (field, item): (&Field, Option<&str>),
    node: &Node,
) -> Cell {
    let shape = field.shape();
    let inner = item.map(|item| match &shape {
        Shape::Table(_, value) => (**value).clone(),
        Shape::Record(fields) => {
            let field = fields.iter().find(|field| field.key == item);
            field.map_or(Shape::Any, Field::shape)
        }
        _ => Shape::Any,
    });
    Shower::new(here, page).cell(inner.as_ref().unwrap_or(&shape), node)
}

/// What an item of a field is called: declared keys have names.
pub(super) fn item_name(here: Here<'_>, field: &Field, item: &str) -> Option<String> {
    match field.shape() {
        Shape::Record(fields) => {
            let field = fields.iter().find(|field| field.key == item)?;
            Some(field.name(here.lang).to_owned())
        }
        _ => None,
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.content {
        Content::Null => true,
        Content::Scalar(text, _) => text.trim().is_empty(),
        Content::List(items) => items.is_empty(),
        Content::Map(entries) => entries.is_empty(),
    }
}

impl<'a> Shower<'a> {
    fn new(here: Here<'a>, page: &Page) -> Self {
        Self {
            here,
            foreign: (page.lang != here.lang).then_some(page.lang),
        }
    }

    fn fact(self, field: &Field, node: &Node) -> Fact {
        let label = field.name(self.here.lang).to_owned();
        Fact {
            key: field.key.to_string(),
            label,
            cell: self.value(field, node),
        }
    }

    /// The value of a field. A phase is a text to the format, and a word to readers.
    fn value(self, field: &Field, node: &Node) -> Cell {
        match node.text().filter(|_| field.key == "phase") {
            Some(phase) => {
                let text = phases::name(phase, self.here.lang);
                Cell {
                    parts: vec![Part {
                        text,
                        ..Part::default()
                    }],
                    numeric: false,
                }
            }
            None => self.cell(&field.shape(), node),
        }
    }

    fn cell(self, shape: &Shape, node: &Node) -> Cell {
        let mut parts = Vec::new();
        self.parts(shape, node, None, &mut parts);
        separate(&mut parts);
        Cell {
            parts,
            numeric: is_numeric(shape),
        }
    }

    /// Records with the same keys become a table.
    fn table(self, field: &Field, node: &Node) -> Option<NamedTable> {
        let shape = field.shape();
        let title = field.name(self.here.lang).to_owned();
        let id = format!("{}.", field.key);
        let (fields, key_name, rows) = match pick(&shape, node) {
            Shape::Table(key, value) => match &**value {
                Shape::Record(fields) => {
                    (*fields, self.key_name(key), self.keyed_rows(key, node, &id))
                }
                Shape::Table(inner_key, inner) => match &**inner {
                    Shape::Record(fields) => (
                        *fields,
                        self.key_name(key),
                        self.nested_rows(key, inner_key, node),
                    ),
                    _ => return None,
                },
                _ => return None,
            },
            Shape::List(value) => match &**value {
                Shape::Record(fields) => {
                    return Some(NamedTable {
                        id,
                        title,
                        table: self.list_table(fields, node),
                    });
                }
                _ => return None,
            },
            _ => return None,
        };
        let used = used(fields, rows.iter().map(|(_, _, record)| *record));
        let columns = std::iter::once(Column {
            label: key_name,
            numeric: false,
        })
        .chain(self.columns(&used))
        .collect();
        let rows = rows
            .into_iter()
            .map(|(id, head, record)| Row {
                id,
                head,
                cells: self.cells(&used, record),
            })
            .collect();
        Some(NamedTable {
            id,
            title,
            table: Table {
                columns,
                rows,
                ..Table::default()
            },
        })
    }

    fn keyed_rows<'n>(
        self,
        key: &Shape,
        node: &'n Node,
        id: &str,
    ) -> Vec<(Option<String>, Cell, &'n Node)> {
        let row = |entry: &'n Entry| {
            let head = self.key_cell(key, &entry.key.value);
            (Some(format!("{id}{}", entry.key.value)), head, &entry.value)
        };
        node.entries().iter().map(row).collect()
    }

    fn nested_rows<'n>(
        self,
        key: &Shape,
        inner: &Shape,
        node: &'n Node,
    ) -> Vec<(Option<String>, Cell, &'n Node)> {
        let mut rows = Vec::new();
        for outer in node.entries() {
            for entry in outer.value.entries() {
                let mut head = self.key_cell(key, &outer.key.value);
                head.parts
                    .extend(self.key_cell(inner, &entry.key.value).parts);
                separate(&mut head.parts);
                rows.push((None, head, &entry.value));
            }
        }
        rows
    }

    fn list_table(self, fields: &'static [Field], node: &Node) -> Table {
        let used = used(fields, node.items().iter());
        let Some((first, rest)) = used.split_first() else {
            return Table::default();
        };
        let columns = self.columns(&used).collect();
        let row = |record: &Node| Row {
            id: None,
            head: record
                .get(&first.key)
                .map(|entry| self.cell(&first.shape(), &entry.value))
                .unwrap_or_default(),
            cells: self.cells(rest, record),
        };
        Table {
            columns,
            rows: node.items().iter().map(row).collect(),
            ..Table::default()
        }
    }

    fn columns(self, fields: &[&Field]) -> impl Iterator<Item = Column> {
        let column = move |field: &&Field| Column {
            label: field.name(self.here.lang).to_owned(),
            numeric: is_numeric(&field.shape()),
        };
        fields.iter().map(column).collect::<Vec<_>>().into_iter()
    }

    fn cells(self, fields: &[&Field], record: &Node) -> Vec<Cell> {
        let cell = |field: &&Field| match record.get(&field.key) {
            Some(entry) => self.cell(&field.shape(), &entry.value),
            None => Cell {
                parts: Vec::new(),
                numeric: is_numeric(&field.shape()),
            },
        };
        fields.iter().map(cell).collect()
    }

    fn key_name(self, key: &Shape) -> String {
        match key {
            Shape::Ref(target) => self.here.say(&format!("key-{}", target.name())),
            _ => self.here.say("key"),
        }
    }
}

/// The fields that at least one record states, in the order of their declaration.
fn used<'n>(
    fields: &'static [Field],
    records: impl Iterator<Item = &'n Node>,
) -> Vec<&'static Field> {
    let records: Vec<&Node> = records.collect();
    let is_used = |field: &&Field| {
        records.iter().any(|record| {
            record
                .get(&field.key)
                .is_some_and(|entry| !is_empty(&entry.value))
        })
    };
    fields.iter().filter(is_used).collect()
}

fn is_numeric(shape: &Shape) -> bool {
    match shape {
        Shape::Integer => true,
        Shape::Form(form) => ["money", "share", "number", "quantity", "value"].contains(&form.id),
        _ => false,
    }
}

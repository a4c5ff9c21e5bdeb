//! One declaration per field.
//!
//! A record of fields is declared once, with [`record!`]; reading with places, JSON Schemas, the
//! reference page, and later completion and hover all come from that declaration. A playbook's own
//! fields (`[kinds.KIND.fields]`) become [`Field`]s too and join the same tables.

mod choice;
mod dynamic;
mod read_values;
mod reader;
mod record;
mod shape;

pub use choice::{Choice, ChoiceWord};
pub use dynamic::{Dynamic, dynamic};
pub use read_values::{Either, Items, Keyed, Localised, OneOrMany, Table};
pub use reader::{ReadContext, Reader, RefUse, inside_quotes, likeness};
pub use record::{FieldValue, Record, read_fields};
pub use shape::{Field, Form, Need, RefTarget, Shape};

pub(crate) use choice::choice;
pub(crate) use record::{record, spanned as record_spanned};

//! The first record of a file: which of its columns is which.

use super::dialect::Dialect;
use super::scan::{Records, cell};
use super::schema::LedgerSchema;
use super::told::{Told, of_ledger, short};
use crate::finding::{Finding, Fix, Place, Safety};
use crate::text::{SourceFile, Span, nearest};

/// Where a file has the columns of its ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// How many cells a row has.
    pub(super) width: usize,
    /// For each declared column its number in the file.
    pub(super) declared: Vec<Option<usize>>,
    /// The columns beside them, with their numbers.
    pub(super) extras: Vec<(String, usize)>,
}

/// A label of the header.
struct Label {
    name: String,
    span: Span,
}

/// Reads the header; `None` where it is none, which has been told.
pub(super) fn read(
    file: &SourceFile,
    schema: &LedgerSchema,
    dialect: Dialect,
    records: &mut Records<'_>,
    told: &mut Told,
) -> Option<Layout> {
    let header = Header { file, schema };
    if !records.advance() || records.record.iter().all(|label| label.trim().is_empty()) {
        told.of_file(header.blank_header(Span::at(records.start)).variant("file"));
        return None;
    }
    let labels = header.labels(records, dialect.delimiter);
    if let [only] = &labels[..]
        && let Some(delimiter) = dialect.other_delimiter(&only.name)
    {
        told.of_file(header.one_column(only.span, delimiter));
        return None;
    }
    let mut layout = Layout {
        width: labels.len(),
        declared: vec![None; schema.columns.len()],
        extras: Vec::new(),
    };
    for (number, label) in labels.iter().enumerate() {
        let first = labels[..number]
            .iter()
            .find(|other| other.name == label.name);
        if label.name.is_empty() {
            let finding = header.blank_header(label.span);
            told.of_file(finding.with("number", number + 1));
        } else if let Some(first) = first {
            told.of_file(header.duplicate_label(label, first));
        } else if let Some(place) = schema.position(&label.name) {
            layout.declared[place] = Some(number);
        } else {
            layout.extras.push((label.name.clone(), number));
        }
    }
    for (column, place) in schema.columns.iter().zip(&layout.declared) {
        if column.is_required && place.is_none() {
            told.of_file(header.missing_label(&column.name, &labels));
        }
    }
    Some(layout)
}

struct Header<'a> {
    file: &'a SourceFile,
    schema: &'a LedgerSchema,
}

impl Header<'_> {
    fn labels(&self, records: &Records<'_>, delimiter: u8) -> Vec<Label> {
        let labels = records.record.iter().enumerate();
        labels
            .map(|(number, name)| Label {
                name: name.trim().to_owned(),
                span: cell(&self.file.text, records.start, delimiter, number).span,
            })
            .collect()
    }

    fn finding(&self, rule: &'static str, span: Span, field: &str) -> Finding {
        let place = Place::new(&self.file.path, span);
        let field = format!("{}#{field}", self.file.path);
        of_ledger(rule, &self.schema.id, place).field(field)
    }

    fn blank_header(&self, span: Span) -> Finding {
        let wanted = self
            .schema
            .columns
            .iter()
            .filter(|column| column.is_required);
        let names: Vec<&str> = wanted.map(|column| &*column.name).collect();
        self.finding("blank-header", span, "")
            .with("columns", names.join(","))
    }

    fn duplicate_label(&self, label: &Label, first: &Label) -> Finding {
        self.finding("duplicate-label", label.span, &label.name)
            .with("column", short(&label.name))
            .label(
                Place::new(&self.file.path, first.span),
                "duplicate-label.first",
            )
    }

    /// The header in one piece, because its cells are set apart by something else.
    fn one_column(&self, span: Span, delimiter: &'static str) -> Finding {
        self.finding("missing-label", span, "")
            .variant("delimiter")
            .with("delimiter", delimiter)
    }

    fn missing_label(&self, column: &str, labels: &[Label]) -> Finding {
        let is_unknown = |label: &&Label| self.schema.position(&label.name).is_none();
        let unknown: Vec<&Label> = labels.iter().filter(is_unknown).collect();
        let near = nearest(column, unknown.iter().map(|label| label.name.as_str()));
        let misspelled = unknown.into_iter().find(|label| near == Some(&*label.name));
        let Some(label) = misspelled else {
            let line = self
                .file
                .line_at(labels.first().map_or(0, |label| label.span.start));
            let finding = self.finding("missing-label", line, column);
            return finding.with("column", column);
        };
        let fix = Fix::replace(Safety::Unsafe, &self.file.path, label.span, column);
        self.finding("missing-label", label.span, column)
            .variant("misspelled")
            .with("column", column)
            .with("written", short(&label.name))
            .fix(fix)
    }
}

//! `comity-baseline.toml`: the findings a playbook had when it came under these checks.
//!
//! One entry a line, sorted, so that two branches can be merged and a diff says what was mended.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::sync::Arc;

use super::field::{
    Choice as _, Items, ReadContext, Reader, Record as _, choice, read_fields, record,
};
use crate::finding::{Level, Measure, Report, Toward};
use crate::parse;
use crate::text::{SourceFile, Span, Spanned};
use crate::value::Number;

/// Where the baseline of a playbook is found without being named.
pub const BASELINE_FILE: &str = "comity-baseline.toml";

const HEADER: &str = "\
# Findings that were here before. `comity check` does not count them, takes out what is mended, and
# tells again what gets worse; add nothing by hand. `comity explain stale-baseline` says more.
known = [
";

choice! {
    /// How bad a known finding was.
    KnownLevel {
        Error = "error", "error", "ошибка";
        Warning = "warning", "warning", "предупреждение";
        Info = "info", "info", "сведение";
    }
}

choice! {
    /// Which way a known number gets better.
    KnownToward {
        Lower = "lower", "the lower, the better", "чем меньше, тем лучше";
        Higher = "higher", "the higher, the better", "чем больше, тем лучше";
    }
}

record! {
    /// `comity-baseline.toml`.
    BaselineFile {
        known: Items<KnownEntry> = "known", Required, "Known: findings that do not count", "Известные: замечания, которые не в счёт";
    }
}

record! {
    /// Findings of one rule about one thing.
    KnownEntry {
        rule: String = "rule", Required, "Rule: whose findings", "Правило: чьи замечания";
        object: String = "object", Required, "Object: the document or file they are about", "Объект: документ или файл, о котором они";
        field: String = "field", Optional, "Field: inside the object", "Поле: внутри объекта";
        level: KnownLevel = "level", Required, "Level: the worst of them", "Уровень: худшего из них";
        count: u32 = "count", Optional, "Count: how many; one where it is left out", "Сколько: если не указано — одно";
        number: Number = "number", Optional, "Number: the worst that was measured", "Число: худшее из измеренных";
        unit: String = "unit", Optional, "Unit: of the number", "Единица: числа";
        better: KnownToward = "better", Optional, "Better: which way the number may go", "Лучше: куда число может меняться";
    }
}

/// What the findings of one entry have in common: rule, object, field, and what is measured.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What they are about.
    pub object: String,
    /// Their rule.
    pub rule: String,
    /// The field or item inside the object; may be empty.
    pub field: String,
    /// The unit and the good direction of what is measured, where something is.
    pub scale: Option<(String, Toward)>,
}

/// Known findings of one key, and how bad they may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What they have in common.
    pub key: Key,
    /// The worst level.
    pub level: Level,
    /// How many there are.
    pub count: u32,
    /// The worst number.
    pub measure: Option<Measure>,
}

/// A baseline as it is written.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its entries, in the order of the file.
    pub entries: Vec<Written>,
    /// Whether all of it could be read. What could not must not be written over.
    pub is_whole: bool,
}

/// An entry with its places.
#[derive(Debug, Clone)]
pub struct Written {
    /// What it knows.
    pub known: Known,
    /// All of it.
    pub span: Span,
    /// The rule's id.
    pub rule: Spanned<String>,
}

impl Baseline {
    /// Reads a baseline; what is wrong in it is told.
    pub fn read(file: SourceFile, report: &mut Report) -> Self {
        let before = report.findings.len();
        let (node, is_broken) = parse::toml_file(&file, "config-unreadable", report);
        let context = ReadContext {
            path: &file.path,
            is_broken,
            anchor: file.line_at(0),
        };
        let mut reader = Reader::new(context, report);
        let read: BaselineFile = read_fields(&node, &mut reader);
        reader.unknown_keys(&node, &[BaselineFile::FIELDS]);
        let entries = read.known.into_iter().flat_map(|known| known.value);
        let entries = entries.filter_map(written).collect();
        let is_whole = report.findings.len() == before;
        Self {
            file: Arc::new(file),
            entries,
            is_whole,
        }
    }

    /// The file with these findings and no others.
    pub fn text(known: &[Known]) -> String {
        let mut known: Vec<&Known> = known.iter().collect();
        known.sort_by(|one, other| one.key.cmp(&other.key));
        let mut text = HEADER.to_owned();
        for known in known {
            let _ = writeln!(text, "  {known},");
        }
        text + "]\n"
    }
}

/// What an entry says; nothing where it lacks something, which has been told.
fn written(entry: Spanned<KnownEntry>) -> Option<Written> {
    let Spanned { value: entry, span } = entry;
    let rule = entry.rule?;
    let number = entry.number.map(|number| number.value.0);
    let scale = entry.unit.zip(entry.better);
    let measure = number
        .zip(scale)
        .map(|(number, (unit, better))| Measure::new(number, &unit.value, better.value.toward()));
    let scale = measure.as_ref().map(|it| (it.unit.clone(), it.better));
    let known = Known {
        key: Key {
            object: entry.object?.value,
            rule: rule.value.clone(),
            field: entry.field.map(|field| field.value).unwrap_or_default(),
            scale,
        },
        level: entry.level?.value.level(),
        count: entry.count.map_or(1, |count| count.value),
        measure,
    };
    Some(Written { known, span, rule })
}

impl KnownLevel {
    fn level(self) -> Level {
        match self {
            Self::Error => Level::Error,
            Self::Warning => Level::Warning,
            Self::Info => Level::Info,
        }
    }
}

impl KnownToward {
    fn toward(self) -> Toward {
        match self {
            Self::Lower => Toward::Lower,
            Self::Higher => Toward::Higher,
        }
    }

    fn of(toward: Toward) -> Self {
        match toward {
            Toward::Lower => Self::Lower,
            Toward::Higher => Self::Higher,
        }
    }
}

impl Known {
    /// The stricter of both in everything: the lower level, the smaller count, the better number.
    #[must_use]
    pub fn stricter(&self, other: &Self) -> Self {
        let better = |one: &Measure, other: &Measure| one.cmp_quality(other) == Ordering::Less;
        let measure = match (&self.measure, &other.measure) {
            (Some(one), Some(two)) if better(one, two) => Some(two.clone()),
            (one, two) => one.clone().or_else(|| two.clone()),
        };
        Self {
            key: self.key.clone(),
            level: self.level.min(other.level),
            count: self.count.min(other.count),
            measure,
        }
    }
}

/// The entry as a line of the file, without its comma.
impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key {
            object,
            rule,
            field,
            ..
        } = &self.key;
        write!(f, "{{ rule = {}, object = {}", quoted(rule), quoted(object))?;
        if !field.is_empty() {
            write!(f, ", field = {}", quoted(field))?;
        }
        write!(f, ", level = \"{}\"", self.level)?;
        if self.count != 1 {
            write!(f, ", count = {}", self.count)?;
        }
        if let Some(measure) = &self.measure {
            let better = KnownToward::of(measure.better).word();
            let (number, unit) = (Number(measure.number), quoted(&measure.unit));
            write!(
                f,
                ", number = {number}, unit = {unit}, better = \"{better}\""
            )?;
        }
        f.write_str(" }")
    }
}

/// A basic string of TOML 1.0: quotes, strokes and control characters are escaped, and so is what
/// could not be seen.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if is_unseen(letter) => {
                let _ = write!(out, "\\U{:08X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Control characters, and those of Unicode that have no width or turn the direction of text.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DocPath;

    fn read(text: &str) -> (Baseline, Report) {
        let mut report = Report::default();
        let file = SourceFile::new(DocPath::new(BASELINE_FILE), text.as_bytes());
        (Baseline::read(file, &mut report), report)
    }

    fn known(object: &str, field: &str, measure: Option<Measure>) -> Known {
        Known {
            key: Key {
                object: object.to_owned(),
                rule: "missed-expectation".to_owned(),
                field: field.to_owned(),
                scale: measure.as_ref().map(|it| (it.unit.clone(), it.better)),
            },
            level: Level::Warning,
            count: 2,
            measure,
        }
    }

    #[test]
    fn what_is_written_is_read_back_in_order() {
        let cost = Measure::new("0.433".parse().unwrap(), "USD/\"x\"", Toward::Lower);
        let late = Measure::new(40.into(), "%", Toward::Lower);
        let all = [
            known("agreement/письмо", "expectations.cpe", Some(cost)),
            known("a\\b\u{202e}.md", "", None),
            known("agreement/письмо", "expectations.cpe", Some(late)),
        ];
        let text = Baseline::text(&all);
        let (baseline, report) = read(&text);
        assert_eq!(report.findings, []);
        assert!(baseline.is_whole);
        let mut sorted = all.to_vec();
        sorted.sort_by(|one, other| one.key.cmp(&other.key));
        let back: Vec<Known> = baseline.entries.iter().map(|it| it.known.clone()).collect();
        assert_eq!(back, sorted);
        assert_eq!(Baseline::text(&back), text);
        let first = baseline.file.slice(baseline.entries[0].span);
        assert_eq!(first, sorted[0].to_string());
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
        let line = "{ rule = \"a\", object = \"b\", level = \"error\" }";
        let (baseline, report) = read(&format!("known = [\n  {line},\n  {{ rule = \"c\" }},\n]\n"));
        assert!(!baseline.is_whole);
        assert_eq!(baseline.entries.len(), 1);
        let told: Vec<&str> = report.findings.iter().map(|it| &*it.rule).collect();
        assert_eq!(told, ["missing-key", "missing-key"]);
        let (baseline, report) = read("<<<<<<< HEAD\nknown = []\n");
        assert!(!baseline.is_whole && !report.findings.is_empty());
    }

    #[test]
    fn of_two_entries_the_stricter_holds() {
        let of = |number: i64| {
            known(
                "a",
                "b",
                Some(Measure::new(number.into(), "%", Toward::Lower)),
            )
        };
        let mut one = of(30);
        one.count = 1;
        let both = of(20).stricter(&one);
        assert_eq!((both.count, both.measure), (1, of(20).measure));
    }
}

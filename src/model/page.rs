//! One document, read.

use std::sync::Arc;

use super::config::Config;
use super::field::{Choice, Need};
use super::field::{
    Dynamic, Field, FieldValue, ReadContext, Reader, Record, RefUse, dynamic, inside_quotes,
    likeness, read_fields,
};
use super::kinds::{Common, DecisionStatus, Facts, Kind, Status, Translation};
use crate::finding::{Finding, Fix, Place, Report};
use crate::locale::Lang;
use crate::parse::{self, Node, Outline};
use crate::text::{DocPath, SourceFile, Span, Spanned, nearest, word_count};
use crate::value::Date;

/// A document: who it is, what it says in fields, what it says in prose.
#[derive(Debug, Clone)]
pub struct Page {
    /// The text all spans refer to.
    pub file: Arc<SourceFile>,
    /// What sort of document it is.
    pub kind: Kind,
    /// The name others refer to, unique within its kind.
    pub id: String,
    /// The language of its text.
    pub lang: Lang,
    /// Whether it carries only a title and text in another language.
    pub is_translation: bool,
    /// Keys that documents of every kind may have.
    pub common: Common,
    /// What a translation was made from.
    pub translation: Translation,
    /// The fields of its kind.
    pub facts: Facts,
    /// The fields that the playbook declared for itself, in the order of the declaration.
    pub own: Vec<(String, Spanned<Dynamic>)>,
    /// What it refers to.
    pub refs: Vec<RefUse>,
    /// The fields as they were written.
    pub fields: Node,
    /// Whether some of the front matter was unreadable.
    pub is_broken: bool,
    /// Where a finding about something missing points: the opening line, or the first line.
    pub anchor: Span,
    /// The prose.
    pub body: Span,
    /// Headings, links and sections of the prose.
    pub outline: Outline,
}

impl Page {
    /// The file's path.
    pub fn path(&self) -> &DocPath {
        &self.file.path
    }

    /// How references name it in full: `agreement/2026-02-loi`.
    pub fn object(&self) -> String {
        format!("{}/{}", self.kind.word(), self.id)
    }

    /// What it is called: its title, else its first heading, else its id.
    pub fn title(&self) -> &str {
        let title = if self.is_translation {
            &self.translation.title
        } else {
            &self.common.title
        };
        let heading = self
            .outline
            .headings
            .first()
            .map(|heading| heading.text.as_str());
        title
            .as_ref()
            .map(|title| title.value.as_str())
            .or(heading)
            .unwrap_or(&self.id)
    }

    /// Where it stands in its life, where it says so; decisions and candidates have their own.
    pub fn status(&self) -> Option<Status> {
        Status::from_word(self.common.status.as_ref()?)
    }

    /// Where a decision stands.
    pub fn decision_status(&self) -> Option<DecisionStatus> {
        DecisionStatus::from_word(self.common.status.as_ref()?)
    }

    /// Whether it is checked gently on `day`: a draft whose time has not come. Decisions never are.
    pub fn is_draft(&self, day: Date) -> bool {
        self.status() == Some(Status::Draft)
            && self.kind.has_life()
            && self.begins().is_none_or(|begin| day < begin)
    }

    /// Whether it speaks of something that is over.
    pub fn is_closed(&self) -> bool {
        let decided = self.decision_status();
        let is_settled = self.kind == Kind::Decision
            && decided.is_some_and(|status| status != DecisionStatus::Proposed);
        self.status() == Some(Status::Closed) || is_settled
    }

    /// The first day on which it holds, where it states one.
    pub fn begins(&self) -> Option<Date> {
        match &self.facts {
            Facts::Agreement(agreement) => {
                agreement.term.as_ref()?.from.as_ref().map(|day| day.value)
            }
            Facts::Brief(brief) => brief.dates.as_ref()?.start.as_ref().map(|day| day.value),
            _ => None,
        }
    }

    /// A finding of `rule` about this document.
    pub fn finding(&self, rule: &'static str, span: Span) -> Finding {
        Finding::new(rule, Place::new(self.path(), span)).object(self.object())
    }

    /// How many words the prose has, headings included, code left out.
    pub fn words(&self) -> usize {
        let prose = self.outline.prose.iter();
        prose.map(|span| word_count(self.file.slice(*span))).sum()
    }

    /// Where `key` is written at the top of the front matter, else the anchor.
    pub fn key_span(&self, key: &str) -> Span {
        self.fields
            .get(key)
            .map_or(self.anchor, |entry| entry.key.span)
    }
}

/// Reads a document; what is wrong with it is told and the rest kept.
pub fn read(file: SourceFile, config: &Config, report: &mut Report) -> Page {
    let mut own = Report::default();
    let parsed = parse::page(Arc::new(file), &mut own);
    let name = Name::of(&parsed.file.path, config);
    let anchor = parsed
        .front
        .as_ref()
        .map_or_else(|| first_line(&parsed.file), |front| front.opening);
    let context = ReadContext {
        path: &parsed.file.path,
        is_broken: parsed.is_broken,
        anchor,
    };
    let mut reader = Reader::new(context, &mut own);
    let (kind, has_kind) = match kind(&parsed.fields, &name) {
        Ok(kind) => (kind, true),
        Err(unknown) => (unknown.tell(&mut reader), false),
    };
    let is_bare = parsed.front.is_none() && kind == Kind::Page;
    let mut page = Page {
        kind,
        id: name.id,
        lang: name.lang.unwrap_or_else(|| config.first_language()),
        is_translation: name
            .lang
            .is_some_and(|lang| lang != config.first_language()),
        common: Common::default(),
        translation: Translation::default(),
        facts: Facts::Page,
        own: Vec::new(),
        refs: Vec::new(),
        is_broken: parsed.is_broken || is_bare || !has_kind,
        anchor,
        body: parsed.body,
        outline: parsed.outline,
        fields: parsed.fields,
        file: Arc::clone(&parsed.file),
    };
    if page.is_translation {
        page.read_translation(&mut reader);
    } else if !is_bare {
        let own = config.own_fields(kind);
        page.read_fields(&own, &mut reader);
        if has_kind {
            let tables = [Common::FIELDS, kind.fields(), &own];
            reader.unknown_keys(&page.fields, &tables);
        }
    }
    page.refs = std::mem::take(&mut reader.refs);
    let object = page.object();
    report.extend(
        own.findings
            .into_iter()
            .map(|finding| finding.object(object.clone())),
    );
    page
}

impl Page {
    fn read_fields(&mut self, own: &[Field], reader: &mut Reader<'_>) {
        self.common = read_fields(&self.fields, reader);
        self.facts = Facts::read(self.kind, &self.fields, reader);
        self.own = own_values(own, &self.fields, reader);
        if let Some(id) = &self.common.id {
            self.id.clone_from(&id.value);
        }
        if let Some(lang) = &self.common.lang {
            self.lang = lang.value;
        }
        self.read_status(reader);
    }

    fn read_status(&mut self, reader: &mut Reader<'_>) {
        use super::kinds::PartnershipStatus;
        let Some(entry) = self
            .fields
            .get("status")
            .filter(|entry| !entry.value.is_null())
        else {
            if self.kind == Kind::Decision && !self.is_broken {
                let finding = reader
                    .finding("missing-key", self.anchor)
                    .with("key", "status")
                    .field("status");
                reader.tell(finding.variant("status"));
            }
            return;
        };
        reader.inside(&entry.key, |reader| match self.kind {
            Kind::Decision => DecisionStatus::read(&entry.value, reader).is_some(),
            Kind::Partnership => PartnershipStatus::read(&entry.value, reader).is_some(),
            _ => Status::read(&entry.value, reader).is_some(),
        });
    }

    fn read_translation(&mut self, reader: &mut Reader<'_>) {
        const ALSO: [&str; 3] = ["kind", "lang", "aliases"];
        self.translation = read_fields(&self.fields, reader);
        let known = |key: &str| {
            Translation::FIELDS.iter().any(|field| field.key == key) || ALSO.contains(&key)
        };
        for entry in self.fields.entries() {
            if known(&entry.key) || entry.key.starts_with("x-") {
                continue;
            }
            let finding = reader
                .finding("unknown-key", entry.key.span)
                .variant("translation");
            reader.tell(
                finding
                    .with("key", entry.key.value.clone())
                    .field(entry.key.value.clone()),
            );
        }
    }
}

fn own_values(
    declared: &[Field],
    node: &Node,
    reader: &mut Reader<'_>,
) -> Vec<(String, Spanned<Dynamic>)> {
    let mut values = Vec::new();
    for field in declared {
        match node.get(&field.key) {
            Some(entry) if !entry.value.is_null() => {
                let shape = field.shape();
                let value =
                    reader.inside(&entry.key, |reader| dynamic(&shape, &entry.value, reader));
                values.extend(
                    value.map(|value| {
                        (field.key.to_string(), Spanned::new(value, entry.value.span))
                    }),
                );
            }
            Some(entry) if field.need == Need::Required => {
                reader.missing_key(field, Some(entry.key.span));
            }
            None if field.need == Need::Required => reader.missing_key(field, None),
            _ => {}
        }
    }
    values
}

/// What a file's path says of its document.
struct Name {
    id: String,
    lang: Option<Lang>,
    kind: Kind,
}

impl Name {
    fn of(path: &DocPath, config: &Config) -> Self {
        let stem = path
            .file_name()
            .strip_suffix(".md")
            .unwrap_or(path.file_name());
        let suffix = stem
            .rsplit_once('.')
            .and_then(|(id, code)| Some((id, Lang::from_word(code)?)));
        let (id, lang) = match suffix.filter(|(_, lang)| config.languages().contains(lang)) {
            Some((id, lang)) => (id, Some(lang)),
            None => (stem, None),
        };
        Self {
            id: id.to_owned(),
            lang,
            kind: kind_of_place(path, id, config),
        }
    }
}

fn kind_of_place(path: &DocPath, id: &str, config: &Config) -> Kind {
    let root_file = format!("{id}.md");
    let fits = |kind: &&Kind| {
        let place = config.place(**kind);
        if path.folder().is_empty() {
            place == root_file
        } else {
            in_folder(path.folder(), &place)
        }
    };
    *Kind::ALL.iter().find(fits).unwrap_or(&Kind::Page)
}

fn in_folder(folder: &str, place: &str) -> bool {
    folder
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The kind that the document states, else that of its place.
fn kind<'n>(fields: &'n Node, name: &Name) -> Result<Kind, UnknownKind<'n>> {
    let Some((value, word)) = fields
        .get("kind")
        .and_then(|entry| Some((&entry.value, entry.value.text()?)))
    else {
        return Ok(name.kind);
    };
    let by_place = name.kind;
    Kind::from_word(word).ok_or(UnknownKind {
        value,
        word,
        by_place,
    })
}

/// A kind that does not exist, and what the document's place says instead.
struct UnknownKind<'n> {
    value: &'n Node,
    word: &'n str,
    by_place: Kind,
}

impl UnknownKind<'_> {
    /// Tells it, and returns the kind as which the document is read. Which keys it should have is
    /// not known, so none is told to be missing.
    fn tell(&self, reader: &mut Reader<'_>) -> Kind {
        let words: Vec<&str> = Kind::WORDS.iter().map(|word| word.word).collect();
        let kinds: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let finding = reader
            .finding("unknown-kind", self.value.span)
            .field("kind");
        let finding = finding
            .with("kind", self.word.to_owned())
            .with("kinds", kinds);
        let near = nearest(self.word, words);
        reader.tell(match near {
            Some(near) => {
                let path = finding.place.path.clone();
                let span = inside_quotes(self.word, self.value.span);
                let fix = Fix::replace(likeness(self.word, near), &path, span, near);
                finding.with("near", near).help("did-you-mean").fix(fix)
            }
            None => finding,
        });
        reader.doubt();
        near.and_then(Kind::from_word).unwrap_or(self.by_place)
    }
}

fn first_line(file: &SourceFile) -> Span {
    file.line_at(0)
}

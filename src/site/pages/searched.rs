//! What can be searched: the texts of the pages' own views, so nothing is found that no page shows.

use super::{about, alignment, budget, calendar, campaigns, changes, creators, document, editions};
use super::{expectations, failures, findings, glossary, health, home, ledger, list};
use crate::locale::Lang;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::addresses::encoded;
use crate::site::here::Here;
use crate::site::search::plain::{pieces, spaced};
use crate::site::search::{Entry, script};
use crate::site::view::{
    AlignmentRow, Cell, ExpectationRow, FindingRow, Html, NamedTable, Radar, Row, Run, Section,
    Sheet, State, Table, Text,
};
use crate::site::{Site, Subject};

/// The kind of pages that sum up others.
pub(super) const OVERVIEW: &str = "overview";

/// The words of `lang` in this edition, as a script.
pub(in crate::site) fn search_index(site: &Site, lang: Lang) -> String {
    let mut entries = Vec::new();
    for (address, subject) in site.subjects() {
        let at = &address;
        let page = PageEntries::new(Here { site, lang, at }, subject);
        entries.extend(page.all(subject));
    }
    // The register and the findings link to the pages that they are about.
    let at = &site.addresses.search;
    let here = Here { site, lang, at };
    script(lang.code(), &entries, |kind| kind_name(here, kind))
}

/// What a group of results is called.
pub(super) fn kind_name(here: Here<'_>, kind: &str) -> String {
    here.say_or(
        &format!("search-kind-{kind}"),
        &here.say(&format!("kinds-{kind}")),
    )
}

/// The kind, the title and the state of the page about `subject`.
pub(super) fn listed(here: Here<'_>, subject: Subject) -> (String, Text, Option<State>) {
    let documents = &here.site.playbook.documents;
    let document = match subject {
        Subject::Document(at) => documents.get(at).map(|document| &*document.page),
        Subject::Home => here.site.playbook.partnership().map(|(page, _)| page),
        _ => None,
    };
    if let Some(page) = document {
        let kind = page.kind.word().to_owned();
        return (kind, here.title(page), here.state_of(page));
    }
    if let Subject::Ledger(at, _) = subject {
        return (OVERVIEW.to_owned(), ledger::heading(here, at).title, None);
    }
    let key = match subject {
        Subject::List(kind) => &format!("kinds-{}", kind.word()),
        subject => subject.word().unwrap_or("overview"),
    };
    let title = Text {
        text: here.say(key),
        lang: None,
    };
    (OVERVIEW.to_owned(), title, None)
}

/// Makes the entries of one page.
struct PageEntries<'a> {
    here: Here<'a>,
    title: Text,
    kind: String,
    state: Option<State>,
}

impl<'a> PageEntries<'a> {
    fn new(here: Here<'a>, subject: Subject) -> Self {
        let (kind, title, state) = listed(here, subject);
        Self {
            here,
            title,
            kind,
            state,
        }
    }

    fn all(&self, subject: Subject) -> Vec<Entry> {
        let here = self.here;
        match subject {
            Subject::Home => self.home(),
            Subject::Document(at) => self.document(at),
            Subject::List(Kind::Brief) => self.sheet(&campaigns::view(here)),
            Subject::List(Kind::HealthCheck) => self.sheet(&health::view(here)),
            Subject::List(Kind::PostMortem) => self.sheet(&failures::view(here)),
            Subject::List(kind) => vec![self.top(&[list::lede(here, kind)])],
            Subject::Creators => self.sheet(&creators::view(here)),
            Subject::Budget => self.sheet(&budget::view(here)),
            Subject::Glossary => self.sheet(&glossary::view(here)),
            Subject::Ledger(_, 0) => vec![self.top(&[here.say("ledger-page-lede")])],
            Subject::About => self.sheet(&about::view(here)),
            Subject::Calendar => self.sheet(&calendar::view(here)),
            Subject::Changes => self.sheet(&changes::view(here)),
            Subject::Editions => self.sheet(&editions::view(here)),
            Subject::Decisions => vec![self.top(&[])],
            Subject::Alignment => self.alignment(),
            Subject::Expectations => self.expectations(),
            Subject::Findings => self.findings(),
            Subject::Ledger(..) | Subject::Search | Subject::Whole | Subject::NotFound => {
                Vec::new()
            }
        }
    }

    /// The beginning of the page.
    fn top(&self, texts: &[String]) -> Entry {
        self.part("", String::new(), texts)
    }

    /// The part of the page at `anchor`.
    fn part(&self, anchor: &str, heading: String, texts: &[String]) -> Entry {
        Entry {
            address: encoded(self.here.at),
            anchor: encoded(anchor),
            title: self.title.text.clone(),
            title_lang: self.title.lang.clone(),
            heading,
            text: spaced(&texts.join(" ")),
            kind: self.kind.clone(),
            state: self.state.clone(),
            ..Entry::default()
        }
    }

    fn home(&self) -> Vec<Entry> {
        let view = home::view(self.here);
        let mut texts = view.kicker;
        texts.extend(view.summary.map(|summary| summary.text));
        let mut entries = self.prose(
            self.top(&texts),
            view.prose.as_ref(),
            view.prose_lang.as_ref(),
        );
        entries.push(self.radar(&view.radar));
        entries
    }

    /// The signals, those that move first.
    fn radar(&self, radar: &Radar) -> Entry {
        let signals = radar.moving.iter().chain(&radar.resting);
        let signals = signals.map(|it| format!("{} {} {}", it.what.text, it.scope, it.told));
        let texts: Vec<String> = std::iter::once(radar.tally.clone())
            .chain(signals)
            .collect();
        self.part("_radar", self.here.say("radar"), &texts)
    }

    fn document(&self, at: usize) -> Vec<Entry> {
        let Some(document) = self.here.site.playbook.documents.get(at) else {
            return Vec::new();
        };
        let view = document::view(self.here, at, document);
        let mut top = self.top(&[]);
        top.reference.clone_from(&document.page.id);
        top.text = view.summary.map(|summary| summary.text).unwrap_or_default();
        let mut entries = self.prose(top, view.prose.as_ref(), view.prose_lang.as_ref());
        if let Some(top) = entries.first_mut() {
            // What the text says first makes the better excerpt.
            let facts = view.facts.iter();
            let facts = facts.map(|fact| format!("{}: {}", fact.label, words(&fact.cell)));
            let texts: Vec<String> = facts.collect();
            top.text = spaced(&format!("{} {}", top.text, texts.join(" · ")));
        }
        entries.extend(view.sections.iter().map(|section| self.section(section)));
        if let Some(ready) = view.ready {
            let all = ready.prose.iter().flat_map(|prose| pieces(prose.as_str()));
            let texts: Vec<String> = all.map(|piece| piece.text).collect();
            entries.push(Entry {
                reference: ready.reference,
                ..self.part("_ready", ready.title, &texts)
            });
        }
        entries.extend(view.tables.iter().flat_map(|table| self.table(table)));
        entries
    }

    /// A text by its headings; what stands before the first belongs to `top`.
    fn prose(&self, mut top: Entry, prose: Option<&Html>, lang: Option<&String>) -> Vec<Entry> {
        let mut pieces = pieces(prose.map_or("", Html::as_str)).into_iter();
        let first = pieces.next().unwrap_or_default();
        top.lang = lang.cloned();
        top.text = spaced(&format!("{} {}", top.text, first.text));
        let rest = pieces.map(|piece| Entry {
            lang: lang.cloned(),
            ..self.part(&piece.anchor, piece.heading, &[piece.text])
        });
        std::iter::once(top).chain(rest).collect()
    }

    fn sheet(&self, view: &Sheet) -> Vec<Entry> {
        let sections = view.sections.iter().map(|section| self.section(section));
        let top = self.top(std::slice::from_ref(&view.lede));
        std::iter::once(top).chain(sections).collect()
    }

    fn section(&self, section: &Section) -> Entry {
        let mut texts: Vec<String> = section.lede.iter().chain(&section.none).cloned().collect();
        texts.extend(section.table.iter().flat_map(|table| rows(&table.rows)));
        texts.extend(section.notes.iter().cloned());
        self.part(&section.id, section.title.clone(), &texts)
    }

    /// Rows that can be linked to are found one by one. Expectations are found as the register has them.
    fn table(&self, named: &NamedTable) -> Vec<Entry> {
        let NamedTable { id, title, table } = named;
        let key = id.trim_matches(['_', '.']);
        if key == "expectations" {
            return Vec::new();
        }
        let is_linked = !table.rows.is_empty() && table.rows.iter().all(|row| row.id.is_some());
        if !is_linked {
            let texts: Vec<String> = rows(&table.rows).collect();
            return vec![self.part(id, title.clone(), &texts)];
        }
        table
            .rows
            .iter()
            .map(|row| self.row(key, table, row))
            .collect()
    }

    fn row(&self, key: &str, table: &Table, row: &Row) -> Entry {
        let id = row.id.as_deref().unwrap_or_default();
        let reference = id.rsplit('.').next().unwrap_or(id).to_owned();
        let columns = table.columns.iter().skip(1).zip(&row.cells);
        let texts = columns.filter_map(|(column, cell)| {
            let text = words(cell);
            (!text.is_empty()).then(|| format!("{}: {text}", column.label))
        });
        let texts: Vec<String> = texts.collect();
        let named = words(&row.head);
        let is_person = key == "people";
        let heading = if is_person {
            self.here.person(&reference).text
        } else {
            named
        };
        let mut entry = self.part(id, heading, &[texts.join(" · ")]);
        // A row that is called by its id alone has it already.
        if entry.heading != reference {
            entry.reference = reference;
        }
        if is_person {
            "person".clone_into(&mut entry.kind);
            entry.state = None;
        }
        entry
    }

    fn alignment(&self) -> Vec<Entry> {
        let view = alignment::view(self.here);
        let rows = view.questions.iter().flat_map(|question| {
            let heading = |row: &AlignmentRow| {
                if question.has_items {
                    format!("{}: {}", question.title, row.what.text)
                } else {
                    row.what.text.clone()
                }
            };
            question.rows.iter().map(move |row| {
                let mut texts: Vec<String> = row.answers.iter().map(words).collect();
                texts.retain(|text| !text.is_empty());
                texts.extend(row.before.clone());
                Entry {
                    kind: Kind::Alignment.word().to_owned(),
                    state: Some(row.state.clone()),
                    ..self.part(&row.id, heading(row), &[texts.join(" · ")])
                }
            })
        });
        let top = self.top(std::slice::from_ref(&view.readiness));
        std::iter::once(top).chain(rows).collect()
    }

    fn expectations(&self) -> Vec<Entry> {
        let view = expectations::view(self.here);
        let ledes: Vec<String> = view.groups.iter().map(|it| it.lede.clone()).collect();
        let rows = view.groups.into_iter().flat_map(|group| group.rows);
        let rows = rows.map(expectation);
        std::iter::once(self.top(&ledes)).chain(rows).collect()
    }

    fn findings(&self) -> Vec<Entry> {
        let view = findings::view(self.here);
        let mut entries = vec![self.top(&[view.summary.state.name])];
        for owner in &view.owners {
            for document in &owner.documents {
                let found = document.findings.iter();
                entries.extend(found.map(|row| self.finding(&owner.id, row)));
            }
        }
        entries
    }

    fn finding(&self, anchor: &str, row: &FindingRow) -> Entry {
        let notes = row.notes.iter().chain(&row.help).map(|runs| said(runs));
        let mut texts = vec![row.place.clone()];
        texts.extend(notes);
        Entry {
            reference: row.rule.clone(),
            kind: "finding".to_owned(),
            state: Some(row.state.clone()),
            ..self.part(anchor, said(&row.message), &texts)
        }
    }
}

/// An expectation stands where it is written.
fn expectation(row: ExpectationRow) -> Entry {
    let href = row.written.href.unwrap_or_default();
    let (address, anchor) = href.split_once('#').unwrap_or((&href, ""));
    let texts = [row.target, row.actual, row.evidence, row.why, row.role];
    let mut texts: Vec<String> = texts.into_iter().flatten().collect();
    texts.extend(row.scope);
    texts.extend(row.owner.map(|owner| owner.text));
    Entry {
        address: address.to_owned(),
        anchor: anchor.to_owned(),
        title: row.written.text,
        title_lang: row.written.lang,
        heading: row.what.text,
        reference: row.reference,
        text: spaced(&texts.join(" · ")),
        lang: row.what.lang,
        kind: "expectation".to_owned(),
        state: Some(row.state),
    }
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn rows(rows: &[Row]) -> impl Iterator<Item = String> {
    rows.iter().map(|row| {
        let cells = std::iter::once(&row.head).chain(&row.cells).map(words);
        let cells: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
        cells.join(" · ")
    })
}

/// The words of a cell, as they are read.
fn words(cell: &Cell) -> String {
    let mut out = String::new();
    for part in &cell.parts {
        if let Some(label) = &part.label {
            out.push_str(label);
            out.push_str(": ");
        }
        out.push_str(part.state.as_ref().map_or(&part.text, |state| &state.name));
        out.push_str(part.after.as_deref().unwrap_or_default());
        out.push(' ');
    }
    spaced(&out)
}

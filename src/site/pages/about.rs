//! What a site was made of: enough to make the same bytes again, or to ask why another copy says something else.

use super::cells::{columns, dated, linked, number, row, table, words};
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::here::{Here, plain};
use crate::site::view::{Cell, Row, Section, Sheet};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let mut sections = vec![made(here), documents(here)];
    sections.extend(ledgers(here));
    Sheet {
        title: here.say("about-site"),
        lede: here.say("about-site-lede"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

/// The day, the commit, the program and the settings.
fn made(here: Here<'_>) -> Section {
    let site = here.site;
    let config = &site.playbook.config;
    let line = |key: &str, cell: Cell| row(vec![words(here.say(key)), cell]);
    let mut rows = vec![line("as-of", dated(Some(here.day(site.options.as_of))))];
    rows.extend(here.audience().map(|name| line("built-for", words(name))));
    let last = last_change(here);
    rows.extend(last.map(|(commit, day)| line("last-change", words(format!("{commit}, {day}")))));
    rows.push(line(
        "program",
        words(format!("Comity {}", site.options.version)),
    ));
    let layers = site.playbook.lineage.layers().iter();
    let layers: Vec<&str> = layers.map(|layer| layer.name.as_str()).collect();
    rows.push(line("profile", words(layers.join(" → "))));
    rows.push(line("time-zone", words(config.zone().name())));
    let currency = config.currency.as_ref();
    rows.extend(currency.map(|it| line("reporting-currency", words(it.value.code()))));
    let languages = site.options.languages.iter().map(|lang| lang.name());
    let languages: Vec<&str> = languages.collect();
    rows.push(line("languages", words(languages.join(", "))));
    Section {
        id: "_made".to_owned(),
        title: here.say("made-of"),
        table: Some(table(columns(here, &["what", "value"]), rows)),
        ..Section::default()
    }
}

/// The latest commit that touched a document, and its day.
pub(super) fn last_change(here: Here<'_>) -> Option<(String, String)> {
    let past = here.site.past.as_ref()?;
    let changes = past.files.values().flat_map(|story| &story.changes);
    let last = changes.max_by_key(|change| (change.at, &change.commit))?;
    Some((last.commit.clone(), here.lang.long_date(last.day)))
}

/// How many documents of each kind there are.
fn documents(here: Here<'_>) -> Section {
    let line = |kind: &Kind| -> Option<Row> {
        let count = here.site.playbook.of_kind(*kind).count();
        let address = here.site.addresses.lists.get(kind.word());
        let name = kind.label(here.lang);
        let head = match address {
            Some(address) => linked(crate::site::view::Link {
                href: Some(here.href(address)),
                ..plain(name)
            }),
            None => words(name),
        };
        (count > 0).then(|| row(vec![head, counted(here, count)]))
    };
    let rows = Kind::ALL.iter().filter_map(line);
    Section {
        id: "_documents".to_owned(),
        title: here.say("documents"),
        table: Some(table(columns(here, &["kind", "how-many"]), rows.collect())),
        ..Section::default()
    }
}

/// The ledgers, their files and rows; nothing without any.
fn ledgers(here: Here<'_>) -> Option<Section> {
    let tables = here.site.actuals.ledgers.tables();
    let rows: Vec<Row> = tables
        .filter(|ledger| !ledger.files.is_empty())
        .map(|ledger| {
            let files: Vec<&str> = ledger.files.iter().map(|file| file.path.as_str()).collect();
            let id = &ledger.schema.id;
            row(vec![
                linked(here.ledger(id)),
                words(files.join(", ")),
                counted(here, ledger.rows.len()),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| Section {
        id: "_ledgers".to_owned(),
        title: here.say("ledgers"),
        table: Some(table(columns(here, &["ledger", "files", "rows"]), rows)),
        ..Section::default()
    })
}

fn counted(here: Here<'_>, count: usize) -> Cell {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    number(Some(here.lang.integer(count)))
}

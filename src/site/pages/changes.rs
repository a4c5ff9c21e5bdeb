//! What changed since the last edition: what it means first, then which pages say something else.

use super::cells::{columns, linked, row, stated, table, words};
use crate::compare::{Change, Class};
use crate::model::field::Choice as _;
use crate::model::{Kind, Playbook};
use crate::site::here::{Here, plain};
use crate::site::past::{ChangedPage, Deed, Since};
use crate::site::theme::Argument;
use crate::site::view::{
    ChangeLine, Column, Link, RecentChanges, Row, Section, Sheet, State, Tone,
};
use crate::text::DocPath;

/// How many changes the front page tells.
const RECENT: usize = 5;

pub(super) fn view(here: Here<'_>) -> Sheet {
    let since = since(here);
    let sections = since.map(|since| {
        let mut sections = meanings(here, since);
        sections.push(pages(here, since));
        sections
    });
    Sheet {
        title: here.say("changes"),
        lede: since.map(|since| lede(here, since)).unwrap_or_default(),
        as_of: here.day(here.site.options.as_of),
        sections: sections.unwrap_or_default(),
    }
}

/// The weightiest changes, for the front page.
pub(super) fn recent(here: Here<'_>) -> Option<RecentChanges> {
    let since = since(here)?;
    let line = |change: &Change| ChangeLine {
        text: sentence(here, change),
        state: class(here, change.class),
    };
    Some(RecentChanges {
        lede: lede(here, since),
        lines: since.changes.iter().take(RECENT).map(line).collect(),
        more: here.count("all-changes", since.changes.len()),
        href: here.href(here.site.addresses.changes.as_ref()?),
    })
}

fn since(here: Here<'_>) -> Option<&Since> {
    here.site.past.as_ref()?.since.as_deref()
}

fn lede(here: Here<'_>, since: &Since) -> String {
    let day = here.lang.long_date(since.edition.as_of);
    let arguments = [
        ("edition", Argument::Text(since.edition.id.clone())),
        ("date", Argument::Text(day)),
    ];
    here.say_with("changes-lede", &arguments)
}

/// What the changes mean, the weightiest class first.
fn meanings(here: Here<'_>, since: &Since) -> Vec<Section> {
    let classes = Class::ALL.into_iter().rev();
    let mut sections: Vec<Section> = classes
        .filter_map(|class| meaning(here, since, class))
        .collect();
    if sections.is_empty() {
        sections.push(Section {
            id: "_meaning".to_owned(),
            title: here.say("changed-meaning"),
            lede: Some(here.say("no-changed-meaning")),
            ..Section::default()
        });
    }
    sections
}

fn meaning(here: Here<'_>, since: &Since, class: Class) -> Option<Section> {
    let changes = since.changes.iter().filter(|change| change.class == class);
    let rows: Vec<Row> = changes.map(|change| meaning_row(here, change)).collect();
    let name = |key: &str| Column {
        label: here.say(key),
        numeric: false,
    };
    let mut columns = vec![name("change")];
    columns.extend(here.site.playbook.sides().iter().map(|side| Column {
        label: here.link_by_id(Kind::Party, side.as_str()).text,
        numeric: false,
    }));
    columns.push(name("decision"));
    let key = format!("changes-{}", class.word());
    (!rows.is_empty()).then(|| Section {
        id: format!("_{}", class.word()),
        title: here.say(&key),
        lede: Some(here.say(&format!("{key}-lede"))),
        table: Some(table(columns, rows)),
        ..Section::default()
    })
}

fn meaning_row(here: Here<'_>, change: &Change) -> Row {
    let mut cells = vec![linked(Link {
        text: sentence(here, change),
        lang: None,
        href: document(here, change).and_then(|link| link.href),
    })];
    let sides = here.site.playbook.sides();
    let for_side = |side: &str| stated(Some(class(here, change.class_for(side))), None);
    cells.extend(sides.iter().map(|side| for_side(side.as_str())));
    let decision = change.decision.as_ref();
    let decision = decision.map(|id| linked(here.link_by_id(Kind::Decision, id)));
    cells.push(decision.unwrap_or_default());
    row(cells)
}

/// What happened, without the marks that set names in code: cells and feeds have none.
pub(in crate::site) fn sentence(here: Here<'_>, change: &Change) -> String {
    change.sentence(here.lang).replace('`', "")
}

/// The document in which a change stands.
fn document(here: Here<'_>, change: &Change) -> Option<Link> {
    let path = &change.place.path;
    let found = here.site.playbook.at(path).filter(|_| !change.is_gone);
    found.map(|document| here.link(&document.page))
}

/// How much a change matters, as a state.
pub(in crate::site) fn class(here: Here<'_>, class: Class) -> State {
    let tone = match class {
        Class::Breaking => Tone::Bad,
        Class::Notable => Tone::Warn,
        Class::Minor => Tone::Quiet,
    };
    here.state(class.word(), tone)
}

/// The documents whose text is another one.
fn pages(here: Here<'_>, since: &Since) -> Section {
    let playbook = &here.site.playbook;
    let rows = since.pages.iter().map(|page| {
        row(vec![
            linked(link(here, playbook, page)),
            words(page.kind.label(here.lang)),
            stated(Some(deed(here, page.deed)), None),
        ])
    });
    let keys = ["document", "kind", "what-happened"];
    let is_empty = since.pages.is_empty();
    let lede = if is_empty {
        "no-changed-pages"
    } else {
        "changed-pages-lede"
    };
    Section {
        id: "_pages".to_owned(),
        title: here.say("changed-pages"),
        lede: Some(here.say(lede)),
        table: (!is_empty).then(|| table(columns(here, &keys), rows.collect())),
        ..Section::default()
    }
}

fn link(here: Here<'_>, playbook: &Playbook, page: &ChangedPage) -> Link {
    let stands = |path: &DocPath| playbook.at(path).filter(|_| page.deed != Deed::Removed);
    stands(&page.path).map_or_else(|| plain(&page.title), |document| here.link(&document.page))
}

fn deed(here: Here<'_>, deed: Deed) -> State {
    let tone = match deed {
        Deed::Added => Tone::Good,
        Deed::Edited => Tone::Open,
        Deed::Moved | Deed::Removed => Tone::Quiet,
    };
    here.state(deed.word(), tone)
}

//! The navigation: what was agreed, what happens, and everything else.

use crate::model::field::Choice as _;
use crate::model::{Document, Kind};
use crate::site::Subject;
use crate::site::addresses::{HOME, LISTED};
use crate::site::here::Here;
use crate::site::view::{Nav, NavGroup, NavItem};

/// More guides than this would drown the rest; they are reached from the pages that link to them.
const MOST_GUIDES: usize = 12;

const AGREED: [Kind; 5] = [
    Kind::Party,
    Kind::Alignment,
    Kind::Agreement,
    Kind::Charter,
    Kind::Metric,
];
const HAPPENS: [Kind; 5] = [
    Kind::Brief,
    Kind::Update,
    Kind::HealthCheck,
    Kind::Review,
    Kind::PostMortem,
];
const CHOICE: [Kind; 2] = [Kind::Selection, Kind::Candidate];

pub(in crate::site) fn nav(here: Here<'_>) -> Nav {
    let addresses = &here.site.addresses;
    let item = |key: &str, address: &str, count: Option<usize>| NavItem {
        text: here.say(key),
        lang: None,
        href: here.href(address),
        count,
    };
    let mut first = vec![
        item("overview", HOME, None),
        item("expectations", &addresses.expectations, None),
    ];
    let alignment = addresses.alignment.as_ref();
    first.extend(alignment.map(|address| item("alignment", address, None)));
    let decisions = here.site.playbook.of_kind(Kind::Decision).count();
    first.extend(
        addresses
            .decisions
            .as_ref()
            .map(|address| item("decisions-short", address, Some(decisions))),
    );
    first.push(item("calendar", &addresses.calendar, None));
    first.push(item("findings", &addresses.findings, None));
    let of_past = [
        ("changes", &addresses.changes),
        ("editions", &addresses.editions),
    ];
    let of_past = of_past.iter();
    first.extend(of_past.filter_map(|(key, it)| Some(item(key, (*it).as_ref()?, None))));
    let mut groups = vec![NavGroup {
        title: None,
        items: first,
    }];
    for (key, kinds) in [
        ("nav-agreed", AGREED.as_slice()),
        ("nav-happens", &HAPPENS),
        ("nav-choice", &CHOICE),
    ] {
        let mut items: Vec<NavItem> = kinds.iter().flat_map(|kind| of_kind(here, *kind)).collect();
        if key == "nav-happens" {
            let some = [
                ("creators", &addresses.creators),
                ("budget", &addresses.budget),
            ];
            let some = some
                .iter()
                .filter_map(|(key, it)| Some(item(key, (*it).as_ref()?, None)));
            items.extend(some);
        }
        groups.push(NavGroup {
            title: Some(here.say(key)),
            items,
        });
    }
    let guides = here
        .site
        .playbook
        .of_kind(Kind::Page)
        .take(MOST_GUIDES)
        .map(|document| single(here, document));
    groups.push(NavGroup {
        title: Some(here.say("nav-guides")),
        items: guides.collect(),
    });
    groups.retain(|group| !group.items.is_empty());
    Nav { groups }
}

/// The list where the kind has one, else its documents.
fn of_kind(here: Here<'_>, kind: Kind) -> Vec<NavItem> {
    if !LISTED.contains(&kind) {
        return here
            .site
            .playbook
            .of_kind(kind)
            .map(|document| single(here, document))
            .collect();
    }
    let Some(address) = here.site.addresses.lists.get(kind.word()) else {
        return Vec::new();
    };
    let count = Some(here.site.playbook.of_kind(kind).count());
    vec![NavItem {
        text: here.say(&format!("kinds-{}", kind.word())),
        lang: None,
        href: here.href(address),
        count,
    }]
}

fn single(here: Here<'_>, document: &Document) -> NavItem {
    let title = here.title(&document.page);
    let address = here.site.address_of(&document.page).unwrap_or(HOME);
    let is_guide = document.page.kind == Kind::Page;
    let (text, lang) = if is_guide {
        (title.text, title.lang)
    } else {
        (document.page.kind.label(here.lang).to_owned(), None)
    };
    NavItem {
        text,
        lang,
        href: here.href(address),
        count: None,
    }
}

/// The address of the list that a page belongs to.
pub(super) fn section(here: Here<'_>, subject: Subject) -> Option<String> {
    let Subject::Document(at) = subject else {
        return None;
    };
    let kind = here.site.playbook.documents.get(at)?.page.kind;
    if kind == Kind::Decision {
        return here.site.addresses.decisions.clone();
    }
    here.site.addresses.lists.get(kind.word()).cloned()
}

//! What changed since the last edition: what it means first, then which pages say something else.

use super::cells::{columns, linked, row, stated, table, words};
use crate::model::field::Choice as _;
use crate::site::here::Here;
use crate::site::past::{ChangedPage, Deed, Since};
use crate::site::theme::Argument;
use crate::site::view::{Link, Section, Sheet, State, Tone};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let since = here.site.past.as_ref().and_then(|past| past.since.as_ref());
    let lede = since.map(|since| {
        let arguments = [
            ("edition", Argument::Text(since.edition.id.clone())),
            (
                "date",
                Argument::Text(here.lang.long_date(since.edition.as_of)),
            ),
        ];
        here.say_with("changes-lede", &arguments)
    });
    Sheet {
        title: here.say("changes"),
        lede: lede.unwrap_or_default(),
        as_of: here.day(here.site.options.as_of),
        sections: since
            .map(|since| vec![pages(here, since)])
            .unwrap_or_default(),
    }
}

/// The documents whose text is another one.
fn pages(here: Here<'_>, since: &Since) -> Section {
    let rows = since.pages.iter().map(|page| {
        row(vec![
            linked(link(here, page)),
            words(kind(here, page)),
            stated(Some(deed(here, page.deed)), None),
        ])
    });
    let keys = ["document", "kind", "what-happened"];
    let is_empty = since.pages.is_empty();
    Section {
        id: "_pages".to_owned(),
        title: here.say("changed-pages"),
        lede: Some(here.say(if is_empty {
            "no-changed-pages"
        } else {
            "changed-pages-lede"
        })),
        table: (!is_empty).then(|| table(columns(here, &keys), rows.collect())),
        ..Section::default()
    }
}

fn link(here: Here<'_>, page: &ChangedPage) -> Link {
    match here.site.playbook.at(&page.path) {
        Some(document) if page.deed != Deed::Removed => here.link(&document.page),
        _ => Link {
            text: page.title.clone(),
            lang: None,
            href: None,
        },
    }
}

fn kind(here: Here<'_>, page: &ChangedPage) -> String {
    page.kind.label(here.lang).to_owned()
}

fn deed(here: Here<'_>, deed: Deed) -> State {
    let tone = match deed {
        Deed::Added => Tone::Good,
        Deed::Edited => Tone::Open,
        Deed::Moved | Deed::Removed => Tone::Quiet,
    };
    here.state(deed.word(), tone)
}

//! The coming dates that documents state.

use crate::actuals::agenda::{Coming, What, Who, coming};
use crate::locale::Message;
use crate::model::Kind;
use crate::site::here::Here;
use crate::site::view::{Link, NextDate};

/// How many dates the front page shows.
const SHOWN: usize = 7;

pub(super) fn view(here: Here<'_>) -> Vec<NextDate> {
    let today = here.site.options.as_of;
    let next = |it: &Coming<'_>| NextDate {
        day: here.day(it.date),
        what: what(here, it),
        who: who(here, it.who),
        distance: here.lang.age(i64::from((today - it.date).get_days())),
    };
    let coming = coming(&here.site.playbook, today);
    coming.iter().take(SHOWN).map(next).collect()
}

fn what(here: Here<'_>, coming: &Coming<'_>) -> Link {
    let text = coming.text(&here.site.playbook, here.lang);
    let Some(page) = coming.page else {
        return Link {
            text,
            ..Link::default()
        };
    };
    match &coming.what {
        What::Item(key, _) => Link {
            text,
            lang: here.foreign(page.lang),
            ..here.link_to_item(page, key)
        },
        // The sentence is in the page's language, whatever the title in it is.
        _ => Link {
            text,
            lang: None,
            ..here.link(page)
        },
    }
}

fn who(here: Here<'_>, who: Who<'_>) -> Option<String> {
    match who {
        Who::Person(id) => Some(here.person(id).text),
        Who::Party(id) => Some(here.link_by_id(Kind::Party, id).text),
        Who::Sides => Some(Message::new("both-sides").text(here.lang)),
        Who::Nobody => None,
    }
}

//! The coming dates, for the front page and as cells of the calendar.

use crate::actuals::agenda::{Coming, What, Who};
use crate::locale::Message;
use crate::model::Kind;
use crate::site::here::Here;
use crate::site::view::{Link, NextDate};

/// How many dates the front page shows.
const SHOWN: usize = 6;

pub(super) fn view(here: Here<'_>) -> Vec<NextDate> {
    let today = here.site.options.as_of;
    let next = |it: Coming<'_>| NextDate {
        day: here.day(it.date),
        what: what(here, &it),
        who: who(here, it.who),
        distance: here.lang.age(i64::from((today - it.date).get_days())),
    };
    let coming = all(here).into_iter().filter(|it| !it.is_routine());
    coming.take(SHOWN).map(next).collect()
}

/// Every coming date, the next first.
pub(in crate::site) fn all(here: Here<'_>) -> Vec<Coming<'_>> {
    here.site.coming()
}

/// What happens, with the way to where it is written.
pub(super) fn what(here: Here<'_>, coming: &Coming<'_>) -> Link {
    let text = coming.text(&here.site.playbook, here.lang);
    let Some(page) = coming.page else {
        return Link {
            text,
            ..Link::default()
        };
    };
    let link = match coming.item() {
        Some(key) => here.link_to_item(page, &key),
        None => here.link(page),
    };
    // A document's own words are in its language; the sentences around a title in the page's.
    let lang = match &coming.what {
        What::Item(..) => here.foreign(page.lang),
        _ => None,
    };
    Link { text, lang, ..link }
}

/// Who is asked.
pub(in crate::site) fn who(here: Here<'_>, who: Who<'_>) -> Option<String> {
    match who {
        Who::Person(id) => Some(here.person(id).text),
        Who::Party(id) => Some(here.link_by_id(Kind::Party, id).text),
        Who::Sides => Some(Message::new("both-sides").text(here.lang)),
        Who::Nobody => None,
    }
}

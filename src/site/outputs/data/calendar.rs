//! What is to come.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Of, Texts, in_all};
use crate::actuals::agenda::{Coming, Who};
use crate::model::field::Choice as _;
use crate::site::Site;

const SCHEMA: &str = "comity.data-calendar/v1";

/// `data/calendar.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CalendarData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// Every coming date, the next first.
    dates: Vec<Day>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Day {
    /// The day; of a meeting that in the zone it is held by.
    #[schemars(extend("format" = "date"))]
    date: String,
    /// When a meeting begins, in UTC; null for what is a day.
    start: Option<String>,
    /// How long a meeting takes.
    minutes: Option<u32>,
    /// What happens, by language.
    what: Texts,
    #[schemars(extend("enum" = ["gate", "campaign", "deliverable", "payment", "review", "meeting", "decision", "action", "term", "notice", "rights"]))]
    sort: &'static str,
    /// The id of a person or a party, or `both` sides; null where nobody is named.
    who: Option<String>,
    /// The file in which it is written.
    path: Option<String>,
    /// The key there.
    item: Option<String>,
    /// The page of that file below the root of the site.
    page: Option<String>,
}

pub(super) fn of(site: &Site) -> CalendarData {
    let dates = site.coming();
    CalendarData {
        schema: SCHEMA,
        of: Of::site(site),
        dates: dates.iter().map(|coming| day(site, coming)).collect(),
    }
}

fn day(site: &Site, coming: &Coming<'_>) -> Day {
    let page = coming.page.and_then(|page| site.address_of(page));
    Day {
        date: coming.date.to_string(),
        start: coming.hour.map(|hour| hour.start.to_string()),
        minutes: coming.hour.and_then(|hour| hour.minutes),
        what: in_all(site, |lang| coming.text(&site.playbook, lang)),
        sort: coming.sort.word(),
        who: match coming.who {
            Who::Person(id) | Who::Party(id) => Some(id.to_owned()),
            Who::Sides => Some("both".to_owned()),
            Who::Nobody => None,
        },
        path: coming.page.map(|page| page.path().to_string()),
        item: coming.item(),
        page: page.map(str::to_owned),
    }
}

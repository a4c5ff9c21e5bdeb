//! Clocks of parties beside that of the playbook.

use jiff::civil::Date;

use super::super::View;
use super::super::names::page_at;
use crate::locale::Message;
use crate::model::Facts;
use crate::value::{Hours, Zone};

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

/// How far a zone is ahead of the playbook's on the day that is judged, in minutes.
fn ahead(view: &View<'_>, zone: &Zone) -> Option<i32> {
    let offset = |zone: &Zone, day: Date| {
        let noon = day
            .at(12, 0, 0, 0)
            .to_zoned(zone.time_zone().clone())
            .ok()?;
        Some(noon.offset().seconds() / 60)
    };
    let day = view.context.as_of;
    let own = view.context.playbook.config.zone();
    Some(offset(zone, day)? - offset(&own, day)?)
}

/// A zone beside the playbook's: `7 h behind Europe/Moscow`.
pub(in crate::assist) fn difference(view: &View<'_>, zone: &Zone) -> Option<String> {
    let minutes = ahead(view, zone)?;
    let id = match minutes {
        0 => "assist-zone-same",
        minutes if minutes > 0 => "assist-zone-ahead",
        _ => "assist-zone-behind",
    };
    let own = view.context.playbook.config.zone();
    let message = Message::new(id).with("zone", own.name());
    if minutes == 0 {
        return Some(message.text(view.lang));
    }
    let (hours, rest) = (minutes.abs() / HOUR, minutes.abs() % HOUR);
    let length = if rest == 0 {
        view.lang.length(u32::try_from(hours).ok()?, "h")
    } else {
        format!("{hours}:{rest:02}")
    };
    Some(message.with("length", length).text(view.lang))
}

/// Working hours of the party that is written in the file, by the clock of the playbook.
pub(in crate::assist) fn local_hours(view: &View<'_>, hours: Hours) -> Option<String> {
    let page = page_at(view.context.playbook, &view.file.path)?;
    let Facts::Party(party) = &page.facts else {
        return None;
    };
    let zone = party.timezone.as_ref()?;
    let minutes = ahead(view, zone)?;
    if minutes == 0 {
        return None;
    }
    let clock = |minute: u16| {
        let minute = (i32::from(minute) - minutes).rem_euclid(DAY);
        format!("{:02}:{:02}", minute / HOUR, minute % HOUR)
    };
    let own = view.context.playbook.config.zone();
    let message = Message::new("assist-hours")
        .with("from", clock(hours.start_minute()))
        .with("to", clock(hours.end_minute()))
        .with("zone", own.name());
    Some(message.text(view.lang))
}

//! Pages of the sides and of creators, and how an owner hands over to the next one.

use comity::value::Date;

use crate::breaks::Break;
use crate::charter::charter_signed;
use crate::chronicle::Chronicle;
use crate::decisions::Decision;
use crate::people::{Creator, Person, Side};
use crate::world::{Plan, plus};

/// A side's page as it stands on a day.
pub(crate) fn party(plan: &Plan, side: &Side, day: Date) -> String {
    let started = plan.phases.exploration;
    let (last, _) = plan.handover;
    let hands_over = plan.succeeded().id == side.id && plus(last, -12) <= day;
    let left = plan.is_lost(side).filter(|left| plus(*left, -4) <= day);
    let person = |person: &Person, role: &str, more: &str| {
        format!(
            "  {}: {{ name: {}, roles: [{role}], git: [{}], {more} }}\n",
            person.id, person.name, person.address
        )
    };
    let begun = format!("from: {started}");
    let until = match (hands_over, left) {
        (true, _) => format!("{begun}, until: {last}, replaced_by: {}", side.successor.id),
        (false, Some(left)) => format!("{begun}, until: {left}"),
        (false, None) => begun.clone(),
    };
    let mut people = person(&side.owner, "owner", &until);
    if hands_over {
        let from = format!("from: {}", plus(last, -9));
        let from = left.map_or(from.clone(), |left| format!("{from}, until: {left}"));
        people.push_str(&person(&side.successor, "owner", &from));
    }
    let role = if side.id == plan.brand.id {
        "analyst"
    } else {
        "point-of-contact"
    };
    people.push_str(&person(&side.helper, role, &begun));
    people.push_str(&person(&side.bridge, "cultural-bridge", &begun));
    people.push_str(&person(&side.sponsor, "executive-sponsor", &begun));
    let kind = if side.id == plan.brand.id {
        "brand"
    } else {
        "agency"
    };
    format!(
        "---\nkind: party\ntitle: {}\ntype: {kind}\ncountry: {}\ntimezone: {}\nhours: 09:00-18:00\n\
         languages: [{}]\nbusiness_model: sells its own work\npeople:\n{people}\
         screening: {{ by: {}, date: {}, expires: {}, services: [advertising] }}\n---\n\nA small company.\n",
        side.title,
        side.country,
        side.zone,
        side.language,
        plan.brand.helper.id,
        plus(started, 2),
        plus(started, 720),
    )
}

fn creator(plan: &Plan, creator: &Creator, day: Date) -> String {
    format!(
        "---\nkind: party\ntitle: {}\ntype: creator\ntimezone: Europe/London\nhours: 09:00-17:00\nlanguages: [en]\n\
         market: {}\ntier: mid\nfollowers: 90000\ncontact: {}\nbriefing: call\n\
         vetting: {{ by: {}, date: {day}, source: audience report, result: passed }}\n\
         screening: {{ by: {}, date: {day}, expires: {}, services: [advertising] }}\n---\n\nWorks outside.\n",
        creator.title,
        creator.market,
        plan.agency.helper.id,
        plan.agency.helper.id,
        plan.agency.helper.id,
        plus(day, 720),
    )
}

/// The page of a creator, in the change that brings the first brief.
pub(crate) fn creators_page(plan: &Plan, of: &Creator, day: Date) -> (String, String) {
    (format!("parties/{}.md", of.id), creator(plan, of, day))
}

/// An owner leaves after nine days side by side with the next one.
pub(crate) fn handover(plan: &Plan, story: &mut Chronicle) {
    let (last, _) = plan.handover;
    if last > plan.end {
        return;
    }
    let side = plan.succeeded();
    let day = plan.open_day(plus(last, -12));
    let decision = Decision {
        id: "new-owner",
        title: "Who follows the owner",
        day,
        by: (&side.sponsor, &side.owner),
        more: "changes: [charter, framework]\n".to_owned(),
        text: format!("{} follows {}.", side.successor.name, side.owner.name),
    };
    decision.commit(plan, story);
    story
        .on(
            day,
            (10, 30),
            &side.owner.author(),
            "parties: the next owner",
        )
        .write(format!("parties/{}.md", side.id), party(plan, side, day))
        .commit();
    charter_signed(plan, plan.open_day(plus(day, 1)), story);
}

impl Plan {
    /// The day on which the owner of a side leaves without anybody to follow.
    pub(crate) fn is_lost(&self, side: &Side) -> Option<Date> {
        let (what, begins) = self.broken?;
        let is_brand = side.id == self.brand.id;
        let is_meant = what == Break::OwnerLoss && is_brand == (self.variant % 2 == 0);
        is_meant.then(|| plus(begins, 12))
    }
}

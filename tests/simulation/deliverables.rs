//! What is due in a campaign, and how it went.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::payments::{Bill, pay};
use crate::people::Creator;
use crate::random::Random;
use crate::work::Campaign;
use crate::world::{Plan, plus, workday};

const DELIVERABLES: &str = "ledgers/deliverables.csv";
const DELIVERABLES_HEAD: &str = "id,campaign,party,due,briefed,delivered,accepted,published,rounds,requirements,requirements_met,url,disclosure,marking,rights_until";

/// Something that is due, and how it went.
struct Item {
    id: String,
    party: &'static str,
    due: Date,
    delivered: Date,
    rounds: i32,
    requirements: i32,
    asset: Option<(Creator, i32)>,
}

pub(crate) fn tell(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
    let random = &mut plan.random(300 + campaign.number as u64);
    for item in items(plan, campaign, random) {
        row(plan, campaign, &item, random, story);
    }
}

fn items(plan: &Plan, campaign: &Campaign, random: &mut Random) -> Vec<Item> {
    let (sent, number) = (campaign.sent, campaign.number);
    let mut all = Vec::new();
    let mut push = |what: &str, party, due: Date, asset: Option<(Creator, i32)>, late: i32| {
        let due = plan.open_day(due);
        let early = random.between(0, 2);
        let in_time = plan.open_day(plus(due, -early)).min(due).max(sent);
        let delivered = if late > 0 {
            plan.open_day(plus(due, late))
        } else {
            in_time
        };
        let is_meddling = plan.is_broken(Break::Micromanaging, plus(due, -15));
        let is_sent_back = is_meddling && plan.variant % 3 > 0 && asset.is_some();
        let rounds = if is_sent_back {
            random.between(4, 6)
        } else {
            random.between(0, 2)
        };
        all.push(Item {
            id: format!("{what}-{number}"),
            party,
            due,
            delivered,
            rounds: if asset.is_some() {
                rounds
            } else {
                rounds.min(1)
            },
            requirements: 5,
            asset,
        });
    };
    push("brief", plan.brand.id, sent, None, 0);
    push("samples", plan.brand.id, plus(sent, 7), None, 0);
    push("concept", plan.agency.id, plus(sent, 9), None, 0);
    let is_late = plan.late == campaign.start;
    for (place, (creator, assets, fee)) in campaign.work.iter().enumerate() {
        for asset in 0..*assets {
            let late = if is_late && place == 0 && asset == 0 {
                2
            } else {
                0
            };
            let usual = plus(campaign.start, if campaign.is_pilot { -2 } else { -6 });
            let due = usual.max(plus(sent, 15));
            let what = format!("video-{}-{asset}", creator.market);
            push(
                &what,
                creator.id,
                due,
                Some((creator.clone(), fee / assets)),
                late,
            );
        }
    }
    let reported = if campaign.is_pilot {
        campaign.end
    } else {
        plus(campaign.end, 4)
    };
    push("report", plan.agency.id, workday(reported), None, 0);
    all
}

/// The row of a thing that is due: written when it is asked for, and again when it has come.
fn row(plan: &Plan, campaign: &Campaign, item: &Item, random: &mut Random, story: &mut Chronicle) {
    let accepted = plan.open_day(plus(item.delivered, random.between(0, 1)));
    let open = format!(
        "{},{},{},{},{},,,,,{},,,,,",
        item.id, campaign.id, item.party, item.due, campaign.sent, item.requirements
    );
    let published = accepted.max(campaign.start);
    let (shown, url, disclosure, rights) = match &item.asset {
        Some(_) => (
            published.to_string(),
            format!("https://video.example/{}", item.id),
            "\"#ad, spoken and on screen\"",
            "2029-12-31",
        ),
        None => (String::new(), String::new(), "", ""),
    };
    let met = item.requirements - i32::from(random.chance(20));
    let done = format!(
        "{},{},{},{},{},{},{accepted},{shown},{},{},{met},{url},{disclosure},,{rights}",
        item.id,
        campaign.id,
        item.party,
        item.due,
        campaign.sent,
        item.delivered,
        item.rounds,
        item.requirements,
    );
    let Some(first) = plan.clerk(&plan.agency, campaign.sent) else {
        return;
    };
    story
        .on(
            campaign.sent,
            (14, 0),
            &first.author(),
            format!("deliverables: {} is due", item.id),
        )
        .append(DELIVERABLES, DELIVERABLES_HEAD, open.clone())
        .commit();
    let Some(clerk) = plan.clerk(&plan.agency, accepted) else {
        return;
    };
    if accepted > plan.end {
        return;
    }
    story
        .on(
            accepted,
            (15, 0),
            &clerk.author(),
            format!("deliverables: {} came", item.id),
        )
        .replace(DELIVERABLES, format!("{open}\n"), format!("{done}\n"))
        .commit();
    if let Some((creator, fee)) = &item.asset {
        let bill = Bill {
            id: format!("p-{}", item.id),
            payee: creator.id,
            amount: *fee,
            currency: creator.currency,
            campaign,
            triggered: accepted,
        };
        pay(plan, &bill, random, story);
    }
}

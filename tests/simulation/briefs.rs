//! Briefs with their forecasts, and what is written when a campaign is over.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Way};
use crate::parties::creators_page;
use crate::people::Person;
use crate::random::Random;
use crate::work::Campaign;
use crate::world::{Miss, Plan, plus};

pub(crate) fn brief(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
    let random = &mut plan.random(200 + campaign.number as u64);
    let Some(author) = writer(plan, campaign.sent) else {
        return;
    };
    let mut draft = story
        .on(
            campaign.sent,
            (13, 0),
            &author.author(),
            format!("brief: {}", campaign.id),
        )
        .way(way(random))
        .write(
            format!("briefs/{}.md", campaign.id),
            brief_page(plan, campaign, author),
        );
    if !plan.is_silent(&plan.agency, campaign.sent) {
        draft = draft.with(&plan.agency.helper.author());
    }
    for (creator, ..) in &campaign.work {
        let (path, page) = creators_page(plan, creator, campaign.sent);
        draft = draft.write(path, page);
    }
    draft.commit();
}

fn way(random: &mut Random) -> Way {
    match random.between(1, 10) {
        1..=3 => Way::Squash(random.between(1, 2)),
        4 => Way::Merge(random.between(1, 2)),
        _ => Way::Straight,
    }
}

/// Who writes for the partnership on a day: the brand's owner, else the agency's.
fn writer(plan: &Plan, day: Date) -> Option<&Person> {
    let speaking = plan
        .sides()
        .into_iter()
        .find(|side| !plan.is_silent(side, day));
    speaking.map(|side| plan.speaker(side, day))
}

/// How far a forecast reaches to each side, as a share of what is expected.
const WIDTH: f64 = 0.04;

fn brief_page(plan: &Plan, campaign: &Campaign, author: &Person) -> String {
    let is_meddling = plan.is_broken(Break::Micromanaging, campaign.sent) && plan.variant % 3 == 2;
    let must = if is_meddling {
        "jacket in the first shot, logo at the end, price said aloud, zip in close-up, code twice, warehouse named, no dog, blue sky, \
         slow start, fabric named in full, smile at second 12, hood up, \"#ad spoken and on screen\""
    } else {
        "jacket from the first shot, code in the caption, \"#ad spoken and on screen\""
    };
    let freedom = if is_meddling {
        "music"
    } else {
        "tone, place, length, recipe"
    };
    let foreseen = if campaign.is_pilot {
        0.85
    } else {
        plan.usual_cost(campaign.start)
    };
    // What comes is up to 3 % away from what was foreseen, where nothing happens.
    let luck = 1.0 + 0.01 * f64::from(plan.random(900 + campaign.number as u64).between(-3, 3));
    let expect = f64::from(plan.target) * 0.01 * foreseen * luck;
    let money: f64 = campaign
        .work
        .iter()
        .map(|(creator, _, fee)| f64::from(*fee) / creator.rate)
        .sum();
    let ids: Vec<_> = campaign.work.iter().map(|work| work.0.id).collect();
    let markets: Vec<_> = campaign.work.iter().map(|work| work.0.market).collect();
    let disclosures: Vec<_> = markets
        .iter()
        .map(|market| format!("{market}: \"#ad, spoken and on screen\""))
        .collect();
    format!(
        "---\nkind: brief\ntitle: Campaign {}\nstatus: active\nphase: {}\nowner: {}\ncontact: {}\ncreators: [{}]\nmarkets: [{}]\n\
         sent: {}\ndates: {{ start: {}, end: {} }}\nbudget: {:.0} USD\nstory: rain begins while the pan is on the fire\n\
         goal: first purchases by promo code\nmust: [{must}]\nfreedom: [{freedom}]\n\
         inputs: {{ samples: {{ from: {}, due: {} }} }}\ndisclosure: {{ {} }}\n\
         expectations: {{ cpe: {{ metric: cpe, where: {{ market: us }}, target: at most 0.{} USD, per: campaign, role: tracked, negotiable: true }} }}\n\
         forecast: {{ cpe: {{ expect: {expect:.3} USD, low: {:.3} USD, high: {:.3} USD }} }}\nfail: cpe > 0.{} USD\n---\n\n\
         ## Story\n\nIt starts to rain, and nobody moves.\n\n## Goal\n\nPurchases by promo code.\n\n\
         ## What we need from you\n\nThe jacket is worn from the first shot.\n\n## Freedom\n\nPlace, words and music are yours.\n",
        campaign.id,
        if campaign.is_pilot { "pilot" } else { "scale" },
        author.id,
        plan.agency.helper.id,
        ids.join(", "),
        markets.join(", "),
        campaign.sent,
        campaign.start,
        campaign.end,
        money * 1.05,
        plan.brand.id,
        plus(campaign.sent, 7),
        disclosures.join(", "),
        plan.target,
        expect * (1.0 - WIDTH),
        expect * (1.0 + WIDTH),
        plan.target + 15,
    )
}

/// The brief closes with what came out; a failed campaign has its post-mortem.
pub(crate) fn close(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
    let day = plan.open_day(plus(campaign.end, 5));
    let Some(author) = writer(plan, day) else {
        return;
    };
    let path = format!("briefs/{}.md", campaign.id);
    let is_missed = !campaign.is_pilot && plan.cost(campaign.start) > 1.0;
    let is_answered = plan.miss == (campaign.start, Miss::Cost);
    let verdict = match (is_missed, is_answered) {
        (true, true) => "failed",
        (true, false) => "mixed",
        _ => "success",
    };
    if day <= plan.end {
        let mut draft = story
            .on(day, (11, 0), &author.author(), format!("brief: {} is closed", campaign.id))
            .replace(&path, "status: active\n", "status: closed\n")
            .replace(&path, "\n---\n\n## Story", format!("\nverdict: {verdict}\n---\n\n## Story"))
            .replace(
                &path,
                "Place, words and music are yours.\n",
                "Place, words and music are yours.\n\n## How it went\n\nThe comments were about the onions. All creators heard it.\n",
            );
        if is_missed && is_answered {
            draft = draft.write(
                format!("post-mortems/{}.md", campaign.id),
                post_mortem(plan, campaign, day),
            );
        }
        draft.commit();
    }
}

fn post_mortem(plan: &Plan, campaign: &Campaign, day: Date) -> String {
    let done = plus(day, 1);
    format!(
        "---\nkind: post-mortem\ntitle: Why it failed\nowner: {}\ndate: {day}\ncampaign: {}\ncauses: [timing]\n\
         actions:\n  earlier-brief: {{ owner: {}, due: {done}, done: {day} }}\n---\n\n\
         ## What happened\n\nThe film showed snow in a warm week.\n\n## Expected and actual\n\nThe cost was a third above the target.\n\n\
         ## Causes\n\nThe brief was written for another season.\n\n## What went well\n\nWe heard of it early.\n\n\
         ## Where we were lucky\n\nThe creator stayed.\n",
        plan.speaker(&plan.agency, day).id,
        campaign.id,
        plan.agency.helper.id,
    )
}

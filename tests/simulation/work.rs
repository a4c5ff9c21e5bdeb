//! What the sides do: campaigns with their deliverables and payments, and the rows of every week.

use std::collections::BTreeMap;

use comity::value::Date;
use jiff::civil::Weekday;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Way};
use crate::foundation::{self, FRAMEWORK, creators_page, sign};
use crate::random::Random;
use crate::world::{Creator, Miss, Person, Plan, Side, plus, workday};

const DELIVERABLES: &str = "ledgers/deliverables.csv";
const DELIVERABLES_HEAD: &str = "id,campaign,party,due,briefed,delivered,accepted,published,rounds,requirements,requirements_met,url,disclosure,marking,rights_until";
const PAYMENTS: &str = "ledgers/payments.csv";
const PAYMENTS_HEAD: &str = "id,payee,amount,currency,due,campaign,triggered,paid,status";
const PERFORMANCE_HEAD: &str =
    "date,market,spend,currency,campaign,creator,platform,asset,impressions,engagements,clicks";

/// A campaign.
pub(crate) struct Campaign {
    pub(crate) id: String,
    pub(crate) number: usize,
    pub(crate) is_pilot: bool,
    pub(crate) sent: Date,
    pub(crate) start: Date,
    pub(crate) end: Date,
    /// Who makes how many assets, for how much of the own currency in all.
    pub(crate) work: Vec<(Creator, i32, i32)>,
}

/// From the pilot to the last day.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    let all = campaigns(plan);
    for campaign in &all {
        brief(plan, campaign, story);
        deliverables(plan, campaign, story);
        retainer(plan, campaign, story);
        close(plan, campaign, story);
    }
    weekly_rows(plan, &all, story);
    effort_and_rates(plan, story);
    edits(plan, story);
}

/// One in the pilot, then one in each whole month.
pub(crate) fn campaigns(plan: &Plan) -> Vec<Campaign> {
    const NAMES: [&str; 6] = ["rain", "river", "campfire", "summit", "harvest", "frost"];
    let random = &mut plan.random(1);
    let id = |start: Date, number: usize| {
        format!(
            "{}-{}",
            start.strftime("%Y-%m"),
            NAMES[number % NAMES.len()]
        )
    };
    let mut all = Vec::new();
    if !plan.breaks(Break::SkippedPilot) {
        let start = plus(plan.phases.pilot, 19);
        all.push(Campaign {
            id: id(start, 0),
            number: 0,
            is_pilot: true,
            sent: plus(plan.phases.pilot, 1),
            start,
            end: plan.phases.framework,
            work: vec![(plan.creators[0].clone(), 1, 1900)],
        });
    }
    for (place, start) in plan.months.iter().enumerate() {
        let number = all.len();
        let assets = if number == 0 { 1 } else { random.between(1, 2) };
        let mut work = vec![(
            plan.creators[0].clone(),
            assets,
            assets * random.between(14, 18) * 100,
        )];
        if place > 0 {
            let other = plan.creators[1].clone();
            let fee = (f64::from(random.between(12, 16)) * 100.0 * other.rate).round();
            #[allow(clippy::cast_possible_truncation, reason = "a fee is a small number")]
            work.push((other, 1, fee as i32));
        }
        all.push(Campaign {
            id: id(*start, number),
            number,
            is_pilot: false,
            sent: plan.day_before(plus(*start, -25)),
            start: *start,
            end: start.last_of_month(),
            work,
        });
    }
    all
}

impl Plan {
    /// Who keeps the books on a day: the one whose task it is, else the other side, if it speaks.
    pub(crate) fn clerk(&self, of: &Side, day: Date) -> Option<&Person> {
        let mut sides = self.sides();
        sides.sort_by_key(|side| side.id != of.id);
        let speaking = sides.into_iter().find(|side| !self.is_silent(side, day));
        speaking.map(|side| &side.helper)
    }

    /// Who speaks for a side on a day.
    pub(crate) fn speaker<'a>(&'a self, side: &'a Side, day: Date) -> &'a Person {
        match self.is_lost(side) {
            Some(last) if last < day => &side.helper,
            _ => self.owner(side, day),
        }
    }

    fn luck_of(&self, month: Date) -> Random {
        let number = i32::from(month.year()) * 12 + i32::from(month.month());
        self.random(10_000 + u64::try_from(number).unwrap())
    }

    /// What an engagement costs in a month without accidents, as a share of the target.
    fn usual_cost(&self, month: Date) -> f64 {
        0.78 + 0.01 * f64::from(self.luck_of(month).between(0, 12))
    }

    /// What an engagement costs in a month, as a share of the target.
    pub(crate) fn cost(&self, month: Date) -> f64 {
        let month = month.first_of_month();
        let usual = self.usual_cost(month);
        let bad = 0.5 + usual;
        if let Some((what, begins)) = self.broken.filter(|(_, begins)| *begins <= month) {
            let months = (i32::from(month.year()) - i32::from(begins.year())) * 12
                + i32::from(month.month() - begins.month());
            match what {
                Break::CostCreep => {
                    let step = 1.055 + 0.005 * f64::from(self.variant % 4);
                    return 0.60 * step.powi(months);
                }
                Break::LimpingOn => return bad,
                _ => {}
            }
        }
        let is_missed = self.miss == (month, Miss::Cost);
        if is_missed { bad } else { usual }
    }
}

fn way(random: &mut Random) -> Way {
    match random.between(1, 10) {
        1..=3 => Way::Squash(random.between(1, 2)),
        4 => Way::Merge(random.between(1, 2)),
        _ => Way::Straight,
    }
}

fn brief(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
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
        .with(&plan.agency.helper.author())
        .write(
            format!("briefs/{}.md", campaign.id),
            brief_page(plan, campaign, author),
        );
    for (creator, ..) in &campaign.work {
        let (path, page) = creators_page(plan, creator, campaign.sent);
        draft = draft.write(path, page);
    }
    draft.commit();
}

/// Who writes for the partnership on a day: the brand's owner, else the agency's.
fn writer(plan: &Plan, day: Date) -> Option<&Person> {
    let speaking = plan
        .sides()
        .into_iter()
        .find(|side| !plan.is_silent(side, day));
    speaking.map(|side| plan.speaker(side, day))
}

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
        expect * 0.95,
        expect * 1.05,
        plan.target + 15,
    )
}

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

fn deliverables(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
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

/// An obligation to pay.
struct Bill<'a> {
    id: String,
    payee: &'a str,
    amount: i32,
    currency: &'a str,
    campaign: &'a Campaign,
    triggered: Date,
}

/// The agency's fee: for the pilot, and for each month after its report.
fn retainer(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
    let random = &mut plan.random(400 + campaign.number as u64);
    let reported = if campaign.is_pilot {
        campaign.end
    } else {
        plus(campaign.end, 4)
    };
    let bill = Bill {
        id: format!("p-fee-{}", campaign.number),
        payee: plan.agency.id,
        amount: if campaign.is_pilot { 2600 } else { 3000 },
        currency: "USD",
        campaign,
        triggered: plan.open_day(workday(reported)),
    };
    pay(plan, &bill, random, story);
}

fn pay(plan: &Plan, bill: &Bill<'_>, random: &mut Random, story: &mut Chronicle) {
    let due = plus(bill.triggered, 7);
    let is_agency = bill.payee == plan.agency.id;
    let is_meant = plan.variant % 3 != 2 || !is_agency;
    let delay = if plan.is_broken(Break::LatePayments, due) && is_meant {
        let is_forgotten = plan.variant % 3 == 1;
        if is_forgotten {
            None
        } else {
            Some(random.between(9, 25))
        }
    } else {
        Some(random.between(2, 6))
    };
    let row = |paid: &str, status: &str| {
        format!(
            "{},{},{}.00,{},{due},{},{},{paid},{status}",
            bill.id, bill.payee, bill.amount, bill.currency, bill.campaign.id, bill.triggered
        )
    };
    let open = row("", "open");
    let Some(clerk) = plan.clerk(&plan.brand, bill.triggered) else {
        return;
    };
    if bill.triggered > plan.end {
        return;
    }
    story
        .on(
            bill.triggered,
            (16, 0),
            &clerk.author(),
            format!("payments: {} is owed", bill.id),
        )
        .append(PAYMENTS, PAYMENTS_HEAD, open.clone())
        .commit();
    let Some(paid) = delay.map(|delay| plus(bill.triggered, delay)) else {
        return;
    };
    let Some(clerk) = plan.clerk(&plan.brand, paid) else {
        return;
    };
    story
        .on(
            paid,
            (16, 30),
            &clerk.author(),
            format!("payments: {} is paid", bill.id),
        )
        .replace(
            PAYMENTS,
            format!("{open}\n"),
            format!("{}\n", row(&paid.to_string(), "paid")),
        )
        .commit();
}

/// The brief closes with what came out; a failed campaign has its post-mortem.
fn close(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
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

/// Rows that happen day by day and are committed on Mondays.
fn weekly_rows(plan: &Plan, campaigns: &[Campaign], story: &mut Chronicle) {
    let mut rows: BTreeMap<Date, Vec<(String, &'static str, String)>> = BTreeMap::new();
    let mut put =
        |day: Date, path: String, head, line| rows.entry(day).or_default().push((path, head, line));
    performance(plan, campaigns, &mut put);
    requests(plan, &mut put);
    let mut monday = plus(plan.phases.pilot, 7);
    let mut waiting = Vec::new();
    while monday <= plan.end {
        let week = rows.range(plus(monday, -7)..monday);
        waiting.extend(week.flat_map(|(_, rows)| rows.iter()));
        if let (false, Some(clerk)) = (plan.is_paused(monday), plan.clerk(&plan.brand, monday)) {
            let random = &mut plan.random(500 + u64::try_from(monday.day_of_year()).unwrap());
            let squash = if random.chance(25) {
                Way::Squash(1)
            } else {
                Way::Straight
            };
            let draft = story
                .on(monday, (7, 0), &clerk.author(), "ledgers: last week")
                .way(squash);
            let taken = waiting.drain(..);
            taken
                .fold(draft, |draft, (path, head, line)| {
                    draft.append(path, head, line.clone())
                })
                .commit();
        }
        monday = plus(monday, 7);
    }
}

fn performance(
    plan: &Plan,
    campaigns: &[Campaign],
    put: &mut impl FnMut(Date, String, &'static str, String),
) {
    for campaign in campaigns {
        let random = &mut plan.random(600 + campaign.number as u64);
        for (creator, assets, fee) in &campaign.work {
            let days: Vec<Date> = campaign
                .start
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= campaign.end)
                .filter(|day| !plan.is_paused(*day))
                .collect();
            let spend = f64::from(*fee) / f64::from(u32::try_from(days.len()).unwrap().max(1));
            for day in days {
                let cost = if campaign.is_pilot {
                    0.85
                } else {
                    plan.cost(day)
                };
                let noise = 1.0 + 0.01 * f64::from(random.between(-6, 6));
                let price = f64::from(plan.target) * 0.01 * cost * noise;
                let engagements = (spend / creator.rate / price).round();
                let is_gap = plan.is_broken(Break::DataGaps, day);
                if is_gap && plan.variant % 4 == 0 {
                    continue;
                }
                let is_empty = is_gap && plan.variant % 4 == 1 && random.chance(50);
                let engagements = if is_empty {
                    String::new()
                } else {
                    engagements.to_string()
                };
                let line = format!(
                    "{day},{},{spend:.2},{},{},{},youtube,video-{}-{}-{},{},{engagements},{}",
                    creator.market,
                    creator.currency,
                    campaign.id,
                    creator.id,
                    creator.market,
                    assets - 1,
                    campaign.number,
                    random.between(4000, 9000),
                    random.between(20, 40),
                );
                put(
                    day,
                    format!("ledgers/performance/{}.csv", day.strftime("%Y-%m")),
                    PERFORMANCE_HEAD,
                    line,
                );
            }
        }
    }
}

fn requests(plan: &Plan, put: &mut impl FnMut(Date, String, &'static str, String)) {
    let random = &mut plan.random(3);
    let mut number = 0;
    let mut day = plan.phases.pilot;
    while day <= plan.end {
        let is_asking = day.weekday() != Weekday::Saturday && day.weekday() != Weekday::Sunday;
        let is_stopped = plan.is_broken(Break::DataGaps, day) && plan.variant % 4 == 2;
        // Before a pause or a weekend people ask what can be answered on the same day.
        let is_last = day.weekday() == Weekday::Friday || plan.is_paused(plus(day, 2));
        if is_asking && !is_stopped && !plan.is_paused(day) && random.chance(65) {
            number += 1;
            request(plan, (number, day, is_last), random, put);
        }
        day = plus(day, 1);
    }
}

fn request(
    plan: &Plan,
    (number, day, is_last): (i32, Date, bool),
    random: &mut Random,
    put: &mut impl FnMut(Date, String, &'static str, String),
) {
    let (mut from, mut to) = (&plan.brand, &plan.agency);
    if random.chance(50) {
        std::mem::swap(&mut from, &mut to);
    }
    if plan.is_silent(from, day) {
        return;
    }
    let is_slow = plan.miss == (day.first_of_month(), Miss::Answers) && random.chance(80);
    let hours = match (is_slow, is_last) {
        (true, _) => random.between(60, 90),
        (false, true) => random.between(1, 5),
        (false, false) => random.between(3, 30),
    };
    let asked = day.at(i8::try_from(random.between(8, 15)).unwrap(), 10, 0, 0);
    let answered = asked.saturating_add(jiff::Span::new().hours(hours));
    let is_open = plan.is_silent(to, answered.date());
    let answered = if is_open {
        String::new()
    } else {
        answered.strftime("%Y-%m-%dT%H:%M+00:00").to_string()
    };
    let line = format!(
        "r-{number},{},{},{},{answered},a question about the video,",
        from.id,
        to.id,
        asked.strftime("%Y-%m-%dT%H:%M+00:00")
    );
    put(
        day,
        "ledgers/requests.csv".to_owned(),
        "id,from,to,asked,answered,topic,decision",
        line,
    );
}

/// The bank's rate on Mondays, also in a pause, and the hours of the week on Fridays.
fn effort_and_rates(plan: &Plan, story: &mut Chronicle) {
    let random = &mut plan.random(4);
    let foreign = &plan.creators[1];
    let mut monday = plan.phases.exploration;
    let later = monday.saturating_add(jiff::Span::new().months(3));
    while monday <= plan.end {
        let rate = foreign.rate * (1.0 + 0.002 * f64::from(random.between(-4, 4)));
        let is_stopped = plan.is_broken(Break::DataGaps, monday) && plan.variant % 4 == 3;
        if let (false, Some(clerk)) = (is_stopped, plan.clerk(&plan.brand, monday)) {
            let line = format!("{monday},USD,{},{rate:.4},bank", foreign.currency);
            story
                .on(monday, (6, 0), &clerk.author(), "rates: this week")
                .append("ledgers/rates.csv", "date,base,quote,rate,source", line)
                .commit();
        }
        let (thursday, friday) = (plus(monday, 3), plus(monday, 4));
        let low = if thursday < later { 5 } else { 3 };
        let clerk = plan
            .clerk(&plan.brand, friday)
            .filter(|_| !plan.is_paused(thursday));
        if let Some(clerk) = clerk {
            let week = thursday.iso_week_date();
            let people = [
                &plan.owner(&plan.brand, thursday).id,
                &plan.agency.helper.id,
            ];
            let draft = story.on(friday, (16, 0), &clerk.author(), "effort: this week");
            let rows = people.into_iter().map(|person| {
                let hours = low + random.between(0, 1);
                format!("{}-W{:02},{person},{hours}", week.year(), week.week())
            });
            rows.fold(draft, |draft, line| {
                draft.append("ledgers/effort.csv", "week,person,hours", line)
            })
            .commit();
        }
        monday = plus(monday, 7);
    }
}

/// Edits of signed or translated texts, by which a partnership breaks.
fn edits(plan: &Plan, story: &mut Chronicle) {
    let Some((what, begins)) = plan.broken else {
        return;
    };
    let day = plus(begins, 11);
    let (brand, agency) = (plan.owner(&plan.brand, day), plan.owner(&plan.agency, day));
    match what {
        Break::Drift => {
            let target = format!("at most 0.{} USD, per: month", plan.target);
            let laxer = format!("at most 0.{} USD, per: month", plan.target + 4);
            let (from, to) = match plan.variant % 3 {
                0 => (target, laxer),
                1 => (
                    "scope: [creator campaigns in two markets, monthly report]".to_owned(),
                    "scope: [creator campaigns, monthly report, replies to comments]".to_owned(),
                ),
                _ => ("within: 7d".to_owned(), "within: 30d".to_owned()),
            };
            let draft = story.on(day, (12, 0), &agency.author(), "agreement: wording");
            draft.replace(FRAMEWORK, from, to).commit();
        }
        Break::TranslationDrift if plan.variant % 2 == 0 => {
            let draft = story.on(day, (12, 0), &brand.author(), "agreement: Russian wording");
            let path = "agreements/framework.ru.md";
            draft.replace(path, "к 5 числу", "к 15 числу").commit();
        }
        Break::TranslationDrift => {
            let from = "A video or two and a report each month.";
            let to = format!("{from} Raw material is handed over together with the report.");
            let (first, second) = (
                sign(&plan.brand, brand, day),
                sign(&plan.agency, agency, day),
            );
            let draft = story.on(day, (12, 0), &brand.author(), "agreement: raw material");
            draft
                .replace(FRAMEWORK, from, to)
                .op(FRAMEWORK, first)
                .commit();
            let draft = story.on(day, (15, 0), &agency.author(), "agreement: signed again");
            draft.op(FRAMEWORK, second).commit();
        }
        Break::Micromanaging if plan.variant % 3 == 0 => {
            foundation::charter_signed(plan, day, story);
        }
        Break::OwnerLoss => {
            let side = plan
                .sides()
                .into_iter()
                .find(|side| plan.is_lost(side).is_some())
                .unwrap();
            let noted = plus(begins, 9);
            story
                .on(noted, (12, 0), &side.helper.author(), "parties: who leaves")
                .write(
                    format!("parties/{}.md", side.id),
                    foundation::party(plan, side, noted),
                )
                .commit();
        }
        _ => {}
    }
}

//! The rows of every week: results, questions, hours and exchange rates.

use std::collections::BTreeMap;

use comity::value::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Way};
use crate::random::Random;
use crate::work::Campaign;
use crate::world::{Miss, Plan, plus};

const PERFORMANCE_HEAD: &str =
    "date,market,spend,currency,campaign,creator,platform,asset,impressions,engagements,clicks";

/// Rows that happen day by day. They are committed on Mondays, and when the
/// campaign of the pilot is over.
pub(crate) fn weekly(plan: &Plan, campaigns: &[Campaign], story: &mut Chronicle) {
    let mut rows: BTreeMap<Date, Vec<(String, &'static str, String)>> = BTreeMap::new();
    let mut put =
        |day: Date, path: String, head, line| rows.entry(day).or_default().push((path, head, line));
    performance(plan, campaigns, &mut put);
    requests(plan, &mut put);
    for (day, hour) in writing_days(plan) {
        if let (false, Some(clerk)) = (plan.is_paused(day), plan.clerk(&plan.brand, day)) {
            let is_morning = hour < 12;
            let later = rows.split_off(&plus(day, i32::from(!is_morning)));
            let waiting = std::mem::replace(&mut rows, later);
            let day = plan.open_day(day);
            let random = &mut plan.random(500 + u64::try_from(day.day_of_year()).unwrap());
            let squash = if random.chance(25) {
                Way::Squash(1)
            } else {
                Way::Straight
            };
            let draft = story
                .on(day, (hour, 0), &clerk.author(), "ledgers: last week")
                .way(squash);
            let lines = waiting.into_values().flatten();
            lines
                .fold(draft, |draft, (path, head, line)| {
                    draft.append(&path, head, line)
                })
                .commit();
        }
    }
}

/// Monday mornings, and the evening on which the campaign of the pilot is over.
fn writing_days(plan: &Plan) -> Vec<(Date, i8)> {
    let mondays = plus(plan.phases.pilot, 7).series(7.days());
    let mondays = mondays.take_while(|monday| *monday <= plan.end);
    let mut days: Vec<(Date, i8)> = mondays.map(|monday| (monday, 7)).collect();
    if !plan.breaks(Break::SkippedPilot) {
        days.push((plus(plan.pilot_ends(), -1), 19));
    }
    days.sort();
    days
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
        // Before a day off people ask what can be answered on the same day.
        let is_last = day.weekday() == Weekday::Friday
            || plan.is_holiday(plus(day, 1))
            || plan.is_paused(plus(day, 2));
        let is_off = plan.is_holiday(day) || plan.is_paused(day);
        if is_asking && !is_stopped && !is_off && random.chance(85) {
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
pub(crate) fn effort_and_rates(plan: &Plan, story: &mut Chronicle) {
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
            let day = plan.open_day(friday);
            let draft = story.on(day, (16, 0), &clerk.author(), "effort: this week");
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

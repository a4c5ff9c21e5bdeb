//! What comes round: weekly updates, monthly health checks, quarterly reviews, and the pause.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Way};
use crate::decisions::Decision;
use crate::front_page;
use crate::people::{Person, Side};
use crate::world::{Miss, Plan, month_after, plus};

/// From the pilot to the last day.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    updates(plan, story);
    let mut month = plan.phases.pilot.first_of_month();
    while month_after(month, 1) <= plan.end {
        if month >= plan.phases.pilot {
            check(plan, month, story);
        }
        if month.month() % 3 == 0 {
            review(plan, month, story);
        }
        month = month_after(month, 1);
    }
    pause(plan, story);
}

/// The front page says a week before that nothing is to be awaited.
fn pause(plan: &Plan, story: &mut Chronicle) {
    let (from, _) = plan.pause;
    if from > plan.phases.pilot {
        let day = plus(from, -7);
        let author = plan.owner(&plan.brand, day).author();
        story
            .on(day, (8, 30), &author, "index: we pause")
            .write("index.md", front_page::index(plan, day))
            .commit();
    }
}

fn speaking(plan: &Plan, day: Date) -> Vec<&Side> {
    let sides = plan.sides().into_iter();
    sides.filter(|side| !plan.is_silent(side, day)).collect()
}

fn updates(plan: &Plan, story: &mut Chronicle) {
    let random = &mut plan.random(5);
    let mut monday = plan.phases.pilot;
    while plus(monday, 6) <= plan.end {
        let day = last_open_day(plan, monday);
        let sides = speaking(plan, day);
        let is_paused = plan.is_paused(monday) && plan.is_paused(plus(monday, 6));
        if !is_paused && !sides.is_empty() {
            let week = monday.iso_week_date();
            let period = format!("{}-W{:02}", week.year(), week.week());
            let turn = usize::try_from(week.week()).unwrap() % sides.len();
            let people: Vec<&Person> = sides.iter().map(|side| plan.speaker(side, day)).collect();
            let way = match random.between(1, 12) {
                1..=3 => Way::Squash(random.between(1, 2)),
                4 => Way::Merge(1),
                _ => Way::Straight,
            };
            let author = people[turn];
            let draft = story
                .on(day, (14, 30), &author.author(), format!("update: {period}"))
                .way(way);
            let others = people.iter().filter(|person| person.id != author.id);
            others
                .fold(draft, |draft, person| draft.with(&person.author()))
                .write(
                    format!("updates/{period}.md"),
                    update(plan, &period, day, &people),
                )
                .commit();
        }
        monday = plus(monday, 7);
    }
}

/// The Friday of a week, or the last working day before it; after a pause the next one.
fn last_open_day(plan: &Plan, monday: Date) -> Date {
    let friday = plus(monday, 4);
    let before = plan.day_before(friday);
    if before < monday {
        plan.open_day(friday)
    } else {
        before
    }
}

fn update(plan: &Plan, period: &str, day: Date, people: &[&Person]) -> String {
    // Around New Year and in the first days of May nobody meets.
    let is_holiday = matches!(
        (day.month(), day.day()),
        (1, 1..=9) | (5, 1..=3) | (12, 24..)
    );
    let mode = if is_holiday {
        "async"
    } else {
        "live\nminutes: 25"
    };
    let attended: Vec<_> = people.iter().map(|person| person.id.as_str()).collect();
    format!(
        "---\nkind: update\ntitle: Update {period}\ndate: {day}\nperiod: {period}\nmode: {mode}\nattended: [{}]\n---\n\n\
         ## Status\n\nThe campaign of {} runs by its plan.\n\n## What works\n\nThe shorter form.\n\n\
         ## What does not\n\nThe courier.\n\n## What we adapt\n\nSamples leave a day earlier.\n",
        attended.join(", "),
        plan.brand.title,
    )
}

const WISHES: [&str; 8] = [
    "samples that leave the warehouse a whole week earlier than now",
    "a second pair of eyes on each brief before it goes out",
    "an idea for people who bought once and never came back",
    "the report in one page with the table first",
    "a photo of each jacket that was delivered to a creator",
    "a way to count how many readers visit the shop later",
    "the names of those readers who asked the same thing twice",
    "a calmer week for both teams before each of the launches",
];

/// What a side misses; never the same twice in a row, whoever else speaks.
fn wish(plan: &Plan, side: &Side, month: Date) -> &'static str {
    let shift = if side.id == plan.brand.id { 0 } else { 3 };
    WISHES[(usize::try_from(month.month()).unwrap() + shift) % WISHES.len()]
}

/// How a month is answered.
struct Answers {
    metrics: &'static str,
    verdict: &'static str,
    decides: bool,
}

fn answers(plan: &Plan, month: Date) -> Answers {
    let is_working = plan.months.contains(&month);
    let is_off = is_working && plan.cost(month) > 1.0;
    let is_missed = is_working && plan.miss.0 == month;
    let is_blind = plan.is_broken(Break::DataGaps, month);
    Answers {
        metrics: match (is_working && !is_blind, is_off) {
            (false, _) => "not-sure",
            (true, true) => "off-track",
            (true, false) => "on-track",
        },
        verdict: if is_missed { "adapt" } else { "continue" },
        decides: is_missed,
    }
}

/// Both sides answer in the first days of the next month; a miss is answered by a decision.
fn check(plan: &Plan, month: Date, story: &mut Chronicle) {
    let random = &mut plan.random(700 + u64::try_from(month.day_of_year()).unwrap());
    let answers = answers(plan, month);
    let first = plan.open_day(plus(month_after(month, 1), random.between(0, 1)));
    let period = month.strftime("%Y-%m").to_string();
    let path = format!("health/{period}.md");
    let second = plan.open_day(plus(first, random.between(0, 1)));
    let sides = speaking(plan, first);
    let mut text = String::new();
    for (side, day) in sides.iter().zip([first, second]) {
        if day > plan.end {
            return;
        }
        let by = plan.speaker(side, day);
        let wish = wish(plan, side, month);
        let line = format!(
            "  {}: {{ by: {}, date: {day}, metrics: {}, communication: {}, missing: {wish}, verdict: {} }}\n",
            side.id,
            by.id,
            answers.metrics,
            random.between(3, 4),
            answers.verdict
        );
        text.push_str(&line);
        let is_last = sides.last().is_some_and(|last| last.id == side.id);
        let joint = if is_last && sides.len() == 2 {
            format!("verdict: {}\n", answers.verdict)
        } else {
            String::new()
        };
        let page = format!(
            "---\nkind: health-check\ntitle: Health check {period}\nanswers:\n{text}{joint}---\n\nAnswered in writing, each side by itself.\n"
        );
        let hour = if is_last { 15 } else { 9 };
        story
            .on(day, (hour, 20), &by.author(), format!("health: {period}"))
            .write(&path, page)
            .commit();
    }
    if answers.decides && sides.len() == 2 {
        decide(plan, &path, plan.open_day(plus(second, 2)), story);
    }
}

/// What is done about a missed figure.
fn decide(plan: &Plan, health: &str, day: Date, story: &mut Chronicle) {
    let (key, what) = match plan.miss.1 {
        Miss::Cost => (
            "cpe",
            "The next film is planned for the weather of its own month.",
        ),
        Miss::Answers => (
            "turnaround",
            "Each question names who answers while somebody is away.",
        ),
    };
    let decision = Decision {
        id: "adapt",
        title: "What we do about the missed figure",
        day,
        by: (plan.owner(&plan.brand, day), plan.owner(&plan.agency, day)),
        more: String::new(),
        text: format!("{what} It answers the miss of `framework#{key}`."),
    };
    let author = decision.by.0.author();
    story
        .on(day, (9, 50), &author, "decision: about the missed figure")
        .write(
            format!("decisions/{}.md", decision.name()),
            decision.page(plan.agency.id),
        )
        .replace(
            health,
            "\nverdict: adapt\n",
            format!("\nverdict: adapt\ndecision: {}\n", decision.name()),
        )
        .commit();
}

fn review(plan: &Plan, month: Date, story: &mut Chronicle) {
    let random = &mut plan.random(800 + u64::try_from(month.day_of_year()).unwrap());
    let day = plan.open_day(plus(month_after(month, 1), random.between(5, 9)));
    let quarter = format!("{}-Q{}", month.year(), month.month() / 3);
    let sides = speaking(plan, day);
    let Some(author) = sides.first().map(|side| plan.speaker(side, day)) else {
        return;
    };
    if day > plan.end {
        return;
    }
    let metrics = answers(plan, month).metrics;
    let lines = sides.iter().map(|side| {
        format!(
            "  {}: {{ by: {}, date: {day}, metrics: {metrics}, communication: 4, missing: {}, verdict: continue }}\n",
            side.id,
            plan.speaker(side, day).id,
            wish(plan, side, month)
        )
    });
    let lines: String = lines.collect();
    let page = format!(
        "---\nkind: review\ntitle: Review {quarter}\nanswers:\n{lines}verdict: continue\n---\n\n\
         ## What worked\n\nThe request log.\n\n## What did not\n\nThe courier, twice.\n\n\
         ## What changes next quarter\n\n- Nothing changes: we read the charter and left it as it is.\n"
    );
    story
        .on(
            day,
            (11, 30),
            &author.author(),
            format!("review: {quarter}"),
        )
        .write(format!("reviews/{quarter}.md"), page)
        .commit();
}

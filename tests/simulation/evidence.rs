//! What a partnership really met, read from the files and commits that were written. Nothing here
//! knows what the generator meant to write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use comity::value::Date;
use jiff::civil::DateTime;
use serde_yaml_ng::Value;

use crate::repository::{Commit, Files, Row, front_matter, read};
use crate::world::plus;

/// Something that partnerships meet, and whether a repository shows it.
type Meeting = (&'static str, fn(&Files, &[Commit]) -> bool);

/// What every healthy partnership meets.
pub(crate) const MEETINGS: [Meeting; 6] = [
    ("a late delivery", |files, _| is_delivered_late(files)),
    ("a missed KPI, answered", |files, _| {
        is_missed_and_answered(files)
    }),
    ("a holiday", keeps_a_holiday),
    ("an owner handed over", is_handed_over),
    ("a squash merge", |_, commits| commits.iter().any(is_squash)),
    ("a pause", stands_still),
];

/// Which of [`MEETINGS`] the repository shows.
pub(crate) fn met(root: &Path) -> BTreeSet<&'static str> {
    let (files, commits) = read(root);
    let shown = MEETINGS
        .iter()
        .filter(|(_, is_met)| is_met(&files, &commits));
    shown.map(|(what, _)| *what).collect()
}

fn is_delivered_late(files: &Files) -> bool {
    let rows = files.rows("ledgers/deliverables.csv");
    rows.iter().any(|row| row["due"] < row["delivered"])
}

/// A month with a figure beyond what the agreement promises, whose health check names the decision
/// that was made about it.
fn is_missed_and_answered(files: &Files) -> bool {
    let agreement = files.front_matter("agreements/framework.md");
    let begun = &word(&agreement["term"]["from"])[..7];
    let most = |key: &str| {
        let target = word(&agreement["expectations"][key]["target"]);
        let number = target.strip_prefix("at most ").unwrap();
        let end = number.find(|letter: char| letter.is_alphabetic() || letter == ' ');
        number[..end.unwrap()].parse::<f64>().unwrap()
    };
    let dear = costs(files)
        .into_iter()
        .filter(|(_, cost)| most("cpe") < *cost);
    let slow = waits(files)
        .into_iter()
        .filter(|(_, wait)| most("turnaround") < *wait);
    let dear = dear.map(|(month, _)| (month, "framework#cpe"));
    let slow = slow.map(|(month, _)| (month, "framework#turnaround"));
    let mut missed = dear
        .chain(slow)
        .filter(|(month, _)| begun <= month.as_str());
    missed.any(|(month, figure)| is_answered(files, &month, figure))
}

fn is_answered(files: &Files, month: &str, figure: &str) -> bool {
    let health = files.front_matter(&format!("health/{month}.md"));
    let decision = format!("decisions/{}.md", word(&health["decision"]));
    let decision = files.text(&decision).unwrap_or_default();
    word(&health["verdict"]) == "adapt"
        && decision.contains(figure)
        && word(&front_matter(decision)["status"]) == "accepted"
}

/// What an engagement cost in the American market, whose money is that of the target, by month.
fn costs(files: &Files) -> BTreeMap<String, f64> {
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for row in files.rows("ledgers/performance/") {
        if row["market"] == "us" {
            assert_eq!(row["currency"], "USD");
            let (spend, engagements) = sums.entry(row["date"][..7].to_owned()).or_default();
            *spend += row["spend"].parse::<f64>().unwrap();
            *engagements += row["engagements"].parse::<f64>().unwrap();
        }
    }
    let costs = sums.into_iter();
    costs
        .map(|(month, (spend, got))| (month, spend / got))
        .collect()
}

/// The median of the hours that questions waited, by the month in which at least five were asked.
fn waits(files: &Files) -> BTreeMap<String, f64> {
    let mut hours: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in files.rows("ledgers/requests.csv") {
        if let Some((asked, answered)) = moment(&row, "asked").zip(moment(&row, "answered")) {
            let waited = answered.duration_since(asked).as_secs_f64() / 3600.0;
            hours
                .entry(row["asked"][..7].to_owned())
                .or_default()
                .push(waited);
        }
    }
    hours.retain(|_, waits| 5 <= waits.len());
    let median = |mut waits: Vec<f64>| {
        waits.sort_by(f64::total_cmp);
        waits[waits.len() / 2]
    };
    hours
        .into_iter()
        .map(|(month, waits)| (month, median(waits)))
        .collect()
}

/// The moments of the request log are all of one offset.
fn moment(row: &Row, column: &str) -> Option<DateTime> {
    row[column].strip_suffix("+00:00")?.parse().ok()
}

/// A day off in the country of a side, in the midst of work, on which nobody of it did anything.
fn keeps_a_holiday(files: &Files, commits: &[Commit]) -> bool {
    let settings: toml::Table = files.text("comity.toml").unwrap().parse().unwrap();
    let briefed = commits
        .iter()
        .find(|commit| commit.touches("briefs/"))
        .unwrap()
        .day;
    let mut sides = sides(files).into_iter();
    sides.any(|side| {
        let country = word(&side["country"]).to_owned();
        let days = settings["holidays"][&country].as_array().unwrap().iter();
        let mut days = days.map(|day| day.as_str().unwrap().parse::<Date>().unwrap());
        let own: Vec<&Commit> = commits.iter().filter(|it| it.is_work_of(&side)).collect();
        let works = |from, to| own.iter().any(|it| from <= it.day && it.day <= to);
        days.any(|day| {
            let (before, after) = (plus(day, -1), plus(day, 1));
            let is_midst = works(plus(day, -4), before) && works(after, plus(day, 4));
            briefed <= day && is_midst && !works(day, day)
        })
    })
}

/// An owner whose last day is written and past, and the next one, who has worked since.
fn is_handed_over(files: &Files, commits: &[Commit]) -> bool {
    let mut sides = sides(files).into_iter();
    sides.any(|side| {
        let people = side["people"].as_mapping().unwrap();
        let is_owner = |person: &Value| word(&person["roles"][0]) == "owner";
        let mut left = people.values().filter(|person| is_owner(person));
        left.any(|person| {
            let (last, next) = (word(&person["until"]), &person["replaced_by"]);
            let Some(next) = people.get(next).filter(|next| is_owner(next)) else {
                return false;
            };
            let address = word(&next["git"][0]);
            let has_worked =
                |it: &Commit| it.author == address && last < it.day.to_string().as_str();
            next["until"].is_null() && commits.iter().any(has_worked)
        })
    })
}

/// One commit of a forge, in place of those of somebody's branch.
fn is_squash(commit: &Commit) -> bool {
    let title = commit.message.lines().next().unwrap();
    let number = title
        .rsplit_once(" (#")
        .and_then(|(_, number)| number.strip_suffix(')'));
    let is_numbered = number.is_some_and(|number| number.parse::<u32>().is_ok());
    is_numbered && commit.parents == 1 && commit.author != commit.committer
}

/// Five days or more on which nobody did anything, before and after which they did, and of which the
/// front page told beforehand.
fn stands_still(files: &Files, commits: &[Commit]) -> bool {
    let index = files.front_matter("index.md");
    let mut pauses = index["pauses"].as_sequence().into_iter().flatten();
    pauses.any(|pause| {
        let [from, to] = ["from", "to"].map(|key| word(&pause[key]).parse::<Date>().unwrap());
        let before = commits.iter().rfind(|commit| commit.day < from).unwrap();
        let told = before.index.as_deref().map_or(Value::Null, front_matter);
        let is_told = told["pauses"]
            .as_sequence()
            .is_some_and(|told| told.contains(pause));
        let mut work = commits.iter().filter(|commit| commit.is_work());
        let is_still = !work.clone().any(|it| from <= it.day && it.day <= to);
        plus(from, 4) <= to && is_told && is_still && work.any(|it| to < it.day)
    })
}

/// The pages of the sides.
fn sides(files: &Files) -> Vec<Value> {
    let index = files.front_matter("index.md");
    let ids = index["parties"].as_sequence().unwrap().iter();
    ids.map(|id| files.front_matter(&format!("parties/{}.md", word(id))))
        .collect()
}

/// A text; an empty one where there is none.
fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Commit {
    fn touches(&self, folder: &str) -> bool {
        self.paths.iter().any(|path| path.starts_with(folder))
    }

    /// Whether people made it: the bank's rates come by themselves.
    fn is_work(&self) -> bool {
        self.paths.iter().any(|path| path != "ledgers/rates.csv")
    }

    fn is_work_of(&self, side: &Value) -> bool {
        let people = side["people"].as_mapping().unwrap().values();
        let mut addresses = people.map(|person| word(&person["git"][0]));
        self.is_work() && addresses.any(|address| address == self.author)
    }
}

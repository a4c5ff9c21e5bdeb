//! The working hours of the sides on one clock, and the hours they have in common.
//!
//! Clocks change on different days in different countries, so a year has seasons: stretches of days in which the sides'
//! clocks are equally far apart. Of each day the distance at noon UTC counts.

use jiff::tz::TimeZone;

use crate::model::Playbook;
use crate::value::{Date, Hours, Zone};

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// The days that are looked at: a year.
const DAYS: i32 = 365;

/// A part of a day, in minutes from midnight on the clock of the first side; `to` does not belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// 0 to 1439.
    pub from: i32,
    /// 1 to 1440.
    pub to: i32,
}

/// The working day of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDay {
    /// The party.
    pub party: String,
    /// Its hours on its own clock.
    pub hours: Hours,
    /// Its clock is ahead of the first side's by these minutes; negative where it is behind.
    pub ahead: i32,
    /// Its hours on the first side's clock.
    pub stretches: Vec<Stretch>,
}

/// Days on which the sides' clocks are equally far apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// The runs of days within the year, first and last.
    pub days: Vec<(Date, Date)>,
    /// The sides in their order.
    pub sides: Vec<WorkingDay>,
    /// When all of them work.
    pub common: Vec<Stretch>,
}

impl Season {
    /// How many minutes all of them work.
    pub fn common_minutes(&self) -> i32 {
        self.common.iter().map(|it| it.to - it.from).sum()
    }
}

/// How far the clocks are apart, and the runs of days on which they are so.
type Apart = (Vec<i32>, Vec<(Date, Date)>);

/// The seasons of the year that begins on `from`; none unless two sides or more tell their hours and time zone.
pub fn seasons(playbook: &Playbook, from: Date) -> Vec<Season> {
    let sides: Vec<(String, Hours, &Zone)> = playbook
        .sides()
        .iter()
        .filter_map(|side| playbook.party(side.as_str()))
        .filter_map(|(page, party)| {
            let (hours, zone) = (party.hours.as_ref()?, party.timezone.as_ref()?);
            Some((page.id.clone(), hours.value, &**zone))
        })
        .collect();
    if sides.len() < 2 {
        return Vec::new();
    }
    let mut seasons: Vec<Apart> = Vec::new();
    let mut last: Option<usize> = None;
    for day in (0..DAYS).filter_map(|days| from.checked_add(jiff::Span::new().days(days)).ok()) {
        let ahead = distances(&sides, day);
        let at = seasons.iter().position(|(known, _)| *known == ahead);
        let at = at.unwrap_or_else(|| {
            seasons.push((ahead, Vec::new()));
            seasons.len() - 1
        });
        match seasons[at].1.last_mut().filter(|_| last == Some(at)) {
            Some(run) => run.1 = day,
            None => seasons[at].1.push((day, day)),
        }
        last = Some(at);
    }
    let seasons = seasons.into_iter();
    seasons
        .map(|(ahead, days)| season(&sides, &ahead, days))
        .collect()
}

/// How far each clock is ahead of the first one on a day, in minutes.
fn distances(sides: &[(String, Hours, &Zone)], day: Date) -> Vec<i32> {
    let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    let offset = |zone: &Zone| {
        let offset = noon.as_ref().ok();
        offset.map_or(0, |noon| {
            zone.time_zone().to_offset(noon.timestamp()).seconds() / 60
        })
    };
    let first = sides.first().map_or(0, |(.., zone)| offset(zone));
    sides
        .iter()
        .map(|(.., zone)| offset(zone) - first)
        .collect()
}

fn season(sides: &[(String, Hours, &Zone)], ahead: &[i32], days: Vec<(Date, Date)>) -> Season {
    let sides: Vec<WorkingDay> = sides
        .iter()
        .zip(ahead)
        .map(|((party, hours, _), ahead)| WorkingDay {
            party: party.clone(),
            hours: *hours,
            ahead: *ahead,
            stretches: stretches(*hours, *ahead),
        })
        .collect();
    let whole = vec![Stretch { from: 0, to: DAY }];
    let common = sides
        .iter()
        .fold(whole, |common, side| both(&common, &side.stretches));
    Season {
        days,
        sides,
        common,
    }
}

/// Hours on a clock that is `ahead` of ours, on ours: in two pieces where they cross our midnight.
fn stretches(hours: Hours, ahead: i32) -> Vec<Stretch> {
    let from = (i32::from(hours.start_minute()) - ahead).rem_euclid(DAY);
    let to = from + i32::from(hours.minutes());
    if to <= DAY {
        return vec![Stretch { from, to }];
    }
    vec![
        Stretch {
            from: 0,
            to: to - DAY,
        },
        Stretch { from, to: DAY },
    ]
}

/// What two lists of stretches have in common.
fn both(one: &[Stretch], other: &[Stretch]) -> Vec<Stretch> {
    let mut common: Vec<Stretch> = Vec::new();
    for one in one {
        for other in other {
            let (from, to) = (one.from.max(other.from), one.to.min(other.to));
            if from < to {
                common.push(Stretch { from, to });
            }
        }
    }
    common.sort_by_key(|stretch| stretch.from);
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_date;

    fn sides<'a>(zones: &'a [(&str, Zone)]) -> Vec<(String, Hours, &'a Zone)> {
        let side = |(hours, zone): &'a (&str, Zone)| {
            (zone.name().to_owned(), Hours::parse(hours).unwrap(), zone)
        };
        zones.iter().map(side).collect()
    }

    fn on(day: &str, zones: &[(&str, &str)]) -> Season {
        let zones: Vec<(&str, Zone)> = zones
            .iter()
            .map(|(hours, zone)| (*hours, Zone::parse(zone).unwrap()))
            .collect();
        let (sides, day) = (sides(&zones), parse_date(day).unwrap());
        season(&sides, &distances(&sides, day), vec![(day, day)])
    }

    #[test]
    fn an_hour_is_lost_in_winter() {
        let zones = [
            ("10:00-19:00", "Europe/Moscow"),
            ("09:00-18:00", "America/New_York"),
        ];
        let (summer, winter) = (on("2026-07-01", &zones), on("2026-12-01", &zones));
        assert_eq!(
            summer.common,
            [Stretch {
                from: 960,
                to: 1140
            }]
        );
        assert_eq!(winter.common_minutes(), 120);
        assert_eq!(summer.sides[1].ahead, -420);
        assert_eq!(
            winter.sides[1].stretches,
            [
                Stretch { from: 0, to: 120 },
                Stretch {
                    from: 1020,
                    to: 1440
                }
            ]
        );
    }

    #[test]
    fn far_away_sides_have_nothing_in_common_and_nights_may_meet_twice() {
        let far = [
            ("09:00-17:00", "Asia/Kolkata"),
            ("09:00-17:00", "America/Los_Angeles"),
        ];
        assert_eq!(on("2026-07-01", &far).common_minutes(), 0);
        let night = [("20:00-08:00", "Etc/UTC"), ("06:00-22:00", "Etc/UTC")];
        let common = on("2026-07-01", &night).common;
        let expected = [
            Stretch { from: 360, to: 480 },
            Stretch {
                from: 1200,
                to: 1320,
            },
        ];
        assert_eq!(common, expected);
    }
}

//! Days and times that are written in digits.

use std::ops::Range;

use super::{Day, Figure, Month, digits};

/// The day, month or time with which a text begins, and how long it is.
pub(super) fn figure(text: &str) -> Option<(Figure, usize)> {
    iso(text).or_else(|| dotted(text)).or_else(|| time(text))
}

/// `2026-03-31` and `2026-03`.
fn iso(text: &str) -> Option<(Figure, usize)> {
    let part = |range: Range<usize>| digits(text.get(range)?);
    let ends = |at: usize| !text[at..].starts_with(|letter: char| letter.is_ascii_digit());
    let year = part(0..4)?;
    let month = part(5..7).filter(|month| (1..=12).contains(month))?;
    (text.as_bytes()[4] == b'-').then_some(())?;
    let day = part(8..10).filter(|day| (1..=31).contains(day) && text.as_bytes()[7] == b'-');
    match day {
        Some(day) if ends(10) => {
            let year = Some(year);
            Some((
                Figure::Day(Day {
                    year,
                    month,
                    date: day,
                }),
                10,
            ))
        }
        _ if ends(7) => Some((Figure::Month(Month { year, month }), 7)),
        _ => None,
    }
}

/// `31.03.2026`.
fn dotted(text: &str) -> Option<(Figure, usize)> {
    let mut parts = text.splitn(3, '.');
    let (day, month) = (parts.next()?, parts.next()?);
    let year = parts.next()?.get(..4)?;
    let length = day.len() + month.len() + year.len() + 2;
    let is_short = |part: &str| (1..=2).contains(&part.len());
    if !is_short(day) || !is_short(month) {
        return None;
    }
    let (day, month, year) = (digits(day)?, digits(month)?, digits(year)?);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    let year = Some(year);
    is_day.then_some((
        Figure::Day(Day {
            year,
            month,
            date: day,
        }),
        length,
    ))
}

/// `17:30`, `5:30 pm`.
fn time(text: &str) -> Option<(Figure, usize)> {
    let colon = text.find(':').filter(|at| (1..=2).contains(at))?;
    let (hours, minutes) = (
        digits(&text[..colon])?,
        digits(text.get(colon + 1..colon + 3)?)?,
    );
    let end = colon + 3;
    let after = text[end..].trim_start().to_ascii_lowercase();
    let is_afternoon = after.starts_with("pm") || after.starts_with("p.m");
    let hours = if is_afternoon && hours < 12 {
        hours + 12
    } else {
        hours
    };
    (hours < 25 && minutes < 60).then_some((Figure::Time(hours * 60 + minutes), end))
}

//! Whether a brief tells a creator every shot.

use super::super::structure::wording::Finder;
use crate::model::kinds::Facts;
use crate::model::{Page, Profile};
use crate::text::Span;

/// How many lines that begin as those of a shot list make one.
const LINES: usize = 3;

/// The seconds within which the first time of a shot list lies: later ones are hours of a day.
const OPENING: u32 = 10;

/// Words that number the pieces of a film.
const PIECES: [&str; 5] = ["shot", "scene", "frame", "кадр", "сцена"];

/// Words that turn the name of a shot list into its refusal.
const REFUSALS: [&str; 5] = ["no", "not", "without", "без", "нет"];

/// Where a page has a shot list: what is called so, or the first of several lines that are one.
pub(super) fn shot_list(profile: &Profile, page: &Page) -> Option<Span> {
    let finder = Finder::new(words(profile));
    let named = places(page).into_iter().find_map(|place| {
        let text = page.file.slice(place);
        let found = finder.find(text, place.start).into_iter().next()?;
        let before = &text[..found.span.start - place.start];
        (!is_refused(before)).then_some(found.span)
    });
    named.or_else(|| lines(page))
}

fn words(profile: &Profile) -> Vec<&str> {
    let tables = profile.campaigns.iter().flat_map(|it| &it.shot_list);
    let lists = tables.flat_map(|table| table.iter().filter_map(|entry| entry.value.as_ref()));
    lists
        .flat_map(|list| list.iter().map(|word| word.as_str()))
        .collect()
}

/// Where a name may stand: in headings, links and mandatory items. Elsewhere it is talked about.
fn places(page: &Page) -> Vec<Span> {
    let headings = page.outline.headings.iter().map(|heading| heading.span);
    let links = page.outline.links.iter().map(|link| link.span);
    let must = match &page.facts {
        Facts::Brief(brief) => brief.must.as_ref(),
        _ => None,
    };
    let must = must.iter().flat_map(|must| must.value.iter());
    must.map(|item| item.span)
        .chain(headings)
        .chain(links)
        .collect()
}

fn is_refused(before: &str) -> bool {
    let last = before
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .next_back();
    last.is_some_and(|word| REFUSALS.contains(&word.to_lowercase().as_str()))
}

/// The first of enough runs of prose that begin with a time of a film or with a numbered piece.
fn lines(page: &Page) -> Option<Span> {
    let runs = page.outline.prose.iter().copied();
    let begins: Vec<(Span, Opening)> = runs
        .filter_map(|run| Some((run, opening(page.file.slice(run))?)))
        .collect();
    let pieces = begins.iter().filter(|(_, it)| *it == Opening::Piece);
    let times = begins.iter().filter(|(_, it)| *it != Opening::Piece);
    let is_timed = times.clone().any(|(_, it)| *it == Opening::FirstTime);
    let first = |found: Vec<&(Span, Opening)>| {
        (LINES <= found.len()).then(|| found.first().map(|(span, _)| *span))?
    };
    first(pieces.collect()).or_else(|| first(times.filter(|_| is_timed).collect()))
}

/// How a line of a shot list begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// `0:05`, within the first seconds.
    FirstTime,
    /// `0:40`
    Time,
    /// `Shot 3`
    Piece,
}

fn opening(text: &str) -> Option<Opening> {
    let text = text.trim_start();
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let first = words.next()?.to_lowercase();
    let second = words.find(|word| !word.is_empty()).unwrap_or_default();
    if PIECES.contains(&first.as_str()) {
        let is_number = second.starts_with(|letter: char| letter.is_ascii_digit());
        return is_number.then_some(Opening::Piece);
    }
    let rest = text.get(first.len()..)?.strip_prefix(':')?;
    let seconds = rest
        .get(..2)
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (minutes, seconds): (u32, u32) = (first.parse().ok()?, seconds.parse().ok()?);
    match (minutes, seconds) {
        (0, seconds) if seconds < OPENING => Some(Opening::FirstTime),
        (_, seconds) if seconds < 60 => Some(Opening::Time),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_shot_list_are_told_from_hours_and_words() {
        let kind = |text: &str| opening(text).map(|it| it as u8);
        assert_eq!(kind("0:05–0:10 seams"), Some(Opening::FirstTime as u8));
        assert_eq!(kind("00:40 капюшон"), Some(Opening::Time as u8));
        assert_eq!(kind("Кадр 3: капюшон"), Some(Opening::Piece as u8));
        assert_eq!(kind("Scene 2. Rain"), Some(Opening::Piece as u8));
        for other in [
            "Shot in real rain",
            "12 shots",
            "1:1 format",
            "кадры 1–3",
            "",
        ] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}

//! Public holidays of the countries that the sides are in, as far as they fall on working days of
//! the years that are simulated.

use comity::value::Date;

/// A country and its days: year, month, day.
type Country = (&'static str, &'static [(i16, i8, i8)]);

/// By country; United States: federal holidays as observed; Germany: those of all states; Great
/// Britain: England and Wales.
const HOLIDAYS: [Country; 4] = [
    (
        "RU",
        &[
            (2026, 1, 7),
            (2026, 2, 23),
            (2026, 3, 9),
            (2026, 5, 1),
            (2026, 5, 11),
            (2026, 6, 12),
            (2026, 11, 4),
            (2026, 12, 31),
            (2027, 1, 1),
            (2027, 1, 7),
            (2027, 2, 23),
            (2027, 3, 8),
            (2027, 5, 3),
        ],
    ),
    (
        "US",
        &[
            (2026, 1, 19),
            (2026, 2, 16),
            (2026, 5, 25),
            (2026, 6, 19),
            (2026, 7, 3),
            (2026, 9, 7),
            (2026, 10, 12),
            (2026, 11, 11),
            (2026, 11, 26),
            (2026, 12, 25),
            (2027, 1, 1),
            (2027, 1, 18),
            (2027, 2, 15),
            (2027, 5, 31),
        ],
    ),
    (
        "DE",
        &[
            (2026, 4, 3),
            (2026, 4, 6),
            (2026, 5, 1),
            (2026, 5, 14),
            (2026, 5, 25),
            (2026, 12, 25),
            (2027, 1, 1),
            (2027, 3, 26),
            (2027, 3, 29),
            (2027, 5, 6),
            (2027, 5, 17),
        ],
    ),
    (
        "GB",
        &[
            (2026, 4, 3),
            (2026, 4, 6),
            (2026, 5, 4),
            (2026, 5, 25),
            (2026, 8, 31),
            (2026, 12, 25),
            (2026, 12, 28),
            (2027, 1, 1),
            (2027, 3, 26),
            (2027, 3, 29),
            (2027, 5, 3),
            (2027, 5, 31),
        ],
    ),
];

/// The holidays of a country.
pub(crate) fn of(country: &str) -> impl Iterator<Item = Date> {
    let known = HOLIDAYS.iter().filter(move |known| known.0 == country);
    known
        .flat_map(|(_, days)| *days)
        .map(|(year, month, day)| Date::constant(*year, *month, *day))
}

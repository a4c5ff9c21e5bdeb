//! Dates, periods and lengths of time in words.

use jiff::civil::Date;

use super::{Args, Catalogue, Lang};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const RUSSIAN: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const RUSSIAN_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

impl Lang {
    /// `31 March 2026`, `31 марта 2026 г.`
    pub fn long_date(self, date: Date) -> String {
        let year = self.year(date.year());
        format!("{} {year}", self.day_and_month(date))
    }

    /// `31 Mar 2026`, `31.03.2026`
    pub fn short_date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::En => format!("{day} {} {year}", &named(ENGLISH, month)[..3]),
            Self::Ru => format!("{day:02}.{month:02}.{year}"),
        }
    }

    /// `Tue 31 March`, `вт 31 марта`: for lists under the heading of a month.
    pub fn weekday_date(self, date: Date) -> String {
        let names = match self {
            Self::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
            Self::Ru => ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
        };
        let at = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        format!("{} {}", names[at], self.day_and_month(date))
    }

    /// `16 February – 20 March 2026`; what both days share is said once.
    pub fn days(self, first: Date, last: Date) -> String {
        if first == last {
            return self.long_date(first);
        }
        let same_year = first.year() == last.year();
        let last_words = self.long_date(last);
        if same_year && first.month() == last.month() {
            format!("{}–{last_words}", first.day())
        } else if same_year {
            format!("{} – {last_words}", self.day_and_month(first))
        } else {
            format!("{} – {last_words}", self.long_date(first))
        }
    }

    /// The month of `date`: `March 2026`, `март 2026 г.`
    pub fn month(self, date: Date) -> String {
        let names = match self {
            Self::En => ENGLISH,
            Self::Ru => RUSSIAN,
        };
        let name = named(names, date.month());
        format!("{name} {}", self.year(date.year()))
    }

    /// The calendar quarter of `date`: `Q1 2026`, `I квартал 2026 г.`
    pub fn quarter(self, date: Date) -> String {
        let quarter = usize::from((date.month().unsigned_abs() - 1) / 3);
        let year = self.year(date.year());
        match self {
            Self::En => format!("Q{} {year}", quarter + 1),
            Self::Ru => format!("{} квартал {year}", ["I", "II", "III", "IV"][quarter]),
        }
    }

    /// The ISO week of `date`: `week 12 of 2026`, `12-я неделя 2026 г.`
    pub fn week(self, date: Date) -> String {
        let iso = date.iso_week_date();
        let (week, year) = (iso.week(), self.year(iso.year()));
        match self {
            Self::En => format!("week {week} of {year}"),
            Self::Ru => format!("{week}-я неделя {year}"),
        }
    }

    /// `2026`, `2026 г.`
    pub fn year(self, year: i16) -> String {
        match self {
            Self::En => year.to_string(),
            Self::Ru => format!("{year}\u{a0}г."),
        }
    }

    /// `48 hours`, `48 часов`; `unit` is `min`, `h`, `day`, `week`, `month`, `quarter` or `year`.
    pub fn length(self, count: u32, unit: &str) -> String {
        let args = Args::new().with("n", count);
        Catalogue::of(self).text(&format!("length-{unit}"), &args)
    }

    /// How long ago `days` days are: `today`, `yesterday`, `3 days ago`; `in 3 days` below zero.
    pub fn age(self, days: i64) -> String {
        let id = if days < 0 { "days-ahead" } else { "days-ago" };
        let args = Args::new().with("n", days.saturating_abs());
        Catalogue::of(self).text(id, &args)
    }

    fn day_and_month(self, date: Date) -> String {
        let names = match self {
            Self::En => ENGLISH,
            Self::Ru => RUSSIAN_GENITIVE,
        };
        format!("{} {}", date.day(), named(names, date.month()))
    }
}

fn named(names: [&'static str; 12], month: i8) -> &'static str {
    names[usize::from(month.unsigned_abs()) - 1]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn both(say: impl Fn(Lang) -> String) -> [String; 2] {
        Lang::ALL.map(|lang| say(lang).replace('\u{a0}', "~"))
    }

    #[test]
    fn dates_and_periods_are_said_as_people_say_them() {
        let day = date(2026, 3, 31);
        assert_eq!(
            both(|it| it.long_date(day)),
            ["31 March 2026", "31 марта 2026~г."]
        );
        assert_eq!(both(|it| it.short_date(day)), ["31 Mar 2026", "31.03.2026"]);
        assert_eq!(both(|it| it.month(day)), ["March 2026", "март 2026~г."]);
        assert_eq!(both(|it| it.quarter(day)), ["Q1 2026", "I квартал 2026~г."]);
        assert_eq!(
            both(|it| it.week(day)),
            ["week 14 of 2026", "14-я неделя 2026~г."]
        );
    }

    #[test]
    fn what_two_days_share_is_said_once() {
        let said = |first, last| Lang::En.days(first, last);
        let last = date(2026, 3, 20);
        assert_eq!(said(last, last), "20 March 2026");
        assert_eq!(said(date(2026, 3, 1), last), "1–20 March 2026");
        assert_eq!(said(date(2026, 2, 16), last), "16 February – 20 March 2026");
        assert_eq!(
            said(date(2025, 12, 1), last),
            "1 December 2025 – 20 March 2026"
        );
    }

    #[test]
    fn ages_are_said_in_days() {
        assert_eq!(both(|it| it.age(0)), ["today", "сегодня"]);
        assert_eq!(both(|it| it.age(1)), ["yesterday", "вчера"]);
        assert_eq!(both(|it| it.age(22)), ["22 days ago", "22 дня назад"]);
        assert_eq!(both(|it| it.age(-1)), ["tomorrow", "завтра"]);
        assert_eq!(both(|it| it.age(-21)), ["in 21 days", "через 21 день"]);
    }

    #[test]
    fn every_unit_of_time_has_its_words() {
        for unit in ["min", "h", "day", "week", "month", "quarter", "year"] {
            for lang in Lang::ALL {
                let text = lang.length(48, unit);
                assert!(text.starts_with("48 "), "{text}");
            }
        }
        assert_eq!(both(|it| it.length(48, "h")), ["48 hours", "48 часов"]);
    }
}

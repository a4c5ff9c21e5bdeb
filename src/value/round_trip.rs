//! Every value reads back as itself, checked on many that a small seeded generator makes up.

use std::fmt::Debug;

use jiff::civil::Date;

use super::{
    Band, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share, Slot, Target,
    Unit, Value, Written, Zone,
};

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(choices.len() as u64)).unwrap();
        choices[at]
    }

    fn number(&mut self) -> String {
        let sign = self.one_of(&["", "", "", "-"]);
        let whole = self.below(10_000_000);
        match self.below(3) {
            0 => format!("{sign}{whole}.{:03}", self.below(1000)),
            _ => format!("{sign}{whole}"),
        }
    }

    fn unit(&mut self) -> String {
        let of = self.one_of(&["h", "videos", "USD", "Paid posts", "видео", "days"]);
        let per = self.one_of(&["", "/week", "/engagement", "/месяц"]);
        format!("{of}{per}")
    }

    fn money(&mut self) -> String {
        let currency = self.one_of(&["USD", "EUR", "RUB", "JPY", "KWD"]);
        format!("{} {currency}", self.number())
    }

    fn duration(&mut self) -> String {
        let unit = self.one_of(&["m", "h", "d", "w", "mo", "q", "y"]);
        format!("{}{unit}", self.below(900))
    }

    fn value(&mut self) -> String {
        match self.below(5) {
            0 => self.number(),
            1 => self.money(),
            2 => format!("{}%", self.number()),
            3 => self.duration(),
            _ => format!("{} {}", self.number(), self.unit()),
        }
    }

    fn target(&mut self) -> String {
        let words = self.one_of(&["at least ", "не больше ", "ровно ", "<= ", "", "между "]);
        match words {
            "между " => format!("между {0} и {0} %", self.below(500)),
            words => format!("{words}{}", self.value()),
        }
    }

    fn date(&mut self) -> String {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        format!("{}-{month:02}-{day:02}", 1990 + self.below(60))
    }

    fn period(&mut self) -> String {
        let year = 1990 + self.below(60);
        match self.below(5) {
            0 => format!("{year}"),
            1 => format!("{year}-Q{}", self.below(4) + 1),
            2 => format!("{year}-{:02}", self.below(12) + 1),
            3 => format!("{year}-W{:02}", self.below(52) + 1),
            _ => format!("1985-01-31..{}", self.date()),
        }
    }

    fn clock(&mut self) -> String {
        format!("{:02}:{:02}", self.below(24), self.below(60))
    }

    fn moment(&mut self) -> String {
        let seconds = self.one_of(&["", ":00", ":59", ":01.5"]);
        let offset = self.one_of(&["Z", "+00:00", "+03:00", "-05:30", "+14:00"]);
        format!("{}T{}{seconds}{offset}", self.date(), self.clock())
    }

    fn slot(&mut self) -> String {
        let day = self.one_of(&["Mon", "вт", "Sunday"]);
        let zone = self.one_of(&["Europe/Moscow", "UTC", "America/New_York"]);
        format!("{day} {} {zone}", self.clock())
    }
}

fn check<T: Written + PartialEq + Debug>(make: fn(&mut Dice) -> String) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..500 {
        let text = make(&mut dice);
        let value = T::read(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let printed = value.to_string();
        assert_eq!(
            T::read(&printed).as_ref(),
            Ok(&value),
            "{text} as {printed}"
        );
        assert_eq!(T::read(&printed).unwrap().to_string(), printed);
    }
}

#[test]
fn every_value_reads_back_as_itself() {
    check::<Number>(Dice::number);
    check::<Money>(Dice::money);
    check::<Share>(|dice| format!("{} %", dice.number()));
    check::<Unit>(Dice::unit);
    check::<Quantity>(|dice| format!("{} {}", dice.number(), dice.unit()));
    check::<Value>(Dice::value);
    check::<Target>(Dice::target);
    check::<Band<Value>>(|dice| format!("{}..{} {}", -3, dice.below(99), dice.unit()));
    check::<Band<Money>>(|dice| format!("{} RUB..9999999.999 RUB", dice.below(99)));
}

#[test]
fn every_time_reads_back_as_itself() {
    check::<Date>(Dice::date);
    check::<Duration>(Dice::duration);
    check::<Every>(|dice| format!("{} weeks", dice.below(9) + 1));
    check::<Period>(Dice::period);
    check::<Moment>(Dice::moment);
    check::<Slot>(Dice::slot);
    check::<Zone>(|dice| {
        dice.one_of(&["Europe/Berlin", "UTC", "Asia/Almaty"])
            .to_owned()
    });
    check::<Hours>(|dice| format!("{}-24:00", dice.clock()));
}

#[test]
fn no_text_is_too_strange_to_be_refused() {
    let mut dice = Dice(7);
    let pieces = [
        "1", "-", ".", "..", " ", "%", "USD", "€", "от", "до", ":", "T", "e", "W", "−",
    ];
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..dice.below(7) {
            text.push_str(dice.one_of(&pieces));
        }
        let _ = (
            Target::parse(&text),
            Period::parse(&text),
            Moment::parse(&text),
        );
        let _ = (Slot::parse(&text), Hours::parse(&text), Every::parse(&text));
        let _ = (
            Band::<Value>::parse(&text),
            Unit::parse(&text),
            Zone::parse(&text),
        );
    }
}

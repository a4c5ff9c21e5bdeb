//! Values of the playbook in the words of a page's language.

use super::here::Here;
use super::theme::Argument;
use crate::model::kinds::Better;
use crate::value::{
    Duration, Every, Moment, Money, Number, Period, PeriodKind, Quantity, Share, Target, Value,
    parse_date,
};

/// What a written value says: its words, and for a date the form machines read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) text: String,
    pub(super) iso: Option<String>,
}

impl Here<'_> {
    /// A value of the form `id`, as written in a document; what does not read well is shown as it stands.
    pub(super) fn written(self, id: &str, text: &str) -> Spoken {
        if id == "date"
            && let Ok(date) = parse_date(text)
        {
            return Spoken {
                text: self.lang.long_date(date),
                iso: Some(date.to_string()),
            };
        }
        if id == "moment"
            && let Ok(moment) = Moment::parse(text)
        {
            return Spoken {
                text: self.moment(moment),
                iso: Some(moment.to_string()),
            };
        }
        Spoken {
            text: self.timeless(id, text).unwrap_or_else(|| text.to_owned()),
            iso: None,
        }
    }

    fn timeless(self, id: &str, text: &str) -> Option<String> {
        match id {
            "money" => Some(self.money(Money::parse(text).ok()?)),
            "share" => Some(self.lang.share(Share::parse(text).ok()?.percent)),
            "number" => Some(self.lang.number(Number::parse(text).ok()?.0)),
            "quantity" => Some(self.quantity(&Quantity::parse(text).ok()?)),
            "duration" => Some(self.duration(Duration::parse(text).ok()?)),
            "every" => {
                let every = Every::parse(text).ok()?;
                Some(self.lang.length(every.count(), every.unit().name()))
            }
            "period" => Some(self.period(&Period::parse(text).ok()?)),
            "target" => Some(self.target(&Target::parse(text).ok()?, None)),
            "value" => Some(self.value(&Value::parse(text).ok()?)),
            "hours" => Some(text.replace('-', "–")),
            // A field that takes a band may hold a single amount.
            "band" => match Money::parse(text) {
                Ok(money) => Some(self.money(money)),
                Err(_) => Some(text.replacen("..", "–", 1)),
            },
            _ => None,
        }
    }

    /// `3 February 2026, 09:00 (+03:00)`.
    fn moment(self, moment: Moment) -> String {
        let time = moment.time();
        let written = moment.to_string();
        let offset = if written.ends_with('Z') {
            "UTC"
        } else {
            written.get(written.len().saturating_sub(6)..).unwrap_or("")
        };
        format!(
            "{}, {:02}:{:02} ({offset})",
            self.lang.long_date(moment.date()),
            time.hour(),
            time.minute()
        )
    }

    pub(super) fn money(self, money: Money) -> String {
        self.lang.money(money.amount, money.currency.code())
    }

    pub(super) fn duration(self, duration: Duration) -> String {
        self.lang.length(duration.count, duration.unit.name())
    }

    fn quantity(self, quantity: &Quantity) -> String {
        format!(
            "{}\u{a0}{}",
            self.lang.number(quantity.number),
            quantity.unit
        )
    }

    pub(super) fn period(self, period: &Period) -> String {
        let first = period.first_day();
        match period.kind() {
            Some(PeriodKind::Week) => self.lang.week(first),
            Some(PeriodKind::Month) => self.lang.month(first),
            Some(PeriodKind::Quarter) => self.lang.quarter(first),
            Some(PeriodKind::Year) => self.lang.year(first.year()),
            None => self.lang.days(first, period.last_day()),
        }
    }

    pub(super) fn value(self, value: &Value) -> String {
        match value {
            Value::Number(number) => self.lang.number(number.0),
            Value::Money(money) => self.money(*money),
            Value::Share(share) => self.lang.share(share.percent),
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Duration(duration) => self.duration(*duration),
        }
    }

    /// A target read aloud. A bare figure is a bound on the side that the metric calls worse.
    pub(super) fn target(self, target: &Target, better: Option<Better>) -> String {
        let one = |key: &str, value: &Value| {
            self.say_with(key, &[("value", Argument::Text(self.value(value)))])
        };
        match target {
            Target::AtLeast(value) => one("target-at-least", value),
            Target::AtMost(value) => one("target-at-most", value),
            Target::Exactly(value) => one("target-exactly", value),
            Target::Plain(value) => match better {
                Some(Better::Lower) => one("target-at-most", value),
                Some(Better::Higher) => one("target-at-least", value),
                Some(Better::Target) | None => self.value(value),
            },
            Target::Between(low, high) => {
                let [low, high] = [low, high].map(|value| Argument::Text(self.value(value)));
                self.say_with("target-between", &[("low", low), ("high", high)])
            }
            Target::Improvement { by } => {
                let by = Argument::Text(self.lang.share(by.percent));
                self.say_with("target-improvement", &[("by", by)])
            }
        }
    }
}

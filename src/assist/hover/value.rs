//! A value in plain words: what a word of a list means, which days a period has.

use super::super::View;
use super::super::say::{code, meaning, words};
use super::super::shapes::Slot;
use super::zone;
use crate::actuals::figure;
use crate::locale::Message;
use crate::model::field::Shape;
use crate::parse::Node;
use crate::value::{Duration, Hours, Moment, Money, Period, Zone, parse_date};

/// What a value says, where that is more than its letters.
pub(super) fn reading(view: &View<'_>, slot: &Slot, node: &Node) -> Option<String> {
    let text = node.text()?.trim();
    let word = words(&slot.shape).iter().find(|word| word.word == text);
    if let Some(word) = word {
        return Some(format!("**{}** · {}", code(text), meaning(word, view.lang)));
    }
    let said = forms(&slot.shape)
        .into_iter()
        .find_map(|form| said(view, form, text))?;
    Some(format!("{} · {said}", code(text)))
}

/// The written forms that a shape allows.
fn forms(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Form(form) => vec![form.id],
        Shape::List(item) => forms(item),
        Shape::Either(this, that) => [forms(this), forms(that)].concat(),
        _ => Vec::new(),
    }
}

fn said(view: &View<'_>, form: &str, text: &str) -> Option<String> {
    let lang = view.lang;
    match form {
        "date" => {
            let date = parse_date(text).ok()?;
            let days = (view.context.as_of - date).get_days();
            let weekday = lang.weekday_date(date);
            Some(format!(
                "{weekday} {}, {}",
                date.year(),
                lang.age(i64::from(days))
            ))
        }
        "period" => {
            let period = Period::parse(text).ok()?;
            let days = lang.days(period.first_day(), period.last_day());
            Some(format!("{}: {days}", figure::period(&period, lang)))
        }
        "money" => {
            let money = Money::parse(text).ok()?;
            let currency = money.currency;
            let amount = lang.money(money.amount, currency.code());
            Some(format!("{amount} ({})", currency.name()))
        }
        "duration" => {
            let duration = Duration::parse(text).ok()?;
            Some(lang.length(duration.count, duration.unit.name()))
        }
        "moment" => moment(view, text),
        "zone" => zone::difference(view, &Zone::parse(text).ok()?),
        "hours" => {
            let hours = Hours::parse(text).ok()?;
            zone::local_hours(view, hours)
        }
        _ => None,
    }
}

/// A moment by the clock of the playbook.
fn moment(view: &View<'_>, text: &str) -> Option<String> {
    let moment = Moment::parse(text).ok()?;
    let zone = view.context.playbook.config.zone();
    let here = moment.in_zone(&zone);
    let time = format!("{:02}:{:02}", here.hour(), here.minute());
    let message = Message::new("assist-moment")
        .with("date", here.date())
        .with("time", time)
        .with("zone", zone.name());
    Some(message.text(view.lang))
}

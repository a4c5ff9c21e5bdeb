//! What one side expects, before it has seen the other's sheet.

use super::agreement::Term;
use super::expectation::Expectation;
use crate::model::field::{Either, Items, Table, record};
use crate::model::ids::{MetricId, PartyId, PersonId};
use crate::value::{Band, Duration, Money, Quantity};

record! {
    /// One side's sheet; the question ids are the same on both.
    Alignment {
        party: PartyId = "party", Required, "Party: whose sheet it is", "Сторона: чья анкета";
        horizon: Duration = "horizon", Optional, "Horizon: how far the answers look", "Горизонт: на какой срок ответы";
        optimises: MetricId = "optimises", Optional, "Optimises: the one metric this side cares for most", "Оптимизирует: метрика, важнее которой нет";
        gets: Items<String> = "gets", Optional, "Gets: what this side wants to get", "Получает: что хочет получить";
        gives: Items<Give> = "gives", Optional, "Gives: what this side brings", "Даёт: что вкладывает";
        success: Table<String, Expectation> = "success", Optional, "Success: expectations as this side sees them", "Успех: ожидания этой стороны";
        responsible: Table<String, PartyId> = "responsible", Optional, "Responsible: which side does what", "Ответственность: кто за что";
        cadence: Table<String, String> = "cadence", Optional, "Cadence: how often to meet and review", "Ритм: как часто встречаться и подводить итоги";
        timeline: Term = "timeline", Optional, "Timeline: from when to when", "Сроки: с какого дня по какой";
        resources: Resources = "resources", Optional, "Resources: people, hours, money", "Ресурсы: люди, часы, деньги";
        fallback: String = "fallback", Optional, "Fallback: what if it does not work", "Запасной план: если не получится";
        seal: String = "seal", Optional, "Seal: the digest committed before the text", "Печать: отпечаток, записанный до текста";
        salt: String = "salt", Optional, "Salt: published when the sheet is revealed", "Соль: публикуется при вскрытии";
    }
}

record! {
    /// Something a side brings.
    Give {
        what: String = "what", Required, "What: what it brings", "Что: что вкладывает";
        worth: Money = "worth", Optional, "Worth: what it is worth", "Ценность: сколько стоит";
    }
}

record! {
    /// What a side can spend on the partnership.
    Resources {
        people: Items<PersonId> = "people", Optional, "People: who", "Люди: кто";
        hours: Quantity = "hours", Optional, "Hours: how much of their time", "Часы: сколько времени";
        money: Either<Band<Money>, Money> = "money", Optional, "Money: how much, or from how much to how much", "Деньги: сколько, или от скольки до скольки";
    }
}

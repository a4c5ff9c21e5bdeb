//! One campaign.

use super::expectation::Expectation;
use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{ActorId, MarketId, PartyId, PersonId};
use crate::value::{Date, Duration, Money, Value};

choice! {
    /// How a campaign ended.
    CampaignVerdict {
        Success = "success", "Success", "Успех";
        Mixed = "mixed", "Mixed", "Неоднозначно";
        Failed = "failed", "Failed", "Неудача";
    }
}

record! {
    /// One campaign.
    Brief {
        phase: String = "phase", Optional, "Phase: in which it runs", "Этап: на каком идёт";
        contact: PersonId = "contact", Optional, "Contact: the creators' one contact", "Контакт: единственный для авторов";
        creators: Items<PartyId> = "creators", Optional, "Creators: who makes it", "Авторы: кто делает";
        markets: Items<MarketId> = "markets", Optional, "Markets: where it runs", "Рынки: где идёт";
        sent: Date = "sent", Optional, "Sent: when the creators got it", "Отправлен: когда авторы получили";
        dates: CampaignDates = "dates", Optional, "Dates: first and last day", "Даты: первый и последний день";
        budget: Money = "budget", Optional, "Budget: what it may cost", "Бюджет: сколько может стоить";
        story: String = "story", Optional, "Story: what is told", "История: что рассказываем";
        goal: String = "goal", Optional, "Goal: what it is for", "Цель: ради чего";
        must: Items<String> = "must", Optional, "Must: what has to be in it", "Обязательно: что должно быть";
        freedom: Items<String> = "freedom", Optional, "Freedom: what the creator decides", "Свобода: что решает автор";
        inputs: Table<String, BriefInput> = "inputs", Optional, "Inputs: what the creator needs, from whom, by when", "Что нужно автору: от кого и когда";
        disclosure: Table<MarketId, String> = "disclosure", Optional, "Disclosure: how advertising is marked in each market", "Маркировка: как помечаем рекламу на каждом рынке";
        charter_digest: String = "charter_digest", Optional, "Charter digest: the charter it follows", "Отпечаток устава: какому уставу следует";
        expectations: Table<String, Expectation> = "expectations", Optional, "Expectations: what is promised, as numbers", "Ожидания: что обещано, в числах";
        forecast: Table<String, Forecast> = "forecast", Optional, "Forecast: an 80 % interval, made before the start", "Прогноз: интервал 80 %, сделан до начала";
        fail: OneOrMany<String> = "fail", Optional, "Fails when: the bound beyond which it failed", "Провал: граница, за которой это неудача";
        verdict: CampaignVerdict = "verdict", Optional, "Verdict: how it ended", "Вердикт: чем кончилось";
        rush: String = "rush", Optional, "Rush: who agreed to a short lead time", "Срочно: кто согласился на короткий срок";
        rounds: u32 = "rounds", Optional, "Rounds: how many rounds of changes", "Круги: сколько кругов правок";
        lead_time: Duration = "lead_time", Optional, "Lead time: how long creators have", "Запас: сколько времени у авторов";
    }
}

record! {
    /// When a campaign runs.
    CampaignDates {
        start: Date = "start", Required, "Start: the first day", "Начало: первый день";
        end: Date = "end", Required, "End: the last day", "Конец: последний день";
    }
}

record! {
    /// Something a creator needs.
    BriefInput {
        from: ActorId = "from", Required, "From: who provides it", "От кого: кто даёт";
        due: Date = "due", Required, "Due: by when", "Срок: к какому дню";
        done: Date = "done", Optional, "Done: when it came", "Готово: когда получено";
    }
}

record! {
    /// What is thought to happen.
    Forecast {
        expect: Value = "expect", Required, "Expected: the most likely value", "Ожидаем: самое вероятное значение";
        low: Value = "low", Required, "Low: one in ten is below", "Низ: ниже — в одном случае из десяти";
        high: Value = "high", Required, "High: one in ten is above", "Верх: выше — в одном случае из десяти";
    }
}

//! A company or person that takes part, and its people.

use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{MarketId, PersonId};
use crate::value::{Date, Hours, Quantity, Zone};

choice! {
    /// What sort of party it is.
    PartyType {
        Brand = "brand", "Brand", "Бренд";
        Agency = "agency", "Agency", "Агентство";
        Creator = "creator", "Creator", "Автор";
        Strategist = "strategist", "Strategist", "Стратег";
        Platform = "platform", "Platform", "Площадка";
        Other = "other", "Other", "Другое";
    }
}

choice! {
    /// What a person does in the partnership.
    Role {
        Owner = "owner", "Partnership owner", "Владелец партнёрства";
        CulturalBridge = "cultural-bridge", "Cultural bridge", "Культурный посредник";
        Contact = "point-of-contact", "Point of contact", "Контактное лицо";
        Sponsor = "executive-sponsor", "Executive sponsor", "Спонсор";
        Analyst = "analyst", "Analyst", "Аналитик";
        Creative = "creative", "Creative", "Креатив";
        Finance = "finance", "Finance", "Финансы";
        Legal = "legal", "Legal", "Юрист";
        Creator = "creator", "Creator", "Автор";
        Member = "member", "Team member", "Участник";
    }
}

choice! {
    /// How a creator likes to be briefed.
    Briefing {
        Detailed = "detailed", "A detailed brief", "Подробный бриф";
        Call = "call", "A short call", "Короткий звонок";
    }
}

record! {
    /// A company or person that takes part.
    Party {
        party_type: PartyType = "type", Required, "Type: what sort of party this is", "Вид: какого рода сторона";
        country: String = "country", Optional, "Country: two letters, ISO 3166", "Страна: две буквы, ISO 3166";
        timezone: Zone = "timezone", Required, "Time zone: where its days begin and end", "Часовой пояс: когда начинаются и кончаются её дни";
        hours: Hours = "hours", Optional, "Working hours: in its own time zone", "Рабочие часы: в её часовом поясе";
        languages: Items<String> = "languages", Optional, "Languages: what its people work in", "Языки: на чём работают её люди";
        business_model: String = "business_model", Optional, "Business model: how it earns", "Модель: на чём зарабатывает";
        people: Table<String, Person> = "people", Optional, "People: who works on the partnership", "Люди: кто занят партнёрством";
        market: MarketId = "market", Optional, "Market: where the creator's audience is", "Рынок: где аудитория автора";
        tier: String = "tier", Optional, "Tier: the creator's size class", "Класс: размер автора";
        followers: u32 = "followers", Optional, "Followers: how many", "Подписчики: сколько";
        platforms: Items<String> = "platforms", Optional, "Platforms: where the creator publishes", "Площадки: где автор публикует";
        contact: OneOrMany<PersonId> = "contact", Optional, "Point of contact: the one person the creator talks with", "Контактное лицо: единственный собеседник автора";
        briefing: Briefing = "briefing", Optional, "Briefing: how the creator likes to be briefed", "Брифинг: как автору удобнее получать бриф";
        vetting: Vetting = "vetting", Optional, "Vetting: the dated check of the audience", "Проверка: датированная проверка аудитории";
        screening: Screening = "screening", Optional, "Screening: a dated record; legality is not judged", "Скрининг: датированная запись; законность не оценивается";
    }
}

record! {
    /// Somebody who works on the partnership.
    Person {
        name: String = "name", Required, "Name: as colleagues know them", "Имя: как знают коллеги";
        roles: Items<Role> = "roles", Optional, "Roles: what they do", "Роли: что делает";
        languages: Items<String> = "languages", Optional, "Languages: what they read, where that is not their party's", "Языки: на чём читает, если не на языках стороны";
        allocation: Quantity = "allocation", Optional, "Allocation: hours planned for coordination", "Занятость: часы на координацию";
        git: Items<String> = "git", Optional, "Git addresses: under which they commit", "Адреса Git: под какими делает коммиты";
        forge: String = "forge", Optional, "Forge name: their handle, with @ and in quotes", "Имя на форже: с @ и в кавычках";
        from: Date = "from", Optional, "From: the first day", "С: первый день";
        until: Date = "until", Optional, "Until: the last day", "По: последний день";
        replaced_by: PersonId = "replaced_by", Optional, "Replaced by: who took over", "Преемник: кто принял дела";
    }
}

record! {
    /// A check of a creator's audience.
    Vetting {
        by: PersonId = "by", Required, "By: who checked", "Кто: кто проверил";
        date: Date = "date", Required, "Date: when", "Дата: когда";
        source: String = "source", Optional, "Source: with what", "Источник: чем";
        result: String = "result", Optional, "Result: what came out", "Итог: что показала";
    }
}

record! {
    /// A record that a party was screened.
    Screening {
        by: PersonId = "by", Required, "By: who screened", "Кто: кто проверил";
        date: Date = "date", Required, "Date: when", "Дата: когда";
        expires: Date = "expires", Optional, "Expires: when it must be done again", "Истекает: когда повторить";
        services: Items<String> = "services", Optional, "Services: which were looked at", "Услуги: какие рассмотрены";
        note: String = "note", Optional, "Note: what was looked at", "Примечание: что смотрели";
    }
}

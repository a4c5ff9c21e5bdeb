//! The columns of the built-in ledgers, those that must be there first.

mod derived;

use super::schema::{ColumnSchema, ColumnType, Role};
use crate::model::field::RefTarget;

pub(super) use derived::{cadences, decisions};

/// An optional column that says how things are.
fn column(
    name: &'static str,
    column_type: ColumnType,
    en: &'static str,
    ru: &'static str,
) -> ColumnSchema {
    ColumnSchema {
        name: name.into(),
        column_type,
        is_required: false,
        role: Role::Fact,
        refers: None,
        en: en.into(),
        ru: ru.into(),
    }
}

fn text(name: &'static str, en: &'static str, ru: &'static str) -> ColumnSchema {
    column(name, ColumnType::Text, en, ru)
}

fn count(name: &'static str, en: &'static str, ru: &'static str) -> ColumnSchema {
    column(name, ColumnType::Count, en, ru)
}

fn money(name: &'static str, en: &'static str, ru: &'static str) -> ColumnSchema {
    column(name, ColumnType::Money, en, ru)
}

fn date(name: &'static str, en: &'static str, ru: &'static str) -> ColumnSchema {
    column(name, ColumnType::Date, en, ru)
}

impl ColumnSchema {
    fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    fn event(mut self) -> Self {
        self.role = Role::Event;
        self
    }

    fn plan(mut self) -> Self {
        self.role = Role::Plan;
        self
    }

    fn refers(mut self, target: RefTarget) -> Self {
        self.refers = Some(target);
        self
    }
}

fn campaign() -> ColumnSchema {
    text(
        "campaign",
        "Campaign: whose brief it belongs to",
        "Кампания: к какому брифу относится",
    )
    .refers(RefTarget::Brief)
}

fn currency() -> ColumnSchema {
    column(
        "currency",
        ColumnType::Currency,
        "Currency: of the row's amounts",
        "Валюта: сумм этой строки",
    )
    .required()
}

fn reported_by() -> ColumnSchema {
    text(
        "reported_by",
        "Reported by: whose number it is; rows of two sides stand side by side",
        "Кто сообщил: чьё это число; строки двух сторон стоят рядом",
    )
    .refers(RefTarget::Party)
}

fn replaces() -> ColumnSchema {
    text(
        "replaces",
        "Replaces: the key of the row that this one corrects",
        "Заменяет: ключ строки, которую эта исправляет",
    )
}

fn id() -> ColumnSchema {
    text(
        "id",
        "Id: a name of its own",
        "Идентификатор: собственное имя",
    )
    .required()
}

/// The columns of `performance`.
pub(super) fn performance() -> Vec<ColumnSchema> {
    vec![
        date("date", "Date: the day measured", "Дата: день измерения").required(),
        text(
            "market",
            "Market: where it was seen",
            "Рынок: где это видели",
        )
        .required()
        .refers(RefTarget::Market),
        money("spend", "Spend: what it cost", "Расходы: сколько стоило").required(),
        currency(),
        campaign(),
        text("creator", "Creator: who made it", "Автор: кто сделал").refers(RefTarget::Party),
        text(
            "platform",
            "Platform: where it was published",
            "Площадка: где опубликовано",
        ),
        text(
            "asset",
            "Asset: which video, post or story",
            "Публикация: какой ролик, пост или сторис",
        ),
        count(
            "impressions",
            "Impressions: how often it was shown",
            "Показы: сколько раз показано",
        ),
        count(
            "reach",
            "Reach: how many people saw it; reaches cannot be added up",
            "Охват: сколько людей увидели; охваты не складываются",
        ),
        count(
            "views",
            "Views: how often it was watched",
            "Просмотры: сколько раз посмотрели",
        ),
        count(
            "engagements",
            "Engagements: likes, comments, shares, saves",
            "Вовлечения: лайки, комментарии, репосты, сохранения",
        ),
        count("clicks", "Clicks: on the link", "Клики: по ссылке"),
        count(
            "signups",
            "Sign-ups: accounts opened",
            "Регистрации: открытые учётные записи",
        ),
        count(
            "trials",
            "Trials: trials begun",
            "Пробы: начатые пробные периоды",
        ),
        count(
            "sales",
            "Sales: how many were sold",
            "Продажи: сколько продано",
        ),
        money(
            "revenue",
            "Revenue: what was earned",
            "Выручка: сколько заработано",
        ),
        reported_by(),
        replaces(),
    ]
}

/// The columns of `deliverables`.
pub(super) fn deliverables() -> Vec<ColumnSchema> {
    let mut columns = vec![
        id(),
        campaign().required(),
        text("party", "Party: who delivers", "Сторона: кто сдаёт")
            .required()
            .refers(RefTarget::Party),
        date(
            "due",
            "Due: the last day that is on time",
            "Срок: последний день вовремя",
        )
        .required()
        .plan(),
    ];
    columns.extend(milestones());
    columns.extend(work());
    columns
}

/// What becomes of a thing to be delivered, and when.
fn milestones() -> [ColumnSchema; 4] {
    [
        date(
            "briefed",
            "Briefed: when it was asked for",
            "Поставлено: когда поставлена задача",
        )
        .event(),
        date(
            "delivered",
            "Delivered: when it was handed over",
            "Сдано: когда передано",
        )
        .event(),
        date(
            "accepted",
            "Accepted: when it was approved",
            "Принято: когда одобрено",
        )
        .event(),
        date(
            "published",
            "Published: when it went out",
            "Опубликовано: когда вышло",
        )
        .event(),
    ]
}

/// How the work went, and what may be done with it.
fn work() -> Vec<ColumnSchema> {
    vec![
        count("rounds", "Rounds: of corrections", "Круги: правок"),
        count(
            "requirements",
            "Requirements: how many the brief has",
            "Требования: сколько их в брифе",
        ),
        count(
            "requirements_met",
            "Requirements met: how many of them",
            "Выполнено: сколько из требований",
        ),
        text(
            "url",
            "Address: where it can be seen",
            "Адрес: где это можно увидеть",
        ),
        text(
            "disclosure",
            "Disclosure: how the advertisement was marked for viewers",
            "Пометка: как реклама обозначена для зрителей",
        ),
        text(
            "marking",
            "Marking: the token of the advertising register",
            "Маркировка: токен реестра рекламы",
        ),
        date(
            "rights_until",
            "Rights until: the last day of the right to use it",
            "Права до: последний день права использовать",
        )
        .plan(),
        reported_by(),
        replaces(),
    ]
}

/// The columns of `payments`.
pub(super) fn payments() -> Vec<ColumnSchema> {
    vec![
        id(),
        text("payee", "Payee: who is paid", "Получатель: кому платят")
            .required()
            .refers(RefTarget::Party),
        money("amount", "Amount: how much", "Сумма: сколько").required(),
        currency(),
        date(
            "due",
            "Due: the last day that is on time",
            "Срок: последний день вовремя",
        )
        .required()
        .plan(),
        campaign(),
        date(
            "triggered",
            "Triggered: when it became owed",
            "Наступило: когда возникло обязательство",
        )
        .event(),
        date(
            "paid",
            "Paid: when it was paid",
            "Оплачено: когда заплатили",
        )
        .event(),
        text(
            "status",
            "Status: in your own words",
            "Статус: своими словами",
        ),
        reported_by(),
        replaces(),
    ]
}

/// The columns of `requests`.
pub(super) fn requests() -> Vec<ColumnSchema> {
    let moment = |name, en, ru| column(name, ColumnType::Moment, en, ru).event();
    vec![
        id(),
        text("from", "From: who asks", "От кого: кто спрашивает")
            .required()
            .refers(RefTarget::PartyOrPerson),
        text("to", "To: who is asked", "Кому: кого спрашивают")
            .required()
            .refers(RefTarget::PartyOrPerson),
        moment("asked", "Asked: when", "Задан: когда").required(),
        moment("answered", "Answered: when", "Отвечен: когда"),
        text("topic", "Topic: what it is about", "Тема: о чём"),
        text(
            "decision",
            "Decision: which one came of it",
            "Решение: к какому привёл",
        )
        .refers(RefTarget::Decision),
        replaces(),
    ]
}

/// The columns of `effort`.
pub(super) fn effort() -> Vec<ColumnSchema> {
    vec![
        column(
            "week",
            ColumnType::Week,
            "Week: in which it was done",
            "Неделя: когда сделано",
        )
        .required(),
        text("person", "Person: who worked", "Человек: кто работал")
            .required()
            .refers(RefTarget::Person),
        column(
            "hours",
            ColumnType::Number,
            "Hours: how many",
            "Часы: сколько",
        )
        .required(),
        replaces(),
    ]
}

/// The columns of `rates`.
pub(super) fn rates() -> Vec<ColumnSchema> {
    let code = |name, en, ru| column(name, ColumnType::Currency, en, ru).required();
    vec![
        date("date", "Date: the day of the rate", "Дата: день курса").required(),
        code(
            "base",
            "Base: the currency of which one unit is priced",
            "Базовая: валюта, единица которой оценивается",
        ),
        code(
            "quote",
            "Quote: the currency in which it is priced",
            "Котируемая: валюта, в которой оценивается",
        ),
        column(
            "rate",
            ColumnType::Number,
            "Rate: units of the quote currency for one of the base currency",
            "Курс: единиц котируемой валюты за одну базовой",
        )
        .required(),
        text(
            "source",
            "Source: who published it",
            "Источник: кто опубликовал",
        ),
        replaces(),
    ]
}

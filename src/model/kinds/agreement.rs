//! What both sides signed.

use super::expectation::Expectation;
use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{AgreementId, PartyId};
use crate::value::{Date, Duration, Money};

choice! {
    /// What sort of agreement it is.
    AgreementForm {
        Loi = "loi", "Letter of intent", "Письмо о намерениях";
        Terms = "terms", "Terms", "Лист условий";
        Agreement = "agreement", "Agreement", "Соглашение";
        Amendment = "amendment", "Amendment", "Дополнительное соглашение";
    }
}

choice! {
    /// What makes a payment due.
    PaymentTrigger {
        Signed = "signed", "on signature", "при подписании";
        Delivered = "delivered", "on delivery", "при сдаче";
        Accepted = "accepted", "on acceptance", "при приёмке";
        Published = "published", "on publication", "при публикации";
        Documents = "documents", "when the documents are there", "при получении документов";
        Monthly = "monthly", "every month", "ежемесячно";
    }
}

choice! {
    /// Which language version decides where the two differ.
    Prevails {
        En = "en", "English prevails", "Приоритет у английского";
        Ru = "ru", "Russian prevails", "Приоритет у русского";
        Both = "both", "Both are equal", "Обе версии равны";
    }
}

record! {
    /// What both sides signed.
    Agreement {
        form: AgreementForm = "form", Required, "Form: what sort of agreement it is", "Форма: какого рода соглашение";
        binding: bool = "binding", Optional, "Binding: whether it binds in law", "Обязывает: имеет ли юридическую силу";
        binding_clauses: Items<String> = "binding_clauses", Optional, "Binding clauses: those that bind although the rest does not", "Обязывающие пункты: действуют, даже если остальное не обязывает";
        prevails: Prevails = "prevails", Optional, "Prevails: which language decides", "Приоритет: какой язык решает";
        amends: AgreementId = "amends", Optional, "Amends: which agreement it changes", "Изменяет: какое соглашение";
        term: Term = "term", Optional, "Term: from when to when it holds", "Срок: с какого дня по какой действует";
        scope: Items<String> = "scope", Optional, "Scope: what is part of it", "Предмет: что входит";
        out_of_scope: Items<String> = "out_of_scope", Optional, "Out of scope: what is not", "Вне предмета: что не входит";
        deliverables: Table<String, Deliverable> = "deliverables", Optional, "Deliverables: what is handed over", "Результаты: что передаётся";
        give_get: Table<PartyId, GiveGet> = "give_get", Optional, "Gives and gets: of each side", "Даёт и получает: каждая сторона";
        payment: OneOrMany<Payment> = "payment", Optional, "Payment: how much, when, how", "Оплата: сколько, когда, как";
        expectations: Table<String, Expectation> = "expectations", Optional, "Expectations: what is promised, as numbers", "Ожидания: что обещано, в числах";
        rights: Rights = "rights", Optional, "Rights: who may use what, where, until when", "Права: кто, что, где и до какого дня использует";
        exit: Exit = "exit", Optional, "Exit: how it ends", "Выход: как заканчивается";
        charter_digest: String = "charter_digest", Optional, "Charter digest: the charter it was signed with", "Отпечаток устава: с каким уставом подписано";
    }
}

record! {
    /// A time with a first and a last day, both included.
    Term {
        from: Date = "from", Required, "From: the first day", "С: первый день";
        to: Date = "to", Optional, "To: the last day", "По: последний день";
    }
}

record! {
    /// Something that is handed over.
    Deliverable {
        what: String = "what", Required, "What: what it is", "Что: что это";
        due: Date = "due", Optional, "Due: the last day that is on time", "Срок: последний день вовремя";
        accept: String = "accept", Optional, "Accepted when: what makes it good", "Приёмка: когда считается принятым";
        party: PartyId = "party", Optional, "Party: who hands it over", "Сторона: кто передаёт";
    }
}

record! {
    /// What one side gives and gets.
    GiveGet {
        gives: String = "gives", Required, "Gives: what it brings", "Даёт: что вкладывает";
        gets: String = "gets", Required, "Gets: what it receives", "Получает: что получает";
    }
}

record! {
    /// How something is paid.
    Payment {
        amount: Money = "amount", Required, "Amount: how much", "Сумма: сколько";
        trigger: PaymentTrigger = "trigger", Required, "Trigger: what makes it due", "Основание: что запускает оплату";
        within: Duration = "within", Required, "Within: how long after the trigger", "В течение: после основания";
        method: String = "method", Optional, "Method: how it is paid", "Способ: как платят";
        to: PartyId = "to", Optional, "To: who is paid", "Кому: кто получает";
        what: String = "what", Optional, "For: what is paid", "За что: за что платят";
    }
}

record! {
    /// Who may use what.
    Rights {
        usage: OneOrMany<Usage> = "usage", Optional, "Usage: where and how long content may be used", "Использование: где и как долго";
        exclusivity: String = "exclusivity", Optional, "Exclusivity: what else a party may not do", "Эксклюзивность: чего стороне нельзя";
    }
}

record! {
    /// A right to use content.
    Usage {
        channels: Items<String> = "channels", Required, "Channels: where", "Каналы: где";
        territory: String = "territory", Optional, "Territory: in which countries", "Территория: в каких странах";
        until: Date = "until", Optional, "Until: the last day", "До: последний день";
        paid: bool = "paid", Optional, "Paid amplification: whether it may be advertised", "Платное продвижение: можно ли рекламировать";
    }
}

record! {
    /// How an agreement ends.
    Exit {
        notice: Duration = "notice", Optional, "Notice: how long before", "Уведомление: за сколько";
        checklist: Items<String> = "checklist", Optional, "Checklist: what must be settled", "Список: что надо закрыть";
    }
}

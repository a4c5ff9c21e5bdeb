//! How both sides work.

use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{ActorId, PersonId};
use crate::value::{Band, Date, Duration, Every, Quantity, Slot};

choice! {
    /// What a channel is for.
    ChannelPurpose {
        Updates = "updates", "Updates", "Сводки";
        Quick = "quick", "Quick questions", "Быстрые вопросы";
        Handover = "async", "Asynchronous hand-over", "Передача без созвона";
        Files = "files", "Files", "Файлы";
        Sync = "sync", "Live meetings", "Встречи";
        Escalation = "escalation", "Escalation", "Эскалация";
        Creators = "creators", "Creators", "Авторы";
        Other = "other", "Other", "Другое";
    }
}

choice! {
    /// Whether people must be there at the same time.
    CadenceMode {
        Live = "live", "live", "вживую";
        Written = "async", "in writing", "письменно";
    }
}

choice! {
    /// What no answer means.
    Silence {
        Approved = "approved", "counts as approval", "значит согласие";
        Rejected = "rejected", "counts as refusal", "значит отказ";
        Escalated = "escalated", "goes up the ladder", "передаётся выше";
        Nothing = "nothing", "means nothing", "ничего не значит";
    }
}

record! {
    /// How both sides work.
    Charter {
        channels: Table<String, Channel> = "channels", Required, "Channels: where people talk", "Каналы: где общаются";
        cadences: Table<String, Cadence> = "cadences", Required, "Cadences: what happens how often", "Ритмы: что и как часто";
        approvals: Table<String, Approval> = "approvals", Required, "Approvals: who approves what, and by when", "Согласование: кто и когда одобряет";
        decision_rights: Table<String, DecisionRight> = "decision_rights", Required, "Decision rights: who decides what", "Права решать: кто что решает";
        escalation: Items<EscalationLevel> = "escalation", Optional, "Escalation: whom to call when it gets stuck", "Эскалация: к кому идти, если застряли";
        effort: Table<String, Band<Quantity>> = "effort", Optional, "Effort: planned hours of coordination", "Усилия: часы на координацию";
        metrics: Items<crate::model::ids::MetricId> = "metrics", Optional, "Metrics: which numbers matter", "Метрики: какие числа важны";
    }
}

record! {
    /// A place where people talk.
    Channel {
        tool: String = "tool", Required, "Tool: where it is", "Инструмент: где это";
        purpose: ChannelPurpose = "purpose", Required, "Purpose: what it is for", "Назначение: зачем";
        members: Items<PersonId> = "members", Optional, "Members: who is in it", "Участники: кто в нём";
        mode: CadenceMode = "mode", Optional, "Mode: live or in writing", "Режим: вживую или письменно";
    }
}

record! {
    /// Something that happens again and again.
    Cadence {
        every: Every = "every", Required, "Every: how often", "Как часто: период";
        mode: CadenceMode = "mode", Optional, "Mode: live or in writing", "Режим: вживую или письменно";
        minutes: u32 = "minutes", Optional, "Minutes: how long it takes", "Минуты: сколько длится";
        at: Slot = "at", Optional, "At: weekday, time and zone", "Когда: день, время и пояс";
        kind: String = "kind", Optional, "Kind: the documents it leaves behind", "Вид: какие документы оставляет";
        grace: Duration = "grace", Optional, "Grace: how late a record may be", "Запас: на сколько можно опоздать";
        anchor: String = "anchor", Optional, "Anchor: the phase date it counts from", "Отсчёт: от какой даты этапа";
        from: Date = "from", Optional, "From: its first day", "С: первый день";
        parties: Items<crate::model::ids::PartyId> = "parties", Optional, "Parties: who takes part", "Стороны: кто участвует";
    }
}

record! {
    /// Who approves something.
    Approval {
        decider: OneOrMany<PersonId> = "decider", Optional, "Decider: exactly one person", "Решает: ровно один человек";
        within: Duration = "within", Optional, "Within: how long it may take", "В течение: сколько можно думать";
        rounds: u32 = "rounds", Optional, "Rounds: how many rounds of changes", "Круги: сколько кругов правок";
        silence: Silence = "silence", Optional, "Silence: what no answer means", "Молчание: что значит";
    }
}

record! {
    /// Who decides something.
    DecisionRight {
        decider: OneOrMany<PersonId> = "decider", Optional, "Decider: exactly one person", "Решает: ровно один человек";
        consulted: Items<PersonId> = "consulted", Optional, "Consulted: who is asked before", "Советуются: с кем до решения";
        informed: Items<PersonId> = "informed", Optional, "Informed: who is told after", "Узнают: кому сообщают после";
        within: Duration = "within", Optional, "Within: how long it may take", "В течение: сколько можно думать";
        scope: String = "scope", Optional, "Scope: what is part of the right", "Охват: что входит";
    }
}

record! {
    /// One step of the ladder.
    EscalationLevel {
        level: u32 = "level", Required, "Level: from 1 upwards", "Ступень: от 1 и выше";
        to: Items<ActorId> = "to", Optional, "To: whom", "Кому: к кому идти";
        within: Duration = "within", Optional, "Within: how long until the next step", "В течение: до следующей ступени";
        when: String = "when", Optional, "When: what sets it off", "Когда: что запускает";
    }
}

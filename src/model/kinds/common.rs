//! Keys that documents of every kind may have.

use crate::locale::Lang;
use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{DecisionId, PartyId, PersonId};
use crate::value::Date;

choice! {
    /// Where a document stands in its life.
    Status {
        Draft = "draft", "Draft", "Черновик";
        Proposed = "proposed", "Proposed", "Предложено";
        Active = "active", "Active", "Действует";
        Closed = "closed", "Closed", "Закрыто";
    }
}

record! {
    /// Keys that documents of every kind may have.
    Common {
        title: String = "title", Required, "Title: what the document is called", "Название: как называется документ";
        kind: String = "kind", Optional, "Kind: what sort of document it is, where its folder does not say so", "Вид: какого рода документ, если это не видно по папке";
        id: String = "id", Optional, "Id: the name others refer to, where it is not the file's name", "Имя: как на документ ссылаются, если не по имени файла";
        lang: Lang = "lang", Optional, "Language: the language of the text, where it is not the playbook's first", "Язык: язык текста, если это не первый язык плейбука";
        status: String = "status", Optional, "Status: where the document stands in its life", "Статус: на каком этапе документ";
        owner: PersonId = "owner", Optional, "Owner: who answers questions about it", "Владелец: кто отвечает на вопросы о документе";
        date: Date = "date", Optional, "Date: the day the document speaks of", "Дата: день, о котором говорит документ";
        tags: Items<String> = "tags", Optional, "Tags: free words to find it by", "Метки: слова для поиска";
        aliases: Items<String> = "aliases", Optional, "Old addresses: pages that lead here", "Прежние адреса: страницы, которые ведут сюда";
        audience: OneOrMany<String> = "audience", Optional, "Audience: who may read it, when a site is built for somebody", "Аудитория: кому показывать, когда сайт собран для кого-то";
        summary: String = "summary", Optional, "Summary: one sentence for lists", "Кратко: одно предложение для списков";
        signoffs: Table<PartyId, SignOff> = "signoffs", Optional, "Sign-offs: which party acknowledged this text, and when", "Подписи: какая сторона подтвердила этот текст и когда";
        waivers: Items<WaiverEntry> = "waivers", Optional, "Waivers: findings about this document that are accepted for a time", "Исключения: замечания к документу, принятые на время";
    }
}

record! {
    /// A party's acknowledgement of a text.
    SignOff {
        by: PersonId = "by", Required, "By: who signed", "Кто: кто подписал";
        date: Date = "date", Required, "Date: when", "Дата: когда";
        read: Lang = "read", Optional, "Language read: which version was read", "Язык: какую версию читали";
        digest: String = "digest", Optional, "Digest: of the text that was read", "Отпечаток: прочитанного текста";
        evidence: String = "evidence", Optional, "Evidence: a scan or an e-mail, for people outside Git", "Основание: скан или письмо, если человек не работает в Git";
    }
}

record! {
    /// A finding that is accepted for a time.
    WaiverEntry {
        rule: String = "rule", Optional, "Rule: which finding is accepted", "Правило: какое замечание принято";
        object: String = "object", Optional, "Object: what it is about; the document itself inside a document", "Предмет: к чему относится; внутри документа — сам документ";
        field: String = "field", Optional, "Field: only findings about this field", "Поле: только замечания к этому полю";
        reason: String = "reason", Optional, "Reason: why it is accepted", "Причина: почему принято";
        owner: PersonId = "owner", Optional, "Owner: who answers for it", "Владелец: кто за это отвечает";
        until: Date = "until", Optional, "Until: the last day on which it holds", "До: последний день действия";
        decision: DecisionId = "decision", Optional, "Decision: where it was decided", "Решение: где это решено";
    }
}

record! {
    /// A translation: a title, where it came from, and text.
    Translation {
        title: String = "title", Required, "Title: the title in this language", "Название: название на этом языке";
        translated_from: String = "translated_from", Optional, "Translated from: the digest of the source text", "Переведено с: отпечаток исходного текста";
    }
}

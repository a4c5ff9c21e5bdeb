//! How much looking goes before a choice, and how much a brief may ask.

use crate::locale::Lang;
use crate::model::field::{Items, Table, record};
use crate::value::Duration;

record! {
    /// How much looking goes before a partner is chosen.
    SelectionLimits {
        candidates: u32 = "candidates", Required, "Candidates: at least so many that were spoken with", "Кандидатов: не меньше стольких, с кем говорили";
        conversations: u32 = "conversations", Required, "Conversations: with everybody who is scored, at least", "Бесед: с каждым, кого оценивают, не меньше";
        conversations_chosen: u32 = "conversations_chosen", Required, "Conversations with the chosen one: at least", "Бесед с выбранным: не меньше";
        outweighs: Items<Outweighing> = "outweighs", Optional, "Outweighs: which criterion weighs at least as much as which", "Перевес: какой критерий весит не меньше каких";
        red_flags: u32 = "red_flags", Optional, "Red flags: so many of the chosen one need a decision", "Тревожные знаки: стольким у выбранного нужно решение";
        raters: u32 = "raters", Required, "Raters: who score, at least", "Экспертов, которые ставят оценки: не меньше";
    }
}

record! {
    /// A criterion that weighs at least as much as others.
    Outweighing {
        more: String = "more", Required, "More: the first word of its key", "Тяжелее: первое слово ключа";
        than: Items<String> = "than", Required, "Than: the first words of the others", "Чем: первые слова остальных";
    }
}

record! {
    /// How much a brief may ask, and when a failure is looked at.
    CampaignLimits {
        must: u32 = "must", Required, "Mandatory items: of a brief, at most", "Обязательных пунктов: в брифе, не больше";
        shot_list: Table<Lang, Items<String>> = "shot_list", Required, "Shot list: the words for one", "Раскадровка: какими словами её называют";
        post_mortem: Duration = "post_mortem", Required, "Post-mortem: how long after a failed campaign", "Разбор: через сколько после неудачной кампании";
    }
}

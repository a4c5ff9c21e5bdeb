//! The phases of a partnership's life as a practice has them: their order, their length, their limits.

use crate::model::field::{Items, record};
use crate::value::{Duration, Money};

record! {
    /// What a practice says of one phase. The phases stand in their order.
    PhaseLimits {
        min: Duration = "min", Optional, "At least: how long it lasts", "Не меньше: сколько длится";
        max: Duration = "max", Optional, "At most: how long it lasts", "Не больше: сколько длится";
        from_day: u32 = "from_day", Optional, "From day: of the partnership, at the earliest", "С дня: партнёрства, не раньше";
        by_day: u32 = "by_day", Optional, "By day: of the partnership, at the latest", "К дню: партнёрства, не позже";
        optional: bool = "optional", Optional, "Optional: whether it may be left out", "Необязательный: можно ли пропустить";
        budget: Money = "budget", Optional, "Budget: the most that may be spent in it", "Бюджет: сколько можно потратить на нём";
        partners: u32 = "partners", Optional, "Partners: how many at most", "Партнёров: не больше";
        campaigns: u32 = "campaigns", Optional, "Campaigns: how many at most", "Кампаний: не больше";
        assets: u32 = "assets", Optional, "Assets: of a creator's first engagement, at most", "Материалов: в первом заказе автору, не больше";
        verdict_within: Duration = "verdict_within", Optional, "Verdict within: how long after its end each side decides", "Вердикт в течение: через сколько после конца решает каждая сторона";
        checklist: Items<String> = "checklist", Optional, "Checklist: what must be settled in it", "Список: что на нём надо закрыть";
    }
}

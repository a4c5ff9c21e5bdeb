//! Practice as data: the thresholds that rules use, with their origin.

mod choices;
mod lineage;
mod merge;
mod months;
mod packs;
mod phases;
pub mod strictness;
#[cfg(test)]
mod tests;

use include_dir::{Dir, include_dir};

use super::config::{KpiBasis, RuleLevel};
use super::field::{Items, Localised, Table, record};
use super::gates::GateSettings;
use super::kinds::CadenceMode;
use crate::locale::Lang;
use crate::value::{Band, Date, Duration, Every, Money, Number, Quantity, Share};

pub use choices::{CampaignLimits, Outweighing, SelectionLimits};
pub use lineage::{Layer, Lineage};
pub use months::{MonthStep, ReviewsFrom};
pub(super) use packs::tell_unknown as tell_unknown_packs;
pub use packs::{Duty, Pack};
pub use phases::PhaseLimits;

static PROFILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/profiles");

/// The profile that is followed where none is named.
pub const STANDARD: &str = "standard";

record! {
    /// A profile: thresholds with a stated origin.
    Profile {
        about: Localised = "about", Required, "About: what the profile is and where it comes from", "О профиле: что это и откуда";
        extends: String = "extends", Optional, "Extends: the profile whose keys hold where this one says nothing", "Продолжает: профиль, ключи которого действуют там, где этот молчит";
        phase_order: Items<String> = "phase_order", Optional, "Phases in order: which there are; those of the extended profile that are not named go", "Этапы по порядку: какие есть; не названные этапы профиля-основы выпадают";
        rules: Table<String, RuleLevel> = "rules", Optional, "Rules: levels that differ from the program's", "Правила: уровни, отличные от принятых в программе";
        phases: Table<String, PhaseLimits> = "phases", Required, "Phases: in their order, how long each is, and its limits", "Этапы: по порядку, сколько длится каждый и его границы";
        months: Items<MonthStep> = "months", Optional, "Months: what is expected when, counted from the first day", "Месяцы: чего ждать когда, считая с первого дня";
        people: PeopleLimits = "people", Required, "People: channels, time zones, silence", "Люди: каналы, пояса, молчание";
        cadences: CadenceLimits = "cadences", Required, "Cadences: how often is often enough", "Ритмы: как часто достаточно";
        lengths: Lengths = "lengths", Required, "Lengths: of documents", "Объёмы: документов";
        wording: Wording = "wording", Required, "Wording: vague words and placeholders", "Слова: расплывчатые и заглушки";
        numbers: NumberLimits = "numbers", Required, "Numbers: when a figure may be judged", "Числа: когда показатель можно оценивать";
        promises: PromiseLimits = "promises", Required, "Promises: how many, and when a miss needs an answer", "Обещания: сколько их и когда промах требует ответа";
        trends: TrendLimits = "trends", Required, "Trends: when a value moves, and when it only wobbles", "Тренды: когда показатель движется, а когда только колеблется";
        budgets: BudgetLimits = "budgets", Required, "Budgets: when an overrun is in sight", "Бюджеты: когда виден перерасход";
        fees: FeeRanges = "fees", Required, "Fees: what is usual", "Гонорары: что обычно";
        deadlines: DeadlineLimits = "deadlines", Required, "Deadlines: how late is late", "Сроки: что считать опозданием";
        health: HealthLimits = "health", Required, "Health: when answers do not fit", "Здоровье: когда ответы не сходятся";
        history: HistoryLimits = "history", Required, "History: when the past asks for a look", "История: когда прошлое просит внимания";
        forecasts: ForecastLimits = "forecasts", Required, "Forecasts: from when, and how good", "Прогнозы: с какой кампании и какого качества";
        gates: Table<String, GateSettings> = "gates", Required, "Gates: what must hold before each phase", "Контрольные точки: что должно выполняться перед каждым этапом";
        selection: SelectionLimits = "selection", Required, "Selection: how much looking goes before a choice", "Выбор: сколько смотреть до выбора";
        campaigns: CampaignLimits = "campaigns", Required, "Campaigns: how much a brief may ask, and when a failure is looked at", "Кампании: сколько может требовать бриф и когда разбирать неудачу";
        packs: Table<String, Pack> = "packs", Optional, "Packs: what a market asks of advertising; `packs` in comity.toml switches them on", "Пакеты: чего рынок требует от рекламы; включает их `packs` в comity.toml";
        holidays: Table<String, Items<Date>> = "holidays", Required, "Holidays: days off by country", "Праздники: нерабочие дни по странам";
        groundwork: Groundwork = "groundwork", Required, "Groundwork: what the first weeks lay", "Основа: что закладывают первые недели";
        details: Table<String, Items<String>> = "details", Required, "Details: the keys that a kind should have, beside those it must have", "Подробности: ключи, которые виду стоит иметь, кроме обязательных";
        sections: Table<String, Items<Heading>> = "sections", Required, "Sections: the headings a kind must have", "Разделы: обязательные заголовки";
    }
}

record! {
    /// Limits about people and channels.
    PeopleLimits {
        channel_members: u32 = "channel_members", Required, "Channel members: at most", "Участников канала: не больше";
        async_needed_from: Duration = "async_needed_from", Required, "Asynchronous channel: needed from this difference of time zones", "Письменный канал: нужен при такой разнице поясов";
        silence: Duration = "silence", Required, "Silence: how long a side may add nothing", "Молчание: сколько сторона может ничего не добавлять";
        escalation_levels: u32 = "escalation_levels", Required, "Escalation levels: at least", "Ступеней эскалации: не меньше";
        deciders: u32 = "deciders", Optional, "Deciders: of one thing, at most; one where it is left out", "Решающих: по одному делу, не больше; если не указано — один";
        owner_hours: Quantity = "owner_hours", Optional, "Owner: plans at least this much time", "Владелец: закладывает не меньше времени";
        update_tools: Items<String> = "update_tools", Optional, "Updates: in which tools they may live", "Сводки: в каких инструментах им место";
    }
}

record! {
    /// Limits about cadences.
    CadenceLimits {
        sync_at_least: Every = "sync_at_least", Required, "Sync: at least this often", "Созвон: не реже";
        sync_minutes: u32 = "sync_minutes", Required, "Sync: minutes at most", "Созвон: минут не больше";
        sync_mode: CadenceMode = "sync_mode", Optional, "Sync: live or in writing, where only one counts", "Созвон: вживую или письменно, если считается что-то одно";
        figures_at_least: Every = "figures_at_least", Optional, "KPIs: measured at least this often", "KPI: измеряются не реже";
        decided_live: Share = "decided_live", Optional, "Decided in meetings: at most this share", "Решено на встречах: не больше такой доли";
        reviews_from: ReviewsFrom = "reviews_from", Optional, "Reviews and health checks: counted from where", "Обзоры и проверки: откуда считать";
        creators_at_most: Every = "creators_at_most", Required, "Creators: at most this often", "Авторы: не чаще";
    }
}

record! {
    /// Limits about the length of documents, in pages.
    Lengths {
        words_per_page: Table<Lang, u32> = "words_per_page", Required, "Words per page: in each language", "Слов на странице: на каждом языке";
        loi: Pages = "loi", Required, "Letter of intent", "Письмо о намерениях";
        agreement: Pages = "agreement", Required, "Agreement", "Соглашение";
        charter: Pages = "charter", Required, "Charter", "Устав";
    }
}

record! {
    /// How many pages a document may have.
    Pages {
        min: Number = "min", Optional, "At least: pages", "Не меньше: страниц";
        max: Number = "max", Optional, "At most: pages", "Не больше: страниц";
    }
}

record! {
    /// When a figure may be judged.
    NumberLimits {
        max_excluded: Share = "max_excluded", Required, "Excluded rows: at most this share", "Исключённых строк: не больше такой доли";
        few: u32 = "few", Required, "Few: fewer cases than this are counted, not taken as a share", "Мало: меньше случаев считаем поштучно, а не долей";
        max_late: u32 = "max_late", Required, "Late among few: at most", "Опозданий среди немногих: не больше";
        rate_age: Duration = "rate_age", Required, "Exchange rate: how old it may be", "Курс: насколько может быть старым";
        audience_parties: u32 = "audience_parties", Optional, "Audiences: a site for readers who see less has no figure over fewer counterparties; 3 where it is left out", "Аудитории: на сайте для тех, кому видно меньше, нет чисел о меньшем количестве контрагентов; если не указано — 3";
    }
}

record! {
    /// How many promises, and when a miss needs an answer.
    PromiseLimits {
        kpis: u32 = "kpis", Required, "KPIs: how many, the primary one included", "KPI: сколько, вместе с главной метрикой";
        basis: KpiBasis = "basis", Optional, "Basis: what a KPI is judged by, where comity.toml does not say", "Основа: по чему судим KPI, если в comity.toml не сказано";
        off_track_periods: u32 = "off_track_periods", Required, "Off track: periods in a row before a decision is due", "Не по плану: сколько периодов подряд до решения";
        efficiency: Items<EfficiencyStep> = "efficiency", Required, "Efficiency: improvement on the baseline by month of the partnership", "Эффективность: улучшение к базе по месяцам партнёрства";
    }
}

record! {
    /// When a value moves, and when it only wobbles.
    TrendLimits {
        periods: u32 = "periods", Required, "Periods: changes in a row, all in one direction", "Периоды: изменений подряд, все в одну сторону";
        marks: u32 = "marks", Required, "Marks: the same for marks from 1 to 5", "Оценки: то же для оценок от 1 до 5";
        change: Share = "change", Required, "Change: from the first value to the last at least this share of the first", "Изменение: от первого значения к последнему не меньше такой доли первого";
        cases: u32 = "cases", Required, "Cases: a period with fewer tells nothing", "Случаи: период, где их меньше, ничего не говорит";
    }
}

record! {
    /// How much better than the baseline costs are to be from some month on.
    EfficiencyStep {
        month: u32 = "month", Required, "Month: at the end of this month of the partnership and later", "Месяц: с конца этого месяца партнёрства";
        better_by: Share = "better_by", Required, "Better by: at least this share of the baseline", "Лучше на: не меньше такой доли базы";
    }
}

record! {
    /// When an overrun of a budget is in sight.
    BudgetLimits {
        forecast_from: Share = "forecast_from", Required, "Forecast from: this share of the days", "Прогноз: когда прошла такая доля дней";
        forecast_over: Share = "forecast_over", Required, "Forecast over: more than this share above the budget", "Прогноз выше: больше чем на такую долю бюджета";
    }
}

record! {
    /// What is usual to pay.
    FeeRanges {
        asset: Band<Money> = "asset", Required, "Asset: of a creator", "Материал: автора";
        agency: Band<Money> = "agency", Required, "Agency: a month", "Агентство: в месяц";
        agency_share: Band<Share> = "agency_share", Optional, "Agency: share of what creators get, instead of a sum", "Агентство: доля от выплат авторам вместо суммы";
        strategist: Band<Money> = "strategist", Required, "Strategist: a month", "Стратег: в месяц";
        floor: Money = "floor", Required, "Floor: a month of a partner abroad, at least", "Минимум: месяц партнёра за границей";
        date: Date = "date", Optional, "Date: when these amounts were taken down", "Дата: когда эти суммы записаны";
        origin: Localised = "origin", Optional, "Origin: who named them, for which market", "Источник: кто их назвал и для какого рынка";
    }
}

record! {
    /// How late is late.
    DeadlineLimits {
        answer: Duration = "answer", Required, "Answer: how long a question may wait", "Ответ: сколько может ждать вопрос";
        on_time: Share = "on_time", Required, "On time: at least this share", "Вовремя: не меньше такой доли";
        decision: Duration = "decision", Required, "Decision: how long it may stay open", "Решение: сколько может быть открыто";
        decision_lost: Duration = "decision_lost", Required, "Decision: from when it counts as lost", "Решение: с какого срока считается потерянным";
        lead_time: Duration = "lead_time", Required, "Lead time: creators have at least", "Запас: у авторов не меньше";
        good_lead_time: Duration = "good_lead_time", Required, "Lead time: what creators like", "Запас: сколько удобно авторам";
        rework: Duration = "rework", Required, "Rework: how long a round of changes takes a creator", "Доработка: сколько времени у автора занимает круг правок";
        feedback: Duration = "feedback", Required, "Feedback: how long after a campaign", "Отклик: через сколько после кампании";
        notice: Duration = "notice", Required, "Notice: how long before a date to say so", "Предупреждение: за сколько до даты";
        payment: Table<String, Duration> = "payment", Optional, "Payment: of each type of party, within", "Оплата: стороне каждого типа, в течение";
        last_notice: Duration = "last_notice", Required, "Last notice: how long before a date to warn", "Последнее предупреждение: за сколько до даты";
    }
}

record! {
    /// When answers do not fit.
    HealthLimits {
        perception_gap: u32 = "perception_gap", Required, "Perception gap: points between the sides", "Разрыв восприятия: баллов между сторонами";
        limping: u32 = "limping", Required, "Limping: off-track months with no decision", "Хромота: месяцев не по плану без решения";
        decision: Duration = "decision", Required, "Decision: how long after a verdict to change or stop", "Решение: через сколько после вердикта изменить или остановить";
        repeated_words: u32 = "repeated_words", Required, "Repeated answer: from this many words", "Повтор ответа: начиная со стольких слов";
    }
}

record! {
    /// From which campaign on there are forecasts, and how good they are to be.
    ForecastLimits {
        from_campaign: u32 = "from_campaign", Required, "From campaign: the first that needs a forecast", "С кампании: первая, которой нужен прогноз";
        enough: u32 = "enough", Required, "Enough: closed campaigns before forecasts are judged", "Достаточно: закрытых кампаний до оценки прогнозов";
        coverage: Share = "coverage", Required, "Coverage: outcomes within the interval, at least", "Покрытие: исходов внутри интервала, не меньше";
    }
}

record! {
    /// How long after the first day each piece of groundwork may take.
    Groundwork {
        objective: Duration = "objective", Optional, "Objective: on the front page", "Цель: на первой странице";
        selection: Duration = "selection", Optional, "Selection: with its criteria", "Выбор: с критериями";
        charter: Duration = "charter", Optional, "Charter: no longer a draft", "Устав: уже не черновик";
        work: Duration = "work", Optional, "Work: something joint is handed over, counted from the letter of intent", "Работа: сдано что-то совместное, считая от письма о намерениях";
        sealed_sheets: bool = "sealed_sheets", Optional, "Sealed sheets: whether each side fills in its sheet alone", "Запечатанные анкеты: заполняет ли каждая сторона свою отдельно";
    }
}

record! {
    /// When the past asks for a look.
    HistoryLimits {
        recorded_within: Duration = "recorded_within", Required, "Recorded within: how long after the event a record may come", "Запись в течение: через сколько после события";
        enough_records: u32 = "enough_records", Required, "Enough records: fewer say nothing about a habit", "Достаточно записей: меньше ничего не говорит о привычке";
        acknowledged_within: Duration = "acknowledged_within", Required, "Acknowledged within: how old the last word of both sides may be", "Подтверждено в течение: какой давности может быть последнее слово обеих сторон";
        signed_within: Duration = "signed_within", Required, "Signed within: how long after the first signature the last may come", "Подписано в течение: через сколько после первой подписи может прийти последняя";
        intent_rounds: u32 = "intent_rounds", Required, "Rounds of the letter of intent: at most", "Кругов у письма о намерениях: не больше";
        intent_within: Duration = "intent_within", Required, "Letter of intent: signed within", "Письмо о намерениях: подписано в течение";
    }
}

record! {
    /// Words that rules look for.
    Wording {
        vague: Table<Lang, Items<String>> = "vague", Required, "Vague words: that promise nothing", "Расплывчатые слова: ничего не обещают";
        binding: Table<Lang, Items<String>> = "binding", Required, "Binding words: that a letter of intent does without", "Обязывающие слова: без них обходится письмо о намерениях";
        placeholders: Items<String> = "placeholders", Required, "Placeholders: that wait for a text", "Заглушки: ждут текста";
    }
}

record! {
    /// A heading in each language.
    Heading {
        en: String = "en", Required, "English", "По-английски";
        ru: String = "ru", Required, "Russian", "По-русски";
    }
}

impl Heading {
    /// The heading as it is written in documents of `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        let text = match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        };
        text.as_ref().map_or("", |text| text.value.as_str())
    }
}

impl Profile {
    /// The names of the profiles that come with the program.
    pub fn names() -> Vec<&'static str> {
        let files = PROFILES.files().filter_map(|file| file.path().to_str());
        let mut names: Vec<&str> = files
            .filter_map(|name| name.strip_suffix(".toml"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The profile that comes with the program under `name`.
    pub fn built_in(name: &str) -> Option<Self> {
        Lineage::built_in(name).map(|(profile, _)| (*profile).clone())
    }

    /// The phase with which a partnership begins.
    pub fn first_phase(&self) -> Option<&str> {
        let order = self.phase_order.as_ref()?;
        Some(order.iter().next()?.value.as_str())
    }

    /// The text of the profile that comes with the program under `name`.
    fn built_in_text(name: &str) -> Option<&'static [u8]> {
        let file = PROFILES.get_file(format!("{name}.toml"))?;
        Some(file.contents())
    }

    /// The level that the profile gives a rule, where it gives one.
    pub fn rule_level(&self, rule: &str) -> Option<RuleLevel> {
        let levels = self.rules.iter().flat_map(|levels| levels.value.iter());
        let mut named = levels.filter(|entry| entry.key.value == rule);
        Some(named.find_map(|entry| entry.value.as_ref())?.value)
    }

    /// The headings that documents of a kind must have; `kind` may be `agreement.loi` for one of
    /// its forms.
    pub fn sections(&self, kind: &str) -> &[crate::text::Spanned<Heading>] {
        let tables = self
            .sections
            .iter()
            .flat_map(|sections| sections.value.iter());
        let mut fitting = tables.filter(|entry| entry.key.value == kind);
        fitting
            .find_map(|entry| entry.value.as_ref())
            .map_or(&[], |headings| &headings.value)
    }
}

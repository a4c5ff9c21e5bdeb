//! `comity.toml`: how this playbook wants to be read, checked and shown.

mod ledgers;
mod places;

use super::field::{
    Either, Field, FieldValue, Items, Localised, Need, Reader, Record, RefTarget, Shape, Table,
    choice, record,
};
use super::gates::{GateSettings, OwnRule};
use super::kinds::{Kind, WaiverEntry};
use crate::finding::Level;
use crate::locale::Lang;
use crate::parse::Node;
use crate::text::Spanned;
use crate::value::{Currency, Date, Duration, Zone};

pub use ledgers::{
    ColumnSettings, ColumnWord, DecimalMark, Delimiter, LedgerEncoding, LedgerSettings, RefersWord,
    RoleWord, ThousandsMark, WrittenDelimiter,
};

/// The version of the repository format that this program reads.
pub const FORMAT: u32 = 1;

/// The word of a rule's option `clock` for hours by the clock.
pub const ALL_HOURS: &str = "all";
/// The word of a rule's option `clock` for hours of work.
pub const BUSINESS_HOURS: &str = "business";

choice! {
    /// How money of other currencies is converted.
    FxPolicy {
        BudgetRate = "budget-rate", "the rate fixed for the budget", "курс, зафиксированный в бюджете";
        TransactionDate = "transaction-date", "the rate of the day", "курс дня";
        PeriodAverage = "period-average", "the average rate of the period", "средний курс за период";
    }
}

choice! {
    /// What a KPI is judged by.
    KpiBasis {
        Target = "target", "the target", "цель";
        Trend = "trend", "the trend", "тренд";
        Pace = "pace", "the pace to date", "темп на сегодня";
    }
}

choice! {
    /// What becomes of a rule's findings.
    RuleLevel {
        Error = "error", "error", "ошибка";
        Warning = "warning", "warning", "предупреждение";
        Info = "info", "info", "сведение";
        Off = "off", "off", "выключено";
    }
}

impl RuleLevel {
    /// The level of findings, or nothing where the rule is off.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::Off => None,
        }
    }
}

choice! {
    /// The type of a field that a playbook declares for itself.
    FieldType {
        Text = "text", "text", "текст";
        Number = "number", "number", "число";
        Integer = "integer", "whole number", "целое число";
        YesNo = "bool", "yes or no", "да или нет";
        Money = "money", "money", "деньги";
        Share = "share", "share", "доля";
        Date = "date", "date", "дата";
        Duration = "duration", "duration", "длительность";
        Period = "period", "period", "период";
        Person = "person", "person", "человек";
        Party = "party", "party", "сторона";
        Market = "market", "market", "рынок";
        Metric = "metric", "metric", "метрика";
        Decision = "decision", "decision", "решение";
        Brief = "brief", "brief", "бриф";
        Texts = "list", "list of texts", "список";
        People = "people", "list of people", "список людей";
    }
}

record! {
    /// `comity.toml`.
    Config {
        format: u32 = "format", Required, "Format: the version of the repository format, 1", "Формат: версия формата репозитория, 1";
        profile: String = "profile", Optional, "Profile: the practice that is followed", "Профиль: какой практике следуем";
        languages: Items<Lang> = "languages", Optional, "Languages: of the playbook; the first is that of files without a suffix", "Языки: плейбука; первый — язык файлов без суффикса";
        timezone: Zone = "timezone", Optional, "Time zone: where days and quarters begin and end", "Часовой пояс: границы дней и кварталов";
        currency: Currency = "currency", Optional, "Currency: in which totals are reported", "Валюта: в которой считаются итоги";
        as_of: Date = "as_of", Optional, "As of: pins today, for an archive or an example", "На дату: закрепляет «сегодня» для архива или примера";
        fx_date: Date = "fx_date", Optional, "Budget rate of: the day whose rates the budget was made with", "Бюджетный курс на: день, по курсам которого составлен бюджет";
        fx: FxPolicy = "fx", Optional, "Exchange rates: how other currencies are converted", "Курсы: как пересчитываются валюты";
        packs: Items<String> = "packs", Optional, "Packs: which of the profile's rules about advertising are followed", "Пакеты: каким правилам профиля о рекламе следуем";
        markets: Table<String, Market> = "markets", Optional, "Markets: where the partnership works", "Рынки: где работает партнёрство";
        kpi: Kpi = "kpi", Optional, "KPI rule: when the partnership counts as working", "Правило KPI: когда партнёрство считается успешным";
        rules: Table<String, Either<RuleLevel, RuleSettings>> = "rules", Optional, "Rules: levels and settings", "Правила: уровни и настройки";
        gates: Table<String, GateSettings> = "gates", Optional, "Gates: conditions beside those of the profile", "Контрольные точки: условия сверх профиля";
        own_rule: Items<OwnRule> = "own_rule", Optional, "Own rules: of the playbook, in CEL", "Свои правила: плейбука, на CEL";
        waiver: Items<WaiverEntry> = "waiver", Optional, "Waivers: findings that are accepted for a time", "Исключения: замечания, принятые на время";
        ledgers: Table<String, LedgerSettings> = "ledgers", Optional, "Ledgers: dialects and own columns", "Журналы: диалекты и свои столбцы";
        site: SiteSettings = "site", Optional, "Site: how it is published", "Сайт: как публикуется";
        kinds: Table<String, KindSettings> = "kinds", Optional, "Kinds: folders and own fields", "Виды: папки и свои поля";
        history: HistorySettings = "history", Optional, "History: what is checked in Git", "История: что проверяется в Git";
        audiences: Table<String, AudienceSettings> = "audiences", Optional, "Audiences: who sees what", "Аудитории: кто что видит";
        holidays: Table<String, Items<Date>> = "holidays", Optional, "Holidays: days off by country", "Праздники: нерабочие дни по странам";
        fiscal_year_start: String = "fiscal_year_start", Optional, "Fiscal year: the month and day it begins, 04-01", "Финансовый год: месяц и день начала, 04-01";
    }
}

record! {
    /// A market.
    Market {
        title: Localised = "title", Optional, "Name: as readers see it", "Название: как видят читатели";
        currency: Currency = "currency", Optional, "Currency: of this market", "Валюта: этого рынка";
        country: String = "country", Optional, "Country: two letters, ISO 3166, where it is not the market's id", "Страна: две буквы, ISO 3166, если это не имя рынка";
    }
}

record! {
    /// When the partnership counts as working.
    Kpi {
        pass: String = "pass", Optional, "Pass: how many of how many, 2 of 3", "Достаточно: сколько из скольких, 2 of 3";
        basis: KpiBasis = "basis", Optional, "Basis: what a KPI is judged by", "Основа: по чему судим";
        primary_must_pass: bool = "primary_must_pass", Optional, "Primary must pass: whether a missed primary metric decides", "Главная обязательна: решает ли промах главной метрики";
    }
}

/// A rule's level and the thresholds it is to use.
///
/// Which thresholds a rule knows is the rule's own business, so any key is read here.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSettings {
    /// The level of its findings.
    pub level: Option<Spanned<RuleLevel>>,
    /// The other keys, as text.
    pub options: Vec<(Spanned<String>, Spanned<String>)>,
}

impl FieldValue for RuleSettings {
    fn shape() -> Shape {
        Shape::Table(Box::new(Shape::Text), Box::new(Shape::Any))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.table(node)?;
        let mut settings = Self::default();
        for entry in node.entries() {
            reader.inside(&entry.key, |reader| {
                if entry.key.value == "level" {
                    settings.level = super::field::record_spanned(&entry.value, reader);
                } else if let Some(text) = reader.text(&entry.value) {
                    let value = Spanned::new(text.to_owned(), entry.value.span);
                    settings.options.push((entry.key.clone(), value));
                }
            });
        }
        Some(settings)
    }
}

record! {
    /// How the site is published.
    SiteSettings {
        title: Localised = "title", Optional, "Title: of the site", "Название: сайта";
        base_url: String = "base_url", Optional, "Address: where the site will live", "Адрес: где будет сайт";
        edit_url: String = "edit_url", Optional, "Edit address: with {path} in it", "Адрес правки: с {path}";
        source_url: String = "source_url", Optional, "Source address: where a line of a file can be read as a commit has it, with {path}, {line} and {commit} in it", "Адрес источника: где прочесть строку файла такой, какой она была в коммите, с {path}, {line} и {commit}";
        theme: String = "theme", Optional, "Theme: one of those that `comity theme list` names", "Тема: одна из тех, что называет `comity theme list`";
        markdown: bool = "markdown", Optional, "Markdown: whether each page has a twin as Markdown beside it, for programs that read text", "Markdown: делать ли рядом с каждой страницей её копию в Markdown, для программ, которые читают текст";
        llms: bool = "llms", Optional, "llms.txt: whether language models get a list of the pages", "llms.txt: давать ли языковым моделям список страниц";
    }
}

record! {
    /// Where documents of a kind live and which fields they have beside the built-in ones.
    KindSettings {
        folder: String = "folder", Optional, "Folder: where these documents are", "Папка: где эти документы";
        fields: Table<String, OwnField> = "fields", Optional, "Fields: of the playbook's own", "Поля: собственные";
    }
}

record! {
    /// A field that the playbook declares for itself.
    OwnField {
        field_type: FieldType = "type", Required, "Type: what it may hold", "Тип: что может содержать";
        required: bool = "required", Optional, "Required: whether it must be there", "Обязательно: должно ли быть";
        title: Localised = "title", Optional, "Name: as readers see it", "Название: как видят читатели";
        values: Items<String> = "values", Optional, "Values: the words it may hold", "Значения: допустимые слова";
    }
}

record! {
    /// What is checked in Git.
    HistorySettings {
        enabled: bool = "enabled", Optional, "Enabled: for a playbook inside a larger repository", "Включена: для плейбука внутри большего репозитория";
        since: String = "since", Optional, "Since: what is older proves nothing", "С какого времени: более раннее ничего не доказывает";
    }
}

record! {
    /// Who sees what.
    AudienceSettings {
        sees: Items<String> = "sees", Optional, "Sees: which other audiences' pages too", "Видит: страницы каких ещё аудиторий";
        title: Localised = "title", Optional, "Name: as readers see it", "Название: как видят читатели";
    }
}

impl Config {
    /// Reads the configuration from the tree of `comity.toml`.
    pub fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let config: Self = super::field::read_fields(node, reader);
        reader.unknown_keys(node, &[Self::FIELDS]);
        config
    }

    /// The playbook's languages; English alone where none are named.
    pub fn languages(&self) -> Vec<Lang> {
        let named = self
            .languages
            .iter()
            .flat_map(|items| items.iter().map(|lang| lang.value));
        let mut languages: Vec<Lang> = Vec::new();
        for lang in named {
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
        if languages.is_empty() {
            vec![Lang::En]
        } else {
            languages
        }
    }

    /// The language of files without a suffix.
    pub fn first_language(&self) -> Lang {
        self.languages()[0]
    }

    /// The zone in which days begin and end; UTC where none is named.
    pub fn zone(&self) -> Zone {
        self.timezone
            .as_ref()
            .map_or_else(Zone::utc, |zone| zone.value.clone())
    }

    /// What `[rules]` says of a rule.
    pub fn rule(&self, id: &str) -> Option<&Either<RuleLevel, RuleSettings>> {
        let entries = self.rules.iter().flat_map(|rules| rules.value.iter());
        let entry = entries.into_iter().find(|entry| entry.key.value == id)?;
        entry.value.as_ref().map(|setting| &setting.value)
    }

    /// The level that `[rules]` gives a rule, where it gives one.
    pub fn rule_level(&self, id: &str) -> Option<RuleLevel> {
        match self.rule(id)? {
            Either::This(level) => Some(*level),
            Either::That(settings) => settings.level.as_ref().map(|level| level.value),
        }
    }

    /// A threshold of a rule, as written.
    pub fn rule_option(&self, rule: &str, key: &str) -> Option<&Spanned<String>> {
        let Either::That(settings) = self.rule(rule)? else {
            return None;
        };
        settings
            .options
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, value)| value)
    }

    /// What `[ledgers]` says, by name of the ledger.
    pub fn ledger_settings(&self) -> impl Iterator<Item = (&Spanned<String>, &LedgerSettings)> {
        let ledgers = self.ledgers.iter().flat_map(|ledgers| ledgers.value.iter());
        ledgers.filter_map(|entry| Some((&entry.key, &entry.value.as_ref()?.value)))
    }

    /// A duration among the thresholds of a rule.
    pub fn rule_duration(&self, rule: &str, key: &str) -> Option<Duration> {
        Duration::parse(self.rule_option(rule, key)?).ok()
    }

    /// Everything it says that takes part in reading documents, as one text: languages, folders,
    /// own fields. Two configurations with the same text read a document alike.
    pub(super) fn of_reading(&self) -> String {
        use std::fmt::Write as _;

        use super::field::Choice as _;
        let mut text = format!("{:?}", self.languages());
        for entry in self.kinds.iter().flat_map(|kinds| kinds.value.iter()) {
            let settings = entry.value.as_ref();
            let folder = settings.and_then(|it| Some(&it.folder.as_ref()?.value));
            let _ = write!(text, "\n{}: {folder:?}", entry.key.value);
            if let Some(kind) = Kind::from_word(&entry.key.value) {
                let _ = write!(text, "{:?}", self.own_fields(kind));
            }
        }
        text
    }

    /// The playbook's own fields for documents of `kind`.
    pub fn own_fields(&self, kind: Kind) -> Vec<Field> {
        use super::field::Choice as _;
        let kinds = self.kinds.iter().flat_map(|kinds| kinds.value.iter());
        let settings = kinds
            .filter(|entry| entry.key.value == kind.word())
            .filter_map(|entry| entry.value.as_ref());
        let fields = settings
            .filter_map(|settings| settings.fields.as_ref())
            .flat_map(|fields| fields.value.iter());
        fields
            .filter_map(|entry| Some(entry.value.as_ref()?.declare(&entry.key)))
            .collect()
    }
}

impl OwnField {
    fn declare(&self, key: &str) -> Field {
        let name = |lang| {
            let title = self.title.as_ref().map_or("", |title| title.text(lang));
            if title.is_empty() {
                key.to_owned()
            } else {
                title.to_owned()
            }
        };
        let is_required = self
            .required
            .as_ref()
            .is_some_and(|required| required.value);
        Field {
            key: key.to_owned().into(),
            need: if is_required {
                Need::Required
            } else {
                Need::Optional
            },
            shape: String::shape,
            own_shape: Some(self.shape()),
            en: name(Lang::En).into(),
            ru: name(Lang::Ru).into(),
        }
    }

    fn shape(&self) -> Shape {
        if let Some(values) = &self.values {
            return Shape::Words(values.iter().map(|word| word.value.clone()).collect());
        }
        match self
            .field_type
            .as_ref()
            .map_or(FieldType::Text, |field_type| field_type.value)
        {
            FieldType::Text => Shape::Text,
            FieldType::Number => crate::value::Number::shape(),
            FieldType::Integer => Shape::Integer,
            FieldType::YesNo => Shape::Bool,
            FieldType::Money => crate::value::Money::shape(),
            FieldType::Share => crate::value::Share::shape(),
            FieldType::Date => Date::shape(),
            FieldType::Duration => Duration::shape(),
            FieldType::Period => crate::value::Period::shape(),
            FieldType::Person => Shape::Ref(RefTarget::Person),
            FieldType::Party => Shape::Ref(RefTarget::Party),
            FieldType::Market => Shape::Ref(RefTarget::Market),
            FieldType::Metric => Shape::Ref(RefTarget::Metric),
            FieldType::Decision => Shape::Ref(RefTarget::Decision),
            FieldType::Brief => Shape::Ref(RefTarget::Brief),
            FieldType::Texts => Shape::List(Box::new(Shape::Text)),
            FieldType::People => Shape::List(Box::new(Shape::Ref(RefTarget::Person))),
        }
    }
}

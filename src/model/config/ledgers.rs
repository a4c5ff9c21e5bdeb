//! `[ledgers]` of `comity.toml`: how ledgers are written, and the columns of a playbook's own.

use crate::model::field::{
    FieldValue, Items, Localised, Reader, RefTarget, Shape, Table, choice, record,
};
use crate::parse::Node;

choice! {
    /// What stands between the cells of a ledger.
    Delimiter {
        Comma = ",", "comma", "запятая";
        Semicolon = ";", "semicolon", "точка с запятой";
        Tab = "tab", "tab", "табуляция";
        Bar = "|", "vertical bar", "вертикальная черта";
    }
}

choice! {
    /// What stands before the fraction of a number.
    DecimalMark {
        Point = ".", "point", "точка";
        Comma = ",", "comma", "запятая";
    }
}

choice! {
    /// What stands between groups of three digits.
    ThousandsMark {
        Space = " ", "space", "пробел";
        Comma = ",", "comma", "запятая";
        Point = ".", "point", "точка";
        Apostrophe = "'", "apostrophe", "апостроф";
    }
}

choice! {
    /// In which encoding a ledger is written.
    LedgerEncoding {
        Utf8 = "utf-8", "UTF-8", "UTF-8";
        Utf16 = "utf-16", "UTF-16", "UTF-16";
        Windows1251 = "windows-1251", "Windows-1251, Cyrillic", "Windows-1251, кириллица";
        Windows1252 = "windows-1252", "Windows-1252, Western European", "Windows-1252, западноевропейская";
        Ibm866 = "ibm866", "IBM866, Cyrillic of MS-DOS", "IBM866, кириллица MS-DOS";
        Koi8R = "koi8-r", "KOI8-R, Cyrillic", "KOI8-R, кириллица";
    }
}

choice! {
    /// What the cells of an own column hold.
    ColumnWord {
        Text = "text", "text", "текст";
        Number = "number", "number", "число";
        Count = "count", "whole number, not below zero", "целое число, не меньше нуля";
        Money = "money", "amount in the currency of the column `currency`", "сумма в валюте из столбца `currency`";
        Currency = "currency", "code of a currency", "код валюты";
        Date = "date", "date", "дата";
        Moment = "moment", "moment with its offset", "момент со смещением";
        Week = "week", "ISO week", "неделя ISO";
        YesNo = "bool", "`true` or `false`", "`true` или `false`";
    }
}

choice! {
    /// What part the cells of a column play in time.
    RoleWord {
        Fact = "fact", "something that is so", "просто факт";
        Event = "event", "when something happened: unknown before that day", "когда что-то произошло: до того дня неизвестно";
        Plan = "plan", "when something is to happen: known before that day", "когда что-то должно произойти: известно заранее";
        Snapshot = "snapshot", "a counter that only grows: the latest counts, never the sum", "счётчик, который только растёт: берётся последнее значение, а не сумма";
    }
}

choice! {
    /// What the cells of an own column name.
    RefersWord {
        Party = "party", "party", "сторона";
        Person = "person", "person", "человек";
        PartyOrPerson = "party-or-person", "party or person", "сторона или человек";
        Market = "market", "market", "рынок";
        Metric = "metric", "metric", "метрика";
        Decision = "decision", "decision", "решение";
        Brief = "brief", "campaign", "кампания";
        Agreement = "agreement", "agreement", "соглашение";
        Candidate = "candidate", "candidate", "кандидат";
    }
}

impl RefersWord {
    /// What is looked up.
    pub fn target(self) -> RefTarget {
        match self {
            Self::Party => RefTarget::Party,
            Self::Person => RefTarget::Person,
            Self::PartyOrPerson => RefTarget::PartyOrPerson,
            Self::Market => RefTarget::Market,
            Self::Metric => RefTarget::Metric,
            Self::Decision => RefTarget::Decision,
            Self::Brief => RefTarget::Brief,
            Self::Agreement => RefTarget::Agreement,
            Self::Candidate => RefTarget::Candidate,
        }
    }
}

/// The delimiter as people write it: `"\t"` means the tab too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDelimiter(pub Delimiter);

impl FieldValue for WrittenDelimiter {
    fn shape() -> Shape {
        Delimiter::shape()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("\t") {
            return Some(Self(Delimiter::Tab));
        }
        reader.choice(node).map(Self)
    }
}

record! {
    /// How a ledger's files are written, and which columns it has of its own.
    LedgerSettings {
        delimiter: WrittenDelimiter = "delimiter", Optional, "Delimiter: between cells; a comma where none is named", "Разделитель: между ячейками; если не указан, запятая";
        decimal: DecimalMark = "decimal", Optional, "Decimal mark: point or comma", "Дробный знак: точка или запятая";
        thousands: ThousandsMark = "thousands", Optional, "Thousands mark: between groups of digits; none where none is named", "Знак тысяч: между группами цифр; если не указан, его нет";
        encoding: LedgerEncoding = "encoding", Optional, "Encoding: of the bytes", "Кодировка: байтов";
        columns: Table<String, ColumnSettings> = "columns", Optional, "Columns: of an own ledger, or beside those of a built-in one", "Столбцы: своего журнала или в дополнение к встроенным";
        key: Items<String> = "key", Optional, "Key: the columns whose values together stand in one row only", "Ключ: столбцы, значения которых вместе встречаются только в одной строке";
        dated_by: String = "dated_by", Optional, "Dated by: the column that says to which day a row belongs", "Дата строки: столбец, по которому видно, к какому дню она относится";
    }
}

record! {
    /// A column of an own ledger.
    ColumnSettings {
        column_type: ColumnWord = "type", Optional, "Type: of its cells; text where none is named", "Тип: ячеек; если не указан, текст";
        required: bool = "required", Optional, "Required: whether every row must have it", "Обязателен: должен ли быть в каждой строке";
        role: RoleWord = "role", Optional, "Role: what part its cells play in time", "Роль: какую роль ячейки играют во времени";
        refers: RefersWord = "refers", Optional, "Refers: what its cells name", "Ссылается: что называют ячейки";
        title: Localised = "title", Optional, "Name: as readers see it", "Название: как видят читатели";
    }
}

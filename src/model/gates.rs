//! Gates: what must hold before a phase begins, as profiles and playbooks write it.

use super::Kind;
use super::config::RuleLevel;
use super::field::{Either, Items, Localised, record};

record! {
    /// What must hold before a phase begins: `[gates.NAME]`.
    GateSettings {
        phase: String = "phase", Optional, "Phase: before which it stands; that of the same name where it is left out", "Этап: перед каким стоит; если не указан — одноимённый";
        conditions: Items<Either<String, ConditionEntry>> = "conditions", Optional, "Conditions: built-in ones by id, and own ones", "Условия: встроенные по имени и собственные";
        without: Items<String> = "without", Optional, "Without: conditions of the profile that are not asked here", "Кроме: условия профиля, которых здесь не требуем";
    }
}

record! {
    /// A condition of a gate, with settings or with an expression of its own.
    ConditionEntry {
        id: String = "id", Required, "Id: a built-in condition, or the name of an own one", "Имя: встроенного условия или собственного";
        at_least: u32 = "at_least", Optional, "At least: how many, for conditions that count", "Не меньше: сколько, если условие считает";
        expr: String = "expr", Optional, "Expression: what must be true, in CEL", "Выражение: что должно быть верно, на CEL";
        says: Localised = "says", Optional, "Says: the condition in words", "Словами: как звучит условие";
        blames: String = "blames", Optional, "Blames: the field to look at, index.phases.pilot.budget", "Указывает: на какое поле смотреть, index.phases.pilot.budget";
    }
}

record! {
    /// A rule of the playbook's own: `[[own_rule]]`.
    OwnRule {
        id: String = "id", Required, "Id: what the rule is called", "Имя: как называется правило";
        kind: Kind = "kind", Optional, "Kind: of the documents it looks at; the whole playbook where it is left out", "Вид: какие документы проверяет; если не указан — весь плейбук";
        expr: String = "expr", Required, "Expression: what must be true, in CEL", "Выражение: что должно быть верно, на CEL";
        level: RuleLevel = "level", Optional, "Level: of its findings; error where it is left out", "Уровень: замечаний; если не указан — ошибка";
        says: Localised = "says", Required, "Says: what is wrong, in words", "Словами: что не так";
        blames: String = "blames", Optional, "Blames: the field to look at, budget", "Указывает: на какое поле смотреть, budget";
    }
}

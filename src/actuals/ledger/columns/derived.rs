//! The columns of the ledgers that documents give.

use super::{column, date, text};
use crate::actuals::ledger::schema::{ColumnSchema, ColumnType};
use crate::model::field::RefTarget;

/// The columns of `decisions`.
pub(in crate::actuals::ledger) fn decisions() -> Vec<ColumnSchema> {
    let moment = |name, en, ru| column(name, ColumnType::Moment, en, ru);
    let person = |name, en, ru| text(name, en, ru).refers(RefTarget::Person);
    vec![
        text("id", "Id: of the decision", "Идентификатор: решения")
            .required()
            .refers(RefTarget::Decision),
        moment(
            "proposed",
            "Proposed: when it was put forward; a day without a time is its beginning",
            "Предложено: когда; день без времени — его начало",
        ),
        moment(
            "decided",
            "Decided: when; empty for one that is open or was withdrawn",
            "Решено: когда; пусто, если решение открыто или отозвано",
        )
        .event(),
        person(
            "driver",
            "Driver: who carries it to a decision",
            "Ведёт: кто доводит до решения",
        ),
        person(
            "decider",
            "Decider: who decides; of several the first",
            "Решает: кто; из нескольких первый",
        ),
        text(
            "proposed_by",
            "Proposed by: which side",
            "Предложила: какая сторона",
        )
        .refers(RefTarget::Party),
        text(
            "status",
            "Status: as the document says, but `proposed` up to the day of the decision",
            "Статус: как в документе, но до дня решения — `proposed`",
        ),
        date(
            "date",
            "Date: the day of the decision, else of the proposal, else the document's `date`",
            "Дата: день решения, иначе предложения, иначе `date` документа",
        ),
    ]
}

/// The columns of `cadences`.
pub(in crate::actuals::ledger) fn cadences() -> Vec<ColumnSchema> {
    vec![
        text(
            "cadence",
            "Cadence: as the charter calls it",
            "Ритм: как в уставе",
        )
        .required()
        .refers(RefTarget::Cadence),
        text(
            "period",
            "Period: the time that the record speaks of",
            "Период: о каком времени запись",
        )
        .required(),
        date(
            "due",
            "Due: the end of the period and of the grace after it, paused days not counted",
            "Срок: конец периода и отсрочки после него, без дней паузы",
        )
        .required()
        .plan(),
        date(
            "kept",
            "Kept: the day of the document that shows it took place",
            "Состоялось: день документа, по которому это видно",
        )
        .event(),
    ]
}

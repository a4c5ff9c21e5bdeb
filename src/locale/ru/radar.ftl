### Ранние признаки: за чем следим и куда оно движется.

radar = Ранние признаки
radar-worsening = Ухудшается
radar-steady = Ровно
radar-improving = Улучшается
radar-too-little-known = Мало данных

radar-name-answers = Ожидание ответов
radar-name-decisions = Ожидание решений
radar-name-approvals = Ожидание согласования
radar-name-rounds = Круги правок
radar-name-deliveries = Сдача после срока
radar-name-payments = Платежи после срока
radar-name-lead-time = Запас времени у авторов
radar-name-budgets = Доля бюджета, которую заняли кампании
radar-name-cadences = Записи встреч и проверок вовремя
radar-name-mark = Общение глазами стороны «{ $side }»
radar-name-gap = Расхождение оценок сторон
radar-name-silence = Самое долгое молчание стороны «{ $side }»

radar-told-worsening = хуже в { $changes } { $periods }: { $values }, с { $since }
radar-told-improving = лучше в { $changes } { $periods }: { $values }, с { $since }
radar-told-steady = { $values }, с { $since }
radar-told-too-little-known = { $known ->
    [0] за последний период данных слишком мало
    [one] известен { $known } период подряд, для тренда нужно { $needed }
    [few] известны { $known } периода подряд, для тренда нужно { $needed }
   *[other] известно { $known } периодов подряд, для тренда нужно { $needed }
}
radar-at-budget-rates = , по курсам бюджета
radar-last-week = { $n ->
    [one] из последней { $n } недели
   *[other] из последних { $n } недель
}
radar-last-month = { $n ->
    [one] из последнего { $n } месяца
   *[other] из последних { $n } месяцев
}
radar-last-quarter = { $n ->
    [one] из последнего { $n } квартала
   *[other] из последних { $n } кварталов
}
radar-last-year = { $n ->
    [one] из последнего { $n } года
   *[other] из последних { $n } лет
}
radar-last-campaign = { $n ->
    [one] из последней { $n } кампании
   *[other] из последних { $n } кампаний
}
radar-last-period = { $n ->
    [one] из последнего { $n } периода
   *[other] из последних { $n } периодов
}

radar-nothing-watched = Следить пока не за чем: ни в одном реестре, проверке здоровья или обещании нет значений.
radar-none-worsening = Ни один признак не ухудшается; под наблюдением { $watched }, мало данных у { $unknown }.
radar-some-worsening = { $worsening ->
    [one] Ухудшается { $worsening } признак; под наблюдением { $watched }, мало данных у { $unknown }.
    [few] Ухудшаются { $worsening } признака; под наблюдением { $watched }, мало данных у { $unknown }.
   *[other] Ухудшаются { $worsening } признаков; под наблюдением { $watched }, мало данных у { $unknown }.
}

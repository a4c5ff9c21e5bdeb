### Ожидания: замечания и строка о каждом правиле, `rule-ID`.

## Результаты

bounds-at-least = не меньше { $value }
bounds-at-most = не больше { $value }
bounds-exactly = ровно { $value }
bounds-between = от { $low } до { $high }

state-on-track = по плану
state-off-track = не по плану
state-not-evaluable = нельзя оценить

reason-no-ledger = у журнала `{ $ledger }` нет файла
reason-no-rows = за это время нет ни одной строки
reason-too-few = { $n ->
    [one] { $n } наблюдение
    [few] { $n } наблюдения
   *[many] { $n } наблюдений
} — метрике нужно не меньше { $min }
reason-too-many-excluded = в { $excluded } из { $of } строк пусто там, где формуле нужно значение
reason-no-value = формула не даёт значения: деление на ноль или не из чего считать
reason-no-formula = у метрики нет формулы, которую можно прочитать
reason-too-much-work = формула требует больше работы, чем разрешено
reason-no-column = в журнале нет столбца `{ $column }`
reason-no-rate = нет курса { $currency } на { $date }
reason-no-baseline = базу нельзя посчитать
reason-other-unit = цель названа не в той единице, что метрика
reason-no-target = цели тогда не было
reason-not-yet = ещё не прошло ни одного целого периода

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

## По результатам

rule-missed-expectation = обещание не выполнено за последний целый период
missed-expectation = `{ $key }` не выполнено: { $value }, а обещано { $target } ({ $window })
    .label = { $value }, { $n ->
        [one] { $n } наблюдение
        [few] { $n } наблюдения
       *[many] { $n } наблюдений
    }
    .why = чего стоит обещание, видно по тому, что делают после промаха
    .help = решите, что меняется, и назовите `{ $reference }` в поле `changes` этого решения
missed-expectation-answered = `{ $key }` не выполнено: { $value }, а обещано { $target } ({ $window }); ответ дан { $date }
    .label = { $value }, { $n ->
        [one] { $n } наблюдение
        [few] { $n } наблюдения
       *[many] { $n } наблюдений
    }
missed-expectation-answer = что сделано в ответ
missed-expectation-repeated = кампания обещает то же самое

rule-unevaluated-expectation = нельзя сказать, выполнено ли обещание
unevaluated-expectation = нельзя сказать, выполнено ли `{ $key }` ({ $window }): { $reason }
    .label = нельзя оценить
    .why = обещание, которое нельзя проверить, выполняют все
    .help = дополните журнал `{ $ledger }` метрики `{ $metric }` или договоритесь о том, что можно измерить
unevaluated-expectation-many = нельзя сказать, { $count ->
        [one] выполнено ли { $count } обещание
        [few] выполнены ли { $count } обещания
       *[many] выполнены ли { $count } обещаний
    } ({ $window }): { $reason }
    .label = нельзя оценить
    .why = обещание, которое нельзя проверить, выполняют все
    .help = дополните журнал `{ $ledger }` или договоритесь о том, что можно измерить
unevaluated-expectation-too = и это ждёт того же

rule-kpi-rule-failed = по правилу KPI партнёрство не работает
kpi-rule-failed = правило KPI не выполнено ({ $window }): по плану { $passed } KPI из { $kpis }, нужно { $needed }; не по плану: { $failed }
    .label = нужно { $needed }
    .why = правило выбрали, когда результатов ещё никто не знал, чтобы не спорить о нём сейчас
    .help = решите вместе, что меняется или продолжаете ли вы, и запишите это решение
kpi-rule-failed-veto = правило KPI не выполнено ({ $window }): по плану { $passed } KPI из { $kpis }, но обязательно и { $failed }
    .label = кроме этого обязательно: { $failed }
    .why = правило выбрали, когда результатов ещё никто не знал, чтобы не спорить о нём сейчас
    .help = решите вместе, что меняется или продолжаете ли вы, и запишите это решение
kpi-rule-failed-part = { $value }, а обещано { $target } ({ $window })

rule-off-track-without-decision = обещание не выполняется период за периодом, а решения нет
off-track-without-decision = `{ $key }` не по плану { $count ->
        [one] { $count } период
        [few] { $count } периода подряд
       *[many] { $count } периодов подряд
    }, с { $date }, и ни одно решение на это не отвечает
    .label = последнее значение: { $value }, а обещано { $target }
    .why = один плохой период — случайность, два без единого слова — привычка
    .help = решите, что меняется, и назовите `{ $reference }` в поле `changes` этого решения

rule-cost-creep = цена результата растёт период за периодом
cost-creep = `{ $metric }` растёт { $count ->
        [one] { $count } период
        [few] { $count } периода подряд
       *[many] { $count } периодов подряд
    }: с { $from } до { $value }
    .label = растёт
    .why = каждый шаг слишком мал для разговора, а вместе они съедают маржу
    .help = посмотрите, что с тех пор изменилось: авторы, форматы, аудитория, цены
cost-creep-currency = `{ $metric }` растёт { $count ->
        [one] { $count } период
        [few] { $count } периода подряд
       *[many] { $count } периодов подряд
    }, с { $from } до { $value }, только из-за курсов
    .label = растёт вместе с курсом
    .help = подумайте о том, чтобы платить или ставить цели в валюте рынка
cost-creep-rates = из роста на { $rise } курсы дали { $rates }

rule-efficiency-behind-plan = цена улучшилась меньше, чем ожидают к этому месяцу
efficiency-behind-plan = `{ $key }` лучше базы { $baseline } на { $improved }, а к этому времени ожидают { $wanted } ({ $value }, { $window })
    .label = лучше на { $improved }
    .why = если через полгода цена такая же, как в начале, ничему заметному не научились
    .help = оставьте то, что сработало, уберите остальное или договоритесь о другом шаге
efficiency-behind-plan-none = `{ $key }` не лучше базы { $baseline }, а к этому времени ожидают улучшения на { $wanted } ({ $value }, { $window })
    .label = { $value }
    .why = если через полгода цена такая же, как в начале, ничему заметному не научились
    .help = оставьте то, что сработало, уберите остальное или договоритесь о другом шаге

rule-effort-outside-plan = на координацию уходит не столько часов, сколько запланировано, или часы не запланированы
effort-outside-plan-many = на координацию ушло { $hours } { $unit } за { $month }-й месяц, а по плану — не больше { $high }
    .label = план
    .why = часы, которых нет в плане, отрабатывают по вечерам
    .help = выясните, что отнимает столько времени, или внесите это в план
effort-outside-plan-few = на координацию ушло { $hours } { $unit } за { $month }-й месяц, а по плану — не меньше { $low }
    .label = план
    .why = мало часов — такой же знак, как и много: кто-то перестал разговаривать
    .help = спросите, кто замолчал, допишите недостающие часы или запланируйте меньше
effort-outside-plan-none = в уставе не запланированы часы на координацию
    .label = здесь нет `effort`
    .why = большинство их не планирует и отрабатывает по вечерам
    .help = добавьте `effort: {"{"} from-month-1: 10..15 h/week, from-month-4: 5..10 h/week {"}"}`
effort-outside-plan-row = последние из этих часов

rule-budget-overrun = потрачено больше, чем запланировано, или к этому идёт
budget-overrun = `{ $id }`: на { $date } потрачено { $spent }, это на { $over } больше бюджета { $budget }
    .label = потрачено { $spent }
    .why = что деньги кончаются, по журналу видно за недели до того, как об этом скажут
    .help = договоритесь о новом бюджете решением или перестаньте тратить
budget-overrun-pace = `{ $id }`: если так пойдёт дальше, уйдёт { $expected }, а бюджет — { $budget }; на { $date } потрачено { $spent }
    .label = потрачено { $spent }
    .why = что деньги кончаются, по журналу видно за недели до того, как об этом скажут
    .help = тратьте медленнее или договоритесь о новом бюджете решением

rule-missing-exchange-rate = деньги в журнале нельзя пересчитать
missing-exchange-rate = нет курса { $currency } к { $reporting } на { $date } по правилу `{ $policy }`
    .label = нет курса
    .why = всё, что опирается на эту строку, нельзя посчитать; курс, принятый за единицу, уравнял бы все валюты
    .help = добавьте в `ledgers/rates.csv` строку на `{ $day }`, где { $currency } и { $reporting } — это `base` и `quote`
missing-exchange-rate-many = нет курса { $currency } к { $reporting } на { $date } по правилу `{ $policy }`; его нет ещё для { $others ->
        [one] { $others } строки
       *[other] { $others } строк
    }
    .label = первая строка без курса
    .why = всё, что опирается на эти строки, нельзя посчитать; курс, принятый за единицу, уравнял бы все валюты
    .help = добавьте в `ledgers/rates.csv` строку на `{ $day }`, где { $currency } и { $reporting } — это `base` и `quote`
missing-exchange-rate-currency = или назовите валюту, в которой считаете итоги: `currency = "{ $currency }"` в comity.toml

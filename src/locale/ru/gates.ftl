### Контрольные точки: условия, основания, замечания о них и что говорит `status --why`.

condition-candidates-compared = поговорили с достаточным числом кандидатов
condition-choice-scored = выбор опирается на оценки
condition-screening-dated = у каждой стороны есть датированный скрининг
condition-sheets-written = у каждой стороны есть анкета согласования
condition-sheets-comparable = анкеты открыты, и их можно сравнить
condition-questions-answered = на все вопросы анкет есть ответы
condition-gaps-settled = нерешённых расхождений между анкетами нет
condition-intent-signed = все стороны подписали письмо о намерениях или больше
condition-agreement-signed = все стороны подписали соглашение
condition-charter-signed = все стороны подписали устав
condition-owners-named = у каждой стороны есть владелец
condition-one-primary = главная метрика ровно одна
condition-kpi-count = KPI столько, сколько велит профиль
condition-metrics-defined = метрика каждого KPI определена
condition-paid-in-time = до этапа всё оплачено в срок
condition-payment-stated = в подписанном названы условия оплаты
condition-budget-stated = у этапа есть бюджет
condition-pilot-verdict = после пилота все стороны хотят продолжать
condition-kpis-on-track = достаточно KPI шло по плану
condition-exit-plan = в подписанном сказано, как выйти
condition-own = { $words }

evidence-acquaintance = стороны знали друг друга раньше
evidence-candidates = { $count ->
        [one] записана беседа с { $count } кандидатом
        [few] записаны беседы с { $count } кандидатами
        [many] записаны беседы с { $count } кандидатами
       *[other] записаны беседы с { $count } кандидата
    }, а нужно { $wanted }
evidence-no-selection = нет ни страницы выбора, ни кандидатов
evidence-nobody-chosen = пока никто не выбран
evidence-scored = «{ $candidate }»: оценки поставили { $raters }
evidence-chosen-by-decision = почему, сказано в решении `{ $decision }`
evidence-not-scored = «{ $candidate }»: выбор сделан без оценок
evidence-no-screening = ни у одной стороны нет записи о скрининге
evidence-not-screened = у `{ $party }` нет датированной записи о скрининге
evidence-screening-over = скрининг `{ $party }` истёк
evidence-screened = скрининг `{ $party }` проведён { $date }
evidence-no-sides = на главной странице не названы стороны
evidence-no-sheet = у `{ $side }` нет анкеты
evidence-not-all-sheets = анкеты есть ещё не у всех сторон
evidence-sheets = анкеты есть: { $sides }
evidence-comparable = анкеты можно сравнить: { $sides }
evidence-sealed = анкета `{ $side }` ещё запечатана
evidence-unreadable-sheet = анкету `{ $side }` не удаётся прочитать
evidence-answered = на все вопросы ответили { $sides }
evidence-unanswered = `{ $side }` не отвечает на вопрос «{ $name }»
evidence-gap = `{ $gap }`: расхождение не решено
evidence-more-gaps = { $count ->
        [one] и ещё { $count } расхождение
        [few] и ещё { $count } расхождения
       *[other] и ещё { $count } расхождений
    }
evidence-settled = совпадает или решено пунктов: { $ready } из { $of }, среди остальных конфликтов нет
evidence-no-intent = нет ни письма о намерениях, ни соглашения
evidence-no-agreement = соглашения пока нет
evidence-no-charter = устава нет
evidence-unsigned = `{ $document }`: нет подписи { $sides }
evidence-changed-since = `{ $document }`: текст изменился после подписания
evidence-signed = `{ $document }`: подписано всеми { $date }
evidence-nothing-signed = всеми сторонами пока ничего не подписано
evidence-payment = `{ $document }`: оплата названа
evidence-no-payment = `{ $document }`: об оплате ничего не сказано
evidence-exit = `{ $document }`: сказано, как выйти
evidence-no-exit = `{ $document }`: о выходе ничего не сказано
evidence-budget = бюджет — { $budget }
evidence-no-budget = у этапа нет бюджета
evidence-no-phases = на главной странице нет этого этапа
evidence-owners = владельцы: { $people }
evidence-no-owner = у `{ $side }` в этот день нет владельца
evidence-no-pilot = на главной странице нет пилота
evidence-verdict = `{ $side }`: вердикт `{ $verdict }`
evidence-no-verdict = `{ $side }`: вердикта пока нет
evidence-nothing-in-force = ни одно ожидание не действует
evidence-primary = `{ $key }` — главная метрика
evidence-no-primary = среди действующих ожиданий нет главной метрики
evidence-kpis = { $count ->
        [one] есть { $count } KPI
        [few] есть { $count } KPI
       *[other] есть { $count } KPI
    }, а нужно { $wanted }
evidence-metrics = { $count ->
        [one] формула есть у метрики { $count } KPI
        [few] формула есть у метрик { $count } KPI
       *[other] формула есть у метрик { $count } KPI
    }
evidence-no-metric = у `{ $key }` не названа метрика
evidence-undefined-metric = у `{ $metric }` нет формулы
evidence-nothing-due = до { $date } платить было нечего
evidence-paid-late = `{ $id }` к своему дню не оплачен
evidence-paid-in-time = { $count ->
        [one] срок подошёл у { $count } платежа, и он оплачен вовремя
        [few] срок подошёл у { $count } платежей, и все оплачены вовремя
       *[other] срок подошёл у { $count } платежей, и все оплачены вовремя
    }
evidence-no-kpi-rule = нет правила `[kpi]` или по нему нечего оценивать
evidence-no-past = без истории в Git неизвестно, чего ждали { $date }
evidence-before-past = неизвестно, чего ждали { $date }: история в Git начинается позже
evidence-unreadable-past = не прочесть, чего ждали тогда: { $reason }
evidence-kpi-rule = { $date } по плану шло { $passed } из { $of }, а нужно { $needed }
evidence-kpi-on-track = `{ $key }` — по плану
evidence-kpi-off-track = `{ $key }` — не по плану
evidence-kpi-unknown = `{ $key }` — сказать нельзя: { $why }
evidence-expression = выражение верно
evidence-no-expression = выражение неверно
evidence-absent = `{ $key }` — не записано

rule-gate-unmet = начался этап, условия которого не выполнены
gate-unmet = начался этап «{ $phase }», а { $count ->
        [one] { $count } условие из { $of } перед ним не выполнено
        [few] { $count } условия из { $of } перед ним не выполнены
       *[other] { $count } условий из { $of } перед ним не выполнены
    }
    .label = этот этап
    .why = за то, что пропустили перед этапом, платят во время него
    .help = уладьте перечисленное или перенесите начало этапа; всё показывает `comity status --why`
gate-unmet-fails = не выполнено: { $condition } ({ $evidence })
gate-unmet-unknown = неизвестно: { $condition } ({ $evidence })

rule-unknown-phase = контрольная точка стоит перед этапом, которого нет
unknown-phase = этапа `{ $id }` здесь нет
    .label = неизвестно
    .why = до такого этапа никто не дойдёт, и контрольную точку никто не проверит
    .help = назовите этап из профиля или укажите даты этого этапа на главной странице

rule-unknown-condition = контрольная точка требует условия, которого нет
unknown-condition = условия `{ $id }` здесь нет
    .label = неизвестно
    .why = контрольная точка, которая ничего не требует, открыта, и никто об этом не узнаёт
    .help = условия перечислены на странице о контрольных точках; собственному нужно `expr`

rule-own-rule-broken = нарушено собственное правило плейбука
own-rule-broken = { $words }
    .label = собственное правило `{ $id }`
    .why = этого требует сам плейбук: `[[own_rule]]` в `comity.toml`

rule-unreadable-expression = выражение собственного правила или условия нельзя выполнить
unreadable-expression-syntax = выражение `{ $id }` не читается с этого места
    .label = неожиданно
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-too-long = выражение `{ $id }` слишком длинное или слишком глубоко вложено
    .label = слишком длинно
    .why = чего нельзя прочитать, того нельзя и проверить
    .help = уложитесь в { $limit } байт или разделите его на два
unreadable-expression-unknown-name = `{ $name }` в выражении `{ $id }` — выражения не знают такого имени
    .label = неизвестно
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-unknown-field = `{ $name }` в выражении `{ $id }` — такого поля там не объявлено
    .label = не объявлено
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-no-fields = выражение `{ $id }` берёт поле `{ $name }` у значения типа `{ $type }`, а полей у него нет
    .label = нет такого поля
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-unknown-function = `{ $name }` в выражении `{ $id }` — выражения не знают такой функции
    .label = неизвестно
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-no-list = выражение `{ $id }` перебирает значение типа `{ $type }`, а это не список
    .label = не список
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-unordered = выражение `{ $id }` делает список из ключей таблицы, а порядка у них нет
    .label = нет порядка
    .why = завтра тот же плейбук можно было бы оценить иначе
    .help = возьмите `all`, `exists` или `exists_one` либо заключите это в `size()`
unreadable-expression-compares = выражение `{ $id }` сравнивает `{ $one }` с `{ $other }`
    .label = никогда не равны
    .why = значения разных типов не бывают ни равны, ни больше одно другого
unreadable-expression-no-condition = выражение `{ $id }` даёт `{ $type }`, а не `true` или `false`
    .label = не условие
    .why = выполняться может только то, что верно или неверно
unreadable-expression-wrong-type = выражение `{ $id }` применяет `{ $function }` к { $types }, а так она не работает
    .label = не тот тип
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-failed = `{ $function }` в выражении `{ $id }` не может прочитать `{ $text }`
    .label = не читается
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-cannot-be-run = выражение `{ $id }` нельзя выполнить
    .label = нельзя выполнить
    .why = правило, которое нельзя выполнить, ничего не находит
unreadable-expression-too-much-work = выражению `{ $id }` на этом плейбуке может понадобиться больше { $limit } шагов
    .label = слишком много работы
    .why = проверка должна закончиться, что бы ни было написано
    .help = перебирайте меньше списков внутри друг друга
unreadable-expression-no-document = `{ $id }` указывает на поле документа `{ $name }`, а такого документа нет
    .label = нет такого документа
    .why = замечание, которое никуда не указывает, никому не помогает

weakened-check-gone = `{ $subject }`: в { $commit } это требовалось, а теперь нет, и решения об этом нет
    .why = ослабить линейку — самый тихий способ достичь цели
    .help = запишите в том же изменении принятое решение с `changes: ["{ $name }"]` или верните как было
change-weakened-gone = `{ $subject }` больше не требуется

why-gate = Контрольная точка `{ $gate }`, перед этапом «{ $phase }»
why-phase-since = с { $date }
why-phase-from = начнётся { $date }
why-stands-past = пройдена
why-stands-current = текущая
why-stands-next = следующая
why-stands-later = позже
why-holds = Всё выполнено
why-fails = Не выполнено условий: { $count } из { $of }
why-unknown = Сказать нельзя; неизвестных условий: { $count } из { $of }
why-no-gates = Перед текущим и следующим этапом нет контрольных точек
why-column-condition = условие
why-column-answer = ответ
why-column-evidence = основание
answer-holds = выполнено
answer-fails = не выполнено
answer-unknown = неизвестно
no-such-gate = нет ни контрольной точки, ни этапа `{ $word }`
schema-why = что печатает `status --why --format json`

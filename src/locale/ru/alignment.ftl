### Согласие: замечания и строка о каждом правиле, `rule-ID`; затем слова `comity align`.

rule-missing-sheet = у стороны нет анкеты или их несколько
missing-sheet = у стороны `{ $side }` нет анкеты
    .label = чего ждёт эта сторона, не написано нигде
    .why = партнёрство с одной анкетой согласовано одной стороной
    .help = пусть `{ $side }` ответит на вопросы в документе вида `alignment` с `party: { $side }`
missing-sheet-several = у стороны `{ $side }` больше одной открытой анкеты
    .label = ещё одна анкета той же стороны
    .why = две анкеты одной стороны — два ответа на один вопрос
    .help = напишите `status: closed` в той, что больше не действует
missing-sheet-first = первая анкета

rule-missing-question = в анкете нет ответа на вопрос
missing-question = в анкете стороны `{ $side }` нет ответа на `{ $key }` ({ $name })
    .label = нет ответа на `{ $key }`
    .why = две анкеты можно сравнить только там, где ответили обе стороны
    .help = напишите ответ в `{ $key }`; если он даётся трудно, сначала поговорите об этом

rule-alignment-gap = стороны ждут разного, и решения об этом нет
alignment-gap = `{ $gap }`: у `{ $side }` — «{ $answer }», у `{ $other_side }` — «{ $other }»
    .label = обоим сразу не угодить
    .why = за то, что стороны понимают по-разному до подписи, они платят после
    .help = договоритесь об одном ответе или примите решение и назовите расхождение: `settles: [{ $gap }]`
alignment-gap-one-sided = на `{ $gap }` есть ответ у { $sides }, а у { $silent } нет
    .label = только одна сторона
    .why = на то, что держит в уме одна сторона, другая не соглашалась
    .help = ответьте в обеих анкетах или примите решение и назовите расхождение: `settles: [{ $gap }]`
alignment-gap-other = так отвечает `{ $other_side }`
alignment-gap-third = а так — ещё одна сторона

rule-success-without-number = у ожидания успеха нет числа или срока
success-without-number = `{ $key }` должно показать успех, а ни метрики, ни цели нет
    .label = нет числа
    .why = успех без числа достигнут в любой день и ни в какой
    .help = назовите `metric` и `target` или `cadence`, который надо держать
success-without-number-target = `{ $key }` должно показать успех, а цели нет
    .label = нет цели
    .why = успех без числа достигнут в любой день и ни в какой
    .help = добавьте `target`, например `target: не меньше 90 %`
success-without-number-metric = `{ $key }` должно показать успех, у него есть цель, но нет метрики
    .label = нет метрики
    .why = число неизвестно чего проверить нельзя
    .help = добавьте `metric`: имя того, что измеряется
success-without-number-date = в анкете не сказано, к какому дню должен быть виден успех
    .label = нет последнего дня
    .why = у чего нет срока, то не опаздывает
    .help = добавьте сюда `to` или напишите `horizon: 90d`

rule-one-sided-success = сторона видит успех только в усилиях другой
one-sided-success = всё, что `{ $side }` называет успехом, должна сделать `{ $other }`
    .label = среди этого нет результата
    .why = кому не нужен общий результат, тот ничего не теряет, если его нет
    .help = добавьте ожидание с метрикой по журналу `performance`

rule-wrong-primary-count = среди действующих ожиданий не одно главное
wrong-primary-count = среди действующих ожиданий нет главного
    .label = ни у одного из них нет `role: primary`
    .why = если решающего числа нет, каждая сторона правит по своему
    .help = напишите `role: primary` у того, которое решает
wrong-primary-count-several = главных ожиданий несколько: `{ $key }` и `{ $first }`
    .label = второе главное
    .why = если решающих чисел два, каждая сторона правит по своему
    .help = оставьте `primary` у одного; остальные — `kpi`, `guardrail` или `tracked`
wrong-primary-count-first = это тоже главное
wrong-primary-count-objective = на первой странице главная метрика — `{ $named }`, а действующее `{ $key }` измеряет `{ $metric }`
    .label = не та, что подписана
    .why = если решающих чисел два, каждая сторона правит по своему
    .help = напишите здесь `primary: { $metric }` или измените соглашение
wrong-primary-count-metric = главное ожидание

rule-wrong-kpi-count = действующих KPI не столько, сколько велит профиль
wrong-kpi-count = { $n ->
    [one] действует { $n } KPI
   *[many] действуют { $n } KPI
}, а нужно { $wanted }
    .label = здесь мало `role: kpi`
    .why = одно число легко купить ценой всех остальных
    .help = договоритесь ещё о KPI, с `role: kpi`; главная метрика тоже считается
wrong-kpi-count-many = { $n ->
    [one] действует { $n } KPI
   *[many] действуют { $n } KPI
}, а нужно { $wanted }
    .label = лишний
    .why = из многих чисел какое-нибудь всегда хорошее
    .help = пусть остальные будут `tracked` или `guardrail`
wrong-kpi-count-other = тоже считается

rule-vanity-primary = главная метрика хороша при любом исходе
vanity-primary = главная метрика `{ $metric }` — медиаценность, за которую никто не платил
    .label = заработанная медиаценность
    .why = это охват, умноженный на цену, и растёт он вместе с ценой, которую кто-то выбрал
    .help = пусть решает результат, например цена вовлечения или покупки, а это число просто ведите
vanity-primary-followers = главная метрика `{ $metric }` считает подписчиков
    .label = подписчики
    .why = подписчики приходят и не покупают, а ещё их продают
    .help = пусть решает результат, например цена вовлечения или покупки, а это число просто ведите
vanity-primary-rate = главная метрика `{ $metric }` — вовлечённость без `denominator`
    .label = доля от чего?
    .why = от подписчиков, просмотров и показов это три разных числа
    .help = напишите в метрике, на что она делится: `denominator: показы`

rule-lone-cost-metric = решает цена вовлечения, а чего стоят вовлечения, никто не смотрит
lone-cost-metric = решает `{ $metric }`, а что на это куплено, никто не смотрит
    .label = рядом нет ограничителя
    .why = дешёвые вовлечения легко купить
    .help = договоритесь о качестве с `role: guardrail` или о метрике ближе к покупке, с `attribution`

rule-negotiability-unstated = не сказано, можно ли пересматривать ожидание
negotiability-unstated = не сказано, можно ли пересматривать `{ $key }`
    .label = твёрдо или открыто?
    .why = что одна сторона считает обещанием, другая считает предложением
    .help = добавьте `negotiable: false` или `negotiable: true` и кто предлагает (`proposes`) и решает (`decides`)

rule-unchecked-expectation = ожидание ни к чему не привязано, проверить его нечем
unchecked-expectation = `{ $key }` нечем проверить: нет ни метрики, ни ритма
    .label = объявлено, но не проверяется
    .why = об ожидании, которое никто не измеряет, потом спорят
    .help = привяжите его к `metric` или `cadence` или откройте для пересмотра и напишите `proposes` и `decides`
unchecked-expectation-open = `{ $key }` открыто, а кто предлагает и кто решает, не сказано
    .label = открыто для кого?
    .why = открытое решает тот, кто торопится
    .help = добавьте `proposes` и `decides`

rule-unit-mismatch = цель не в единицах метрики или одна на несколько рынков
unit-mismatch = цель `{ $key }` задана в `{ $given }`, а `{ $metric }` измеряется в `{ $unit }`
    .label = другая единица
    .why = цель не в той единице достигается или нет по случайности
    .help = напишите цель в `{ $unit }`
unit-mismatch-currency = цель `{ $key }` задана в `{ $given }`, а `{ $metric }` измеряется в `{ $unit }`
    .label = другая валюта
    .why = обещание менялось бы само, вместе с курсом
    .help = напишите цель в валюте метрики
unit-mismatch-bare = у цели `{ $key }` нет единицы, а `{ $metric }` измеряется в `{ $unit }`
    .label = чего?
    .why = цель без единицы каждая сторона читает по-своему
    .help = напишите цель в `{ $unit }`
unit-mismatch-markets = у `{ $key }` одна цель на несколько рынков, а `{ $metric }` на них разная
    .label = для какого рынка?
    .why = общей цели достигают, делая меньше на дорогом рынке
    .help = задайте ожидание для каждого рынка: `where: {"{"} market: … {"}"}`
unit-mismatch-unit = единица метрики

## comity align

schema-align = что выводит `comity align --format json`

align-question = Вопрос
align-state = Состояние
align-settled = Чем решено
align-settled-by = решено: { $decision }
align-no-sides = на первой странице в `parties` меньше двух сторон, сравнивать нечего
align-no-sheet = { $side }: анкеты ещё нет
align-sealed = { $side }: анкета запечатана; ответы учитываются после вскрытия
align-several = { $side }: открытых анкет несколько; сравнивается { $path }

align-state-match = совпало
align-state-settled = решено
align-state-overlap = пересекается
align-state-both-answered = ответили обе
align-state-conflict = противоречие
align-state-one-sided = одна сторона
align-state-missing = нет ответа

align-ready = готово { $ready } из { $of }
align-left = осталось: { $counts }
align-nothing-left = решать больше нечего
align-count-match = { $n ->
    [one] { $n } совпадение
    [few] { $n } совпадения
   *[many] { $n } совпадений
}
align-count-settled = решено { $n }
align-count-overlap = { $n ->
    [one] { $n } пересечение
    [few] { $n } пересечения
   *[many] { $n } пересечений
}
align-count-both-answered = в { $n } ответили обе
align-count-conflict = { $n ->
    [one] { $n } противоречие
    [few] { $n } противоречия
   *[many] { $n } противоречий
}
align-count-one-sided = в { $n } ответила одна сторона
align-count-missing = { $n } без ответа

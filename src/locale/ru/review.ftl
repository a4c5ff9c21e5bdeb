### `review` и `digest`: что обсуждают вместе, и письма одному человеку.

## comity review
review-future = { $period }: период ещё не начался, сегодня { $day }, подводить итоги рано
    .help = начало — { $first }; назовите период, который уже идёт или прошёл
review-other = { $path } уже есть, но говорит о другом периоде
    .help = переименуйте файл или укажите в нём период: `period: …`
review-no-block = в { $path } нет отметок, между которыми стоят показатели
    .help = поставьте там, где им место, строку `<!-- comity:figures -->` и под ней строку `<!-- /comity:figures -->`
review-damaged = отметки показателей в { $path } повреждены; ничего не записано
    .help = оставьте одну строку `<!-- comity:figures -->` и под ней одну строку `<!-- /comity:figures -->`, между ними пусто, и повторите команду
review-edited = то, что между отметками в { $path }, правили вручную; ничего не записано
    .help = перенесите свой текст под отметку `<!-- /comity:figures -->`, удалите всё между отметками и повторите команду
review-not-utf8 = { $path } не в UTF-8, изменить его без потерь нельзя
    .help = сначала сохраните файл в UTF-8
review-meanwhile = { $path } изменили, пока считались показатели; файл оставлен как есть
    .help = повторите команду
review-refreshed = показатели в { $path } записаны заново; остальное не тронуто
review-unchanged = показатели в { $path } не изменились
review-runs = период идёт до { $last }: показатели на { $day }, позже их можно записать заново
review-hint = пусть каждая сторона впишет ответы; `comity review { $period }` обновит показатели и не тронет ответов

review-title = Показатели, { $period }
review-computed = Показатели по { $figures } включительно; на { $day } открыто то, что перечислено ниже.
review-computed-running = Период идёт по { $end } включительно; ниже — показатели и открытые вопросы на { $day }
review-quarter = { $number }-й квартал { $year }
review-expectations = Ожидания
review-column-expectation = Ожидание
review-column-target = Цель
review-column-actual = Факт
review-column-date = Когда
review-column-course = За период
review-column-state = Состояние
review-no-expectations = Действующих ожиданий нет.
review-not-judged = в этом периоде не оценивалось
review-health = Самочувствие
review-column-check = Проверка
review-health-scale = Общение от 1 (не работает) до 5 (легко) · как сторона видит метрики · чего она хочет.
review-no-health = На ежемесячные проверки ещё никто не отвечал.
review-changed = Что изменилось
review-no-history = Документы: истории в Git нет, сравнить не с чем
review-nothing-changed = Ничего не изменилось.
review-phase-began = Этап «{ $phase }» начался { $day }
review-phase-ended = Этап «{ $phase }» закончился { $day }
review-decided = Решено { $day }
review-new = Новое, { $kind }
review-new-count = Новое, { $kind }: { $n }
review-more = { $n ->
    [one] и ещё { $n } изменение
    [few] и ещё { $n } изменения
   *[many] и ещё { $n } изменений
}
review-open = Открытые вопросы
review-nothing-open = Открытых действий и решений нет.
review-open-count = { $actions ->
    [one] Открыто { $actions } действие
    [few] Открыто { $actions } действия
   *[many] Открыто { $actions } действий
}, просрочено { $overdue }; { $decisions ->
    [one] ждёт { $decisions } решение
    [few] ждут { $decisions } решения
   *[many] ждут { $decisions } решений
}.
review-overdue-since = Просрочено с { $day }
review-due = Срок { $day }
review-nobody = ответственного нет
review-waits = Ждёт решения
review-waits-until = Ждёт решения до { $day }
review-waits-late = Ждёт решения, просрочено с { $day }
review-findings = Замечания
review-no-findings = `comity check` ничего не находит.
review-gates = Следующая контрольная точка
review-no-gates = Контрольных точек впереди нет.
review-gate = Перед этапом «{ $phase }» выполнено { $holds } из { $of ->
    [one] { $of } условия
    [few] { $of } условий
   *[many] { $of } условий
}

review-ask-missed = { $name }: вышло { $value }, обещано { $target }. В чём причина и что меняем?
review-ask-unknown = { $name }: оценить нельзя. Чего не хватает, кто и к какому дню это принесёт?
review-ask-apart = Одна сторона ставит общению { $low }, другая { $high }. Что видит каждая, чего не видит другая?
review-ask-overdue = { $n ->
    [one] Просрочено { $n } действие. Нужно ли оно ещё, кто и к какому дню его сделает?
    [few] Просрочено { $n } действия. Какие ещё нужны, кто и к какому дню их сделает?
   *[many] Просрочено { $n } действий. Какие ещё нужны, кто и к какому дню их сделает?
}
review-ask-late = { $n ->
    [one] Опаздывает { $n } решение. Чего оно ждёт?
    [few] Опаздывают { $n } решения. Чего они ждут?
   *[many] Опаздывает { $n } решений. Чего они ждут?
}
review-ask-gate = { $n ->
    [one] Перед этапом «{ $phase }» не выполнено { $n } условие. Хотим ли мы туда и кто его закроет?
    [few] Перед этапом «{ $phase }» не выполнены { $n } условия. Хотим ли мы туда и кто их закроет?
   *[many] Перед этапом «{ $phase }» не выполнено { $n } условий. Хотим ли мы туда и кто их закроет?
}
review-ask-keep = Что из сделанного другой стороной хочется сохранить?
review-ask-undone = Чего не делаем, а надо бы?

## comity digest
digest-backwards = письмо закончилось бы { $until }, раньше, чем начинается: { $since }
    .help = день в `--since` должен быть раньше дня в `--until`
digest-title = Что нового: { $about }
digest-bare-title = Что нового
digest-greeting = Здравствуйте, { $name }!
digest-span = { $days } · время: { $zone }
digest-nothing = С { $since } ничего не изменилось, от вас ничего не ждут.
digest-waiting = Решения
digest-overdue = Просрочено
digest-due = Скоро срок
digest-slid = Ожидания, которые не выполняются
digest-changed = Что изменилось
digest-found = Новые замечания
digest-late = Просрочено с { $day }
digest-until = До { $day }
digest-you-decide = Решаете вы
digest-you-advise = Нужен ваш совет; решает { $decider }
digest-you-carry = Вы ведёте; решает { $decider }
digest-proposed = предложено { $when }
digest-time = срок на решение: { $time }
digest-sign = Ваша сторона не подтвердила «{ $title }»
digest-answer = Нет ответов вашей стороны: { $title }
digest-screening = Скрининг истекает, его нужно повторить: { $party }
digest-waiver = Истекает исключение для { $rule }
digest-missed = { $name }: { $value }, а обещано { $target }
digest-unknown = { $name } больше нельзя оценить: { $reason }
digest-slid-now = раньше выполнялось
digest-first = оценивается впервые
digest-still = не выполнялось и раньше
digest-no-history = Истории в Git нет, об изменениях рассказать не по чему.
digest-breaking = касается вас
digest-by-decision = разрешено решением { $decision }
digest-more-changes = { $n ->
    [one] И ещё { $n } изменение.
    [few] И ещё { $n } изменения.
   *[many] И ещё { $n } изменений.
}
digest-more-findings = { $n ->
    [one] И ещё { $n } замечание.
    [few] И ещё { $n } замечания.
   *[many] И ещё { $n } замечаний.
}

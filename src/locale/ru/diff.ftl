### Что изменилось между двумя состояниями плейбука, фразами для тех, кто об этом договаривается.

change-nothing = нет
change-yes = да
change-no = нет
change-better-than-baseline = на { $by } лучше базы
change-cadence-name = ритм «{ $cadence }»

## Насколько

change-higher = на { $by } выше
change-lower = на { $by } ниже
change-points-higher = на { $by } п. п. выше
change-points-lower = на { $by } п. п. ниже
change-later = +{ $length }
change-earlier = −{ $length }
change-longer = +{ $length }
change-shorter = −{ $length }

## Поля

change-field-added = { $document }: добавлено «{ $field }»: { $after }
change-field-removed = { $document }: убрано «{ $field }»; было: { $before }
change-field-changed = { $document }: изменено «{ $field }»: было { $before }, стало { $after }
change-field-order = { $document }: изменён порядок в «{ $field }»
change-deadline = { $document }: перенесено «{ $field }»: было { $before }, стало { $after }{ $by }
change-amount-raised = { $document }: увеличено «{ $field }»: было { $before }, стало { $after }{ $by }
change-amount-lowered = { $document }: уменьшено «{ $field }»: было { $before }, стало { $after }{ $by }

## Обещания

change-target-tightened = { $document }: цель строже — { $name }: было { $before }, стало { $after }{ $by }
change-target-loosened = { $document }: цель мягче — { $name }: было { $before }, стало { $after }{ $by }
change-target-changed = { $document }: цель изменена — { $name }: было { $before }, стало { $after }{ $by }
change-expectation-added = Новое обещание в документе { $document }: { $name }{ $target }
change-expectation-removed = Из документа { $document } убрано обещание: { $name }{ $target }
change-term-moved = Первый день документа { $document } перенесён: был { $before }, стал { $after }{ $by }
change-term-lengthened = Срок документа { $document } продлён: последний день { $after }, а был { $before }{ $by }
change-term-open = У документа { $document } больше нет последнего дня; был { $before }{ $by }
change-term-closed = У документа { $document } появился последний день: { $after }{ $by }
change-term-shortened = Срок документа { $document } сокращён: последний день { $after }, а был { $before }{ $by }
change-payment-later = { $document }: оплата позже — { $after } после основания вместо { $before }{ $by }
change-payment-sooner = { $document }: оплата раньше — { $after } после основания вместо { $before }{ $by }
change-notice-longer = { $document }: срок уведомления вырос: был { $before }, стал { $after }{ $by }
change-notice-shorter = { $document }: срок уведомления сокращён: был { $before }, стал { $after }{ $by }
change-forecast-added = В документе { $document } дан прогноз «{ $name }»: { $after }
change-forecast-late = В документе { $document } дан прогноз «{ $name }» уже после начала кампании { $start }: { $after }
change-signoff-added = { $party }: подписан документ { $document }: { $after }
change-signoff-removed = { $party }: подписи больше нет в документе { $document }; была: { $before }

## Люди

change-owner-gone = { $party }: { $name } больше не отвечает за партнёрство, и замены нет
change-person-added = { $party }: к команде присоединяется { $name }
change-person-gone = { $party }: команду покидает { $name }

## Документы

change-document-added = Новый документ ({ $kind }): { $document }
change-document-removed = Удалён документ ({ $kind }): { $document }
change-document-moved = Документ { $document } перенесён: был { $before }, стал { $after }
change-text = Изменён текст документа { $document }: { $sections }
change-translation-added = У документа { $document } появился перевод на { $language }
change-translation-removed = У документа { $document } больше нет перевода на { $language }
change-translation-changed = У документа { $document } изменён перевод на { $language }
change-in-en = английский
change-in-ru = русский
change-decision-proposed = Предложено решение: { $document }
change-decision-made = Принято решение: { $document }
change-decision-rejected = Отклонено решение: { $document }
change-decision-superseded = Решение заменено другим: { $document }
change-decision-withdrawn = Решение отозвано: { $document }
change-decision-reopened = Принятое решение открыто заново: { $document }

change-ledger-rows = Строки журнала `{ $ledger }`: добавлено { $added }, изменено { $changed }, удалено { $removed }
change-file-added = Добавлен файл: { $path }
change-file-removed = Удалён файл: { $path }
change-file-moved = Файл перенесён: { $path }, раньше { $from }
change-file-changed = Изменён файл: { $path }
change-profile-file = Профиль { $path }, по которому идут проверки, уже не тот

## Проверки

change-weakened-level = Проверка `{ $subject }` мягче: { $after } вместо { $before }
change-weakened-packs = Пакетов (`{ $subject }`) стало меньше: { $after } вместо { $before }
change-weakened-limit = Предел `{ $subject }` пропускает больше: { $after } вместо { $before }
change-weakened-definition = `{ $subject }` значит другое: { $after } вместо { $before }
change-metric-redefined = { $document } значит другое: изменено «{ $field }», было { $before }, стало { $after }
change-weakened-removed = Правила `{ $subject }`, по которому партнёрство считается успешным, больше нет
change-weakened-waiver = Замечания `{ $subject }` принимаются до { $after }
change-weakened-waiver-longer = Замечания `{ $subject }` принимаются до { $after } вместо { $before }
change-weakened-baseline-new = Не в счёт { $after } известных замечаний: список новый
change-weakened-baseline-added = В список замечаний не в счёт добавлено: { $subject }
change-weakened-baseline-count = Не в счёт больше замечаний, `{ $subject }`: { $after } вместо { $before }
change-weakened-baseline-number = Не в счёт число похуже, `{ $subject }`: { $after } вместо { $before }
change-weakened-baseline-level = Не в счёт замечания более высокого уровня, `{ $subject }`: { $after } вместо { $before }

## `comity diff`

diff-ends = { $to } в сравнении с { $from }
diff-comparing = Сравниваются { $to } и { $from }.
diff-work-tree = рабочая копия
diff-title = Что меняется
diff-nothing = ничего значимого не изменилось
diff-breaking = ломает договорённость
diff-notable = заметно
diff-minor = мелочь
diff-breaking-for-all = для всех: ломает договорённость
diff-notable-for-all = для всех: заметно
diff-minor-for-all = для всех: мелочь
diff-head-breaking = Ломает договорённость
diff-head-notable = Заметно
diff-head-minor = Мелочи
diff-count-breaking = ломает договорённость: { $n }
diff-count-notable = заметно: { $n }
diff-count-minor = мелочи: { $n }
diff-verdict-for = { $party } — { $counts }
diff-decided = разрешено решением { $decision }
diff-column-change = Что меняется
diff-column-for = Для кого
diff-column-place = Где
diff-column-decision = Решение
diff-files = { $n ->
    [one] { $n } файл
    [few] { $n } файла
   *[many] { $n } файлов
}
diff-left-out = { $n ->
    [one] Ещё { $n } изменение сюда не поместилось; команда ниже покажет всё.
    [few] Ещё { $n } изменения сюда не поместились; команда ниже покажет всё.
   *[many] Ещё { $n } изменений сюда не поместилось; команда ниже покажет всё.
}
diff-again = Увидеть то же в своей копии:
diff-no-default-branch = основная ветка здесь неизвестна, поэтому сравнение идёт с последним коммитом; с другой веткой сравнит `comity diff ВЕТКА`
no-such-party = нет стороны `{ $word }`
    .help = стороны — это документы в папке `parties/`
diff-git = { $reason }
diff-lost-commit = коммита `{ $commit }` здесь нет; возможно, ветку переписали и он остался в стороне
    .help = `git fetch origin { $commit }` принесёт его, пока он есть на сервере; `comity diff` сравнит с основной веткой как она есть
diff-cut-off = копия неполная, поэтому неизвестно, чем было `{ $asked }`
    .help = `git fetch --unshallow --tags` принесёт остальную историю
diff-no-edition = выпуска `{ $asked }` нет: к тому времени ещё ничего не записали
    .help = назовите квартал позже, день или ревизию Git
diff-too-early = к дню { $asked } ещё ничего не записали
    .help = назовите день позже или ревизию Git
driver-arguments = эту команду вызывает Git, с путём и двумя файлами
    .help = после `git config diff.comity.command 'comity git-diff-driver'` и `*.md diff=comity` в .gitattributes её вызывает `git log -p --ext-diff`
driver-nothing = ничего значимого не изменилось

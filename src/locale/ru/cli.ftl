### Слова команд: что они печатают кроме замечаний.

level-error = ошибка
level-warning = предупреждение
level-info = сведение
part-why = зачем
part-note = примечание
part-help = что делать

evidence-observed = на деле { $value }
evidence-expected = ожидалось { $value }
evidence-n = n = { $value }
evidence-window = за { $value }
waived-by = исключение: `{ $owner }`, до { $until }, { $place }: { $reason }

count-errors = { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[many] { $n } ошибок
}
count-warnings = { $n ->
    [one] { $n } предупреждение
    [few] { $n } предупреждения
   *[many] { $n } предупреждений
}
count-infos = { $n ->
    [one] { $n } сведение
    [few] { $n } сведения
   *[many] { $n } сведений
}
nothing-found = замечаний нет
in-documents = { $n ->
    [one] в { $n } документе
   *[other] в { $n } документах
}
count-rules = { $n ->
    [one] { $n } правило
    [few] { $n } правила
   *[many] { $n } правил
}
count-waived = { $n ->
    [one] { $n } исключение
    [few] { $n } исключения
   *[many] { $n } исключений
}
as-of = на { $day }
as-of-pinned = на { $day }, день закреплён в comity.toml
time-does-not-fail = { $n ->
    [one] { $n } замечание появилось оттого, что прошёл срок, и проверку не проваливает; с `--fail-on-time` проваливает
    [few] { $n } замечания появились оттого, что прошёл срок, и проверку не проваливают; с `--fail-on-time` проваливают
   *[many] { $n } замечаний появились оттого, что прошёл срок, и проверку не проваливают; с `--fail-on-time` проваливают
}

no-documents = в этом плейбуке нет документов
skipped = { $path }: пропущено, { $reason }
skipped-bad-path = путь не в UTF-8
skipped-link-outside = символическая ссылка ведёт за пределы плейбука
skipped-link-to-folder = символическая ссылка ведёт на папку
skipped-broken-link = символическая ссылка никуда не ведёт
skipped-link-in-commit = это символическая ссылка в коммите
skipped-other-repository = это отдельный репозиторий
skipped-too-large = больше 16 МиБ
skipped-ledger-too-large = больше 512 МиБ
skipped-not-a-file = это не обычный файл

no-playbook = плейбука нет: ни в { $path }, ни выше, ни ниже не нашлось comity.toml
    .help = перейдите в папку плейбука или назовите её; `comity init DIR` начнёт новый, `comity example DIR` запишет пример
not-in-playbook = `{ $path }` не входит в плейбук
    .help = проверьте имя и не назван ли файл в .gitignore
unknown-format = в comity.toml указано `format = { $format }`, а эта программа читает формат 1
    .help = возьмите comity, которая его читает: если номер больше, более новую
no-work-tree = это «голый» репозиторий: файлов для работы в нём нет
    .help = клонируйте его и выполните команду в клоне
several-playbooks = плейбуков несколько: { $folders }
    .help = назовите нужный
no-such-schema = схемы `{ $word }` нет
    .help = список схем показывает `comity schema`
no-such-rule = правила `{ $word }` нет
    .help = список правил показывает `comity rules`
no-such-page = правила или готовой метрики `{ $word }` нет
    .help = список правил показывает `comity rules`, готовых метрик — `comity explain --help`

rule-is-heuristic = это догадка, поэтому не строже предупреждения
rules-legend = ~ догадка, поэтому не строже предупреждения; страницу правила показывает `comity explain RULE`
rules-rule = Правило
rules-level = Уровень
rules-summary = Когда срабатывает

schema-kinds = шапка документов:
schema-others = и ещё:
schema-translation = шапка перевода, `x.ru.md`
schema-diff = что печатает `comity diff --format json`
schema-config = comity.toml
schema-ledgers = столбцы всех журналов, Table Schema из Frictionless
schema-check = что печатает `comity check --format json`
schema-check-line = строка того, что печатает `comity check --format jsonl`
schema-rules = что печатает `comity rules --format json`

example-with-history = пример записан в { $folder }: файлов { $files }, коммитов { $commits }; прочитать его: `comity check { $folder }`
example-files = пример записан в { $folder }: файлов { $files }; прочитать его: `comity check { $folder }`

built = опубликовано в { $folder } на { $day }: { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
}
built-with-errors = опубликовано в { $folder } на { $day }: { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
}, { $errors ->
    [one] { $errors } ошибка
    [few] { $errors } ошибки
   *[many] { $errors } ошибок
}; их показывает `comity check`
built-single = записано на { $day }: { $files }
built-single-with-errors = записано на { $day }: { $files }; { $errors ->
    [one] { $errors } ошибка
    [few] { $errors } ошибки
   *[many] { $errors } ошибок
}, их показывает `comity check`
single-no-file-name = { $path } — не имя файла HTML
    .help = `--single-file` пишет один файл: `--out playbook.html`; без `--single-file` сайт — это папка
single-foreign-file = { $path } уже есть, и его создал не comity
    .help = назовите другое имя через `--out` или замените файл через `--force`
build-refused = ничего не опубликовано, прежний сайт остаётся: { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[many] { $n } ошибок
}; их показывает `comity check`
build-no-editions = прошлые редакции собрать нельзя: { $reason }
    .help = `--editions none` собирает только сегодняшний сайт
build-unreadable-editions = без { $editions }: в коммите нет плейбука, который можно прочитать

no-such-theme = темы `{ $word }` нет
    .help = есть { $known }; их файлы по одному заменяют ваши из папки `theme/`
no-such-audience = аудитории `{ $word }` нет; есть { $known }
no-audience-at-all = аудитории `{ $word }` нет: ни документы, ни `[audiences]` не называют ни одной
broken-theme = тему нельзя использовать:
    { $problems }

schema-profile = профиль, `profile = "our-practice.toml"`
schema-profile-show = что печатает `comity profile show --format json`
schema-profile-diff = что печатает `comity profile diff --format json`
profile-said = { $words }
profile-diff-count = { $count ->
    [0] различий нет
    [one] различается { $count } ключ
    [few] различаются { $count } ключа
   *[other] различаются { $count } ключей
}
profile-diff-changed = { $field }: было { $before }, стало { $after }
profile-diff-added = { $field }: стало { $after }, раньше не было
profile-diff-removed = { $field }: было { $before }, теперь нет
profile-diff-list = { $field }: { $changes }
profile-diff-items-added = добавлено: { $items }
profile-diff-items-removed = убрано: { $items }
profile-diff-item-first = { $item } теперь в начале
profile-diff-item-after = { $item } теперь после { $after }
profile-unsound = в профиле `{ $name }` есть ошибки, первая — в { $path }
    .help = `comity check` покажет их, если плейбук следует этому профилю
no-such-profile = нет профиля `{ $word }`
    .help = есть { $known }; годится и путь к файлу плейбука
schema-status = что печатает `comity status --format json`

## comity status
status-no-kpi = Вердикта нет: в comity.toml нет правила KPI или ни один KPI не действует.
status-working = Работает: по плану { $passed } из { $of } KPI, нужно { $needed }.
status-failing = Не работает: по плану { $passed } из { $of } KPI, нужно { $needed }, или не по плану тот, что решает.
status-unknown-kpi = Нельзя сказать: по плану { $passed } из { $of } KPI, нужно { $needed }, а остальные оценить нельзя.
status-expectations = Ожидания
status-unknown = Что нельзя оценить
status-next = Ближайшие даты
status-open = Открытые решения
status-n = n { $n }
status-column-expectation = Ожидание
status-column-value = Значение
status-column-target = Цель
status-column-when = Когда
status-column-state = Состояние
status-column-role = Вес
summary-working = работает, по плану { $passed } из { $of } KPI
summary-failing = не работает, по плану { $passed } из { $of } KPI
summary-unknown = нельзя сказать, работает ли: по плану { $passed } из { $of } KPI
schema-data-partnership = `data/partnership.json` сайта
schema-data-expectations = `data/expectations.json` сайта
schema-data-metrics = `data/metrics.json` сайта
schema-data-decisions = `data/decisions.json` сайта
schema-data-campaigns = `data/campaigns.json` сайта
schema-data-health = `data/health.json` сайта
schema-data-calendar = `data/calendar.json` сайта
schema-data-findings = `data/findings.json` сайта

## Что делается, для тех, кто ждёт
progress-documents = читаю документы
progress-ledgers = читаю журналы
progress-history = читаю историю
progress-rules = проверяю
progress-page = { $path }

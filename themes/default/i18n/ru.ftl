# Слова темы по умолчанию. Плейбук меняет любое из них в своём `theme/i18n/ru.ftl`.

skip = К содержанию
languages = Языки
sections = Разделы
crumbs = Вы здесь
dark = Тёмная
menu = Меню
as-of = По состоянию на
on-day = на
edit = Править страницу
edit-here = Править
made-with = Сделано в Comity { $version }
nothing = не указано
yes = да
no = нет
none-here = Здесь пока ничего не записано.

standing = Работает ли это?
phases = Этапы
sides = Участники
owner = Ответственный
hours = Часы работы
in-force = Действующие ожидания
primary = Решающий показатель
target = Цель
state = Состояние
formula = Формула
written = Где записано
none-in-force = Ни одно ожидание не действует: нет такого, что активно, подписано всеми сторонами и в сроке.
all-expectations = { $count ->
    [0] Весь реестр
    [one] Весь реестр: действует { $count } ожидание
    [few] Весь реестр: действуют { $count } ожидания
   *[many] Весь реестр: действуют { $count } ожиданий
}
open-decisions = Открытые решения
none-open = Ничто не ждёт решения.
recent-decisions = Последние решения
none-decided = Пока ничего не решено.
all-decisions = Журнал решений
next-dates = Ближайшие даты
none-next = Даты неизвестны.
since = с
decider = Решает
driver = Ведёт
about = О партнёрстве

findings = Замечания
all-findings = Все замечания
findings-lede = Что сообщает comity check, по тем, кто может исправить.
nobody-named = Никто не назван
count-findings = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
count-errors = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}
count-warnings = { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
   *[many] { $count } предупреждений
}
count-infos = { $count ->
    [one] { $count } примечание
    [few] { $count } примечания
   *[many] { $count } примечаний
}
count-waived = { $count ->
    [one] { $count } исключение
    [few] { $count } исключения
   *[many] { $count } исключений
}
help = Что делать
waived = Исключение

waivers = Исключения
waivers-lede = Правила, действие которых отложено: кем и до какого дня.
rule = Правило
object = Для чего
reason = Причина
until = До
is-over = истекло
decision = Решение

ready-metric = Готовая метрика: { $title }
toc = На этой странице
facts = Сведения
signoffs = Подписи
read-in = прочитано на языке: { $language }
mentions = Ссылаются сюда
pager = Соседние документы
previous = Предыдущий
next = Следующий

decisions = Журнал решений
decisions-lede = { $count ->
    [0] Пока не записано ни одного решения.
    [one] { $count } решение: кто вёл, кто решил и сколько это заняло.
    [few] { $count } решения: кто вёл, кто решил и сколько это заняло.
   *[many] { $count } решений: кто вёл, кто решил и сколько это заняло.
}
filter = Показать по статусу
filter-shown = Показано { "{shown}" } из { "{all}" }
all = Все
status = Статус
proposed = Предложено
decided = Решено
latency = Заняло
supersedes = заменяет
superseded-by = заменено на
chains = Что чем заменено
chains-lede = Сначала самые старые; действует последнее.

alignment = Согласие
alignment-lede = Чего ждёт каждая сторона, вопрос за вопросом, и где они сходятся.
question = Вопрос

expectations = Ожидания
expectations-lede = Каждое число, о котором договорились стороны: где записано и как обстоит дело.
expectation = Ожидание
is-negotiable = можно пересматривать
is-not-negotiable = не пересматривается

not-found = Такой страницы нет
not-found-lede = Возможно, её переименовали, или в адресе опечатка.
to-home = На главную

actual = Факт
trend = Динамика
chart-data = Те же данные таблицей
cannot-be-told = Сказать нельзя:

### Слова о том, что сказано в плейбуке; из них составлены страницы ещё до шаблонов.

overview = Обзор
decisions-short = Решения
nav-agreed = О чём договорились
nav-happens = Что происходит
nav-choice = Как нашли друг друга
nav-guides = Руководства

kinds-partnership = Партнёрство
kinds-party = Стороны
kinds-selection = Выбор партнёра
kinds-candidate = Кандидаты
kinds-alignment = Анкеты согласования
kinds-agreement = Соглашения
kinds-charter = Устав
kinds-metric = Метрики
kinds-brief = Кампании
kinds-decision = Решения
kinds-update = Сводки
kinds-health-check = Проверки здоровья
kinds-review = Обзоры
kinds-post-mortem = Разборы
kinds-page = Руководства

lede-party = Две стороны и все, кто с ними работает.
lede-candidate = Кто мог бы быть на этом месте и как оценивали каждого.
lede-alignment = Чего ждёт каждая сторона; записано до переговоров.
lede-agreement = То, под чем обе стороны поставили свои имена.
lede-metric = У каждого числа одно определение, чтобы не спорить о том, что посчитано.
lede-brief = Каждая кампания: зачем она, когда идёт и сколько может стоить.
lede-update = Неделя за неделей: как обстоят дела, что работает, что нет.
lede-health-check = Каждый месяц обе стороны отвечают на одни и те же вопросы.
lede-review = Каждый квартал обе стороны говорят: продолжать, менять или останавливаться.
lede-post-mortem = Что не удалось, почему и что после этого изменили. Виноватых здесь не ищут.

key = Имя
key-party = Сторона
key-person = Человек
key-party-or-person = Кто
key-market = Рынок
key-metric = Метрика
key-ledger = Журнал
key-decision = Решение
key-brief = Кампания
key-agreement = Соглашение
key-candidate = Кандидат
key-cadence = Ритм
key-object = Предмет

ledger-performance = показатели
ledger-deliverables = результаты
ledger-payments = платежи
ledger-requests = запросы
ledger-effort = трудозатраты
ledger-rates = курсы валют
ledger-decisions = решения (по документам)
ledger-cadences = ритмы (по уставу)

cadence-sync = еженедельный созвон
cadence-health = проверка здоровья
cadence-review = обзор
cadence-checkpoint = контрольная точка
kept-cadence = Ритм соблюдается: { $cadence }

column-market = рынок
column-campaign = кампания
column-creator = автор
column-platform = площадка
column-party = сторона

target-at-least = не меньше { $value }
target-at-most = не больше { $value }
target-exactly = ровно { $value }
target-between = от { $low } до { $high }
target-improvement = на { $by } лучше базы

sheet-absent = анкеты ещё нет
sheet-sealed = запечатана, пока не готовы обе
sheet-several = открытых несколько; сравнивается эта
alignment-ready = Согласовано { $ready } из { $of }: ответы совпали или расхождение снято решением.
state-match = Совпало
state-settled = Решено
state-before = ответы: { $state }
state-overlap = Пересекается
state-both-answered = Ответили обе
state-conflict = Противоречие
state-one-sided = Одна сторона
state-missing = Нет ответа
state-not-evaluated = Ещё не оценено
state-not-in-force = Не действует
state-unstated = Не указано
state-unsigned = Не подписано
state-claimed = Заявлено, не проверено
state-error = Ошибка
state-warning = Предупреждение
state-info = Примечание
state-waived = Исключение
state-no-findings = Исправлять нечего
state-notes-only = Исправлять нечего, есть примечания
state-to-look-at = Есть на что посмотреть
state-to-mend = Есть что исправить

verdict-why = { $count ->
    [0] Ни одно ожидание не действует, судить не о чем.
    [one] Действует { $count } ожидание, и с тем, что произошло, его ещё не сравнивали. Неизвестное не значит хорошее.
    [few] Действуют { $count } ожидания, и с тем, что произошло, их ещё не сравнивали. Неизвестное не значит хорошее.
   *[many] Действуют { $count } ожиданий, и с тем, что произошло, их ещё не сравнивали. Неизвестное не значит хорошее.
}
phase = Этап
day-of = день { $day } из { $of }
in-force-short = Действующих ожиданий
not-negotiable = { $count ->
    [0] все можно обсуждать
    [one] { $count } не обсуждается
   *[many] { $count } не обсуждаются
}
oldest-waits = старейшее ждёт { $age }
since-day = с { $date }
hardest-now = труднее всего сейчас: { $what }
so-far = пока { $length }

in-force-lede = Активны, подписаны всеми сторонами и в сроке на этот день.
not-in-force = Не действуют
not-in-force-lede = Записаны, но в этот день не обязывают; у каждого своя причина.
proposes = предлагает { $party }
decides = решает { $party }
why-draft = документ ещё черновик
why-proposed = документ только предложен
why-closed = документ закрыт
why-active = документ действует
why-no-status = у документа не указан статус
why-no-term = у документа не указан срок
why-unsigned = нет подписи: { $sides }
why-not-yet = начинается { $date }
why-over = срок закончился { $date }
why-replaced = заменено: «{ $by }»

phase-is-past = пройден
phase-is-current = сейчас
phase-is-planned = впереди
phase-is-undated = без дат

notice-draft = Это черновик. То, чего здесь не хватает, пока никому не засчитывается.
notice-untranslated-en = Документ ещё не переведён; ниже английский оригинал.
notice-untranslated-ru = Документ ещё не переведён; ниже русский оригинал.

waived-by = { $reason } ({ $owner }, до { $until })
table-number = Таблица { $count }
task-done = сделано
task-open = не сделано
alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Внимание
alert-caution = Осторожно

country-AE = ОАЭ
country-AM = Армения
country-BY = Беларусь
country-CN = Китай
country-DE = Германия
country-ES = Испания
country-FR = Франция
country-GB = Великобритания
country-GE = Грузия
country-IN = Индия
country-IT = Италия
country-KZ = Казахстан
country-RS = Сербия
country-RU = Россия
country-TR = Турция
country-US = США

kept-in-time = вовремя { $kept } из { $count }
state-on-track = По плану
state-off-track = Не по плану
state-not-evaluable = Сказать нельзя
state-in-words = Словами
state-working = Работает
state-failing = Не работает
state-unknown = Сказать нельзя
verdict-no-rule = Правила KPI нет, или ни один KPI не действует, поэтому нельзя сказать, работает ли партнёрство.
verdict-passed = по плану { $passed } из { $of }, нужно { $needed }
verdict-primary-on = главный показатель по плану
verdict-primary-off = главный показатель не по плану
verdict-primary-unknown = главный показатель оценить нельзя
verdict-guardrails-off = { $count ->
    [one] нарушен { $count } ограничитель
    [few] нарушены { $count } ограничителя
   *[many] нарушено { $count } ограничителей
}
verdict-unknown-parts = { $count ->
    [one] ещё { $count } оценить нельзя
    [few] ещё { $count } оценить нельзя
   *[many] ещё { $count } оценить нельзя
}
evidence = { $excluded ->
    [0] { $when }, n = { $n }
   *[other] { $when }, n = { $n }, не учтено { $excluded }
}
to-date = { $when }, пока { $value }
currency-effect = { $effect } из-за курса
off-track-in-a-row = { $count ->
    [one] { $count } период подряд
    [few] { $count } периода подряд
   *[many] { $count } периодов подряд
}
ended-campaigns = Завершённые кампании
ended-campaigns-lede = Чего ждали от кампаний и что они дали.

period = Период
which = Группа
value = Значение
observations = n
left-out = Не учтено
file = Файл
rows = Строки
chart-hollow = Пустой значок: период ещё идёт или оценить его нельзя.
chart-last = { $name }: { $value }, { $when }
chart-target = цель { $target }
measured-values = Что намерили
measured-values-lede = Последний полный период и все прежние. Для групп, которые не смешивают, линии отдельные.
no-ledger-named = метрика не называет журнала
nothing-measured = в журнале пока нет значений этой метрики
expectations-on-it = Чего от неё ждут
how-judged = Как это оценивали
how-judged-lede = Каждое ожидание по его собственным периодам, с целью, которая тогда действовала.
source-rows = Откуда числа
source-rows-lede = Файлы журнала и число прочитанных строк.

all-campaigns = Все кампании
campaign = Кампания
campaigns = Кампаний
starts = Первый день
ends = Последний день
verdict = Вердикт
main-value = Главное число
results = Что получилось
results-lede = Чего ждали, что предсказывали до начала и что вышло. Прогноз должен сбываться в четырёх случаях из пяти.
forecast = Прогноз
interval = { $low } – { $high }, ждали { $expect }
in-forecast = По прогнозу
state-inside = Внутри
state-outside = Снаружи
forecasts = Чего стоят прогнозы
forecasts-lede = Честный интервал в 80 % сбывается в четырёх случаях из пяти.
forecast-coverage = { $share } итогов попали в свой интервал.
forecast-too-few = Завершено кампаний с прогнозом: { $have }, а для выводов нужно { $want }.
forecast-better = Прогнозы на { $by } точнее, чем интервалы по одним прежним кампаниям.
forecast-worse = Прогнозы на { $by } хуже, чем интервалы по одним прежним кампаниям.
learned = Чему научились
post-mortem = Разбор
causes = Причины
deliverables = Материалы
deliverable = Что
from-whom = От кого
due = Срок
delivered = Сдано
payments = Платежи
payment = Платёж
to-whom = Кому
amount = Сумма
paid = Оплачено
state-on-time = Вовремя
state-to-come = Впереди
late-by = Опоздание: { $length }
overdue-by = Просрочено: { $length }
k-of-n = { $k } из { $n }
on-time-k-of-n = Вовремя: { $kept }, считая те, чей срок наступил.

creators = Авторы
creators-lede = Партнёрство глазами авторов: сколько времени у них было, сколько раз работу возвращали, что выполнили обе стороны.
creator = Автор
side-by-side = Рядом
side-by-side-lede = Запас времени — самый короткий срок от брифа до сдачи в каждой кампании.
lead-time = Запас времени
rounds = Круги правок
rounds-said = в среднем { $mean }, самое большее { $most }
from-to = { $from }–{ $to }
on-time = Сдано вовремя
paid-on-time = Оплачено вовремя
again = Работает снова

budget = Бюджет и часы
planned = Бюджет
budget-lede = Что планировали, что потратили и сколько часов это заняло.
budget-campaigns = Кампании
budget-campaigns-lede = Бюджеты рядом с расходами по журналу результатов и с выплатами по журналу платежей. Они пересекаются, поэтому мы их не складываем.
booked-note = Каждая строка пересчитана в валюту отчёта по курсу, который выбрал плейбук. Влияние курса — разница с теми же строками по курсу бюджета.
without-rate-note = Суммы, для которых нет курса, стоят отдельно: в итогах их нет, и никакой курс не принят за единицу.
without-rate = { $amount } без курса
no-currency = плейбук не называет валюту отчёта
no-campaign = Без кампании
total = Итого
booked = Потрачено
fx-effect = Из них из-за курса
left = Осталось
paid-out = Выплачено
budget-phases = Этапы
budget-phases-lede = Бюджет этапа рядом с тем, что потратили его кампании.
effort = Часы
effort-lede = Часы координации по месяцам и сторонам. Часы в неделю посчитаны по неделям, у которых есть строка; месяцы коридора из устава отсчитаны от первого здесь.
month = Месяц
others = Прочие
per-week = В неделю
agreed-band = Договорились
state-in-band = Как договорились
state-below-band = Меньше
state-above-band = Больше

month-by-month = По месяцам
month-by-month-lede = Что сказала каждая сторона и что говорят журналы о том же месяце.
computed = Журналы
gap = Разрыв
together = Вместе
on-track-k-of-n = по плану { $k } из { $n }
missed = мимо цели
points = баллы
perception = Как ощущается общение
perception-lede = От 1 — не работает — до 5 — легко, по ответам сторон. Разрыв между сторонами говорит больше, чем сами числа.

editions = Издания
editions-all = Все издания
editions-lede = Плейбук, каким он был в конце каждого квартала: по коммиту, который закрыл квартал.
editions-note = Содержание издания прочитано из его коммита и оценено на его день; сегодняшнее здесь только оформление.
edition = Издание
edition-today = Сегодня
edition-as-of = На день
edition-committed = Закоммичено
edition-commit = Коммит
edition-chosen = Чем выбран
edition-notice = Это издание { $id }: так плейбук выглядел на { $day }
read-today = Читать сегодняшнюю страницу
gone-today = Сегодня такой страницы нет.
home-today = Сегодняшняя главная страница
this-page-in = Эта страница в других изданиях
front-page-only = (главная страница)
chosen-tag = тегом
chosen-review = закрытым обзором
chosen-date = по дате
since-edition = с издания { $edition }
changes = Что изменилось
changes-lede = С издания { $edition }, то есть с { $date }
changed-pages = Изменённые документы
changed-pages-lede = Документы, текст которых стал другим.
no-changed-pages = Ни один документ не изменился.
document = Документ
kind = Вид
what-happened = Что произошло
state-added = Новый
state-edited = Изменён
state-moved = Перемещён
state-removed = Удалён
history = История
history-lede = { $count ->
    [1] Один коммит, { $latest }; автор: { $authors }.
    [one] { $count } коммит, с { $first } по { $latest }; авторы: { $authors }.
    [few] { $count } коммита, с { $first } по { $latest }; авторы: { $authors }.
   *[many] { $count } коммитов, с { $first } по { $latest }; авторы: { $authors }.
}
history-cut-lede = { $count ->
    [one] Известен { $count } коммит, последний — { $latest }; авторы: { $authors }.
    [few] Известны { $count } коммита, последний — { $latest }; авторы: { $authors }.
   *[many] Известно { $count } коммитов, последний — { $latest }; авторы: { $authors }.
}
history-none = Ещё не закоммичено.
history-unknown = В этом клоне нет того, что Git хранит об этом файле.
history-older = { $count ->
    [one] Ещё { $count } более ранний коммит не показан.
    [few] Ещё { $count } более ранних коммита не показаны.
   *[many] Ещё { $count } более ранних коммитов не показаны.
}
history-cut = В этом клоне только последние коммиты, поэтому начало не показано: догадок здесь нет.
history-uncommitted = На странице есть правки, которые ещё не закоммичены.
date = Дата
author = Автор
summary = Что написано в коммите

change = Изменение
changed-meaning = Что теперь значит другое
no-changed-meaning = По смыслу ничего не изменилось.
changes-breaking = Ломает договорённость
changes-breaking-lede = Сторона получает меньше, чем договаривались, или должна больше.
changes-notable = Заметно
changes-notable-lede = Стоит взглянуть, прежде чем принять как данность.
changes-minor = Мелочи
changes-minor-lede = Полезно знать.
state-breaking = Ломает договорённость
state-notable = Заметно
state-minor = Мелочь
all-changes = { $count ->
    [0] Что изменилось
    [one] Все изменения: { $count }
    [few] Все изменения: { $count }
   *[many] Все изменения: { $count }
}
count-changes = { $count ->
    [0] по смыслу ничего
    [one] { $count } изменение
    [few] { $count } изменения
   *[many] { $count } изменений
}

filter-party = Сторона
filter-quarter = Квартал
filter-driver = Кто ведёт
decisions-over-time = Во времени
decisions-over-time-note = От предложения до решения. Пунктир с пустым маркером — ещё ждёт.
decisions-drawn = { $count ->
    [one] { $count } решение: от дня, когда его предложили, до дня, когда его приняли.
    [few] { $count } решения: каждое от дня, когда его предложили, до дня, когда его приняли.
   *[many] { $count } решений: каждое от дня, когда его предложили, до дня, когда его приняли.
}
decisions-grouped = По статусу и кварталу
limit-of = срок: { $length }
state-waiting = Ждёт, срок не вышел
state-in-time = В срок
state-overdue = Просрочено
state-late = С опозданием
how-decided = Как решали
as-written = По документу
as-committed = По коммитам
it-took = Заняло { $length }, { $source }.
taken-git = по коммитам
taken-written = по документу
taken-mixed = по коммиту и документу
worked-in-it = Рабочего времени в этом: { $worked }.
open-for = Открыто { $length }.
written-apart = Документ и Git расходятся больше чем на день.
taken-back = Решение отозвали.
put-back = «{ $by }» вернуло { $field } в { $object }.
unseen-no-history = Git не спрашивали
unseen-uncommitted = ещё не закоммичено
unseen-shallow = раньше, чем начинается этот клон
unseen-imported = было уже в первом коммите
unseen-arrived-decided = в первом же коммите уже решено
unseen-unproven = раньше, чем считается доказательством
unseen-later = не к этому дню
target-moved = до { $day } было: { $before }
targets-moved = Как менялась цель
targets-moved-lede = Какая цель когда действовала, по состоянию плейбука на каждый день.
from = С

state-committed-by-side = Закоммичено самой стороной
state-verified = Проверено по подписи
state-signed-same = Текст тот же, что подписан
state-signed-changed = Текст с тех пор изменился
state-signed-unknown = Без контрольной суммы не видно, менялся ли текст

# Working hours
hours-together = Общие рабочие часы
hours-apart = Рабочие часы, разница { $length }
hours-season = { $days }: { $common }.
hours-common = общее время — { $length }: { $sides }
hours-none = общих рабочих часов нет
hours-clock = Полоса — сутки по часам { $zone }.
hours-own = По своим часам
hours-on-band = На полосе
in-common = Общее
side = Сторона
from-month = с { $count }-го месяца
spent-of = потрачено { $spent } из { $budget }
spent-note = Столбик — потрачено, штриховая черта — бюджет. Столбик другого цвета её перешёл.
forecast-and-outcome = Прогноз и исход
forecast-and-outcome-note = Столбик — интервал прогноза, штриховая черта — ожидаемое значение, знак — что вышло; всё в долях от ожидаемого. Квадрат лежит вне своего интервала.
outcome-inside = вышло { $actual }, внутри { $low } – { $high }
outcome-outside = вышло { $actual }, вне { $low } – { $high }
latency-drawn = Сколько занимали решения
latency-drawn-note = Столбик — время от предложения до решения, штриховая черта — последний день, когда решение ещё в срок.
all-post-mortems = Все разборы
by-cause = По причинам
by-cause-lede = Причина, которая повторилась, первым разбором не устранена.
cause = Причина
how-often = Сколько раз
actions = Что решили сделать
actions-lede = Все действия всех разборов, сначала открытые.
action = Действие
state-repeated = Повторилась
state-done = Сделано
### Ранние признаки
radar = Ранние признаки
radar-rest = { $count ->
    [one] Ещё { $count } признак: не меняется или данных мало
    [few] Ещё { $count } признака: не меняются или данных мало
   *[other] Ещё { $count } признаков: не меняются или данных мало
}
radar-evidence = По периодам
### baseline
known-findings = Известные прежде
known-lede = Эти замечания были, когда плейбук взяли под проверку. Они не в счёт; список может только сокращаться.
count-known = { $count ->
    [one] { $count } известное прежде
   *[other] { $count } известных прежде
}
state-known = Известно
### SEARCH
search = Поиск
search-label = Поиск по плейбуку
search-label-edition = Поиск по изданию { $id }
search-placeholder = Слова, имена, обозначения
search-results = Результаты
search-count = { $count ->
    [one] { $shown } результат
    [few] { $shown } результата
   *[many] { $shown } результатов
}
search-nothing = Ничего не найдено. Попробуйте другие слова или меньше слов.
search-loading = Указатель загружается
search-failed = Указатель не удалось загрузить.
search-show-all = Все результаты на одной странице
search-keys = ↑ ↓ — выбор, Enter — открыть, Esc — закрыть
search-lede = Ниже перечислены все страницы сайта. Поле над ними ищет по их тексту.
search-lede-no-script = Для поиска по тексту нужен JavaScript, а он отключён. Ниже перечислены все страницы сайта.
search-other = На другом языке
search-kind-overview = Обзорные страницы
search-kind-person = Люди
search-kind-expectation = Ожидания
search-kind-finding = Замечания
close = Закрыть
### OUTPUTS

calendar = Календарь
calendar-lede = Все даты впереди: что написано в документах и журналах, что следует из сроков уведомления, и очередные ритмы устава на ближайшие пять недель.
all-dates = Все даты в календаре
what-comes = Что
sort-of-date = Вид
who-is-asked = Кого касается
clocks = На часах сторон
calendar-files = В вашем календаре
calendar-files-lede = Подпишитесь на файл: если дату перенесут здесь, она перенесётся и у вас.
calendar-all = Все даты
moved-page = Страница переехала
moved-to = Теперь она здесь:
site-pages = Страницы сайта

# About the site
about-site = Об этом сайте
about-site-lede = Из чего он собран: этого хватит, чтобы собрать те же страницы снова.
made-of = Из чего собран
what = Что
last-change = Последняя правка в Git
program = Программа
profile = Профиль
time-zone = Часовой пояс
reporting-currency = Валюта отчётов
documents = Документы
how-many = Сколько
ledgers = Журналы
ledger = Журнал
files = Файлы

### AUDIENCE
for-audience = Собрано для: { $audience }. Того, что им не показывают, в этом издании нет.
built-for = Собрано для
verdict-not-shown = Вывод не показан: он опирается на показатели, которых в этом издании нет, или его нет вовсе.
none-shown = В этом издании ничего такого нет.
figures-not-shown = показателей в этом издании нет
state-partly-shown = показано не всё
radar-not-shown = Ранних сигналов в этом издании нет: они опираются на всё, что произошло.
### SOURCES

set-in = коммит { $commit }, { $day }
place = Файл и строка
set-by = Записано
at-forge = Как в коммите
rows-of = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
rows-left-out = { $count ->
    [one] и ещё { $count } строка
    [few] и ещё { $count } строки
   *[many] и ещё { $count } строк
}
rows-left-out-lede = Страница заканчивается здесь. В файле есть все.
rows-from-to = Строки { $from }–{ $to }
ledger-page = Журнал: { $ledger }
ledger-page-lede = Строки такими, какими они прочитаны, с номером строки в файле. Сюда ведут числа с других страниц.
figure = Число
where = Файл и строки
origins = Строки, из которых числа
origins-lede = Каждое число выше и строки, по которым оно посчитано.
chart-values = Значения графика: стрелки — переход, Esc — выход
numbers = Числа
communication = Общение
glossary = Словарь
metric = Метрика
glossary-lede = Что значат слова этого сайта и что он считает.
glossary-words = Слова
glossary-metrics = Метрики этого плейбука
glossary-kinds = Виды документов
word = Слово
meaning = Что значит
lede-partnership = Первая страница: кто участвует, с какого дня и какая сейчас фаза.
lede-charter = Как стороны работают вместе: каналы, ритмы, согласования и кто что решает.
lede-decision = Что спросили, кто ответил, когда и что этим заменено.
lede-selection = Как выбирали другую сторону.
lede-page = Руководство свободным текстом.
term-party = Сторона или участник
means-party = Компания или человек, названные в плейбуке. Те, между кем партнёрство, — его стороны; авторы и прочие тоже участники.
term-owner = Владелец партнёрства
means-owner = Единственный человек стороны, который отвечает за партнёрство.
term-bridge = Культурный посредник
means-bridge = Человек, который знает, как работают обе стороны, и объясняет их друг другу.
term-sheet = Анкета согласования
means-sheet = Что сторона ждёт от партнёрства: записано до переговоров и сравнивается с анкетой другой стороны.
term-gap = Расхождение
means-gap = Вопрос, на который анкеты отвечают по-разному или отвечает только одна. Его снимает решение.
term-loi = Письмо о намерениях
means-loi = Первое соглашение: что стороны хотят попробовать, как долго и как поймут, что получается.
term-agreement = Соглашение
means-agreement = Текст, который подтвердили обе стороны. Его ожидания действуют, пока идёт срок.
term-charter = Устав
means-charter = Как стороны работают вместе: каналы, ритмы, согласования, кто что решает и что делать при несогласии.
term-phase = Фаза
means-phase = Отрезок жизни партнёрства: знакомство, пилот, рост.
term-gate = Контрольная точка
means-gate = Что должно быть выполнено, прежде чем начнётся фаза. Каждое условие выполнено, не выполнено или неизвестно.
term-expectation = Ожидание
means-expectation = Обещание с числом: метрика, цель, где и как долго действует. Вступает в силу, когда документ подтвердили все стороны и начался срок.
term-metric = Метрика
means-metric = Число с одним определением: формула, единица, журнал и владелец.
term-primary = Главная метрика
means-primary = Единственное число, которое решает, работает ли партнёрство.
term-kpi = KPI
means-kpi = Ожидание, которое вместе с главной метрикой входит в подсчёт вердикта, например 2 из 3.
term-guardrail = Ограничитель
means-guardrail = Предел, который нельзя нарушать, что бы ни улучшалось. Нарушенный ограничитель показан отдельно, и другие числа его не возмещают.
term-baseline = База
means-baseline = Значение прежнего периода, от которого отсчитывается цель вроде «на 20 % лучше».
term-target = Цель
means-target = Границы хороших значений. Прошедший месяц оценивают по цели, которая действовала тогда.
term-actual = Факт
means-actual = Что измерено за период по строкам журнала.
term-n = n
means-n = На скольких наблюдениях держится значение. Если их слишком мало, оценки нет.
term-not-evaluable = Нельзя сказать
means-not-evaluable = Нет данных, слишком мало наблюдений, нет базы или курса. Такое никогда не показано как хорошее.
term-currency-effect = Влияние курса
means-currency-effect = Часть изменения, которую дал курс валют; показана отдельно от того, что дала работа.
term-ledger = Журнал
means-ledger = Таблица CSV о том, что произошло: материалы, оплаты, запросы, часы, показатели.
term-sign-off = Подтверждение
means-sign-off = Подтверждение текста стороной, записанное с отпечатком. Если текст потом изменят, это видно.
term-decision = Решение
means-decision = Вопрос с ответом: кто вёл, кто решил, когда и что этим заменено.
term-driver = Ведущий
means-driver = Человек, который доводит вопрос до решения.
term-decider = Решающий
means-decider = Единственный человек, который решает.
term-latency = Срок решения
means-latency = Время от предложения до принятия решения.
term-health-check = Проверка здоровья
means-health-check = Каждый месяц обе стороны отвечают на одни вопросы, и ответы стоят рядом с данными журналов.
term-perception-gap = Разрыв оценок
means-perception-gap = Насколько расходятся оценки сторон за один месяц.
term-review = Квартальный обзор
means-review = Раз в квартал каждая сторона говорит: продолжить, изменить или остановить, — и обе вместе.
term-verdict = Вердикт
means-verdict = Работает ли партнёрство по правилу из настроек; в обзоре — выбор сторон.
term-post-mortem = Разбор
means-post-mortem = Что не удалось, почему и что из-за этого изменили. Называет причины, а не виновных.
term-forecast = Интервал прогноза
means-forecast = Самый низкий и самый высокий ожидаемый результат, записанные до начала кампании.
term-calibration = Калибровка
means-calibration = Как часто итог попадал в интервал прогноза.
term-edition = Издание
means-edition = Плейбук таким, каким он был в конце квартала, собранный из его коммита.
term-finding = Замечание
means-finding = То, что нашла проверка: что не так, в какой строке и что поможет.
term-rule = Правило
means-rule = Одна вещь, которую ищет проверка. У каждого правила есть страница о том, зачем оно.
term-waiver = Исключение
means-waiver = Замечание, которое кто-то принял до названного дня и с причиной. Оно остаётся на виду.
term-profile = Профиль
means-profile = Набор порогов и фаз с указанным происхождением. Плейбук может задать свои.
term-audience = Аудитория
means-audience = Для чьих глаз предназначен документ. В сайте для аудитории нет ничего другого.
term-as-of = Дата, на которую
means-as-of = День, на который всё посчитано. Более позднее не учитывается.
term-commit = Коммит
means-commit = Сохранённое изменение плейбука в Git: автор, день и причина.
### PRINT

whole = Весь плейбук
whole-print = Напечатать весь плейбук
whole-hint = Все страницы сайта подряд: их можно напечатать, сохранить как PDF или отправить письмом. Они говорят о дне, названном выше.
whole-standing = Как обстоят дела
whole-decided = Что решили
whole-lookup = Справочно
contents = Содержание
paper-edition = Издание { $id }, на { $day }
paper-today = На { $day }

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
phases = Фазы
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
all-expectations = Весь реестр
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

expectations = Ожидания
expectations-lede = Каждое число, о котором договорились стороны: где записано и как обстоит дело.
expectation = Ожидание
negotiable = Обсуждаемо
term = Срок

not-found = Такой страницы нет
not-found-lede = Возможно, её переименовали, или в адресе опечатка.
to-home = На главную

### `new` и `init`: с чего начинают.

## comity new
new-done = записано: { $path }
new-hint = откройте, идите по комментариям и посмотрите, что скажет `comity check`
new-hint-page = откройте и поставьте ссылку на неё в другом документе, чтобы её нашли
new-hint-alignment = пусть эта сторона заполнит её одна; `comity seal` зафиксирует её до показа
new-hint-decision = напишите три раздела; когда решите, поставьте `status: accepted` и `decided`
new-hint-translation = переведите текст; числа, даты и ссылки берутся из исходного документа
new-exists = { $path } уже есть
    .help = дайте другое название или своё имя файла через `--id`
new-no-title = документу вида { $kind } нужно название
    .help = напишите его после вида, в кавычках: `comity new { $kind } "Как называется"`
new-wrong-id = `{ $word }` не может быть именем файла
    .help = возьмите буквы, цифры и дефисы
new-wrong-period = `{ $word }` — не период этого вида
    .help = пишите, как в `{ $example }`
new-no-side = `{ $word }` — не сторона этого партнёрства
    .help = назовите сторону, чья это анкета: { $sides }
new-no-brief = брифа `{ $word }` нет
    .help = назовите кампанию по её брифу, например `2026-04-thaw`
new-other-kind = { $path } — документ вида { $other }, а пишется { $kind }
    .help = начните с документа того же вида
new-no-copy = в { $path } ключи front matter записаны не построчно
    .help = скопируйте файл сами и уберите то, что принадлежит старому
new-no-document = переводу нужен документ
    .help = назовите его по файлу или идентификатору: `comity new translation charter --lang ru`
new-no-language = нет языка, на который { $path } ещё не переведён
    .help = языки плейбука стоят в `comity.toml`, под `languages`

new-title-charter = Как мы работаем вместе
new-title-selection = Как мы выбираем партнёра
new-title-alignment = Чего ждёт { $name }
new-title-post-mortem = Почему не получилось: { $name }
new-title-period = { $name }, { $period }
new-translate = Переведите всё ниже из { $path } и удалите эту строку. Факты, числа и даты остаются в исходном документе.

## comity init
init-ask-hello = Несколько вопросов. Пустая строка берёт то, что в скобках; потом всё можно поменять.
init-ask-first = Ваша сторона: название компании или имя
init-ask-second = Другая сторона: название или имя
init-ask-party-type = Кто это
init-ask-country = Страна, две буквы, `-` если никакой: на неё смотрят правила о границах и культурных мостах
init-ask-timezone = Часовой пояс, например Europe/Moscow: рабочие дни сравниваются
init-ask-owner = Кто за неё отвечает, в виде `Имя Фамилия <почта>`: по адресу узнают коммиты в Git
init-ask-title = Как называется партнёрство
init-ask-type = Какое это партнёрство
init-ask-stage = Какому шагу покупателя оно служит: от этого зависит главная метрика
init-ask-metric = Одно число, которое решает, из готовых метрик
init-ask-languages = Языки плейбука, первый — язык его файлов
init-ask-currency = Валюта итогов
init-ask-markets = Где будете работать, короткие имена через запятую
init-ask-profile = Какой практике следуете: из неё берутся фазы, ритмы и пределы
init-ask-forge = Где будет жить репозиторий: под него пишутся проверки
init-ask-again = Непонятно; попробуйте ещё раз.
init-given-up = ничего не записано
    .help = ответьте на вопросы или дайте ответы ключами: `comity init --help`
init-is-playbook = в { $folder } уже есть плейбук
    .help = `comity new KIND` добавляет в него документы
init-no-sides = не сказано, кто участвует
    .help = назовите обе стороны: `--party 'name=…' --party 'name=…'`, или запустите в терминале, и он спросит
init-two-sides = плейбук начинается с двух сторон
    .help = остальных добавляет `comity new party "ИМЯ"`
init-same-side = обе стороны называются `{ $id }`
    .help = дайте одной другой идентификатор: `--party 'name=…, id=…'`
init-wrong-party = `{ $word }` в `--party` непонятно
    .help = пишите `name=…, type=…, country=US, timezone=America/New_York, owner=ИМЯ <ПОЧТА>`
init-wrong-value = `{ $word }` непонятно
    .help = `comity init --help` говорит, как пишется каждый ключ
init-no-metric = готовой метрики `{ $word }` нет
init-letter = Письмо о намерениях
init-done = { $files ->
    [one] записан { $files } файл в { $folder }
    [few] записано { $files } файла в { $folder }
   *[other] записано { $files } файлов в { $folder }
}
init-left = { $path } уже есть и оставлен как был
init-next = Дальше: `comity check` прочтёт, `comity serve --open` покажет, `git init && git add -A && git commit` сохранит.

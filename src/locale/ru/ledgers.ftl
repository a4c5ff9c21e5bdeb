### Журналы и формулы: замечания.

rule-blank-header = в файле журнала нет первой строки с именами или у столбца нет имени
blank-header = у столбца { $number } нет имени
    .label = нет имени
    .why = столбец без имени не читается
    .help = назовите его или уберите столбец
blank-header-file = в файле нет первой строки с именами столбцов
    .help = начните файл с `{ $columns }`

rule-missing-label = в файле журнала нет обязательного столбца
missing-label = нет столбца `{ $column }`
    .label = столбцы этого файла
    .help = добавьте `{ $column }` в первую строку и ячейку в каждую строку
missing-label-misspelled = нет столбца `{ $column }`, но на него похож `{ $written }`
    .label = может быть, `{ $column }`?
    .why = столбец с другим именем не читается как этот
    .help = напишите `{ $column }`
missing-label-delimiter = первая строка прочитана как одна ячейка: имена в ней разделяет `{ $delimiter }`
    .label = одна ячейка
    .help = напишите `delimiter = "{ $delimiter }"` в `[ledgers.{ $ledger }]` в `comity.toml` или выгрузите файл с тем разделителем, который там указан

rule-duplicate-label = у двух столбцов файла журнала одно имя
duplicate-label = столбец `{ $column }` встречается дважды
    .label = то же имя ещё раз
    .first = читается этот столбец
    .help = переименуйте один из двух или уберите его

rule-missing-cell = в строке журнала меньше ячеек, чем столбцов
missing-cell = в этой строке { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
       *[many] { $cells } ячеек
    }, а в первой — { $labels ->
        [one] { $labels } имя
        [few] { $labels } имени
       *[many] { $labels } имён
    }
    .label = здесь строка кончается
    .why = то, что идёт за пропущенной ячейкой, может стоять не в своём столбце
    .help = добавьте недостающие ячейки; вместо пустых ставятся одни разделители

rule-extra-cell = в строке журнала больше ячеек, чем столбцов
extra-cell = в этой строке { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
       *[many] { $cells } ячеек
    }, а в первой — { $labels ->
        [one] { $labels } имя
        [few] { $labels } имени
       *[many] { $labels } имён
    }
    .label = лишняя
    .why = неясно, какая ячейка к какому столбцу относится, поэтому строка не читается
    .help = текст или число, в которых есть разделитель, возьмите в кавычки

rule-type-error = ячейка журнала не того типа, что её столбец
type-error = `{ $column }`: { $reason }
    .label = не прочитано
    .why = ячейки, которую нельзя прочитать, нет ни в одном показателе

rule-constraint-error = в ячейке журнала то, чего не может быть
constraint-error-empty = ячейка `{ $column }` пуста
    .label = здесь ничего не написано
    .help = заполните её или уберите строку
constraint-error-least = в `{ $column }` стоит { $text }, а меньше { $bound } быть не может
    .label = не прочитано
    .help = возврат или исправление запишите отдельной строкой
constraint-error-above = в `{ $column }` стоит { $text }, а должно быть больше { $bound }
    .label = не прочитано
    .help = исправьте число
constraint-error-most = в `{ $column }` стоит { $text }, а больше { $bound } быть не может
    .label = не прочитано
    .help = исправьте число
constraint-error = в `{ $column }` то, чего не может быть

rule-unique-error = у двух строк журнала один ключ
unique-error = `{ $key }` стоит в двух строках
    .label = тот же ключ ещё раз
    .first = другая строка
    .why = выгруженное дважды считается дважды
    .help = оставьте одну из них или укажите в столбце `replaces`, что исправляет эта строка

rule-foreign-key-error = ячейка журнала называет то, чего нет в плейбуке
foreign-key-error = `{ $column }`: не найдено — { $what } `{ $id }`
    .label = не найдено
    .why = такой строки не будет ни в одном показателе, который спрашивает по имени
    .market = добавьте `[markets.{ $id }]` в `comity.toml`
    .person = добавьте `{ $id }` под `people` в документе стороны
    .document = добавьте документ `{ $id }.md` этого вида или исправьте имя
foreign-key-error-row = нет строки `{ $text }`, которую могла бы заменить эта
    .label = не найдено
    .why = неверная строка будет посчитана рядом с исправленной
    .help = напишите ключ той строки, части через `/`

rule-encoding-error = файл журнала не в той кодировке, что указана
encoding-error = это не { $encoding }, файл не прочитан
    .label = первое такое место
    .why = имена с неверными буквами — это другие имена
encoding-error-lost = здесь при перекодировании потеряна буква, файл не прочитан
    .label = первая из них
    .help = перекодируйте исходный файл ещё раз или впишите букву

rule-suspicious-multiline-cell = ячейка журнала тянется на много строк
suspicious-multiline-cell = эта ячейка тянется на { $lines ->
        [one] { $lines } строку
        [few] { $lines } строки
       *[many] { $lines } строк
    }
    .label = начинается здесь
    .why = забытая кавычка поглощает строки, которые идут за ней
    .help = поищите незакрытую кавычку
suspicious-multiline-cell-unclosed = здесь открыта кавычка, и её ничто не закрывает
    .label = весь остаток файла попал в эту ячейку
    .why = следующие строки пропадают без следа
    .help = закройте кавычку; кавычку внутри текста пишите дважды

ambiguous-number-ledger = `{ $column }`: { $reason }
    .label = не прочитано
    .why = стороны прочтут два разных числа
    .help = напишите `{ $thousands }` или `{ $decimal }` либо скажите в `comity.toml`, какой это знак: например, `decimal = "."` в `[ledgers.{ $ledger }]`

unknown-reference-ledger-file = `{ $path }` не относится ни к одному журналу: журнала `{ $id }` нет
    .label = не прочитано
    .why = строк, которые не относятся к журналу, нет ни в одном показателе
    .help = переименуйте файл или объявите `[ledgers.{ $id }]` со столбцами в `comity.toml`

unknown-reference-derived-ledger = `{ $path }` не прочитан: строки журнала `{ $id }` дают документы
    .label = не прочитано
    .why = два источника одного журнала расскажут разное
    .help = удалите файл или назовите его иначе и объявите такой журнал в `comity.toml`

wrong-value-same-mark = `{ $mark }` не может и отделять тысячи, и быть дробным знаком
    .help = оставьте что-то одно
wrong-value-built-in-column = столбец `{ $column }` журнала `{ $ledger }` встроенный, можно выбрать только его `role`
    .help = уберите это или назовите свой столбец иначе
wrong-value-built-in-ledger = журнал `{ $ledger }` встроенный, его ключ и дату строки выбрать нельзя
    .help = уберите это
wrong-value-derived-ledger = имя `{ $ledger }` занято: строки и столбцы этого журнала дают документы
    .help = назовите свой журнал иначе
wrong-value-named-by-text = столбец, который называет что-то в плейбуке, содержит текст
    .help = уберите `type` или `refers`
wrong-value-column = в журнале `{ $ledger }` нет столбца `{ $column }`
    .help = объявите его в `[ledgers.{ $ledger }.columns]`
wrong-value-not-a-day = в столбце `{ $column }` нет дней
    .help = назовите столбец типа `date`, `moment` или `week`

ledger-more-rows = { $more ->
        [one] и ещё { $more } строка
        [few] и ещё { $more } строки
       *[many] и ещё { $more } строк
    }
ledger-more-words = { $words ->
        [one] в этом столбце неизвестно ещё { $words } имя
        [few] в этом столбце неизвестны ещё { $words } имени
       *[many] в этом столбце неизвестны ещё { $words } имён
    }
ledger-declare-encoding = похоже на { $other }: напишите `encoding = "{ $other }"` в `[ledgers.{ $ledger }]` в `comity.toml`
ledger-save-utf8 = сохраните файл в UTF-8 или укажите его кодировку в `[ledgers.{ $ledger }]` в `comity.toml`

ledger-form-text = текст
ledger-form-number = число, например `0.25`
ledger-form-count = целое число, например `12`
ledger-form-money = сумма, например `4500.00`, с валютой в столбце `currency`
ledger-form-currency = код валюты, например `USD`
ledger-form-date = дата, например `2026-03-31`
ledger-form-moment = момент, например `2026-03-31T18:00+03:00`
ledger-form-week = неделя, например `2026-W12`
ledger-form-bool = `true` или `false`


## Formulas

rule-unreadable-formula = формулу нельзя прочитать, или ей нужно то, чего нет в журнале
unreadable-formula-unreadable = с этого места формула не читается
    .label = непонятно
    .help = напишите одно выражение SQL, например `sum(spend) / sum(engagements)`
unreadable-formula-unknown-column = в журнале `{ $ledger }` нет столбца `{ $name }`
    .label = не найден
unreadable-formula-columns = в нём есть столбцы { $known }
unreadable-formula-unknown-function = в формулах нет функции `{ $name }`
    .label = не найдена
unreadable-formula-functions = есть функции { $known }
unreadable-formula-not-aggregated = столбец `{ $column }` стоит здесь вне агрегата
    .label = значений столько, сколько строк
    .why = метрика — одно число на много строк
    .help = возьмите `sum({ $column })`, `avg({ $column })` или другой агрегат
unreadable-formula-no-aggregate = эта формула не смотрит ни на одну строку
    .label = нет агрегата
    .why = метрика — одно число на много строк
    .help = возьмите агрегат, например `count(*)` или `sum(spend)`
unreadable-formula-nested-aggregate = здесь `{ $inner }` стоит внутри `{ $outer }`
    .label = агрегат внутри агрегата
    .why = `{ $inner }` уже даёт одно число на все строки, и для `{ $outer }` ничего не остаётся
    .help = оставьте один из них
unreadable-formula-not-allowed = `{ $what }` в формулах не используется
    .label = это не часть формул
    .why = формула выполняется на каждой машине, где проверяют плейбук, и видит только строки своего журнала
    .help = возьмите столбцы, арифметику, условия, `case` и функции формул
unreadable-formula-wrong-arguments = эта функция вызывается так: `{ $takes }`
    .label = другие аргументы
unreadable-formula-wrong-type = здесь { $found ->
        [number] число
        [text] текст
        [day] день
        [moment] момент времени
       *[truth] условие
    }, а { $wanted ->
        [number] нужно число
        [text] нужен текст
        [day] нужен день
        [moment] нужен момент времени
       *[truth] нужно условие
    }
    .label = значение другого вида
    .help = { $found ->
        [day] дни между двумя днями считает `days(from, to)`
        [moment] время между двумя моментами считают `hours(from, to)` и `business_hours(from, to, party)`
       *[other] `cast(value as real)` делает из текста число, `cast(value as text)` — из числа текст
    }
unreadable-formula-too-long = такую длинную формулу никто не прочитает
    .label = больше 4096 байтов или 600 слов и знаков
    .help = вынесите часть расчёта в столбец журнала
unreadable-formula-too-deep = скобки в этой формуле вложены слишком глубоко
    .label = больше 60 уровней
    .help = вынесите часть расчёта в столбец журнала

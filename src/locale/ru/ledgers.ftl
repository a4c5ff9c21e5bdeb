### Журналы и формулы: замечания.


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

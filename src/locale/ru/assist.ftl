### Что редактор говорит о месте в тексте: подсказки, дополнение, переименование.

## Переименование

assist-nothing-to-rename = здесь нет имени, которое можно изменить
assist-rename-no-id = `{ $new }` не годится как имя: можно буквы, цифры, `-` и `_`, первой должна быть буква или цифра
assist-rename-taken = имя `{ $new }` уже занято
assist-rename-file = по адресу `{ $path }` уже есть файл
assist-rename-ambiguous = после этого `{ $id }` в `{ $path }` указывало бы на другое или ни на что
assist-rename-odd = имя в `{ $path }` записано так, что отсюда его не изменить: сначала запишите его просто
assist-rename-period = `{ $id }` говорит, о каком времени документ, поэтому другого имени у него быть не может
assist-rename-place = `{ $id }` стоит там, где ищут документы этого вида, поэтому другого имени у него быть не может
assist-rename-sheet = `{ $id }` стоит в анкетах обеих сторон, и одна не меняется за другую: измените в каждой
assist-rename-loose = `{ $id }` стоит в выражении, `{ $path }`, строка { $line }: сначала измените там вручную
assist-rename-row = `{ $id }` называют строки журнала, первая — `{ $path }`, строка { $line }: имя остаётся
assist-rename-signed = `{ $path }` подписан в нынешнем виде и содержит это имя или опирается на него: подписи перестали бы подходить
assist-rename-sealed = `{ $path }` опечатан в нынешнем виде и содержит это имя: печать была бы сломана
assist-rename-decided = решение `{ $path }` принято с этим именем, а принятое не переписывают

## Подсказка

assist-required = обязателен
assist-required-unless-uses = обязателен без `uses`
assist-example = Например
assist-form-bool = `true` или `false`
assist-form-choice = одно из слов ниже
assist-form-list = список; каждый пункт — { $item }
assist-form-name = имя
assist-form-table = таблица; каждый ключ — { $key }, каждое значение — { $value }
assist-form-record = таблица со своими ключами
assist-form-or = { $this }, или { $that }
assist-form-or-several = { $this }, или список из нескольких
assist-form-any = любое значение
assist-form-reference = id: { $what }
assist-formula = { $formula } по журналу { $ledger }
assist-latest = Последнее: { $value }
assist-owner = Владелец: { $value }
assist-decider = Решает: { $value }
assist-driver = Ведёт: { $value }
assist-until = По { $value }
assist-replaced-by = Преемник: { $value }
assist-target = Цель: { $target }
assist-not-judged = Не оценивается: не действует или время ещё не пришло.
assist-rows = { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}
assist-state-on-track = в порядке
assist-state-off-track = не выполняется
assist-state-not-evaluable = оценить нельзя
assist-zone-same = то же время, что { $zone }
assist-zone-ahead = на { $length } впереди { $zone }
assist-zone-behind = на { $length } позади { $zone }
assist-hours = { $from }–{ $to } по времени { $zone }
assist-moment = { $date }, { $time } по времени { $zone }

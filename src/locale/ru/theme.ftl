### Что не так с темой, и `comity theme`.

broken-theme-utf8 = файл не в UTF-8
broken-theme-file = в теме есть `theme.toml`, `templates/*.hbs`, `i18n/*.ftl` и `static/`, больше ничего
broken-theme-api = тема сделана для api { $api }, а здесь api { $offered }
    .help = с `api = { $offered }` файлы берутся как есть, и `comity theme check` покажет, что изменилось; для api новее нужна новая версия Comity
broken-theme-toml = { $reason }
broken-theme-other-base = здесь сказано, что тема основана на `{ $extends }`, а под ней лежит `{ $base }`
    .help = назовите одну и ту же тему здесь и в `theme` раздела `[site]` в comity.toml
broken-theme-no-base = темы `{ $extends }`, на которой можно основать свою, нет
    .help = есть { $known }
broken-theme-syntax = { $reason }
broken-theme-fluent = { $reason }
broken-theme-name = `{ $name }` уже есть: так называется шаблон страницы
broken-theme-nested = блоки вложены глубже { $deepest }
broken-theme-inline = вложенные определения и другие декораторы в теме запрещены
    .help = файл из `templates/partials/` вставляется по имени
broken-theme-raw = `{ $name }` — не разметка: нужны две скобки; три — только для { $allowed }
broken-theme-raw-expression = это выражение — не разметка: нужны две скобки; три — только для { $allowed }
broken-theme-word = в `i18n/` нет слова `{ $word }` для { $languages }
broken-theme-partial = в `templates/partials/` нет `{ $name }`
broken-theme-computed = часть вставляется по постоянному имени, а не по вычисленному
broken-theme-rebound = `{ $name }` всегда означает разметку, другого значения ему дать нельзя
broken-theme-circle = части вставляют друг друга по кругу или слишком глубоко: { $trail }
broken-theme-language = для языка `{ $lang }` слова не загружены
broken-theme-missing = в том, что получает этот шаблон, нет `{ $name }`
    .help = что видит каждый шаблон, сказано в docs/reference/views.md

idle-theme-template = шаблон ничего не заменяет, и никакой другой его не вставляет
idle-theme-template-near = шаблон ничего не заменяет, и никакой другой его не вставляет
    .help = возможно, это `{ $near }`?
idle-theme-language = на этом языке сайтов нет
    .help = есть `en` и `ru`
idle-theme-language-near = на этом языке сайтов нет
    .help = возможно, это `{ $near }`?
idle-theme-static = файл ничего не заменяет, и ничто его не называет
idle-theme-static-near = файл ничего не заменяет, и ничто его не называет
    .help = возможно, это `{ $near }`?
idle-theme-word = слово `{ $word }` нигде не говорится
idle-theme-word-near = слово `{ $word }` нигде не говорится
    .help = возможно, это `{ $near }`?
untranslated-theme-word = слова `{ $word }` нет в `{ $file }`
    .help = без него страницы на этом языке скажут его по-английски

theme-against-policy-style = политика страниц запрещает стили в разметке: `{ $written }`
    .help = здесь — класс, а его вид — в файле из `static/css/`
theme-against-policy-script = политика страниц запрещает скрипты в разметке: `{ $written }`
    .help = файл из `static/js/` найдёт элемент по атрибуту `data-`
theme-against-policy-elsewhere = политика страниц запрещает то, что лежит на чужом сервере: `{ $written }`
    .help = положите файл в `static/` и назовите его там
theme-against-policy-base = политика страниц запрещает `{ $written }`: ссылки считаются от самой страницы
theme-against-policy-import = таблица стилей не подключает другие: каждый файл из `static/css/` подключается сам
theme-against-policy-eval = политика страниц запрещает код, собранный из текста: `{ $written }`
theme-against-policy-request = политика страниц запрещает запросы из скриптов: `{ $written }`
    .help = страницы работают из папки без сервера; данные приходят скриптом из `static/js/`

theme-sound = исправлять нечего: { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
} поверх темы `{ $theme }`, все страницы примера построены
theme-unsound = { $n ->
    [one] { $n } замечание
    [few] { $n } замечания
   *[many] { $n } замечаний
}: { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
} поверх темы `{ $theme }`
theme-not-rendered = страницы примера будут построены, когда это исправлено
theme-none = в { $folder } темы нет
    .help = `comity theme new` запишет её в папку `theme/` плейбука
theme-written = записано для темы `{ $theme }`: { $files }; проверить: `comity theme check`
theme-exists = { $n ->
    [one] ничего не записано: { $files } уже есть
   *[other] ничего не записано: уже есть { $files }
}
    .help = уберите это или назовите другие файлы
theme-no-file = в теме `{ $theme }` нет файла `{ $file }`
theme-extends = основана на `{ $base }`
theme-chosen = выбрана здесь
theme-nowhere = вокруг этой папки нет плейбука, которому нужна тема
    .help = `--into DIR` называет папку

# Что нашла проверка: для других программ и для площадок.

report-title = Проверка плейбука
report-column-place = Место
report-column-finding = Что не так
report-column-help = Что делать
report-column-rule = Правило
report-left-out = { $n ->
    [one] Ещё { $n } замечание сюда не поместилось; все покажет `comity check`.
    [few] Ещё { $n } замечания сюда не поместились; все покажет `comity check`.
   *[many] Ещё { $n } замечаний сюда не поместилось; все покажет `comity check`.
}
report-not-annotated = без пометок на строках, потому что GitHub показывает по десять пометок каждого уровня на шаг: { $what }; они перечислены в журнале этого шага
report-accepted = принято до { $until }, отвечает `{ $owner }`: { $reason }
report-root-repository = Корень репозитория, в котором лежит плейбук
report-root-playbook = Папка плейбука
report-fix-safe = Исправить; договорённостей это не меняет
report-fix-unsafe = Возможная правка; проверьте, то ли имелось в виду
report-no-folder = нельзя записать отчёт { $path }: его папки нет
    .help = сначала создайте папку или укажите другую
report-is-folder = нельзя записать отчёт { $path }: это папка
    .help = укажите файл в ней
report-twice = в { $path } должны быть записаны два отчёта
    .help = укажите каждому свой файл

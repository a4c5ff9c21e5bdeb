### Слова команды `comity log`.

schema-log = что выводит `comity log --format json`
log-no-such-person = человека `{ $word }` нет
log-no-such-party = стороны `{ $word }` нет

log-title = Решения
log-column-day = Дата
log-column-took = Заняло
log-column-state = Состояние
log-column-decision = Решение
log-column-who = Ведёт → решает
log-column-working = Рабочие часы
log-column-notes = Примечания
log-unstated = не читается
log-removed = удалено

log-minutes = { $n } мин
log-hours = { $n } ч
log-days = { $n } дн.
log-working-of = { $party } { $hours }
log-working = рабочие часы: { $sides }
log-open = ждёт { $length }, с { $day }
log-open-unknown = ждёт, с какого дня — неизвестно
log-supersedes = заменяет { $decisions }
log-would-supersede = заменит { $decisions }
log-superseded-by = заменено: { $decisions }
log-taken-back = отменено: { $state } в коммите { $commit }
log-put-back = отменено решением { $decision }: оно вернуло `{ $field }` в { $object }
log-gone = удалено в коммите { $commit }, { $author }, { $day }
log-apart-proposed = по документу предложено { $written }, в Git с { $seen } (коммит { $commit })
log-apart-decided = по документу решено { $written }, в Git с { $seen } (коммит { $commit })
log-unseen-proposed = из Git не видно, когда предложено: { $why }
log-unseen-decided = из Git не видно, когда решено: { $why }
log-unseen-both = из Git не видно, когда предложено и решено: { $why }
log-unseen-uncommitted = ещё нет в коммитах
log-unseen-shallow = клон здесь обрезан; остальное загрузит `git fetch --unshallow`
log-unseen-imported = решение было уже в начале плейбука
log-unseen-arrived-decided = в первом же коммите оно уже решено
log-unseen-unproven = коммит старше, чем `[history] since`
log-commit = { $commit } { $day } { $author }: { $summary }

log-none = решений нет
log-none-fits = ни одно решение не подходит; всего их { $all }
log-count = { $n ->
    [one] { $n } решение
    [few] { $n } решения
   *[many] { $n } решений
}
log-count-of = { $n } из { $all } решений
log-median = медианный срок до решения { $length }

### Согласие: замечания и строка о каждом правиле, `rule-ID`; затем слова `comity align`.

## comity align

schema-align = что выводит `comity align --format json`

align-question = Вопрос
align-state = Состояние
align-settled = Чем решено
align-settled-by = решено: { $decision }
align-no-sides = на первой странице в `parties` меньше двух сторон, сравнивать нечего
align-no-sheet = { $side }: анкеты ещё нет
align-sealed = { $side }: анкета запечатана; ответы учитываются после вскрытия
align-several = { $side }: открытых анкет несколько; сравнивается { $path }

align-state-match = совпало
align-state-settled = решено
align-state-overlap = пересекается
align-state-both-answered = ответили обе
align-state-conflict = противоречие
align-state-one-sided = одна сторона
align-state-missing = нет ответа

align-ready = готово { $ready } из { $of }
align-left = осталось: { $counts }
align-nothing-left = решать больше нечего
align-count-match = { $n ->
    [one] { $n } совпадение
    [few] { $n } совпадения
   *[many] { $n } совпадений
}
align-count-settled = решено { $n }
align-count-overlap = { $n ->
    [one] { $n } пересечение
    [few] { $n } пересечения
   *[many] { $n } пересечений
}
align-count-both-answered = в { $n } ответили обе
align-count-conflict = { $n ->
    [one] { $n } противоречие
    [few] { $n } противоречия
   *[many] { $n } противоречий
}
align-count-one-sided = в { $n } ответила одна сторона
align-count-missing = { $n } без ответа

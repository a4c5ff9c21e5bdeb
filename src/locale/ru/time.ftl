### Lengths of time and distances in days.

length-min = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
   *[many] { $n } минут
}
length-h = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[many] { $n } часов
}
length-day = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
length-working-min = { $n ->
    [one] { $n } рабочая минута
    [few] { $n } рабочие минуты
   *[many] { $n } рабочих минут
}
length-working-h = { $n ->
    [one] { $n } рабочий час
    [few] { $n } рабочих часа
   *[many] { $n } рабочих часов
}
length-working-day = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
}
length-week = { $n ->
    [one] { $n } неделя
    [few] { $n } недели
   *[many] { $n } недель
}
length-month = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}
length-quarter = { $n ->
    [one] { $n } квартал
    [few] { $n } квартала
   *[many] { $n } кварталов
}
length-year = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
}

days-ago = { $n ->
    [0] сегодня
    [1] вчера
    [one] { $n } день назад
    [few] { $n } дня назад
   *[many] { $n } дней назад
}
days-ahead = { $n ->
    [0] сегодня
    [1] завтра
    [one] через { $n } день
    [few] через { $n } дня
   *[many] через { $n } дней
}

### Lengths of time and distances in days.

length-min = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
length-h = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
length-day = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
length-working-min = { $n ->
    [one] { $n } working minute
   *[other] { $n } working minutes
}
length-working-h = { $n ->
    [one] { $n } working hour
   *[other] { $n } working hours
}
length-working-day = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
length-week = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
length-month = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
length-quarter = { $n ->
    [one] { $n } quarter
   *[other] { $n } quarters
}
length-year = { $n ->
    [one] { $n } year
   *[other] { $n } years
}

days-ago = { $n ->
    [0] today
    [1] yesterday
   *[other] { $n } days ago
}
days-ahead = { $n ->
    [0] today
    [1] tomorrow
   *[other] in { $n } days
}

### Early warning: what is watched, and which way it goes.

radar = Early warning
radar-worsening = Worsening
radar-steady = Steady
radar-improving = Improving
radar-too-little-known = Too little known

radar-name-answers = Wait for answers
radar-name-decisions = Wait for decisions
radar-name-approvals = Wait for approvals
radar-name-rounds = Rounds of changes
radar-name-deliveries = Deliveries after their day
radar-name-payments = Payments after their day
radar-name-lead-time = Time creators have
radar-name-budgets = Share of their budgets that campaigns took
radar-name-cadences = Records of meetings and checks in time
radar-name-mark = Communication as { $side } sees it
radar-name-gap = Distance between the sides' marks
radar-name-silence = Longest silence of { $side }

radar-told-worsening = worse in { $changes } { $periods }: { $values }, since { $since }
radar-told-improving = better in { $changes } { $periods }: { $values }, since { $since }
radar-told-steady = { $values }, since { $since }
radar-told-too-little-known = { $known ->
    [0] the last period holds too little to tell
    [one] one period in a row is known; a trend takes { $needed }
   *[other] { $known } periods in a row are known; a trend takes { $needed }
}
radar-at-budget-rates = , at the budget's exchange rates
radar-last-week = { $n ->
    [one] of the last { $n } week
   *[other] of the last { $n } weeks
}
radar-last-month = { $n ->
    [one] of the last { $n } month
   *[other] of the last { $n } months
}
radar-last-quarter = { $n ->
    [one] of the last { $n } quarter
   *[other] of the last { $n } quarters
}
radar-last-year = { $n ->
    [one] of the last { $n } year
   *[other] of the last { $n } years
}
radar-last-campaign = { $n ->
    [one] of the last { $n } campaign
   *[other] of the last { $n } campaigns
}
radar-last-period = { $n ->
    [one] of the last { $n } period
   *[other] of the last { $n } periods
}

radar-nothing-watched = Nothing can be watched yet: no ledger, health check or promise has a value.
radar-none-worsening = No signal is moving the wrong way; { $watched } watched, { $unknown } too little known.
radar-some-worsening = { $worsening ->
    [one] { $worsening } signal is moving the wrong way; { $watched } watched, { $unknown } too little known.
   *[other] { $worsening } signals are moving the wrong way; { $watched } watched, { $unknown } too little known.
}

### Health: findings, and one line about each rule as `rule-ID`.

rule-answer-contradicts-data = what a side says of the metrics is not what the results say
answer-contradicts-data = `{ $side }` says that the metrics were on track in { $window }, and the results say that they were not
    .label = says so
    .why = either the side looks at other numbers, or the number does not measure what matters to it
    .help = ask `{ $side }` which numbers it looked at, and correct the answer or the metric
answer-contradicts-data-better = `{ $side }` says that the metrics were off track in { $window }, and every KPI was on track
    .label = says so
    .why = either the side looks at other numbers, or the number does not measure what matters to it
    .help = ask `{ $side }` what the numbers do not show, and correct the answer or the metric
answer-contradicts-data-result = `{ $key }`: { $value }, and { $target } was promised

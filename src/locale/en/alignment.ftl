### Alignment: findings, and one line about each rule as `rule-ID`.


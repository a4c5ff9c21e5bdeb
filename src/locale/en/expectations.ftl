### Expectations: findings, and one line about each rule as `rule-ID`.

## Results

bounds-at-least = at least { $value }
bounds-at-most = at most { $value }
bounds-exactly = exactly { $value }
bounds-between = between { $low } and { $high }

state-on-track = on track
state-off-track = off track
state-not-evaluable = cannot be told

reason-no-ledger = the ledger `{ $ledger }` has no file
reason-no-rows = no row belongs to this time
reason-too-few = { $n } observations, and the metric wants { $min }
reason-too-many-excluded = { $excluded } of { $of } rows lack a cell that the formula needs
reason-no-value = the formula gives no value: it divides by zero or has nothing to count
reason-no-formula = the metric has no formula that can be read
reason-too-much-work = the formula takes more work than it may
reason-no-column = the ledger has no column `{ $column }`
reason-no-rate = there is no exchange rate for { $currency } on { $date }
reason-no-baseline = the baseline cannot be told
reason-other-unit = the target is told in another unit than the metric
reason-no-target = there was no target then
reason-not-yet = no whole period has passed yet

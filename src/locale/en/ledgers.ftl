### Ledgers and formulas: findings.

rule-blank-header = a ledger's file has no first line with names, or a column has none
blank-header = column { $number } has no name
    .label = no name
    .why = a column without a name is not read
    .help = name it, or take the column away
blank-header-file = the file has no first line with the names of its columns
    .help = begin the file with `{ $columns }`

rule-missing-label = a ledger's file lacks a required column
missing-label = the column `{ $column }` is missing
    .label = the columns of this file
    .help = add `{ $column }` to the first line, and its cell to each row
missing-label-misspelled = the column `{ $column }` is missing, and `{ $written }` looks like it
    .label = did you mean `{ $column }`?
    .why = a column of another name is not read as this one
    .help = write `{ $column }`
missing-label-delimiter = the first line is one cell: its names are set apart by `{ $delimiter }`
    .label = one cell
    .help = write `delimiter = "{ $delimiter }"` under `[ledgers.{ $ledger }]` in `comity.toml`, or export the file with the delimiter that is declared there

rule-duplicate-label = two columns of a ledger's file have the same name
duplicate-label = the column `{ $column }` is there twice
    .label = the same name again
    .first = this column is read
    .help = rename one of the two, or take it away

rule-missing-cell = a row of a ledger has fewer cells than columns
missing-cell = this row has { $cells ->
        [one] { $cells } cell
       *[other] { $cells } cells
    }, and the first line has { $labels ->
        [one] { $labels } name
       *[other] { $labels } names
    }
    .label = the row ends here
    .why = what follows a missing cell may stand in the wrong column
    .help = add the missing cells; empty ones are written as delimiters with nothing between them

rule-extra-cell = a row of a ledger has more cells than columns
extra-cell = this row has { $cells ->
        [one] { $cells } cell
       *[other] { $cells } cells
    }, and the first line has { $labels ->
        [one] { $labels } name
       *[other] { $labels } names
    }
    .label = one too many
    .why = nobody knows which cell belongs to which column, so the row is not read
    .help = put a text or a number that holds the delimiter into quotes

rule-type-error = a cell of a ledger is not of its column's type
type-error = `{ $column }`: { $reason }
    .label = not read
    .why = a cell that cannot be read is missing from every figure

rule-constraint-error = a cell of a ledger holds what can never be
constraint-error-empty = `{ $column }` is left empty
    .label = nothing is written here
    .help = fill it in, or take the row away
constraint-error-least = `{ $column }` is { $text }, and cannot be below { $bound }
    .label = not read
    .help = write a refund or a correction as a row of its own
constraint-error-above = `{ $column }` is { $text }, and must be above { $bound }
    .label = not read
    .help = correct the number
constraint-error-most = `{ $column }` is { $text }, and cannot be above { $bound }
    .label = not read
    .help = correct the number
constraint-error = `{ $column }` holds what can never be

rule-unique-error = two rows of a ledger have the same key
unique-error = `{ $key }` stands in two rows
    .label = the same key again
    .first = the other row
    .why = what was exported twice counts twice
    .help = keep one of them, or name what this row corrects in the column `replaces`

rule-foreign-key-error = a cell of a ledger names what the playbook does not have
foreign-key-error = `{ $column }`: there is no { $what } `{ $id }`
    .label = not found
    .why = such a row is missing from every figure that asks for it by name
    .market = add `[markets.{ $id }]` to `comity.toml`
    .person = add `{ $id }` under `people` in the document of their party
    .document = add a document `{ $id }.md` of this kind, or correct the name
foreign-key-error-row = there is no row `{ $text }` that this one could replace
    .label = not found
    .why = the wrong row would be counted beside its correction
    .help = write the key of that row, its parts set apart by `/`

rule-encoding-error = a ledger's file is not in the encoding that is declared
encoding-error = this is not { $encoding }, and the file is not read
    .label = the first place
    .why = names with wrong letters are other names
encoding-error-lost = a letter was lost here when the file was converted, and the file is not read
    .label = the first one
    .help = convert the original file again, or write the letter

rule-suspicious-multiline-cell = a cell of a ledger goes over many lines
suspicious-multiline-cell = this cell goes over { $lines ->
        [one] { $lines } line
       *[other] { $lines } lines
    }
    .label = it begins here
    .why = a forgotten quote swallows the rows that follow it
    .help = look for a quote that is not closed
suspicious-multiline-cell-unclosed = a quote opens here that nothing closes
    .label = the rest of the file is in this cell
    .why = the rows that follow are missing without a word
    .help = close the quote, or write a quote inside a text twice

ambiguous-number-ledger = `{ $column }`: { $reason }
    .label = not read
    .why = the two sides would read two different numbers
    .help = write `{ $thousands }` or `{ $decimal }`, or say in `comity.toml` which mark it is, as in `decimal = "."` under `[ledgers.{ $ledger }]`

unknown-reference-ledger-file = `{ $path }` belongs to no ledger: there is none called `{ $id }`
    .label = not read
    .why = rows that belong to no ledger are in no figure
    .help = rename it, or declare `[ledgers.{ $id }]` with its columns in `comity.toml`

unknown-reference-derived-ledger = `{ $path }` is not read: the rows of the ledger `{ $id }` come from the documents
    .label = not read
    .why = two sources of one ledger would tell two different stories
    .help = delete it, or give the file another name and declare that ledger in `comity.toml`

wrong-value-same-mark = `{ $mark }` cannot set thousands apart and be the decimal mark as well
    .help = keep one of the two
wrong-value-built-in-column = the column `{ $column }` of the ledger `{ $ledger }` is built in, so only its `role` can be chosen
    .help = take this away, or name a column of your own differently
wrong-value-built-in-ledger = the ledger `{ $ledger }` is built in, so its key and its day cannot be chosen
    .help = take this away
wrong-value-derived-ledger = the name `{ $ledger }` is taken: the documents give the rows and columns of that ledger
    .help = give your ledger another name
wrong-value-named-by-text = a column that names something of the playbook holds text
    .help = take `type` away, or `refers`
wrong-value-column = the ledger `{ $ledger }` has no column `{ $column }`
    .help = declare it under `[ledgers.{ $ledger }.columns]`
wrong-value-not-a-day = the column `{ $column }` holds no days
    .help = name a column of the type `date`, `moment` or `week`

ledger-more-rows = { $more ->
        [one] and { $more } more row
       *[other] and { $more } more rows
    }
ledger-more-words = { $words ->
        [one] { $words } more name is not known in this column
       *[other] { $words } more names are not known in this column
    }
ledger-declare-encoding = it looks like { $other }: write `encoding = "{ $other }"` under `[ledgers.{ $ledger }]` in `comity.toml`
ledger-save-utf8 = save the file as UTF-8, or name its encoding under `[ledgers.{ $ledger }]` in `comity.toml`

ledger-form-text = a text
ledger-form-number = a number such as `0.25`
ledger-form-count = a whole number such as `12`
ledger-form-money = an amount such as `4500.00`, with its currency in the column `currency`
ledger-form-currency = the code of a currency such as `USD`
ledger-form-date = a date such as `2026-03-31`
ledger-form-moment = a moment such as `2026-03-31T18:00+03:00`
ledger-form-week = a week such as `2026-W12`
ledger-form-bool = `true` or `false`


## Formulas

rule-unreadable-formula = a formula cannot be read, or asks for what its ledger does not have
unreadable-formula-unreadable = this formula cannot be read from here on
    .label = not understood
    .help = write one SQL expression, such as `sum(spend) / sum(engagements)`
unreadable-formula-unknown-column = the ledger `{ $ledger }` has no column `{ $name }`
    .label = not found
unreadable-formula-columns = the columns are { $known }
unreadable-formula-unknown-function = formulas have no function `{ $name }`
    .label = not found
unreadable-formula-functions = the functions are { $known }
unreadable-formula-not-aggregated = the column `{ $column }` stands outside an aggregate here
    .label = has as many values as there are rows
    .why = a metric is one number for many rows
    .help = put it into `sum({ $column })`, `avg({ $column })` or another aggregate
unreadable-formula-no-aggregate = this formula looks at no row
    .label = without an aggregate
    .why = a metric is one number for many rows
    .help = use an aggregate, such as `count(*)` or `sum(spend)`
unreadable-formula-nested-aggregate = `{ $inner }` stands inside `{ $outer }` here
    .label = an aggregate inside another
    .why = `{ $inner }` already gives one number for all rows, and `{ $outer }` finds nothing to sum up
    .help = leave one of them out
unreadable-formula-not-allowed = `{ $what }` cannot be used in formulas
    .label = not part of formulas
    .why = a formula runs on every machine that checks the playbook, and sees the rows of its ledger only
    .help = use columns, arithmetic, conditions, `case` and the functions of formulas
unreadable-formula-wrong-arguments = this function is called as `{ $takes }`
    .label = other arguments
unreadable-formula-wrong-type = there is { $found ->
        [number] a number
        [text] a text
        [day] a day
        [moment] a moment
       *[truth] a condition
    } here, and { $wanted ->
        [number] a number
        [text] a text
        [day] a day
        [moment] a moment
       *[truth] a condition
    } is needed
    .label = of another kind
    .help = { $found ->
        [day] `days(from, to)` counts the days between two days
        [moment] `hours(from, to)` and `business_hours(from, to, party)` count the time between two moments
       *[other] `cast(value as real)` makes a number of a text, and `cast(value as text)` a text of a number
    }
unreadable-formula-too-long = this formula is longer than anybody would read
    .label = more than 4096 bytes, or 600 words and signs
    .help = keep the sum in a column of the ledger
unreadable-formula-too-deep = the brackets of this formula are nested too deeply
    .label = more than 60 levels
    .help = keep a part of it in a column of the ledger

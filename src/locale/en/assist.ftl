### What an editor says about a place: hover, completion, rename, hints.

## Rename

assist-nothing-to-rename = nothing here has a name that can be changed
assist-rename-no-id = `{ $new }` cannot be a name: letters, digits, `-` and `_` are allowed, and a letter or a digit comes first
assist-rename-taken = `{ $new }` is taken already
assist-rename-file = a file stands at `{ $path }` already
assist-rename-ambiguous = after this, `{ $id }` in `{ $path }` would lead elsewhere or nowhere
assist-rename-odd = the name in `{ $path }` is written in a way that cannot be changed from here: write it plainly first
assist-rename-period = `{ $id }` says which time the document is about, so its name cannot be another
assist-rename-place = `{ $id }` stands where documents of its kind are looked for, so its name cannot be another
assist-rename-sheet = `{ $id }` stands in the sheets of both sides, and neither is changed for the other: change it in each
assist-rename-loose = `{ $id }` stands in an expression, `{ $path }` line { $line }: change it there by hand first
assist-rename-row = rows of a ledger name `{ $id }`, the first in `{ $path }` line { $line }: the name stays
assist-rename-signed = `{ $path }` is signed as it is, and says or leans on this name: the sign-offs would no longer fit
assist-rename-sealed = `{ $path }` is sealed as it is, and says this name: the seal would be broken
assist-rename-decided = the decision `{ $path }` was taken with this name, and what was decided is not rewritten

## Hover

assist-required = required
assist-required-unless-uses = required without `uses`
assist-example = For example
assist-form-bool = `true` or `false`
assist-form-choice = one of the words below
assist-form-list = a list; each item is { $item }
assist-form-name = a name
assist-form-table = a table; each key is { $key }, each value is { $value }
assist-form-record = a table with keys of its own
assist-form-or = { $this }, or { $that }
assist-form-or-several = { $this }, or a list of several
assist-form-any = any value
assist-form-reference = the id of a { $what }
assist-formula = { $formula } over the ledger { $ledger }
assist-latest = Latest: { $value }
assist-owner = Owner: { $value }
assist-decider = Decides: { $value }
assist-driver = Drives: { $value }
assist-until = Until { $value }
assist-replaced-by = Replaced by { $value }
assist-target = Target: { $target }
assist-not-judged = Not judged: it is not in force, or its time has not begun.
assist-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
assist-state-on-track = on track
assist-state-off-track = off track
assist-state-not-evaluable = cannot be told
assist-zone-same = the same time as { $zone }
assist-zone-ahead = { $length } ahead of { $zone }
assist-zone-behind = { $length } behind { $zone }
assist-hours = { $from }–{ $to } in { $zone }
assist-moment = { $date }, { $time } in { $zone }

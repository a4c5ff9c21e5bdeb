### `new` and `init`: what people begin with.

## comity new
new-done = wrote { $path }
new-hint = open it, follow the comments, and look at it with `comity check`
new-hint-page = open it, and link to it from another document, so that readers find it
new-hint-alignment = let this side fill it in alone; `comity seal` commits to it before it is shown
new-hint-decision = write the three sections; when it is decided, set `status: accepted` and `decided`
new-hint-translation = translate the text; numbers, dates and links come from the source
new-exists = there is already { $path }
    .help = give another title, or a name of your own with `--id`
new-no-title = a { $kind } needs a title
    .help = write it after the kind, in quotes: `comity new { $kind } "What it is called"`
new-wrong-id = `{ $word }` cannot be the name of a file
    .help = take letters, digits and hyphens
new-wrong-period = `{ $word }` is no period of this kind
    .help = write it as in `{ $example }`
new-no-side = `{ $word }` is no side of this partnership
    .help = name the side whose sheet it is: { $sides }
new-no-brief = there is no brief `{ $word }`
    .help = name the campaign by its brief, such as `2026-04-thaw`
new-other-kind = { $path } is a { $other }, and a { $kind } is to be written
    .help = begin with a document of the same kind
new-no-copy = the front matter of { $path } is not written key by key in lines of its own
    .help = copy the file by hand, and take out what belongs to the old one
new-no-document = a translation needs a document
    .help = name it by its file or id: `comity new translation charter --lang ru`
new-no-language = there is no language into which { $path } is still to be translated
    .help = the playbook's languages stand in `comity.toml`, under `languages`

new-title-charter = How we work together
new-title-selection = How we choose a partner
new-title-alignment = What { $name } expects
new-title-post-mortem = Why { $name } failed
new-title-period = { $name }, { $period }
new-translate = Translate what follows from { $path }, then delete this line. Facts, numbers and dates stay in the source.

## comity init
init-ask-hello = A few questions. An empty line takes what stands in brackets; everything can be changed later.
init-ask-first = Your side: the name of the company or person
init-ask-second = The other side: its name
init-ask-party-type = What it is
init-ask-country = Its country, two letters, `-` for none: rules about borders and bridges look at it
init-ask-timezone = Its time zone, such as Europe/Moscow: working days are compared
init-ask-owner = Who answers for it, as `Name Surname <mail>`: the address tells Git's commits apart
init-ask-title = What the partnership is called
init-ask-type = What sort of partnership it is
init-ask-stage = Which step of the customer's journey it is for: the primary metric follows from it
init-ask-metric = The one number that decides, a ready metric
init-ask-languages = Languages of the playbook, the first that of its files
init-ask-currency = The currency of totals
init-ask-markets = Where you will work, short names with commas
init-ask-profile = Which practice you follow: phases, rhythms and limits come from it
init-ask-forge = Where the repository will live: its checks are written for that
init-ask-again = Not understood; try again.
init-given-up = nothing was written
    .help = answer the questions, or give the answers as options: `comity init --help`
init-is-playbook = there is already a playbook in { $folder }
    .help = `comity new KIND` adds documents to it
init-no-sides = nobody has said who takes part
    .help = name both sides: `--party 'name=…' --party 'name=…'`, or run it on a terminal, where it asks
init-two-sides = a playbook begins with two sides
    .help = further parties are added with `comity new party "NAME"`
init-same-side = both sides are called `{ $id }`
    .help = give one of them another id: `--party 'name=…, id=…'`
init-wrong-party = `{ $word }` is not understood as a part of `--party`
    .help = write `name=…, type=…, country=US, timezone=America/New_York, owner=NAME <MAIL>`
init-wrong-value = `{ $word }` is not understood
    .help = `comity init --help` says how each option is written
init-no-metric = there is no ready metric `{ $word }`
init-letter = Letter of intent
init-done = { $files ->
    [one] wrote { $files } file to { $folder }
   *[other] wrote { $files } files to { $folder }
}
init-left = { $path } is there already, and was left as it is
init-next = Next: `comity check` reads it, `comity serve --open` shows it, `git init && git add -A && git commit` keeps it.

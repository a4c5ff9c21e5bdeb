# What a check found, written for other programs and for forges.

report-title = Check of the playbook
report-column-place = Place
report-column-finding = What is wrong
report-column-help = What to do
report-column-rule = Rule
report-left-out = { $n ->
    [one] { $n } more finding is left out here for its length; `comity check` shows all.
   *[other] { $n } more findings are left out here for their length; `comity check` shows all.
}
report-not-annotated = not annotated, since GitHub shows ten annotations of a level for each step: { $what }; the log of this step lists them
report-accepted = accepted by `{ $owner }` until { $until }: { $reason }
report-root-repository = The root of the repository around the playbook
report-root-playbook = The folder of the playbook
report-fix-safe = Mend it; nothing that was agreed changes
report-fix-unsafe = A possible mend; look whether it is what was meant
report-no-folder = cannot write the report { $path }: its folder does not exist
    .help = create the folder first, or name another
report-is-folder = cannot write the report { $path }: it is a folder
    .help = name a file in it
report-twice = two reports are to be written to { $path }
    .help = give each its own file

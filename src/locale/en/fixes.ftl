### Words of `comity check --fix`.

fix-nothing = nothing to mend
fix-done = mended { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} { $files ->
    [one] in { $files } file
   *[other] in { $files } files
}:
fix-would = nothing was written; it would mend { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} { $files ->
    [one] in { $files } file
   *[other] in { $files } files
}:
fix-stale = { $path } changed while it was read, so nothing in it was mended; run the command again
fix-unsafe-left = { $n ->
    [one] { $n } finding can be mended in a way that a person should look at: `--unsafe-fixes` shows it
   *[other] { $n } findings can be mended in a way that a person should look at: `--unsafe-fixes` shows it
}
fixable = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} can be mended by `comity check --fix`
fixable-both = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
} can be mended by `comity check --fix`, { $more } more by `--unsafe-fixes`

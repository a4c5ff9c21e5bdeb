### Words of `comity serve`: its line in the terminal, the bar at the foot of a page, its own pages.

serving = serving { $folder } at { $address }; Ctrl-C ends it
serve-no-browser = no browser could be started; open { $address }
port-taken = port { $port } is taken: another `comity serve` may hold it, or another program
    .help = `--port 0` takes any that is free

serve-bar = Preview
serve-none = no findings on this page
serve-more = and { $n } more
serve-all = { $n ->
    [0] no findings in the playbook
    [one] { $n } finding in the playbook
   *[other] { $n } findings in the playbook
}
serve-is-last = as it was before the mistake
serve-ended = the preview has ended

serve-broken = This page cannot be shown now
serve-waits = It appears as soon as this is mended; there is nothing to start again.
serve-last = The page as it could be shown last

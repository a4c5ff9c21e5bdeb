### What an editor says about a place: hover, completion, rename, hints.

assist-nothing-to-rename = nothing here has a name that can be changed

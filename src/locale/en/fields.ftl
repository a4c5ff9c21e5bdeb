### What each field of a document means.

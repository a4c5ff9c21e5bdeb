### Findings: one message for each, with its reason and its way out as attributes.

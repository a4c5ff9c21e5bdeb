### What several findings share: help, and the names of things.

did-you-mean = did you mean `{ $near }`?

target-party = party
target-person = person
target-party-or-person = party or person
target-market = market
target-metric = metric
target-ready-metric = ready metric
target-ledger = ledger
target-decision = decision
target-brief = campaign
target-agreement = agreement
target-candidate = candidate
target-cadence = cadence
target-object = document or item

form-table = a table of keys and values
form-list = a list such as `[one, two]`
form-text = a text
form-nothing = nothing
form-integer = a whole number

group-reading = reading
group-structure = references and structure
group-people = people and communication
group-phases = phases and gates
group-alignment = alignment
group-expectations = expectations
group-deadlines = deadlines
group-campaigns = campaigns
group-health = health
group-history = history
group-hygiene = hygiene

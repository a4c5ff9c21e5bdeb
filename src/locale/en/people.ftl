### People and communication: findings, and one line about each rule as `rule-ID`.

rule-missing-owner = a side has no partnership owner
missing-owner = `{ $side }` has no partnership owner
    .label = nobody has the role `owner`
    .why = what belongs to everybody is done by nobody, and the other side does not know whom to ask
    .help = give one person of `{ $side }` the role `owner`
missing-owner-left = `{ $side }` has had no partnership owner since `{ $person }` left on { $date }
    .label = the owner's last day
    .why = what belongs to everybody is done by nobody, and the other side does not know whom to ask
    .help = give the person who took over the role `owner`
missing-owner-later = `{ $side }` has no partnership owner until `{ $person }` comes on { $date }
    .label = the owner's first day
    .why = what belongs to everybody is done by nobody, and the other side does not know whom to ask
    .help = give the role `owner` to somebody who stands in until then

missing-owner-hours = `{ $person }` plans { $planned } for the partnership, and an owner needs at least { $wanted }
    .label = too little
    .why = coordination takes its hours, planned or not
    .help = plan { $wanted }, or share the work with somebody who coordinates

rule-several-owners = a side has more than one partnership owner
several-owners = `{ $side }` has more than one partnership owner: { $people }
    .label = another owner
    .why = two owners are two answers to one question
    .help = leave the role to one of them; whoever hands over names the other under `replaced_by`
several-owners-first = `{ $first }` is the owner already

rule-owner-left = somebody responsible has left, and nobody took over
owner-left = `{ $person }` is responsible here, left on { $date } and has no successor
    .label = nobody answers for this
    .why = a promise outlives the person who gave it only if somebody took it over
    .help = write another name here, or say in `{ $file }` who took over, under `replaced_by`
owner-left-later = `{ $person }` is responsible here and left on { $date }, and `{ $successor }` comes on { $from }
    .label = nobody answers for this until then
    .why = a promise outlives the person who gave it only if somebody took it over
    .help = write here who stands in until then
owner-left-until = the last day of `{ $person }`

rule-missing-contact = a creator has not exactly one contact in the team
missing-contact = nobody is the contact of `{ $creator }`
    .label = one person is wanted
    .why = a creator who hears from three people hears three briefs
    .help = write `contact: PERSON`, with somebody of a side
missing-contact-several = `{ $creator }` has more than one contact: { $people }
    .label = one person is wanted
    .why = a creator who hears from three people hears three briefs
    .help = keep the one through whom everything goes
missing-contact-outsider = the contact of `{ $creator }`, `{ $person }`, belongs to `{ $party }`, which is no side
    .label = not a member of the team
    .why = nobody in the team has to tell an outsider anything
    .help = name a person of one of the sides

rule-missing-creator-guide = a campaign has creators, and no page is written for them
missing-creator-guide = `{ $brief }` has creators, and no page says what they may expect
    .label = has only the brief
    .why = a creator compares partners by what they can rely on: contact, time, rounds, money
    .help = add a page under `guides/` with `audience: creator`

rule-missing-cultural-bridge = the sides are in different countries, and one has no cultural bridge
missing-cultural-bridge = nobody of `{ $side }` is a cultural bridge to `{ $other }`
    .label = nobody has the role `cultural-bridge`
    .why = a short answer is polite in one country and rude in the next
    .help = give somebody who knows both countries the role `cultural-bridge`
missing-cultural-bridge-country = `{ $other }` is in another country

rule-several-deciders = something has no decider, or more than one
several-deciders = `{ $what }` has more than one decider: { $people }
    .label = one decider is wanted
    .why = two who decide wait for each other
    .help = keep one decider and put the others under `consulted`
several-deciders-none = `{ $what }` has no decider
    .label = no decider
    .why = nobody decides while everybody is being consulted
    .help = name one person under `decider`

rule-overlapping-rights = two sides hold the same decision right
overlapping-rights = `{ $one }` and `{ $other }` both decide on `{ $what }`, under `{ $first }` and `{ $second }`
    .label = the right of `{ $other }`
    .why = what both may decide is decided twice, or by the one who is faster
    .help = leave it to one of them and put the other's person under `consulted`
overlapping-rights-approval = `{ $one }` decides on `{ $what }`, and `{ $other }` has to approve it
    .label = the approval of `{ $other }`
    .why = who must have their craft approved by the other side stops thinking about it
    .help = drop the approval, or give `{ $other }` the decision
overlapping-rights-first = the right of `{ $one }`

rule-crowded-channel = a channel has too many members
crowded-channel = the channel `{ $channel }` has { $count } members, and at most { $limit } are wanted
    .label = { $count } members
    .why = where many listen, nobody feels addressed
    .help = split the channel, or send those who only want to know to the updates

rule-update-channel-count = there is not exactly one channel for updates
update-channel-count = { $count } channels are for updates: { $channels }
    .label = another channel for updates
    .why = with two places for news, each side reads the other one
    .help = keep one for `updates` and give the others another purpose
update-channel-count-none = no channel is for updates
    .label = one with `purpose: updates` is wanted
    .why = news that travels in chats is gone in a week
    .help = give one channel `purpose: updates`, best of all a document
update-channel-count-tool = updates live in `{ $tool }`, and the profile names { $tools }
    .label = another tool
    .why = news is read where everybody looks for it
    .help = move the updates, or name the tool in the profile's `update_tools`
update-channel-count-first = a channel for updates already

rule-no-async-channel = the sides' clocks are far apart, and every channel is live
no-async-channel = the clocks of `{ $one }` and `{ $other }` are up to { $hours } h apart, and every channel is live
    .label = no channel works without everybody being there
    .why = whoever can only talk has an hour a day for it; the rest of the day a question waits
    .help = add a channel for writing, such as a shared document, with `mode: async`
no-async-channel-zone = one of the two time zones

rule-missing-escalation = the escalation ladder has too few levels, or one that is unfinished
missing-escalation = the escalation has { $count ->
        [0] no levels
        [one] { $count } level
       *[other] { $count } levels
    }, and at least { $wanted } are wanted
    .label = whom to call when it gets stuck
    .why = when something is stuck is the worst moment to find out who could free it
    .help = write each level as `level: N, to: [PERSON], when: …, within: 2d`
missing-escalation-level = level { $level } of the escalation lacks { $keys }
    .label = this level
    .why = when something is stuck is the worst moment to find out who could free it
    .help = say to whom (`to`), when (`when`) and how soon (`within`)

rule-meeting-outside-hours = a meeting falls outside somebody's working hours on some day of the year
meeting-outside-hours = `{ $cadence }` begins at { $time } for `{ $party }` on { $date }, outside its hours { $hours }
    .label = { $time } for `{ $party }`
    .why = countries change their clocks on different days, and who always stays up late reads it as a message
    .help = choose an hour that both have all year round, or hold it in writing with `mode: async`
meeting-outside-hours-ends = `{ $cadence }` ends at { $time } for `{ $party }` on { $date }, outside its hours { $hours }
    .label = until { $time } for `{ $party }`
    .why = countries change their clocks on different days, and who always stays up late reads it as a message
    .help = choose an hour that both have all year round, make it shorter, or hold it in writing with `mode: async`
meeting-outside-hours-hours = the hours of `{ $party }`

rule-cadence-too-sparse = the sides hear from each other too seldom
cadence-too-sparse = `{ $cadence }` comes every { $every }, and every { $limit } is wanted
    .label = too seldom
    .why = in two weeks a misunderstanding becomes work that has to be done again
    .help = meet every { $limit }, or add an update in writing with `kind: update`
cadence-too-sparse-none = no cadence brings the sides together every { $limit }
    .label = no sync among these
    .why = in two weeks a misunderstanding becomes work that has to be done again
    .help = add `sync: {"{"} every: { $limit }, kind: update {"}"}`

cadence-too-sparse-mode = no cadence with `mode: { $mode }` brings the sides together every { $limit }
    .label = no such sync among these
    .why = the profile lets only a sync with `mode: { $mode }` count
    .help = add `sync: {"{"} every: { $limit }, mode: { $mode }, kind: update {"}"}`
cadence-too-sparse-figures = `{ $metric }` is measured every { $every }, and every { $limit } is wanted of a KPI
    .label = too seldom
    .why = what is measured once a month is known when the month is lost
    .help = measure it every { $limit }

rule-decided-in-meetings = most of what was decided lately was decided in meetings
decided-in-meetings = { $count } of the last { $n } decisions were taken on the day of a meeting; at most { $most } is wanted
    .label = the latest of them
    .why = what waits for the next call waits a week
    .help = propose in writing, with a decider and a day by which they decide

rule-cadence-too-dense = a creator is asked too often
cadence-too-dense = `{ $cadence }` asks the creator `{ $creator }` every { $every }, and every { $limit } is the most
    .label = too often
    .why = who reports every day has no day left to make something
    .help = ask once a week, or leave `{ $creator }` out of it

rule-overlong-sync = a sync takes longer than it should
overlong-sync = `{ $cadence }` is planned for { $minutes } minutes, and { $limit } are the most
    .label = too long
    .why = what does not fit into a short call is work, and needs fewer people
    .help = keep what happened, what comes next and what stands in the way; move the rest to those it concerns
overlong-sync-held = the latest sync took { $minutes } minutes, and { $limit } are the most
    .label = too long
    .why = what does not fit into a short call is work, and needs fewer people
    .help = write what happened before the call, and talk about what stands in the way

rule-channel-silence = a side has added nothing for long while an agreement holds
channel-silence = `{ $side }` has added nothing since { $date }, for { $length }
    .label = silent
    .why = saying yes and then being quiet is the commonest way to leave
    .help = ask `{ $side }` what stands in the way, or write down the pause in `index.md`
channel-silence-never = `{ $side }` has added nothing since the agreement of { $date }, for { $length }
    .label = silent
    .why = saying yes and then being quiet is the commonest way to leave
    .help = ask `{ $side }` what stands in the way, or write down the pause in `index.md`
channel-silence-last = the last that came from `{ $side }`
channel-silence-agreed = the agreement holds from here

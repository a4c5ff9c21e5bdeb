### What comes next: phases and coming dates.

phase-exploration = Exploration
phase-alignment = Alignment
phase-intent = Letter of intent
phase-pilot = Pilot
phase-framework = Framework
phase-scale = Scale
phase-exit = Exit
both-sides = both sides
next-phase-begins = { $phase } begins
next-phase-ends = { $phase } ends
next-campaign-starts = { $title }: campaign starts
next-campaign-ends = { $title }: campaign ends
next-decision-review = { $title }: decision is looked at again
next-action = { $title }: action is due
next-term-ends = { $title }: term ends
next-rights-end = { $title }: rights end
next-notice = { $title }: last day for notice
next-record = { $kind }, { $period }: due
next-meeting = Meeting: { $cadence }
next-payment = Payment { $id }: { $amount }
next-payment-unknown = Payment { $id }
next-delivery = { $what } is due
next-content-rights-end = { $what }, rights end

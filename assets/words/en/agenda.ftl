# The agenda, the export of questions and the report, on the console.

agenda-title = Agenda and time
agenda-plan = Plan
agenda-as-it-goes = As it goes
agenda-slot-ends = the slot ends { $time }
agenda-spoken = The plan above, and below how it goes: { $words }
agenda-segment = Segment
agenda-status = Status
agenda-planned = Planned
agenda-has = Has
agenda-used = Used
agenda-from-to = From – to
agenda-must-start = Must start by
agenda-row = { $title }: { $status }, planned { $planned }, has { $has }, used { $used }
agenda-row-by = must start by { $time }
agenda-start-now = Start now
agenda-ago = { $ago } ago
agenda-skip = Skip
agenda-swap = Swap with the next
agenda-join = Join with the next
agenda-was-told = was told { $time }
agenda-told = Told { $time }
agenda-finish = Finish
agenda-clarification-end = End the clarification
agenda-clarification = Clarification
agenda-reopen = Reopen
agenda-over = over; it can be reopened when nothing runs
agenda-bring-back = Bring back
agenda-end-at = End at
agenda-end-at-hint = hh:mm
agenda-end-at-name = End at, a time of day
agenda-set = Set
agenda-time-of-day = A time of day is written like 14:05
agenda-share-over = Share out the overrun
agenda-share-left = Share out what is left
agenda-take = Take it
agenda-how = { $words }. A way is shown here before it is taken; { $key } takes it back.
agenda-nobody = nobody’s time changes

export-title = Export the questions
export-what = Texts alone: no times, no handles, not in the order of arrival. Underlined is what may point at a person or a place. The search for it is simple and misses much: read every text, and leave out what you doubt.
export-shuffled = Shuffled
export-themed = By theme, shuffled within each
export-sensitive = With the ones marked sensitive
export-save = Save { $count } of { $total } texts…
export-formats = As .md, .csv or .json, by the name that you give it.

report-rehearsal = Report of this rehearsal
report-show = Report of this show
report-no-slot = This deck has no slot, so there is nothing to report.
report-names = With the names of speakers and the titles of slides
report-no-words = No question’s words are in it.
report-pdf = Save as PDF…
report-markdown = Save as Markdown…
report-csv = Save as CSV…
report-back = Back
report-had = Had
report-against = Against
report-stopped = Stopped for
report-slide = Slide
report-even-share = Even share
report-shown = Shown
report-questions = Questions: { $questions }.
report-nothing-measured = Nothing was measured yet: every segment counts as planned.
report-measured-all = The plan says { $planned }. Measured: all { $of } segments.
report-measured = The plan says { $planned }. Measured: { $heard } of { $of } segments; the others count as planned.
report-ended-exactly = It ended at { $end }, exactly with the slot.
report-ended-after = It ended at { $end }, { $by } after the slot.
report-ended-before = It ended at { $end }, { $by } before the end of the slot.
report-taken = { $count } taken
report-state =
    { $word ->
       *[other] { $count } { $state }
    }
report-none-taken = none were taken

# The report that is saved.

report-title = Report: { $title }
report-plain = Report
report-of-rehearsal = Report of a rehearsal
report-was-rehearsal = This was a rehearsal.
report-about-before = { $date }, slot { $from } to { $to } ({ $zone }). No clock was started.
report-about-running = { $date }, slot { $from } to { $to } ({ $zone }). Started { $started }, not ended yet.
report-about = { $date }, slot { $from } to { $to } ({ $zone }). Started { $started }, ended { $ended }.
report-segments = Segments
report-slides = Slides
report-who = Who
report-by-hand = By hand
report-against-plan = Against the plan
report-planned-start = Planned start
report-started = Started
report-ended = Ended
report-interruptions = Interruptions
report-nothing-taken = None were taken down.
report-as-it-went = As it went
report-timeline = The plan above, and below what happened. { $words }
report-took = { $number }: planned { $planned }, took { $took }
report-did-not-run = { $number }: planned { $planned }, { $status }

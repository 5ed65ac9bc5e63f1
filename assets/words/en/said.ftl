# What the rooms below know: clocks, questions, refusals.

list-and = { $first } and { $last }
over-a-day = over a day
decimal-sign = .

phase-planned = on time
phase-wrap-up = wrap up
phase-last-call = last call
phase-over = over

status-to-come = to come
status-running = running
status-paused = paused
status-interrupted = interrupted
status-over = over
status-skipped = skipped

policy-proportional = in proportion
policy-equal-cut = same cut for all
policy-equal-share = same time for all
policy-below-floors = below the floors

weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    }
month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    }
date = { $weekday } { $day } { $month } { $year }

slot-was = this slot was on { $date }: rehearse now?
slot-will-be = this slot is on { $date } at { $time }: rehearse now?
all-skipped = every segment is skipped
finished-exactly = finished { $end }, nothing to spare
finished-over = finished { $end }, { $by } over
finished-spare = finished { $end }, { $by } to spare
over-cut = { $by } over: cut { $by }
over-close = { $by } over: close now
nothing-spare = nothing
behind-still-ends = { $by } behind, still ends { $end } ({ $spare } to spare)
ahead-ends = { $by } ahead, ends { $end }
on-time-ends = on time, ends { $end }
starts-in = starts in { $wait }
starts-in-but = starts in { $wait }; { $but }
not-started-but = not started: { $but }

minutes =
    { $one ->
        [1] 1 minute
       *[other] { $number } minutes
    }
needs = This deck needs { $needs }; the slot has { $has }: { $tail }.
needs-nothing-spare = nothing to spare
needs-spare = { $minutes } to spare
needs-too-many = { $minutes } too many

number-word =
    { $count ->
        [0] no
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $count }
    }
price = { $by } here = { $effects }
price-nobody = { $by } here changes nobody’s time
price-nobody-ends = { $by } here changes nobody’s time: still ends { $end } ({ $spare } to spare)
price-no-longer-fits = { $by } here: then it no longer fits, by { $short }
price-between = between { $least } and { $most }
price-for-one = “{ $title }”
price-for-each = each of the { $count } others
price-for-some = { $count } others
price-less = { $amount } less for { $whom }
price-more = { $amount } more for { $whom }
price-questions = questions { $after } instead of { $before }
ends-spare = ends { $end } ({ $spare } to spare)
ends-instead = ends { $end } instead of { $before } ({ $spare } to spare)
told-now = told { $told }, now { $now }
offer-skip =
    { $enough ->
        [1] skip “{ $title }” (frees { $frees })
       *[other] skip “{ $title }” (frees { $frees }, not enough alone)
    }
offer-join =
    { $enough ->
        [1] join “{ $title }” (frees { $frees })
       *[other] join “{ $title }” (frees { $frees }, not enough alone)
    }
offer-below-floors = go below the floors, everybody in the same proportion
infeasible-nothing = no segment to come may be changed
infeasible-short = not possible: even at their shortest, the segments to come need { $by } more than is left

state-inbox = in the inbox
state-queued = in the queue
state-next = next
state-asking = being asked
state-answering = being answered
state-answered = answered
state-parked = parked
state-removed = removed
state-merged = merged
list-waiting = waiting
list-parked = parked
list-answered = answered
list-removed = removed
claim-ordinary = in its turn
claim-clarification = clarification
claim-reply = right of reply
kind-written = written question
kind-floor = request for the floor
flag-sensitive = sensitive
flag-do-not-project = do not project
flag-interpretation = needs interpretation
stage-picking = picking
stage-reading = reading out
stage-answering = answering
stage-closed = closed
counter-first-time = first-time askers
counter-civil-society = civil society
counter-delegations = delegations
counter-academia = academia
counter-others = others
counter-africa = Africa
counter-asia-pacific = Asia and the Pacific
counter-eastern-europe = Eastern Europe
counter-latin-america = Latin America and the Caribbean
counter-western-europe = Western Europe and others
trace-name = name or place
trace-date = date or number
trace-first-person = speaks of themselves
trace-address = address

refused-no-slide = There is no slide called “{ $id }”.
refused-no-timing = This deck has no agenda, so there is no clock to set.
refused-not-previewed = Look at the preview of question { $number } first.
refused-not-for-room = Question { $number } cannot go on the room screen: it is marked “do not project”, removed, merged, or empty.
refused-long-message = The message has { $length } characters; at most { $limit } fit.
refused-nothing-to-undo = There is nothing to undo.
refused-unknown-segment = the agenda has no segment called “{ $title }”
refused-already-running = “{ $title }” is already running
refused-other-running = “{ $title }” is still running: finish it first
refused-over = “{ $title }” is over: reopen it to go on
refused-not-over = “{ $title }” is not over, so there is nothing to reopen
refused-skipped = “{ $title }” was skipped: bring it back first
refused-not-skipped = “{ $title }” was not skipped
refused-begun = “{ $title }” has begun: only a segment still to come can be skipped, moved or joined
refused-nothing-running = no segment is running
refused-already-paused = “{ $title }” is already paused
refused-paused = “{ $title }” is paused: resume it first
refused-not-paused = “{ $title }” is not paused
refused-interrupted = “{ $title }” is interrupted: end the interruption first
refused-not-interrupted = nothing is interrupted
refused-nothing-left = no segment is left to start
refused-nothing-to-take = “{ $title }” has used all its time: there is nothing left to take
refused-same = those are the same segment
refused-no-change = that would change nothing
refused-end-passed = { $time } has passed
refused-too-long = { $length } is more than a segment can have
refused-empty = The question is empty.
refused-long-question = The question has { $length } characters; at most { $limit } are kept. Shorten it, or split it in two.
refused-long-tag = A tag is too long: at most 100 characters.
refused-many-tags = Too many tags or addressees: at most 20.
refused-no-language = That is not a language tag such as en or zh-Hant.
refused-unknown-question = There is no question { $number }.
refused-full = The queue is full.
refused-list-closed = The list is closed. A clarification or a right of reply can still be added.
refused-busy = Question { $number } has the floor. Mark it as answered or put it back first.
refused-round-open = Round { $number } is open. Close it or cancel it first.
refused-nobody-asks = No question has the floor.
refused-not-from = Question { $number } is { $state }: that cannot be done now.
refused-not-there = A question cannot simply be moved there.
refused-other-list = Questions { $one } and { $other } are not in the same list.
refused-nothing-to-merge = A merge needs at least two different questions.
refused-not-merged = Question { $number } was not made by a merge.
refused-parts = A split needs two to ten parts.
refused-no-round = No round is open.
refused-round-size = A round takes 1 to 12 questions.
refused-round-full = The round is complete.
refused-round-empty = The round has no questions yet.
refused-not-picked = Question { $number } is not waiting in the round.
refused-unread = Question { $number } of the round has not been read out.
refused-all-read = All questions of the round have been read out.

note-already-live = already live
note-not-live = the show is not live
note-question-down = question taken down
note-no-jump = no jump to go back from
note-no-freeze = not live: nothing to freeze
note-already-so = already so
note-one-slide = one slide has to stay
note-no-panic = no panic to resume from
note-already-up = already on the room screen
note-room-holding = not live: the room screen shows the holding slide
note-no-question-up = no question is up
note-no-message = no message to acknowledge
note-already-there = already there
note-not-live-holding = not live: the room sees the holding slide
note-one-language = this deck has one language
note-frozen = the room keeps what it sees: end the freeze first
note-no-message-clear = no message to clear
note-resume-first = the holding slide is up: resume first
note-last-slide = last slide
note-first-slide = first slide

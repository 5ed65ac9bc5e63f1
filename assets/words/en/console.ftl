# The console: its head, the stage, the clock.

calm-words = Everything is hidden. Nothing is lost.
calm-show = Show everything again

faults-in-deck =
    { $count ->
        [one] 1 fault in the deck
       *[other] { $count } faults in the deck
    }
remarks-on-deck =
    { $count ->
        [one] 1 remark
       *[other] { $count } remarks
    }
live = Live
present = Present
rehearsal = Rehearsal
rehearsal-faster = Rehearsal ×{ $speed }
time-in = The time in { $zone }

menu = Menu
menu-open = Open a deck…
menu-recent = Open recent
menu-no-recent = Decks that you open are listed here.
menu-findings = What the check found
menu-preflight = Pre-flight…
menu-displays = Displays
menu-on-slide = On the slide
menu-agenda = Agenda and time…
menu-report = Report…
menu-print = Print the event on paper…
menu-lock = Lock the console
menu-safety = Safety…
menu-settings = Settings…
menu-dark = Dark windows
menu-light = Light windows
menu-keys = Change keys, teach a clicker…
menu-quit = Quit

no-clock-because = No clock: { $why }.
timeline-nothing = nothing runs
timeline-until = { $title } runs until { $time }
timeline-runs = { $title } runs
timeline = Slot { $from } to { $to }: { $words }
forgotten = Start the clock { $ago } ago?
forgotten-why = Slides have moved, and no segment runs.
forgotten-start = Start it then
forgotten-not-yet = Not yet
clock-moved = The system clock moved { $by }
clock-moved-why = The show keeps its own time.
clock-keep = Keep
clock-adopt = Adopt the system’s
room-black = The room sees black
room-white = The room sees white
room-blank-back = { $key } or { $next } shows the slide
room-question = The room sees question { $number }
room-question-back = { $key } or Esc takes it away
room-holding = The room sees the holding slide
room-holding-back = Esc goes back to the slides
room-frozen = The room is frozen
room-frozen-back = it keeps the slide it had; { $key } lets it follow again
room-closed = The room’s window is closed
room-open-again = Open it again
no-trace = No trace
not-saved = The show goes on, but it is not being saved
displays = Displays

this-slide = This slide: { $words }
slide-of = Slide { $number } of { $total }
step-of = step { $number } of { $total }
enlarged = enlarged { $times } times: drag to move it
own-order = today’s own order
slide-hidden = hidden: the show passes it by
go-to-digits = Go to { $digits }: Enter
drawing = Drawing
undo-line = Undo line
draw-clear = Clear
done = Done
goes-with-slide = Goes with the slide
slides-in = Slides in { $language }
what-room-sees = What the room sees
previous = Previous
next = Next
black = Black
freeze = Freeze
go-to = Go to
overview = Overview
hide-all = Hide all
hide-all-hint = Hide everything on every window now
next-step-of-slide = The next step of this slide
last-slide-stays = This is the last slide. The room keeps it.
next-is = Next: { $words }
next-on-screen = Next on the screen

no-slot-no-clock = This deck has no slot, so there is no clock to run.
stop-at = stop at { $time }
stands-at = { $title } stands at { $figures }
interrupted-by = interrupted: { $label }
interrupted-spoken = { $title }, { $word } for { $figures }
interrupted = interrupted
paused = paused
left-spoken = { $title }: { $figures } left, { $word }
waiting-starts = The slot starts in
waiting-not-started = not started
waiting-all-over = All segments are over
waiting-none = No segment is running
waiting-left = left of the slot
waiting-spoken = { $title }: { $figures } { $word }
slot-left = Slot { $figures }
slot-over = Slot over { $figures }
slot-left-hint = What is left of the slot. This clock never stops.
clock-start = Start the clock
clock-go-on = Go on
clock-pause = Pause
next-segment = Next segment
minute-less = – 1 min
minute-more = + 1 min
price-held = { $price }. Let the key go to do it, Esc leaves it
questions-start-by = Questions must start by { $time }
next-in-agenda = Next in the agenda
next-segment-at = { $title }, { $length } at { $time }
next-segment-is = { $title }, { $length }

message-seen = Seen by the panel
message-not-seen = Not yet seen by the panel, sent { $ago } ago
no-notes = This slide has no notes.
preview-first = No question is previewed: { $key } comes first
preview-of = Preview of question { $number }: the room does not see it yet
preview-spoken = Preview: { $words }
preview-show = Show it to the room
leave = Leave
preview-afterwards = Afterwards { $key } or Esc takes it away.

key-enter = Enter
key-esc = Esc
key-control = Ctrl
key-alt = Alt
key-shift = Shift
key-page-down = Page Down
key-page-up = Page Up
key-space = Space
key-home = Home
key-end = End
key-delete = Delete
key-backspace = Backspace

display-gone = { $name } is gone: the room’s window is on this screen until the cable is back
only-rehearsal-faster = Only a rehearsal can run faster than the clock on the wall
rehearsal-speed = The rehearsal runs { $speed } times as fast as the clock on the wall
fault-console = This console could not be drawn
fault-room = The room’s window could not be drawn: it shows the holding slide
fault-panel = The panel’s window could not be drawn: it is neutral
fault-others = The other windows go on. The next step tries again{ $place }
fault-nothing-lost = The show goes on, the other windows too, and the keys work. Nothing is lost.
fault-again = Draw it again
room-slide = The room sees slide { $number }
room-neutral = The room’s screen is neutral
room-question-number = Question { $number }
warning-phase = { $title }: { $phase }
warning-questions-late = Questions should have started by { $time }
warning-slot-over = The slot is over

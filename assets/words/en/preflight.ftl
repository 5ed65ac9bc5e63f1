# What to look at before the show.

light-ready = ready
light-note = note
light-checking = checking
light-look = look
light-act = act
subject-displays = Displays
subject-mirrored = Mirrored
subject-clicker = Clicker
subject-file = Deck file
subject-fonts = Fonts
subject-pictures = Pictures
subject-fit = Fit
subject-steps = Slides and steps
subject-clock = Clock and slot
subject-journal = Journal
subject-sleep = Sleep
subject-power = Power
subject-sound = Sound
deed-displays = Displays…
deed-findings = What was found
deed-no-clicker = No clicker
deed-teach = Teach it…
sound-not-needed = Not needed: Sidestage plays no sound.
deck-wait = Every slide is being drawn once…
machine-wait = The machine is being asked…
display-at = { $display } at { $scale }
displays-unlisted = This system does not list its displays. Move the windows by hand.
displays-one = One display only: the room’s window will be a window here. Connect the projector and choose “extend”.
displays-none-chosen = The room’s window fills no display. Choose one.
displays-good = The room: { $room }{ $console }{ $more }.
displays-console = { "" }; this console: { $display }
displays-more =
    { $count ->
        [0] { "" }
        [1] { "" }; one more
       *[other] { "" }; { $count } more
    }
mirrored-act = Two displays show the same picture: the room sees your notes and questions. Choose “extend” in the system’s settings.
mirrored-unknown = This system does not say. Look at the wall: it must not show this window.
mirrored-one = One display is seen. If the wall shows this window, it is mirrored: choose “extend”.
mirrored-good = Every display shows its own picture.
clicker-none = None. The arrow keys do the same.
clicker-all = Forward, back and blank arrive.
clicker-two = Forward and back arrive; blank was not pressed.
clicker-forward = Forward arrives. Now press back.
clicker-back = Back arrives. Now press forward.
clicker-press = Press its buttons now, forward and back: no slide moves.
file-faults =
    { $count ->
        [0] The file is as it should be.
        [1] 1 fault: its slide shows a card.
       *[other] { $count } faults: their slides show cards.
    }
slides-list =
    { $count ->
        [0] no slide
        [1] slide { $a }
        [2] slides { $a } and { $b }
        [3] slides { $a }, { $b } and { $c }
       *[other] slides { $a }, { $b }, { $c } and { $more } more
    }
glyphs-good = Every character of the deck has its glyph, and the fonts are brought along.
glyphs-missing = A character without a glyph ({ $characters }) on { $slides }: write it otherwise.
pictures-soft = Too few pixels on { $slides }: the room sees it soft.
pictures-good =
    { $count ->
        [0] The deck has none.
        [1] One, and it is shown.
       *[other] All { $count } are shown.
    }
pictures-broken = On { $slides }: { $problem }.
fit-pale = Words are pale on { $slides }: hard to read from the back.
fit-good = Every text fits its slide.
fit-overflow =
    { $count ->
        [1] A text does not fit on { $slides }: shorten it.
       *[other] Texts do not fit on { $slides }: shorten it.
    }
steps-none = The deck has no slides.
steps-not-drawn = Cannot be drawn: { $slides }. The room sees a plain card.
steps-slides =
    { $count ->
        [1] 1 slide
       *[other] { $count } slides
    }
steps-hidden = { $slides }, { $count } hidden
steps-good = { $slides }: { $presses } presses to the end.
steps-no-holding = { $words } No holding slide: the deck’s title stands in.
slot-text = { $date }, { $from }–{ $to } in { $zone }
clock-none = No clock runs: { $why }.
clock-has-moved = The system’s clock moved by { $by } since the start. Compare with a watch.
clock-other-day = The slot is on { $slot }. Today is a rehearsal.
clock-good = { $slot }. Now { $now }: { $until }.
clock-good-zone = { $slot }. Now { $now }: { $until }. This laptop is set to another zone; Sidestage shows the room’s.
clock-starts-in = starts in { $length }
clock-left = { $length } left
clock-over = { $slot }: the slot is over.
journal-no-folder = There is no folder for it: after a crash this show would be lost.
journal-not-written = Cannot be written ({ $why }): after a crash this show would be lost.
journal-openly = Encrypted, but others on this machine can see its folder: take their rights away.
journal-good = Can be written, encrypted, and only you can read its folder.
awake-by-hand = Nothing here can keep the machine awake: turn sleep and the screen saver off by hand.
awake-by = The machine is kept awake by { $by }.
awake-asked = The system is being asked to stay awake…
awake-while-live = While the show is live the machine is kept awake, by { $by }.
power-mains = From the mains.
power-low = Battery, { $percent } % left: connect the charger now.
power-battery = Battery, { $percent } % left: connect the charger.
power-on-battery = Battery: connect the charger.
power-unknown = This system does not say. Connect the charger.
preflight-green = All green
preflight-checking = Checking
preflight-look = { $count } to look at
preflight-mend = { $count } to mend
preflight-key = { $words } ({ $key })
preflight-spoken = Pre-flight: { $words }
preflight-hint = Pre-flight: what to look at before the show
preflight-title = Pre-flight
preflight-title-green = Pre-flight: all green
preflight-title-wait = Pre-flight: looking…
preflight-again = Check again
preflight-foot = Sound is the room’s. Look at the wall from the last row.
preflight-line = { $subject }, { $light }: { $words }
keeper-desktop = the desktop
keeper-system = the system
keeper-x-server = the X server

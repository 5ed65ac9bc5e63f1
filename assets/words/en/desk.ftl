# What the program says to the moderator in a word.

none-waits = No question waits: press { $key } to add one
queue-empty-inbox = The queue is empty, the inbox has { $count }: { $choose } chooses one, { $bring } brings it into the queue
live-before-rehearse = The show is live: end it before you rehearse
no-show-running = No show is running
slides-are-in = The slides are in { $language }
no-slot-clock = This deck has no slot: its clock cannot run
no-segment-running = No segment is running
question-answering = Question { $number } is being answered: press { $key } when it is
no-such-slide = There is no slide { $number }: the last is { $last }
nothing-found-to-go = Nothing was found to go to
no-slot-no-agenda = This deck has no slot, so there is no agenda
time-is-shared = The time is shared { $policy }: { $effect }
nothing-to-interrupt = No segment is running, so there is nothing to interrupt
no-question-to-export = There is no question to export
none-chosen = No question is chosen: { $down } and { $up } choose one
list-empty = This list is empty
none-chosen-none-asked = No question is chosen, and none has the floor
select-two = Select at least two questions to merge: { $one } and { $other } select, and Ctrl with a click
round-is-open = Round { $number } is open: { $key } reads out the next question
round-answered = Round { $number } is being answered: { $key } closes it
round-at-most = A round takes at most { $count } questions
round-begun = A round of questions: { $key } reads out each in turn
questions-added = { $count } questions added, one for each line
no-card-live = The room’s display gets no card while the show is live
lines-gone = The lines on this slide are gone
no-lines = There are no lines on this slide
panel-display-gone = { $name } is gone: the panel’s window is on this screen
room-left-full = The room’s window left full screen: { $key } has it fill its display again
panel-left-full = The panel’s window left full screen and is an ordinary window now
no-display-to-fill = There is no other display that the room’s window could fill
console-unknown = This system does not say on which display the console stands: move it by hand
console-stays = This system keeps the console where it is: move it to the other display by hand, then swap
nothing-to-swap = The room’s window fills no display, so there is nothing to swap
display-not-there = That display is not there any more
display-taken = That display is taken, and whoever is there has no other one: choose one for them first
mirrored-warning = two displays show the same picture: the room would see this console
deck-order-again = The order of the deck again
slide-earlier = Slide { $number } comes earlier in this run
slide-later = Slide { $number } comes later in this run
slide-passed = Slide { $number } is passed by in this run
slide-shown = Slide { $number } is shown in this run

path-empty = Type a path first.
path-no-file = There is no such file.
path-exists = A file of that name exists already: choose another name.
path-no-folder = There is no such folder.
file-unreadable = The file cannot be read: { $why }
file-too-large = The file is larger than 1 MB: that is more than questions need
imported =
    { $count ->
        [one] 1 question added to the inbox
       *[other] { $count } questions added to the inbox
    }
imported-long = { $words }; { $count } longer than { $limit } characters left out
imported-more = { $words }; the file has more than { $limit }, the rest was left out
saved-as = Saved as { $path }
cannot-be-written = { $path } cannot be written: { $why }
texts-saved = { $count } texts saved. They are not encrypted: keep the file where nobody looks for it
texts-not-saved = The texts cannot be saved there: { $why }
deck-live = The show is live: end it before you open another deck
deck-unreadable = This deck cannot be opened: { $why }
no-dialog-paper = This system opens no file dialog: the command line writes the paper, see --help
no-thread-print = Nothing can be printed: the system gives no thread
dialog-forgotten = A dialog for a file stood open: its answer does not count any more
window-room = The room – Sidestage
window-panel = The panel – Sidestage
window-display = Display { $number } – Sidestage

cut-off = The last show of this deck stopped without an end, { $ago } ago, on slide { $slide } of { $total }.
cut-off-waiting =
    { $count ->
        [one] One question waits.
       *[other] { $count } questions wait.
    }
cut-off-damaged = The end of its journal was damaged ({ $damage }); everything before is there.
rehearsal-other-day = The deck’s slot is not today: this is a rehearsal, and every screen says so
rehearsal-now = This is a rehearsal: the slot starts now, and every screen says so
ended = The show has ended
forgotten-questions =
    { $count ->
        [0] There were no questions.
        [1] One question was forgotten.
       *[other] { $count } questions were forgotten.
    }
nothing-was-written = Nothing of this show was written.
kept-in-memory = Nothing of this show was written. It is in memory until the next one starts or the window closes.
kept-closed = The journal stays on this machine, encrypted and closed with the passphrase, until it is deleted: by the end of the next show of this deck, or under Safety in the menu.
kept-open = The journal stays on this machine, encrypted; its key lies in another folder, until it is deleted: by the end of the next show of this deck, or under Safety in the menu.
no-folder = this machine has no folder for it
dialog-decks = Sidestage deck or package
dialog-questions = Text or CSV, a question on each line
message-seen-button = Message: { $message }. Seen
nothing-printed = Nothing can be printed: { $why }
nothing-to-report = This deck has no slot, so there is nothing to report
no-event = the deck has no event, so there is no slot to keep
dialog-source = A file to begin with
dialog-sources = Decks, Markdown, PDF and presentations

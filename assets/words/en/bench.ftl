# New decks, finding, spelling, and slides from another deck.

bench-menu = The whole deck
bench-unsaved = This deck has edits that are not saved: save it first (Ctrl+S)
bench-leave = Leave
bench-no-thread = The system gives no thread for this.

new-title = New deck
new-live = The show is live: end it before you make a new deck
new-file = new-deck
new-side-event = Side event
new-side-event-what = 90 minutes: a panel, and questions for a third of the time
new-panel-discussion = Panel discussion
new-panel-discussion-what = 60 minutes: a conversation, then the room
new-talk = Talk
new-talk-what = 20 minutes: one speaker, and questions
new-file-card = From a file
new-file-card-what = Markdown, PDF, PowerPoint, or a package
new-old-card = From an old deck
new-old-card-what = Its slides again, for another day
new-field-title = Title
new-hint-title = What the event is called
new-field-date = Day
new-field-start = Start
new-field-end = End
new-field-zone = Time zone of the room
new-field-language = Language of the deck
new-fill = The agenda of the template is shared out to fill the slot. Everything can be changed later.
new-choose = Choose the file…
new-nothing-chosen = No file is chosen yet.
new-file-help = Pages of a PDF and slides of a presentation come as pictures; Markdown comes as slides that can be edited.
new-keep-notes = With the notes
new-choose-file = Choose the file first.
new-choose-old = Choose the old deck first.
new-make = Make it…
new-working = Making the deck …
new-progress = { $done } of { $all }
new-stop = Stop
new-exists = { $file } exists already. Choose another name.
new-cannot = { $file } cannot be written: { $why }
new-remarks = { $count ->
    [one] Something was left out or changed: see the problems of the deck
   *[other] { $count } things were left out or changed: see the problems of the deck
}
new-path-source = A file to begin with
new-path-place = Where the new deck goes

find-title = Find and replace
find-field = Find
find-hint = Words in any text, in any language
find-with = Replace by
find-with-hint = What comes in their place
find-case = Capitals count
find-whole = Whole words
find-accents = Accents count
find-links = In links too
find-nothing-asked = Every text and all notes are searched while you type.
find-none = Nothing was found.
find-count = { $count ->
    [one] Found in 1 place
   *[other] Found in { $count } places
}
find-go = Go there
find-replace = Replace
find-replace-all = { $count ->
    [one] Replace it
   *[other] Replace all { $count }
}
find-replaced = { $count ->
    [0] Nothing was replaced.
    [one] Replaced in 1 place.
   *[other] Replaced in { $count } places.
}
find-left = { $count ->
    [one] Replaced in 1 place
   *[other] Replaced in { $count } places
}; { $left ->
    [one] 1 place is left, because markup runs through it.
   *[other] { $left } places are left, because markup runs through them.
}

place-slide = Slide { $number }
place-notes = notes
place-title = title
place-text = text
place-event = event
place-agenda = agenda
place-speakers = speakers
place-sources = sources
place-assets = pictures
place-table = table
place-chart = chart

spelling-title = Spelling
spelling-looking = Looking through the deck …
spelling-none = No word is left to look at.
spelling-without = Without a dictionary on this machine: { $languages }
spelling-count = { $at } of { $count }
spelling-suggesting = Looking for what may have been meant …
spelling-no-suggestion = No dictionary has a word like it.
spelling-own = In its place
spelling-everywhere = Replace everywhere
spelling-next = Next
spelling-ignore = Ignore
spelling-learn = Right for me
spelling-deck = Right in this deck
spelling-learned = “{ $word }” is in your list now
spelling-not-kept = Nothing is written in a show without a trace
spelling-not-written = Your list cannot be written: { $why }
spelling-by-hand = Markup runs through this word: mend it on the slide

borrow-title = Slides from another deck
borrow-which = Which deck do they come from?
borrow-choose = Choose a deck…
borrow-other = Another deck…
borrow-opening = Opening the deck …
borrow-segments = With their segments of the agenda, and who speaks in them
borrow-insert = { $count ->
    [0] Choose slides
    [one] Insert 1 slide
   *[other] Insert { $count } slides
}
borrow-working = Bringing the slides …
borrow-done = { $count ->
    [one] 1 slide came in, with what it needs
   *[other] { $count } slides came in, with what they need
}

parcel-menu = Pack into one file…
parcel-place = Where the deck goes
parcel-package = This deck came out of a package: choose where it goes on as a deck of its own
parcel-packed = Packed with everything it needs: { $file }
parcel-unpacked = The deck goes on as { $file }

# The editor: its head, the list of slides, the sheet of layouts, what is to be mended, and what changes are called.

editor-page-slides = Slides
editor-page-event = Event
editor-page-agenda = Agenda
editor-page-speakers = Speakers
editor-page-sources = Sources
editor-page-theme = Theme
editor-page-languages = Languages
editor-more = More

editor-undo = Undo
editor-redo = Redo
editor-undo-what = Undo { $what }
editor-redo-what = Redo { $what }
editor-nothing-to-undo = Nothing to undo
editor-nothing-to-redo = Nothing to redo
editor-menu = Menu
editor-save = Save
editor-saved = saved
editor-unsaved = not saved yet
editor-open = Open a deck…
editor-present = Present
editor-present-first = Present from the first slide
editor-console = Console
editor-back = Back to the console
editor-dark = Dark editor
editor-light = Light editor
editor-quit = Quit
editor-language = The language in which the slides are shown and written here
editor-opens = { $key } opens the editor

editor-live = Live
editor-live-place = slide { $number } of { $count }
editor-live-left = { $segment }: { $time } left
editor-live-over = { $segment }: { $time } over
editor-no-clock = no clock runs
editor-goes-back = { $key } goes back to the console
editor-news = The room sees the deck from before.
editor-take-over = Take over
editor-not-now = Not now
editor-nothing-staged = There is no edited deck to take over
editor-taken-over = { $what }: taken over
editor-difference = { $count ->
    [0] The deck has changed
    [one] The deck has changed: 1 slide
   *[other] The deck has changed: { $count } slides
}
editor-slide-gone = The slide that was shown is gone from the deck: the one before it is shown
editor-plan-kept = The segment that runs is not in the edited agenda: the clocks keep the one from before

editor-place = Slide { $number } of { $count }
editor-hidden-here = hidden: the show passes it by
editor-step = step { $step } of { $count }
editor-all-steps = { $count ->
    [one] the one step is shown
   *[other] all { $count } steps are shown
}
editor-step-on = Next step
editor-step-back = Step before
editor-empty = This deck has no slides yet.
editor-first-slide = Make the first slide
editor-notes = Notes
editor-notes-step = Notes at step { $step }
editor-notes-per-step = Their own for each step
editor-notes-hint = What to say, and what to look out for.

editor-slide = Slide { $number }: { $title }
editor-slide-hidden = { $slide }, hidden
editor-slide-mend = { $slide }, { $count } to mend
editor-hidden = hidden
editor-no-segment = In no segment
editor-segment-unknown = no segment “{ $id }”
editor-new = New slide
editor-new-after = New slide after this one
editor-duplicate = { $count ->
    [one] Duplicate
   *[other] Duplicate the chosen slides
}
editor-hide = Hide in the show
editor-unhide = Show in the show
editor-up = Move up
editor-down = Move down
editor-cut = Cut
editor-copy = Copy
editor-paste = Paste
editor-delete = { $count ->
    [one] Delete
   *[other] Delete the chosen slides
}

editor-refused-copy = There is no slide to copy
editor-refused-delete = There is no slide to delete
editor-refused-hide = There is no slide to hide
editor-refused-move = The slides are at the end already
editor-refused-paste = No slide was copied
editor-refused-misfit = This does not fit the deck any more

editor-mend-none = Nothing to mend
editor-mend-looking = Looking through the deck …
editor-mend-faults = { $count ->
    [one] 1 fault
   *[other] { $count } faults
}
editor-mend-remarks = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
editor-mend-both = { $faults } to mend, { $remarks } to look at
editor-mend-when = The deck is checked a moment after every change.
editor-mend-more = { $count } more follow once these are mended.
editor-mend-slide = Slide { $number }
editor-mend-fault = Fault
editor-mend-remark = Remark
editor-mend-spoken = { $kind }, { $place }: { $words }

editor-layouts-hint = Tab goes from one to the next, Enter takes it, Esc leaves.
editor-leave = Leave
editor-layout-spoken = { $name }: { $what }
layout-title = Title
layout-title-what = The first slide of the deck
layout-section = Section
layout-section-what = Divides the deck
layout-statement = Statement
layout-statement-what = One sentence, large
layout-bullets = List
layout-bullets-what = A title and points
layout-two-columns = Two columns
layout-two-columns-what = Side by side
layout-quote = Quotation
layout-quote-what = Somebody’s own words
layout-image = Picture
layout-image-what = Full, or beside text
layout-table = Table
layout-table-what = Rows and columns
layout-chart = Chart
layout-chart-what = Numbers, drawn
layout-timeline = Timeline
layout-timeline-what = Dates along a line
layout-panel = Panel
layout-panel-what = The speakers
layout-agenda = Agenda
layout-agenda-what = From the deck’s agenda
layout-question = Question
layout-question-what = For the room’s questions
layout-sources = Sources
layout-sources-what = What the deck cites
layout-holding = Holding
layout-holding-what = Before, after, between
layout-blank = Blank
layout-blank-what = Nothing at all
layout-free = Free
layout-free-what = Boxes anywhere

change-text = typing
change-text-slide = typing on slide { $number }
change-insert = new slide { $number }
change-remove = delete slide { $number }
change-move = move slide { $number }
change-duplicate = duplicate slide { $number }
change-paste = paste slide { $number }
change-hide = hide or show slide { $number }
change-layout = layout of slide { $number }
change-picture = picture
change-picture-slide = picture on slide { $number }
change-table = table on slide { $number }
change-chart = chart on slide { $number }
change-boxes = boxes on slide { $number }
change-steps = steps of slide { $number }
change-notes = notes of slide { $number }
change-slide = settings of slide { $number }
change-event = event
change-agenda = agenda
change-speakers = speakers
change-sources = sources
change-theme = theme
change-language = translation
change-language-slide = translation of slide { $number }
change-replace = replace
change-outside = changes from outside
change-word = word of this deck

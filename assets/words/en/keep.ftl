# The deck's file: saving, earlier versions, unsaved edits after a crash, and changes by others.

keep-saved = Saved
keep-saved-as = Saved as { $path }
keep-carried = { $count ->
    [one] One picture went along
   *[other] { $count } pictures went along
}
keep-not-carried = Not found, so not beside the new file: { $names }
keep-taken = The file was changed outside and taken over: { $what }
keep-merged = The file was changed outside: { $what }. Your own edits stay
keep-back = The file is there again
keep-spoilt = Unsaved edits from before were found, but their file is { $word }. It was put aside: { $path }
keep-versions-none-kept = The version before could not be put aside: { $why }

keep-why-read-only = the file is read-only
keep-why-full = the disk is full
keep-why-no-folder = its folder is gone
keep-why-not-allowed = this account may not write there
keep-why-a-folder = a folder stands in its place
keep-why-other = the disk does not take it

keep-word-foreign = something else
keep-word-newer = from a newer version
keep-word-torn = cut off
keep-word-damaged = damaged
keep-word-unreadable = unreadable

keep-banner-not-saved = Not saved: { $why }
keep-banner-not-saved-what = Your edits are kept on this machine.
keep-banner-not-kept = Your edits are in memory only: { $why }
keep-banner-not-kept-what = Save them in another place.
keep-banner-unreadable = The file cannot be read any more
keep-banner-unreadable-what = { $why }
keep-banner-gone = The file is gone
keep-banner-gone-what = Everything is here still. Save puts it there again.
keep-banner-clash = The file was changed outside, where you changed it too
keep-banner-clash-what = Nothing is lost, whichever side you choose.
keep-banner-left = Unsaved changes of { $time } were found
keep-banner-left-what = The program ended before they were saved.
keep-banner-elsewhere = This deck is open in another window
keep-banner-elsewhere-what = Edit it in one of them only.
keep-look = Look…
keep-choose = Choose…
keep-save-as = Save as…
keep-save-over = Save mine over it
keep-save = Save

keep-left-title = Unsaved changes of { $time } were found
keep-left-words = The program ended before they were saved. This is what differs from the file:
keep-take-up = Take them up
keep-discard = Discard
keep-later = Later
keep-discard-hint = What is discarded stays under Versions.

keep-clash-title = Whose version counts?
keep-clash-words = The file was changed outside in these places, and so they were here. Everything else is put together already. The side that is not chosen stays under Versions.
keep-ours = Mine
keep-theirs = The other
keep-all-ours = Mine everywhere
keep-all-theirs = The other everywhere
keep-clash-take = Take these
keep-it-gone = removed
keep-it-changed = changed

keep-versions-title = Versions
keep-versions-words = What stood in the file before each save, and what was put aside. Bringing one back can be undone.
keep-versions-none = No earlier version is kept yet. The next save keeps the one before it.
keep-versions-wait = Looking…
keep-versions-same = as it is now
keep-versions-unreadable = not a deck
keep-version-saved = Before a save
keep-version-ours = Mine, not chosen
keep-version-theirs = The other, not chosen
keep-version-discarded = Discarded edits
keep-bring-back = Bring back
keep-brought-back = The version of { $time } is back. Undo takes it away again

keep-unsaved-title = Save the changes?
keep-unsaved-words = The deck has edits that are not in its file. Kept for next time, they are offered when it is opened again.
keep-unsaved-words-no-trace = The deck has edits that are not in its file. Nothing of them is kept beside it.
keep-for-next-time = Keep for next time
keep-stay = Stay

keep-new = { $what } { $number } is new: { $words }
keep-gone = { $what } { $number } is gone: { $words }
keep-changed = { $what } { $number }, { $words }: { $fields }
keep-changed-whole = { $what } { $number }, { $words }
keep-order = { $what }: another order
keep-field = The deck: { $field }
keep-more = { $count ->
    [one] and one thing more
   *[other] and { $count } things more
}
keep-things = { $count ->
    [one] one thing
   *[other] { $count } things
}
keep-one-slides = Slide
keep-one-agenda = Segment
keep-one-speakers = Speaker
keep-one-sources = Source
keep-one-assets = Picture
keep-many-slides = Slides
keep-many-agenda = Agenda
keep-many-speakers = Speakers
keep-many-sources = Sources
keep-many-assets = Pictures
keep-fields-title = title
keep-fields-subtitle = subtitle
keep-fields-kicker = line above the title
keep-fields-text = text
keep-fields-items = list
keep-fields-columns = columns
keep-fields-quote = quote
keep-fields-attribution = attribution
keep-fields-image = picture
keep-fields-table = table
keep-fields-chart = chart
keep-fields-boxes = boxes
keep-fields-steps = steps
keep-fields-notes = notes
keep-fields-layout = layout
keep-fields-segment = segment
keep-fields-hidden = hidden
keep-fields-theme = theme
keep-fields-aspect = shape
keep-fields-language = language
keep-fields-event = event
keep-fields-words = words of the spelling
keep-fields-kept = parts that cannot be read
keep-fields-name = name
keep-fields-minutes = minutes
keep-path = Save the deck

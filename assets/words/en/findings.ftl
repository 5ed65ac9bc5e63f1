# What the check finds, in its own words: here every language is spoken, on the command line and in files English alone.
found-floor = the least is { $a } minutes, more than the { $b } planned
found-no-time = the segment has no time
found-no-slides = no slide belongs to the segment `{ $a }`
found-too-long = the agenda takes { $a }, which is { $b } more than the slot of { $c }
found-questions = the questions have { $a } of a slot of { $b }, less than a third
found-note-id = a footnote can cite only ids of letters, digits, `-`, `_`, `.` and `:`
found-no-alt = there is no `alt`: what the picture says to somebody who cannot see it
found-unused-speaker = nothing uses the speaker `{ $a }`
found-unused-source = nothing uses the source `{ $a }`
found-unused-asset = nothing uses the asset `{ $a }`
found-file-missing = there is no such file in the deck’s folder
found-file-outside = the path contains `..`; pictures must lie in the deck’s folder or below it
found-file-link = the path leads out of the deck’s folder through a link; copy the file into the folder instead
found-file-large = the file is larger than 96 MiB
found-file-empty = the file is empty
found-file-undecoded = the picture cannot be decoded
found-file-unread = the file cannot be read: { $a }
found-date = `{ $a }` is not a day of the calendar
found-zone = unknown time zone `{ $a }`; expected a name such as `Europe/Amsterdam`
found-slot = the slot ends at { $a }, which is not after its start at { $b }
found-empty = the text is empty
found-time = `{ $a }` is not a time of day from 00:00 to 23:59
found-clocks-on = the clocks go forward that day, and this time does not exist
found-clocks-back = the clocks go back that day, and this time comes twice; the first is meant
found-same-id-speaker = the id `{ $a }` is already that of { $b }; every speaker needs its own
found-same-id-segment = the id `{ $a }` is already that of { $b }; every segment needs its own
found-same-id-source = the id `{ $a }` is already that of { $b }; every source needs its own
found-same-id-asset = the id `{ $a }` is already that of { $b }; every asset needs its own
found-same-id-slide = the id `{ $a }` is already that of { $b }; every slide needs its own
found-tag = `{ $a }` is not a language tag such as `en`, `ar` or `zh-Hans`
found-no-speakers = unknown speaker `{ $a }`; the deck has no speakers
found-no-segments = unknown segment `{ $a }`; the deck has no agenda
found-no-sources = unknown source `{ $a }`; the deck has no sources
found-no-assets = unknown asset `{ $a }`; the deck has no assets
found-speaker = unknown speaker `{ $a }`
found-segment = unknown segment `{ $a }`
found-source = unknown source `{ $a }`
found-asset = unknown asset `{ $a }`
found-no-rows = the table has no rows
found-cells = the row has { $a }, and the table { $b }
found-no-chart = the chart has nothing to draw
found-values = the series has { $a }, and the chart { $b }
found-share = a share of a whole cannot be negative
found-notes = there are notes for { $a }, and the slide has { $b }
found-deep = the list has { $a } levels; { $b } are set apart from each other
found-no-step = this step reveals nothing
found-no-parts = there is no part { $a }: the slide has no parts
found-only-part = there is no part { $a }: the only part is 0
found-part = there is no part { $a }: the parts are 0 to { $b }
found-revealed = the part { $a } is already revealed before
found-no-segment = the slide belongs to no segment of the agenda
found-many-words = the slide has { $a } words; more than { $b } are hardly read while somebody speaks
found-needs-here = missing; the layout `{ $a }` needs it
found-needs = the layout `{ $a }` needs { $b }
found-not-shown = the layout `{ $a }` does not show `{ $b }`
found-no-title = the slide has no title
found-crop-edge = the part that is shown reaches over the edge of the picture
found-crop-nothing = the part that is shown is next to nothing
found-box-edge = the box reaches over the edge of the slide
found-box-empty = the box has neither a text nor an asset
found-no-fallback = the text is missing in `{ $a }`, the language of the deck
found-link = the link `{ $a }` does not start with https://
found-theme = unknown theme `{ $a }`: it is not built in, and no theme file has this name
found-theme-faults = the theme file `{ $a }` has { $b }; `{ $c }` is used instead
found-not-drawn = this slide cannot be laid out
found-overflow = this text does not fit even at the smallest readable size: about { $a } % of it does
found-glyphs = no face that comes with Sidestage has these characters: { $a }
found-pale-picture = this text has a contrast of { $a }:1 with the picture behind it; at least { $b }:1 is read
found-pale = this text has a contrast of { $a }:1 with what is behind it; at least { $b }:1 is read
found-blurred = the picture has { $a } × { $b } pixels and is enlarged until it blurs; { $c } × { $d } are sharp on a screen of 1080 lines
found-small = { $a } text of { $b } is not read from the last row; at least { $c } (1/{ $d } of the height) is
found-family = the family `{ $a }` does not come with Sidestage; give its font files in `files`
found-contrast = `{ $a }` on `{ $b }` has a contrast of { $c }:1; at least { $d }:1 is read
found-spelling = `{ $a }` is not in the dictionary of `{ $b }`
found-no-dictionary = the spelling of `{ $a }` is not checked: no dictionary for it is installed
found-no-file = there is no such file
found-not-allowed = the file may not be read with this account
found-folder = this is a folder and not a deck file
found-mark = the file starts with a byte order mark, which UTF-8 does not need; saving leaves it out
found-newer = the deck has format { $a } and was written by a newer Sidestage; this one reads format { $b } only
found-many-slides = the deck has { $a } slides; at most { $b } are allowed
found-field-kept = unknown field `{ $a }`; it is kept, and shown nowhere
found-field = unknown field `{ $a }`
found-twice = `{ $a }` is given again below; only the last one is read and saved
found-too-many-letters = `{ $a }` is longer than { $b } characters
found-too-short = `{ $a }` is too short
found-whole-number = expected a whole number without point or exponent, found `{ $a }`
found-range = expected a number from { $a } to { $b }, found `{ $c }`
found-least = expected a number of at least { $a }, found `{ $b }`
found-most = expected a number of at most { $a }, found `{ $b }`
found-more = { $a } more findings are not listed, { $b } of them errors

found-or = { $first } or { $last }
found-of-file = `{ $path }`: { $fault }
found-meant = { $words }; did you mean `{ $word }`?
found-count-cells =
    { $count ->
        [one] 1 cell
       *[other] { $count } cells
    }
found-count-values =
    { $count ->
        [one] 1 value
       *[other] { $count } values
    }
found-count-labels =
    { $count ->
        [one] 1 label
       *[other] { $count } labels
    }
found-count-steps =
    { $count ->
        [one] 1 step
       *[other] { $count } steps
    }
found-count-errors =
    { $count ->
        [one] an error
       *[other] { $count } errors
    }

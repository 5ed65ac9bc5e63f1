# The inspector of a slide and the pages of the deck.

# The pages of the deck.
fields-page-event = Event
fields-page-agenda = Agenda
fields-page-speakers = Speakers
fields-page-sources = Sources
fields-page-theme = Theme
fields-page-languages = Languages

# The inspector of a slide.
fields-layout = Layout
fields-layout-now = Layout: {$layout}. Choose another
fields-needs = The layout {$layout} needs: {$fields}
fields-kept = Kept, but not shown by this layout: {$fields}
fields-drawn-from = What this slide shows comes from the page {$page}.
fields-nothing = This layout shows nothing but its ground.
fields-broken = The slide is kept in the file as it is, and the room sees a card instead.
fields-broken-anew = Write it anew
fields-kicker = Line above the title
fields-title = Title
fields-subtitle = Subtitle
fields-text = Text
fields-items = List
fields-item-add = Add a line
fields-line = line {$number}
fields-indent = {$name}: one level deeper
fields-outdent = {$name}: one level higher
fields-earlier = {$name}: earlier
fields-later = {$name}: later
fields-remove = {$name}: take out
fields-events = Events
fields-event-when = when
fields-event-add = Add an event
fields-columns = Columns
fields-column-first = First column
fields-column-second = Second column
fields-column-title = Heading
fields-quote = Quotation, without its marks
fields-attribution = Whose words
fields-original = {$language}: {$words}
fields-language-edit = Write in {$language}
fields-language-add = Write in another language
fields-bold = Bold (Ctrl+B)
fields-italic = Italic (Ctrl+I)
fields-link = Link (Ctrl+K)
fields-footnote = Footnote (Ctrl+Shift+F)
fields-link-address = Address of the link
fields-link-set = Make the link
fields-cancel = Leave it
fields-footnote-source = Which source?
fields-footnote-none = The deck has no sources yet.
fields-cite = Cite {$name}

# Pictures.
fields-image = Picture
fields-pictures = Pictures
fields-path-picture = Add a picture
fields-path-picture-hint = /folder/picture.png
fields-path-picture-take = Add it
fields-picture-none = The deck has no pictures yet. Add one, or drop a file on this window.
fields-picture-choose = Choose a picture, add one, or drop a file on this window.
fields-picture-take = Picture: {$name}
fields-picture-add = Add a picture…
fields-picture-off = Take the picture off the slide
fields-picture-copying = The picture is being copied beside the deck.
fields-picture-kind = This is no picture that slides can show. Take a PNG, JPEG, WebP, GIF or SVG file.
fields-picture-large = The file is larger than 96 MiB.
fields-picture-unreadable = The file cannot be read: {$why}
fields-picture-unwritable = The picture cannot be copied beside the deck: {$why}
fields-picture-no-thread = The system gives no thread to copy the picture.
fields-picture-place = Where it stands
fields-place-left = Left
fields-place-right = Right
fields-place-centre = Centre
fields-place-full = Full
fields-alt = What the picture shows
fields-alt-missing = Say what the picture shows, for whoever cannot see it.
fields-caption = Caption
fields-credit = Made by
fields-licence = Licence
fields-crop = Part that is shown, in per cent
fields-crop-whole = Show the whole picture
fields-left = Left
fields-top = Top
fields-width = Width
fields-height = Height
fields-place-of = {$name}: {$side}
fields-percent-wrong = A number from 0 to 100

# Tables and charts.
fields-table = Table
fields-table-new = Make a table
fields-table-header = The first row is a header
fields-table-paste = Cells copied from a spreadsheet can be pasted into a cell.
fields-row = Row {$number}
fields-row-add = Add a row
fields-column = Column {$number}
fields-column-add = Add a column
fields-cell = Row {$row}, column {$column}
fields-cell-header = Header of column {$column}
fields-grid-menu = {$name}: add, move, take out
fields-grid-before = Add one before
fields-grid-after = Add one after
fields-grid-earlier = Move back
fields-grid-later = Move on
fields-grid-remove = Take out
fields-chart = Chart
fields-chart-new = Make a chart
fields-chart-bar = Bars
fields-chart-line = Line
fields-chart-share = Shares
fields-chart-unit = What the numbers count
fields-chart-label = Label
fields-chart-label-of = Label of row {$number}
fields-chart-value = Number: row {$row}, series {$column}
fields-chart-passed = {$count ->
    [one] One cell was no number and was passed over.
   *[other] {$count} cells were no numbers and were passed over.
}
fields-series = Series {$number}
fields-series-name = Name of series {$number}
fields-series-add = Add a series
fields-number-wrong = A number, such as 3.5

# Free slides, steps, notes.
fields-boxes = Boxes
fields-box = Box {$number}
fields-box-text = Add a text
fields-box-picture = Add a picture
fields-box-words = New text
fields-box-size = Letters, per cent of the height
fields-steps = What each press reveals
fields-steps-all = Everything at once
fields-steps-list = One after the other
fields-steps-groups = Groups
fields-steps-start = From the start
fields-steps-press = Press {$step}
fields-steps-when = When: {$part}
fields-part = Part {$number}
fields-notes = Notes

# What every slide has.
fields-show = In the show
fields-segment = Segment of the agenda
fields-segment-none = None
fields-fade = Fades into the next slide
fields-hidden = Hidden: the show passes it by
fields-more = More
fields-dir = Direction
fields-dir-text = As the text has it
fields-dir-ltr = Left to right
fields-dir-rtl = Right to left
fields-slide-language = Language of plain texts on this slide
fields-language-wrong = A language tag, such as en, ar or zh-Hans
fields-background = Colour behind the slide
fields-colour-wrong = A colour such as #1b2a4a
fields-id = Name in the file
fields-id-of = Name in the file of {$name}
fields-id-about = Others refer to it by this name. A new one is put everywhere at once.
fields-id-empty = A name is needed
fields-id-long = At most 100 characters
fields-id-sign = Letters, digits, and the signs - _ . :
fields-id-taken = This name is taken
fields-ids = Names in the file
fields-used-ask = Used here: {$places}. Take it out there too?
fields-used-remove = Take it out everywhere
fields-used-keep = Keep it
fields-used-slides = {$count ->
    [one] slide {$numbers}
   *[other] slides {$numbers}
}

# The event and the deck.
fields-event-none = The deck has no event yet, so there is no slot to keep.
fields-event-new = Say when and where
fields-event-name = Name of the event
fields-event-date = Day
fields-date-wrong = A day, such as 2022-12-07
fields-event-start = Starts at
fields-event-end = Ends at
fields-event-ends = The slot must end after its start.
fields-time-wrong = A time, such as 13:15
fields-event-zone = Time zone
fields-zone-wrong = Type a city and choose its zone
fields-zone-take = Time zone {$zone}
fields-event-venue = Room and building
fields-event-on-record = On the record
fields-event-on-record-about = What is said may be quoted with names.
fields-deck-title = Title of the deck
fields-deck-aspect = Shape of the slides
fields-deck-language = Language of plain texts
fields-deck-language-about = Texts that are written in one language alone count as written in this one.
fields-deck-id = Name of the deck in the file
fields-deck-id-about = The record of a show is kept under this name.
fields-deck-id-wrong = Letters, digits, and the signs . _ -, at most 100

# The agenda.
fields-agenda-about = The segments of the slot, in their order.
fields-agenda-bar = The segments to scale against the slot
fields-agenda-no-slot = {$planned} minutes. Without an event there is no slot to hold them against.
fields-agenda-over = {$planned} of {$slot} minutes, {$over} too many
fields-agenda-full = {$planned} of {$slot} minutes, none to spare
fields-agenda-spare = {$planned} of {$slot} minutes, {$spare} to spare
fields-agenda-questions = Questions have {$questions} minutes, at least a third.
fields-agenda-few = Questions have {$questions} minutes, less than a third; {$third} would be one.
fields-segment-title = Title
fields-segment-kind = Kind
fields-segment-minutes = Minutes
fields-segment-floor = At least
fields-segment-protected = Protected
fields-segment-wrap-up = Wrap up, seconds
fields-segment-last-call = Last call, seconds
fields-segment-changeover = Change over, seconds
fields-segment-who = Who
fields-segment-add = Add a segment
fields-segment-new = New segment
fields-kind-opening = Opening
fields-kind-talk = Talk
fields-kind-questions = Questions
fields-kind-closing = Closing
fields-kind-buffer = Spare time
fields-minutes-wrong = Minutes, up to 1440
fields-seconds-wrong = Whole seconds
fields-who-nobody = Nobody
fields-who-none = The deck has no speakers yet.
fields-who-count = {$count} people

# The speakers and the sources.
fields-speakers-about = Whoever speaks from the panel. A role is enough where a name would not be safe.
fields-speakers-none = Nobody yet. Add the first speaker.
fields-speaker-name = Name or role to show
fields-speaker-role = Speaks as
fields-speaker-say = How the name is said
fields-speaker-language = Speaks in
fields-speaker-add = Add a speaker
fields-speaker-new = Speaker {$number}
fields-sources-about = What footnotes cite, word for word.
fields-sources-none = Nothing yet. Add the first source; then a footnote can cite it.
fields-source-text = Citation
fields-source-url = Where it can be read
fields-source-url-plain = An address begins with https://
fields-source-cited = cited on {$places}
fields-source-unused = cited nowhere
fields-source-add = Add a source
fields-source-new = New source

# The theme.
fields-theme-about = The colours of the slides. Theme files beside the deck are found by themselves.
fields-theme-take = Theme {$name}
fields-theme-gone = The theme {$name} is not there; the slides have the usual one.
fields-theme-looking = Looking for theme files beside the deck.
fields-theme-again = Look again
fields-theme-page = Contrast on most slides
fields-theme-turned = Contrast on section slides
fields-contrast-pair = {$colour} on {$behind}
fields-contrast-good = enough
fields-contrast-poor = too little: at least {$least}
fields-colour-ink = text
fields-colour-quiet = quiet text
fields-colour-accent = accent
fields-colour-paper = the ground
fields-colour-tint = surfaces

# The languages side by side.
fields-languages-about = Every text of the deck in two languages, side by side.
fields-languages-from = From
fields-languages-to = Into
fields-languages-new = {$language} (new)
fields-languages-missing-only = Missing only
fields-languages-missing = missing
fields-languages-complete = Nothing is missing here.
fields-languages-done = {$done} of {$all} texts
fields-languages-at = Slide {$slide}, {$field}

# The questions on the console.

questions = Questions
can-still-take = we can still take { $count }
can-still-take-hint = Rounds of three: a minute to ask each, four minutes to answer, 20 s to hand over
list-closed = List closed
add = Add
message = Message
on-panel-screen = On the panel’s screen:
take-away = Take away
more = More
close-the-list = Close the list
open-the-list = Open the list
more-floor = Request for the floor…
more-find = Find…
more-filter = Filter…
more-themes = Themes…
more-balance = Balance…
more-round = Round of three
more-break-off = Break off the round
more-export = Export…
more-import = Import…
found-in-lists =
    { $count ->
        [one] 1 question found in all lists
       *[other] { $count } questions found in all lists
    }
leave-search = Leave the search
list-count = { $count } { $list }
selected-count = { $count } selected
merge = Merge
round = Round
button-hint = { $words }: { $key }
to-whom = to { $names }
theme-is = theme { $theme }
narrowed-to = Only { $parts }: { $count }
show-all = Show all
round-strip = Round { $number }: questions { $questions }
round-read = { $read } of { $of } read out
answered = Answered
answer-together = Answer together
read-next = Read out the next
handle-hint = To find them in the room: slip 14, blue card. Never a name.
handle-name = To find the asker, on the console alone
line-question = Type the question. Enter puts it in the queue, Esc leaves. Each pasted line is one.
line-floor = The subject, if there is one. Tab goes on, Enter adds the request.
line-edit = The wording. Shift+Enter begins another question. Enter keeps it.
line-edit-name = Edit the question
line-merge = A neutral wording for all of them, if you like. Enter merges.
line-search = Words or a number. Enter keeps what was found, Esc leaves.
line-message = Type a message for the panel. Enter shows it, Esc leaves.
being-answered = Being answered
show-dots = Show…
park = Park

no-question-found = No question has these words. Esc leaves the search.
no-question-passes = No question of this list passes the filter. { $key } changes it.
no-question-waits = No question waits. Press { $key } and type: it is here before the speaker ends.
no-question-in-list = No question is { $list }. { $key } shows the next list.
question-spoken = Question { $number }, { $state }. { $details }
detail-selected = selected
detail-next = Next
detail-floor = asks for the floor
detail-voices = { $count } voices
into-queue = Into the queue
back-to-queue = Back to the queue
ask-now = Ask now
put-next = Put next
up = Up
down = Down
one-more = +1
marks-dots = Marks…
edit = Edit
take-apart = Take apart
remove = Remove
floor-clock = { $so-far } of { $allowed }
floor-clock-over = { $so-far } of { $allowed }, over

question-number = Question { $number }
mark-sensitive = Sensitive: to be handled with care
mark-do-not-project = Do not project: it can never go on the room’s screen
mark-interpretation = Needs interpretation
marks-addressed = Addressed to (nobody marked: the whole panel)
marks-turn = Turn
marks-language-guess = Language (a guess: { $language })
marks-language = Language
marks-handle = To find the asker in the room (kept in memory, shown here alone)
marks-handle-hint = slip 14, blue card: never a name
marks-handle-name = To find the asker
filter-title = Filter the questions
filter-addressed = Addressed to (with those to the whole panel)
filter-everybody = Everybody
filter-theme = Theme
filter-every-theme = Every theme
filter-language = Language (as set, or else as guessed from the words)
filter-every-language = Every language
filter-show-all = Show all again
themes = Themes
themes-of-one = Themes of question { $number }
themes-of-more = Themes of the { $count } selected questions
themes-none = No question has a theme yet. A theme is a word or two: costs, safety, next steps.
theme-remove = Remove the theme { $theme }
theme-rename = Rename the theme { $theme }
rename = Rename
themes-choose = Choose a question, or select several, to give them a theme.
theme-new-name = New name of the theme
theme-new-name-hint = The new name. Enter renames it everywhere.
theme-new = New theme
theme-new-hint = A new theme. Enter gives it to the questions.
balance = Balance
balance-what = Tap what you see: numbers alone, tied to no question and to nobody in the room.
balance-who = Who asks
balance-where = Where they come from
balance-panel = The panel: time of their segments, and answers as tapped
balance-speaker =
    { $count ->
        [one] { $time }, 1 answer
       *[other] { $time }, { $count } answers
    }
balance-more = One more: { $name }, now { $value }
balance-less = One less: { $name }, now { $value }

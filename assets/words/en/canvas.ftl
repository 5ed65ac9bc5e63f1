# The live slide of the editor: what its texts are called, what may stand in empty places, and its boxes.

canvas-slide = This slide: { $words }
canvas-text = { $name }: { $words }
canvas-empty = empty

canvas-kicker = Line above the title
canvas-title = Title
canvas-subtitle = Subtitle
canvas-words = Text
canvas-quote = Quotation
canvas-attribution = Whose words
canvas-caption = Caption
canvas-item = Point { $number }
canvas-item-below = Point { $number } of { $above }
canvas-label = Date of point { $number }
canvas-column-title = Heading of column { $column }
canvas-column-text = Text of column { $column }
canvas-column-item = Point { $number } of column { $column }
canvas-heading = Heading { $column } of the table
canvas-cell = Row { $row }, column { $column }
canvas-box-text = Text of box { $number }

canvas-prompt-title = Title
canvas-prompt-text = Text
canvas-prompt-quote = Quotation
canvas-prompt-attribution = Whose words
canvas-prompt-item = First point

canvas-box = Box { $number }: { $words }
canvas-box-picture = Box { $number }: picture { $words }
canvas-box-hint = Drag to move; arrow keys move by one unit, with Shift by ten, with Alt the size; Enter writes, Delete removes

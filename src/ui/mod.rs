//! What all windows share: the theme, the widgets, and the table of commands and keys.

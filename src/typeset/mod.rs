//! A slide and a theme become a page: a display list with every glyph in its place, laid out by parley.

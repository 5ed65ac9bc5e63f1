//! The windows: they turn input into commands and draw views of the show.

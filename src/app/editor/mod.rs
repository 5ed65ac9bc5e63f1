//! The editor: the fields of a slide and of the deck.

pub mod fields;

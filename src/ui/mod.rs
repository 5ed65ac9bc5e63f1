//! What all windows share: the theme, the widgets, and the table of commands and keys.

pub mod bindings;
pub mod choice;
pub mod commands;
pub mod direct;
pub mod field;
pub mod fonts;
pub mod icons;
pub mod languages;
pub mod panel_words;
pub mod said;
pub mod secret;
pub mod shaped;
pub mod sparing;
pub mod texture;
pub mod theme;
pub mod widgets;
pub mod words;

//! Days and lengths of time as documents write them, in the language of the room.

use super::words::Words;
use crate::deck::model::Event;

/// A length in minutes in a language: "10 min", "7,5 min", "دقيقتان".
#[must_use]
pub fn length(language: &str, millis: i64) -> String {
    Words::of(language).length(millis)
}

/// The day of an event in a language: "Wednesday 7 December 2022".
#[must_use]
pub fn date(language: &str, event: &Event) -> String {
    Words::of(language).date(event)
}

/// The slot of an event: "13:15–14:45".
#[must_use]
pub fn slot(event: &Event) -> String {
    Words::slot(event)
}

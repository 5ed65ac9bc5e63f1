//! One stack of what can be undone, over time and questions alike. Slide moves are not on it.

use crate::questions::Queue;
use crate::timing::{self, Plan};

/// How many changes can be undone.
pub(super) const DEPTH: usize = 200;

/// What there was before a change.
#[derive(Clone)]
pub(super) enum Before {
    /// How many deeds had been done to the clocks.
    Clock(usize),
    /// The queue. Its clone shares everything that has not changed since.
    Queue(Queue),
}

/// A change that can be undone.
#[derive(Clone)]
pub(super) struct Entry {
    pub label: String,
    pub before: Before,
}

/// The stack.
#[derive(Clone, Default)]
pub(super) struct Stack {
    entries: Vec<Entry>,
    /// How many of the topmost entries a replay of the journal would have too: those since the last snapshot.
    replayed: usize,
}

impl Stack {
    pub(super) fn push(&mut self, words: &str, before: Before) {
        if self.entries.len() >= DEPTH {
            self.entries.remove(0);
        }
        self.entries.push(Entry { label: format!("Undo: {words}"), before });
        self.replayed = (self.replayed + 1).min(self.entries.len());
    }

    pub(super) fn pop(&mut self) -> Option<Entry> {
        let entry = self.entries.pop()?;
        self.replayed = self.replayed.saturating_sub(1);
        Some(entry)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// A snapshot was written: a replay starts there with an empty stack.
    pub(super) const fn snapshot(&mut self) {
        self.replayed = 0;
    }

    /// Whether a replay could undo the topmost entry.
    pub(super) const fn can_be_replayed(&self) -> bool {
        self.replayed > 0
    }

    pub(super) fn label(&self) -> Option<&str> {
        self.entries.last().map(|entry| entry.label.as_str())
    }
}

/// What a deed of the clocks is called on the undo button.
pub(super) fn clock_words(action: &timing::Action, plan: &Plan) -> String {
    use timing::Action;
    let title = |id: &str| {
        plan.segments.iter().find(|segment| segment.id == id).map_or_else(|| id.to_owned(), |s| s.title.clone())
    };
    match action {
        Action::Start { segment, .. } => format!("“{}” started", title(segment)),
        Action::Pause => "clock paused".to_owned(),
        Action::Resume => "clock resumed".to_owned(),
        Action::Finish => "segment finished".to_owned(),
        Action::Next { .. } => "next segment started".to_owned(),
        Action::Skip { segment } => format!("“{}” skipped", title(segment)),
        Action::Unskip { segment } => format!("“{}” brought back", title(segment)),
        Action::Reopen { segment } => format!("“{}” reopened", title(segment)),
        Action::Grant { segment, by } if *by < 0 => {
            format!("{} taken from “{}”", timing::words_length(by.saturating_neg()), title(segment))
        }
        Action::Grant { segment, by } => format!("{} given to “{}”", timing::words_length(*by), title(segment)),
        Action::EndAt { at } => format!("end set to {}", timing::clock_hm(*at, &plan.slot.zone)),
        Action::Interrupt { .. } => "segment interrupted".to_owned(),
        Action::EndInterrupt => "interruption ended".to_owned(),
        Action::Swap { first, second } => format!("“{}” and “{}” swapped", title(first), title(second)),
        Action::Merge { first, second } => format!("“{}” joined to “{}”", title(second), title(first)),
        Action::Reallocate { .. } => "time shared anew".to_owned(),
        Action::Told { segment, .. } => format!("“{}” told the time", title(segment)),
    }
}

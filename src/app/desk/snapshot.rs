//! The show as it stood after the last command: windows draw from it and hold no lock while they do.

use std::sync::Arc;

use crate::{
    app::open::Loaded,
    questions::Queue,
    show::{Room, Show, State},
    timing::{Timing, View},
};

/// The show as it stood after the last command: windows draw from it and hold no lock while they do.
pub struct Snapshot {
    /// The deck.
    pub loaded: Arc<Loaded>,
    /// The show's state.
    pub state: State,
    /// The clocks, where the deck has a slot.
    pub timing: Option<Timing>,
    /// The questions.
    pub queue: Queue,
    /// What undo would take back.
    pub undo: Option<String>,
    /// Why the journal cannot be written, in words.
    pub trouble: Option<String>,
}

impl Snapshot {
    /// What the room sees.
    #[must_use]
    pub fn room(&self) -> Room {
        self.state.room()
    }

    /// The language in which the room sees the slides.
    #[must_use]
    pub fn language(&self) -> &str {
        self.state.language.as_deref().unwrap_or(&self.loaded.language)
    }

    /// The position of the current slide.
    #[must_use]
    pub fn position(&self) -> usize {
        self.loaded.deck.position(&self.state.slide).unwrap_or(0)
    }

    /// Width by height of the deck's slides.
    #[must_use]
    pub fn shape(&self) -> f32 {
        let (width, height) = self.loaded.deck.aspect.canvas();
        width / height
    }

    /// What a list calls the slide at a position.
    #[must_use]
    pub fn title_of(&self, position: usize) -> String {
        self.loaded.titles.get(position).cloned().unwrap_or_default()
    }

    /// The position of the deck's holding slide.
    #[must_use]
    pub fn holding(&self) -> Option<usize> {
        self.loaded.holding
    }

    /// The slide and step that the next press shows.
    #[must_use]
    pub fn next(&self) -> Option<(usize, u16)> {
        let position = self.position();
        let slide = self.loaded.deck.slides.get(position)?;
        if self.state.step < slide.last_step() {
            return Some((position, self.state.step + 1));
        }
        self.loaded.after(position).map(|next| (next, 0))
    }

    /// The slides and steps that a press may show next, the likeliest first.
    #[must_use]
    pub fn neighbours(&self, position: usize, step: u16) -> Vec<(usize, u16)> {
        let slides = &self.loaded.deck.slides;
        let mut list = Vec::new();
        if let Some(slide) = slides.get(position) {
            if step < slide.last_step() {
                list.push((position, step + 1));
            }
            list.extend(self.loaded.after(position).map(|next| (next, 0)));
            if step > 0 {
                list.push((position, step - 1));
            } else if let Some(before) = self.loaded.before(position) {
                list.push((before, slides.get(before).map_or(0, crate::deck::model::Slide::last_step)));
            }
        }
        list
    }

    /// The clocks at `now`.
    #[must_use]
    pub fn view(&self, now: i64) -> Option<View> {
        self.timing.as_ref().map(|timing| timing.view(now))
    }

    /// The time zone of the room.
    #[must_use]
    pub fn zone(&self) -> &str {
        self.timing.as_ref().map_or("UTC", |timing| timing.plan().slot.zone.as_str())
    }
}

/// What the windows may know of a show.
pub(super) fn snapshot_of(show: &Show, loaded: Arc<Loaded>, trouble: Option<String>) -> Snapshot {
    Snapshot {
        loaded,
        state: show.state().clone(),
        timing: show.timing().cloned(),
        queue: show.queue().clone(),
        undo: show.undo_label().map(str::to_owned),
        trouble: show.journal_trouble().or(trouble),
    }
}

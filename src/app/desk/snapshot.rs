//! The show as it stood after the last command: windows draw from it and hold no lock while they do.

use std::{collections::HashMap, sync::Arc};

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
    /// The order of this run, where it is not the deck's.
    pub(crate) run: Option<Run>,
}

/// The order of a run by positions in the deck.
pub(crate) struct Run {
    order: Vec<usize>,
    /// By place in the run.
    hidden: Vec<bool>,
    /// The place in the run of each position in the deck.
    places: Vec<usize>,
}

impl Run {
    fn of(show: &Show, loaded: &Loaded) -> Option<Self> {
        show.state().run.as_ref()?;
        let slides = &loaded.deck.slides;
        let positions: HashMap<&str, usize> =
            slides.iter().enumerate().map(|(position, slide)| (slide.id.as_str(), position)).collect();
        let mut run = Self { order: Vec::new(), hidden: Vec::new(), places: vec![0; slides.len()] };
        for slide in &show.outline().slides {
            let Some(position) = positions.get(slide.id.as_str()) else { continue };
            if let Some(place) = run.places.get_mut(*position) {
                *place = run.order.len();
            }
            run.order.push(*position);
            run.hidden.push(slide.hidden);
        }
        Some(run)
    }
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

    /// The slides in the order of this run, as positions in the deck.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        match &self.run {
            Some(run) => run.order.clone(),
            None => (0..self.loaded.deck.slides.len()).collect(),
        }
    }

    /// Where a slide of the deck stands in this run.
    #[must_use]
    pub fn place_of(&self, position: usize) -> usize {
        self.run.as_ref().and_then(|run| run.places.get(position).copied()).unwrap_or(position)
    }

    /// Whether this run passes a slide by.
    #[must_use]
    pub fn is_hidden(&self, position: usize) -> bool {
        match &self.run {
            Some(run) => run.hidden.get(self.place_of(position)).copied().unwrap_or(false),
            None => self.loaded.deck.slides.get(position).is_some_and(|slide| slide.hidden),
        }
    }

    /// The slide after one in this run.
    #[must_use]
    pub fn after(&self, position: usize) -> Option<usize> {
        let Some(run) = &self.run else { return self.loaded.after(position) };
        let next =
            (self.place_of(position) + 1..run.order.len()).find(|place| run.hidden.get(*place) == Some(&false))?;
        run.order.get(next).copied()
    }

    /// The slide before one in this run.
    #[must_use]
    pub fn before(&self, position: usize) -> Option<usize> {
        let Some(run) = &self.run else { return self.loaded.before(position) };
        let before = (0..self.place_of(position)).rev().find(|place| run.hidden.get(*place) == Some(&false))?;
        run.order.get(before).copied()
    }

    /// The slide and step that the next press shows.
    #[must_use]
    pub fn next(&self) -> Option<(usize, u16)> {
        let position = self.position();
        let slide = self.loaded.deck.slides.get(position)?;
        if self.state.step < slide.last_step() {
            return Some((position, self.state.step + 1));
        }
        self.after(position).map(|next| (next, 0))
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
            list.extend(self.after(position).map(|next| (next, 0)));
            if step > 0 {
                list.push((position, step - 1));
            } else if let Some(before) = self.before(position) {
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
        run: Run::of(show, &loaded),
        loaded,
        state: show.state().clone(),
        timing: show.timing().cloned(),
        queue: show.queue().clone(),
        undo: show.undo_label().map(str::to_owned),
        trouble: show.journal_trouble().or(trouble),
    }
}

//! The deck as navigation needs it: slides in order with their builds. All moves are worked out here, before the journal.

use serde::{Deserialize, Serialize};

use super::state::Place;
use crate::deck::{
    model::{Deck, Slide},
    texts,
};

/// What a show knows about the deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The deck's id.
    pub deck_id: String,
    /// The slides in the order of the run.
    pub slides: Vec<SlideOutline>,
    /// The languages in which the deck can be shown, its own first.
    pub languages: Vec<String>,
}

/// What a show knows about a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideOutline {
    /// Its id.
    pub id: String,
    /// How many presses it takes to reveal all of it.
    pub last_step: u16,
    /// Whether the show passes it by.
    pub hidden: bool,
    /// The segment in which it is shown.
    pub segment: Option<String>,
}

/// A slide's place in the order of a run: the list of them is the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arranged {
    /// The slide's id.
    pub slide: String,
    /// Whether the run passes it by.
    pub hidden: bool,
}

impl core::convert::From<&Slide> for SlideOutline {
    fn from(slide: &Slide) -> Self {
        Self {
            id: slide.id.clone(),
            last_step: slide.last_step(),
            hidden: slide.hidden,
            segment: slide.segment.clone(),
        }
    }
}

impl core::convert::From<&Deck> for Outline {
    fn from(deck: &Deck) -> Self {
        Self {
            deck_id: deck.id.clone(),
            slides: deck.slides.iter().map(SlideOutline::from).collect(),
            languages: texts::languages(deck),
        }
    }
}

impl Outline {
    /// The same slides in the order of a run. Slides that the run does not know, because the deck was edited since, come
    /// after the one that they follow in the deck.
    #[must_use]
    pub fn arranged(&self, run: Option<&[Arranged]>) -> Self {
        let Some(run) = run else { return self.clone() };
        let mut slides: Vec<SlideOutline> = run
            .iter()
            .filter_map(|arranged| {
                let (_, slide) = self.find(&arranged.slide)?;
                Some(SlideOutline { hidden: arranged.hidden, ..slide.clone() })
            })
            .collect();
        for (at, slide) in self.slides.iter().enumerate() {
            if slides.iter().any(|known| known.id == slide.id) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| self.slides.get(before));
            let place = before.and_then(|before| slides.iter().position(|known| known.id == before.id));
            slides.insert(place.map_or(0, |place| place + 1), slide.clone());
        }
        Self { deck_id: self.deck_id.clone(), slides, languages: self.languages.clone() }
    }

    /// The order as it stands, to be changed and asked for.
    #[must_use]
    pub fn arrangement(&self) -> Vec<Arranged> {
        let arranged = |slide: &SlideOutline| Arranged { slide: slide.id.clone(), hidden: slide.hidden };
        self.slides.iter().map(arranged).collect()
    }

    /// The slide called `id` and its position.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, &SlideOutline)> {
        self.slides.iter().enumerate().find(|(_, slide)| slide.id == id)
    }

    fn place(&self, position: usize, step: u16) -> Option<Place> {
        let slide = self.slides.get(position)?;
        let step = step.min(slide.last_step);
        Some(Place { slide: slide.id.clone(), step, position: u32::try_from(position).unwrap_or(u32::MAX) })
    }

    /// A slide by name.
    pub(super) fn named(&self, id: &str, step: u16) -> Option<Place> {
        self.place(self.find(id)?.0, step)
    }

    /// The first slide that is not hidden, or the first at all.
    pub(super) fn first(&self) -> Option<Place> {
        self.place(self.slides.iter().position(|slide| !slide.hidden).unwrap_or(0), 0)
    }

    /// The last slide that is not hidden, or the last at all.
    pub(super) fn last(&self) -> Option<Place> {
        let end = self.slides.len().checked_sub(1)?;
        self.place(self.slides.iter().rposition(|slide| !slide.hidden).unwrap_or(end), 0)
    }

    /// The slide after `position` that is not hidden.
    pub(super) fn after(&self, position: usize) -> Option<Place> {
        let next = self.slides.iter().enumerate().skip(position + 1).find(|(_, slide)| !slide.hidden)?.0;
        self.place(next, 0)
    }

    /// The slide before `position` that is not hidden, with everything on it (`whole`) or nothing yet.
    pub(super) fn before(&self, position: usize, whole: bool) -> Option<Place> {
        let before = self.slides.get(..position)?.iter().rposition(|slide| !slide.hidden)?;
        self.place(before, if whole { u16::MAX } else { 0 })
    }

    /// Where somebody who was at `place` is now: the same slide, or, when it has vanished, the one at its position.
    pub(super) fn settle(&self, place: &Place) -> Option<Place> {
        self.named(&place.slide, place.step).or_else(|| {
            let position = usize::try_from(place.position).unwrap_or(usize::MAX);
            self.place(position.min(self.slides.len().checked_sub(1)?), 0)
        })
    }

    /// The same with the outline from before the change: the nearest slide before it that is still there, else the nearest
    /// after it.
    pub(super) fn settle_from(&self, old: &Self, place: &Place) -> Option<Place> {
        if let Some(same) = self.named(&place.slide, place.step) {
            return Some(same);
        }
        let position = old.find(&place.slide)?.0;
        let near = || (0..position).rev().chain(position + 1..old.slides.len()).filter_map(|at| old.slides.get(at));
        // What is hidden must not come to the room by itself.
        let open = |slide: &&SlideOutline| self.find(&slide.id).is_some_and(|(_, slide)| !slide.hidden);
        near()
            .filter(open)
            .find_map(|slide| self.named(&slide.id, 0))
            .or_else(|| near().find_map(|slide| self.named(&slide.id, 0)))
            .or_else(|| self.settle(place))
    }
}

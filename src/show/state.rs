//! The state of the stage: where the show is, what the room sees, what the panel is told. Folded from records alone.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::outline::Arranged;
use super::record::Deed;
use crate::timing::Millis;

/// The two ways to show nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blank {
    /// Black.
    Black,
    /// White.
    White,
}

/// An enlarged part of what the room sees. Whole numbers, so that states can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zoom {
    /// The centre from the left, in thousandths of the slide's width.
    pub x: u16,
    /// The centre from the top, in thousandths of the slide's height.
    pub y: u16,
    /// How much larger, in hundredths: 200 is twice.
    pub scale: u16,
}

/// What the room may see. Nothing else is ever on its screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Room {
    /// A slide at a step, enlarged by [`State::zoom`] where that is set.
    Slide {
        /// Its id.
        id: String,
        /// The step.
        step: u16,
    },
    /// A question that was put up; its wording is [`crate::questions::Question::shown`].
    Question(u32),
    /// Black.
    Black,
    /// White.
    White,
    /// The neutral holding slide: before, after, and in a panic.
    Holding,
}

/// A slide, a step, and where in the deck the slide stood, in case that it vanishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub slide: String,
    pub step: u16,
    #[serde(default)]
    pub position: u32,
}

/// Where the show is.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// Whether the show is live.
    pub live: bool,
    /// Whether it is (or was last) a rehearsal.
    pub rehearsal: bool,
    /// The id of the slide that the console is on; empty in a deck without slides.
    pub slide: String,
    /// Its step: how many builds are revealed.
    pub step: u16,
    /// The slide's position in the deck, from 0.
    pub position: u32,
    /// Where the moderator was before the last jump.
    pub back: Option<(String, u16)>,
    /// Whether the room is blank.
    pub blank: Option<Blank>,
    /// What the room keeps seeing while the console moves on.
    pub frozen: Option<(String, u16)>,
    /// The enlarged part.
    pub zoom: Option<Zoom>,
    /// The order of this run and what it passes by; none for the deck's own.
    pub run: Option<Vec<Arranged>>,
    /// The language in which the room sees the slides; none is the deck's own.
    pub language: Option<String>,
    /// The question that the console previews.
    pub preview: Option<u32>,
    /// The question on the room screen.
    pub projected: Option<u32>,
    /// Whether every window shows the holding slide.
    pub panic: bool,
    /// The message to the panel.
    pub message: Option<String>,
    /// When it was sent.
    pub message_at: Option<Millis>,
    /// Whether the panel has seen it.
    pub acknowledged: bool,
    /// When the show went live last.
    pub began: Option<Millis>,
    /// When it was ended last.
    pub ended: Option<Millis>,
    /// When a slide or step moved last.
    pub moved: Option<Millis>,
    /// When slides first moved, live, without a segment's clock; none once a clock was touched.
    pub unclocked: Option<Millis>,
    /// When this slide was reached (or the show went live on it).
    pub arrived: Millis,
    /// How long each slide was shown while live, without the present one's present visit.
    pub spent: BTreeMap<String, Millis>,
    /// How many commands were applied.
    pub version: u64,
}

impl fmt::Debug for State {
    /// Prints where the show is, without the message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("live", &self.live)
            .field("rehearsal", &self.rehearsal)
            .field("slide", &self.slide)
            .field("step", &self.step)
            .field("position", &self.position)
            .field("back", &self.back)
            .field("blank", &self.blank)
            .field("frozen", &self.frozen)
            .field("zoom", &self.zoom)
            .field("run", &self.run.is_some())
            .field("language", &self.language)
            .field("preview", &self.preview)
            .field("projected", &self.projected)
            .field("panic", &self.panic)
            .field("message", &self.message.is_some())
            .field("acknowledged", &self.acknowledged)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl State {
    /// What the room sees now. A panic hides everything; blank hides a question, a question hides the slide.
    #[must_use]
    pub fn room(&self) -> Room {
        if self.panic || !self.live {
            return Room::Holding;
        }
        match (self.blank, self.projected, &self.frozen) {
            (Some(Blank::Black), ..) => Room::Black,
            (Some(Blank::White), ..) => Room::White,
            (None, Some(number), _) => Room::Question(number),
            (None, None, Some((id, step))) => Room::Slide { id: id.clone(), step: *step },
            (None, None, None) => Room::Slide { id: self.slide.clone(), step: self.step },
        }
    }

    /// How long the slide called `id` was shown while live, up to `now`.
    #[must_use]
    pub fn time_on(&self, id: &str, now: Millis) -> Millis {
        let before = self.spent.get(id).copied().unwrap_or(0);
        let present = if self.live && self.slide == id { now.saturating_sub(self.arrived).max(0) } else { 0 };
        before.saturating_add(present)
    }

    pub(super) fn place(&self) -> Place {
        Place { slide: self.slide.clone(), step: self.step, position: self.position }
    }

    /// Does what a record says. `clock` tells whether a segment is underway; records of time and questions change only
    /// what is named here.
    pub(super) fn fold(&mut self, deed: &Deed, at: Millis, clock: bool) {
        self.version += 1;
        match deed {
            Deed::Began { place, rehearsal } => {
                if *rehearsal || self.rehearsal {
                    self.spent.clear();
                }
                self.go(place, at);
                self.live = true;
                self.rehearsal = *rehearsal;
                self.began = Some(at);
                self.ended = None;
                self.arrived = at;
                self.unclocked = None;
                self.clear_stage();
                self.back = None;
            }
            Deed::Ended => {
                self.leave(at);
                self.live = false;
                self.ended = Some(at);
                self.clear_stage();
                self.message = None;
                self.message_at = None;
                self.acknowledged = false;
            }
            Deed::At { place, jump } => {
                let was = (self.slide.clone(), self.step);
                self.go(place, at);
                if *jump {
                    self.back = Some(was);
                }
                self.moved = Some(at);
                if self.live && !clock && self.unclocked.is_none() {
                    self.unclocked = Some(at);
                }
            }
            Deed::Blank(blank) => self.blank = *blank,
            Deed::Frozen(frozen) => {
                let stays = frozen.is_some() || self.frozen.as_ref().is_some_and(|(id, _)| *id == self.slide);
                self.frozen.clone_from(frozen);
                if !stays {
                    self.zoom = None;
                }
            }
            Deed::Zoom(zoom) => self.zoom = *zoom,
            Deed::Arranged(run) => self.run.clone_from(run),
            Deed::Language(language) => self.language.clone_from(language),
            Deed::Panic(panic) => self.panic = *panic,
            Deed::Message(message) => {
                self.message.clone_from(message);
                self.message_at = message.as_ref().map(|_| at);
                self.acknowledged = false;
            }
            Deed::Acknowledged => self.acknowledged = true,
            Deed::Preview(number) => self.preview = *number,
            Deed::Project(number) => {
                self.projected = *number;
                if number.is_some() {
                    // Whoever puts a question up, after looking at the preview, wants it to be seen.
                    self.preview = None;
                    self.blank = None;
                }
            }
            Deed::NotYet | Deed::Timing(_) => self.unclocked = None,
            Deed::Question(_) | Deed::Undo | Deed::Snapshot(_) => {}
        }
    }

    fn clear_stage(&mut self) {
        self.blank = None;
        self.frozen = None;
        self.zoom = None;
        self.preview = None;
        self.projected = None;
    }

    /// Counts the time on the slide that is left.
    fn leave(&mut self, at: Millis) {
        if self.live {
            let time = at.saturating_sub(self.arrived).max(0);
            let sum = self.spent.entry(self.slide.clone()).or_default();
            *sum = sum.saturating_add(time);
        }
        self.arrived = at;
    }

    pub(super) fn go(&mut self, place: &Place, at: Millis) {
        if place.slide != self.slide {
            self.leave(at);
            if self.frozen.is_none() {
                self.zoom = None;
            }
        }
        self.slide.clone_from(&place.slide);
        self.step = place.step;
        self.position = place.position;
    }
}

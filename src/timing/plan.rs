//! The plan: what the deck says about time, with every default filled in.

use crate::deck::model::{Deck, Segment, SegmentKind};

use super::slot::{Slot, SlotError, resolve};
use super::{MINUTE, Millis, SECOND};

/// The slot and its segments as planned. It does not change while the show runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The fixed piece of time.
    pub slot: Slot,
    /// The segments in the planned order.
    pub segments: Vec<SegmentPlan>,
    /// Whether the slot was moved for a rehearsal.
    pub rehearsal: bool,
}

/// One segment as planned; lengths in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentPlan {
    /// The stable name by which actions refer to it.
    pub id: String,
    /// What the agenda shows, in the language of the show.
    pub title: String,
    /// What it is for.
    pub kind: SegmentKind,
    /// The planned length b.
    pub planned: Millis,
    /// The least m that re-allocation may leave.
    pub floor: Millis,
    /// Whether re-allocation must leave it alone.
    pub protected: bool,
    /// "Wrap up" shows when no more than this remains.
    pub wrap_up: Millis,
    /// "Last call" shows when no more than this remains.
    pub last_call: Millis,
    /// The time c to change over to the next segment; the last has none.
    pub changeover: Millis,
    /// The ids of those who speak in it.
    pub who: Vec<String>,
}

impl SegmentPlan {
    /// A segment with the defaults of the format: floor half, wrap-up a fifth (1 to 5 min), last call 30 s.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>, kind: SegmentKind, planned: Millis) -> Self {
        let planned = planned.max(0);
        Self {
            id: id.into(),
            title: title.into(),
            kind,
            planned,
            floor: planned / 2,
            protected: false,
            wrap_up: wrap_up(planned),
            last_call: (30 * SECOND).min(planned),
            changeover: 0,
            who: Vec::new(),
        }
    }

    fn from_deck(segment: &Segment, deck: &Deck, language: &str) -> Self {
        let title = segment.title.pick(language, &deck.language).0;
        let title = if title.trim().is_empty() { &segment.id } else { title };
        let base = Self::new(&segment.id, title, segment.kind, segment.minutes.millis());
        let seconds = |field: Option<u32>| field.map(|seconds| Millis::from(seconds) * SECOND);
        Self {
            // A floor above the planned length would promise more than the plan: the plan wins.
            floor: segment.floor_minutes.as_ref().map_or(base.floor, |floor| floor.millis().min(base.planned)),
            protected: segment.protected,
            wrap_up: seconds(segment.wrap_up_seconds).unwrap_or(base.wrap_up).min(base.planned),
            last_call: seconds(segment.last_call_seconds).unwrap_or(base.last_call).min(base.planned),
            changeover: seconds(segment.changeover_seconds).unwrap_or(0).min(24 * super::HOUR),
            who: segment.who.clone(),
            ..base
        }
    }
}

/// The default of "wrap up": a fifth of the segment, at least 1 and at most 5 minutes, never more than the segment.
#[must_use]
pub fn wrap_up(planned: Millis) -> Millis {
    (planned / 5).clamp(MINUTE, 5 * MINUTE).min(planned)
}

impl Plan {
    /// The plan of `deck` with titles in `language`. Without an agenda one segment fills the slot.
    pub fn from_deck(deck: &Deck, language: &str) -> Result<Self, SlotError> {
        let event = deck.event.as_ref().ok_or(SlotError::NoEvent)?;
        let slot = resolve(&event.date, &event.start, &event.end, &event.zone)?;
        let mut segments: Vec<SegmentPlan> =
            deck.agenda.iter().map(|segment| SegmentPlan::from_deck(segment, deck, language)).collect();
        if segments.is_empty() {
            segments.push(SegmentPlan::new("slot", event.name.as_str(), SegmentKind::Talk, slot.length()));
        }
        Ok(Self::new(slot, segments))
    }

    /// A plan from its parts; the last segment loses its changeover, since nothing follows it.
    #[must_use]
    pub fn new(slot: Slot, mut segments: Vec<SegmentPlan>) -> Self {
        if let Some(last) = segments.last_mut() {
            last.changeover = 0;
        }
        Self { slot, segments, rehearsal: false }
    }

    /// The same plan with the slot moved to start at `starts` and as long as before: a rehearsal.
    #[must_use]
    pub fn moved_to(&self, starts: Millis) -> Self {
        let starts = super::sane(starts);
        let slot = Slot { starts, ends: starts + self.slot.length(), zone: self.slot.zone.clone() };
        Self { slot, segments: self.segments.clone(), rehearsal: true }
    }

    /// The sum of all planned lengths and changeovers.
    #[must_use]
    pub fn planned(&self) -> Millis {
        self.segments.iter().map(|segment| segment.planned + segment.changeover).sum()
    }

    /// When the plan ends if it is kept: E0.
    #[must_use]
    pub fn planned_end(&self) -> Millis {
        self.slot.starts + self.planned()
    }

    /// The position of the segment called `id` in the planned order.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.segments.iter().position(|segment| segment.id == id)
    }
}

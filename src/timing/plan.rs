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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::model::{Event, Minutes, Text};

    fn deck() -> Deck {
        let event = Event {
            name: "Justice".to_owned(),
            date: "2022-12-07".to_owned(),
            start: "13:15".to_owned(),
            end: "14:45".to_owned(),
            zone: "Europe/Amsterdam".to_owned(),
            ..Event::default()
        };
        Deck { language: "en".to_owned(), event: Some(event), ..Deck::default() }
    }

    fn segment(id: &str, minutes: u32) -> Segment {
        Segment {
            id: id.to_owned(),
            title: Text::from(id),
            kind: SegmentKind::Talk,
            minutes: Minutes::whole(minutes),
            floor_minutes: None,
            protected: false,
            wrap_up_seconds: None,
            last_call_seconds: None,
            changeover_seconds: None,
            who: Vec::new(),
            extra: crate::deck::model::Extra::new(),
        }
    }

    #[test]
    fn wrap_up_is_a_fifth_between_one_and_five_minutes_and_never_more_than_the_segment() {
        let table = [(0, 0), (30, 30), (60, 60), (240, 60), (300, 60), (540, 108), (1500, 300), (3600, 300)];
        for (seconds, expected) in table {
            assert_eq!(wrap_up(seconds * SECOND), expected * SECOND, "{seconds} s");
        }
    }

    #[test]
    fn the_deck_is_filled_in_with_the_defaults() {
        let mut deck = deck();
        let mut one = segment("one", 9);
        one.title = serde_json::from_str(r#"{"en": "First", "fr": "Premier"}"#).unwrap();
        one.changeover_seconds = Some(30);
        one.who = vec!["p1".to_owned()];
        let mut two = segment("two", 32);
        two.kind = SegmentKind::Questions;
        two.floor_minutes = Some(Minutes::whole(60));
        two.wrap_up_seconds = Some(90);
        two.changeover_seconds = Some(30);
        two.protected = true;
        deck.agenda = vec![one, two, segment("three", 0)];
        deck.agenda.last_mut().unwrap().changeover_seconds = Some(45);
        let plan = Plan::from_deck(&deck, "fr").unwrap();
        let [one, two, three] = plan.segments.as_slice() else { unreachable!() };
        assert_eq!((one.title.as_str(), one.planned, one.floor), ("Premier", 9 * MINUTE, 270 * SECOND));
        assert_eq!((one.wrap_up, one.last_call, one.changeover), (108 * SECOND, 30 * SECOND, 30 * SECOND));
        assert_eq!(one.who, ["p1"]);
        assert_eq!(
            (two.floor, two.wrap_up, two.protected),
            (32 * MINUTE, 90 * SECOND, true),
            "the plan caps the floor"
        );
        assert_eq!((three.planned, three.wrap_up, three.last_call, three.changeover), (0, 0, 0, 0));
        assert_eq!(plan.planned(), 42 * MINUTE);
        assert_eq!(plan.position("two"), Some(1));
    }

    #[test]
    fn without_an_agenda_one_segment_fills_the_slot_and_without_an_event_there_is_none() {
        let plan = Plan::from_deck(&deck(), "en").unwrap();
        let [only] = plan.segments.as_slice() else { unreachable!() };
        assert_eq!((only.title.as_str(), only.planned), ("Justice", 90 * MINUTE));
        assert_eq!(plan.planned_end(), plan.slot.ends);
        assert_eq!(Plan::from_deck(&Deck::default(), "en"), Err(SlotError::NoEvent));
    }

    #[test]
    fn a_rehearsal_keeps_the_length() {
        let plan = Plan::from_deck(&deck(), "en").unwrap();
        let moved = plan.moved_to(1_800_000_000_000);
        assert!(moved.rehearsal && !plan.rehearsal);
        assert_eq!((moved.slot.starts, moved.slot.length()), (1_800_000_000_000, plan.slot.length()));
        assert_eq!(moved.segments, plan.segments);
        assert_eq!(plan.moved_to(Millis::MAX).slot.length(), plan.slot.length());
    }
}

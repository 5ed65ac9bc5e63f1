//! The agenda: its speakers, its times, its slides, and whether it leaves the room time to ask.

use super::{Review, event::slot_millis};
use crate::deck::{
    finding::quote,
    model::{Deck, Segment, SegmentKind},
};

impl Review<'_> {
    pub(super) fn agenda(&mut self) {
        let deck = self.deck;
        for (index, segment) in deck.agenda.iter().enumerate() {
            let path = self.entry("agenda", index);
            for (at, who) in segment.who.iter().enumerate() {
                self.reference("speakers", who, &format!("{path}.who[{at}]"));
            }
            if let Some(floor) =
                segment.floor_minutes.as_ref().filter(|floor| floor.millis() > segment.minutes.millis())
            {
                let message = format!("the least is {} minutes, more than the {} planned", floor.0, segment.minutes.0);
                self.error("floor", format!("{path}.floor_minutes"), message);
            }
            if segment.minutes.millis() == 0 {
                self.warn("no-time", format!("{path}.minutes"), "the segment has no time");
            }
            let unseen = !deck.slides.iter().any(|slide| slide.segment.as_ref() == Some(&segment.id));
            if unseen && segment.kind != SegmentKind::Buffer {
                let message = format!("no slide belongs to the segment `{}`", quote(&segment.id));
                self.warn("segment-without-slides", path, message);
            }
        }
        self.length();
    }

    fn length(&mut self) {
        let deck = self.deck;
        let Some(slot) = deck.event.as_ref().and_then(slot_millis) else { return };
        // Where a segment could not be read, the sum is not that of the agenda.
        if deck.agenda.is_empty() || deck.kept.iter().any(|kept| kept.field == "agenda") {
            return;
        }
        let Sum { planned, questions, .. } = sum(deck);
        if planned > slot {
            let message = format!(
                "the agenda takes {}, which is {} more than the slot of {}",
                minutes(planned),
                minutes(planned - slot),
                minutes(slot)
            );
            self.warn("agenda-too-long", "agenda", message);
        }
        if questions * 3 < slot {
            let message =
                format!("the questions have {} of a slot of {}, less than a third", minutes(questions), minutes(slot));
            self.warn("short-questions", "agenda", message);
        }
    }
}

/// What the agenda takes of its slot, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// All segments, with the time to change over between them.
    pub planned: i64,
    /// The questions of the room.
    pub questions: i64,
    /// The slot, where there is one.
    pub slot: Option<i64>,
}

/// Adds the agenda up.
#[must_use]
pub fn sum(deck: &Deck) -> Sum {
    let last = deck.agenda.len().saturating_sub(1);
    let changeover = |index: usize, seconds: Option<u32>| if index == last { 0 } else { seconds.unwrap_or(0) };
    let taken = |(index, segment): (usize, &Segment)| {
        segment.minutes.millis() + i64::from(changeover(index, segment.changeover_seconds)) * 1000
    };
    Sum {
        planned: deck.agenda.iter().enumerate().map(taken).sum(),
        questions: deck
            .agenda
            .iter()
            .filter(|segment| segment.kind == SegmentKind::Questions)
            .map(|segment| segment.minutes.millis())
            .sum(),
        slot: deck.event.as_ref().and_then(slot_millis),
    }
}

fn minutes(millis: i64) -> String {
    let whole = millis / 60_000;
    let seconds = millis % 60_000 / 1000;
    if seconds == 0 { format!("{whole} min") } else { format!("{whole} min {seconds} s") }
}

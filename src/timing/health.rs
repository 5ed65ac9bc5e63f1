//! What goes wrong around the slot: it is on another day, or nobody started the clock.

use super::lengths::figures_elapsed;
use super::slot::{Slot, clock_hm, date_words};
use super::{HOUR, Millis, SECOND};

/// A slot that starts later than this is for another day.
pub const FAR_AHEAD: Millis = 12 * HOUR;
/// A slot that ended longer ago than this is over for good.
pub const LONG_PAST: Millis = 3 * HOUR;
/// So long slides may move without a clock before anybody is asked.
pub const FORGOTTEN_AFTER: Millis = 40 * SECOND;

/// The slot is not today: a rehearsal is offered instead of a countdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongDay {
    /// It started then, and is long over.
    Past(Millis),
    /// It starts then, and that is far ahead.
    Ahead(Millis),
}

impl WrongDay {
    /// The offer in words: "This slot was on Wednesday 7 December 2022: rehearse now?"
    #[must_use]
    pub fn words(&self, zone: &str) -> String {
        match self {
            Self::Past(starts) => format!("this slot was on {}: rehearse now?", date_words(*starts, zone)),
            Self::Ahead(starts) => {
                format!("this slot is on {} at {}: rehearse now?", date_words(*starts, zone), clock_hm(*starts, zone))
            }
        }
    }
}

/// Whether `slot` is on another day than `now`.
#[must_use]
pub fn wrong_day(slot: &Slot, now: Millis) -> Option<WrongDay> {
    let [ahead, past] = boundaries(slot);
    if now < ahead {
        Some(WrongDay::Ahead(slot.starts))
    } else if now >= past {
        Some(WrongDay::Past(slot.starts))
    } else {
        None
    }
}

/// The instants between which the slot's day is right.
pub(crate) const fn boundaries(slot: &Slot) -> [Millis; 2] {
    [slot.starts - FAR_AHEAD, slot.ends + LONG_PAST]
}

/// Whether somebody forgot to start the clock, and how long ago the segment began in truth.
///
/// `moved` are the instants at which slides moved, in any order; `since` is when the clock last stopped or the question
/// was last waved away (movements up to then do not count); `running` is whether any segment is underway. The answer is
/// the time since the first movement that counts, once that is 40 s.
#[must_use]
pub fn forgotten_start(moved: &[Millis], since: Option<Millis>, running: bool, now: Millis) -> Option<Millis> {
    if running {
        return None;
    }
    let first = moved.iter().copied().filter(|&at| at <= now && since.is_none_or(|since| at > since)).min()?;
    let ago = now.saturating_sub(first);
    (ago >= FORGOTTEN_AFTER).then_some(ago)
}

/// The question for [`forgotten_start`]: "start the clock — 0:55 ago?"
#[must_use]
pub fn forgotten_words(ago: Millis) -> String {
    format!("start the clock — {} ago?", figures_elapsed(ago))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::timing::{MINUTE, resolve};

    #[test]
    fn a_slot_on_another_day_offers_a_rehearsal() {
        let slot = resolve("2022-12-07", "13:15", "14:45", "Europe/Amsterdam").unwrap();
        let words = |now| wrong_day(&slot, now).map(|wrong| wrong.words(&slot.zone));
        let years = 1446 * 24 * HOUR;
        assert_eq!(words(slot.ends + years).unwrap(), "this slot was on Wednesday 7 December 2022: rehearse now?");
        assert_eq!(
            words(slot.starts - years).unwrap(),
            "this slot is on Wednesday 7 December 2022 at 13:15: rehearse now?"
        );
        assert_eq!(words(slot.ends + LONG_PAST).as_deref(), words(slot.ends + years).as_deref());
        for now in [slot.starts - FAR_AHEAD, slot.starts, slot.ends, slot.ends + LONG_PAST - 1] {
            assert_eq!(words(now), None);
        }
    }

    #[test]
    fn somebody_forgot_to_start_the_clock() {
        let now = 100 * MINUTE;
        let ask = |moved: &[Millis], since, running| forgotten_start(moved, since, running, now);
        assert_eq!(ask(&[], None, false), None);
        assert_eq!(ask(&[now - 39_999], None, false), None);
        assert_eq!(ask(&[now - 40_000], None, false), Some(40_000));
        let moved = [now - 10_000, now - 55_000, now - 5 * MINUTE];
        assert_eq!(ask(&moved, Some(now - 2 * MINUTE), false), Some(55_000), "the first since the clock stopped");
        assert_eq!(ask(&moved, Some(now - 55_000), false), None, "waved away");
        assert_eq!(ask(&moved, None, true), None, "a clock runs");
        assert_eq!(ask(&[now + MINUTE], None, false), None, "the clock stepped back");
        assert_eq!(forgotten_words(55_000), "start the clock — 0:55 ago?");
    }
}

//! What the pre-flight knows: plain data, gathered elsewhere, from which every line is worked out.

use crate::{
    app::desk::Snapshot,
    platform::{awake::Held, displays::Display, folders::Kept, power::Power},
    timing,
    ui::{said, words::tr_with},
};

/// Everything that is known.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The displays.
    pub displays: Vec<Display>,
    /// The one on which the console stands, where the system says so.
    pub console: Option<usize>,
    /// The one that the room sees, or will see.
    pub room: Option<usize>,
    /// Whether the show is live.
    pub live: bool,
    /// What the clicker has sent.
    pub clicker: Clicker,
    /// The deck; none while it is being looked at.
    pub deck: Option<DeckFacts>,
    /// The machine; none while it is being looked at.
    pub machine: Option<Machine>,
    /// The slot against the clock, or why there is none.
    pub clock: Clock,
    /// Whether the machine is kept awake at this moment.
    pub awake: Held,
}

/// What a clicker can do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickerKey {
    /// A step on.
    Forward,
    /// A step back.
    Back,
    /// Black or white.
    Blank,
}

/// What the clicker has sent while the page was open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clicker {
    /// A step on came.
    pub forward: bool,
    /// A step back came.
    pub back: bool,
    /// Black or white came.
    pub blank: bool,
    /// Whether somebody said that there is none.
    pub none: bool,
}

impl Clicker {
    /// Notes a press.
    pub const fn press(&mut self, key: ClickerKey) {
        match key {
            ClickerKey::Forward => self.forward = true,
            ClickerKey::Back => self.back = true,
            ClickerKey::Blank => self.blank = true,
        }
        self.none = false;
    }
}

/// What laying out and drawing the whole deck has shown. Slides are counted from 1, as people count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeckFacts {
    /// How many slides there are.
    pub slides: usize,
    /// How many of them the show passes by.
    pub hidden: usize,
    /// How many presses it takes from the first to the end of the last.
    pub presses: usize,
    /// How many faults the check of the file found.
    pub faults: usize,
    /// Slides that cannot be drawn.
    pub not_drawn: Vec<usize>,
    /// Characters without a glyph, by slide.
    pub missing: Vec<(usize, String)>,
    /// How many pictures the deck has.
    pub pictures: usize,
    /// What is wrong with pictures, by slide.
    pub broken: Vec<(usize, String)>,
    /// Slides on which a text does not fit.
    pub overflowing: Vec<usize>,
    /// Slides with a picture of too few pixels.
    pub small: Vec<usize>,
    /// Slides with words that are hard to tell from what is behind them.
    pub pale: Vec<usize>,
    /// Whether the deck brings a holding slide.
    pub holding: bool,
}

/// What the machine says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// How well a journal could be kept; none where there is no folder for it.
    pub journal: Option<Kept>,
    /// Where the power comes from.
    pub power: Power,
    /// Whether the machine could be kept awake.
    pub awake: Held,
    /// The system's time zone, by its offset from UTC in seconds.
    pub offset: i32,
}

/// The slot against the clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Why there is no slot, if there is none.
    pub none: Option<String>,
    /// The slot: "Wednesday 7 December 2022, 13:15–14:45 in Europe/Amsterdam".
    pub slot: String,
    /// The room's time now: "13:05".
    pub now: String,
    /// Milliseconds until the slot starts; negative after that.
    pub until: i64,
    /// Milliseconds that are left of the slot; negative after its end.
    pub left: i64,
    /// Whether the slot is on another day, so that the show will be a rehearsal.
    pub other_day: bool,
    /// The offset of the slot's zone from UTC now, in seconds.
    pub offset: Option<i32>,
    /// How far the system's clock was moved since the start, in milliseconds.
    pub moved: Option<i64>,
}

impl Clock {
    /// What the show's clocks say at `now`.
    #[must_use]
    pub fn of(snapshot: &Snapshot, now: i64, moved: Option<i64>) -> Self {
        let Some(plan) = snapshot.timing.as_ref().map(crate::timing::Timing::plan) else {
            let why = snapshot.loaded.plan.as_ref().err().map(said::why);
            return Self { none: Some(why.unwrap_or_default()), moved, ..Self::default() };
        };
        let (slot, zone) = (&plan.slot, plan.slot.zone.as_str());
        let hm = |at| timing::clock_hm(at, zone);
        Self {
            none: None,
            slot: tr_with(
                "slot-text",
                &[
                    ("date", said::date(slot.starts, zone).into()),
                    ("from", hm(slot.starts).into()),
                    ("to", hm(slot.ends).into()),
                    ("zone", zone.into()),
                ],
            ),
            now: hm(now),
            until: slot.starts - now,
            left: slot.ends - now,
            other_day: snapshot.view(now).is_some_and(|view| view.wrong_day.is_some()),
            offset: offset(zone, now),
            moved,
        }
    }
}

/// How far a zone is ahead of UTC at an instant, in seconds.
fn offset(zone: &str, now: i64) -> Option<i32> {
    let at = jiff::Timestamp::from_millisecond(now).ok()?;
    Some(jiff::tz::TimeZone::get(zone).ok()?.to_offset(at).seconds())
}

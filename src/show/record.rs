//! What the journal keeps: deeds with everything worked out, so that replaying them needs no deck.
//!
//! The written form is JSON with names, so that later versions can read old journals: fields may be added with a default,
//! names never change.

use serde::{Deserialize, Serialize};

use super::outline::Arranged;
use super::state::{Blank, Place, State, Zoom};
use crate::questions::{self, Queue};
use crate::timing::{self, Millis};

/// One deed and when it was done.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    pub at: Millis,
    pub deed: Deed,
}

/// A change, resolved.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Deed {
    Began {
        place: Place,
        rehearsal: bool,
    },
    Ended,
    At {
        place: Place,
        jump: bool,
    },
    Blank(Option<Blank>),
    Frozen(Option<(String, u16)>),
    Zoom(Option<Zoom>),
    Arranged(Option<Vec<Arranged>>),
    /// The language that the room sees; none is the deck's own.
    Language(Option<String>),
    Panic(bool),
    Message(Option<String>),
    Acknowledged,
    Preview(Option<u32>),
    Project(Option<u32>),
    NotYet,
    Timing(timing::Action),
    Question(questions::Action),
    Undo,
    Snapshot(Box<Snapshot>),
}

/// Everything at one instant: it stands for all records before it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    pub state: State,
    pub queue: Queue,
    /// What was done to the clocks and not undone.
    pub clock: Vec<(Millis, timing::Action)>,
    /// When the slot was moved for a rehearsal, and to when.
    #[serde(default)]
    pub rehearsal_starts: Option<Millis>,
}

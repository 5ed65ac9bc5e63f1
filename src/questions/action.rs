//! Everything that can be done to the queue, as data that the journal keeps.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::question::{Claim, Flag, State};
use super::queue::Counter;

/// A change of the queue. None of them carries anything about who asked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// A written question comes in.
    Add {
        /// What it asks.
        text: String,
        /// The BCP 47 tag of its language.
        #[serde(default)]
        language: Option<String>,
        /// The ids of the speakers to whom it is addressed.
        #[serde(default)]
        to: Vec<String>,
        /// Whether it goes straight into the queue: whoever typed it has looked at it already.
        #[serde(default)]
        queued: bool,
    },
    /// Somebody asks for the floor.
    AddFloor {
        /// The subject, which may be empty.
        #[serde(default)]
        text: String,
        /// Whether it comes before ordinary questions.
        #[serde(default)]
        claim: Claim,
        /// The BCP 47 tag of the language in which they will speak.
        #[serde(default)]
        language: Option<String>,
        /// The ids of the speakers to whom it is addressed.
        #[serde(default)]
        to: Vec<String>,
    },
    /// The wording is corrected; a rewrite of a merged question is replaced instead.
    Edit {
        /// The question.
        number: u32,
        /// The new wording.
        text: String,
    },
    /// Puts a question into the inbox, the queue, the parked, answered or removed ones.
    Move {
        /// The question.
        number: u32,
        /// Where to.
        to: State,
    },
    /// Reorders: in front of another of the same list, or last.
    Place {
        /// The question.
        number: u32,
        /// The one that then follows it; none for last.
        before: Option<u32>,
    },
    /// Reorders: behind another of the same list.
    PlaceAfter {
        /// The question.
        number: u32,
        /// The one that then precedes it.
        after: u32,
    },
    /// Reorders: one place towards the front.
    Up {
        /// The question.
        number: u32,
    },
    /// Reorders: one place towards the end.
    Down {
        /// The question.
        number: u32,
    },
    /// Makes a question the next one (in a round: picks it).
    PutNext {
        /// The question.
        number: u32,
    },
    /// Gives a question the floor.
    Ask {
        /// The question.
        number: u32,
    },
    /// The panel starts to answer what was asked (in a round: all that were read out).
    Answering,
    /// What has the floor is answered (in a round: the whole round, which closes).
    Answered,
    /// Sets a question aside.
    Park {
        /// The question.
        number: u32,
    },
    /// Takes a question out.
    Remove {
        /// The question.
        number: u32,
    },
    /// Makes one question of several. The originals are kept.
    Merge {
        /// The one that stays.
        into: u32,
        /// The ones that become part of it.
        from: Vec<u32>,
        /// A neutral wording for all of them.
        #[serde(default)]
        rewrite: Option<String>,
    },
    /// Takes the last merges apart: every original returns to where it stood.
    Unmerge {
        /// The question that stayed.
        number: u32,
    },
    /// Makes several questions of one: the first part keeps the number.
    Split {
        /// The question.
        number: u32,
        /// The wordings, two to ten.
        parts: Vec<String>,
    },
    /// More (or fewer) people in the room want it asked.
    Tally {
        /// The question.
        number: u32,
        /// How many more.
        by: i32,
    },
    /// Sets or clears a mark.
    Flag {
        /// The question.
        number: u32,
        /// Which mark.
        flag: Flag,
        /// Set or cleared.
        on: bool,
    },
    /// Says whether it comes before ordinary questions.
    Claim {
        /// The question.
        number: u32,
        /// The claim.
        claim: Claim,
    },
    /// Says to whom it is addressed.
    Address {
        /// The question.
        number: u32,
        /// The ids of the speakers; empty for the whole panel.
        to: Vec<String>,
    },
    /// Sets the themes.
    Tag {
        /// The question.
        number: u32,
        /// All of its themes.
        tags: Vec<String>,
    },
    /// Says in which language it was asked.
    Language {
        /// The question.
        number: u32,
        /// The BCP 47 tag.
        language: Option<String>,
    },
    /// Opens or closes the list to ordinary questions.
    List {
        /// Open or closed.
        open: bool,
    },
    /// The moderator taps one of the plain counters.
    Count {
        /// Which counter.
        counter: Counter,
        /// How many more.
        by: i32,
    },
    /// Gives a theme another name everywhere, or takes it from every question.
    Retheme {
        /// The theme.
        from: String,
        /// Its new name; none removes it.
        to: Option<String>,
    },
    /// A speaker of the panel has answered once more.
    Spoke {
        /// The speaker's id.
        speaker: String,
        /// How many answers more.
        by: i32,
    },
    /// Starts to pick a round of questions that are asked together.
    OpenRound {
        /// How many questions: 1 to 12.
        size: u8,
    },
    /// Puts a question into the round.
    Pick {
        /// The question.
        number: u32,
    },
    /// Takes a question that was not read out yet from the round.
    Unpick {
        /// The question.
        number: u32,
    },
    /// Reads out the next question of the round.
    ReadNext,
    /// Breaks the round off; its unanswered questions return to the front of the queue.
    CancelRound,
}

impl Action {
    /// The action's name and the question that it is about.
    #[must_use]
    pub const fn name(&self) -> (&'static str, Option<u32>) {
        match self {
            Self::Add { .. } => ("Add", None),
            Self::AddFloor { .. } => ("AddFloor", None),
            Self::Edit { number, .. } => ("Edit", Some(*number)),
            Self::Move { number, .. } => ("Move", Some(*number)),
            Self::Place { number, .. } => ("Place", Some(*number)),
            Self::PlaceAfter { number, .. } => ("PlaceAfter", Some(*number)),
            Self::Up { number } => ("Up", Some(*number)),
            Self::Down { number } => ("Down", Some(*number)),
            Self::PutNext { number } => ("PutNext", Some(*number)),
            Self::Ask { number } => ("Ask", Some(*number)),
            Self::Answering => ("Answering", None),
            Self::Answered => ("Answered", None),
            Self::Park { number } => ("Park", Some(*number)),
            Self::Remove { number } => ("Remove", Some(*number)),
            Self::Merge { into, .. } => ("Merge", Some(*into)),
            Self::Unmerge { number } => ("Unmerge", Some(*number)),
            Self::Split { number, .. } => ("Split", Some(*number)),
            Self::Tally { number, .. } => ("Tally", Some(*number)),
            Self::Flag { number, .. } => ("Flag", Some(*number)),
            Self::Claim { number, .. } => ("Claim", Some(*number)),
            Self::Address { number, .. } => ("Address", Some(*number)),
            Self::Tag { number, .. } => ("Tag", Some(*number)),
            Self::Language { number, .. } => ("Language", Some(*number)),
            Self::List { .. } => ("List", None),
            Self::Count { .. } => ("Count", None),
            Self::Retheme { .. } => ("Retheme", None),
            Self::Spoke { .. } => ("Spoke", None),
            Self::OpenRound { .. } => ("OpenRound", None),
            Self::Pick { number } => ("Pick", Some(*number)),
            Self::Unpick { number } => ("Unpick", Some(*number)),
            Self::ReadNext => ("ReadNext", None),
            Self::CancelRound => ("CancelRound", None),
        }
    }
}

impl fmt::Debug for Action {
    /// Prints the name and the number alone: texts must not reach logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            (name, Some(number)) => write!(f, "{name}({number})"),
            (name, None) => f.write_str(name),
        }
    }
}

/// What an action did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The question that it was about, or the first one that it made.
    pub number: Option<u32>,
    /// The numbers of new questions.
    pub created: Vec<u32>,
    /// What happened, in words without any text: "question 4 answered".
    pub words: String,
}

impl Done {
    pub(super) fn to(number: u32, what: &str) -> Self {
        Self { number: Some(number), created: Vec::new(), words: format!("question {number} {what}") }
    }

    pub(super) fn round(number: u32, what: &str) -> Self {
        Self { number: None, created: Vec::new(), words: format!("round {number} {what}") }
    }

    pub(super) fn plain(words: impl Into<String>) -> Self {
        Self { number: None, created: Vec::new(), words: words.into() }
    }
}

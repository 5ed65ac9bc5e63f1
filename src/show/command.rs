//! Everything that can be asked of a show, what comes of it, and why it may be refused.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::outline::Arranged;
use super::state::Zoom;
use crate::{questions, timing};

/// Where a show begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum From {
    /// At the first slide that is not hidden.
    First,
    /// At the slide and step that the console is on.
    Here,
}

/// A wish of whoever holds a key, a mouse, or a clicker.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Goes live. While live it does nothing.
    Begin {
        /// Where.
        from: From,
        /// Whether this is a rehearsal: the slot is moved to start now, and the clocks start anew.
        rehearsal: bool,
    },
    /// Ends the show; the room sees the holding slide.
    End,
    /// The next step, or the next slide. While the room is blank it reveals; while a question is up it takes it down.
    Next,
    /// The step before, or the slide before with everything on it.
    Previous,
    /// The next slide, past builds.
    SkipForward,
    /// The slide before, at its first step.
    SkipBack,
    /// The first slide that is not hidden.
    First,
    /// The last slide that is not hidden, at its first step.
    Last,
    /// Where the moderator was before the last jump; once more returns.
    Back,
    /// A slide by name, hidden ones included.
    GoTo {
        /// Its id.
        slide: String,
        /// The step; a larger one than there is means the last.
        step: u16,
    },
    /// The room goes black, or comes back from black.
    Black,
    /// The room goes white, or comes back from white.
    White,
    /// The room keeps what it sees while the console moves on, or follows again.
    Freeze,
    /// Enlarges a part of what the room sees, or shows all of it again.
    Zoom(Option<Zoom>),
    /// The order of this run and what it passes by, instead of the deck's; none for the deck's own. The deck stays as it is.
    Arrange(Option<Vec<Arranged>>),
    /// The room's slides in the deck's next language; after the last comes the first again.
    Language,
    /// Leaves the innermost of: preview, question, zoom, freeze, blank. It never ends a show.
    Escape,
    /// Every window to the holding slide, at once.
    Panic,
    /// The deliberate second action that resumes after a panic.
    Calm,
    /// The first of two steps to the room screen: the console shows how the question will look. None closes it.
    Preview(Option<u32>),
    /// The second step: the previewed question goes up. Only the one that is previewed can.
    PutUp {
        /// The question.
        number: u32,
    },
    /// Takes the question from the room screen.
    TakeDown,
    /// Something about the time.
    Timing(timing::Action),
    /// Something about the questions.
    Question(questions::Action),
    /// A message to the panel, or none.
    Message(Option<String>),
    /// The panel has seen the message.
    Acknowledge,
    /// Waves away the question whether somebody forgot to start the clock.
    NotYet,
    /// Undoes the last change of time or questions. Slide moves are not undone.
    Undo,
}

impl Command {
    /// The name, as tables and logs use it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "Begin",
            Self::End => "End",
            Self::Next => "Next",
            Self::Previous => "Previous",
            Self::SkipForward => "SkipForward",
            Self::SkipBack => "SkipBack",
            Self::First => "First",
            Self::Last => "Last",
            Self::Back => "Back",
            Self::GoTo { .. } => "GoTo",
            Self::Black => "Black",
            Self::White => "White",
            Self::Freeze => "Freeze",
            Self::Zoom(_) => "Zoom",
            Self::Arrange(_) => "Arrange",
            Self::Language => "Language",
            Self::Escape => "Escape",
            Self::Panic => "Panic",
            Self::Calm => "Calm",
            Self::Preview(_) => "Preview",
            Self::PutUp { .. } => "PutUp",
            Self::TakeDown => "TakeDown",
            Self::Timing(_) => "Timing",
            Self::Question(_) => "Question",
            Self::Message(_) => "Message",
            Self::Acknowledge => "Acknowledge",
            Self::NotYet => "NotYet",
            Self::Undo => "Undo",
        }
    }
}

impl fmt::Debug for Command {
    /// Prints names and numbers: what was typed must not reach logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(action) => write!(f, "Question({action:?})"),
            Self::PutUp { number } | Self::Preview(Some(number)) => write!(f, "{}({number})", self.name()),
            Self::GoTo { slide, step } => write!(f, "GoTo({slide}, {step})"),
            Self::Begin { from, rehearsal } => write!(f, "Begin({from:?}, rehearsal: {rehearsal})"),
            _ => f.write_str(self.name()),
        }
    }
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The state's version afterwards.
    pub version: u64,
    /// Whether anything changed (and was written to the journal).
    pub changed: bool,
    /// Something that the console should say, such as "last slide".
    pub note: Option<&'static str>,
    /// What was done to the questions.
    pub done: Option<questions::Done>,
}

/// Why a command was refused, in plain words without any typed text. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The deck has no such slide.
    #[error("There is no slide called “{0}”.")]
    NoSlide(String),
    /// The queue refuses.
    #[error(transparent)]
    Question(#[from] questions::Refusal),
    /// The clocks refuse.
    #[error(transparent)]
    Timing(#[from] timing::Refusal),
    /// The deck has no slot and no agenda.
    #[error("This deck has no agenda, so there is no clock to set.")]
    NoTiming,
    /// Two steps are needed.
    #[error("Look at the preview of question {0} first.")]
    NotPreviewed(u32),
    /// The question must not be shown.
    #[error("Question {0} cannot go on the room screen: it is marked “do not project”, removed, merged, or empty.")]
    NotForTheRoom(u32),
    /// The message is over the limit.
    #[error("The message has {0} characters; at most {limit} fit.", limit = super::resolve::MAX_MESSAGE)]
    LongMessage(usize),
    /// There is nothing on the stack.
    #[error("There is nothing to undo.")]
    NothingToUndo,
}

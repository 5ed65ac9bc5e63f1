//! One question: its number, its text, where it stands, and what the moderator marked on it. Never who asked it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Millis;

/// How the question came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// On paper or by message: the moderator reads it out.
    #[default]
    Written,
    /// Somebody in the room asks for the floor; the text, if any, is the subject.
    Floor,
}

impl Kind {
    /// The kind in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Written => "written question",
            Self::Floor => "request for the floor",
        }
    }
}

/// Whether the rules of the meeting let the request come before others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Claim {
    /// No: it waits its turn.
    #[default]
    Ordinary,
    /// A point to make clear what was just said.
    Clarification,
    /// The right of reply of somebody who was named.
    RightOfReply,
}

impl Claim {
    /// Whether it comes before ordinary questions.
    #[must_use]
    pub const fn is_first(self) -> bool {
        !matches!(self, Self::Ordinary)
    }

    /// The claim in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "in its turn",
            Self::Clarification => "clarification",
            Self::RightOfReply => "right of reply",
        }
    }
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Just come in; nobody has looked at it yet.
    #[default]
    Inbox,
    /// Waiting in order.
    Queued,
    /// The one to be asked next (in a round: those picked and not yet read out).
    Next,
    /// Being asked or read out.
    Asking,
    /// The panel is answering it.
    Answering,
    /// Done.
    Answered,
    /// Set aside for later.
    Parked,
    /// Taken out. It can be brought back until the show is purged.
    Removed,
    /// Part of another question; see [`Question::merged_into`].
    Merged,
}

impl State {
    /// Every state, in the order of a question's life.
    pub const ALL: [Self; 9] = [
        Self::Inbox,
        Self::Queued,
        Self::Next,
        Self::Asking,
        Self::Answering,
        Self::Answered,
        Self::Parked,
        Self::Removed,
        Self::Merged,
    ];

    /// The state in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Inbox => "in the inbox",
            Self::Queued => "in the queue",
            Self::Next => "next",
            Self::Asking => "being asked",
            Self::Answering => "being answered",
            Self::Answered => "answered",
            Self::Parked => "parked",
            Self::Removed => "removed",
            Self::Merged => "merged",
        }
    }

    /// Whether the question is still to come: in the inbox, queued, next, or parked.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Inbox | Self::Queued | Self::Next | Self::Parked)
    }

    /// Whether the question has the floor now.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Asking | Self::Answering)
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// A mark that the moderator sets on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Flag {
    /// To be handled with care.
    Sensitive,
    /// Must never be put on the room screen.
    DoNotProject,
    /// Asked in a language that has to be interpreted.
    NeedsInterpretation,
}

impl Flag {
    /// The flag in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sensitive => "sensitive",
            Self::DoNotProject => "do not project",
            Self::NeedsInterpretation => "needs interpretation",
        }
    }
}

/// The marks on a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Flags {
    /// To be handled with care.
    pub sensitive: bool,
    /// Must never be put on the room screen.
    pub do_not_project: bool,
    /// Asked in a language that has to be interpreted.
    pub needs_interpretation: bool,
}

impl Flags {
    /// Whether `flag` is set.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        match flag {
            Flag::Sensitive => self.sensitive,
            Flag::DoNotProject => self.do_not_project,
            Flag::NeedsInterpretation => self.needs_interpretation,
        }
    }

    pub(super) const fn set(&mut self, flag: Flag, on: bool) {
        match flag {
            Flag::Sensitive => self.sensitive = on,
            Flag::DoNotProject => self.do_not_project = on,
            Flag::NeedsInterpretation => self.needs_interpretation = on,
        }
    }

    /// What either of the two has.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            sensitive: self.sensitive || other.sensitive,
            do_not_project: self.do_not_project || other.do_not_project,
            needs_interpretation: self.needs_interpretation || other.needs_interpretation,
        }
    }
}

/// One question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its number in the order of arrival, from 1. It never changes and is never given twice.
    pub number: u32,
    /// How it came in.
    #[serde(default)]
    pub kind: Kind,
    /// Whether it comes before ordinary questions.
    #[serde(default)]
    pub claim: Claim,
    /// What was asked, cleaned (see [`super::clean`]). A request for the floor may have no text.
    pub text: String,
    /// The moderator's neutral wording for a merged question; shown instead of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewrite: Option<String>,
    /// The BCP 47 tag of the language in which it was asked, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The ids of the speakers to whom it is addressed; empty means the whole panel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// The moderator's themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How many others in the room want this asked: "+1 in the room".
    #[serde(default)]
    pub tally: u32,
    /// The marks on it.
    #[serde(default)]
    pub flags: Flags,
    /// Where it stands.
    pub state: State,
    /// When it came in.
    pub added: Millis,
    /// When its state last changed.
    pub changed: Millis,
    /// The question into which this one was merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<u32>,
    /// Where this one stood before it was merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<State>,
    /// The questions that were merged into this one, in the order of merging.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<u32>,
    /// The question of which this one was split off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<u32>,
}

impl Question {
    /// The wording to read out or show: the neutral rewrite where there is one, else the text.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.rewrite.as_deref().unwrap_or(&self.text)
    }
}

impl fmt::Debug for Question {
    /// Prints the number and the length alone: texts must not reach logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Question {} ({} characters)", self.number, self.text.chars().count())
    }
}

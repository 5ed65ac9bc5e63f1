//! What the moderator can do with the time, how it is written in a journal, and in which words it can be refused.

use serde::{Deserialize, Serialize};

use super::reallocate::Infeasible;
use super::{Millis, words_length};

/// One deed, as the journal keeps it. Segments are named by id.
///
/// The written form is part of the journal's format: fields may be added with a default, names never change.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// Start a pending segment, `ago` milliseconds before now.
    Start {
        /// Which.
        segment: String,
        /// How long ago it began in truth.
        #[serde(default)]
        ago: Millis,
    },
    /// Stop the running segment's clock; the slot's goes on.
    Pause,
    /// Let the paused segment's clock go on.
    Resume,
    /// End the segment that runs, is paused, or is interrupted.
    Finish,
    /// Finish what runs and start the next pending segment, `ago` milliseconds before now.
    Next {
        /// How long ago the change happened in truth.
        #[serde(default)]
        ago: Millis,
    },
    /// Pass a pending segment by.
    Skip {
        /// Which.
        segment: String,
    },
    /// Bring back a segment that was skipped or joined to another.
    Unskip {
        /// Which.
        segment: String,
    },
    /// Let a segment that is over go on.
    Reopen {
        /// Which.
        segment: String,
    },
    /// Give time to a segment, or take it (negative); never below what it has used.
    Grant {
        /// Which.
        segment: String,
        /// How much, signed.
        by: Millis,
    },
    /// Let the segment that runs end at this instant.
    EndAt {
        /// The instant.
        at: Millis,
    },
    /// Stop the running segment's clock for a clarification or a right of reply on its own clock.
    Interrupt {
        /// What it is.
        label: String,
    },
    /// End the interruption and let the segment go on.
    EndInterrupt,
    /// Let two pending segments change places; each keeps its time.
    Swap {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// Join one pending segment to another: both speak together in the longer of the two times.
    Merge {
        /// The one that stays.
        first: String,
        /// The one that joins it.
        second: String,
    },
    /// Share the time that is left among the pending segments.
    Reallocate {
        /// How.
        policy: Policy,
    },
    /// Note that a speaker was told how much time there is.
    Told {
        /// Whose segment.
        segment: String,
        /// The time that was named.
        allotted: Millis,
    },
}

/// How time that is short is shared among the pending segments.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// Everybody keeps the same part of the planned time.
    Proportional,
    /// Everybody loses the same number of minutes.
    EqualCut,
    /// Everybody gets the same number of minutes, up to the planned time.
    EqualShare,
    /// Where even the floors do not fit: every floor scaled down alike. Only on purpose, and marked.
    ScaledFloors,
}

impl Policy {
    /// Every policy with its name for people, in the order in which to offer them.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Proportional, "in proportion"),
        (Self::EqualCut, "same cut for all"),
        (Self::EqualShare, "same time for all"),
        (Self::ScaledFloors, "below the floors"),
    ];

    /// The name for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(policy, _)| *policy == self).map_or("", |(_, word)| word)
    }
}

/// Why an action does not fit the moment, in words for the moderator. Nothing has changed when one is given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No segment has this id.
    #[error("the agenda has no segment called “{0}”")]
    UnknownSegment(String),
    /// It already runs (or is paused, or interrupted).
    #[error("“{0}” is already running")]
    AlreadyRunning(String),
    /// Another one runs.
    #[error("“{0}” is still running: finish it first")]
    OtherRunning(String),
    /// It is over.
    #[error("“{0}” is over: reopen it to go on")]
    Over(String),
    /// It is not over, so it cannot be reopened.
    #[error("“{0}” is not over, so there is nothing to reopen")]
    NotOver(String),
    /// It was skipped.
    #[error("“{0}” was skipped: bring it back first")]
    Skipped(String),
    /// It was not skipped, so it cannot be brought back.
    #[error("“{0}” was not skipped")]
    NotSkipped(String),
    /// Only a segment still to come can be skipped, moved or joined.
    #[error("“{0}” has begun: only a segment still to come can be skipped, moved or joined")]
    Begun(String),
    /// Nothing runs.
    #[error("no segment is running")]
    NothingRunning,
    /// It is already paused.
    #[error("“{0}” is already paused")]
    AlreadyPaused(String),
    /// It is paused, so it cannot be interrupted.
    #[error("“{0}” is paused: resume it first")]
    Paused(String),
    /// It is not paused.
    #[error("“{0}” is not paused")]
    NotPaused(String),
    /// An interruption holds the segment.
    #[error("“{0}” is interrupted: end the interruption first")]
    Interrupted(String),
    /// No interruption to end.
    #[error("nothing is interrupted")]
    NotInterrupted,
    /// Everything is over or skipped.
    #[error("no segment is left to start")]
    NothingLeft,
    /// All that is allotted is used.
    #[error("“{0}” has used all its time: there is nothing left to take")]
    NothingToTake(String),
    /// The same segment twice.
    #[error("those are the same segment")]
    Same,
    /// The grant or note changes nothing.
    #[error("that would change nothing")]
    NoChange,
    /// The instant to end at is not ahead.
    #[error("{0} has passed")]
    EndPassed(String),
    /// More than twelve hours at once.
    #[error("{} is more than a segment can have", words_length(*.0))]
    TooLong(Millis),
    /// The time cannot be shared.
    #[error("{0}")]
    CannotShare(Infeasible),
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// The written form of every action. Old journals hold these lines: a change here makes them unreadable.
    #[test]
    fn the_written_form_stays() {
        let text = str::to_owned;
        let table = [
            (Action::Start { segment: text("a"), ago: 5 }, r#"{"do":"start","segment":"a","ago":5}"#),
            (Action::Pause, r#"{"do":"pause"}"#),
            (Action::Resume, r#"{"do":"resume"}"#),
            (Action::Finish, r#"{"do":"finish"}"#),
            (Action::Next { ago: 0 }, r#"{"do":"next","ago":0}"#),
            (Action::Skip { segment: text("a") }, r#"{"do":"skip","segment":"a"}"#),
            (Action::Unskip { segment: text("a") }, r#"{"do":"unskip","segment":"a"}"#),
            (Action::Reopen { segment: text("a") }, r#"{"do":"reopen","segment":"a"}"#),
            (Action::Grant { segment: text("a"), by: -60_000 }, r#"{"do":"grant","segment":"a","by":-60000}"#),
            (Action::EndAt { at: 7 }, r#"{"do":"end-at","at":7}"#),
            (Action::Interrupt { label: text("reply") }, r#"{"do":"interrupt","label":"reply"}"#),
            (Action::EndInterrupt, r#"{"do":"end-interrupt"}"#),
            (Action::Swap { first: text("a"), second: text("b") }, r#"{"do":"swap","first":"a","second":"b"}"#),
            (Action::Merge { first: text("a"), second: text("b") }, r#"{"do":"merge","first":"a","second":"b"}"#),
            (Action::Reallocate { policy: Policy::EqualCut }, r#"{"do":"reallocate","policy":"equal-cut"}"#),
            (Action::Told { segment: text("a"), allotted: 9 }, r#"{"do":"told","segment":"a","allotted":9}"#),
        ];
        for (action, written) in table {
            assert_eq!(serde_json::to_string(&action).unwrap(), written);
            assert_eq!(serde_json::from_str::<Action>(written).unwrap(), action);
        }
        let names: Vec<String> = Policy::ALL.iter().map(|(policy, _)| serde_json::to_string(policy).unwrap()).collect();
        assert_eq!(names, [r#""proportional""#, r#""equal-cut""#, r#""equal-share""#, r#""scaled-floors""#]);
    }

    #[test]
    fn a_journal_may_lack_what_has_a_default_and_hold_what_is_not_known() {
        let read = |line| serde_json::from_str::<Action>(line).unwrap();
        assert_eq!(read(r#"{"do":"next"}"#), Action::Next { ago: 0 });
        let start = Action::Start { segment: "a".to_owned(), ago: 0 };
        assert_eq!(read(r#"{"by":"clicker","segment":"a","do":"start"}"#), start);
        assert!(serde_json::from_str::<Action>(r#"{"do":"explode"}"#).is_err());
    }
}

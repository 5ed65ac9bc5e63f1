//! Where one segment stands and what its clocks have counted so far.

use super::{FARTHEST, Millis};

/// Where a segment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Still to come.
    Pending,
    /// Its clock runs.
    Running,
    /// Its clock is stopped.
    Paused,
    /// Its clock is stopped for a clarification or a right of reply.
    Interrupted,
    /// Over.
    Done,
    /// Passed by, or joined to another segment.
    Skipped,
}

impl Status {
    /// The status in a word or two.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "to come",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Interrupted => "interrupted",
            Self::Done => "over",
            Self::Skipped => "skipped",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum State {
    Pending,
    Running { since: Millis },
    Paused { since: Millis },
    Interrupted { since: Millis, label: String },
    Done,
    Skipped,
}

/// What happened to one segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) state: State,
    /// What re-allocation gave in place of the planned length.
    pub(crate) given: Option<Millis>,
    /// The sum of all grants.
    pub(crate) grant: Millis,
    /// The sum of the running intervals that are closed.
    pub(crate) used: Millis,
    pub(crate) started: Option<Millis>,
    pub(crate) ended: Option<Millis>,
    /// Paused time and interruptions that are over.
    pub(crate) paused: Millis,
    pub(crate) interrupted: Millis,
    pub(crate) interruptions: u32,
    pub(crate) told: Option<Millis>,
    /// The plan index of the segment to which this one was joined.
    pub(crate) joined: Option<usize>,
    /// By how much that segment's time grew when this one joined it.
    pub(crate) lent: Millis,
}

impl Record {
    pub(crate) const NEW: Self = Self {
        state: State::Pending,
        given: None,
        grant: 0,
        used: 0,
        started: None,
        ended: None,
        paused: 0,
        interrupted: 0,
        interruptions: 0,
        told: None,
        joined: None,
        lent: 0,
    };

    pub(crate) fn used_at(&self, now: Millis) -> Millis {
        match self.state {
            State::Running { since } => (self.used + (now - since).max(0)).min(FARTHEST),
            _ => self.used,
        }
    }

    /// Paused and interrupted time by `now`, with what is still open.
    pub(crate) fn held_at(&self, now: Millis) -> (Millis, Millis) {
        match self.state {
            State::Paused { since } => ((self.paused + (now - since).max(0)).min(FARTHEST), self.interrupted),
            State::Interrupted { since, .. } => (self.paused, (self.interrupted + (now - since).max(0)).min(FARTHEST)),
            _ => (self.paused, self.interrupted),
        }
    }

    pub(crate) const fn status(&self) -> Status {
        match self.state {
            State::Pending => Status::Pending,
            State::Running { .. } => Status::Running,
            State::Paused { .. } => Status::Paused,
            State::Interrupted { .. } => Status::Interrupted,
            State::Done => Status::Done,
            State::Skipped => Status::Skipped,
        }
    }

    /// Closes the interval that is open at `at`, to whichever sum it belongs.
    pub(crate) fn close(&mut self, at: Millis) {
        match self.state {
            State::Running { since } => self.used = self.used.saturating_add((at - since).max(0)).min(FARTHEST),
            State::Paused { since } => self.paused = self.paused.saturating_add((at - since).max(0)).min(FARTHEST),
            State::Interrupted { since, .. } => {
                self.interrupted = self.interrupted.saturating_add((at - since).max(0)).min(FARTHEST);
            }
            State::Pending | State::Done | State::Skipped => {}
        }
    }

    /// When the open interval began.
    pub(crate) const fn since(&self) -> Option<Millis> {
        match self.state {
            State::Running { since } | State::Paused { since } | State::Interrupted { since, .. } => Some(since),
            State::Pending | State::Done | State::Skipped => None,
        }
    }
}

//! A round: several questions read out together and answered together, and what a round costs in time.

use serde::{Deserialize, Serialize};

use super::Millis;

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The moderator picks the questions.
    Picking,
    /// The questions are read out or asked, one after the other.
    Reading,
    /// The panel answers them together.
    Answering,
    /// Done.
    Closed,
}

impl Stage {
    /// The stage in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Picking => "picking",
            Self::Reading => "reading out",
            Self::Answering => "answering",
            Self::Closed => "closed",
        }
    }
}

/// One round of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its number, from 1.
    pub number: u32,
    /// How many questions it takes.
    pub size: u8,
    /// The questions, in the order in which they are read out.
    pub picks: Vec<u32>,
    /// How many of them have been read out.
    pub read: usize,
    /// How far it is.
    pub stage: Stage,
    /// When it was opened.
    pub opened: Millis,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Millis>,
}

impl Round {
    /// Whether all picks are there.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.picks.len() >= usize::from(self.size)
    }

    /// The picks that have not been read out.
    #[must_use]
    pub fn unread(&self) -> &[u32] {
        self.picks.get(self.read..).unwrap_or(&[])
    }

    pub(super) fn drop_pick(&mut self, number: u32) {
        if let Some(index) = self.picks.iter().position(|pick| *pick == number) {
            self.picks.remove(index);
            if index < self.read {
                self.read -= 1;
            }
        }
    }
}

/// What a round costs: `size · ask + answer + handover`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundCost {
    /// Questions in a round.
    pub size: u8,
    /// The time to ask one of them.
    pub ask: Millis,
    /// The time to answer all of them.
    pub answer: Millis,
    /// The time until the next round.
    pub handover: Millis,
}

impl Default for RoundCost {
    /// Three questions of a minute each, four minutes to answer, 20 seconds between rounds.
    fn default() -> Self {
        Self { size: 3, ask: 60_000, answer: 240_000, handover: 20_000 }
    }
}

impl RoundCost {
    /// The length of a round.
    #[must_use]
    pub fn length(self) -> Millis {
        Millis::from(self.size).saturating_mul(self.ask).saturating_add(self.answer).saturating_add(self.handover)
    }

    /// How many rounds and how many questions fit into `left`.
    #[must_use]
    pub fn fit(self, left: Millis) -> (u32, u32) {
        let rounds = if self.length() > 0 { (left.max(0) / self.length()).min(10_000) } else { 0 };
        let rounds = u32::try_from(rounds).unwrap_or(0);
        (rounds, rounds * u32::from(self.size))
    }
}

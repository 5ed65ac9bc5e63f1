//! Questions in rounds: how many can still be taken in the time that is left.

use super::{MINUTE, Millis, SECOND};

/// The shape of a round: so many questions are put one after another, then the panel answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// k: questions in a round.
    pub questions: u32,
    /// The time to ask one.
    pub ask: Millis,
    /// The time to answer a whole round.
    pub answer: Millis,
    /// The time to hand over the microphone, once a round.
    pub handover: Millis,
}

impl Default for Round {
    /// Three questions of 60 s, 4 min for the answers, 20 s to hand over.
    fn default() -> Self {
        Self { questions: 3, ask: MINUTE, answer: 4 * MINUTE, handover: 20 * SECOND }
    }
}

/// What can still be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whole rounds.
    pub rounds: u32,
    /// Questions in those rounds.
    pub questions: u32,
    /// The time left after them.
    pub spare: Millis,
}

impl Round {
    /// What one round costs: k·ask + answer + handover.
    #[must_use]
    pub fn cost(&self) -> Millis {
        let ask = self.ask.max(0).saturating_mul(Millis::from(self.questions));
        ask.saturating_add(self.answer.max(0)).saturating_add(self.handover.max(0))
    }

    /// What fits into `left`, for instance [`super::View::questions_end_by`] − now.
    ///
    /// A round that costs nothing is not a round: then nothing fits.
    #[must_use]
    pub fn fit(&self, left: Millis) -> Taken {
        let (left, cost) = (left.max(0), self.cost());
        let whole = if cost > 0 && self.questions > 0 { left / cost } else { 0 };
        let rounds = u32::try_from(whole).unwrap_or(u32::MAX);
        let spare = left - cost.saturating_mul(Millis::from(rounds));
        Taken { rounds, questions: rounds.saturating_mul(self.questions), spare }
    }
}

impl Taken {
    /// "3 rounds, 9 questions", "1 round, 3 questions", "no further round".
    #[must_use]
    pub fn words(&self) -> String {
        let plural = |count: u32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        if self.rounds == 0 {
            "no further round".to_owned()
        } else {
            format!("{}, {}", plural(self.rounds, "round"), plural(self.questions, "question"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_of_three_in_the_worked_example() {
        let round = Round::default();
        assert_eq!(round.cost(), 440 * SECOND);
        let taken = round.fit(26 * MINUTE + 15 * SECOND);
        assert_eq!(taken, Taken { rounds: 3, questions: 9, spare: 255 * SECOND });
        assert_eq!(taken.words(), "3 rounds, 9 questions");
    }

    #[test]
    fn the_edges() {
        let round = Round::default();
        assert_eq!(round.fit(440 * SECOND).rounds, 1);
        assert_eq!(round.fit(440 * SECOND).words(), "1 round, 3 questions");
        assert_eq!(round.fit(440 * SECOND - 1).words(), "no further round");
        assert_eq!(round.fit(-5 * MINUTE), Taken { rounds: 0, questions: 0, spare: 0 });
        let nothing = Round { questions: 3, ask: 0, answer: 0, handover: 0 };
        assert_eq!(nothing.fit(MINUTE), Taken { rounds: 0, questions: 0, spare: MINUTE });
        assert_eq!(Round { questions: 0, ..round }.fit(MINUTE * 60).rounds, 0);
        let tiny = Round { questions: u32::MAX, ask: Millis::MAX, answer: -1, handover: Millis::MAX };
        assert_eq!(tiny.fit(Millis::MAX).rounds, 1);
    }
}

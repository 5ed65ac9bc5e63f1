//! The moves of a round: pick, read out, answer together, close.

use std::sync::Arc;

use super::question::State;
use super::queue::{Queue, Spot};
use super::round::{Round, Stage};
use super::{Done, Millis, Refusal};

impl Queue {
    pub(super) fn open_round(&mut self, size: u8, now: Millis) -> Result<Done, Refusal> {
        if let Some(round) = &self.round {
            return Err(Refusal::RoundOpen(round.number));
        }
        if !(1..=12).contains(&size) {
            return Err(Refusal::RoundSize);
        }
        self.rounds_opened += 1;
        let number = self.rounds_opened;
        // What was put next before is the round's first pick.
        let picks = self.numbers(State::Next).iter().copied().take(usize::from(size)).collect();
        self.round =
            Some(Arc::new(Round { number, size, picks, read: 0, stage: Stage::Picking, opened: now, closed: None }));
        Ok(Done::round(number, "opened"))
    }

    pub(super) fn pick(&mut self, number: u32, now: Millis) -> Result<Done, Refusal> {
        let state = self.known(number)?.state;
        let round = self.round().ok_or(Refusal::NoRound)?;
        if round.stage != Stage::Picking {
            return Err(Refusal::RoundOpen(round.number));
        }
        if !matches!(state, State::Inbox | State::Queued | State::Parked) {
            return Err(Refusal::NotFrom { number, state });
        }
        if round.is_full() {
            return Err(Refusal::RoundFull);
        }
        self.relocate(number, State::Next, Spot::Back, now)?;
        if let Some(round) = self.round_mut() {
            round.picks.push(number);
        }
        Ok(Done::to(number, "picked for the round"))
    }

    pub(super) fn unpick(&mut self, number: u32, now: Millis) -> Result<Done, Refusal> {
        self.known(number)?;
        let round = self.round().ok_or(Refusal::NoRound)?;
        if !round.unread().contains(&number) {
            return Err(Refusal::NotPicked(number));
        }
        self.relocate(number, State::Queued, Spot::Front, now)?;
        self.leave_round(number, false, now);
        Ok(Done::to(number, "taken from the round"))
    }

    pub(super) fn read_next(&mut self, now: Millis) -> Result<Done, Refusal> {
        let round = self.round().ok_or(Refusal::NoRound)?;
        match round.stage {
            Stage::Picking if round.picks.is_empty() => return Err(Refusal::RoundEmpty),
            Stage::Picking => self.floor_is_free()?,
            Stage::Reading => {}
            Stage::Answering | Stage::Closed => return Err(Refusal::AllRead),
        }
        let number = *round.unread().first().ok_or(Refusal::AllRead)?;
        self.relocate(number, State::Asking, Spot::Back, now)?;
        if let Some(round) = self.round_mut() {
            round.read += 1;
            round.stage = Stage::Reading;
        }
        Ok(Done::to(number, "read out"))
    }

    /// The round goes from reading out to answering. Without a round that reads, nothing is done.
    pub(super) fn answer_round(&mut self, now: Millis) -> Result<Option<Done>, Refusal> {
        let Some(round) = self.round().filter(|round| round.stage != Stage::Picking) else { return Ok(None) };
        let number = round.number;
        if round.stage != Stage::Reading {
            return Err(Refusal::NobodyAsks);
        }
        if let Some(unread) = round.unread().first() {
            return Err(Refusal::Unread(*unread));
        }
        for pick in round.picks.clone() {
            if self.known(pick)?.state == State::Asking {
                self.relocate(pick, State::Answering, Spot::Back, now)?;
            }
        }
        if let Some(round) = self.round_mut() {
            round.stage = Stage::Answering;
        }
        Ok(Some(Done::round(number, "being answered")))
    }

    /// Everything in the round that has the floor is answered, and the round closes.
    pub(super) fn finish_round(&mut self, now: Millis) -> Result<Option<Done>, Refusal> {
        let Some(round) = self.round().filter(|round| round.stage != Stage::Picking) else { return Ok(None) };
        let number = round.number;
        if let Some(unread) = round.unread().first() {
            return Err(Refusal::Unread(*unread));
        }
        for pick in round.picks.clone() {
            if self.known(pick)?.state.is_active() {
                self.relocate(pick, State::Answered, Spot::Back, now)?;
            }
        }
        self.close_round(now);
        Ok(Some(Done::round(number, "answered")))
    }

    pub(super) fn cancel_round(&mut self, now: Millis) -> Result<Done, Refusal> {
        let round = self.round.take().ok_or(Refusal::NoRound)?;
        for pick in round.picks.iter().rev() {
            let state = self.known(*pick)?.state;
            if state.is_active() || state == State::Next {
                self.relocate(*pick, State::Queued, Spot::Front, now)?;
            }
        }
        Ok(Done::round(round.number, "broken off"))
    }

    fn close_round(&mut self, now: Millis) {
        if let Some(mut round) = self.round.take() {
            let closed = Arc::make_mut(&mut round);
            closed.stage = Stage::Closed;
            closed.closed = Some(now);
            Arc::make_mut(&mut self.rounds).push(round);
        }
    }

    /// A question went elsewhere: the round forgets it, unless it was answered as part of the round (`stays`). A round
    /// that has nothing left to read or answer closes.
    pub(super) fn leave_round(&mut self, number: u32, stays: bool, now: Millis) {
        let Some(round) = self.round() else { return };
        if !round.picks.contains(&number) {
            return;
        }
        if !stays && let Some(round) = self.round_mut() {
            round.drop_pick(number);
        }
        let over = self.round().is_some_and(|round| {
            round.stage != Stage::Picking
                && round.picks.iter().all(|pick| self.get(*pick).is_none_or(|other| other.state == State::Answered))
        });
        if over {
            self.close_round(now);
        }
    }

    /// After the next ones were reordered by hand, the round reads them out in the new order.
    pub(super) fn order_picks(&mut self) {
        if self.round.is_none() {
            return;
        }
        let order = self.numbers(State::Next).to_vec();
        if let Some(round) = self.round_mut() {
            let (read, unread) = round.picks.split_at(round.read.min(round.picks.len()));
            let place = |pick: &u32| order.iter().position(|other| other == pick).unwrap_or(usize::MAX);
            let mut unread = unread.to_vec();
            unread.sort_by_key(place);
            round.picks = [read, unread.as_slice()].concat();
        }
    }
}

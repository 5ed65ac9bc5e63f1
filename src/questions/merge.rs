//! Merge, take apart, split: several questions become one and one becomes several, and no original is lost.

use super::apply::Fresh;
use super::clean;
use super::question::{Question, State};
use super::queue::{MAX_QUESTIONS, Queue, Spot};
use super::{Done, Millis, Refusal};

impl Queue {
    pub(super) fn merge(
        &mut self,
        into: u32,
        from: &[u32],
        rewrite: Option<&str>,
        now: Millis,
    ) -> Result<Done, Refusal> {
        let mut parts: Vec<u32> = Vec::with_capacity(from.len());
        for number in from {
            if *number != into && !parts.contains(number) {
                parts.push(*number);
            }
        }
        if parts.is_empty() {
            return Err(Refusal::NothingToMerge);
        }
        for number in parts.iter().chain([&into]) {
            let state = self.known(*number)?.state;
            if !state.is_open() {
                return Err(Refusal::NotFrom { number: *number, state });
            }
        }
        let rewrite = match rewrite.map(clean::maybe_empty).transpose()? {
            Some(text) if !text.is_empty() => Some(text),
            _ => None,
        };
        for number in &parts {
            let part = self.change(*number)?;
            part.was = Some(part.state);
            part.merged_into = Some(into);
            self.relocate(*number, State::Merged, Spot::Back, now)?;
            self.leave_round(*number, false, now);
        }
        let head = self.change(into)?;
        head.merged.extend(&parts);
        if rewrite.is_some() {
            head.rewrite = rewrite;
        }
        Ok(Done::to(into, "merged"))
    }

    pub(super) fn unmerge(&mut self, number: u32, now: Millis) -> Result<Done, Refusal> {
        let head = self.known(number)?;
        if head.merged.is_empty() {
            return Err(Refusal::NotMerged(number));
        }
        if head.state == State::Merged {
            return Err(Refusal::NotFrom { number, state: head.state });
        }
        let state = head.state;
        let parts = {
            let head = self.change(number)?;
            head.rewrite = None;
            std::mem::take(&mut head.merged)
        };
        let mut behind = number;
        for part in parts {
            let Some(question) = self.store.get_mut(part) else { continue };
            // A pick of a round returns to the queue: the round may be over or full.
            let back = match question.was.take() {
                Some(State::Next) | None => State::Queued,
                Some(was) => was,
            };
            question.merged_into = None;
            // Behind the question with which it stood, or else in its turn.
            let spot = if back == state { Spot::After(behind) } else { Spot::Turn };
            self.relocate(part, back, spot, now)?;
            if back == state {
                behind = part;
            }
        }
        Ok(Done::to(number, "taken apart"))
    }

    pub(super) fn split(&mut self, number: u32, parts: &[String], now: Millis) -> Result<Done, Refusal> {
        if !(2..=10).contains(&parts.len()) {
            return Err(Refusal::Parts);
        }
        let Question { state, kind, claim, language, to, tags, flags, .. } = Question::clone(self.known(number)?);
        if !state.is_open() {
            return Err(Refusal::NotFrom { number, state });
        }
        if self.len() + parts.len() > MAX_QUESTIONS {
            return Err(Refusal::Full);
        }
        let texts = parts.iter().map(|part| clean::text(part)).collect::<Result<Vec<String>, Refusal>>()?;
        let mut texts = texts.into_iter();
        let question = self.change(number)?;
        question.rewrite = None;
        question.text = texts.next().unwrap_or_default();
        // There is one next question (or a round of fixed size): the other parts wait at the front of the queue.
        let (rest, mut spot) =
            if state == State::Next { (State::Queued, Spot::Front) } else { (state, Spot::After(number)) };
        let mut created = Vec::new();
        for text in texts {
            let fresh = Fresh {
                kind,
                claim,
                text,
                language: language.clone(),
                to: to.clone(),
                tags: tags.clone(),
                flags,
                state: rest,
                split_from: Some(number),
            };
            let new = self.insert(fresh, spot, now)?;
            spot = Spot::After(new);
            created.push(new);
        }
        Ok(Done { created, ..Done::to(number, "split") })
    }
}

//! Clarifications and rights of reply stop the running segment's clock while they have the floor.

use super::Desk;
use crate::{
    questions::{Question, Queue},
    show::Command,
    timing::{self, Status},
};

fn claim_on_the_floor(queue: &Queue) -> Option<&Question> {
    queue.active().map(AsRef::as_ref).filter(|question| question.claim.is_first())
}

impl Desk {
    /// After something was done to the questions: a claim that has just been given the floor interrupts the segment, and one
    /// that has just left it lets the segment go on. `before` is the queue as it was.
    pub(super) fn heed_claims(&self, before: &Queue) {
        let snapshot = self.snapshot();
        let (was, is) = (claim_on_the_floor(before), claim_on_the_floor(&snapshot.queue));
        if was.map(|question| question.number) == is.map(|question| question.number) {
            return;
        }
        let running = snapshot.view(self.now()).and_then(|view| {
            let index = view.running.as_ref()?.index;
            view.segments.get(index).map(|segment| segment.status)
        });
        match (is, running) {
            (Some(question), Some(Status::Running)) => {
                let label = question.claim.word().to_owned();
                self.send(Command::Timing(timing::Action::Interrupt { label }));
            }
            (None, Some(Status::Interrupted)) => self.send(Command::Timing(timing::Action::EndInterrupt)),
            _ => {}
        }
    }
}
